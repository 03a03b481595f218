"""What only counts in a request typed to an assistant: "the 2nd", "at 3:30", "by EOM"."""

from __future__ import annotations

from timeline.expression import (
    Amount,
    At,
    Calendar,
    Edge,
    Every,
    Expression,
    Length,
    Nth,
    Offset,
    Range,
    Shift,
    Step,
    Vague,
)
from timeline.grammar import Rule, Values, rule
from timeline.languages.en.rules.clock import NOT_FIGURE, clock
from timeline.languages.en.rules.dates import day_of
from timeline.languages.en.rules.relative import distance


def request(name: str, pattern: str, make: object) -> Rule:
    """A rule for requests only."""
    return rule(name, pattern, make, casual=True)  # type: ignore[arg-type]


def open_clock(m: Values) -> Calendar | None:
    """An hour that may lie before or after noon, unless the text says which."""
    fields = clock(m)
    if fields is None or m.meridiem or m.meridiem_short or m.part_after or m.noon is not None:
        return fields
    twelve = fields.hour is not None and 0 < fields.hour < 12
    return Calendar(
        hour=fields.hour, minute=fields.minute, second=fields.second, zone=fields.zone, twelve=twelve
    )


def figures_clock(m: Values) -> Calendar:
    """Hour and minute written as one number: "at 1030"."""
    hour, minute = int(m.four_figures[:-2]), int(m.four_figures[-2:])
    return Calendar(hour=hour, minute=minute, twelve=0 < hour < 12)


def first_hour(m: Values) -> Calendar | None:
    """The first hour of "3:30-6 p.m.": on the same side of noon when it comes before the second."""
    first, second = m.hour_twelve % 12, m.hour_twelve2 % 12
    side = m.meridiem if first <= second else ("AM" if m.meridiem == "PM" else "PM")
    return clock(Values({"hour": m.hour_twelve, "minute": m.minute_two, "meridiem": side}))


# A day or hour that stands alone is followed by no word that it could count, and by no day with its month.
ALONE = r"(?!\s*(?:to|-|until|till|through|thru|and)\s+(?:the\s+)?[\w-]*(?:\d|st|nd|rd|th)(?:\s+of)?\s+(?!pm|am|p\.m|a\.m)[a-z])(?=\s*(?:$|[.;!?)@]|,(?!\d)|(?:at|from|in|for|between|around|to|through|thru|until|till|or|and|before|after|on|with|by)(?!\w)))"

DATES = (
    request("the <day>", "(the|on|by|until|before|after|since|from) >> (the )?{day_ordinal}" + ALONE, lambda m: Calendar(day=m.day_ordinal)),
    request("the <day number>", "(the|on the) >> {day_number}" + ALONE, lambda m: Calendar(day=m.day_number)),
    request("something up <day>", ">> the {day_ordinal}" + ALONE, lambda m: Calendar(day=m.day_ordinal)),
    request("<month>/<day>", "(?<![\\d/.:-]){month_number} ?[/-] ?{day_number}(?![-/.:]?\\d)(?! ?({thing}|{meridiem}))", day_of),
    request("<day>/<month>", "(?<![\\d/.:-]){day_late} ?/ ?{month_number}(?![-/.:]?\\d)(?! ?{thing})", day_of),
    request("<month name>/<day>", "{month_any}/{day_number}", day_of),
    request("on <month>.<day>", "on >> {month_number}\\.{day_number}(?![-/.:]?\\d)", day_of),
    request("<month> <day> <two-figure year>", "{month_any} {day}(,|of)? {year_two}(?!\\d|:)(?! ?{meridiem})", day_of),
    request("<year><month><day>", "(?<!\\d){year_modern}{month_two}{day_two}(?!\\d)",
            lambda m: Calendar(year=m.year_modern, month=m.month_two, day=m.day_two)),
    request("<year>-<month>", "(?<![\\d/.-]){year}[-/]{month_number}(?![-/]?\\d)", lambda m: Calendar(year=m.year, month=m.month_number)),
    request("<month>-<year>", "(?<![\\d/.-]){month_number}[-/]{year}(?![-/]?\\d)", lambda m: Calendar(year=m.year, month=m.month_number)),
    request("March alone", "^ ?{month_verb} ?$", lambda m: Calendar(month=m.month_verb)),
    request("<short month>", "(in|this|next|last|of|from|until|to|for) >> {month_any}(?! \\d)(?!-)", lambda m: Calendar(month=m.month_any)),
    request("week <n>", "(the |in )?{week_word} {day_number}( of {year})?(?!\\d)", lambda m: Calendar(year=m.year, week=m.day_number)),
    request("week <n> of last year", "{week_word} {cardinal} of {step} year", lambda m: Nth(int(m.cardinal), "week", Step("year", m.step))),
    request("the <day> of next month", "(the )?{day_number} of (the )?{step} {month_unit}", lambda m: Nth(m.day_number, "day", Step("month", m.step))),
    request("the <unit>", "(for|in|of|during|this|all|through) >> the {unit_one}(?! (of|before|after|\\d))", lambda m: Step(m.unit_one, 0)),
    request("the <ordinal> <unit> of <year> in the year", "(the )?{century_ordinal}  century", lambda m: Calendar(century=m.century_ordinal - 1)),
    request("<season> word", "(this|current) {season_word}", lambda m: Step("season", 0)),
    request("last <season> word", "{step} {season_word}s?", lambda m: Step("season", m.step)),
    request("from the <day> to the <day> of <month>", "(the )?{day} << ?(to|-|until|through) ?(the )?{day2} (of )?{month_any}", day_of),
    request("<month> <day> to the <day>", "{month_any} {day} << ?(to|-|until|through|thru) ?(the )?{day2}(?!\\d)", day_of),
)  # fmt: skip

