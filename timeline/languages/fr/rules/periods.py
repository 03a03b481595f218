"""Quarters, halves, seasons, the beginning and end of a time, holidays."""

from __future__ import annotations

from typing import Literal

from timeline.expression import Calendar, Edge, Expression, Length, Modified, Nth, Offset, Range, Shift, Step
from timeline.grammar import Values, rule


def quarter(m: Values) -> Calendar | None:
    """The n-th quarter, half of a year, open as to the year."""
    if m.ordinal is not None and not 1 <= m.ordinal <= (4 if m.third == "quarter" else 2):
        return None
    return Calendar(year=m.year, **{m.third: m.ordinal})


def first_half(m: Values) -> Expression:
    """The first or second half of a month: from the 1st or from the 16th."""
    whole = Calendar(year=m.year, month=m.month)
    return Range(Nth(1 if m.ordinal == 1 else 15, "day", whole), Nth(14, "day", whole) if m.ordinal == 1 else Nth(-1, "day", whole))


def shifted(length: Expression, date: Expression, sign: Literal[-1, 1]) -> Expression | None:
    """So long before or after a date; lengths of unknown number shift nothing."""
    return Shift(date, length.amount, sign) if isinstance(length, Length) and length.amount.count else None


def beside(day: Expression, date: Expression) -> Expression | None:
    """The day before or after another: "la veille de Noël"."""
    return Shift(date, day.amount, day.sign) if isinstance(day, Offset) and day.anchor == "discourse" else None


QUARTERS = (
    rule("le <ordinal> trimestre", "((le|au|ce) )?{ordinal} {third}( (de |d')?(l'année |l'exercice )?{year})?", quarter),
    rule("T<n> <year>", "{third_short}( {year})", lambda m: Calendar(year=m.year, **{m.third_short[0]: m.third_short[1]})),
    rule("le <ordinal> trimestre dernier", "(le )?{ordinal} {third} (de )?l'année {step}", lambda m: Nth(m.ordinal, m.third, Step("year", m.step))),
    rule("<ordinal> et <ordinal> trimestres", "(les )?{ordinal} << (et|ou) {ordinal2} {third}s?( {year})?", quarter),
    rule("la <ordinal> quinzaine de <month>", "(la )?{ordinal} {fortnight} (de |d'|du mois de |du mois d'){month}( {year})?", first_half),
    rule("le <ordinal> <unit> de <month>", "((le|la) )?{ordinal} (jour|{unit}) (de |d'|du mois de |du mois d'){month}( {year})?",
         lambda m: Nth(m.ordinal, m.unit or "day", Calendar(year=m.year, month=m.month))),
    rule("le <ordinal> <unit> de <year>", "((le|la) )?{ordinal} {unit} (de |de l'année |de l'an ){year}",
         lambda m: Nth(m.ordinal, m.unit, Calendar(year=m.year))),
    rule("la <ordinal> moitié de <month>", "(la )?{ordinal} {half_of} (de |d'|du mois de |du mois d'){month}( {year})?", first_half),
)  # fmt: skip

SEASONS = (
    rule("cet <season>", "(cet|cette|ce) {season}", lambda m: Step(Calendar(season=m.season), 0)),
    rule("l'<season>", "(l'|le )>>{season}(?! (indien|de|d'|du|des))|l'{season2}", lambda m: Calendar(season=m.season or m.season2)),
    rule("l'<season> <year>", "((l'|le |cet |un )?{season}|été) (de |d')?{year}", lambda m: Calendar(season=m.season or "SU", year=m.year)),
    rule("l'<season> dernier", "(l'|le |cet )?{season} {step}", lambda m: Step(Calendar(season=m.season), m.step)),
    rule("en <season>", "(en|dès l'|au|avant l'|depuis l'|pendant l'|durant l'|à l'|fin|début|d'ici l'|d'ici à l'|cours de l'|d'|après l'|pour l'|mi-) ?>> {season}(?! (indien))",
         lambda m: Calendar(season=m.season)),
    rule("les mois d'<season>", "(les )?mois d[e'] ?{season}", lambda m: Calendar(season=m.season)),
    rule("<season> comme <season>", "{season} << comme {season2}", lambda m: Calendar(season=m.season)),
    rule("comme <season>", "comme (en |l')?>> {season}", lambda m: Calendar(season=m.season)),
)  # fmt: skip

EDGES = (
    rule("début <date>", "((le|la|au|à la|ce|cette) )?{edge}[ -](de |du |d'|de l'|de la )?<date>", lambda m: Edge(m.date, m.edge)),
    rule("la fin du mois de <month>", "(la |le )?{edge} (du|d'un) <month>", lambda m: Edge(m.month, m.edge)),
    rule("la fin de l'année", "((la|le|cette) )?{edge} (de l'|de la |du |de ce |de cette |de )?{unit_long}( en cours)?", lambda m: Edge(Step(m.unit_long, 0), m.edge)),
    rule("la fin de l'année dernière", "((la|le) )?{edge} (de l'|de la |du |de |d'|)?{unit_long} {step}", lambda m: Edge(Step(m.unit_long, m.step), m.edge)),
    rule("en fin de semaine", "(en|à la|au|vers la|en toute) >> {edge} (de |d'|de l'|de la |du ){unit_long}( (dernière?|prochaine?))?",
         lambda m: Edge(Step(m.unit_long, 0), m.edge)),
    rule("mi-<month>", "(la )?{middle}-?{month}( {year})?", lambda m: Edge(Calendar(month=m.month, year=m.year), "MID")),
    rule("fin <year>", "((la|le) )?{edge} (de )?(l'année |l'an )?{year}", lambda m: Edge(Calendar(year=m.year), m.edge)),
    rule("fin <month>", "((la|le) )?{edge}[ -](de |d'|du mois de |du mois d')?{month}( {year})?", lambda m: Edge(Calendar(month=m.month, year=m.year), m.edge)),
    rule("à la mi-<unit>", "(la )?{middle}-?(temps)?{unit_long}", lambda m: Edge(Step(m.unit_long, 0), "MID")),
)  # fmt: skip

HOLIDAYS = (
    rule("<holiday>", "((le|la|les|cette|ce) )?((fêtes?|jour|week-end|lundi|soir|nuit) (de (la |l')?|du ))?(la |l')?{holiday}( {year})?",
         lambda m: Calendar(holiday=m.holiday, year=m.year)),
    rule("le soir de Noël", "((le|la) )?{eve}", lambda m: Calendar(holiday=m.eve)),
    rule("<holiday> dernier", "(la |l'|le )?{holiday} {step}", lambda m: Step(Calendar(holiday=m.holiday), m.step)),
    rule("le 1er-Mai", "(le )?{day}-{month}", lambda m: Calendar(day=m.day, month=m.month)),
)  # fmt: skip

SHIFTED = (
    rule("<length> avant <date>", "<length> avant <date>", lambda m: shifted(m.length, m.date, -1)),
    rule("<length> après <date>", "<length> après <date>", lambda m: shifted(m.length, m.date, 1)),
    rule("le lendemain de <date>", "<relativeday> (de |du |de la |de l'|d')<date>", lambda m: beside(m.relativeday, m.date)),
    rule("<date> de l'année dernière", "<monthday>( de)? l'(an|année) {step}", lambda m: Step(m.monthday, m.step)),
    rule("vers <date>", "(vers|autour de|autour du|aux alentours de|aux alentours du|aux environs de|environ) >> <month>", lambda m: Modified(m.month, "APPROX")),
)  # fmt: skip

RULES = (*QUARTERS, *SEASONS, *EDGES, *HOLIDAYS, *SHIFTED)
