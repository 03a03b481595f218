"""Quarters, halves, seasons, the beginning and end of a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from timeline.expression import (
    Amount,
    At,
    Calendar,
    Edge,
    Expression,
    Length,
    Modified,
    Nth,
    Offset,
    Range,
    Shift,
    Step,
)
from timeline.grammar import Values, rule

SIZES = {"quarter": 4, "half": 2}


def part_of_year(unit: str, number: int, year: int | None) -> Calendar:
    """The n-th quarter or half."""
    return Calendar(year=year, quarter=number) if unit == "quarter" else Calendar(year=year, half=number)


def quarter(m: Values) -> Calendar | None:
    """The n-th quarter or half of a year, open as to the year."""
    number = SIZES[m.third] if m.ordinal == -1 and m.year is not None else m.ordinal
    if not 1 <= number <= SIZES[m.third]:
        return None
    return part_of_year(m.third, number, m.year)


def fiscal_quarter(m: Values) -> Calendar | None:
    """A quarter or half of a company's own year, unless the words say that it is the calendar's."""
    found = quarter(m)
    return replace(found, fiscal=m.fiscal is not False) if found else None


def quarter_within(m: Values, within: Expression) -> Expression | None:
    """The n-th quarter or half of a year told beside it."""
    number = SIZES[m.third] if m.ordinal == -1 else m.ordinal
    return Nth(number, m.third, within) if 1 <= number <= SIZES[m.third] else None


def short_quarter(m: Values) -> Calendar:
    """Q3, H1, with the year beside them."""
    unit, number = m.third_short
    return part_of_year(unit, number, m.year or m.year_two)


def half_of(m: Values) -> Expression:
    """The first or second half of a longer time; of a month, from the 1st or from the 16th."""
    first = m.ordinal == 1
    match m.date or m.month or m.year:
        case Calendar(month=int(), day=None) as whole:
            return Range(
                Nth(1 if first else 16, "day", whole),
                Nth(15, "day", whole) if first else Nth(-1, "day", whole),
            )
        case Calendar(decade=int()) | Calendar(century=int()) as whole:
            return Edge(whole, "START" if first else "END")
        case Step(what="month" | "week") as whole:
            return Edge(whole, "START" if first else "END")
        case whole:
            return Nth(1 if first else 2, "half", whole)


def within(period: Expression, date: Expression) -> Expression | None:
    """A quarter or half of a year told after it: "the third quarter of last year"."""
    if not isinstance(period, Calendar) or period.year is not None:
        return None
    if period.quarter is None and period.half is None:
        return None
    return Nth(period.quarter or period.half or 1, "quarter" if period.quarter else "half", date)


def shifted(length: Expression, date: Expression, sign: Literal[-1, 1]) -> Expression | None:
    """So long before or after a date; lengths of unknown number shift nothing."""
    if isinstance(length, Modified):
        length = length.of
    return Shift(date, length.amount, sign) if isinstance(length, Length) and length.amount.count else None


def nth(m: Values, whole: Expression) -> Expression:
    """The n-th unit of a longer one; the first week is the one that holds its fourth day, as ISO counts."""
    if m.unit_one != "week" or abs(m.ordinal) > 4:
        return Nth(m.ordinal, m.unit_one, whole)
    day = 7 * (abs(m.ordinal) - 1) + 4
    return Nth(1, "week", Nth(day if m.ordinal > 0 else -day, "day", whole))


def first_of(m: Values, whole: Expression) -> Expression | None:
    """The first or last units of a longer one: "the first two weeks of 2021"."""
    count = int(m.cardinal)
    if m.ordinal not in (1, -1):
        return None
    first, last = (1, count) if m.ordinal == 1 else (-count, -1)
    places = [Values({"ordinal": place, "unit_one": m.unit_plural}) for place in (first, last)]
    return Range(nth(places[0], whole), nth(places[1], whole))


YEAR_BEFORE = Offset(Amount(1, "year"), -1, "period")

QUARTERS = (
    rule("the {ordinal} {third}", "(the )?(current )?{ordinal} {third}(?!-old|-\\w+ing)( (of |in )?(the year )?{year}(?!\\d))?", quarter),
    rule("the {fiscal} {ordinal} {third}", "(the )?{fiscal}[- ]{ordinal}[ -]{third}(?!-old|-\\w+ing)( (of |in )?{year}(?!\\d))?", fiscal_quarter),
    rule("the {ordinal} {third} of {fiscal} <year>", "(the )?{ordinal} {third} (of |in )?{fiscal} {year}(?!\\d)", fiscal_quarter),
    rule("the {ordinal} {third_fiscal}", "(the )?{ordinal} {third_fiscal}( (of |in )?({fiscal} )?{year}(?!\\d))?",
         lambda m: fiscal_quarter(Values({"ordinal": m.ordinal, "third": m.third_fiscal, "year": m.year}))),
    rule("{ordinal}-{third}", "{ordinal}-{third}(?!-old)", quarter),
    rule("the <year> <ordinal> quarter", "(the )?{year} {ordinal}[- ]{third}", quarter),
    rule("the fiscal <year> <ordinal> quarter", "(the )?({fiscal} {year}|{year2} fiscal) {ordinal}[- ]{third}",
         lambda m: fiscal_quarter(Values({"ordinal": m.ordinal, "third": m.third, "year": m.year or m.year2, "fiscal": m.fiscal}))),
    rule("<year>'s <ordinal> quarter", "{year}'s {ordinal}[- ]{third}", quarter),
    rule("this year's <ordinal> quarter", "this year's {ordinal}[- ]{third}", lambda m: quarter_within(m, Step("year", 0))),
    rule("{step} year's <ordinal> quarter", "{step} year's {ordinal}[- ]{third}", lambda m: quarter_within(m, Step("year", m.step))),
    rule("the <ordinal> quarter of this year", "(the )?{ordinal} {third} of (this|the) (fiscal )?year", lambda m: quarter_within(m, Step("year", 0))),
    rule("the <ordinal> quarter of {step} year", "(the )?{ordinal} {third} of {step} year", lambda m: quarter_within(m, Step("year", m.step))),
    rule("<ordinal> and <ordinal> quarters", "(the )?{ordinal} << (and|or|to) {ordinal2} {third}s?( of {year})?", quarter),
    rule("first two quarters", "(the )?{ordinal} two quarters of {year}", lambda m: Calendar(year=m.year, half=1 if m.ordinal == 1 else 2)),
    rule("the first six months of <year>", "(the )?{ordinal} (six|6) months of {year}", lambda m: Calendar(year=m.year, half=1 if m.ordinal == 1 else 2)),
    rule("Q<n>", "{third_short}(?![-\\w])", short_quarter),
    rule("Q<n> <year>", "{third_short}( of|,|-|/)? ?{year}(?!\\d)", short_quarter),
    rule("<year> Q<n>", "(?<![\\d-]){year}[- /]?{third_short}(?!\\w)", short_quarter),
    rule("<two-figure year> Q<n>", "(?<![\\d-]){year_two}{third_short}(?!\\w)", short_quarter, casual=True),
    rule("the quarter", "(in|for|during|of|over|through|since) >> the (same |comparable )?{third}(?!-|s| (of|to|ended|ending)\\b)", lambda m: Step("quarter", 0, "period") if m.third == "quarter" else None),
    rule("the quarter ended", "(the )?({cardinal} )?{third} << (ended|ending)\\b", lambda m: Step("quarter", 0, "period") if m.third == "quarter" else None),
    rule("the latest quarter", "(the )?{latest} ({fiscal} )?{third}", lambda m: Step("quarter", 0, "period") if m.third == "quarter" else None),
    rule("the latest period", "(the )?{latest} period", lambda m: Step("quarter", 0, "period")),
    rule("the full year", "(in|for|over|during|of) >> the {full_year}(?! (of|to|ended|ending)\\b)", lambda m: Step("year", 0)),
    rule("in the week", "(in|for|during|through|throughout) >> the {unit_step}(?= ?[.,;:]|'s| as a whole)(?! \\d)", lambda m: Step(m.unit_step, 0) if m.unit_step in ("week", "month", "year") else None),
    rule("the latest fiscal year", "(the )?{latest} {unit_step}", lambda m: Step(m.unit_step, -1)),
)  # fmt: skip

COMPARED = r"(from|than|with|to|share,|share|up|against|million|billion|cents|%|percent|of|\d|\)|level|levels|versus),? "


def late(m: Values, whole: Expression) -> Expression | None:
    """What an assistant takes for the end of a week (from Friday) or of a year (from September)."""
    if m.edge != "END" or m.unit_step not in ("week", "year"):
        return None
    unit, first, last = ("day", 5, 7) if m.unit_step == "week" else ("month", 9, 12)
    return Range(Nth(first, unit, whole), Nth(last, unit, whole))  # type: ignore[arg-type]


YEAR_AGO = (
    rule("the year-ago quarter", "(the )?{year_ago} (quarter|period|half|month)", lambda m: YEAR_BEFORE),
    rule("the year-ago <ordinal> quarter", "(the )?{year_ago} {ordinal}[- ]{third}", lambda m: YEAR_BEFORE),
    rule("the year-ago nine months", "(the )?{year_ago} {cardinal} {unit}", lambda m: Length(Amount(m.cardinal, m.unit))),
    rule("year-earlier results", "{year_ago}", lambda m: YEAR_BEFORE),
    rule("the same period a year ago", "(the )?(same|corresponding|comparable|like) (quarter|period|month|time) (of |in )?(the )?{step} year", lambda m: YEAR_BEFORE),
    rule("the corresponding <year> period", "(the )?(same|corresponding|comparable) (quarter|period|month|time) (of|in) {year}", lambda m: Calendar(year=m.year)),
    rule("last year's quarter", "{step} year's (quarter|period)", lambda m: YEAR_BEFORE),
    rule("from a year ago", COMPARED + "(in )?>> (a|one) {unit_one} (ago|earlier|before)", lambda m: YEAR_BEFORE if m.unit_one == "year" else None),
    rule("from the year before", COMPARED + ">> the year {before}", lambda m: YEAR_BEFORE if m.before == -1 else None),
)  # fmt: skip

SEASONS = (
    rule("this <season>", "(this|the current|current)( past)? {season}", lambda m: Step(Calendar(season=m.season), 0)),
    rule("{step} <season>", "((the|this) )?{step} {season}", lambda m: Step(Calendar(season=m.season), m.step)),
    rule("the <season> of <year>", "(the )?{season}( of|,)? {year}(?!\\d)", lambda m: Calendar(season=m.season, year=m.year)),
    rule("the <season> of <spoken year>", "(the )?{season} of {year_spoken}", lambda m: Calendar(season=m.season, year=m.year_spoken)),
    rule("the <season> of <year>-<year>", "(the )?{season} of {year}[-/]{two_figures}", lambda m: Calendar(season=m.season, year=m.year)),
    rule("the <season> of {step} year", "(the )?{season} of {step} year", lambda m: Step(Calendar(season=m.season), m.step)),
    rule("in the <season>", "(in|by|during|over|until|since|throughout|through|before|after|late|early|from|for|into|this|mid-?|of) >> (the )?{season}(?! (of|in|to|apart|olympics|games|from|by|below|for|into|water|into)\\b|-|\\w)", lambda m: Calendar(season=m.season)),
    rule("the <season>", "the {season_plain}(?= ?[.,;:)]|$| (and|when|that|as|for|with|to|before|after|but|or)\\b)", lambda m: Calendar(season=m.season_plain)),
    rule("that <season>", "that( same)? {season}", lambda m: Step(Calendar(season=m.season), 0, "discourse")),
)  # fmt: skip


def _running(date: Expression) -> bool:
    """Whether a time holds today: "earlier this week", "later today"."""
    here = isinstance(date, Step) and date.steps == 0 and isinstance(date.what, str)
    return here or (isinstance(date, Offset) and date.amount == Amount(0, "day"))


EDGES = (    rule("{edge_plain} <date>", "(the )?{edge_plain}[- ](in )?(the )?<date>", lambda m: Edge(m.date, m.edge_plain)),
    rule("{edge_plain} <moment>", "{edge_plain} <moment>", lambda m: m.moment),
    rule("the {edge} of <date>", "(the |at )?(very )?{edge}( of |-)<date>", lambda m: Edge(m.date, m.edge)),
    rule("by {edge} <date>", "(at|by|until|since|from|before|to) >> {edge} <date>", lambda m: Edge(m.date, m.edge)),
    rule("{edge} of this <unit>", "(the )?{edge}( of)? ((the|this|the current|current) )?{unit_step}",
         lambda m: late(m, Step(m.unit_step, 0)), casual=True),
    rule("{edge} of {step} <unit>", "(the )?{edge}( of)? (around )?(the )?{step} {unit_step}",
         lambda m: late(m, Step(m.unit_step, m.step)), casual=True),
    rule("{edge} of <year> request", "(the )?{edge}( of)? {year}",
         lambda m: late(Values({"edge": m.edge, "unit_step": "year"}), Calendar(year=m.year)), casual=True),
    rule("the {edge} of the <unit>", "(the )?{edge} of (the|this|the current|a|each)?( current| calendar| fiscal)? ?{unit_step}", lambda m: Edge(Step(m.unit_step, 0), m.edge)),
    rule("the {edge} of {step} <unit>", "(the )?{edge} of (around )?(the )?{step} {unit_step}", lambda m: Edge(Step(m.unit_step, m.step), m.edge)),
    rule("{edge_plain} in the <unit>", "(very )?{edge_plain}( on)? in (the|this) {unit_step}", lambda m: Edge(Step(m.unit_step, 0), m.edge_plain)),
    rule("{earlier} in the <unit>", "{earlier}( on)? in (the|this) {unit_step}", lambda m: Edge(Step(m.unit_step, 0), m.earlier, to_now=True)),
    rule("{edge_plain} in the day", "{edge_plain}( on)? in the {unit_one}", lambda m: Edge(Step(m.unit_one, 0, "discourse"), m.edge_plain)),
    rule("{earlier} in the day", "{earlier}( on)? in the {unit_one}", lambda m: Edge(Step(m.unit_one, 0, "discourse"), m.earlier, to_now=True)),
    rule("{earlier} <date>", "{earlier}( on| in)? <date>", lambda m: Edge(m.date, m.earlier, to_now=_running(m.date))),
    rule("{earlier} <moment>", "{earlier}( in)? <moment>", lambda m: Edge(m.moment, m.earlier)),
    rule("{edge_plain} <part>", "{edge_plain}[- ]{part_after}", lambda m: Edge(Calendar(part=m.part_after), m.edge_plain), latent=True),
    rule("{edge_plain} <part> <day>", "{edge_plain}[- ]{part_after} (on )?<day>", lambda m: Edge(At(m.day, Calendar(part=m.part_after)), m.edge_plain)),
    rule("year-end", "(the )?{year_end}(?! (bonus|bonuses|party|report|review|results))", lambda m: Edge(Step("year", 0), "END")),
    rule("{edge_closed}", "{edge_closed}", lambda m: Edge(Step(m.edge_closed, 0), "MID")),
    rule("<period> of <date>", "<period> of (the )?<date>", lambda m: within(m.period, m.date)),
    rule("the {ordinal} half of <date>", "(the )?{ordinal} {half_word} of (the )?<date>", half_of),
    rule("the {ordinal} half of the <unit>", "(the )?{ordinal} {half_word} of (the|this) {unit_step}", lambda m: Nth(1 if m.ordinal == 1 else 2, "half", Step("year", 0)) if m.unit_step == "year" else Edge(Step(m.unit_step, 0), "START" if m.ordinal == 1 else "END")),
    rule("the latter half of <date>", "(the )?(latter|back) {half_word} of <date>", lambda m: half_of(Values({"ordinal": 2, "date": m.date}))),
    rule("much of <date>", "((a good|a large|the better|the latter|the early) part of|most of|much of|the rest of|the remainder of) >> <date>", lambda m: m.date),
)  # fmt: skip

NTH = (
    rule("the <ordinal> <unit> of <month>", "(the )?{ordinal} {unit_one} (of|in) {month_any}(,? {year})?",
         lambda m: nth(m, Calendar(year=m.year, month=m.month_any))),
    rule("the <ordinal> <unit> of <year>", "(the )?{ordinal} {unit_one} (of|in) {year}",
         lambda m: nth(m, Calendar(year=m.year))),
    rule("the <ordinal> <unit> of {step} <unit>", "(the )?{ordinal} {unit_one} of (the )?{step} {unit_step}",
         lambda m: nth(m, Step(m.unit_step, m.step))),
    rule("the <ordinal> <unit> of the <unit>", "(the )?{ordinal} {unit_one} of (the|this) {unit_step}",
         lambda m: nth(m, Step(m.unit_step, 0))),
    rule("the first <n> <unit> of <year>", "(the )?{ordinal} {cardinal} {unit_plural} of {year}",
         lambda m: first_of(m, Calendar(year=m.year)), casual=True),
    rule("the last <n> <unit> of this year", "(the )?{ordinal} {cardinal} {unit_plural} of (the|this) {unit_step}",
         lambda m: first_of(m, Step(m.unit_step, 0)), casual=True),
)  # fmt: skip

SHIFTED = (
    rule("<length> before <date>", "<length> (before|prior to|ahead of) (the )?<date>", lambda m: shifted(m.length, m.date, -1)),
    rule("<length> after <date>", "<length> (after|from|following) (the )?<date>", lambda m: shifted(m.length, m.date, 1)),
    rule("the day before <date>", "the {unit_one} (before|prior to) <date>", lambda m: Shift(m.date, Amount(1, m.unit_one), -1)),
    rule("the day after <date>", "the {unit_one} (after|following) <date>", lambda m: Shift(m.date, Amount(1, m.unit_one), 1)),
    rule("the eve of <date>", "the eve of <day>", lambda m: Shift(m.day, Amount(1, "day"), -1)),
    rule("<monthday> {step} year", "<monthday>,?( of)? {step} year", lambda m: Step(m.monthday, m.step)),
    rule("<monthday> this year", "<monthday>,?( of)? (this|the current) {unit_one}", lambda m: Step(m.monthday, 0) if m.unit_one == "year" else None),
    rule("<period> {step} year", "<period>( of)? {step} year", lambda m: Step(m.period, m.step) if isinstance(m.period, Calendar) else None),
    rule("<year> and beyond", "<year> and beyond", lambda m: Modified(m.year, "ON_OR_AFTER")),
)  # fmt: skip

RULES = (*QUARTERS, *YEAR_AGO, *SEASONS, *EDGES, *NTH, *SHIFTED)
