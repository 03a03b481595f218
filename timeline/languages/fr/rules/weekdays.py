"""Days of the week, week-ends and nights between two days."""

from __future__ import annotations

from timeline.expression import Amount, At, Both, Calendar, Expression, Near, Nth, Offset, Shift, Step, Usual
from timeline.grammar import Values, rule
from timeline.languages.fr.patterns import DAY_NAMES, THIS, weekday


def night(m: Values) -> Expression:
    """The night that ends on the second day, named by the evening before."""
    morning: Expression
    if m.month_any is not None:
        morning = Calendar(year=m.year, month=m.month_any, day=m.day2)
    elif m.day2 is not None:
        morning = Calendar(weekday=m.weekday2, day=m.day2)
    else:
        morning = Calendar(weekday=m.weekday2)
    return At(Shift(morning, Amount(1, "day"), -1), Calendar(part="NI", overnight=True))


def at_part(day: Expression, m: Values) -> At:
    """A part of that day."""
    return At(day, Calendar(part=m.part))


IN_PART = (
    "( |,? (en |au |à la |dans (la|l') ?|tôt (le |au |dans la )?|tard (le |au |dans la )?))(?!journée){part}"
)
NOT_RANGE = f"(?! (soir |matin |midi )?(à|au|et) ({DAY_NAMES}))"
# "À partir de", "la soirée de" belong to the verb.
NOUN = r"(?!(?:partir|compter|soir|soirée|matin|matinée|nuit|journée|midi|fin|début|lieu|cours|ici)\b)\w\w+"
ON_DAY = THIS + "{weekday}"

DAYS = (
    rule("<weekday>", "{weekday}", weekday),
    rule("<short weekday>", "{weekday_short}", weekday, casual=True),
    rule("<day> <month>, soit <weekday>", "<monthday>,? (soit|donc|c'est-à-dire|à savoir) (le )?>> <weekday>",
         lambda m: Step(m.weekday, 0, "discourse") if isinstance(m.weekday, Calendar) else None),
    rule("ce <weekday>", "ce {weekday}", lambda m: Step(weekday(m), 0)),
    rule("l'autre <weekday>", "l'autre {weekday}", weekday),
    rule("<noun> de <weekday>", NOUN + " de >> {weekday}" + NOT_RANGE, lambda m: Near(weekday(m))),
    rule("jusqu'à <weekday>", "(jusqu'à|jusqu'au|avant) >> {weekday}", lambda m: Near(weekday(m))),
    rule("depuis <noun> <weekday>", "depuis (la|le|les|l'|un|une|son|sa)[^,.;:()]{3,30} >> {weekday}", lambda m: Near(weekday(m))),
    rule("après <noun> <weekday>", "après [^,.;:()]{3,50} >> {weekday}( {part})? <<,", lambda m: at_part(Near(weekday(m)), m) if m.part else Near(weekday(m))),
    rule("<noun> de <weekday> <part>", NOUN + " (de|du) >> {weekday} {part}" + NOT_RANGE, lambda m: at_part(Near(weekday(m)), m)),
    rule("<weekday> {step}", ON_DAY + " {step}", lambda m: Step(weekday(m), m.step)),
    rule("<weekday> {relative_step}", ON_DAY + " {relative_step}", lambda m: Step(weekday(m), m.relative_step, "discourse")),
    rule("(de) <weekday> à <weekday>", "(de|entre) >> {weekday} << (à|et) {weekday2}(?! {day})", lambda m: Usual(weekday(m), until=m.weekday2, habit=False)),
    rule("(de <weekday> à) <weekday>", "(de|entre) {weekday2}( {part})? (à|et) >> {weekday}(?! {day})", lambda m: Usual(weekday(m), since=m.weekday2, habit=False)),
    rule("<weekday> de la semaine {step}", ON_DAY + " ((de|dans) )?la semaine {step}",
         lambda m: Nth(m.weekday + 1, "day", Step("week", m.step))),
    rule("<weekday> de la semaine {relative_step}", ON_DAY + " ((de|dans) )?la semaine {relative_step}",
         lambda m: Nth(m.weekday + 1, "day", Step("week", m.relative_step, "discourse"))),
    rule("<weekday> de cette semaine", ON_DAY + " (de )?cette semaine", lambda m: Nth(m.weekday + 1, "day", Step("week", 0))),
    rule("<weekday> en huit", ON_DAY + " en (huit|8)", lambda m: Shift(weekday(m), Amount(7, "day"), 1)),
    rule("<weekday> en quinze", ON_DAY + " en (quinze|15)", lambda m: Shift(weekday(m), Amount(14, "day"), 1)),
    rule("<weekday> même", "{weekday} même", weekday),
    rule("{days_away} <weekday>", "{days_away},? (le |ce )?{weekday}",
         lambda m: Both(Offset(Amount(abs(m.days_away), "day"), 1 if m.days_away >= 0 else -1), m.weekday)),
    rule("{days_away}, <weekday> <day> <month>", "{days_away},? (le |ce )?{weekday} {day} {month_any}( {year})?",
         lambda m: Both(Calendar(year=m.year, month=m.month_any, day=m.day), m.weekday)),
    rule("le <ordinal> <weekday> de <month>", "(le )?{ordinal} {weekday} (de |d')(mois de )?{month}( {year})?",
         lambda m: Nth(m.ordinal, weekday(m), Calendar(year=m.year, month=m.month))),
    rule("le <ordinal> <weekday> du mois {step}", "(le )?{ordinal} {weekday} (du|de) mois {step}",
         lambda m: Nth(m.ordinal, weekday(m), Step("month", m.step))),
)  # fmt: skip

