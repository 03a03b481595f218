"""One expression and its context to its meaning: what is calculated is calculated here."""

from __future__ import annotations

from dataclasses import replace

from timeline.expression import (
    Amount,
    At,
    Both,
    Calendar,
    Edge,
    Every,
    Expression,
    Length,
    Modified,
    Near,
    Nth,
    Offset,
    Range,
    Shift,
    Step,
    Usual,
    Vague,
)
from timeline.model import Anchor, message
from timeline.resolving import clock, edges, habits, remarks, values
from timeline.resolving.context import NO_ANCHOR, Context, Spoken, Time
from timeline.resolving.counting import dated, offset, unknown_start
from timeline.resolving.dates import (
    calendar_span,
    choose,
    near_publication,
    nearest_weekday,
    next_in_story,
    step_span,
)
from timeline.resolving.lengths import length
from timeline.resolving.positions import nearest, nth_unit, nth_weekday, of_week
from timeline.resolving.spans import DAY, SECONDS_IN, Span, add, add_months, floor, span


def meaning(expression: Expression, context: Context) -> Time | None:
    """What an expression means in its context; None when the calendar has no such time."""
    match expression:
        case Calendar():
            return _calendar(expression, context)
        case Offset():
            return offset(expression, context)
        case Step():
            return _step(expression, context)
        case Nth():
            return _nth(expression, context)
        case Edge(of=of, position=position, to_now=to_now):
            return _edge_of(of, position, context, to_now)
        case Range(first=first, last=last):
            return _range(first, last, context)
        case Length():
            return length(expression, context)
        case Every(what=what):
            return Time("SET", values.of_repeated(what), None)
        case Shift(of=of, amount=amount, sign=sign):
            return _shift(of, amount, sign, context)
        case At(day=day, time=time):
            if day == Step("day", 0, "discourse") and clock.of_next_day(time, context):
                day = Offset(Amount(1, "day"), 1, "discourse")
            whole = meaning(day, context)
            return whole and clock.at(whole, time)
        case Both(date=date, weekday=weekday):
            return _both(date, weekday, context)
        case Modified(of=of, mod=mod):
            inner = meaning(of, context)
            return inner and replace(inner, mod=mod, approximate=True)
        case Near(of=of):
            return _near(of, context)
        case Usual():
            return _usual(expression, context)
        case Vague(reference=reference):
            now = Span(context.reference, add(context.reference, 1, "second"), "second")
            return Time("DATE", reference, None if context.prefer == "news" else now, context.publication())


def _step(expression: Step, context: Context) -> Time | None:
    what = expression.what
    if isinstance(what, Calendar) and what.part:
        # "Cette nuit" under a past tense is the night before the publication.
        back = -1 if what.part == "NI" and context.side() == "past" else 0
        day = dated(span(add(context.reference, back, "day"), "day"), context.publication())
        return day and clock.at(day, what)
    base, anchor = context.base(expression.anchor, _unit(what))
    if expression.steps > 0 and isinstance(what, str) and unknown_start(expression, base, anchor, context):
        return Time("DURATION", values.of_amount(Amount(1, what)), None)
    if expression.by_week and (context.prefer == "news" or isinstance(what, Calendar)):
        week = add(floor(base, "week"), expression.steps, "week")
        found = dated(of_week(what, week), anchor)
    else:
        found = dated(step_span(what, expression.steps, base, context), anchor)
    return found and remarks.of_step(found, expression, base, context)


def _near(of: Calendar, context: Context) -> Time | None:
    if context.prefer != "news":
        return meaning(of, context)
    if of.weekday is not None and of.day is None:
        return dated(
            span(nearest_weekday(context.reference, of.weekday, context), "day"), context.publication()
        )
    if of.quarter or of.half:
        # "... au quatrième trimestre 2023, après un troisième difficile": near the one told before.
        base, _ = context.base("discourse", "quarter" if of.quarter else "half")
        context = replace(context, reference=base)
    return meaning(of, replace(context, direction=None))


def _unit(what: Calendar | str) -> str:
    if isinstance(what, str):
        return what
    return "day" if what.day or what.weekday is not None else "month" if what.month else "year"


def _calendar(fields: Calendar, context: Context) -> Time | None:
    if fields.hour is not None or fields.part is not None:
        day = replace(fields, hour=None, minute=None, second=None, part=None, zone=None, twelve=False)
        if day != Calendar():
            whole = _calendar(day, context)
        elif context.habit and fields.hour is not None and context.prefer == "news":
            return _of_habit(context.habit, fields)
        else:
            base, anchor = clock.day_told(context)
            if clock.of_next_day(fields, context):
                base = add(base, 1, "day")
            whole = dated(span(base, "day"), anchor)
            if context.prefer == "future" and fields.hour is not None and anchor.kind == "publication":
                fields = clock.either_noon(base, fields)
                whole = dated(span(clock.coming(base, fields), "day"), anchor)
        return whole and clock.at(whole, fields)
    if context.habit and context.habit.time.value == "P1Y" and fields.month and not fields.year:
        return _of_habit(context.habit, fields)
    complete = fields.year is not None or fields.century is not None or fields.decade is not None
    anchor = NO_ANCHOR if complete else context.publication()
    following = next_in_story(fields, context)
    if following and not fields.month:
        return dated(following, context.base("discourse", "month")[1])
    if following and context.day:
        return _in_story(following, fields, context, context.day)
    year = context.told_year()
    if not complete and fields.month is not None and year:
        anchor = Anchor("mention", None, year.start, year.end)
    if fields.named and not fields.year and not year:
        return remarks.unnamed_year(fields)
    found = dated(calendar_span(fields, context), anchor, fields.season is not None)
    return found and remarks.against_tense(remarks.of_calendar(found, fields), fields, context)


