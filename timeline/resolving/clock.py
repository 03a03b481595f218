"""Clock times and parts of the day: the day they belong to, and where in it they lie."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from timeline.expression import Calendar, Modified
from timeline.model import Anchor
from timeline.resolving import values
from timeline.resolving.context import SMALL_HOURS, Context, Time
from timeline.resolving.spans import DAY, Span, add, floor

# Hours of the parts of day. TIMEX3 names them but sets no hours; a night is counted with the day
# on which it begins, as ISO-TimeML values do (2020-09-18TNI).
PARTS = {"MO": (4, 12), "MI": (12, 14), "AF": (12, 18), "EV": (18, 24), "NI": (20, 24), "DT": (6, 20)}
# A night told by both its days ends in the morning of the second.
LONG_NIGHT = (20, 24 + SMALL_HOURS)
NOON = 12


def either_noon(base: datetime, clock: Calendar) -> Calendar:
    """An hour that may lie before or after noon: the one after it when the one before has passed."""
    hour = clock.hour or 0
    if clock.twelve and hour < 12 and (hour, clock.minute or 0) < (base.hour, base.minute):
        return replace(clock, hour=hour + 12)
    return clock


def coming(base: datetime, clock: Calendar) -> datetime:
    """The day on which that time of day comes next, for an assistant."""
    today = floor(base, "day") + timedelta(hours=clock.hour or 0, minutes=clock.minute or 0)
    return base if today >= base.replace(second=0, microsecond=0) else add(base, 1, "day")


def day_told(context: Context) -> tuple[datetime, Anchor]:
    """The day last told, or that of the publication when another sentence's tense is on its other side.

    "Il a assuré mardi ... Il tiendra à 18 heures un point presse": today, not on Tuesday.
    """
    base, anchor = context.base("discourse")
    today, side = floor(context.reference, "day"), None if context.same_sentence else context.side()
    if (side == "future" and base < today) or (side == "past" and base >= today + DAY):
        return context.base("publication")
    return base, anchor


def of_next_day(time: Calendar | Modified, context: Context) -> bool:
    """Whether the time comes after a night or evening told before: its small hours, after a night all day."""
    if isinstance(time, Modified):
        return False
    if not context.in_night():
        return time.hour is not None and time.hour < SMALL_HOURS and context.in_evening()
    return time.hour < NOON if time.hour is not None else time.part in ("MO", "MI", "AF")


def at(day: Time, time: Calendar | Modified) -> Time | None:
    """A clock time or part of the day in a day; a longer span stays as it is."""
    if isinstance(time, Modified):
        inner = at(day, time.of) if isinstance(time.of, Calendar) else day
        return inner and replace(inner, mod=time.mod, approximate=True)
    if day.span is None or day.span.grain not in ("day", "part", "hour", "minute"):
        return day
    start = floor(day.span.begin, "day")
    if time.hour is None:
        first, last = LONG_NIGHT if time.overnight else PARTS[time.part or "DT"]
        part = Span(start + timedelta(hours=first), start + timedelta(hours=last), "part")
        return replace(day, type="TIME", value=f"{values.day_value(start)}T{time.part}", span=part)
    grain = "second" if time.second is not None else "minute" if time.minute is not None else "hour"
    moment = start + timedelta(hours=time.hour, minutes=time.minute or 0, seconds=time.second or 0)
    value = values.clock_value(moment, grain)
    return replace(day, type="TIME", value=value, span=Span(moment, add(moment, 1, grain), grain))