PARTS = (
    rule("<weekday> <part>", f"{{weekday}}{IN_PART}", lambda m: at_part(weekday(m), m)),
    rule("ce <weekday> <part>", f"ce {{weekday}}{IN_PART}", lambda m: at_part(Step(weekday(m), 0), m)),
    rule("<weekday> <part> {step}", "{weekday} {part} {step}", lambda m: at_part(Step(weekday(m), m.step), m)),
    rule("<weekday> {step} au <part>", f"{{weekday}} {{step}}{IN_PART}", lambda m: at_part(Step(weekday(m), m.step), m)),
    rule("<weekday> dans la journée", ON_DAY + " \\W?dans la journée\\W?", lambda m: At(weekday(m), Calendar(part="DT"))),
    rule("ce <weekday> dans la journée", "ce {weekday} \\W?dans la journée\\W?", lambda m: At(Step(weekday(m), 0), Calendar(part="DT"))),
)  # fmt: skip

THE_NIGHT = "((la|cette) )?nuit "
NIGHTS = (
    rule("la nuit de <weekday> à <weekday>", THE_NIGHT + "(de|du) {weekday} (à|au) {weekday2}", night),
    rule("la nuit de <weekday> <day> à <weekday> <day>",
         THE_NIGHT + "(de|du) {weekday} {day}( {month2})? (à|au) {weekday2} {day2}( {month_any}( {year})?)?", night),
    rule("la nuit du <day> au <day>", THE_NIGHT + "du {day}( {month2})?( {year2})? au {day2} {month_any}( {year})?", night),
    rule("la nuit du <day> au <day> request", THE_NIGHT + "du {day} au {day2}", night),
    rule("la nuit de <weekday>", THE_NIGHT + "(de|du) {weekday}( dernier)?", lambda m: At(weekday(m), Calendar(part="NI"))),
    rule("la nuit du <day> <month>", THE_NIGHT + "(de|du) ({weekday} )?{day} {month_any}( {year})?",
         lambda m: At(Calendar(year=m.year, month=m.month_any, day=m.day), Calendar(part="NI"))),
)  # fmt: skip

WEEKENDS = (
    rule("ce <weekend>", "ce {weekend}(?! (de|du|des|d')\\b)", lambda m: Step("weekend", 0)),
    rule("le <weekend>", "le {weekend}(?! (de|du|des|d')\\b)", lambda m: Usual(Calendar(weekend=True))),
    rule("<weekend>", "(du|au|au cours du|durant le|pendant le|en|ces|tout le|prolongé|long) >> {weekend}(?! (de|du|des|d'|prolongé|end)\\b)",
         lambda m: Step("weekend", 0)),
    rule("<weekend> {step}", THIS + "{weekend} {step}", lambda m: Step("weekend", m.step)),
    rule("<weekend> {relative_step}", THIS + "{weekend} {relative_step}", lambda m: Step("weekend", m.relative_step, "discourse")),
    rule("le <weekend> du <day> <month>", THIS + "{weekend} (du|des) ({weekday} )?{day}( ?(-|et|au) ?({weekday2} )?{day2})?( {month_any}( {year})?)?",
         lambda m: Nth(1, Calendar(weekend=True), Calendar(year=m.year, month=m.month_any, day=m.day))),
    rule("le <ordinal> <weekend> de <month>", "(le )?{ordinal} {weekend} (de |d'){month}( {year})?",
         lambda m: Nth(m.ordinal, Calendar(weekend=True), Calendar(year=m.year, month=m.month))),
)  # fmt: skip

RULES = (*DAYS, *PARTS, *NIGHTS, *WEEKENDS)
