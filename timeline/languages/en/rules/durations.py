"""Durations and repeated times."""

from __future__ import annotations

from timeline.expression import Amount, Calendar, Every, Expression, Length, Modified
from timeline.grammar import Values, rule

SIZES = (
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
    "millennium",
)


def length(m: Values) -> Length:
    """So many units."""
    return Length(Amount(m.cardinal, m.unit))


def two_lengths(m: Values) -> Length | None:
    """So many units and so many smaller ones."""
    if SIZES.index(m.unit2) >= SIZES.index(m.unit):
        return None
    return Length(Amount(m.cardinal, m.unit), smaller=Amount(m.cardinal2, m.unit2))


def one(m: Values) -> Length:
    """A single unit: "a week"."""
    return Length(Amount(1, m.unit_one))


def several(m: Values) -> Length:
    """An unknown number of units."""
    return Length(Amount(None, m.unit_plural))


def lengths(m: Values) -> Length:
    """So many units and a half or a quarter."""
    return Length(Amount((m.cardinal or 1) + (0.25 if m.quarter else 0.5), m.unit))


MORE = r"( more| additional| full| whole| straight| consecutive| long| solid| successive| extra| further)?"
NOT_OLD = r"(?![- ]old)(?!-\w+-old)"
# Before "a week" or "months" these make it a length of time.
SPENDING = (r"(for|by|within|in|after|over|lasting|lasts?|lasted|than|him|them|her|us|nearly|almost|about|took|takes?|taken|spent|spend|"
            r"spending|under|of|been|another|every|follows|despite|around|just|only|through|during|least|or|matter of)")  # fmt: skip
MODS = {
    "MORE_THAN": r"(more than|longer than|upwards of|in excess of|well over|just over)",
    "LESS_THAN": r"(less than|fewer than|under|shorter than|just under|barely)",
    "APPROX": r"(about|around|approximately|roughly|some|nearly|almost|close to|an estimated|practically|virtually)",
    "EQUAL_OR_MORE": r"(at least|no less than|not less than|a minimum of)",
    "EQUAL_OR_LESS": r"(at most|up to|no more than|not more than|no longer than|a maximum of|as much as)",
}  # fmt: skip


def modified(mod: str) -> tuple[Expression, ...]:
    """The rules for one kind of measure word: "more than two hours", "more than an hour", "more than a century"."""
    words = MODS[mod]
    return (
        rule(f"{mod} <n> <unit>", words + " {cardinal}" + MORE + "[ -]{unit}" + NOT_OLD, lambda m: Modified(length(m), mod)),
        rule(f"{mod} a <unit>", words + " an? {unit_one}" + NOT_OLD, lambda m: Modified(one(m), mod)),
        rule(f"{mod} <length>", words + " (an? )?{length}", lambda m: Modified(Length(m.length), mod)),
        rule(f"{mod} <n> <unit> and a half", words + " {cardinal} and a half {unit}", lambda m: Modified(lengths(m), mod)),
    )  # type: ignore[return-value]  # fmt: skip


LENGTHS = (
    rule("<n> to <n> <unit>", "{cardinal} << ?(to|or|and|-) ?{cardinal2} {unit}" + NOT_OLD, length),
    rule("<unit> of", "{unit_plural} << (of|and) (\\w+ing|fighting|talks|negotiations|speculation|delays|unrest|protests|violence|debate|work|conflict|war)", several),
    rule("the <unit> ended", ">> the {unit_one} << (ended|ending|to)\\b", one),
    *[each for mod in MODS for each in modified(mod)],
    rule("<n> <unit>", "{cardinal}" + MORE + "[ -]?{unit}(?!-)" + NOT_OLD, length),
    rule("<n>-<unit>", "{cardinal}[ -]{unit}(?=-(long|term|delay|closure))", length),
    rule("<n>-<unit>-long", "{cardinal}-{unit}-long", length),
    rule("a <n>-<unit> period", "(a|the) {cardinal}-{unit} period", length),
    rule("the <n> <unit>", "(in|for|during|over|of) >> (the|those|these|its|all) {cardinal} {unit}(?!-)" + NOT_OLD, length),
    rule("the first <n> <unit>", "(the |its |her |his )?(first|initial|opening|final) {cardinal} {unit}", length),
    rule("<n> <unit> and <n> <unit>", "{cardinal} {unit},?( and)? {cardinal2} {unit2}(?! ago)", two_lengths),
    rule("<n> <unit> or so", "{cardinal} {unit} or so", lambda m: Modified(length(m), "APPROX")),
    rule("over <n> <unit>", "(for|took|after|spent|lasted|in|of|by|was|is|ran|waited|takes) >> over {cardinal} {unit}" + NOT_OLD, lambda m: Modified(length(m), "MORE_THAN")),
    rule("<n> and a half <unit>", "({cardinal}|an?) and (a )?half {unit}", lengths),
    rule("<n> <unit> and a half", "({cardinal}|an?) {unit} and (a )?half", lengths),
    rule("{several} <unit>", "{several}( more| long| full)? {unit_plural}(?!-)", several),
    rule("for <unit>", SPENDING + " >> (many |long )?{unit_plural}(?! (ago|later|earlier|old|before|after|of age)\\b)(?!-|')", several),
    rule("<unit> or <unit>", "{unit_plural} or (even )?{unit_plural2}", several),
    rule("for a <unit>", SPENDING + " >> (a|an|one) (full |whole |entire |single |further )?{unit_one}(?!-| (old|ago|later|earlier|before|after|from now|and a half)\\b)", one),
    rule("another <unit>", "another {unit_one}(?! (of|old|ago|later)\\b)", one),
    rule("an entire <unit>", "(an?|the) (full|whole|entire) {unit_one}", one),
    rule("all <unit>", "all {unit_one}( long)?(?! (of|the)\\b)", one),
    rule("<length>", "(a |an |the |one )?{length}(?!-| past)", lambda m: Length(m.length)),
    rule("<n> <length>", "{cardinal} {length}", lambda m: Length(Amount(m.length.count * m.cardinal, m.length.unit))),
)  # fmt: skip

