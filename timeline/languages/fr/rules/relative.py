"""Times counted from the publication or from the time last told."""

from __future__ import annotations

from timeline.expression import Amount, At, Calendar, Edge, Expression, Length, Modified, Nth, Offset, Range, Shift, Step, Vague
from timeline.grammar import Values, rule


def days(number: int) -> Offset:
    """So many days from the publication, backwards when negative."""
    return Offset(Amount(abs(number), "day"), 1 if number >= 0 else -1)


def amount(m: Values) -> Amount:
    """The number and unit in their places; several when no number stands there."""
    return Amount(m.cardinal, m.unit)


def step_unit(m: Values, steps: int, anchor: str = "publication") -> Expression:
    """The last, this or next unit; an adjective of the discourse counts from the time last told."""
    return Step(m.unit, steps, anchor)  # type: ignore[arg-type]


DAYS = (
    rule("hier, demain", "{days_away}( même)?", lambda m: days(m.days_away)),
    rule("hier <part>", "{days_away},? (en |au |dans (la|l') ?|à la |le )?{part}", lambda m: At(days(m.days_away), Calendar(part=m.part))),
    rule("hier en fin de <part>", "{days_away},? (en |au |à la )?{edge} (de |d'|de la |de l')?{part}",
         lambda m: Edge(At(days(m.days_away), Calendar(part=m.part)), m.edge)),
    rule("ce <part>", "(ce|cet|cette) {part_now}", lambda m: At(days(0), Calendar(part=m.part_now))),
    rule("la veille", "(la|le) {day_before}", lambda m: Offset(Amount(1, "day"), -1, "discourse")),
    rule("la veille au <part>", "la {day_before} (au |dans la )?{part}", lambda m: At(Offset(Amount(1, "day"), -1, "discourse"), Calendar(part=m.part))),
    rule("l'avant-veille", "l'avant-{day_before}", lambda m: Offset(Amount(2, "day"), -1, "discourse")),
    rule("le lendemain", "(le |dès le )?{day_after}", lambda m: Offset(Amount(1, "day"), 1, "discourse")),
    rule("le lendemain <part>", "(le )?{day_after} (au |dans la )?{part}", lambda m: At(Offset(Amount(1, "day"), 1, "discourse"), Calendar(part=m.part))),
    rule("le surlendemain", "le sur{day_after}", lambda m: Offset(Amount(2, "day"), 1, "discourse")),
    rule("le même jour", "(le|ce) même {same_unit}", lambda m: Step(m.same_unit, 0, "discourse")),
    rule("la même <unit>", "(la|cette) même {same_unit}", lambda m: Step(m.same_unit, 0, "discourse")),
    rule("le <part> même", "(le|ce) {part} même", lambda m: At(Step("day", 0, "discourse"), Calendar(part=m.part))),
    rule("le même <part>", "(le|la) même {part}", lambda m: At(Step("day", 0, "discourse"), Calendar(part=m.part))),
    rule("ce jour-là", "(ce|cette) {unit}[- ]là", lambda m: Step(m.unit, 0, "discourse")),
    rule("le jour suivant", "(le |la |l')?{unit} {relative_step}", lambda m: step_unit(m, m.relative_step, "discourse")),
    rule("jour d'après", "le jour {relative_step}", lambda m: Offset(Amount(1, "day"), m.relative_step, "discourse")),
)  # fmt: skip

UNITS = (
    rule("cette semaine", "(cette|ce|cet) {unit}(-ci)?", lambda m: Step(m.unit, 0)),
    rule("la semaine en cours", "(la |le |l')?{unit} en cours", lambda m: Step(m.unit, 0)),
    rule("dans la semaine", "(dans|durant|pendant|de|au cours de) >> (la|le|l') ?{unit_long}(?!\\s(de|du|des|d'|qui|dernière?|où|prochaine?|suivante?))", lambda m: Step(m.unit_long, 0), casual=True),
    rule("la semaine dernière", "((la|le|l') ?)?{unit} (toute )?{step}", lambda m: Step(m.unit, m.step)),
    rule("de l'année", "(de l'|de cette |du )>> {unit_long} {step}", lambda m: Step(m.unit_long, m.step)),
    rule("la dernière semaine", "(la|cette|l'|le) {last} {unit_long}(?! (de|d'|du))", lambda m: Step(m.unit_long, -1)),
    rule("la prochaine semaine", "(la|l'|le) {next} {unit_long}", lambda m: Step(m.unit_long, 1)),
    rule("la semaine du <day> <month>", "(la )?semaine du {day}( (au|-) {day2})? {month_any}( {year})?",
         lambda m: Nth(1, "week", Calendar(year=m.year, month=m.month_any, day=m.day))),
    rule("la semaine <n>", "(la )?semaine {day_number}(?!\\w)", lambda m: Calendar(week=m.day_number), latent=True),
)  # fmt: skip

