"""The n-th day or unit within a span."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, datetime, timedelta

from timeline.expression import Calendar
from timeline.resolving.feasts import feast
from timeline.resolving.spans import DAY, Span, add, floor, span

# Some days come every four years only.
YEARS_APART = 4


def nth_weekday(whole: Span, weekday: int, position: int) -> Span | None:
    """The n-th such weekday of a span, from its end when negative."""
    first = add(whole.begin, (weekday - whole.begin.weekday()) % 7, "day")
    count = -(-((whole.until - first).days) // 7)
    index = position - 1 if position > 0 else count + position
    return span(add(first, 7 * index, "day"), "day") if 0 <= index < count else None


def nearest(whole: Span, what: Calendar, position: int) -> Span | None:
    """The n-th weekday or holiday by nearness to a span; of two as near, the one before it."""
    if what.weekday is not None:
        here = add(whole.begin, -((whole.begin.weekday() - what.weekday) % 7), "day")
        days = [add(here, 7 * k, "day") for k in range(-position, position + 2)]
    else:
        reach = range(
            whole.begin.year - position - YEARS_APART, whole.begin.year + position + YEARS_APART + 1
        )
        found = (feast(what.holiday or "", year) for year in reach if MINYEAR <= year <= MAXYEAR)
        days = [datetime(day.year, day.month, day.day) for day in found if day]
    days.sort(key=lambda day: (max(whole.begin - day, day + DAY - whole.until, timedelta(0)), day))
    return span(days[position - 1], "day") if 0 < position <= len(days) else None


def of_week(what: Calendar | str, week: datetime) -> Span | None:
    """The weekday or week-end of the week that begins then."""
    if isinstance(what, Calendar):
        return span(add(week, what.weekday or 0, "day"), "day")
    return span(week, what)


def nth_unit(whole: Span, unit: str, position: int) -> Span | None:
    """The n-th unit that begins within the span, and for weeks lies wholly in it."""
    start = floor(whole.begin, unit)
    if start < whole.begin:
        start = add(start, 7 if unit == "weekend" else 1, "day" if unit == "weekend" else unit)
    if position > 0:
        step = 7 * (position - 1) if unit == "weekend" else position - 1
        start = add(start, step, "day" if unit == "weekend" else unit)
    else:
        start = floor(add(whole.until, -1, "second"), unit)
        if unit in ("week", "weekend") and span(start, unit).until > whole.until:
            start = add(start, -7, "day")
        start = add(start, position + 1, unit)
    return span(start, unit) if start < whole.until else None
