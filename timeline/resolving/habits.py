"""Weekdays, seasons and months told as one tells a habit, and ranges of weekdays and months."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from timeline.expression import Calendar, Usual
from timeline.resolving import values
from timeline.resolving.context import Context, Time
from timeline.resolving.counting import dated
from timeline.resolving.spans import add, floor, span


def is_habit(usual: Usual, context: Context) -> bool:
    """Whether every such time is meant: told in the present, or without a verb.

    The second weekday of a range is one where the first is: the words between say nothing about tense.
    """
    if usual.since is not None and context.habit:
        return context.habit.time.value == f"XXXX-WXX-{usual.since + 1}"
    return usual.habit and context.prefer == "news" and context.direction not in ("past", "future")


def repeated(of: Calendar) -> Time:
    """A habit is a SET of days; a season or month of every year is still a DATE in TIMEX3."""
    kind: Literal["DATE", "SET"] = "DATE" if of.season or of.month else "SET"
    return Time(kind, values.of_repeated(of), None)


def of_range(usual: Usual, context: Context) -> Time | None:
    """The first or last weekday of one range: of the last week that is over, or the next that begins."""
    if usual.of.weekday is None:
        return None
    first = usual.of.weekday if usual.since is None else usual.since
    last = usual.of.weekday if usual.until is None else usual.until
    begin = _begin(first, (last - first) % 7 or 7, context)
    day = begin if usual.since is None else add(begin, (last - first) % 7 or 7, "day")
    return dated(span(day, "day"), context.publication())


def month_of_range(usual: Usual, context: Context) -> tuple[int, int]:
    """The month from which a month of a range is counted, and how many months on it lies.

    The first one leads a range to come, the last one a range that is over: so the two stay in their order.
    """
    month, first = usual.of.month or 1, usual.until is not None
    other = (usual.until if first else usual.since) or month
    if first == (context.side() == "future"):
        return month, 0
    return other, -((other - month) % 12) if first else (month - other) % 12


def _begin(first: int, days: int, context: Context) -> datetime:
    """When a range begins that lasts so many days: wholly behind, wholly ahead, or the nearest."""
    today = floor(context.reference, "day")
    ahead = add(today, (first - today.weekday()) % 7, "day")
    behind = add(today, -days, "day")
    over = add(behind, -((behind.weekday() - first) % 7), "day")
    side = context.side()
    if side in ("future", "present"):
        return ahead
    if side == "past":
        return over
    return min((over, add(over, 7, "day"), ahead), key=lambda day: abs(day - today))
