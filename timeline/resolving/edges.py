"""The beginning, middle and end of a time, and what of it is over or still to come."""

from __future__ import annotations

from dataclasses import replace

from timeline.resolving.context import Context, Time
from timeline.resolving.spans import DAY, Span, floor, third


def edge(whole: Time, position: str) -> Time:
    """The beginning, middle or end of a time."""
    if whole.span is None:
        return replace(whole, mod=position)
    return replace(whole, span=third(whole.span, position), mod=position, approximate=True)


def up_to_now(whole: Time, position: str, context: Context) -> Time:
    """What of a running time is over, or still to come; the day itself where that is the time."""
    if whole.span is None or not whole.span.begin <= context.reference < whole.span.until:
        return edge(whole, position)
    begin, until = whole.span.begin, whole.span.until
    if until - begin > DAY:
        today = floor(context.reference, "day")
        begin, until = (begin, max(today, begin + DAY)) if position == "START" else (today, until)
    return replace(whole, span=Span(begin, until, whole.span.grain), mod=position, approximate=True)