AT = "(at|around|about|by|@|after|before|from|until|till|between|for|circa)"

CLOCK = (
    request("at <hour>", AT + " >> {hour_twelve}" + ALONE, open_clock),
    request("at <hour>:<minute>", AT + " >> {hour_twelve}[:.]{minute_two}(?![\\d:.])(?! ?{meridiem})", open_clock),
    request("<hour>:<minute> bare", NOT_FIGURE + "{hour_twelve}:{minute_two}(?![\\d:.])(?! ?({meridiem}|{meridiem_short}))", open_clock),
    request("at <hour><minute>", "(at|@) >> {four_figures}(?!\\d)(?! ?({thing}|{month_any}))", figures_clock),
    request("around <hour><minute>", "(around|about) >> (?!19|20){four_figures}(?!\\d)(?! ?({thing}|{month_any}))", figures_clock),
    request("at <spoken hour> <minute>", "(at|around|by|for) >> {hour_word} {minute_word}(?! ({unit}|percent|people))", open_clock),
    request("<hour>:<minute>a", NOT_FIGURE + "{hour_twelve}:{minute_two}a(?!\\w)", lambda m: clock(Values({"hour": m.hour_twelve, "minute": m.minute_two, "meridiem": "AM"}))),
    request("<hour>h", NOT_FIGURE + "{hour_figures}h(?!\\w)", clock),
    request("<hour>p", NOT_FIGURE + "{hour_twelve}(:{minute_two})?{meridiem_short}(?!\\w)", clock),
    request("<hour> in the am", "{hour_twelve}(:{minute_two})? in (the )?{meridiem}", clock),
    request("<hour> in <part>", "{hour_twelve}(:{minute_two})? in (the )?{part_after}", clock),
    request("<hour>-<hour> pm", "(from |between )?>> {hour_twelve}([:.]{minute_two})? << ?(-|to|till|until|and) ?{hour_twelve2}([:.]{minute_two2})? ?(in the )?{meridiem}",
            first_hour),
    request("<hour>ish", "{hour_twelve}ish", open_clock),
    request("after <meal> tomorrow", "(before|after|at|around|during) {meal} {days_away}",
            lambda m: At(Offset(Amount(abs(m.days_away), "day"), 1 if m.days_away >= 0 else -1), Calendar(part=m.meal))),
    request("after <meal>", "(before|after|at|around|during) {meal}", lambda m: At(Step("day", 0), Calendar(part=m.meal))),
    request("<part> alone", "{part_alone}", lambda m: At(Step("day", 0), Calendar(part=m.part_alone))),
    request("today pm", "{days_away} ?{meridiem}", lambda m: At(Offset(Amount(abs(m.days_away), "day"), 1 if m.days_away >= 0 else -1), Calendar(part="MO" if m.meridiem == "AM" else "AF"))),
)  # fmt: skip