PER = r"(million|billion|thousand|hundred|\d%?|percent|times|once|twice|thrice|dollars|pounds|euros|people|cases|jobs|barrels|units|tons|tonnes|one|two|three|four|five)"

SETS = (
    rule("every <unit>", "(every|each|any)( single)? {unit_count}(?! \\d)", lambda m: Every(Amount(1, m.unit_count), "EVERY")),
    rule("every <n> <unit>", "(every|each) {cardinal} {unit}", lambda m: Every(Amount(m.cardinal, m.unit), "EVERY")),
    rule("every quarter", "(every|each|per) {third}", lambda m: Every(Amount(1, m.third), "EVERY")),
    rule("every other <unit>", "(every other|every second|alternate) {unit_one}s?", lambda m: Every(Amount(2, m.unit_one), "EVERY")),
    rule("everyday", "(every){unit_one}", lambda m: Every(Amount(1, m.unit_one), "EVERY"), casual=True),
    rule("per <unit>", "per >> {unit_one}", lambda m: Every(Amount(1, m.unit_one))),
    rule("<amount> a <unit>", PER + "( \\w+)? >> an? {unit_one}(?! (ago|earlier|later|before|after|or|old|and|from)\\b)(?!-)", lambda m: Every(Amount(1, m.unit_one))),
    rule("once a <unit>", "(once|twice|thrice|{cardinal} times)( in)? (a|an|every|each|per) {unit_one}", lambda m: Every(Amount(1, m.unit_one), None, int(m.cardinal or 1))),
    rule("once every <n> <unit>", "(once|twice) every {cardinal} {unit}", lambda m: Every(Amount(m.cardinal, m.unit))),
    rule("one a day", "one a {unit_one}", lambda m: Every(Amount(1, m.unit_one)), casual=True),
    rule("<frequency>", "{frequency}(?= ?(?:$|[.,;:!?)]|(in|on|at|to|by|for|and|from|since|until|or|as|with|through)\\b))", lambda m: Every(m.frequency)),
    rule("hourly earnings", "(average|median|mean) >> {frequency}", lambda m: Every(m.frequency)),
    rule("{yearly}", "{yearly}", lambda m: Every(Amount(1, "year"))),
    rule("every <part>", "(every|each) {part_after}", lambda m: Every(Calendar(part=m.part_after), "EVERY")),
    rule("in the <parts>", "(in|during) (the )?>> {parts}", lambda m: Every(Calendar(part=m.parts))),
    rule("every <month>", "(every|each) {month_any}", lambda m: Every(Calendar(month=m.month_any), "EVERY")),
    rule("every <season>", "(every|each) {season}", lambda m: Every(Calendar(season=m.season), "EVERY")),
    rule("the past <n> <seasons>", "(the )?{step} {cardinal} {seasons}", lambda m: Every(Calendar(season=m.seasons))),
    rule("the <day> of every month", "(the )?{day_ordinal} of (every|each) {unit_one}", lambda m: Every(Calendar(day=m.day_ordinal), "EVERY")),
)  # fmt: skip

RULES = (*LENGTHS, *SETS)
