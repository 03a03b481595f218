"""Days of the week, week-ends and nights between two days."""

from __future__ import annotations

from timeline.expression import (
    Amount,
    At,
    Both,
    Calendar,
    Every,
    Expression,
    Near,
    Nth,
    Offset,
    Range,
    Shift,
    Step,
    Usual,
)
from timeline.grammar import Values, rule


def weekday(m: Values) -> Calendar:
    """The weekday in its place, open as to the week."""
    return Calendar(
        weekday=next(
            d for d in (m.weekday, m.weekday_any, m.weekday_dotted, m.weekday_short) if d is not None
        )
    )


def weekday_number(m: Values) -> int:
    """The weekday in its place, Monday = 0."""
    return weekday(m).weekday or 0


def long_night(evening: Calendar) -> At:
    """The night that begins on that day and ends on the morning of the next."""
    return At(evening, Calendar(part="NI", overnight=True))


def day_word(m: Values) -> Offset:
    """Yesterday, today, tomorrow."""
    return Offset(Amount(abs(m.days_away), "day"), 1 if m.days_away >= 0 else -1)


WEEKDAYS = (
    rule("<weekday>'s", "{weekday} <<'s(?!\\w)", lambda m: Near(Calendar(weekday=m.weekday))),
    rule("the <weekday> meeting", "(the|a|an|its|their|his|her|that) >> {weekday} <<(?! (morning|afternoon|evening|night|that|when|after|before|of|in|the|he|she|they|it))( \\w+)",
         lambda m: Near(Calendar(weekday=m.weekday))),
    rule("<weekday> to <weekday> request", "{weekday_any} << ?(-|to|through|and|or|until) ?{weekday_any2}", weekday, casual=True),
    rule("<weekday> (to <weekday>)", "{weekday} << ?(-|to|through|thru) ?{weekday2}", lambda m: Usual(Calendar(weekday=m.weekday), until=m.weekday2)),
    rule("(<weekday> to) <weekday>", "{weekday} ?(-|to|through|thru) ?>> {weekday2}", lambda m: Usual(Calendar(weekday=m.weekday2), since=m.weekday)),
    rule("from <weekday> (to <weekday>)", "(from|between) >> {weekday} << (to|through|until|till|and) {weekday2}(?! {month_any})",
         lambda m: Usual(Calendar(weekday=m.weekday), until=m.weekday2, habit=False)),
    rule("overnight <weekday> to <weekday>", "overnight( on| from)? {weekday} ?(-|to|into|and) ?{weekday2}",
         lambda m: long_night(Calendar(weekday=m.weekday))),
    rule("<weekday>", "{weekday}", weekday),
    rule("<short weekday>.", "{weekday_dotted}", weekday),
    rule("on <short weekday>", "(on|this|next|last|until|by|since) >> {weekday_short}(?! (of|in|at)\\b)", weekday, casual=True),
    rule("<short weekday>", "{weekday_short}", weekday, casual=True),
    rule("this <weekday>", "this {weekday_any}", lambda m: Step(weekday(m), 0)),
    rule("the {relative_step} <weekday>", "the {relative_step} {weekday}", lambda m: Step(weekday(m), m.relative_step, "discourse")),
    rule("next <weekday>", "next {weekday_any}", lambda m: Step(weekday(m), 1, by_week=True)),
    rule("next <weekday> <part>", "next {weekday_any} {part_plain}",
         lambda m: At(Step(weekday(m), 1, by_week=True), Calendar(part=m.part_plain))),
    rule("{step} <weekday>", "(the )?{step} {weekday_any}", lambda m: Step(weekday(m), m.step)),
    rule("<weekday> after next", "(the )?{weekday_any} after next", lambda m: Shift(Step(weekday(m), 1), Amount(7, "day"), 1)),
    rule("the <weekday> before last", "(the )?{weekday_any} before last", lambda m: Shift(Step(weekday(m), -1), Amount(7, "day"), -1)),
    rule("<weekday> of {step} week", "{weekday_any},?( of| from| -)? (the )?{step} week", lambda m: Nth(weekday_number(m) + 1, "day", Step("week", m.step))),
    rule("<weekday> of this week", "{weekday_any}( of)? (this|the current) week", lambda m: Nth(weekday_number(m) + 1, "day", Step("week", 0))),
    rule("{step} week's <weekday>", "{step} week('s)?( -| on)? {weekday_any}", lambda m: Nth(weekday_number(m) + 1, "day", Step("week", m.step))),
    rule("this week's <weekday>", "this week('s)?( -| on)? {weekday_any}", lambda m: Nth(weekday_number(m) + 1, "day", Step("week", 0))),
    rule("<weekday> week", "{weekday} week", lambda m: Shift(Step(weekday(m), 0), Amount(7, "day"), 1)),
    rule("a week on <weekday>", "a week (on|from|next|this|last) {weekday}", lambda m: Shift(Step(weekday(m), 0), Amount(7, "day"), 1)),
    rule("{days_away}, <weekday>", "{days_away},? {weekday}", lambda m: Both(day_word(m), m.weekday)),
    rule("<weekday> <part>", "{weekday_any},? (in the |at |during the |of the )?(early |late )?{part_plain}(?!-|s)",
         lambda m: At(weekday(m), Calendar(part=m.part_plain))),
    rule("<weekday> <part> of {step} week", "{weekday_any} {part_plain}( of)? {step} week",
         lambda m: At(Nth(weekday_number(m) + 1, "day", Step("week", m.step)), Calendar(part=m.part_plain))),
    rule("this <weekday> <part>", "this {weekday} {part_plain}", lambda m: At(Step(weekday(m), 0), Calendar(part=m.part_plain))),
    rule("{step} <weekday> <part>", "(the )?{step} {weekday_any} {part_plain}", lambda m: At(Step(weekday(m), m.step), Calendar(part=m.part_plain))),
    rule("the <part> of <weekday>", "(the )?{part_plain} of {weekday}", lambda m: At(weekday(m), Calendar(part=m.part_plain))),
    rule("the <part> of {step} <weekday>", "(the )?{part_plain} of {step} {weekday}", lambda m: At(Step(weekday(m), m.step), Calendar(part=m.part_plain))),
    rule("the night of <weekday> to <weekday>", "(the )?night (of|from|between) {weekday} (to|and|into) {weekday2}", lambda m: long_night(weekday(m))),
    rule("<weekday> night into <weekday>", "{weekday} night (in)?to (early )?{weekday2}( morning)?", lambda m: long_night(weekday(m))),
    rule("(from <weekday> to) <weekday>", "(from|between) {weekday} (to|through|until|till|and) >> {weekday2}",
         lambda m: Usual(Calendar(weekday=m.weekday2), since=m.weekday, habit=False)),
)  # fmt: skip


