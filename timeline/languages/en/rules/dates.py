"""Calendar dates in words and figures: days of a month."""

from __future__ import annotations

from timeline.expression import At, Both, Calendar, Expression, Nth, Step
from timeline.grammar import Values, rule


def day_of(m: Values, weekday: int | None = None) -> Expression:
    """A day and month with what else stands there; a weekday beside it is kept for checking."""
    day = next(d for d in (m.day, m.day_any, m.day_number, m.day_late, m.day_ordinal) if d is not None)
    year = next((y for y in (m.year, m.year_spoken, m.year_two) if y is not None), None)
    calendar = Calendar(year=year, month=month_of(m), day=day)
    return calendar if weekday is None else Both(calendar, weekday)


def month_of(m: Values) -> int:
    """The month in its place, whatever its class."""
    months: tuple[int | None, ...] = (m.month_any, m.month_name, m.month_verb, m.month_number)
    return next(number for number in months if number is not None)


def second_day(m: Values) -> Expression:
    """The second day of "July 6 and 13"."""
    return Calendar(year=m.year, month=m.month_any, day=m.day2)


# Days whose event needs no year, for newspapers: month and day. Which year it was is for the text to tell.
FAMOUS = ((1, 6), (9, 11), (10, 7), (7, 7), (11, 13), (6, 4), (12, 7))


def famous(m: Values) -> Calendar | None:
    """A day that stands for what happened on it."""
    known = (month_of(m), m.day) in FAMOUS
    return Calendar(month=month_of(m), day=m.day, named=True) if known else None


def figures_of(m: Values) -> Expression:
    """A date in figures, which others write the other way round."""
    return Calendar(
        year=m.year or m.year_two, month=m.month_number, day=m.day_number or m.day_late, figures=True
    )


# What follows a day is no further figure and nothing the day could count.
END = r"(?![.,:/]?\d)(?! ?{thing}(?!\w))"
TO = r"(and|&|or|to|until|till|through|thru|-|,)"
# A day before a month is no amount and no end of a longer figure.
START = r"(?<![$£€.,:/])(?<![$£€]\s)"

MONTH_FIRST = (
    # First, since the plain date reads the same words.
    rule("the <month> <day> riot", "{month_any} {day} << {deed}", famous),
    rule("the <deed> of <month> <day>", "{deed} (of|on) >> {month_any} {day}" + END, famous),
    rule("<month> <day> to <day>", "{month_any} {day} << ?" + TO + " ?(the )?{day2}( ?,? {year})?" + END, day_of),
    rule("<month> <day> to <month> <day>, <year>", "{month_any},? {day} << ?" + TO + " ?({weekday_any},? )?{month_any2} {day2}, {year}", day_of),
    rule("<month> <day>, <year>", "{month_any},? ?(the )?{day} ?,?( of| in)? {year}(?![,.]?\\d)", day_of),
    rule("<month> <day>", "{month_any},? ?{day}" + END, day_of),
    rule("<month> the <day>", "{month_any} the {day}" + END, day_of),
    rule("<month> <day> <spoken year>", "{month_any},? (the )?{day_any},? {year_spoken}", day_of),
    rule("<month> <day> in words", "{month_name} {day_word}( {day2})?(?!-| (people|men|women|years|days|months|percent))",
         lambda m: Calendar(month=m.month_name, day=m.day_word + (m.day2 if m.day2 and m.day_word == 20 else 0)), casual=True),
    rule("<month> <day> '<year>", "{month_any} {day},? '{year_two}(?!\\d)", day_of),
    rule("<weekday> <month> <day>", "{weekday_any},?( the)? {month_any},? (the )?{day}(,? {year})?" + END, lambda m: day_of(m, m.weekday_any)),
    rule("<month> <day>, <weekday>", "{month_any} {day},? \\(?{weekday_any}\\)?", lambda m: day_of(m, m.weekday_any)),
    rule("(<month> <day> to) <day>", "{month_any} {day} ?" + TO + " ?>> (the )?{day2}( ?,? {year})?" + END, second_day),
    rule("(<month> <day>, <day> and) <day>", "{month_any} {day}, {day3},? and >> {day2}( ?,? {year})?" + END, second_day),
)  # fmt: skip

DAY_FIRST = (
    rule("<day> to <day> <month>", START + "(the )?{day} << ?" + TO + " ?(the )?{day2}( of)? {month_any}(,? {year})?", day_of),
    rule("<weekday> <day> to <weekday> <day> <month>",
         "{weekday_any} {day} << ?" + TO + " ?{weekday_any2} {day2}( of)? {month_any}(,? {year})?", lambda m: day_of(m, m.weekday_any)),
    rule("<day> <month> to <day> <month> <year>", START + "{day}( of)? {month_any} << ?" + TO + " ?{day2}( of)? {month_any2},? {year}", day_of),
    rule("<day> <month> <year>", START + "(the )?{day}( day)?( of| in)? ?{month_any},?( of| in)? ?{year}(?![,.]?\\d)", day_of),
    rule("<day> <month> <spoken year>", "(the )?{day_any}( of)? {month_any},? {year_spoken}", day_of),
    rule("<day> <month>", START + "(the )?{day} {month_name}", day_of),
    rule("<day><month>", START + "(the )?{day} ?{month_any}(?! (be|have|not|also|well|want|need))", day_of, casual=True),
    rule("<day> May", START + "{day_number}(st|nd|rd|th)? {month_verb}(?! (be|have|not|also|well|want|need|through|on|against|to (?!\\d)))", day_of),
    rule("<day> <short month>", START + "{day_number} {month_any}(?! (be|have|not|also|well|want|need|through|on|against|to (?!\\d)))", day_of),
    rule("the <day> of <month>", START + "(the )?{day}( day)? of {month_any}", day_of),
    rule("<day> <month> '<year>", START + "{day} {month_any},?( of)? '?{year_two}(?!\\d|:)", day_of, casual=True),
    rule("<weekday> <day> <month>", "{weekday_any},?( the)? {day}( of)? {month_any}(,? {year})?", lambda m: day_of(m, m.weekday_any)),
)  # fmt: skip

