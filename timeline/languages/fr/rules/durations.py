"""Lengths of time."""

from __future__ import annotations

from timeline.expression import Amount, Expression, Length
from timeline.grammar import Values, rule
from timeline.languages.fr import lists
from timeline.languages.fr.patterns import NUMBER, about, amount


def length(m: Values) -> Expression:
    """So many units, and how exactly so many."""
    return about(m, Length(amount(m)))


def halves(m: Values) -> Expression:
    """So many units and a half."""
    return about(m, Length(Amount(m.cardinal + 0.5, m.unit)))


def hours(m: Values) -> Expression:
    """Hours and minutes that are no time of day: "en 2 h 30"."""
    minutes = 30 if m.half else m.minute
    return Length(Amount(m.hour, "hour"), smaller=Amount(minutes, "minute") if minutes else None)


def past(m: Values) -> Expression:
    """So many units up to now."""
    return about(m, Length(amount(m), "past"))


ABOUT = "((?<!à\\s){about} ?)?"
HOURS = "{hour} ?{hour_mark}( ?(et )?({minute}( ?(min|minutes?|mn))?|{half}))?"
NO_HALF = "(?! (et demie?|sur (\\d+|sept|vingt-quatre))\\b)"

LENGTHS = (
    rule("<n> <unit>", ABOUT + NUMBER + "{unit}(?!-\\w)" + NO_HALF, length),
    rule("<n> <unit> et demi", ABOUT + NUMBER + "{unit} et demie?", halves),
    rule("<n> <unit> et <n> <unit>", "{cardinal} {unit},?( et)? {cardinal2} {unit2}(?! (de|d'|plus)\\b)",
         lambda m: Length(amount(m), smaller=Amount(m.cardinal2, m.unit2)) if smaller(m) else None),
    rule("<n> à <n> <unit>", "{cardinal} << (à|ou|et|-) ?{cardinal2} {unit}", length),
    rule("{several} <unit>", "{several} {unit}", lambda m: Length(Amount(None, m.unit))),
    rule("des <unit>", "(pendant|durant|depuis) (des|de longs|de longues) >> {unit}", lambda m: Length(Amount(None, m.unit))),
    rule("<length>", "((une?|le|la|ce|cette) )?{length}", lambda m: Length(m.length)),
    rule("une quinzaine", "((une|la|cette) )?{fortnight}(?! d[e'])", lambda m: Length(Amount(15, "day"))),
    rule("toute l'année", "(toute |à longueur d')(l')?{years}(?! (\\d|de|d'|dernière|prochaine|scolaire))", lambda m: Length(Amount(1, "year"))),
    rule("pendant une <unit>", "(pendant|durant|en|après|sur) (toute |tout )?>> une? {unit}", lambda m: Length(Amount(1, m.unit))),
    rule("pendant une journée", "(pendant|durant|en|toute) >> ({cardinal} )?{matchday}(?! de\\b)", lambda m: Length(Amount(m.cardinal, "day")) if m.cardinal else None),
    rule("une demi-<unit>", "une? demi-{unit}", lambda m: Length(Amount(0.5, m.unit))),
)  # fmt: skip

# Hours are a time of day but after words of lasting: "a duré deux heures".
HOURS_LONG = (
    rule("duré <hours>", f"({lists.LASTING}) >> {HOURS}", hours),
    rule("<hours> de", f"{HOURS} << (de|d'|durant|et plus|sur)(?! ?(\\d|l'après|la nuit|la mat))", hours),
)  # fmt: skip

# Lengths up to now, whose beginning is known.
SINCE = (
    rule("depuis <n> <unit>", "depuis (maintenant |déjà |bientôt |désormais )?>> " + ABOUT + NUMBER + "{unit}", past),
    rule("depuis <length>", "depuis (plus d'|près d'|environ )?>> (un|une) {length}", lambda m: Length(m.length, "past")),
    rule("depuis {several} <unit>", "depuis >> {several} {unit}", lambda m: Length(Amount(None, m.unit), "past")),
    rule("cela fait <n> <unit>", "(cela|ça) (fait|faisait) (déjà |maintenant |bientôt )?>> " + ABOUT + NUMBER + "{unit}", past),
    rule("voilà <n> <unit> que", "(voilà|voici|il y a) (déjà |maintenant |bientôt )?>> " + ABOUT + NUMBER + "{unit} << qu[e']", past),
    rule("les <n> {latest} <unit>", "((ces|les) )?{cardinal} {latest} {unit}", past),
    rule("les {latest} <n> <unit>", "((ces|les) )?{latest} {cardinal} {unit}", past),
    rule("ces {latest} <unit>", "((ces|les|ses|leurs) )?{latest} {unit}", lambda m: Length(Amount(None, m.unit), "past")),
    rule("les <unit> écoulés", "((ces|les) )?({cardinal} )?{unit} (écoulée?s)", past),
)  # fmt: skip


def smaller(m: Values) -> bool:
    """Whether the second unit is smaller than the first."""
    order = ("second", "minute", "hour", "day", "week", "month", "year")
    return m.unit in order and m.unit2 in order and order.index(m.unit2) < order.index(m.unit)


def future(m: Values) -> Expression:
    """So many units from now on."""
    return about(m, Length(amount(m), "future"))


AHEAD = (
    rule("les <n> {next} <unit>", "((ces|les) )?{cardinal} {next} {unit}", future),
    rule("les {next} <n> <unit>", "((ces|les) )?{next} {cardinal} {unit}", future),
    rule("<n> <unit> à venir", "((ces|les) )?{cardinal} {unit} (à venir|qui viennent)", future),
    rule("ces {next} <unit>", "((ces|les|ses|leurs) )?{next} {unit}", lambda m: Length(Amount(None, m.unit), "future")),
    rule("les <unit> à venir", "((ces|les|ses) )?{unit} (à venir|qui viennent|prochaine?s)", lambda m: Length(Amount(None, m.unit), "future")),
    rule("<n> <unit> suivants", "((les) )?{cardinal} {unit} suivante?s?", lambda m: Length(amount(m), "future", "discourse")),
    rule("<n> <unit> accordés", "{granting}( à| au| aux)?( (?!est\\b|sont\\b)[\\w'-]+){0,3} >> {cardinal} {unit}(?! de)",
         lambda m: Length(amount(m), "future", "discourse")),
    rule("les <unit> suivants", "((ces|les|ses) )?{unit} suivante?s", lambda m: Length(Amount(None, m.unit), "future", "discourse")),
    rule("dans les <n> <unit>", "dans (les|ces) >> {cardinal} ?{unit}(?! (suivant|dernier|précédent|prochain|qui))", future),
    rule("à <n> <unit> de l'échéance", f"(à|a|à moins de|à quelques|à environ) >> {{cardinal}} {{unit}} << (({lists.OF_THE})(?!\\w)|de l') ?(?!\\d)",
         lambda m: future(m) if m.unit in ("day", "week", "month", "year") and m.cardinal < 400 else None),
)  # fmt: skip

RULES = (*LENGTHS, *HOURS_LONG, *SINCE, *AHEAD)
