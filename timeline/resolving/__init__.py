"""Unresolved expressions to mentions with intervals: calculates, and knows no language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from timeline.expression import Expression, Found, Offset
from timeline.model import Mention
from timeline.resolving.context import Context, Prefer, Spoken, Time
from timeline.resolving.resolver import meaning
from timeline.resolving.spans import as_datetime

__all__ = ["Prefer", "resolve"]

# A year told this many characters before carries over to a month or day beside it.
YEAR_SIGHT = 60
# A time told longer ago than this is no longer what "the next day" is counted from.
SIGHT = 1200
# A report compares its quarter with the year before over this length.
REPORT = 3000
_SENTENCE_END = re.compile(r"[.!?…]\s")


def resolve(
    found: Iterable[Found], text: str, reference: date | datetime, prefer: Prefer = "news"
) -> tuple[Mention, ...]:
    """The mentions of a text, from what was found in it, in order.

    ``reference`` is the publication, ``prefer`` as in ``timeline.tag``. An expression the calendar
    has no place for (31 February) gives no mention.
    """
    start = Context(as_datetime(reference), prefer=prefer)
    mentions: list[Mention] = []
    told: tuple[Spoken, ...] = ()
    reported: tuple[Spoken, ...] = ()
    year: Spoken | None = None
    day: Spoken | None = None
    for item in found:
        context = replace(
            start,
            direction=item.direction,
            told=tuple(spoken for spoken in told if item.start - spoken.end < SIGHT),
            reported=tuple(spoken for spoken in reported if item.start - spoken.end < REPORT),
            year=year if year and _beside(text, year.end, item.start) else None,
            day=day if day and item.start - day.end < SIGHT else None,
        )
        time = meaning(item.expression, context)
        if time is None:
            continue
        mentions.append(_mention(item, text, time))
        if time.span and time.type in ("DATE", "TIME") and not _compared(item.expression):
            spoken = Spoken(time, item.start, item.end)
            told = (
                spoken,
                *(other for other in told if other.time.span and other.time.span.grain != time.span.grain),
            )
            if time.span.until <= start.reference and time.mod is None:
                reported = (
                    spoken,
                    *(s for s in reported if s.time.span and s.time.span.grain != time.span.grain),
                )
            if time.span.grain == "day" and (
                time.anchor.kind == "none" or (day and _counted_from(time, day))
            ):
                day = spoken
            if time.span.grain == "year":
                year = spoken if time.mod is None else None
            elif year and _counted_from(time, year):
                year = replace(year, end=item.end)
    return tuple(mentions)


def _compared(expression: Expression) -> bool:
    """Whether a time is only named to compare the one reported on with it: "from a year earlier"."""
    return isinstance(expression, Offset) and expression.anchor == "period"


def _counted_from(time: Time, spoken: Spoken) -> bool:
    return time.anchor.kind == "mention" and time.anchor.start == spoken.start


def _beside(text: str, end: int, start: int) -> bool:
    return start - end < YEAR_SIGHT and not _SENTENCE_END.search(text, end, start)


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
        mod=time.mod or item.mod,
        approximate=time.approximate or item.mod == "APPROX",
        rule=item.rule,
        anchor=time.anchor,
        notes=time.notes,
    )