def nth_weekday(m: Values, within: Expression) -> Expression:
    """The n-th weekday of a time."""
    return Nth(m.ordinal, weekday(m), within)


COUNTED = (
    rule("the <ordinal> <weekday> of <month>", "(the )?{ordinal} {weekday_any} (of|in) {month_any}(,? {year})?",
         lambda m: nth_weekday(m, Calendar(year=m.year, month=m.month_any))),
    rule("the <ordinal> <weekday> of {step} month", "(the )?{ordinal} {weekday_any} of (the )?{step} (month|year)", lambda m: nth_weekday(m, Step("month", m.step))),
    rule("the <ordinal> <weekday> of this month", "(the )?{ordinal} {weekday_any} of this month", lambda m: nth_weekday(m, Step("month", 0))),
    rule("the <ordinal> <weekday> <part> of {step} month", "(the )?{ordinal} {weekday_any} {part_plain} of (the )?{step} month",
         lambda m: At(nth_weekday(m, Step("month", m.step)), Calendar(part=m.part_plain))),
)  # fmt: skip


def nearest(position: int | None, day: Expression, date: Expression) -> Nth | None:
    """The weekday or holiday nearest to a date."""
    what = day.of if isinstance(day, Near) else day
    named = isinstance(what, Calendar) and (what.weekday is not None or what.holiday is not None)
    return Nth(position or 1, what, date, nearest=True) if isinstance(what, Calendar) and named else None


