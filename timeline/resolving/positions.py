"""The n-th day or unit within a span."""

from __future__ import annotations

from datetime import datetime

from timeline.expression import Calendar
from timeline.resolving.spans import Span, add, floor, span


def nth_weekday(whole: Span, weekday: int, position: int) -> Span | None:
    """The n-th such weekday of a span, from its end when negative."""
    first = add(whole.begin, (weekday - whole.begin.weekday()) % 7, "day")
    count = -(-((whole.until - first).days) // 7)
    index = position - 1 if position > 0 else count + position
    return span(add(first, 7 * index, "day"), "day") if 0 <= index < count else None


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
