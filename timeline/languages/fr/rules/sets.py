"""Repeated times."""

from __future__ import annotations

from timeline.expression import Amount, Calendar, Every, Usual
from timeline.grammar import Values, rule
from timeline.languages.fr import lists


def each(m: Values) -> Every:
    """Every such weekday, or part of it."""
    return Every(Calendar(weekday=m.weekdays if m.weekday is None else m.weekday, part=m.part), "EVERY")


PART = "( (au |en |à la )?{part}s?)?"

WEEKDAYS = (
    rule("tous les <weekdays>", "tous les {weekdays}" + PART, each),
    rule("les <weekdays>", "les {weekdays}(?! {day})" + PART, each),
    rule("<weekdays> et <weekdays>", "({weekdays2},?( et|,)|et|ou) >> {weekdays}" + PART, each),
    rule("chaque <weekday>", "chaque {weekday}" + PART, each),
    rule("du <weekday> au <weekday>", "du >> {weekday} << au {weekday2}(?! {day})", lambda m: Usual(Calendar(weekday=m.weekday), until=m.weekday2)),
    rule("(du <weekday> au) <weekday>", "du {weekday2} au >> {weekday}(?! {day})", lambda m: Usual(Calendar(weekday=m.weekday), since=m.weekday2)),
    rule("un <weekday> sur <n>", "un {weekday}( {part})? sur {cardinal}", each),
    rule("le <weekday> as a habit", "le {weekday}(?! {day})", lambda m: Usual(Calendar(weekday=m.weekday))),
    rule("le <weekday> <part> as a habit", "le {weekday} (au )?{part}", lambda m: Usual(Calendar(weekday=m.weekday, part=m.part))),
    rule("fermé le <weekday>", f"({lists.HABITS}) >> le {{weekday}}(?! {{day}})( {{part}})?", each),
    rule("le <weekday> et le <weekday>", "le {weekday2}( {part2})?,? (et|ou|comme) >> le {weekday}( {part})?(?! {day})",
         lambda m: Usual(Calendar(weekday=m.weekday, part=m.part))),
    rule("les <ordinal> <weekdays> de <month>", "(tous )?les {ordinal}( et {ordinal2})? {weekdays}( (de |d'){month}| du mois)?",
         lambda m: Every(Calendar(month=m.month, weekday=m.weekdays))),
    rule("le <ordinal> <weekday> du mois", "(chaque|le) {ordinal} {weekday} (du|de chaque) mois(?! (de|d'|dernier|prochain))",
         lambda m: Every(Calendar(weekday=m.weekday))),
    rule("chaque <ordinal> <weekday>", "chaque {ordinal} {weekday}( (de |d'){month}| du mois)?", lambda m: Every(Calendar(month=m.month, weekday=m.weekday))),
    rule("les <weekends>", "(les|tous les) {weekends}", lambda m: Every(Calendar(weekend=True), "EVERY")),
    rule("chaque <weekend>", "chaque {weekend}", lambda m: Every(Calendar(weekend=True), "EACH")),
    rule("fermé le <weekend>", f"({lists.HABITS}) >> le {{weekend}}(?! (de|du|des|d'|dernier|prochain))", lambda m: Every(Calendar(weekend=True))),
)  # fmt: skip

UNITS = (
    rule("chaque <unit>", "chaque {unit}", lambda m: Every(Amount(1, m.unit), "EACH")),
    rule("tous les <n> <unit>", "(tous|toutes) les ({cardinal} )?{unit}", lambda m: Every(Amount(m.cardinal or 1, m.unit), "EVERY")),
    rule("par <unit>", "par >> {unit}(?! (de|du|d'))", lambda m: Every(Amount(1, m.unit))),
    rule("<n> fois par <unit>", "{cardinal} fois (par|chaque) {unit}", lambda m: Every(Amount(1, m.unit), None, int(m.cardinal))),
    rule("<n> fois l'an", "{cardinal} fois l'{years}", lambda m: Every(Amount(1, "year"), None, int(m.cardinal))),
    rule("<frequency>", "{frequency}", lambda m: Every(Amount(1, m.frequency))),
    rule("un <unit> sur <n>", "une? {unit} sur {cardinal}", lambda m: Every(Amount(m.cardinal, m.unit))),
    rule("chaque <part>", "chaque {daily_part}", lambda m: Every(Calendar(part=m.daily_part), "EACH")),
    rule("tous les <parts>", "(tous|toutes) les {daily_parts}", lambda m: Every(Calendar(part=m.daily_parts), "EVERY")),
    rule("chaque <month>", "(chaque (mois d[e'] ?)?|tous les mois d[e'] ?){month}", lambda m: Every(Calendar(month=m.month), "EVERY")),
    rule("chaque <season>", "chaque {season}", lambda m: Every(Calendar(season=m.season), "EACH")),
    rule("tous les <seasons>", "tous les {seasons}", lambda m: Every(Calendar(season=m.seasons), "EVERY")),
)  # fmt: skip

RULES = (*WEEKDAYS, *UNITS)
