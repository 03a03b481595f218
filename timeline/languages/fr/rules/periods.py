"""Quarters, halves and seasons, and the beginning, middle and end of a time."""

from __future__ import annotations

from dataclasses import replace

from timeline.expression import Calendar, Edge, Expression, Near, Nth, Range, Step, Usual
from timeline.grammar import Values, rule
from timeline.languages.fr import lists
from timeline.languages.fr.patterns import THE


def quarter(m: Values) -> Calendar | None:
    """The n-th quarter or half of a year, open as to the year; the last is the fourth or second."""
    count = 4 if m.third == "quarter" else 2
    position = m.ordinal + count + 1 if m.ordinal < 0 else m.ordinal
    return Calendar(year=m.year, **{m.third: position}) if 1 <= position <= count else None


def within(m: Values, year: Expression) -> Nth | None:
    """The n-th quarter or half of a year that is told in words."""
    found = quarter(m)
    return Nth(found.quarter or found.half or 1, m.third, year) if found else None


def first_half(m: Values) -> Expression:
    """The first or second half of a month: from the 1st or from the 16th."""
    whole = Calendar(year=m.year, month=m.month)
    if m.ordinal == 1:
        return Range(Nth(1, "day", whole), Nth(15, "day", whole))
    return Range(Nth(16, "day", whole), Nth(-1, "day", whole))


def first_units(m: Values) -> Expression:
    """The first or last so many units of a longer one: "les neuf premiers mois de l'année"."""
    whole: Expression = (
        Calendar(year=m.year, month=m.month) if m.year or m.month else Step(m.unit_long, m.step or 0)
    )
    if m.first > 0:
        return Range(Nth(1, m.unit, whole), Nth(int(m.cardinal), m.unit, whole))
    return Range(Nth(-int(m.cardinal), m.unit, whole), Nth(-1, m.unit, whole))


def season(m: Values) -> Calendar:
    """The season in its place, with its year where one stands."""
    return Calendar(season=m.season, year=m.year)


OF_MONTH = "(de |d'|du mois de |du mois d'){month}( {year})?"
OF_YEAR = "(de |d'|de l'année |de l'exercice |de l'an )?{year}"


def fiscal_quarter(m: Values) -> Calendar | None:
    """A quarter or half of a company's own year."""
    found = quarter(m)
    return replace(found, fiscal=True) if found else None


ORDINAL_THIRD = "{ordinal} {third}"

QUARTERS = (
    rule("le {ordinal} {third}", f"((le|ce) )?{ORDINAL_THIRD}( {OF_YEAR})?", quarter),
    rule("le {ordinal} {third} de l'exercice", f"((le|ce) )?{ORDINAL_THIRD} (fiscal|(de l'|de cet |d'un )exercice)( (fiscal|décalé|en cours))?( (de |d'|de l'exercice )?{{year}})?", fiscal_quarter),
    rule("le {ordinal} {third} de l'année", f"((le|ce) )?{ORDINAL_THIRD} (de l'année|de cette année|de l'exercice)", quarter),
    rule("le {latest} {third}", "(le|ce|la) {latest} {third}(?! (de|d'|\\d))", lambda m: Step(m.third, -1)),
    rule("un {ordinal} {third}", f"un >> {ORDINAL_THIRD}(?! {OF_YEAR})", lambda m: (found := quarter(m)) and Near(found)),
    rule("le {ordinal} {third} de l'année {step}", f"(le )?{ORDINAL_THIRD} (de )?(l'année|l'an) {{step}}", lambda m: within(m, Step("year", m.step))),
    rule("le {ordinal} {third} de l'année {relative_step}", f"(le )?{ORDINAL_THIRD} (de )?l'année {{relative_step}}",
         lambda m: within(m, Step("year", m.relative_step, "discourse"))),
    rule("le même trimestre de <year>", "(le même|la même) (trimestre|semestre|période) (de |en )(l'année |l'an )?>> {year}", lambda m: Calendar(year=m.year)),
    rule("T<n> <year>", "((le|ce) )?{third_short} {year}", lambda m: Calendar(year=m.year, **{m.third_short[0]: m.third_short[1]})),
    rule("{ordinal} et {ordinal2} {third}", f"(les )?{{ordinal}} << (et|ou) {{ordinal2}} {{third}}( {OF_YEAR})?", quarter),
    rule("la {ordinal} quinzaine de <month>", "(la )?{ordinal} {fortnight} " + OF_MONTH, first_half),
    rule("la {ordinal} moitié de <month>", "(la )?{ordinal} {half_of} " + OF_MONTH, first_half),
    rule("le {ordinal} {unit} de <month>", THE + "{ordinal} {unit} " + OF_MONTH,
         lambda m: Nth(m.ordinal, m.unit, Calendar(year=m.year, month=m.month))),
    rule("le {ordinal} {unit} de <year>", THE + "{ordinal} {unit} (de |de l'année |de l'an ){year}",
         lambda m: Nth(m.ordinal, m.unit, Calendar(year=m.year))),
    rule("les <n> {first} <unit> de <time>", "((les|ces) )?{cardinal} {first} {unit} (de l'|de la |du |de cette ){unit_long}( {step})?", first_units),
    rule("les <n> {first} <unit> de <year>", f"((les|ces) )?{{cardinal}} {{first}} {{unit}} {OF_YEAR}", first_units),
    rule("les <n> {first} <unit> de <month>", f"((les|ces) )?{{cardinal}} {{first}} {{unit}} {OF_MONTH}", first_units),
)  # fmt: skip

