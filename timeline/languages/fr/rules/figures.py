"""Dates written in figures alone."""

from __future__ import annotations

from timeline.expression import Both, Calendar, Expression
from timeline.grammar import Values, rule
from timeline.languages.fr.patterns import THIS


def date(m: Values, weekday: int | None = None) -> Expression:
    """A date in figures; a weekday beside it is kept for checking."""
    calendar = Calendar(year=m.year or m.year_two, month=m.month_number or m.month_any, day=m.day_number)
    return calendar if weekday is None else Both(calendar, weekday)


def day_first(m: Values) -> Calendar:
    """A date in figures, which others write the other way round."""
    return Calendar(year=m.year or m.year_two, month=m.month_number, day=m.day_number, figures=True)


def instant(m: Values) -> Calendar:
    """A date with its clock time, as machines write it."""
    return Calendar(m.year, m.month_number, m.day_number, hour=m.hour, minute=m.minute_two, second=m.second)


NO_FIGURE = r"(?!\s?[-/,]?\d)"

RULES = (
    rule("<year>-<month>-<day>", "(le )?{year}[-./]{month_number}[-./]{day_number}(?![-/.]?\\d)", date),
    rule("<year>-<month>-<day>T<time>", "{year}-{month_number}-{day_number}t{hour}:{minute_two}(:{second})?(z|[+-]\\d\\d:?\\d\\d)?", instant),
    rule("<day>/<month>/<year>", THIS + "{day_number}[-./]{month_number}[-./]{year}(?![-/.]?\\d)", day_first),
    rule("<day> <month> <year> in figures", "(le )?{day_number} {month_number} {year}(?!\\s?\\d)", date, casual=True),
    rule("<day>/<month>/<two-figure year>", THIS + "{day_number}[/.]{month_number}[/.]{year_two}(?![-/.]?\\d)", day_first),
    rule("<day> <month> <two-figure year> in figures", "(le )?{day_number} {month_number} {year_two}(?!\\s?\\d)", date, casual=True),
    rule("le <day>/<month>", "le {day_number}/{month_number}" + NO_FIGURE, day_first),
    rule("du <day>/<month>", "(du|au) >> {day_number}/{month_number}" + NO_FIGURE, day_first),
    rule("<weekday> <day>/<month>", THIS + "{weekday_short} {day_number}/{month_number}(/{year}|/{year_two})?(?!/?\\d)",
         lambda m: date(m, m.weekday_short)),
    rule("<day>/<month>", "(le )?{day_number}/{month_number}" + NO_FIGURE, day_first, casual=True),
    rule("<day>/<month>-<day>/<month>", "{day_number}/{month_number} << ?- ?{day_number2}/{month_number2}", day_first, casual=True),
    rule("<day> <month> in figures", "(le )?{day_number} {month_number}(?!\\s?[-/,:]?\\w)", date, casual=True),
    rule("<year>/<month name>/<day>", "{year}[/-]{month_any}[/-]{day_number}", date, casual=True),
    rule("<year>/<day>/<month name>", "{year}[/-]{day_number}[/-]{month_any}", date, casual=True),
    rule("<month name>-<year>-<day>", "{month_any}-{year}-{day_number}", date, casual=True),
    rule("<day>-<year>-<month name>", "{day_number}-{year}-{month_any}", date, casual=True),
)  # fmt: skip
