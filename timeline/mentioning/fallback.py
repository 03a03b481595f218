"""Dates in languages without a folder: dateparser's search, kept to what it reads reliably."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from timeline.model import Mention
from timeline.resolving import Prefer
from timeline.resolving.context import NO_ANCHOR
from timeline.resolving.spans import as_datetime, span
from timeline.resolving.values import of_span

RULE = "dateparser"
# dateparser takes amounts, percentages and short words for dates; a reading must hold a year, or a
# word and figures, or a word of at least this many letters.
WORD = 4
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIGURES = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_PERIODS = {"day": "day", "week": "week", "month": "month", "year": "year", "time": "day"}


def search(text: str, language: str, reference: date | datetime, prefer: Prefer = "news") -> list[Mention]:
    """What dateparser finds in ``text``, of low certainty; none in a language it does not know."""
    from dateparser.date import DateDataParser

    moment = as_datetime(reference)
    settings = {"RELATIVE_BASE": moment, "PREFER_DATES_FROM": "future" if prefer == "future" else "past"}
    try:
        parser = DateDataParser(languages=[language], settings=settings)
        hits = _hits(text, language, settings)
        return [mention for start, words in hits if (mention := _mention(start, words, parser))]
    except (ValueError, OverflowError):
        # A language it does not know, or days that it counts beyond the calendar.
        return []


def _hits(text: str, language: str, settings: dict[str, Any]) -> list[tuple[int, str]]:
    """The strings that dateparser takes for dates, with where they stand."""
    from dateparser.search import search_dates

    hits: list[tuple[int, str]] = []
    end = 0
    for words, _ in search_dates(text, languages=[language], settings=settings) or ():
        start = text.find(words, end)
        if start >= 0:
            end = start + len(words)
            hits.append((start, words.split(",")[0] if "%" in words else words))
    return hits


def _trusted(words: str) -> bool:
    lengths = [len(word) for word in _LETTERS.findall(words)]
    if not lengths:
        return bool(_YEAR.search(words)) or bool(
            re.fullmatch(r"\s*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\s*", words)
        )
    return bool(_YEAR.search(words)) or (
        max(lengths) >= WORD and (bool(_FIGURES.search(words)) or len(lengths) == 1)
    )


def _mention(start: int, words: str, parser: Any) -> Mention | None:
    if not _trusted(words):
        return None
    data = parser.get_date_data(words.strip())
    if data is None or data.date_obj is None:
        return None
    found = span(as_datetime(data.date_obj), _grain(words, data.period))
    lead = len(words) - len(words.lstrip())
    return Mention(
        start=start + lead,
        end=start + len(words.rstrip()),
        text=words.strip(),
        type="DATE",
        value=of_span(found),
        begin=found.begin,
        until=found.until,
        grain=found.grain,  # type: ignore[arg-type]
        mod=None,
        approximate=False,
        rule=RULE,
        anchor=NO_ANCHOR,
        certainty="low",
    )


def _grain(words: str, period: str) -> str:
    """dateparser's period, but a year alone is a year and a month with its year a month."""
    figures = re.findall(r"\d+", words)
    if figures and all(len(each) == 4 for each in figures):
        return "month" if _LETTERS.search(words) else "year"
    return _PERIODS.get(period, "day")
