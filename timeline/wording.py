"""What the program says, in the reader's language: catalogues, dates, numbers and lists.

A sentence is written in English where it is needed and names its places: ``"published on {day}"``.
The catalogues ``timeline/texts/<language>/<area>.po`` (gettext) hold its translations; a sentence
without one is said in English. A place may carry a style after a colon:

* days and moments: ``{day}`` or ``{day:long}`` (18 September 2020), ``{day:full}`` (with the
  weekday), ``{day:short}`` (18 Sept 2020);
* ``{when:interval}``: a tuple ``(begin, until, grain)``, half-open, said as ``format_interval`` does;
* numbers, lists (tuples) and texts need no style.
"""

from __future__ import annotations

import gettext
import io
import string
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list as babel_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from timeline.model import Grain, Message

TEXTS = Path(__file__).parent / "texts"
SOURCE_LANGUAGE = "en"

_MONTHS = {"month": 1, "quarter": 3, "half": 6}
_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_FIRST = "first day of a month"


def languages() -> tuple[str, ...]:
    """The languages the program speaks: the source language and every folder of catalogues."""
    folders = {folder.name for folder in TEXTS.iterdir() if any(folder.glob("*.po"))}
    return tuple(sorted(folders | {SOURCE_LANGUAGE}))


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """All areas of one language as one gettext catalogue."""
    merged = Catalog(locale=language)
    for path in sorted((TEXTS / language).glob("*.po")):
        with path.open("rb") as file:
            for entry in read_po(file, locale=language):
                if entry.id:
                    merged.add(entry.id, entry.string, context=entry.context)
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def _locale(language: str) -> Locale:
    # Day before month, as news agencies write it for readers everywhere.
    return Locale.parse("en_GB" if language == SOURCE_LANGUAGE else language)


class _Formatter(string.Formatter):
    """Fills the named places of a sentence with values written for one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "interval":
            begin, until, grain = value
            return format_interval(begin, until, grain, self.language)
        if isinstance(value, date):
            return format_day(value, self.language, format_spec or "long")
        if isinstance(value, bool | str):
            return str(value)
        if isinstance(value, int | float):
            return format_number(value, self.language)
        if isinstance(value, tuple):
            return format_list((self.format_field(item, format_spec) for item in value), self.language)
        return str(value)


def say(message: Message, language: str) -> str:
    """The message in ``language``."""
    return translate(message.text, language, **dict(message.values))


def translate(text: str, language: str, /, **values: Any) -> str:
    """The English sentence ``text`` in ``language``, its named places filled with ``values``."""
    return _Formatter(language).vformat(_catalogue(language).gettext(text), (), values)


def translate_count(one: str, many: str, count: int, language: str, /, **values: Any) -> str:
    """Like ``translate`` for a sentence about a number: ``{count}`` stands in both forms."""
    pattern = _catalogue(language).ngettext(one, many, count)
    return _Formatter(language).vformat(pattern, (), {"count": count, **values})


def name(text: str, context: str, language: str) -> str:
    """A short label whose meaning depends on its use: ``name("occurred", "status", "fr")``."""
    return _catalogue(language).pgettext(context, text)


def format_number(number: float, language: str) -> str:
    """``1 234,5`` in French, ``1,234.5`` in English."""
    return format_decimal(number, locale=_locale(language))


def format_list(items: Iterable[str], language: str) -> str:
    """``a, b et c``."""
    return babel_list(list(items), locale=_locale(language))


def format_day(day: date, language: str, style: str = "long") -> str:
    """One day in words; a ``datetime`` that is not midnight gets its time.

    ``style`` is ``full`` (vendredi 18 septembre 2020), ``long`` (18 septembre 2020) or ``short``
    (18 sept. 2020).
    """
    locale = _locale(language)
    pattern = {"full": locale.date_formats["full"], "long": locale.date_formats["long"]}.get(
        style, locale.date_formats["medium"]
    )
    written = _write(day, pattern.pattern, language)
    if isinstance(day, datetime) and (day.hour, day.minute, day.second) != (0, 0, 0):
        return translate("{day} at {time}", language, day=written, time=_time(day, language))
    return written


def _time(moment: datetime, language: str) -> str:
    return format_time(moment, "medium" if moment.second else "short", locale=_locale(language))


def _write(day: date, pattern: str, language: str) -> str:
    """A date by a CLDR pattern; the first of the month as the language says it (1er)."""
    first = _catalogue(language).pgettext(_FIRST, "1")
    if day.day == 1 and first != "1":
        pattern = pattern.replace("d", f"'{first}'", 1)
    return format_date(day, pattern, locale=_locale(language))


def format_interval(
    begin: datetime | date | None,
    until: datetime | date | None,
    grain: Grain | None,
    language: str,
    approximate: bool = False,
    style: str = "long",
) -> str:
    """A half-open interval in words, no finer than its grain: ``12-13 September 2020``, ``août 2020``.

    ``style`` is ``long`` or ``short``. An interval without begin or end is open on that side.
    """
    if begin is None and until is None:
        return translate("no date", language)
    if begin is None:
        return translate("until {day}", language, day=format_day(_last(until), language, style))
    if until is None:
        return translate("from {day} on", language, day=format_day(begin, language, style))
    begin, until = _moment(begin), _moment(until)
    whole = _named(begin, until, grain, language, style)
    if whole is not None:
        return _around(whole, begin, until, grain, language) if approximate else whole
    if approximate and until - begin > timedelta(days=1):
        return translate(
            "between {first} and {last}",
            language,
            first=_shared(begin, _last(until), language, style),
            last=format_day(_last(until), language, style),
        )
    return _span(begin, until, language, style)


def _around(whole: str, begin: datetime, until: datetime, grain: Grain | None, language: str) -> str:
    """A named interval said as approximate; French wants an article before a day only."""
    if grain == "part" or until - begin <= timedelta(days=1):
        return translate("around {day}", language, day=whole)
    if grain in ("month", "year"):
        return translate("around {period}", language, period=whole)
    return translate("roughly {period}", language, period=whole)


def _moment(day: datetime | date) -> datetime:
    return day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)


def _last(until: datetime | date | None) -> date:
    """The last day inside an interval that ends before ``until``."""
    if until is None:
        raise ValueError("an interval without an end has no last day")
    return (_moment(until) - timedelta(microseconds=1)).date()


def _named(begin: datetime, until: datetime, grain: Grain | None, language: str, style: str) -> str | None:
    """The interval's own name when it is exactly one moment, day, week, month, season or year."""
    if grain in ("second", "minute", "hour"):
        return (
            format_day(begin, language, style)
            if begin.hour or begin.minute
            else _clock(begin, language, style)
        )
    if grain == "part":
        return _part(begin, until, language, style)
    if until - begin == timedelta(days=1):
        return format_day(begin.date(), language, style)
    if grain == "week" and until - begin == timedelta(days=7):
        return translate("week of {day}", language, day=format_day(begin.date(), language, style))
    if begin.day != 1 or until.day != 1 or begin.time() != until.time():
        return None
    return _months(begin, until, grain, language, style)


