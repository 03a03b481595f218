"""Spanish times counted from the publication, and durations."""

from __future__ import annotations

from timeline.expression import Amount, At, Calendar, Length, Offset, Step
from timeline.grammar import rule


def days(number: int) -> Offset:
    """So many days from the publication."""
    return Offset(Amount(abs(number), "day"), 1 if number >= 0 else -1)


RULES = (
    rule("ayer, hoy", "{days_away}", lambda m: days(m.days_away)),
    rule("mañana", "(?<!la\\s)(?<!esta\\s)(?<!de\\s){tomorrow}", lambda m: days(1)),
    rule("ayer por la <part>", "{days_away} por la {part}", lambda m: At(days(m.days_away), Calendar(part=m.part))),
    rule("<weekday> por la <part>", "(el )?{weekday} por la {part}",
         lambda m: At(Calendar(weekday=m.weekday), Calendar(part=m.part))),
    rule("esta semana", "(esta|este) {unit}", lambda m: Step(m.unit, 0)),
    rule("la semana pasada", "((la|el) )?{unit} {step}", lambda m: Step(m.unit, m.step)),
    rule("el próximo mes", "((la|el) )?{next} {unit}", lambda m: Step(m.unit, 1)),
    rule("el fin de semana", "((el|este) )?{weekend}", lambda m: Step("weekend", 0)),
    rule("el fin de semana pasado", "((el|este) )?{weekend} {step}", lambda m: Step("weekend", m.step)),
    rule("hace <n> <unit>", "hace {cardinal} {unit}", lambda m: Offset(Amount(m.cardinal, m.unit), -1)),
    rule("dentro de <n> <unit>", "(dentro de|en) {cardinal} {unit}", lambda m: Offset(Amount(m.cardinal, m.unit), 1)),
    rule("<n> <unit>", "{cardinal} {unit}", lambda m: Length(Amount(m.cardinal, m.unit))),
)  # fmt: skip
