"""What a text has told so far, as far as it still counts for what comes next."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.expression import Every, Expression, Found, Offset
from timeline.resolving.context import Context, Spoken, Time

# A year told this many characters before carries over to a month or day beside it.
YEAR_SIGHT = 60
# A year told by counting ("il y a deux ans") is another verb's further away.
COUNTED_SIGHT = 15
# Years so close to each other are a range or a list.
RANGE_SIGHT = 8
# A time told longer ago than this is no longer what "the next day" is counted from.
SIGHT = 1200
# A report compares its quarter with the year before over this length.
REPORT = 3000
# A full stop after a single letter ("5 p.m. Monday", "M. Dupont") ends no sentence.
_SENTENCE_END = re.compile(r"[.!?…](?<!\W[^\W\d_].)\s")
# The small hours after an evening are told within so many characters of it.
FEW_WORDS = 90


def at(item: Found, text: str, memory: Context) -> Context:
    """What is remembered where ``item`` stands, and the side its verb tells."""
    year, day, habit = memory.year, memory.day, memory.habit
    last = memory.told[0].end if memory.told else 0
    return replace(
        memory,
        direction=item.direction,
        told=tuple(spoken for spoken in memory.told if item.start - spoken.end < SIGHT),
        reported=tuple(spoken for spoken in memory.reported if item.start - spoken.end < REPORT),
        year=year if year and _beside(text, year.end, item.start, _sight(year)) else None,
        day=day if day and item.start - day.end < SIGHT else None,
        same_sentence=not _SENTENCE_END.search(text, max(last, item.start - SIGHT), item.start),
        just_told=bool(memory.told) and item.start - last < FEW_WORDS,
        habit=habit if habit and _beside(text, habit.end, item.start, YEAR_SIGHT) else None,
    )


def after(item: Found, time: Time, text: str, memory: Context) -> Context:
    """What is remembered after ``item`` was found to mean ``time``.

    Nothing is counted from a remark in brackets, nor from "around the 25th".
    """
    if _in_brackets(text, item.start) or (item.mod == "APPROX" and time.type == "DATE"):
        return memory
    if time.type == "SET":
        # "Par an" and "annuel" count, they name no times.
        named = time.value.startswith("XXXX") or (
            isinstance(item.expression, Every) and item.expression.quantity
        )
        return replace(memory, habit=Spoken(time, item.start, item.end)) if named else memory
    if time.span is None or time.type not in ("DATE", "TIME") or _compared(item.expression):
        return memory
    spoken = Spoken(time, item.start, item.end)
    told = memory.told if _set_for_later(item, time, memory) else _latest(spoken, memory.told)
    ended = time.span.until <= memory.reference and time.mod is None
    return replace(
        memory,
        told=told,
        reported=_latest(spoken, memory.reported) if ended else memory.reported,
        year=_year(spoken, memory),
        day=_day(spoken, memory.day),
        habit=None,
    )


def _set_for_later(item: Found, time: Time, memory: Context) -> bool:
    """Whether a limit to come is only what was decided on a day told before it: "the day before" counts
    from that day in "a annoncé mardi la fermeture à partir du 1er avril. La veille, ..."."""
    day = memory.day_told()
    if (
        item.mod not in ("BEFORE", "AFTER")
        or not memory.same_sentence
        or day is None
        or day.time.span is None
    ):
        return False
    ahead = time.span is not None and time.span.begin > memory.reference
    return ahead and day.time.span.begin <= memory.reference


def _latest(spoken: Spoken, before: tuple[Spoken, ...]) -> tuple[Spoken, ...]:
    """The times told, latest first, one of each grain."""
    grain = spoken.time.span and spoken.time.span.grain
    return (spoken, *(other for other in before if other.time.span and other.time.span.grain != grain))


def _year(spoken: Spoken, memory: Context) -> Spoken | None:
    before = memory.year
    if spoken.time.span and spoken.time.span.grain == "year":
        # The last of several years ("de 2012 à 2017") is not that of a month told after them.
        years = (s for s in memory.told if s.time.span and s.time.span.grain == "year")
        several = any(0 <= spoken.start - year.end < RANGE_SIGHT for year in years)
        return spoken if spoken.time.mod is None and not several else None
    return replace(before, end=spoken.end) if before and _counted_from(spoken, before) else before


def _day(spoken: Spoken, before: Spoken | None) -> Spoken | None:
    """The last day or month told with its year, or counted from such a one."""
    if spoken.time.span is None or spoken.time.span.grain not in ("day", "month"):
        return before
    dated = spoken.time.anchor.kind == "none" or (before and _counted_from(spoken, before))
    return spoken if dated else before


def _counted_from(spoken: Spoken, before: Spoken) -> bool:
    return spoken.time.anchor.kind == "mention" and spoken.time.anchor.start == before.start


def _compared(expression: Expression) -> bool:
    """Whether a time is only named to compare the one reported on with it: "from a year earlier"."""
    return isinstance(expression, Offset) and expression.anchor == "period"


def _in_brackets(text: str, start: int) -> bool:
    return text.rfind("(", max(0, start - YEAR_SIGHT), start) > text.rfind(
        ")", max(0, start - YEAR_SIGHT), start
    )


def _sight(year: Spoken) -> int:
    return COUNTED_SIGHT if year.time.anchor.kind == "publication" else YEAR_SIGHT


def _beside(text: str, end: int, start: int, sight: int) -> bool:
    return start - end < sight and not _SENTENCE_END.search(text, end, start)