def closing(m: Values) -> Expression:
    """EOY, BOM: the end or beginning of the running year, month, week or day."""
    position, unit = m.abbreviation
    if unit == "year" and position == "END":
        return Range(Nth(9, "month", Step("year", 0)), Nth(12, "month", Step("year", 0)))
    if unit == "day":
        return Step("day", 0)
    return Edge(Step(unit, 0), position)


NOW = Vague("PRESENT_REF")

COUNTED = (
    request("in <n>'", "in {cardinal} ?'(?!')", lambda m: Offset(Amount(m.cardinal, "minute"), 1)),
    request("in <n> seconds", "in {cardinal} ?(\"|'')", lambda m: Offset(Amount(m.cardinal, "second"), 1)),
    request("in <n>h", "in {cardinal} ?{unit_short}(?!\\w)", lambda m: Offset(Amount(m.cardinal, m.unit_short), 1)),
    request("in <n>", "in {two_figures}" + ALONE, lambda m: Offset(Amount(m.two_figures, "minute"), 1)),
    request("next <n> days", "(the )?next {cardinal} {day_unit}", lambda m: Range(Offset(Amount(1, "day"), 1), Offset(Amount(m.cardinal, "day"), 1)) if m.cardinal else None),
    request("in <n> <unit>", "in (about |around |just |another )?{cardinal} ?(more )?{unit}(?! (of|ago)\\b)", lambda m: Offset(distance(m), 1)),
    request("in a <unit>", "in an? {unit_count}(?!-)", lambda m: Offset(distance(m), 1)),
    request("in a few <unit>", "in {several} {unit_plural}", lambda m: Offset(Amount(3, m.unit_plural), 1)),
    request("in half an hour", "in (about |around )?(a |an )?{length}", lambda m: Offset(m.length, 1)),
    request("in <n> and a half <unit>", "in {cardinal} and an? half {unit}", lambda m: Offset(Amount(m.cardinal + 0.5, m.unit), 1)),
    request("in a <unit> and a half", "in an? {unit_count} and a half", lambda m: Offset(Amount(1.5, m.unit_count), 1)),
    request("in <n> of an hour", "in {cardinal} of an? {unit_count}", lambda m: Offset(distance(m), 1)),
    request("last <hour>", "(the )?{step} {unit_small}", lambda m: Step(m.unit_small, m.step)),
    request("within <n> <unit>", "within >> {cardinal} ?{unit}", lambda m: Length(Amount(m.cardinal, m.unit), "future")),
    request("within <n>h", "within >> {cardinal} ?{unit_short}(?!\\w)", lambda m: Length(Amount(m.cardinal, m.unit_short), "future")),
    request("for <length> from <date>", "for (a )?<length>,? (from|starting|beginning|starting on|as of) <any>", lambda m: m.any),
    request("from <date> for <length>", "(from )?<any>,? for (a )?<length>", lambda m: m.any),
    request("by the end of <date>", "by (the )?{edge}( of)? (the |this )?{unit_step}", lambda m: Range(NOW, Edge(Step(m.unit_step, 0), m.edge))),
    request("by the end of next <date>", "by (the )?{edge}( of)? {step} {unit_step}", lambda m: Range(NOW, Edge(Step(m.unit_step, m.step), m.edge))),
    request("later than <year>", "(later|greater|more recent|newer) than (the )?<date>", lambda m: Shift(m.date, Amount(1, "day"), 1)),
    request("after <month>", "after <month>", lambda m: Shift(m.month, Amount(1, "day"), 1)),
    request("after the year <year>", "after the year {year}", lambda m: Calendar(year=m.year + 1)),
    request("EOM", "(the )?{abbreviation}(?!\\w)", lambda m: closing(m)),
    request("by EOM", "by (the )?{abbreviation}(?!\\w)", lambda m: Range(NOW, closing(m))),
    request("as soon as possible", "{asap}", lambda m: NOW),
)  # fmt: skip


SETS = (
    request("every <n>", "each {cardinal} {unit}", lambda m: Every(Amount(m.cardinal, m.unit))),
)  # fmt: skip

RULES = (*DATES, *CLOCK, *COUNTED, *SETS)