OF_LAST_YEAR = (
    rule("<day> <month> {step} year", START + "(the )?{day}( of)? {month_any},?( of)? {step} year",
         lambda m: Nth(m.day, "day", Nth(m.month_any, "month", Step("year", m.step)))),
    rule("<month> <day> {step} year", "{month_any} {day},?( of)? {step} year",
         lambda m: Nth(m.day, "day", Nth(m.month_any, "month", Step("year", m.step)))),
    rule("<day> <month> this year", START + "(the )?{day}( of)? {month_any},?( of)? this year",
         lambda m: Nth(m.day, "day", Nth(m.month_any, "month", Step("year", 0)))),
    rule("<month> <day> this year", "{month_any} {day},?( of)? this year",
         lambda m: Nth(m.day, "day", Nth(m.month_any, "month", Step("year", 0)))),
)  # fmt: skip

FIGURES = (
    rule("<year>-<month>-<day>", "{year}[-./]{month_number}[-./]{day_number}(?![-/.]?\\d)", day_of),
    rule("<year>-<month>-<day>T<hour>:<minute>", "{year}-{month_number}-{day_number}(t| ){hour_figures}:{minute_two}(:{second})?z?(?!\\d)",
         lambda m: At(day_of(m), Calendar(hour=m.hour_figures, minute=m.minute_two, second=m.second))),
    rule("<month>/<day>/<year>", "(?<![/\\d.-]){month_number}[/-]{day_number}[/-]{year}(?![-/.]?\\d)", figures_of),
    rule("<day>/<month>/<year>", "(?<![/\\d.-]){day_late}[/-]{month_number}[/-]{year}(?![-/.]?\\d)", day_of),
    rule("<day>.<month>.<year>", "(?<![/\\d.-]){day_number}\\.{month_number}\\.{year}(?![-/.]?\\d)", figures_of),
    rule("<month>.<day>.<year>", "(?<![/\\d.-]){month_number}\\.{day_late}\\.{year}(?![-/.]?\\d)", day_of),
    rule("<month>/<day>/<two-figure year>", "(?<![/\\d.-]){month_number}[/-]{day_number}[/-]{year_two}(?![-/.]?\\d)", figures_of),
    rule("<day>/<month>/<two-figure year>", "(?<![/\\d.-]){day_late}[/-]{month_number}[/-]{year_two}(?![-/.]?\\d)", day_of),
    rule("on <month>/<day>", "(on|by|until|since|before|after|from|dated?|due) >> {month_number}/{day_number}(?![-/.,]?\\d)(?! ?{thing}(?!\\w))", figures_of),
    rule("on <day>/<month>", "(on|by|until|since|before|after|from|dated?|due) >> {day_late}/{month_number}(?![-/.,]?\\d)(?! ?{thing}(?!\\w))", day_of),
    rule("<weekday> <month> <day> <hour>:<minute>:<second> <year>", "{weekday_any} {month_any} {day} {hour_figures}:{minute_two}:{second} {year}",
         lambda m: At(day_of(m), Calendar(hour=m.hour_figures, minute=m.minute_two, second=m.second))),
    rule("<weekday> <day>/<month>", "{weekday_any},? {day_late}[/.]{month_number}(?![-/.,]?\\d)", lambda m: day_of(m, m.weekday_any)),
    rule("<weekday> <month>/<day>", "{weekday_any},? {month_number}[/.]{day_number}(?![-/.,]?\\d)", lambda m: day_of(m, m.weekday_any)),
    rule("<day>/<month name>/<year>", "{day_number}[-/.]{month_any}[-/.]{year}", day_of),
    rule("<day>/<month name>/<two-figure year>", "{day_number}[-/]{month_any}[-/]{year_two}(?!\\d)", day_of),
    rule("<month name>/<day>/<year>", "{month_any}[-/.]{day_number}[-/.]{year}", day_of),
    rule("<year>/<month name>/<day>", "{year}[-/. ]{month_any}[-/. ]{day_number}", day_of),
)  # fmt: skip

OF_THE_MONTH = (
    rule("<weekday> the <day>", "{weekday_any},? the {day_ordinal}(?! ({month_any}|of|floor|century))", lambda m: Calendar(day=m.day_ordinal, weekday=m.weekday_any)),
    rule("the <day> of the month", "(the )?{day_ordinal}( day)? of (the|this) (current )?month", lambda m: Step(Calendar(day=m.day_ordinal), 0)),
    rule("the <day> of {step} month", "(the )?{day_ordinal}( day)? of (the )?{step} month", lambda m: Nth(m.day_ordinal, "day", Step("month", m.step))),
    rule("<weekday> <day>", "{weekday_any} (the )?{day}(?! ?({meridiem}|oclock|o'clock|[:.h]\\d|-|percent|people))",
         lambda m: Calendar(day=m.day, weekday=m.weekday_any), casual=True),
)  # fmt: skip


RULES = (*MONTH_FIRST, *DAY_FIRST, *OF_LAST_YEAR, *FIGURES, *OF_THE_MONTH)
