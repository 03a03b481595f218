"""Reading corpus files, and finding what is wrong in them. ``tests/test_corpus.py`` tells the format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import yaml
from babel.dates import get_day_names, get_month_names

from . import timex

LANGUAGES = Path(__file__).resolve().parents[2] / "timeline" / "languages"
TIME_KEYS = {"value", "also", "type", "mod", "begin", "until", "anchor", "flagged"}
ENTRY_KEYS = TIME_KEYS | {"reference", "prefer", "times", "texts"}
MODS = {"START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "BEFORE", "AFTER",
        "EQUAL_OR_LESS", "EQUAL_OR_MORE"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Where brackets stand, in the text without them; ``inside`` is the index of the pair around them."""

    start: int
    late: int
    end: int
    inside: int | None


@dataclass(frozen=True, slots=True)
class Time:
    """One marked expression and what it means; ``inside`` is the index of the marked one around it.

    ``late`` is the start of the span when the words before a ``|`` are left out of it.
    """

    start: int
    late: int
    end: int
    text: str
    value: str
    also: tuple[str, ...]
    type: str | None
    mod: str | None
    begin: datetime | None
    until: datetime | None
    anchor: str | None
    flagged: bool
    inside: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """One text of a corpus file: what must be read in it, in order; nothing else may be."""

    file: Path
    language: str
    text: str
    reference: datetime
    prefer: Literal["news", "past", "future"]
    times: tuple[Time, ...]


def files() -> list[Path]:
    """The corpus files of every language folder."""
    return sorted(LANGUAGES.glob("*/corpus/*.yaml"))


def cases(file: Path) -> Iterator[Case]:
    """The texts of one corpus file; ``ValueError`` names the entry that cannot be understood."""
    language = file.parents[1].name
    # Every scalar stays the text it was written as: 2020-09 and 19 are values, not numbers.
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if unknown := set(content) - {"reference", "prefer", "read", "silent"}:
        raise ValueError(f"{file}: unknown key {', '.join(sorted(unknown))}")
    for number, entry in enumerate(content.get("read") or [], 1):
        where = f"{file.parents[1].name}/{file.name}, entry {number} ({entry.get('value', 'times')})"
        try:
            yield from _entry_cases(entry, content, file, language)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise ValueError(f"{where}: {error}") from error
    for text in content.get("silent") or []:
        bare, spans = unmark(text)
        if spans:
            raise ValueError(f"{file}: a silent text marks an expression: {text}")
        yield Case(file, language, bare, moment(content["reference"]), content.get("prefer", "news"), ())


def _entry_cases(entry: dict[str, Any], content: dict[str, Any], file: Path, language: str) -> Iterator[Case]:
    if unknown := set(entry) - ENTRY_KEYS:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    meanings = entry.get("times") or [{key: entry[key] for key in TIME_KEYS & set(entry)}]
    for text in entry["texts"]:
        bare, spans = unmark(text)
        if len(spans) != len(meanings):
            raise ValueError(f"{len(spans)} marked, {len(meanings)} told: {text}")
        times = tuple(_time(bare, span, told) for span, told in zip(spans, meanings, strict=True))
        reference = moment(entry.get("reference") or content["reference"])
        prefer = entry.get("prefer") or content.get("prefer", "news")
        yield Case(file, language, bare, reference, prefer, times)


