"""Times counted from the publication or from the time last told."""

from __future__ import annotations

from typing import Literal

from timeline.expression import Amount, At, Calendar, Edge, Expression, Nth, Offset, Step
from timeline.grammar import Values, rule
from timeline.languages.fr.patterns import NO_CLAUSE, NUMBER, about, amount


def days(number: int) -> Offset:
    """So many days from the publication, backwards when negative."""
    return Offset(Amount(abs(number), "day"), 1 if number >= 0 else -1)


def beside(number: int) -> Offset:
    """So many days from the day last told."""
    return Offset(Amount(abs(number), "day"), 1 if number >= 0 else -1, "beside")


def part(m: Values) -> Calendar:
    """The part of the day in its place."""
    return Calendar(part=m.part or m.part_of or m.daily_part)


SAME_DAY = Step("day", 0, "discourse")

DAYS = (
    rule("{days_away}", "{days_away}( même)?", lambda m: days(m.days_away)),
    rule("{days_away} <part>", "{days_away},? (en |au |dans (la|l') ?|à la |le |tard (le |dans la )?|tôt (le |dans la )?)?{part}", lambda m: At(days(m.days_away), part(m))),
    rule("{days_away} en {edge} de <part>", "{days_away},? (en |au |à la )?{edge} (de |d'|de la |de l')?{part}", lambda m: Edge(At(days(m.days_away), part(m)), m.edge)),
    rule("cette nuit", "cette {tonight}(?!-là| là\\b| d)", lambda m: Step(Calendar(part=m.tonight), 0)),
    rule("ce <part>", "(ce|cet|cette) {daily_part}(?!-là| là\\b)", lambda m: At(days(0), part(m))),
    rule("{night} dernière", "((la|cette) )?{night} (dernière|passée)", lambda m: At(days(-1), Calendar(part=m.night))),
    rule("{night} prochaine", "((la|cette) )?{night} prochaine", lambda m: At(days(0), Calendar(part=m.night))),
    rule("{day_beside}", "((la|le|l') ?)?{day_beside}( même)?(?! (de|du|des|où)\\b| d')", lambda m: beside(m.day_beside)),
    # The day before an event has no date of its own; before a date it has ("la veille de Noël").
    rule("{day_beside} de", "((la|le|l') ?)?{day_beside} << (de|du|des|d'|où)", lambda m: beside(m.day_beside), latent=True),
    rule("{day_beside} au <part>", "((la|le|l') ?)?{day_beside} (au |dans la |en |à )?{part}", lambda m: At(beside(m.day_beside), part(m))),
    rule("même {same_unit}", "(le|ce|la|cette) même {same_unit}(?! qu)", lambda m: Step(m.same_unit, 0, "discourse")),
    rule("le jour même", "le {someday} même", lambda m: SAME_DAY),
    rule("le <part> même", "(le|ce) {part} même", lambda m: At(SAME_DAY, part(m))),
    rule("le même <part>", "(le|la|ce|cette) même {part}(?! qu)", lambda m: At(SAME_DAY, part(m))),
    rule("ce {same_unit}-là", "(ce|cette) {same_unit}[- ]là", lambda m: Step(m.same_unit, 0, "discourse")),
    rule("ce {moment}-là", "(ce|cet|cette) {moment}[- ]là", lambda m: Offset(Amount(0, "minute"), 1, "discourse")),
    rule("ce <part>-là", "(ce|cet|cette) {part}[- ]là", lambda m: At(SAME_DAY, part(m))),
    rule("<unit> {relative_step}", "((la|le|l') ?)?{unit} {relative_step}", lambda m: Step(m.unit, m.relative_step, "discourse")),
    rule("jour {relative_step}", "le {someday} {relative_step}", lambda m: beside(m.relative_step)),
)  # fmt: skip