AFTER = (
    rule("the <ordinal> <weekday> after <date>", "(the )?{ordinal} <weekday> after (the )?<date>",
         lambda m: Nth(m.ordinal, m.weekday, Range(Shift(m.date, Amount(1, "day"), 1), Shift(m.date, Amount(400, "day"), 1)))),
    rule("the <weekday> closest to <date>", "the ({ordinal} )?{closest} <weekday> to (the )?<any>", lambda m: nearest(m.ordinal, m.weekday, m.any)),
    rule("the <weekday> nearest <date>", "the <weekday> {closest} (to )?(the )?<any>", lambda m: nearest(1, m.weekday, m.any)),
    rule("the <holiday> closest to <date>", "the ({ordinal} )?{closest} <monthday> to (the )?<any>", lambda m: nearest(m.ordinal, m.monthday, m.any)),
    rule("the <weekday> after <date>", "the <weekday> after (the )?<date>",
         lambda m: Nth(1, m.weekday, Range(Shift(m.date, Amount(1, "day"), 1), Shift(m.date, Amount(9, "day"), 1)))),
    rule("<n> <weekdays> from now", "{cardinal} {weekday_plural} {hence}",
         lambda m: Shift(Step(Calendar(weekday=m.weekday_plural), 1), Amount(7 * (m.cardinal - 1), "day"), 1)),
    rule("<n> <weekdays> ago", "{cardinal} {weekday_plural} {ago_only}",
         lambda m: Shift(Step(Calendar(weekday=m.weekday_plural), -1), Amount(7 * (m.cardinal - 1), "day"), -1)),
)  # fmt: skip

WEEKENDS = (
    rule("this weekend", "(this|the|the current) {weekend}(?!'?-)", lambda m: Step("weekend", 0)),
    rule("next weekend", "next {weekend}", lambda m: Step("weekend", 1, by_week=True)),
    rule("{step} weekend", "(the )?{step} {weekend}", lambda m: Step("weekend", m.step)),
    rule("weekend", "{weekend}", lambda m: Step("weekend", 0), casual=True),
    rule("that weekend", "that( same)? {weekend}", lambda m: Step("weekend", 0, "discourse")),
    rule("the weekend of <month> <day>", "(the )?{weekend} (of|beginning|starting) ({month_any} {day}|{day2} {month_any2})( ?- ?{day3})?(,? {year})?",
         lambda m: Nth(1, Calendar(weekend=True), Calendar(year=m.year, month=m.month_any or m.month_any2, day=m.day or m.day2))),
    rule("the <ordinal> weekend of <month>", "(the )?{ordinal} {weekend} (of|in) {month_any}(,? {year})?",
         lambda m: Nth(m.ordinal, Calendar(weekend=True), Calendar(year=m.year, month=m.month_any))),
)  # fmt: skip

SETS = (
    rule("every <weekday>", "(every|each|any) {weekday_any}( {part_plain})?", lambda m: Every(Calendar(weekday=m.weekday_any, part=m.part_plain), "EVERY")),
    rule("every other <weekday>", "(every other|every second|alternate) {weekday_any}s?", lambda m: Every(Calendar(weekday=m.weekday_any), "EVERY 2")),
    rule("<weekdays>", "{weekdays}( {part_plain}s)?", lambda m: Every(Calendar(weekday=m.weekdays, part=m.part_plain))),
    rule("<weekday> <parts>", "{weekday} {parts}", lambda m: Every(Calendar(weekday=m.weekday, part=m.parts))),
    rule("every weekend", "(every|each|any|most) {weekend}s?", lambda m: Every(Calendar(weekend=True), "EVERY")),
    rule("at weekends", "(at|on|during|over)( the)? >> {weekends}", lambda m: Every(Calendar(weekend=True))),
    rule("the <ordinal> <weekday> of every month", "(the |every |each )?{ordinal}( and {ordinal2})? {weekday_any}s? (of|in) (every|each|the|a)( calendar)? (month|{month_any})",
         lambda m: Every(Calendar(weekday=m.weekday_any), "EVERY")),
)  # fmt: skip

RULES = (*WEEKDAYS, *COUNTED, *AFTER, *WEEKENDS, *SETS)