def _in_story(following: Span, fields: Calendar, context: Context, told: Spoken) -> Time | None:
    found = dated(following, Anchor("mention", None, told.start, told.end))
    other = near_publication(fields, context) if fields.month else None
    if found is None or other is None or other.begin == following.begin:
        return found
    return remarks.noted(found, message("some would read this as {day:full}", day=other.begin.date()))


def _of_habit(habit: Spoken, fields: Calendar) -> Time:
    """What stands beside a repeated time is repeated with it: "tous les mardis à 20 heures"."""
    value = values.of_repeated(fields)
    if fields.hour is not None and habit.time.value.startswith("XXXX"):
        value = f"{habit.time.value.split('T')[0]}T{fields.hour:02d}:{fields.minute or 0:02d}"
    return Time("SET", value, None, Anchor("mention", None, habit.start, habit.end))


def _nth(expression: Nth, context: Context) -> Time | None:
    within = meaning(expression.within, context)
    if within is None or within.span is None:
        return None
    whole, what, position = within.span, expression.what, expression.position
    if expression.nearest and isinstance(what, Calendar):
        return dated(nearest(whole, what, position), within.anchor)
    if isinstance(what, Calendar) and what.holiday is not None:
        return dated(calendar_span(replace(what, year=whole.begin.year), context), within.anchor)
    if isinstance(what, Calendar) and what.weekday is not None:
        return dated(nth_weekday(whole, what.weekday, position), within.anchor)
    unit = "weekend" if isinstance(what, Calendar) else what
    if whole.until - whole.begin <= DAY:
        feast = isinstance(expression.within, Calendar) and expression.within.holiday is not None
        # The week-end of a feast on a Monday is the one before it.
        back = -2 if feast and unit == "weekend" and whole.begin.weekday() < 2 else 0
        return dated(span(add(whole.begin, back, "day"), unit), within.anchor)
    return dated(nth_unit(whole, unit, position), within.anchor)


def _usual(usual: Usual, context: Context) -> Time | None:
    if habits.is_habit(usual, context):
        return habits.repeated(usual.of)
    bounded = usual.until is not None or usual.since is not None
    if bounded and usual.of.month is not None:
        leading, away = habits.month_of_range(usual, context)
        led = meaning(Calendar(month=leading), context)
        if led is None or led.span is None:
            return led
        return dated(span(add_months(led.span.begin, away), "month"), led.anchor)
    return habits.of_range(usual, context) if bounded else meaning(usual.of, context)


def _edge_of(of: Expression, position: str, context: Context, to_now: bool = False) -> Time | None:
    """The edge of a time; that of the running year or month on the side tense tells.

    "En fin d'année" under a past tense in February is the end of the year before.
    """
    whole = meaning(of, context)
    if whole and to_now and context.prefer == "news":
        return edges.up_to_now(whole, position, context)
    found = whole and edges.edge(whole, position)
    if found is None or found.span is None or context.prefer != "news":
        return found
    if isinstance(of, Step) and of.steps == 0 and isinstance(of.what, str) and of.anchor == "publication":
        side = context.side()
        if side == "past" and found.span.begin > context.reference:
            return _edge_of(replace(of, steps=-1), position, context)
        if side == "future" and found.span.until <= floor(context.reference, "day"):
            return _edge_of(replace(of, steps=1), position, context)
    return found


def _range(first: Expression | None, last: Expression | None, context: Context) -> Time | None:
    begin = meaning(first, context) if first else None
    end = meaning(last, context) if last else None
    if begin and end and begin.span and end.span and begin.span.begin < end.span.until:
        whole = Span(begin.span.begin, end.span.until, begin.span.grain)
        return Time("DURATION", f"{begin.value}/{end.value}", whole, begin.anchor)
    return begin or end


def _shift(of: Expression, amount: Amount, sign: int, context: Context) -> Time | None:
    base = meaning(of, context)
    if base is None or base.span is None:
        return None
    start = base.span.begin if sign < 0 else floor(add(base.span.until, -1, "second"), "day")
    moved = add(start, sign * (amount.count or 1), amount.unit)
    unit = amount.unit if amount.unit in SECONDS_IN else "day"
    return dated(span(moved, unit), base.anchor)


def _both(date: Expression, weekday: int, context: Context) -> Time | None:
    """A date with its weekday: the weekday picks the year, or is noted when it contradicts the date."""
    told = meaning(date, context)
    if told is None or told.span is None:
        return told
    if told.span.begin.weekday() == weekday:
        # The weekday settles which of two readings is meant.
        return replace(told, notes=(), doubtful=False) if told.doubtful else told
    if isinstance(date, Calendar) and date.year is None and date.day is not None and context.prefer != "past":
        # An assistant looks ahead until day and weekday meet.
        reach = (-1, 0, 1) if context.prefer == "news" else range(7)
        near = [replace(date, year=context.reference.year + k) for k in reach]
        spans = [calendar_span(fields, context) for fields in near]
        side = replace(context, direction=None, prefer="news")
        fitting = choose((s for s in spans if s and s.begin.weekday() == weekday), side)
        if fitting:
            return dated(fitting, told.anchor)
    note = message(
        "the weekday written beside this date does not fall on it: it is {weekday:full}",
        weekday=told.span.begin.date(),
    )
    return replace(told, notes=(*told.notes, note))


__all__ = ["Context", "add_months", "meaning"]
