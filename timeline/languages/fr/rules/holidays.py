"""Feasts and days off, and times counted from a date."""

from __future__ import annotations

from typing import Literal

from timeline.expression import At, Calendar, Expression, Length, Near, Nth, Offset, Shift, Step, Usual
from timeline.grammar import Values, rule


def shifted(length: Expression, date: Expression, sign: Literal[-1, 1]) -> Expression | None:
    """So long before or after a date; lengths of unknown number shift nothing."""
    return Shift(date, length.amount, sign) if isinstance(length, Length) and length.amount.count else None


def beside(day: Expression, date: Expression) -> Expression | None:
    """The day before or after another: "la veille de Noël"."""
    return Shift(date, day.amount, day.sign) if isinstance(day, Offset) and day.anchor == "beside" else None


def feast(m: Values) -> Calendar:
    """The day of the feast in its place."""
    return Calendar(holiday=m.holiday, year=m.year)


def part_of_feast(m: Values) -> At:
    """A part of the feast's day; the evening and night of Christmas are those before it."""
    eve = m.holiday == "christmas" and m.part_of in ("EV", "NI")
    day = Calendar(holiday="christmas eve" if eve else m.holiday, year=m.year)
    return At(day, Calendar(part=m.part_of))


def nearest(day: Expression, date: Expression) -> Nth | None:
    """The weekday nearest to a date."""
    what = day.of if isinstance(day, Near | Usual) else day
    return Nth(1, what, date, nearest=True) if isinstance(what, Calendar) else None


DAY_OF = "((fêtes?|jour|journée) (de (la |l')?|du ))?"
FEASTS = (
    rule("<holiday>", "((le|la|les|cette|ce) )?" + DAY_OF + "(la |l')?{holiday}( {year})?", feast),
    rule("le soir de <holiday>", "((le|la|l') ?)?{part_of} (de (la |l')?|du (jour de )?){holiday}( {year})?", part_of_feast),
    rule("le week-end de <holiday>", "((le|ce) )?(long )?{weekend} (prolongé )?(de |du |d')(la |l')?{holiday}( {year})?",
         lambda m: Nth(1, Calendar(weekend=True), feast(m))),
    rule("<holiday> {step}", "(la |l'|le )?{holiday} {step}", lambda m: Step(Calendar(holiday=m.holiday), m.step)),
)  # fmt: skip

SHIFTED = (
    rule("le <weekday> le plus proche de <date>", "<weekday> le plus proche (de la |de l'|de |du |d')<date>", lambda m: nearest(m.weekday, m.date)),
    rule("<length> avant <date>", "<length> avant <date>", lambda m: shifted(m.length, m.date, -1)),
    rule("<length> après <date>", "<length> après <date>", lambda m: shifted(m.length, m.date, 1)),
    rule("le lendemain de <date>", "<relativeday> (de |du |de la |de l'|d')<date>", lambda m: beside(m.relativeday, m.date)),
    rule("<date> de l'année {step}", "<monthday>( de)? l'(an|année) {step}", lambda m: Step(m.monthday, m.step)),
)  # fmt: skip

RULES = (*FEASTS, *SHIFTED)
