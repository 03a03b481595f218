"""Calendar fields to a span: what the text leaves open is filled in from the context.

An open year, month or week is chosen by the side of the publication that tense, mood and
prepositions point to: the nearest date not after it for the past, the nearest not before it for
the future. The present tells a weekday to come ("Lille reçoit samedi"); without a verb a weekday is
past, as news tells what happened. A month or day of the year is then the nearest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from timeline.expression import Calendar
from timeline.resolving.context import Context
from timeline.resolving.feasts import feast
from timeline.resolving.spans import DAY, Span, add, add_months, floor, midnight, moved, season, span

NEAR = timedelta(days=60)
FAR = timedelta(days=300)
# A story goes on from one day to the next within STORY, unless the day is RECENT.
STORY = timedelta(days=100)
SEQUEL = timedelta(days=31)
RECENT = timedelta(days=60)

# Figures of a quarter are news for so long.
REPORTED = timedelta(days=75)


def calendar_span(fields: Calendar, context: Context) -> Span | None:
    """The span of calendar fields (clock and part of day aside), or None for no such date."""
    if fields.holiday is not None:
        return _holiday(fields, context)
    if fields.day is not None:
        return _day(fields, context)
    if fields.weekday is not None:
        return span(weekday_near(context.reference, fields.weekday, context), "day")
    if fields.month is not None:
        return _month(fields, context)
    return _period(fields, context)


def weekday_near(reference: datetime, weekday: int, context: Context) -> datetime:
    """The day of that weekday: not after the reference for news and the past, else not before it."""
    start = floor(reference, "day")
    if context.side() in ("future", "present"):
        ahead = (weekday - start.weekday()) % 7
        return add(start, ahead or (7 if context.prefer == "future" else 0), "day")
    return add(start, -((start.weekday() - weekday) % 7), "day")


def nearest_weekday(reference: datetime, weekday: int, context: Context) -> datetime:
    """The nearest day of that weekday on either side; tense only moves the border between the sides.

    "Il a choisi son équipe pour le match de dimanche" on a Friday is about the day after tomorrow.
    """
    start = floor(reference, "day")
    ahead = (weekday - start.weekday()) % 7
    reach = {"past": 2, "future": 4}.get(context.side() or "", 3)
    return add(start, ahead if ahead <= reach else ahead - 7, "day")


def choose(candidates: Iterable[Span | None], context: Context, near: datetime | None = None) -> Span | None:
    """The candidate on the side the context points to, nearest to the reference."""
    found = [candidate for candidate in candidates if candidate is not None]
    reference = floor(near or context.reference, "day")
    side = context.side()
    if side == "past":
        behind = [c for c in found if c.begin <= reference]
        found = behind if behind and not _overlooked(found, behind, reference, context) else found
    elif side == "future":
        ahead = [c for c in found if c.until > reference]
        found = ahead if ahead and not _overlooked(found, ahead, reference, context) else found
    return min(found, key=lambda c: (_distance(c, reference), c.begin), default=None)


def _overlooked(found: list[Span], sided: list[Span], reference: datetime, context: Context) -> bool:
    """Whether a near day on the other side is meant: "a appelé à défiler le 31 janvier".

    A day nearly a year away is told with its year, or as "last" or "next"; so is a month to come,
    where one has just passed: "les chiffres d'août seront publiés".
    """
    grains = ("day", "month") if context.side() == "future" else ("day",)
    if context.prefer != "news" or any(c.grain not in grains for c in found):
        return False
    near = any(_distance(c, reference) <= NEAR for c in found)
    return near and all(_distance(c, reference) > FAR for c in sided)


def _distance(candidate: Span, reference: datetime) -> timedelta:
    if candidate.begin <= reference < candidate.until:
        return timedelta(0)
    return min(abs(candidate.begin - reference), abs(candidate.until - reference))


def _years(context: Context, reach: int = 1) -> range:
    year = context.reference.year
    return range(max(1, year - reach), min(9999, year + reach) + 1)


def next_in_story(fields: Calendar, context: Context) -> Span | None:
    """The day of the year that goes on from one told with its year: "le 3 juin 2019 ... Le 12 juin".

    None when a day near the publication may be meant as well, unless the one was told just before, or
    when the gap is no story's. A day alone ("Le 12 au soir") goes on from the last day or month told.
    """
    if fields.year or not fields.day or context.side() == "future" or context.prefer != "news":
        return None
    if not fields.month:
        return None if fields.weekday is not None else _next_day(fields.day, context)
    told = context.day.time.span if context.day else None
    if told is None:
        return None
    recent = near_publication(fields, context)
    if recent and not context.just_told:
        return None
    days = (midnight(year, fields.month, fields.day) for year in (told.begin.year, told.begin.year + 1))
    last = told.begin + (SEQUEL if recent else STORY)
    return next((span(day, "day") for day in days if day and told.begin < day <= last), None)


def near_publication(fields: Calendar, context: Context) -> Span | None:
    """The day of the year that is near the publication, or None when that is months away."""
    usual = _day_of_year(fields, context)
    return usual if usual and _distance(usual, context.reference) < RECENT else None


def _next_day(day: int, context: Context) -> Span | None:
    begin, anchor = context.base("discourse", "month")
    if anchor.kind != "mention":
        return None
    months = (add_months(begin.replace(day=1), more) for more in (0, 1))
    days = (midnight(month.year, month.month, day) for month in months)
    return next((span(day, "day") for day in days if day and begin <= day <= begin + SEQUEL), None)


def _told_year(context: Context) -> int | None:
    told = context.told_year()
    return told.time.span.begin.year if told and told.time.span else None


def _day(fields: Calendar, context: Context) -> Span | None:
    if fields.year is not None and fields.month is not None:
        start = midnight(fields.year, fields.month, fields.day or 1)
        return span(start, "day") if start else None
    if fields.month is not None:
        return _day_of_year(fields, context)
    first = add_months(floor(context.reference, "month"), -13)
    months = [add_months(first, n) for n in range(27)]
    days = [midnight(m.year, m.month, fields.day or 1) for m in months]
    if fields.weekday is not None and context.prefer == "past":
        # Both sides are open to one who tells the weekday too: the nearest.
        context = replace(context, prefer="news", direction=None)
    return choose((span(d, "day") for d in days if d and fields.weekday in (None, d.weekday())), context)


def _day_of_year(fields: Calendar, context: Context) -> Span | None:
    month, day = fields.month or 1, fields.day or 1
    if year := _told_year(context):
        start = midnight(year, month, day)
        return span(start, "day") if start else None
    # The 29th of February comes every four years, at a century's end every eight.
    reach = 8 if (month, day) == (2, 29) else 1
    days = [midnight(year, month, day) for year in _years(context, reach)]
    return choose((span(d, "day") for d in days if d), context)


def _month(fields: Calendar, context: Context) -> Span | None:
    month = fields.month or 1
    if fields.year is not None:
        return span(datetime(fields.year, month, 1), "month")
    if year := _told_year(context):
        return span(datetime(year, month, 1), "month")
    return choose((span(datetime(year, month, 1), "month") for year in _years(context)), context)


def _holiday(fields: Calendar, context: Context) -> Span | None:
    name = fields.holiday or ""
    years = [fields.year] if fields.year else list(_years(context))
    days = [day for year in years if (day := feast(name, year))]
    return choose((span(datetime(d.year, d.month, d.day), "day") for d in days), context)


def _period(fields: Calendar, context: Context) -> Span | None:
    if fields.weekend:
        return _step_unit("weekend", 0, context.reference, context)
    if fields.century is not None:
        return span(datetime(max(1, fields.century * 100), 1, 1), "century")
    if fields.decade is not None:
        return span(datetime(max(1, fields.decade * 10), 1, 1), "decade")
    for unit, index, size in (("quarter", fields.quarter, 3), ("half", fields.half, 6)):
        if index is not None:
            return _part_of_year(fields, context, unit, (index - 1) * size + 1)
    if fields.season is not None:
        years = [fields.year] if fields.year else list(_years(context))
        return choose((season(year, fields.season) for year in years), context)
    if fields.week is not None:
        return _week(fields, context)
    return span(datetime(fields.year, 1, 1), "year") if fields.year else None


def _part_of_year(fields: Calendar, context: Context, unit: str, month: int) -> Span | None:
    if fields.year is not None:
        return span(datetime(fields.year, month, 1), unit)
    if year := _told_year(context):
        return span(datetime(year, month, 1), unit)
    spans = [span(datetime(year, month, 1), unit) for year in _years(context)]
    # A period that has just ended is reported on, also in sentences about what will be.
    ended = [s for s in spans if timedelta(0) <= context.reference - s.until < REPORTED]
    return ended[0] if ended and context.prefer == "news" else choose(spans, context)


def _week(fields: Calendar, context: Context) -> Span | None:
    try:
        start = datetime.fromisocalendar(fields.year or context.reference.year, fields.week or 1, 1)
    except ValueError:
        return None
    return span(start, "week")


def step_span(what: Calendar | str, steps: int, base: datetime, context: Context) -> Span | None:
    """The last, this or next one of a kind, seen from ``base``."""
    if isinstance(what, str):
        return _step_unit(what, steps, base, context)
    if what.weekday is not None and what.day is None:
        return span(_step_weekday(what.weekday, steps, base, context), "day")
    if what.month is not None and what.day is None and steps == 0:
        return span(datetime(base.year, what.month, 1), "month")
    return _step_date(what, steps, base)


def _step_unit(unit: str, steps: int, base: datetime, context: Context) -> Span | None:
    if unit != "weekend":
        here = floor(base, unit)
        if unit == "season":
            # From its middle: the first days of seasons are no three months apart.
            here = add(here, 45, "day")
        return span(moved(here, steps, unit), unit)
    start = floor(base, "weekend")
    in_weekend = base >= start
    if steps < 0:
        return span(add(start, -7, "day"), "weekend")
    if steps > 0:
        return span(add(start, 7 if in_weekend else 0, "day"), "weekend")
    # Early in the week, or told in the past: the week-end that has just been.
    # "This week-end" typed to an assistant is the one of the running week, also where it looks back.
    told_behind = context.side() == "past" and context.prefer == "news"
    behind = told_behind or (context.side() is None and base.weekday() < 2)
    return span(add(start, -7 if behind and not in_weekend else 0, "day"), "weekend")


def _step_weekday(weekday: int, steps: int, base: datetime, context: Context) -> datetime:
    start = floor(base, "day")
    if steps < 0:
        return add(start, -((start.weekday() - weekday - 1) % 7 + 1), "day")
    if steps > 0:
        return add(start, (weekday - start.weekday() - 1) % 7 + 1, "day")
    ahead, behind = (weekday - start.weekday()) % 7, (start.weekday() - weekday) % 7
    if context.prefer == "past":
        return add(start, weekday - start.weekday(), "day")
    if context.side() not in ("past", "future"):
        return add(start, ahead if ahead <= behind else -behind, "day")
    return (
        add(start, ahead or (7 if context.prefer == "future" else 0), "day")
        if context.side() == "future"
        else add(start, -behind, "day")
    )


def _step_date(what: Calendar, steps: int, base: datetime) -> Span | None:
    """Days of the year, months, seasons and holidays: strictly before or after, or of this year."""
    here = Context(base, None)
    years = range(max(1, base.year - 2), min(9999, base.year + 2) + 1)
    if what.month is None and what.day is not None:
        return _day(what, here)
    spans = [s for year in years if (s := calendar_span(_in_year(what, year), here))]
    if steps < 0:
        return max(
            (s for s in spans if s.until <= floor(base, "day") + DAY and s.begin < floor(base, "day")),
            key=lambda s: s.begin,
            default=None,
        )
    if steps > 0:
        # In the month in which a season begins it is thought to have begun.
        unit = "month" if what.season else "day"
        return min((s for s in spans if floor(s.begin, unit) > base), key=lambda s: s.begin, default=None)
    holding = [s for s in spans if s.begin <= base < s.until]
    return holding[0] if holding else next((s for s in spans if s.begin.year == base.year), None)


def _in_year(what: Calendar, year: int) -> Calendar:
    return replace(what, year=year)