def unmark(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the bracketed spans in order of their beginning."""
    bare = ""
    spans: list[Span] = []
    open_: list[int] = []
    for character in text:
        if character == "[":
            inside = open_[-1] if open_ else None
            open_.append(len(spans))
            spans.append(Span(len(bare), len(bare), -1, inside))
        elif character in "]|" and not open_:
            raise ValueError(f"{character} outside brackets: {text}")
        elif character == "]":
            index = open_.pop()
            spans[index] = replace(spans[index], end=len(bare))
        elif character == "|":
            start = spans[open_[-1]].start
            for index in open_:
                if spans[index].start == start:
                    spans[index] = replace(spans[index], late=len(bare))
        else:
            bare += character
    words = [bare[span.late : span.end] for span in spans]
    if open_ or any(not word or word.strip(" ,") != word for word in words):
        raise ValueError(f"brackets do not enclose words: {text}")
    return bare, spans


def moment(text: str) -> datetime:
    """A day or a time of day as written in a file."""
    return datetime.fromisoformat(text)


def _time(bare: str, span: Span, told: dict[str, Any]) -> Time:
    if unknown := set(told) - TIME_KEYS:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    also = tuple(told.get("also", ()))
    kind = told.get("type") or (None if also else timex.kind(told["value"]))
    return Time(
        span.start, span.late, span.end, bare[span.start : span.end],
        told["value"], also, kind, told.get("mod"),
        moment(told["begin"]) if "begin" in told else None,
        moment(told["until"]) if "until" in told else None,
        told.get("anchor"), told.get("flagged") == "true", span.inside,
    )  # fmt: skip


def faults(case: Case) -> list[str]:
    """What cannot be right in a case, by the calendar and by the words that stand in it."""
    return [f"{time.text!r} as {time.value}: {fault}" for time in case.times for fault in _faults(time, case)]


def _faults(time: Time, case: Case) -> Iterator[str]:
    if time.mod and time.mod not in MODS:
        yield f"unknown mod {time.mod}"
    if time.begin and time.until and time.begin >= time.until:
        yield "the interval is empty or reversed"
    for value in (time.value, *time.also):
        timex.kind(value)
    by_form = timex.kind(time.value)
    if by_form in ("DATE", "TIME") and not timex.vague(time.value):
        yield from _interval_faults(time)
        if not time.flagged and time.inside is None and "/" not in time.value:
            yield from _word_faults(time, case.language)
    elif by_form == "SET" and (time.begin or time.until):
        yield "a repeated time has no interval"
    elif by_form == "DURATION" and time.begin and time.until:
        yield from _length_faults(time)


def _interval_faults(time: Time) -> Iterator[str]:
    begin, until = timex.interval(time.value)
    open_end = timex.CLOCK.fullmatch(time.value.split("/")[-1])
    wanted = {
        "START": (begin, None), "END": (None, until), "MID": (None, None),
    }.get(time.mod or "", (begin, None if open_end else until))  # fmt: skip
    if (time.begin, time.until) != wanted:
        yield f"begin and until should be {wanted[0]} and {wanted[1]}"


def _length_faults(time: Time) -> Iterator[str]:
    """An anchored length differs from its interval by the day of publication at most."""
    length = (time.until - time.begin).total_seconds() if time.begin and time.until else 0.0
    low, high = _seconds(time.value)
    if not low <= length <= high + 86400:
        yield f"the interval lasts {timedelta(seconds=length)}"


def _seconds(value: str) -> tuple[float, float]:
    days = {"Y": (365, 366), "M": (28, 31), "W": (7, 7), "D": (1, 1), "DE": (3652, 3653), "Q": (90, 92)}
    date_part, _, time_part = value[1:].partition("T")
    low = high = 0.0
    for number, unit in re.findall(r"([\d.]+)([A-Z]+)", date_part):
        low += float(number) * days[unit][0] * 86400
        high += float(number) * days[unit][1] * 86400
    for number, unit in re.findall(r"([\d.]+)([HMS])", time_part):
        seconds = float(number) * {"H": 3600, "M": 60, "S": 1}[unit]
        low, high = low + seconds, high + seconds
    return low, high


def _word_faults(time: Time, language: str) -> Iterator[str]:
    """A weekday, month or year named in the expression must be the value's own."""
    begin, until = timex.interval(time.value)
    words = re.findall(r"[^\W\d_]+", time.text.lower())
    first_day_counts = until - begin <= timedelta(days=2)
    for index, name in get_day_names("wide", locale=language).items():
        if name in words and first_day_counts and begin.weekday() != index:
            # A night "from Monday to Tuesday" names both; the value is the first.
            names_both = time.value.endswith("TNI") and (begin.weekday() + 1) % 7 == index
            if not names_both:
                yield f"{begin.date()} is no {name}"
    months = get_month_names("wide", locale=language)
    named = {index for index, name in months.items() if name in words}
    if len(named) == 1 and until - begin <= timedelta(days=31) and begin.month not in named:
        yield f"{begin.date()} is not in {months[min(named)]}"
    for year in re.findall(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d|[ \u00a0]?(?:heures|GMT|UTC))", time.text):
        last = until - timedelta(seconds=1)
        if not begin.year <= int(year) <= last.year:
            yield f"{time.value} is not in {year}"
