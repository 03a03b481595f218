"""Durations and repeated times."""

from __future__ import annotations

from timeline.expression import Amount, Calendar, Every, Length, Modified
from timeline.grammar import Values, rule


def length(m: Values) -> Length:
    """So many units."""
    return Length(Amount(m.cardinal, m.unit))


def lengths(m: Values) -> Length:
    """So many units and a half."""
    return Length(Amount(m.cardinal + 0.5, m.unit))


LENGTHS = (
    rule("<n> <unit>", "{cardinal}[ -]?{unit}(?! (et demie?|sur \\d))", length),
    rule("<n> <unit> et demi", "{cardinal} {unit} et demie?", lengths),
    rule("plus de <n> <unit>", "plus (de |d')(la |l')?{cardinal} {unit}", lambda m: Modified(length(m), "MORE_THAN")),
    rule("moins de <n> <unit>", "(moins (de |d')|à peine |pas plus de ){cardinal} {unit}", lambda m: Modified(length(m), "LESS_THAN")),
    rule("environ <n> <unit>", "(?<!à\\s)(environ|près d[e']|quelque|presque|à peu près|autour d[e']|quasiment|une petite|un bon|une bonne) ?{cardinal} {unit}", lambda m: Modified(length(m), "APPROX")),
    rule("au moins <n> <unit>", "au moins {cardinal} {unit}", lambda m: Modified(length(m), "EQUAL_OR_MORE")),
    rule("au plus <n> <unit>", "(au plus|au maximum|jusqu'à) {cardinal} {unit}", lambda m: Modified(length(m), "EQUAL_OR_LESS")),
    rule("<n> à <n> <unit>", "{cardinal} << (à|ou|et|-) ?{cardinal2} {unit}", length),
    rule("quelques <unit>", "{several} {unit}", lambda m: Length(Amount(None, m.unit))),
    rule("des <unit>", "(pendant|durant|depuis) (des|de longs|de longues) >> {unit}", lambda m: Length(Amount(None, m.unit))),
    rule("<length>", "(une? |la |le |ce |cette )?{length}", lambda m: Length(m.length)),
    rule("une quinzaine", "(une |la |cette )?{fortnights}(?! d[e'])", lambda m: Length(Amount(15, "day"))),
    rule("<n> <length>", "{cardinal} {length}", lambda m: Length(m.length) if m.cardinal == 1 else None),
    rule("pendant une <unit>", "(pendant|durant|en|après|sur) (toute )?>> une? {unit}", lambda m: Length(Amount(1, m.unit))),
    rule("une demi-<unit>", "une? demi-{unit}", lambda m: Length(Amount(0.5, m.unit))),
)  # fmt: skip

SETS = (
    rule("chaque <unit>", "chaque {unit}", lambda m: Every(Amount(1, m.unit), "EACH")),
    rule("tous les <n> <unit>", "(tous|toutes) les ({cardinal} )?{unit}", lambda m: Every(Amount(m.cardinal or 1, m.unit), "EVERY")),
    rule("par <unit>", "par >> {unit}(?! (de|du|d'))", lambda m: Every(Amount(1, m.unit))),
    rule("<n> fois par <unit>", "{cardinal} fois (par|chaque) {unit}", lambda m: Every(Amount(1, m.unit), None, int(m.cardinal))),
    rule("<frequency>", "{frequency}", lambda m: Every(Amount(1, m.frequency))),
    rule("un <unit> sur <n>", "une? {unit} sur {cardinal}", lambda m: Every(Amount(m.cardinal, m.unit))),
    rule("chaque <month>", "(chaque |tous les (mois d[e'] ?)?){month}", lambda m: Every(Calendar(month=m.month), "EVERY")),
    rule("chaque <season>", "chaque {season}|tous les {season2}s?", lambda m: Every(Calendar(season=m.season or m.season2), "EVERY")),
)  # fmt: skip

RULES = (*LENGTHS, *[r for r in SETS if r.name != "chaque <season>"],
         rule("chaque <season>", "(chaque|tous les) {season}s?", lambda m: Every(Calendar(season=m.season), "EVERY")))  # fmt: skip
