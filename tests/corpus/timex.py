"""What a TIMEX3 value says about the calendar, counted without the project's own code.

The corpus is checked against the standard library only, so that a fault of the resolver cannot
hide behind the same fault here.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

Interval = tuple[datetime, datetime]

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
VAGUE = re.compile(r"(PRESENT|PAST|FUTURE)_REF|P(T?X[A-Z]+)")
DURATION = re.compile(r"P(?=.)(?:\d+(?:\.\d+)?(?:DE|CE|ML|Y|Q|H|SU|SP|FA|WI|M|WE|W|D))*"
                      r"(?:T(?=.)(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?")  # fmt: skip
_PART = r"T(?:MO|MI|AF|EV|NI|DT|\d\d:\d\d)"
REPEATED = re.compile(r"XXXX-(?:WXX-(?:[1-7]|WE)|(?:\d\d|XX)(?:-\d\d|-WXX-[1-7])?|SP|SU|FA|WI|Q[1-4]|H[12])"
                      rf"(?:{_PART})?|XXXX-XX-XX{_PART}")  # fmt: skip
CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?(?:Z|[+-]\d\d(?::?\d\d)?)?")


def kind(value: str) -> str:
    """The TIMEX3 type that a value has by its form; ``ValueError`` for no TIMEX3 value."""
    if DURATION.fullmatch(value) or re.fullmatch(r"PT?X[A-Z]+", value):
        return "DURATION"
    if REPEATED.fullmatch(value):
        return "SET"
    if value.endswith("_REF"):
        if not VAGUE.fullmatch(value):
            raise ValueError(f"{value} is no TIMEX3 reference")
        return "DATE"
    interval(value)
    return "TIME" if "T" in value else "DATE"


def vague(value: str) -> bool:
    """Whether the value names no place in the calendar: PAST_REF, PXD."""
    return VAGUE.fullmatch(value) is not None


def day(value: str) -> bool:
    """Whether the value is a day of the calendar."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def season(value: str) -> bool:
    """Whether the value is a season of a year, whose borders depend on who counts."""
    return re.fullmatch(r"\d{4}-(SP|SU|FA|WI)", value) is not None


def interval(value: str) -> Interval:
    """The half-open interval of a calendar value; ``ValueError`` when there is no such time.

    A part of a day is the whole day, a night the evening's day and the next; a clock time lasts
    as long as its last figure says. ``first/last`` spans both.
    """
    if "/" in value:
        first, last = value.split("/")
        return interval(first)[0], interval(last)[1]
    if clock := CLOCK.fullmatch(value):
        day, hour, minute, second = clock.groups()
        begin = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second or '00'}")
        return begin, begin + (timedelta(seconds=1) if second else timedelta(minutes=1))
    if part := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI|DT|XX|X)", value):
        begin = _midnight(date.fromisoformat(part[1]))
        return begin, begin + timedelta(days=2 if part[2] == "NI" else 1)
    begin_day, until_day = _days(value)
    return _midnight(begin_day), _midnight(until_day)


def _days(value: str) -> tuple[date, date]:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        day = date.fromisoformat(value)
        return day, day + timedelta(days=1)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE|-[1-7])?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        if match[3] == "-WE":
            return monday + timedelta(days=5), monday + timedelta(days=7)
        if match[3]:
            day = monday + timedelta(days=int(match[3][1]) - 1)
            return day, day + timedelta(days=1)
        return monday, monday + timedelta(days=7)
    if match := re.fullmatch(r"(\d{4})-(\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)", value):
        return _months(int(match[1]), match[2])
    if match := re.fullmatch(r"\d{1,4}", value):
        years = 10 ** (4 - len(value))
        first = int(value) * years
        return date(max(first, 1), 1, 1), date(first + years, 1, 1)
    raise ValueError(f"{value} is no TIMEX3 value")


def _months(year: int, name: str) -> tuple[date, date]:
    if name in SEASON_STARTS:
        first, length = SEASON_STARTS[name], 3
    elif name[0] in "QH":
        length = 3 if name[0] == "Q" else 6
        first = (int(name[1]) - 1) * length + 1
    else:
        first, length = int(name), 1
    after = first - 1 + length
    return date(year, first, 1), date(year + after // 12, after % 12 + 1, 1)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
