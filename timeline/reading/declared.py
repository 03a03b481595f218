"""Publication dates that a page states in so many words: bylines, headers, front matter."""

from __future__ import annotations

import re
from datetime import date

from timeline import languages
from timeline.model import Evidence, Message, Publication, message
from timeline.readers import Statement
from timeline.reading.press import plain, press

# A full date however written; which day it is, dateparser tells.
_DATE = re.compile(
    r"(?<!\d)(?:\d{4}-\d{2}-\d{2}(?:t\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(?:\d{4}|\d{2})"
    r"|\d{1,2}(?:er|st|nd|rd|th)? (?:of )?[^\W\d_]{3,10}\.?,? \d{4}"
    r"|[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?!\d)"
)
# "Brest, le 14 mars 2023 (AFP) -", "PARIS, March 14, 2023 (Reuters)": place, day and agency open a dispatch.
_PLACE = re.compile(r"[^\W\d_][\w'.\- ]{1,40}(?:\([\w .'-]{2,30}\))?, ")
_SENT = re.compile(r" ?(?:\([^)\n]{2,40}\)(?!,)|[-–—])")
_AGENCY = re.compile(r" ?\([^)\n]{2,40}\) ?[-–—]")
_NUMERIC = re.compile(r"(\d{1,2}) ?[./-] ?(\d{1,2}) ?[./-] ?(\d{4}|\d{2})")
_TIME = re.compile(
    r"\d{1,2} ?(?:h|:) ?\d{0,2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:gmt|utc|z|[cew]e?[sd]?t)\b)?"
)
LONGEST_LINE = 160
LOOSE_LETTERS = 26


def is_header(line: str) -> bool:
    """Whether a line states a publication date and says little else."""
    return statement(line) is not None


def statement(line: str) -> tuple[int, int, bool] | None:
    """Where in ``line`` a date of publication stands, and whether it is only that of an update.

    A line qualifies when the words for it ("Published on") open it or follow a credit, or when it
    is a date with little beside it.
    """
    if len(line) > LONGEST_LINE:
        return None
    text = plain(line)
    dates = list(_DATE.finditer(text))
    if not dates:
        return None
    cue = press().published.search(text)
    if cue and _opens(text[: cue.start()]):
        stated = next((d for d in dates if d.start() >= cue.end()), None)
        if stated:
            return stated.start(), stated.end(), False
    cue = press().updated.search(text)
    if cue and _opens(text[: cue.start()]):
        stated = next((d for d in dates if d.start() >= cue.end()), None)
        if stated:
            return stated.start(), stated.end(), True
    stated = dates[0]
    rest = _TIME.sub(" ", text[: stated.start()] + " | " + text[stated.end() :])
    rest = press().agency.sub(" ", rest)
    if sum(map(str.isalpha, rest)) <= LOOSE_LETTERS and not text.rstrip().endswith((".", "?", "!")):
        return stated.start(), stated.end(), False
    return None


def dateline(text: str) -> tuple[int, int] | None:
    """Where in the first paragraph of an article the day of its dispatch stands, after its place."""
    line = plain(text[:LONGEST_LINE])
    place = _PLACE.match(line)
    if place is None or not text[0].isupper():
        return None
    day = _DATE.search(line, place.end())
    if day is None or not _SENT.match(line, day.end()):
        return None
    # "le", "mardi" or "le mardi", but not "fermé le".
    between = line[place.end() : day.start()].split()
    leads = between[:-1] if len(between) > 1 else []
    short = len(between) <= 2 and all(press().before_date.search(word) for word in leads)
    return day.span() if short else None


def opens_dispatch(text: str, start: int, end: int) -> bool:
    """Whether a day at these offsets of an article's first paragraph is that of its dispatch, without a
    year: "MOSCOU, 14 mars (Reuters) -", "21 mars (AFP) -".
    """
    line = plain(text[:LONGEST_LINE])
    place = _PLACE.match(line[:start])
    before = line[place.end() if place else 0 : start].split()
    named = all(press().before_date.search(word) for word in before)
    return text[:1].isalnum() and len(before) <= 1 and named and bool(_AGENCY.match(line, end))


def _opens(before: str) -> bool:
    """Whether nothing but a credit or an earlier header part stands before the words for a date."""
    bare = before.strip(" \t-–—|·•,:()[]/")
    return (
        not bare
        or bool(press().credit.fullmatch(bare) or press().byline.fullmatch(bare))
        or bool(press().published.match(bare))
    )


def credit_beside(line: str) -> str:
    """What a header line says before its date, without the words for the date."""
    found = statement(line)
    if found is None:
        return line
    text = line[: found[0]]
    for pattern in (press().published, press().updated):
        match = pattern.search(plain(text))
        if match:
            text = text[: match.start()]
    article = press().before_date.search(plain(text))
    return text[: article.start() if article else None].strip(" \t-–—|·•,:()[]/")


def publication(stated: Statement, language: str, offset: int, length: int) -> Publication | None:
    """The stated date as a publication; None when no day can be read from it.

    ``offset`` and ``length`` place the document's text in the page, for the evidence.
    """
    if stated.days is not None:
        day, both = stated.days.best, [stated.days.earliest, stated.days.latest]
        other = None if both[0] == both[1] else next(one for one in both if one != day)
    else:
        found, other = _days(stated.written, language)
        if found is None:
            return None
        day, both = found, [found, other or found]
    inside = offset <= stated.start and stated.end <= offset + length and stated.start < stated.end
    start, end = (stated.start - offset, stated.end - offset) if inside else (0, 0)
    evidence = Evidence("declared", stated.written, start, end, _says(stated, day, other))
    return Publication(min(both), max(both), day, (evidence,))


def _says(stated: Statement, day: date, other: date | None) -> Message:
    """What a stated date shows, and where it stands."""
    if stated.days is not None and other is not None:
        return message("The field “{field}” states {day} in UTC; in local time that may be {other}.",
                       field=stated.field, day=day, other=other)  # fmt: skip
    if stated.field and other is None:
        return message("The field “{field}” states the date {day}.", field=stated.field, day=day)
    if other is None:
        return message("The page states the date {day}.", day=day)
    return message("The page states {day} or {other}, as day and month are read.", day=day, other=other)


def _days(written: str, language: str) -> tuple[date | None, date | None]:
    """The day written, and the other day meant when figures leave day and month open."""
    import dateparser
    from dateparser.data.languages_info import language_order

    match = _DATE.search(plain(written))
    text = match[0] if match else written
    if re.match(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text[:10]), None
        except ValueError:
            return None, None
    # A date may be written in another language than the article: months in English are everywhere.
    known = [[language]] if language in language_order else []
    known.append(sorted({*languages.available()} - {language}))
    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    orders = ("MDY", "DMY") if language == "en" and _NUMERIC.fullmatch(text) else ("DMY",)
    found: list[date] = []
    for order in orders:
        tries = (
            dateparser.parse(text, languages=some, settings={**settings, "DATE_ORDER": order})
            for some in known
        )
        parsed = next((moment.date() for moment in tries if moment), None)
        if parsed and parsed not in found:
            found.append(parsed)
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)
