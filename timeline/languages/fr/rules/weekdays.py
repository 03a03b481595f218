"""Days of the week, week-ends and nights between two days."""

from __future__ import annotations

from timeline.expression import At, Both, Calendar, Every, Expression, Nth, Offset, Amount, Shift, Step
from timeline.grammar import Values, rule


def weekday(m: Values) -> Calendar:
    """The weekday in its place, open as to the week."""
    return Calendar(weekday=m.weekday if m.weekday is not None else m.weekday_short)


def night(m: Values) -> Expression:
    """The night that begins on the first day."""
    if m.day is not None and m.month_any is not None:
        return At(Calendar(year=m.year, month=m.month2 or m.month_any, day=m.day), Calendar(part="NI"))
    return At(Calendar(weekday=m.weekday), Calendar(part="NI"))


RULES = (
    rule("<weekday>", "{weekday}", weekday),
    rule("<short weekday>", "{weekday_short}", weekday, casual=True),
    rule("ce <weekday>", "ce {weekday}", lambda m: Step(weekday(m), 0)),
    rule("le <weekday>", "(le|l'autre) {weekday}", weekday),
    rule("<weekday> dernier", "((le|ce) )?{weekday} {step}", lambda m: Step(weekday(m), m.step)),
    rule("<weekday> suivant", "((le|ce) )?{weekday} {relative_step}", lambda m: Step(weekday(m), m.relative_step, "discourse")),
    rule("<weekday> de la semaine prochaine", "((le|ce) )?{weekday} ((de|dans) )?la semaine {step}",
         lambda m: Nth(m.weekday + 1, "day", Step("week", m.step))),
    rule("<weekday> de la semaine suivante", "((le|ce) )?{weekday} ((de|dans) )?la semaine {relative_step}",
         lambda m: Nth(m.weekday + 1, "day", Step("week", m.relative_step, "discourse"))),
    rule("<weekday> de cette semaine", "((le|ce) )?{weekday} (de )?cette semaine",
         lambda m: Nth(m.weekday + 1, "day", Step("week", 0))),
    rule("<weekday> en huit", "((le|ce) )?{weekday} en (huit|8)", lambda m: Shift(weekday(m), Amount(7, "day"), 1)),
    rule("<weekday> en quinze", "((le|ce) )?{weekday} en (quinze|15)", lambda m: Shift(weekday(m), Amount(14, "day"), 1)),
    rule("<weekday> même", "{weekday} même", weekday),
    rule("<day word> <weekday>", "{days_away},? (le )?{weekday}", lambda m: Both(Offset(Amount(abs(m.days_away), "day"), 1 if m.days_away >= 0 else -1), m.weekday)),
    rule("<weekday> <part>", "((le|ce) )?{weekday} (en |au |à la |dans (la|l') ?)?(tôt (le |au )?|tard (le |au )?)?{part}", lambda m: At(weekday(m), Calendar(part=m.part))),
    rule("ce <weekday> <part>", "ce {weekday} (en |au |à la |dans (la|l') ?)?{part}", lambda m: At(Step(weekday(m), 0), Calendar(part=m.part))),
    rule("<weekday> dernier <part>", "{weekday} {part} {step}", lambda m: At(Step(weekday(m), m.step), Calendar(part=m.part))),
    rule("<weekday> dans la journée", "((le|ce) )?{weekday} \\W?dans la journée\\W?", lambda m: At(weekday(m), Calendar(part="DT"))),
    rule("ce <weekday> dans la journée", "ce {weekday} \\W?dans la journée\\W?", lambda m: At(Step(weekday(m), 0), Calendar(part="DT"))),
    rule("la nuit de <weekday> à <weekday>", "((la|cette) )?nuit (de|du) {weekday} (à|au) {weekday2}", night),
    rule("la nuit du <day> au <day>", "((la|cette) )?nuit du {day}( {month2})? au {day2} {month_any}( {year})?", night),
    rule("la nuit de <weekday>", "(la )?nuit (de|du) {weekday}", night),
    rule("le week-end", "(le|ce) {weekend}", lambda m: Step("weekend", 0)),
    rule("week-end", "(du|au|au cours du|durant le|pendant le|en|ce|le|ces) >> {weekend}", lambda m: Step("weekend", 0)),
    rule("week-end dernier", "((le|ce) )?{weekend} {step}", lambda m: Step("weekend", m.step)),
    rule("week-end suivant", "((le|ce) )?{weekend} {relative_step}", lambda m: Step("weekend", m.relative_step, "discourse")),
    rule("le week-end du <day> <month>", "((le|ce) )?{weekend} (du|des) {day}( ?(-|et|au) ?{day2})?( {month_any}( {year})?)?",
         lambda m: Nth(1, Calendar(weekend=True), Calendar(year=m.year, month=m.month_any, day=m.day))),
    rule("le <ordinal> week-end de <month>", "(le )?{ordinal} {weekend} (de |d'){month}( {year})?",
         lambda m: Nth(m.ordinal, Calendar(weekend=True), Calendar(year=m.year, month=m.month))),
    rule("le <ordinal> <weekday> de <month>", "(le )?{ordinal} {weekday} (de |d')(mois de )?{month}( {year})?",
         lambda m: Nth(m.ordinal, weekday(m), Calendar(year=m.year, month=m.month))),
    rule("le <ordinal> <weekday> du mois prochain", "(le )?{ordinal} {weekday} (du|de) mois {step}",
         lambda m: Nth(m.ordinal, weekday(m), Step("month", m.step))),
    rule("tous les <weekdays>", "tous les {weekdays}( {part}s?)?", lambda m: Every(Calendar(weekday=m.weekdays, part=m.part), "EVERY")),
    rule("les <weekdays>", "les {weekdays}( {part}s?)?", lambda m: Every(Calendar(weekday=m.weekdays, part=m.part))),
    rule("chaque <weekday>", "chaque {weekday}( {part})?", lambda m: Every(Calendar(weekday=m.weekday, part=m.part), "EACH")),
    rule("un <weekday> sur <n>", "un {weekday} sur {cardinal}", lambda m: Every(Calendar(weekday=m.weekday), f"1/{m.cardinal}")),
    rule("les <ordinal> <weekdays> de <month>", "les {ordinal}( et {ordinal2})? {weekdays}( de {month})?",
         lambda m: Every(Calendar(weekday=m.weekdays))),
)  # fmt: skip
