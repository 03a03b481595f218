"""Calendar dates: days, months, years, decades, centuries."""

from __future__ import annotations

from timeline.expression import Both, Calendar, Expression, Nth, Range, Step
from timeline.grammar import Values, rule


def day_of(m: Values, weekday: int | None = None) -> Expression:
    """A day and month with what else stands there; a weekday beside it is kept for checking."""
    calendar = Calendar(year=m.year or m.year_two, month=m.month_any or m.month_number, day=m.day or m.day_number)
    return calendar if weekday is None else Both(calendar, weekday)


# A day of the month that stands alone is followed by no word that it could count.
ALONE = r"(?=\s*(?:$|[.;!?)»]|,(?!\d)|(?:à|vers|de|dans|pour|entre|plutôt|jusqu'|avant|après|lors|et)(?!\w)))"

DATES = (
    rule("<day> <month> <year>", "((le|ce|au|du) )?{day} {month_any},?( de)? {year}( dernier)?", day_of),
    rule("le <day> <month> <year>", "(le|ce) {day} {month_any},?( de)? {year}", day_of),
    rule("<day> <month>", "((le|ce) )?{day} (de )?{month_any}", day_of),
    rule("<day> <month> <two-figure year>", "(le )?{day} {month_any} {year_two}(?!\\s?(h|%|ans?|euros?|km))", day_of),
    rule("<day> <month> dernier", "((le|ce) )?{day} {month_any} {step}",
         lambda m: Step(Calendar(month=m.month_any, day=m.day), m.step)),
    rule("<day> <month> de cette année", "((le|ce) )?{day} {month_any} (de cette année|de l'année en cours)",
         lambda m: Step(Calendar(month=m.month_any, day=m.day), 0)),
    rule("les <day> et <day> <month>", "(les )?{day} << ?(,|et|ou|-|/|au) ?{day2} {month_any}( {year})?", day_of),
    rule("du <day> au <day> <month>", "{day}( inclus)? << ?(au|jusqu'au|à|-) ?((le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?{day2} {month_any}( {year})?", day_of),
    rule("<day>, <day> et <day> <month>", "{day}<<, ?{day3}(,| et) (le )?{day2} {month_any}( {year})?", day_of),
    rule("entre le <day> et le <day> <month>", "(le )?{day} << et (le )?{day2} {month_any}( {year})?", day_of),
    rule("du <weekday> <day> au <weekday> <day> <month>",
         "((le|ce) )?{weekday} {day} << (au|et|à|ou|-) (le )?({weekday2} )?{day2} {month_any}( {year})?",
         lambda m: day_of(m, m.weekday)),
    rule("<month> <day>-<day>", "{month_name} {day} ?- ?{day2}",
         lambda m: Range(Calendar(month=m.month_name, day=m.day), Calendar(month=m.month_name, day=m.day2))),
    rule("<weekday> <day> <month> <year>",
         "((le|ce|un) )?{weekday_short},?( le)? {day} {month_any}( {year})?",
         lambda m: day_of(m, m.weekday_short)),
    rule("<weekday> <day> <month> dernier", "((le|ce) )?{weekday} {day} {month_any} {step}",
         lambda m: Both(Step(Calendar(month=m.month_any, day=m.day), m.step), m.weekday)),
    rule("<weekday> <day>", "((le|ce) )?{weekday_short} {day}(?!\\s?(h\\b|heure|%|ans|euro|km|m\\b|minutes|personnes|:))",
         lambda m: Calendar(day=m.day, weekday=m.weekday_short)),
    rule("le <day> du mois", "le {day} (du|de ce) mois", lambda m: Step(Calendar(day=m.day), 0)),
    rule("le <day> du mois prochain", "le {day} du mois {step}",
         lambda m: Nth(m.day, "day", Step("month", m.step))),
    rule("le <day> request", "le {day}" + ALONE, lambda m: Calendar(day=m.day), casual=True),
    rule("du <day> request", "(du|au) >> {day}" + ALONE, lambda m: Calendar(day=m.day), casual=True),
    rule("le <day> prochain", "le {day} {step}", lambda m: Step(Calendar(day=m.day), m.step)),
    rule("(le|du) <day> (au|et) <day>", "(du|le|entre le|de) >> {day} << (au|et le|à|et) ({weekday} )?{day2}(?!\\s?(h\\b|%|ans?|€|,?\\d|-|\\w))",
         lambda m: Calendar(day=m.day), casual=True),
    rule("<weekday> et <weekday> <day>", "{weekday} {day} << (et|ou|au) {weekday2} {day2}",
         lambda m: Calendar(day=m.day, weekday=m.weekday)),
)  # fmt: skip

