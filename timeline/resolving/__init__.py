"""Unresolved expressions to mentions with intervals: calculates, and knows no language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from timeline.expression import Found
from timeline.model import Certainty, Mention
from timeline.resolving.context import Context, Prefer, Time
from timeline.resolving.memory import after, at
from timeline.resolving.resolver import meaning
from timeline.resolving.spans import as_datetime
from timeline.tagging.kinds import names_weekday

__all__ = ["Prefer", "resolve"]


def resolve(
    found: Iterable[Found], text: str, reference: date | datetime, prefer: Prefer = "news"
) -> tuple[Mention, ...]:
    """The mentions of a text, from what was found in it, in order.

    ``reference`` is the publication, ``prefer`` as in ``timeline.tag``. An expression the calendar
    has no place for (31 February, the year 10000) gives no mention.
    """
    memory = Context(as_datetime(reference), prefer=prefer)
    mentions: list[Mention] = []
    for item in found:
        memory = at(item, text, memory)
        time = _meaning(item, memory)
        if time is not None:
            mentions.append(_mention(item, text, time))
            memory = after(item, time, text, memory)
    return tuple(mentions)


def _meaning(item: Found, memory: Context) -> Time | None:
    """What ``item`` means; None where nothing of it lies within the calendar."""
    try:
        time = meaning(item.expression, memory)
    except OverflowError:
        return None
    outside = time is not None and time.span is not None and time.span.begin >= time.span.until
    return None if outside else time


def _mention(item: Found, text: str, time: Time) -> Mention:
    span = time.span
    return Mention(
        start=item.start,
        end=item.end,
        text=text[item.start : item.end],
        type=time.type,
        value=time.value,
        begin=span.begin if span else None,
        until=span.until if span else None,
        grain=span.grain if span else None,  # type: ignore[arg-type]
        mod=time.mod or (item.mod if time.type != "SET" else None),
        approximate=time.approximate or item.mod == "APPROX",
        rule=item.rule,
        anchor=time.anchor,
        certainty=_certainty(item, time),
        notes=time.notes,
    )


def _certainty(item: Found, time: Time) -> Certainty:
    """Low where the text contradicts itself or tells no year, medium where two readings are possible or
    no verb places a weekday, else high."""
    if time.notes:
        return "medium" if time.doubtful else "low"
    return "medium" if item.direction is None and names_weekday(item.expression) else "high"