COUNTED = (
    rule("il y a <n> <unit>", "(il y a|voici|voilà|cela fait) (environ |près de |plus de |moins de |à peine |presque |déjà |maintenant )?{cardinal} {unit}", lambda m: Offset(amount(m), -1)),
    rule("il y a <length>", "il y a (environ |près de |plus de |moins de )?(un |une ){length}", lambda m: Offset(m.length, -1)),
    rule("il y a quelques <unit>", "(il y a|voici|voilà) {several} {unit}", lambda m: Offset(Amount(None, m.unit), -1)),
    rule("dans <n> <unit>", "(dans|d'ici|sous) (environ |près de |plus de |moins de |à peine )?{cardinal} {unit}(?! (de|d'|consécuti|suivant))", lambda m: Offset(amount(m), 1)),
    rule("dans quelques <unit>", "(dans|d'ici|sous) {several} {unit}", lambda m: Offset(Amount(None, m.unit), 1)),
    rule("<n> <unit> plus tard", "{cardinal} {unit} (plus tard|après|ensuite)(?! (le|la|les|l'|son|sa|ses|un|une|avoir|être|des|du|que|qu'|leur|cette|ce))",
         lambda m: Offset(amount(m), 1, "discourse")),
    rule("<n> <unit> plus tôt", "{cardinal} {unit} (plus tôt|auparavant|avant)(?! (le|la|les|l'|son|sa|ses|un|une|que|qu'|leur|cette|ce|noël))",
         lambda m: Offset(amount(m), -1, "discourse")),
    rule("quelques <unit> plus tard", "{several} {unit} (plus tard|après|ensuite)(?! (le|la|les|l'|son|sa|ses|un|une|avoir|être|des|du|que|qu'|leur|cette|ce))", lambda m: Offset(Amount(None, m.unit), 1, "discourse")),
    rule("quelques <unit> plus tôt", "{several} {unit} (plus tôt|auparavant|avant)(?! (le|la|les|l'|son|sa|ses|un|une|que|qu'|leur|cette|ce))", lambda m: Offset(Amount(None, m.unit), -1, "discourse")),
    rule("dans <n>'", "dans {cardinal}'(?!\\w)", lambda m: Offset(Amount(m.cardinal, "minute"), 1), casual=True),
    rule("un peu plus tard", "(un peu|bien|beaucoup) {later}", lambda m: Offset(Amount(10, "minute"), 1, "discourse"), casual=True),
    rule("à <n> <unit> de l'échéance", "(à|a|à moins de) >> {cardinal} {unit} << (de la|de l'|du|des|de|d')", lambda m: Length(amount(m), "future")),
)  # fmt: skip

RECENT = (
    rule("les <n> derniers <unit>", "((ces|les|des) )?(tout(es|s)? )?{cardinal} {last} {unit}", lambda m: Length(amount(m), "past")),
    rule("les derniers <n> <unit>", "(ces|les|des) {last} {cardinal} {unit}", lambda m: Length(amount(m), "past")),
    rule("les <n> prochains <unit>", "((ces|les|des) )?{cardinal} {next} {unit}", lambda m: Length(amount(m), "future")),
    rule("les prochains <n> <unit>", "(ces|les|des) {next} {cardinal} {unit}", lambda m: Length(amount(m), "future")),
    rule("<n> <unit> suivants", "{cardinal} {unit} (suivants?|suivantes?)", lambda m: Length(amount(m), "future", "discourse")),
    rule("<n> <unit> à venir", "((ces|les|des) )?{cardinal} {unit} (à venir|qui viennent)", lambda m: Length(amount(m), "future")),
    rule("ces derniers <unit>", "((ces|les|ses|leurs) )?(tout(es|s)? )?{last} {unit}", lambda m: Length(Amount(None, m.unit), "past")),
    rule("ces prochains <unit>", "((ces|les|ses|leurs) )?{next} {unit}", lambda m: Length(Amount(None, m.unit), "future")),
    rule("les <unit> à venir", "((ces|les|ses) )?{unit} (à venir|qui viennent|prochaine?s)", lambda m: Length(Amount(None, m.unit), "future")),
    rule("les <unit> suivants", "((ces|les|ses) )?{unit} suivante?s", lambda m: Length(Amount(None, m.unit), "future", "discourse")),
    rule("depuis <n> <unit>", "depuis (plus de |près de |environ |moins de |maintenant |déjà |bientôt |au moins )?>> {cardinal} {unit}", lambda m: Length(amount(m), "past")),
    rule("depuis <length>", "depuis (plus d'|près d'|environ )?>> (un|une) {length}", lambda m: Length(m.length, "past")),
    rule("depuis quelques <unit>", "depuis >> {several} {unit}", lambda m: Length(Amount(None, m.unit), "past")),
    rule("dans les <n> <unit>", "dans (les|ces) >> {cardinal} {unit}(?! (suivant|dernier|précédent|prochain))", lambda m: Length(amount(m), "future")),
    rule("dans les 2h", "dans (les|ces) >> {cardinal}{hour_mark}", lambda m: Length(Amount(m.cardinal, "hour"), "future")),
    rule("le <unit> dernier", "(le|la) {last} {unit}(?! (de|d'|du))", lambda m: Step(m.unit, -1), latent=True),
)  # fmt: skip

RULES = (*DAYS, *UNITS, *COUNTED, *RECENT)