FIGURES = (
    rule("<year>-<month>-<day>", "(le )?{year}[-./]{month_number}[-./]{day_number}(?![-/.]?\\d)", day_of),
    rule("<day>/<month>/<year>", "((le|ce) )?{day_number}[-./]{month_number}[-./]{year}(?![-/.]?\\d)", day_of),
    rule("<day> <month> <year> in figures", "(le )?{day_number} {month_number} {year}(?!\\s?\\d)", day_of, casual=True),
    rule("<day>/<month>/<two-figure year>", "((le|ce) )?{day_number}[/.]{month_number}[/.]{year_two}(?![-/.]?\\d)", day_of),
    rule("<day> <month> <two-figure year> in figures", "(le )?{day_number} {month_number} {year_two}(?!\\s?\\d)", day_of, casual=True),
    rule("le <day>/<month>", "(le|du|au|depuis le|dès le|jusqu'au|avant le) >> {day_number}/{month_number}(?!\\s?[-/,]?\\d)", day_of),
    rule("<weekday> <day>/<month>", "((le|ce) )?{weekday_short} {day_number}/{month_number}(/{year}|/{year_two})?(?!/?\\d)",
         lambda m: day_of(m, m.weekday_short)),
    rule("<day>/<month>", "(le )?{day_number}/{month_number}(?!\\s?[-/,]?\\d)", day_of, casual=True),
    rule("<day>/<month>-<day>/<month>", "{day_number}/{month_number} << -{day_number2}/{month_number2}", day_of, casual=True),
    rule("<day> <month> in figures", "(le )?{day_number} {month_number}(?!\\s?[-/,:]?\\w)", day_of, casual=True),
    rule("<year>/<month name>/<day>", "{year}[/-]{month_any}[/-]{day_number}", day_of, casual=True),
    rule("<year>/<day>/<month name>", "{year}[/-]{day_number}[/-]{month_any}", day_of, casual=True),
    rule("<month name>-<year>-<day>", "{month_any}-{year}-{day_number}", day_of, casual=True),
    rule("<day>-<year>-<month name>", "{day_number}-{year}-{month_any}", day_of, casual=True),
)  # fmt: skip

MONTHS = (
    rule("<month> <year>", "((le|au|ce) mois d[e'] ?)?{month_any},? {year}",
         lambda m: Calendar(year=m.year, month=m.month_any)),
    rule("<month> <two-figure year>", "{month} {year_two}(?!\\s?(h|%|ans?|euros?|km|/|,|\\d))",
         lambda m: Calendar(year=m.year_two, month=m.month)),
    rule("<month number>/<year>", "(en|depuis|de) >> {month_number}/{year}", lambda m: Calendar(year=m.year, month=m.month_number)),
    rule("<month>", "((le|ce) )?(mois d[e'] ?)?{month_name}( même)?", lambda m: Calendar(month=m.month_name)),
    rule("en <month>", "(en|de|depuis|dès|d'ici|fin|début|mi|courant|avant|après|jusqu'en|jusqu'à|à|et|à partir de|entre|vers|pour|,) >> {month}(?!['\\w-])",
         lambda m: Calendar(month=m.month)),
    rule("mois de <month>", "((le|ce) )?mois d[e'] ?{month}", lambda m: Calendar(month=m.month)),
    rule("<month> dernier", "((le|au) )?(mois d[e'] ?)?{month} {step}", lambda m: Step(Calendar(month=m.month), m.step)),
    rule("<month> de l'année dernière", "((le|au) )?(mois d[e'] ?)?{month} (de )?(l'an|l'année) {step}",
         lambda m: Nth(m.month, "month", Step("year", m.step))),
    rule("<month> et <month> <year>", "(de |d')?{month} << (et|à|au|jusqu'à|-|/) ?{month2} {year}",
         lambda m: Calendar(year=m.year, month=m.month)),
    rule("<month>-<month>", "{month} << ?- ?{month2}", lambda m: Calendar(month=m.month)),
    rule("de <month> à <month>", "(de |d'|entre )>> {month} << (à|et) {month2}", lambda m: Calendar(month=m.month)),
)  # fmt: skip

YEARS = (
    rule("en <year>", "{before_year}[ (]?>> {year}(?! ?{thing})(?![,.]\\d)(?!-\\w)", lambda m: Calendar(year=m.year)),
    rule("<year>", "{year_modern}(?! ?{thing})(?![,.:]\\d)(?!-\\w)", lambda m: Calendar(year=m.year_modern)),
    rule("<year>-<year>", "{year} << ?[-/] ?{year2}", lambda m: Calendar(year=m.year)),
    rule("l'an <year>", "(l'an|l'année|année|an) {year_any}", lambda m: Calendar(year=m.year_any)),
    rule("en <two-figure year>", "(en|de|depuis|entre|à partir de) >> {year_two}(?!\\s?(\\w|%|€|\\$|[,.]\\d|°))",
         lambda m: Calendar(year=m.year_two) if m.year_two < 2000 else None),
    rule("les années <decade>", "(les |des )?années {year}(?!\\s?-)",
         lambda m: Calendar(decade=m.year // 10) if m.year % 10 == 0 else Calendar(year=m.year)),
    rule("les années <two-figure decade>", "(les )?années {decade_two}(?!\\d)", lambda m: Calendar(decade=190 + m.decade_two // 10)),
    rule("le <roman> siècle", "((le|ce) )?{roman} ?(e|ème|er|eme|ième) {century}", lambda m: Calendar(century=m.roman - 1)),
    rule("le <ordinal> siècle", "((le|ce) )?{ordinal} {century}", lambda m: Calendar(century=m.ordinal - 1) if m.ordinal > 0 else None),
)  # fmt: skip

RULES = (*DATES, *FIGURES, *MONTHS, *YEARS)
