"""The kinds of expression that rules can ask for with ``<kind>``, and how they stand in masked text.

While rules over expressions run, each expression already found is blotted out in the text: its
first character becomes the private-use letter of its kind, the others a filler. A pattern's
``<day>`` is then a letter followed by fillers, and ordinary regular expressions do the rest.
"""

from __future__ import annotations

from timeline.expression import (
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

BASIC = (
    "clock",
    "part",
    "weekday",
    "monthday",
    "fullday",
    "relativeday",
    "month",
    "year",
    "period",
    "moment",
    "length",
    "every",
    "vague",
    "range",
)
FILLER = "\ue0ff"
_LETTER = {kind: chr(0xE001 + index) for index, kind in enumerate(BASIC)}

_DAY = ("weekday", "monthday", "fullday", "relativeday")
KINDS: dict[str, tuple[str, ...]] = {
    **{kind: (kind,) for kind in BASIC},
    "day": _DAY,
    "date": (*_DAY, "month", "year", "period"),
    "time": ("clock", "part", "moment"),
    "any": (*_DAY, "month", "year", "period", "clock", "part", "moment"),
}


def mask(kind: str, length: int) -> str:
    """What stands for an expression of this kind and length in masked text."""
    return _LETTER[kind] + FILLER * (length - 1)


def mask_pattern(kind: str) -> str:
    """The regular expression for ``<kind>`` in masked text; ``KeyError`` for an unknown kind."""
    return "[" + "".join(_LETTER[basic] for basic in KINDS[kind]) + "]" + FILLER + "*"


def kind_at(letter: str) -> str | None:
    """The basic kind whose letter this is, or None."""
    index = ord(letter) - 0xE001
    return BASIC[index] if 0 <= index < len(BASIC) else None


def kind_of(expression: Expression) -> str:
    """The basic kind of an expression: what it names, by its finest stated field."""
    match expression:
        case Calendar():
            return _calendar_kind(expression)
        case At():
            return "moment"
        case Both():
            return "fullday"
        case Offset(amount=amount, grain=grain):
            return _unit_kind(grain or amount.unit)
        case Shift(of=of, amount=amount):
            return "relativeday" if amount.unit in ("day", "week") else kind_of(of)
        case Step(what=what) | Nth(what=what):
            return _step_kind(what)
        case Edge(of=of) | Modified(of=of) | Near(of=of) | Usual(of=of):
            return kind_of(of)
        case Length():
            return "length"
        case Every():
            return "every"
        case Range():
            return "range"
        case Vague():
            return "vague"


def names_weekday(expression: Expression) -> bool:
    """Whether this is a weekday open as to its week, with or without a time of day."""
    match expression:
        case At(day=day):
            return names_weekday(day)
        case Calendar():
            return expression.weekday is not None and expression.day is None
    return False


def _step_kind(what: Calendar | str) -> str:
    if isinstance(what, Calendar):
        kind = _calendar_kind(what)
        return "relativeday" if kind in _DAY else "moment" if kind == "part" else kind
    return _unit_kind(what)


def _unit_kind(unit: str) -> str:
    named = {"day": "relativeday", "month": "month", "year": "year", "hour": "clock", "minute": "clock"}
    return named.get(unit, "period")


def _calendar_kind(calendar: Calendar) -> str:
    dated = calendar.day is not None or calendar.weekday is not None or calendar.holiday is not None
    timed = calendar.hour is not None or calendar.part is not None
    if timed:
        return "moment" if dated or calendar.month else ("clock" if calendar.hour is not None else "part")
    if calendar.weekday is not None and calendar.day is None:
        return "weekday"
    if dated:
        return "fullday" if calendar.year is not None else "monthday"
    if calendar.week or calendar.weekend or calendar.quarter or calendar.half or calendar.season:
        return "period"
    if calendar.month is not None:
        return "month"
    return "year" if calendar.year is not None else "period"