SEASON_YEAR = "{year}( ?[-/] ?({year2}|{year_two}))?(?!\\w)"
# The Arab spring, the Indian summer.
FIGURATIVE = "(?! (indien|arabe|républicain|des|de la)\\b)"
SEASONS = (
    rule("cet <season>", "(cet|cette|ce) {season}(?![- ]là)", lambda m: Step(Calendar(season=m.season), 0)),
    rule("cet <season>-là", "(cet|ce) {season}[- ]là", lambda m: Step(season(m), 0, "discourse")),
    rule("<season>", "(l'|le ){season}" + FIGURATIVE, season),
    rule("l'<season> <year>", "(l'|le |cet |un ){season} (de |d')?" + SEASON_YEAR, season),
    rule("du <season> <year>", "(au|du|en|d'|depuis|dès|fin|début|mi-|\\(|,|:|;) ?>> {season} " + SEASON_YEAR, season),
    rule("<season> <year>", "(?<![\\w,]\\s){season} " + SEASON_YEAR, season),
    rule("<season> {step}", "(l'|le |cet )?{season} {step}", lambda m: Step(Calendar(season=m.season), m.step)),
    rule("<season> {relative_step}", "(l'|le |cet ){season} {relative_step}", lambda m: Step(Calendar(season=m.season), m.relative_step, "discourse")),
    rule("en <season>", "(en|au|en plein|comme en) >> {season}" + FIGURATIVE, lambda m: Usual(Calendar(season=m.season))),
    rule("en, fin ou début <season>", "(fin|début|mi-|du|au cours du|après le|d'|au milieu de l'|cours de l') ?>> {season}" + FIGURATIVE, season),
    rule("les mois d'<season>", "(les )?mois d[e'] ?{season}", lambda m: Usual(Calendar(season=m.season))),
    rule("<season> comme <season>", "{season} << comme {season2}", lambda m: Usual(Calendar(season=m.season))),
    rule("comme <season>", "{season2} comme (en |l')?>> {season}", lambda m: Usual(Calendar(season=m.season))),
)  # fmt: skip

SAME_DAY = Step("day", 0, "discourse")
NOT_ENDING = "".join(rf"(?<!{word}\s)" for word in lists.ENDING.split("|"))
EDGE = NOT_ENDING + "((le|la|ce|cette) )?{edge}"
EDGES = (
    rule("{edge} <date>", EDGE + "[ -](de |du |d'|de l'|de la |des )?<date>", lambda m: Edge(m.date, m.edge)),
    rule("{edge} du mois de <month>", EDGE + " (du|d'un) <month>", lambda m: Edge(m.month, m.edge)),
    rule("{edge} de <unit>", EDGE + " (de l'|de la |du |de ce |de cette |de |d')?{unit_long}( en cours)?(?! (\\d|de|d'))", lambda m: Edge(Step(m.unit_long, 0), m.edge)),
    rule("{edge} de <unit> {step}", EDGE + " (de l'|de la |du |de |d')?{unit_long} {step}", lambda m: Edge(Step(m.unit_long, m.step), m.edge)),
    rule("{edge} de <unit> {relative_step}", EDGE + " (de l'|de la |du |de |d')?{unit_long} {relative_step}", lambda m: Edge(Step(m.unit_long, m.relative_step, "discourse"), m.edge)),
    rule("{sooner} dans <unit>", "(un peu |bien )?{sooner} (dans |en )?((la|le|l'|cette|ce|cet) ?){unit_long}(?! (dernière?|prochaine?|de|d'))", lambda m: Edge(Step(m.unit_long, 0), m.sooner, to_now=True)),
    rule("{sooner} dans la journée", "(un peu |bien )?{sooner} (dans |en |au cours de |durant )(la )?{day_long}", lambda m: Edge(SAME_DAY, m.sooner, to_now=True)),
    rule("mi-<month>", "(la )?{middle}[- ]?{month}( {year})?", lambda m: Edge(Calendar(month=m.month, year=m.year), "MID")),
    rule("{edge} <year>", EDGE + " (de |d')?(l'année |l'an |année )?{year}", lambda m: Edge(Calendar(year=m.year), m.edge)),
    rule("{edge} <month>", EDGE + "[ -](de |d'|du mois de |du mois d')?{month}( {year})?", lambda m: Edge(Calendar(month=m.month, year=m.year), m.edge)),
    rule("à la mi-<unit>", "(la )?{middle}-?{unit_long}", lambda m: Edge(Step(m.unit_long, 0), "MID")),
)  # fmt: skip

RULES = (*QUARTERS, *SEASONS, *EDGES)
