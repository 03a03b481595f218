"""Times as people type them: a moment, a day, a month, a quarter, a year, or from one to another."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from timeline.model import Grain

Period = tuple[datetime, datetime, Grain]

_MONTHS: dict[Grain, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_FORMS: tuple[tuple[Grain, re.Pattern[str]], ...] = (
    ("year", re.compile(r"(\d{4})")),
    ("month", re.compile(r"(\d{4})-(\d{2})")),
    ("quarter", re.compile(r"(\d{4})-?Q([1-4])")),
    ("half", re.compile(r"(\d{4})-?H([12])")),
)
_DAY = timedelta(days=1)


def period(text: str) -> Period:
    """The half-open interval a text names, and its grain; ``ValueError`` when it names none.

    ``2021``, ``2021-Q2``, ``2021-H1``, ``2021-05``, ``2021-W18``, ``2021-05-12``, ``2021-05-12T14:30``, or
    two of these with a slash between, both ends included: ``2021-05-12/2021-05-14``.
    """
    first, slash, last = text.strip().partition("/")
    begin, until, grain = _one(first.strip())
    if not slash:
        return begin, until, grain
    later, end, other = _one(last.strip())
    if end <= begin or later < begin:
        raise ValueError(f"{text} ends before it begins")
    return begin, end, grain if grain == other else "day"


def day_range(text: str) -> tuple[date, date]:
    """The first and the last day of a period; ``ValueError`` when the text names none."""
    begin, until, _ = period(text)
    return begin.date(), (until - timedelta(microseconds=1)).date()


def typed(begin: datetime, until: datetime, grain: Grain) -> str:
    """The interval as a text that ``period`` reads, as short as it can be said."""
    for name, months in _MONTHS.items():
        if name == grain and begin.day == 1 and _months_later(begin, months) == until:
            part = (begin.month - 1) // months + 1
            year, month = begin.isoformat()[:4], begin.isoformat()[:7]
            return {"year": year, "month": month, "quarter": f"{year}-Q{part}", "half": f"{year}-H{part}"}[
                name
            ]
    if grain == "week" and begin.weekday() == 0 and until - begin == timedelta(days=7):
        monday = begin.isocalendar()
        return f"{monday.year:04}-W{monday.week:02}"
    if grain in ("second", "minute", "hour", "part") and until - begin < _DAY:
        return _both(begin.isoformat()[:16], (until - timedelta(minutes=1)).isoformat()[:16])
    return _both(begin.isoformat()[:10], (until - timedelta(microseconds=1)).isoformat()[:10])


def _both(first: str, last: str) -> str:
    return first if first >= last else f"{first}/{last}"


def _one(text: str) -> Period:
    for grain, form in _FORMS:
        if match := form.fullmatch(text):
            months = _MONTHS[grain]
            part = int(match[2]) if len(match.groups()) > 1 else 1
            begin = datetime(int(match[1]), 1 + (part - 1) * months, 1)
            return begin, _months_later(begin, months), grain
    if re.fullmatch(r"\d{4}-?W\d{2}", text):
        begin = datetime.combine(
            date.fromisoformat(f"{text}-1" if "-" in text else f"{text}1"), datetime.min.time()
        )
        return begin, _later(begin, timedelta(days=7)), "week"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        begin = datetime.fromisoformat(text)
        return begin, _later(begin, _DAY), "day"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", text):
        begin = datetime.fromisoformat(text)
        return begin, _later(begin, timedelta(minutes=1)), "minute"
    raise ValueError(f"{text!r} is no time")


def _months_later(begin: datetime, months: int) -> datetime:
    month = begin.month - 1 + months
    try:
        return begin.replace(year=begin.year + month // 12, month=month % 12 + 1)
    except ValueError as error:
        raise ValueError(f"{begin.year} is too late") from error


def _later(begin: datetime, by: timedelta) -> datetime:
    try:
        return begin + by
    except OverflowError as error:
        raise ValueError(f"{begin.year} is too late") from error
