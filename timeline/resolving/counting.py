"""Units counted from an anchor: "il y a deux ans", "trois jours plus tard", "a year earlier"."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Literal

from timeline.expression import Offset, Step
from timeline.model import Anchor
from timeline.resolving import values
from timeline.resolving.context import Context, Spoken, Time
from timeline.resolving.lengths import several
from timeline.resolving.spans import SECONDS_IN, Span, add, moved, span


def dated(found: Span | None, anchor: Anchor, approximate: bool = False) -> Time | None:
    """A calendar span as a DATE, a clock time or part of a day as a TIME; None for none."""
    if found is None:
        return None
    kind: Literal["DATE", "TIME"] = "TIME" if found.grain in SECONDS_IN or found.grain == "part" else "DATE"
    return Time(kind, values.of_span(found), found, anchor, None, approximate)


def offset(expression: Offset, context: Context) -> Time | None:
    """So many units before or after the anchor; without a day to count from, only the length."""
    reported = context.period() if expression.anchor == "period" else None
    if reported and reported.time.span:
        return _other_period(expression, reported)
    amount, sign = expression.amount, expression.sign
    base, anchor = context.base(expression.anchor, amount.unit)
    if expression.anchor == "beside":
        base, anchor = context.beside(sign * int(amount.count or 1))
    if amount.count == 0 and expression.anchor == "discourse":
        # "À ce moment-là": the time told before, as it was told.
        return replace(context.told[0].time, anchor=anchor, notes=()) if anchor.kind == "mention" else None
    if sign > 0 and unknown_start(expression, base, anchor, context):
        return Time("DURATION", values.of_amount(amount), None)
    if amount.count is None:
        return several(amount, sign, base, anchor)
    unit = expression.grain or amount.unit
    if amount.unit in SECONDS_IN:
        moment = moved(base, sign * amount.count, amount.unit)
        return dated(Span(moment, add(moment, 1, amount.unit), amount.unit), anchor)
    moment = moved(base, sign * amount.count, amount.unit)
    if context.prefer != "news" or amount.unit == "weekend" or amount.count != int(amount.count):
        # An assistant counts exactly; looking ahead it takes years to the month.
        unit = "month" if context.prefer == "future" and amount.unit == "year" else "day"
    return dated(span(moment, unit), anchor)


def _other_period(expression: Offset, reported: Spoken) -> Time | None:
    """The same quarter, month or year so much before: "from $2 million a year earlier"."""
    told = reported.time.span
    if told is None:
        return None
    begin = moved(told.begin, expression.sign * (expression.amount.count or 1), expression.amount.unit)
    return dated(span(begin, told.grain), Anchor("mention", told.begin, reported.start, reported.end))


def unknown_start(expression: Offset | Step, base: datetime, anchor: Anchor, context: Context) -> bool:
    """Whether "the next day" follows a day the text has not told: then nobody knows which it is.

    Neither when so many years later would be after the publication: they are counted from elsewhere.
    """
    if (
        expression.anchor not in ("discourse", "beside")
        or context.prefer != "news"
        or context.side() == "future"
    ):
        return False
    if isinstance(expression, Step) or expression.amount.unit != "year":
        return anchor.kind == "publication"
    return add(base, expression.amount.count or 1, "year") > context.reference
