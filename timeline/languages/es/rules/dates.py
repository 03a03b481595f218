"""Spanish calendar dates."""

from __future__ import annotations

from timeline.expression import Both, Calendar, Edge, Nth, Step
from timeline.grammar import rule

RULES = (
    rule("<day> de <month> de <year>", "(el )?{day} de {month} (de|del) {year}",
         lambda m: Calendar(year=m.year, month=m.month, day=m.day)),
    rule("<day> de <month>", "(el )?{day} de {month}", lambda m: Calendar(month=m.month, day=m.day)),
    rule("<weekday> <day> de <month>", "(el |este )?{weekday},? {day} de {month}( (de|del) {year})?",
         lambda m: Both(Calendar(year=m.year, month=m.month, day=m.day), m.weekday)),
    rule("<month> de <year>", "{month} (de|del) {year}", lambda m: Calendar(year=m.year, month=m.month)),
    rule("<month>", "{month}", lambda m: Calendar(month=m.month)),
    rule("<month> pasado", "{month} {step}", lambda m: Step(Calendar(month=m.month), m.step)),
    rule("<year>", "{year}(?! ?{thing})(?![,.]\\d)", lambda m: Calendar(year=m.year)),
    rule("<weekday>", "((el|este) )?{weekday}", lambda m: Calendar(weekday=m.weekday)),
    rule("<weekday> pasado", "(el )?{weekday} {step}", lambda m: Step(Calendar(weekday=m.weekday), m.step)),
    rule("el próximo <weekday>", "(el )?{next} {weekday}", lambda m: Step(Calendar(weekday=m.weekday), 1)),
    rule("a principios de <month>", "{edge} de {month}( (de|del) {year})?",
         lambda m: Edge(Calendar(year=m.year, month=m.month), m.edge)),
    rule("el <ordinal> trimestre", "(el )?{ordinal} {quarter}( (de|del) {year})?",
         lambda m: Calendar(year=m.year, quarter=m.ordinal)),
    rule("el <ordinal> <weekday> de <month>", "(el )?{ordinal} {weekday} de {month}",
         lambda m: Nth(m.ordinal, Calendar(weekday=m.weekday), Calendar(month=m.month))),
)  # fmt: skip
