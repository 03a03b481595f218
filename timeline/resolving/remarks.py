"""Readings that a reader should know of: another one is possible, or the words fix less than they seem."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from timeline.expression import Calendar, Step
from timeline.model import Message, message
from timeline.resolving.context import Context, Time
from timeline.resolving.spans import add, floor, midnight, season

# "Next summer" so shortly before a summer may be either.
SOON = timedelta(days=45)
# "Last Thursday" said on a Friday may be the day before or that of the week before.
EVE = timedelta(days=2)
WEEKS = timedelta(days=21)


def of_calendar(time: Time, fields: Calendar) -> Time:
    """The time with what its fields leave open: figures in another order, a fiscal year."""
    if fields.figures and fields.day and fields.month and time.span is not None:
        other = midnight(time.span.begin.year, fields.day, fields.month) if fields.day <= 12 else None
        if other and fields.day != fields.month:
            return noted(time, message("in the other order of day and month it is {day}", day=other.date()))
    if fields.fiscal:
        note = message("a fiscal period need not be one of the calendar")
        return replace(noted(time, note), approximate=True)
    return time


def against_tense(time: Time, fields: Calendar, context: Context) -> Time:
    """A day without its year that lies on the other side than the verb's: near, but perhaps not meant."""
    side, span = context.side(), time.span
    if context.prefer != "news" or fields.year or not (fields.month and fields.day) or span is None:
        return time
    ahead = span.begin > context.reference
    if (
        side not in ("past", "future")
        or ahead == (side == "future")
        or span.until > context.reference >= span.begin
    ):
        return time
    other = midnight(span.begin.year + (-1 if ahead else 1), fields.month, fields.day)
    if other is None:
        return time
    found = noted(time, _read_as(other))
    # Weeks away, the verb is as good a witness as the distance.
    return replace(found, doubtful=abs(span.begin - context.reference) < WEEKS)


def of_step(time: Time, step: Step, base: datetime, context: Context) -> Time:
    """The time with its other reading: "next Friday" early in a week, "next summer" in spring."""
    what, span = step.what, time.span
    if context.prefer != "news" or step.anchor != "publication" or span is None:
        return time
    if step.steps == -1 and isinstance(what, Calendar) and what.weekday is not None and what.day is None:
        # Yesterday is seldom called so.
        return noted(time, _read_as(add(span.begin, -7, "day"))) if base - span.begin < EVE else time
    if step.steps != 1:
        return time
    if what == "weekend" and step.by_week and base.weekday() < 5:
        return noted(time, _read_as(add(span.begin, -7, "day")))
    if not isinstance(what, Calendar):
        return time
    if what.weekday is not None and what.day is None:
        nearest = add(floor(base, "day"), (what.weekday - base.weekday() - 1) % 7 + 1, "day")
        of_next_week = add(floor(base, "week"), 7 + what.weekday, "day")
        other = nearest if span.begin != nearest else of_next_week
        if other != span.begin:
            return noted(time, _read_as(other))
    if what.season is not None:
        seasons = (season(year, what.season) for year in (base.year, base.year + 1))
        coming = next(one for one in seasons if one.begin > base)
        year = coming.begin.year if coming.begin != span.begin else span.begin.year + 1
        if coming.begin - base < SOON:
            return noted(time, message("some would read this as that of {year}", year=str(year)))
    return time


def _read_as(day: datetime) -> Message:
    return message("some would read this as {day:full}", day=day.date())


def noted(time: Time, note: Message) -> Time:
    """The time with a note that another reading is possible."""
    return replace(time, notes=(*time.notes, note), doubtful=True)


def unnamed_year(fields: Calendar) -> Time:
    """A day that has become a name ("the Jan. 6 riot"), where the text does not tell its year."""
    note = message("this day names an event, and the text does not tell its year")
    value = f"XXXX-{fields.month or 1:02d}-{fields.day or 1:02d}"
    return Time("DATE", value, None, notes=(note,))
