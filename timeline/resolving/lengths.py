"""Lengths of time, and "a few" units from an anchor."""

from __future__ import annotations

from datetime import datetime

from timeline.expression import Amount, Length
from timeline.model import Anchor
from timeline.resolving import values
from timeline.resolving.context import Context, Time
from timeline.resolving.spans import DAY, SECONDS_IN, Span, add, floor, span

# "A few" units reach at most this far.
SEVERAL = 9
# "The last months" are about so many: what a reader would call recent.
RECENT = 3


def several(amount: Amount, sign: int, base: datetime, anchor: Anchor) -> Time:
    """A few units before or after: a range for days and longer, the same day for hours and less."""
    reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if amount.unit in SECONDS_IN:
        day = span(base, "day")
        return Time("TIME", f"{values.day_value(base)}TXX", day, anchor, None, True)
    near, far = add(base, sign * 2, amount.unit), add(base, sign * SEVERAL, amount.unit)
    low, high = floor(min(near, far), "day"), floor(max(near, far), "day") + DAY
    return Time("DATE", reference, Span(low, high, amount.unit), anchor, None, True)


def length(expression: Length, context: Context) -> Time:
    """A length of time, from or up to its anchor where the text tells the side."""
    amount = expression.amount
    value = values.of_length(amount, expression.smaller)
    if expression.side is None:
        return Time("DURATION", value, None)
    base, anchor = context.base(expression.anchor)
    sign = -1 if expression.side == "past" else 1
    other = add(base, sign * (RECENT if amount.count is None else amount.count), amount.unit)
    if amount.unit in SECONDS_IN:
        return Time("DURATION", value, Span(min(base, other), max(base, other), amount.unit), anchor)
    low, high = floor(min(base, other), "day"), floor(max(base, other), "day") + DAY
    if context.prefer != "news":
        low, high = _assistant_span(amount, sign, context) or (low, high)
    return Time("DURATION", value, Span(low, high, amount.unit), anchor, None, amount.count is None)


def _assistant_span(amount: Amount, sign: int, context: Context) -> tuple[datetime, datetime] | None:
    """An assistant counts whole units after or before the running one: "the next two months".

    Looking back it counts exactly, up to the reference or from the day after it; quarters and the units
    that nobody counts from a day are whole again.
    """
    if amount.count is None:
        return None
    if context.prefer == "past" and amount.unit not in ("quarter", "half", "decade", "century"):
        today = floor(context.reference, "day")
        start = today if sign < 0 else today + DAY
        other = add(start, sign * amount.count, amount.unit)
        return min(start, other), max(start, other)
    if amount.unit == "day" and sign > 0:
        return None
    here = floor(context.reference, amount.unit)
    if sign < 0:
        return add(here, -amount.count, amount.unit), here
    start = add(here, 1, amount.unit)
    return start, add(start, amount.count, amount.unit)