UNITS = (
    rule("<unit> en cours", "(cette|ce|cet) {unit}(-ci)?(?![- ]là)", lambda m: Step(m.unit, 0)),
    rule("<unit> en cours", "((la|le|l') ?)?{unit} en cours", lambda m: Step(m.unit, 0)),
    rule("dans <unit>", "(dans|durant|pendant|de|au cours de) >> (la|le|l') ?{unit_long}(?!\\s(de|du|des|d'|qui|dernière?|où|prochaine?|suivante?))", lambda m: Step(m.unit_long, 0), casual=True),
    rule("<unit> {step}", "((la|le|l') ?)?{unit} (toute )?{step}", lambda m: Step(m.unit, m.step)),
    rule("de <unit> {step}", "(de l'|de cette |du )>> {unit_long} {step}", lambda m: Step(m.unit_long, m.step)),
    rule("{latest} <unit>", "(la|cette|l'|le) {latest} {unit_long}(?! (de|d'|du))", lambda m: Step(m.unit_long, -1)),
    rule("{latest} <unit> écoulé", "(du|au|d'un) >> {latest} {unit_long}(?! (de|d'|du))( écoulée?)?", lambda m: Step(m.unit_long, -1)),
    rule("{next} <unit>", "(la|l'|le) {next} {unit_long}", lambda m: Step(m.unit_long, 1)),
    rule("du {next} <unit>", "(du|au) >> {next} {unit_long}", lambda m: Step(m.unit_long, 1)),
    rule("la semaine du <day> <month>", "((la|cette) )?semaine du ({weekday} )?{day}( (au|-) ({weekday2} )?{day2})? {month_any}( {year})?",
         lambda m: Nth(1, "week", Calendar(year=m.year, month=m.month_any, day=m.day))),
    rule("la semaine <n>", "((la) )?semaine {day_number}(?!\\w)", lambda m: Calendar(week=m.day_number), casual=True),
    rule("{latest} <unit> d'un temps", "(le|la) {latest} {unit}(?! (de|d'|du))", lambda m: Step(m.unit, -1), latent=True),
)  # fmt: skip


def ago(m: Values) -> Expression:
    """So long before the publication."""
    return about(m, Offset(amount(m), -1))


def ahead(m: Values) -> Expression:
    """So long after the publication."""
    return about(m, Offset(amount(m), 1))


def sign(m: Values) -> Literal[-1, 1]:
    """Whether "plus tard" or "plus tôt" is said."""
    return -1 if (m.later or m.after) < 0 else 1


def later(m: Values) -> Expression:
    """So long after or before the time last told."""
    return Offset(Amount(m.dozen or m.cardinal, m.unit), sign(m), "discourse")


AGO = "(il y a|voici|voilà) (maintenant |déjà |bientôt |tout juste |juste |exactement )?({about} ?)?"
COUNTED = (
    rule("il y a <n> <unit>, jour pour jour", AGO + NUMBER + "{unit_long} <<,? (presque )?jour pour jour", lambda m: about(m, Offset(amount(Values({"cardinal": m.cardinal, "dozen": m.dozen, "unit": m.unit_long})), -1, grain="day"))),
    rule("il y a <n> <unit>", AGO + NUMBER + "{unit}(?! (qu'|que|de|d')\\b)", ago),
    rule("il y a <n> <unit> et demi", AGO + "{cardinal} {unit} et demie?", lambda m: about(m, Offset(Amount(m.cardinal + 0.5, m.unit), -1))),
    rule("il y a <length>", "il y a (environ |près de |plus de |moins de |plus d'|près d'|moins d')?(un |une ){length}", lambda m: Offset(m.length, -1)),
    rule("il y a {several} <unit>", "(il y a|voici|voilà) (déjà |maintenant )?{several} {unit}(?! de\\b)", lambda m: Offset(Amount(None, m.unit), -1)),
    rule("dans <n> <unit>", "(dans|d'ici|d'ici à|sous) ({about} ?)?" + NUMBER + "{unit}(?! (de|d'|consécuti|suivant|qui))", ahead),
    rule("dans <length>", "(dans|d'ici|d'ici à) (un |une ){length}", lambda m: Offset(m.length, 1)),
    rule("dans {several} <unit>", "(dans|d'ici|d'ici à|sous) {several} {unit}(?! de\\b)", lambda m: Offset(Amount(None, m.unit), 1)),
    rule("<n> <unit> {later}", NUMBER + "{unit} {later}(?! que prévu)", later),
    rule("contre <amount> un an plus tôt", "contre [^.;:]{1,45}? >> {cardinal} {years} (plus tôt|auparavant)", lambda m: Offset(Amount(m.cardinal, "year"), -1, "period")),
    rule("<n> <unit> {after}", NUMBER + "{unit} {after}" + NO_CLAUSE, later),
    rule("<length> {later}{after}", "((une?) )?{length} ({later}|{after}" + NO_CLAUSE + ")", lambda m: Offset(m.length, sign(m), "discourse")),
    rule("{several} <unit> {later}{after}", "{several} {unit} ({later}|{after}" + NO_CLAUSE + ")", lambda m: Offset(Amount(None, m.unit), sign(m), "discourse")),
    rule("dans <n>'", "dans {cardinal}'(?!\\w)", lambda m: Offset(Amount(m.cardinal, "minute"), 1), casual=True),
    rule("un peu {later}", "(un peu|bien|beaucoup) {later}", lambda m: Offset(Amount(10, "minute"), 1, "discourse"), casual=True),
)  # fmt: skip

RULES = (*DAYS, *UNITS, *COUNTED)
