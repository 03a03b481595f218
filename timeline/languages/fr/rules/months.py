"""Months, years, decades, centuries."""

from __future__ import annotations

from timeline.expression import Calendar, Near, Nth, Step, Usual
from timeline.grammar import Values, rule
from timeline.languages.fr.patterns import NO_MEASURE, NO_MORE_FIGURES, NO_PLURAL


def month(m: Values) -> Calendar:
    """The month in its place, with its year where one stands."""
    return Calendar(year=m.year, month=m.month or m.month_any or m.month_name)


def earlier(m: Values) -> Calendar:
    """The first of two months whose year is told with the second: before January it is one less."""
    return Calendar(year=m.year - (m.month > m.month2), month=m.month)


def first_of_range(m: Values) -> Usual:
    """The first of two months that bound one range."""
    return Usual(Calendar(month=m.month), until=m.month2, habit=False)


def last_of_range(m: Values) -> Usual:
    """The last of two months that bound one range."""
    return Usual(Calendar(month=m.month), since=m.month2, habit=False)


def year(m: Values) -> Calendar:
    """The year in its place."""
    return Calendar(year=m.year or m.year_modern or m.year_any)


def decade(m: Values) -> Calendar:
    """The ten years, or one year where the figures are no tens: "les années 1962 et suivantes"."""
    return Calendar(decade=m.year // 10) if m.year % 10 == 0 else Calendar(year=m.year)


# Words that make "mars" and "mai", and months in capitals, a time.
INTO_MONTH = (
    "en|de|d'|depuis|dès|d'ici|d'ici à|fin|début|mi|mi-|avant|après|jusqu'en|jusqu'à|à|et|ou|à partir de|entre|vers|pour|,|\\("
    "|depuis début|depuis fin|et en|puis en|contre|en plein|comme en"
)
INTO_YEAR = (
    "en|de|depuis|dès|vers|avant|après|début|fin|mi|mi-|jusqu'en|jusqu'à|entre|et|ou|à|courant|été|hiver|automne|printemps|"
    "édition|exercice|millésime|promotion|saison|d'ici|d'ici à|horizon|élections|rentrée|recensement|période|loi de|"
    "en début|en fin|puis en|contre|sur|pour|budget|fin de|modèle"
)
MONTH_OF = "(mois d[e'] ?)?"
NO_COUNT = NO_MEASURE + NO_MORE_FIGURES

MONTHS = (
    rule("<month> <year>", "((le|ce) )?" + MONTH_OF + "{month_any},? {year}", month),
    rule("<month> <two-figure year>", "{month} {year_two}(?!\\s?[h%/\\d])" + NO_COUNT + NO_PLURAL,
         lambda m: Calendar(year=m.year_two, month=m.month)),
    rule("<month number>/<year>", "(en|depuis|de) >> {month_number}/{year}", lambda m: Calendar(year=m.year, month=m.month_number)),
    rule("de <month> à <month>", "(de|d'|entre) ?>> {month} << (à|et) {month2}(?! {year})", first_of_range),
    rule("(de <month> à) <month>", "(de|d'|entre) ?{month2} (à|et) >> {month}(?! {year})", last_of_range),
    rule("<month>-<month>", "{month} << ?- ?{month2}", first_of_range),
    rule("(<month>-)<month>", "{month2} ?- ?>> {month}(?! ?{year})", last_of_range),
    rule("<month>", "((le|ce) )?" + MONTH_OF + "{month_name}( même)?(?!-)", month),
    rule("en <month>", f"({INTO_MONTH}) ?>> {{month}}(?!['\\w-])", month),
    rule("mois de <month>", "((le|ce) )?mois d[e'] ?{month}", month),
    rule("ce mois de <month>", "ce mois d[e'] ?{month}", lambda m: Step(month(m), 0)),
    rule("courant <month>", "courant {month}( {year})?", month),
    rule("pour <month>", "(?<!prévu\\s)(?<!prévue\\s)pour (le mois d[e'] ?)?>> {month}(?!['\\w-])", lambda m: Near(month(m))),
    rule("<month> {step}", MONTH_OF + "{month} {step}", lambda m: Step(month(m), m.step)),
    rule("<month> de l'année {step}", MONTH_OF + "{month} (de )?(l'an|l'année) {step}",
         lambda m: Nth(m.month, "month", Step("year", m.step))),
    rule("<month> de la même année", MONTH_OF + "{month} (de )?(la même année|cette année-là)",
         lambda m: Nth(m.month, "month", Step("year", 0, "discourse"))),
    rule("<month> de l'année {relative_step}", MONTH_OF + "{month} (de )?l'année {relative_step}",
         lambda m: Nth(m.month, "month", Step("year", m.relative_step, "discourse"))),
)  # fmt: skip

# The year is told with the last of several months.
LISTED = (
    rule("<month> et <month> <year>", f"(({INTO_MONTH}) ?)?>>" + MONTH_OF + "{month} << ?(et|à|au|ou|et à|jusqu'à|-|/|,) ?(en )?{month2} {year}", earlier),
    rule("<month>, <month> et <month> <year>", f"(({INTO_MONTH}) ?)?>>" + "{month} << ?, {month3},?( et|,) (en )?{month2} {year}", earlier),
)  # fmt: skip

YEARS = (
    rule("en <year>", f"({INTO_YEAR})[ (]?>> {{year}}" + NO_COUNT, year),
    rule("<year>", "(?<!\\D\\d/)(?<!\\D\\d\\d/){year_modern}" + NO_COUNT + NO_PLURAL, year),
    rule("<year>-<year>", "{year} << ?[-/] ?({year2}|{year_two}(?![\\w-]))", year),
    rule("(<year>", "\\( ?>> {year} << ?[-,;)]", year),
    rule("l'an <year>", "(l'an|l'année|année|an) {year_any}(?!\\w)", year),
    rule("l'an <year in words>", "(l'an|l'année|en|de) >> {year_words}", lambda m: Calendar(year=m.year_words)),
    rule("courant <year>", "courant {year}", year),
    rule("en <two-figure year>", "(en|depuis|entre|à partir de|comme en) >> {year_two}(?!\\s?([\\w%€$°]|[,.]\\d))",
         lambda m: Calendar(year=m.year_two) if m.year_two < 2000 else None),
    rule("les années <decade>", "(les )?années {year}(?!\\s?-)", decade),
    rule("les années <two-figure decade>", "(les )?années {decade_two}(?!\\d)", lambda m: Calendar(decade=190 + m.decade_two // 10)),
    rule("le <roman> siècle", "((le|ce) )?{roman} ?(e|ème|er|eme|ième|ᵉʳ|ᵉ) {century}", lambda m: Calendar(century=m.roman - 1)),
    rule("le <ordinal> siècle", "((le|ce) )?{ordinal} {century}", lambda m: Calendar(century=m.ordinal - 1) if m.ordinal > 0 else None),
)  # fmt: skip

RULES = (*LISTED, *MONTHS, *YEARS)