def _clock(begin: datetime, language: str, style: str) -> str:
    day = format_day(begin.date(), language, style)
    return translate("{day} at {time}", language, day=day, time=_time(begin, language))


def _part(begin: datetime, until: datetime, language: str, style: str) -> str:
    """A part of one day by the hour of its middle: the night belongs to the day it starts on."""
    middle = begin + (until - begin) / 2
    parts = ("night", "morning", "afternoon", "evening")
    part = "night" if begin.hour >= 21 else parts[middle.hour // 6]
    day = format_day(begin.date(), language, style)
    return translate("{day}, {part}", language, day=day, part=name(part, "part of the day", language))


def _months(begin: datetime, until: datetime, grain: Grain | None, language: str, style: str) -> str | None:
    """The name of a whole number of months that start with one."""
    locale = _locale(language)
    months = (until.year - begin.year) * 12 + until.month - begin.month
    if months == 1:
        return format_skeleton("yMMM" if style == "short" else "yMMMM", begin, locale=locale)
    if months == 3 and grain == "season":
        season = ("winter", "spring", "summer", "autumn")[begin.month % 12 // 3]
        return translate(
            "{season} {year}", language, season=name(season, "season", language), year=str(begin.year)
        )
    if months == 3 and begin.month % 3 == 1:
        return format_skeleton("yQQQQ", begin, locale=locale)
    if months == 6 and begin.month in (1, 7):
        half = "first half of {year}" if begin.month == 1 else "second half of {year}"
        return translate(half, language, year=str(begin.year))
    if months % 12 == 0 and begin.month == 1:
        return _years(begin.year, months // 12, language)
    return None


def _years(year: int, count: int, language: str) -> str | None:
    if count == 1:
        return str(year)
    if count == 10:
        return translate("the {year}s", language, year=str(year))
    if count == 100:
        return translate("{ordinal} century", language, ordinal=ordinal((year - 1) // 100 + 1, language))
    return None


def ordinal(number: int, language: str) -> str:
    """``21st`` in English, ``21e`` in French."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    # Only English says "twenty-first" with the ending of "first".
    context = "beyond the first" if suffix == "st" and number > 1 else "ordinal"
    pattern = _catalogue(language).pgettext(context, "{number}" + suffix)
    return pattern.format(number=number)


def _span(begin: datetime, until: datetime, language: str, style: str) -> str:
    """``from 12 to 13 September 2020``, the month and year said once where both ends share them."""
    timed = until - begin < timedelta(days=1)
    if timed:
        return format_day(begin, language, style)
    last = _last(until)
    return translate(
        "from {first} to {last}",
        language,
        first=_shared(begin, last, language, style),
        last=format_day(last, language, style),
    )


def _shared(begin: date, last: date, language: str, style: str) -> str:
    """The first day of a span without the month and year that its last day repeats."""
    month = "MMM" if style == "short" else "MMMM"
    if begin.year != last.year:
        return format_day(_plain(begin), language, style)
    if begin.month != last.month:
        return _write(begin, f"d {month}", language)
    return _write(begin, "d", language)


def _plain(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day


def sentences(language: str, areas: Iterable[str]) -> dict[str, str | list[str]]:
    """The translations of some areas as plain values, for a program in the browser.

    A sentence with a context stands under ``context|sentence``; one about a number has its forms
    as a list, one and many.
    """
    found: dict[str, str | list[str]] = {}
    for area in areas:
        path = TEXTS / language / f"{area}.po"
        if not path.is_file():
            continue
        with path.open("rb") as file:
            entries = [entry for entry in read_po(file, locale=language) if entry.id]
        for entry in entries:
            key = str(entry.id[0] if isinstance(entry.id, tuple | list) else entry.id)
            said = entry.string
            text = [str(form) for form in said] if isinstance(said, tuple | list) else str(said)
            found[f"{entry.context}|{key}" if entry.context else key] = text
    return found
