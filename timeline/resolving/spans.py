"""Calendar arithmetic: units as half-open spans of local time."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

DAY = timedelta(days=1)
MONTHS_IN = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7}
SECONDS_IN = {"second": 1, "minute": 60, "hour": 3600}
# Month and day on which each season begins in the northern hemisphere, as it mostly falls this century.
SEASON_STARTS = {"SP": (3, 20), "SU": (6, 21), "FA": (9, 23), "WI": (12, 21)}


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open interval of local time and the unit it names."""

    begin: datetime
    until: datetime
    grain: str


def midnight(year: int, month: int, day: int) -> datetime | None:
    """The first instant of a day, or None when the calendar has no such day."""
    try:
        return datetime(year, month, day)
    except ValueError:
        return None


def add_months(moment: datetime, months: int) -> datetime:
    """Move by months, keeping the day where the month has it; at most to the border of the calendar."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    if not datetime.min.year <= year <= datetime.max.year:
        return datetime.max if months > 0 else datetime.min
    month += 1
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))


def add(moment: datetime, count: float, unit: str) -> datetime:
    """Move by a number of units; beyond year 9999 or before year 1 the border of the calendar."""
    if unit in MONTHS_IN or unit == "season":
        return add_months(moment, round(count * MONTHS_IN.get(unit, 3)))
    try:
        if unit in DAYS_IN:
            return moment + timedelta(days=count * DAYS_IN[unit])
        return moment + timedelta(seconds=count * SECONDS_IN[unit])
    except OverflowError:
        return datetime.max if count > 0 else datetime.min


def moved(moment: datetime, count: float, unit: str) -> datetime:
    """As ``add``, but ``OverflowError`` where the calendar does not reach: such a time has no date."""
    there = add(moment, count, unit)
    if count and there in (datetime.min, datetime.max):
        raise OverflowError(f"{count} {unit} from {moment} is not in the calendar")
    return there


def floor(moment: datetime, unit: str) -> datetime:
    """The first instant of the unit that holds ``moment``; weeks begin on Monday (ISO 8601)."""
    if unit in SECONDS_IN:
        second = moment.second if unit == "second" else 0
        return moment.replace(minute=0 if unit == "hour" else moment.minute, second=second, microsecond=0)
    start = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "day":
        return start
    if unit in ("week", "weekend"):
        days = start.weekday() - (5 if unit == "weekend" else 0)
        return start - days * DAY if start - datetime.min > days * DAY else start
    if unit in ("month", "quarter", "half"):
        size = MONTHS_IN[unit]
        return start.replace(day=1, month=(start.month - 1) // size * size + 1)
    if unit == "season":
        return season_holding(start).begin
    size = MONTHS_IN[unit] // 12
    return datetime(max(1, start.year // size * size), 1, 1)


def span(moment: datetime, unit: str) -> Span:
    """The unit that holds ``moment``; a week-end is the one of that ISO week."""
    begin = floor(moment, unit)
    if unit == "weekend":
        return Span(begin, add(begin, 2, "day"), "weekend")
    if unit == "season":
        return season_holding(moment)
    return Span(begin, add(begin, 1, unit), unit)


def season(year: int, name: str) -> Span:
    """A season by the year it begins in; winter runs into the next year."""
    begin = datetime(year, *SEASON_STARTS[name])
    if name == "WI" and year == datetime.max.year:
        return Span(begin, datetime.max, "season")
    names = list(SEASON_STARTS)
    following = names[(names.index(name) + 1) % len(names)]
    return Span(begin, datetime(year + (name == "WI"), *SEASON_STARTS[following]), "season")


def season_holding(moment: datetime) -> Span:
    """The season that holds ``moment``."""
    spans = [
        season(year, name) for year in (moment.year - 1, moment.year) if year >= 1 for name in SEASON_STARTS
    ]
    return next(s for s in [*spans, spans[0]] if s.begin <= moment < s.until or s is spans[-1])


def season_name(begin: datetime) -> str:
    """The TIMEX3 name of the season that begins in this month."""
    return next(name for name, (month, _) in SEASON_STARTS.items() if month == begin.month)


def third(whole: Span, position: str) -> Span:
    """The beginning, middle or end of a span.

    Months in ten days each, as in "début août" = 1 to 10; years in the first three, middle four
    and last three months; weeks as Monday and Tuesday, Wednesday and Thursday, Thursday on;
    everything else in thirds of its length.
    """
    begin, until = whole.begin, whole.until
    cuts: dict[str, tuple[datetime, datetime]]
    if whole.grain == "month":
        cuts = {
            "START": (begin, begin + 10 * DAY),
            "MID": (begin + 10 * DAY, begin + 20 * DAY),
            "END": (begin + 20 * DAY, until),
        }
    elif whole.grain == "year":
        cuts = {"START": (begin, add_months(begin, 3)), "MID": (add_months(begin, 4), add_months(begin, 8)),
                "END": (add_months(begin, 9), until)}  # fmt: skip
    elif whole.grain == "week":
        cuts = {
            "START": (begin, begin + 2 * DAY),
            "MID": (begin + 2 * DAY, begin + 4 * DAY),
            "END": (begin + 3 * DAY, until),
        }
    else:
        size = (until - begin) / 3
        cuts = {
            "START": (begin, begin + size),
            "MID": (begin + size, begin + 2 * size),
            "END": (begin + 2 * size, until),
        }
        if size >= DAY:
            cuts = {name: (floor(a, "day"), floor(b, "day")) for name, (a, b) in cuts.items()}
    return Span(*cuts[position], whole.grain)


def as_datetime(reference: date | datetime) -> datetime:
    """A reference as a naive datetime; a bare day becomes its first instant."""
    if isinstance(reference, datetime):
        return reference.replace(tzinfo=None)
    return datetime(reference.year, reference.month, reference.day)
