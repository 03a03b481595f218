"""Months, years, decades, centuries."""

from __future__ import annotations

from timeline.expression import Calendar, Edge, Expression, Nth, Range, Step, Usual
from timeline.grammar import Values, rule


def month_year(m: Values) -> Calendar:
    """A month with the year that stands beside it, if any."""
    months = (m.month_any, m.month, m.month_name, m.month_verb, m.month_number, m.month_two)
    year = next((y for y in (m.year, m.year_spoken, m.year_two) if y is not None), None)
    return Calendar(year=year, month=next(n for n in months if n is not None))


def year_of(m: Values) -> Calendar:
    """The year in its place."""
    return Calendar(year=next(y for y in (m.year, m.year_modern, m.year_spoken, m.year_any) if y is not None))


def years(m: Values) -> Range:
    """The first and the last year of "2012-15"."""
    last = m.year2 or m.year // 100 * 100 + m.two_figures
    return Range(Calendar(year=m.year), Calendar(year=last))


BEFORE_MAY = (r"(in|since|until|till|by|through|during|before|after|of|late|early|mid|mid-|throughout|between|from|last|next|"
              r"as of|effective|around|beyond|over|into|for|that|each|every|past)")  # fmt: skip

MONTHS = (
    rule("a May agreement", "(a|the|its|their|his|this) >> {month_verb} << (agreement|deal|meeting|report|election|elections|summit|decision|ruling|vote|figures|sales|data|deadline|poll|survey|budget)", month_year),
    rule("May's", "{month_verb} <<'s (figures?|sales|data|elections?|vote|report|budget|reading|meeting|jobs|\\w+ (figures?|report|data|election|vote))", month_year),
    rule("<month> to <month> <year>", "{month} << ?(to|until|through|-|and|or) ?{month2},?( of)? {year}", lambda m: Calendar(year=m.year, month=m.month)),
    rule("between March and May <year>", "(between|from) >> {month} << (and|to|until|through) {month2},?( of)? {year}", lambda m: Calendar(year=m.year, month=m.month)),
    rule("between March and May", "(between|from) >> {month} << (and|to|until|through) {month2}(?!,? ?(of )?{year}|,? \\d)", lambda m: Usual(Calendar(month=m.month), until=m.month2, habit=False)),
    rule("March-May", "{month} << ?- ?{month2}(?! ?{year}| \\d)", lambda m: Usual(Calendar(month=m.month), until=m.month2, habit=False)),
    rule("<month> <year>", "{month_any}(,| of| in)? {year}(?![,.]?\\d)", month_year),
    rule("<month> <spoken year>", "{month_any},?( of)? {year_spoken}", month_year),
    rule("<month> '<year>", "{month_any} '{year_two}(?!\\d)", month_year),
    rule("<month>/<year>", "(?<![\\d/.-]){month_any}[-/]{year}(?![-/]?\\d)", month_year),
    rule("<year> <month>", "{year},? {month_any}(?! ?\\d)", month_year, casual=True),
    rule("<month number>/<year>", "(in|since|from|until|by) >> {month_number}[/-]{year}(?![-/]?\\d)", month_year),
    rule("(between March and) May", "(between|from) {month} (and|to|until|through) >> {month2}(?!,? ?(of )?{year}|,? \\d)", lambda m: Usual(Calendar(month=m.month2), since=m.month, habit=False)),
    rule("<month>", "(the month of )?{month_name}(?!-\\w+-)", month_year),
    rule("May to July", "{month_any} << ?(to|until|through|thru|-|and) ?{month_any2}(?! (be|have|not))", lambda m: Calendar(month=m.month_any), casual=True),
    rule("in May", BEFORE_MAY + " ?>> (the month of )?{month_verb}(?!-| (be|have|not))", month_year),
    rule("{step} <month>", "(the )?{step} {month}", lambda m: Step(Calendar(month=m.month), m.step)),
    rule("this <month>", "this {month}(?! (through|on|against|be|have|not|was|is|by)\\b)", lambda m: Step(Calendar(month=m.month), 0)),
    rule("<month> of {step} year", "{month}( of)?,? (the )?{step} year", lambda m: Nth(m.month, "month", Step("year", m.step))),
    rule("<month> of this year", "{month}( of)? (this|the current) year", lambda m: Nth(m.month, "month", Step("year", 0))),
    rule("<month> of the same year", "{month} of (that|the same|that same) year", lambda m: Nth(m.month, "month", Step("year", 0, "discourse"))),
    rule("{step} year's <month>", "{step} year's? {month}", lambda m: Nth(m.month, "month", Step("year", m.step))),
    rule("the <ordinal> month of <year>", "(the )?{ordinal} month (of|in) {year}", lambda m: Nth(m.ordinal, "month", Calendar(year=m.year))),
)  # fmt: skip


def decade_of(m: Values) -> Expression:
    """A decade written in figures or in a word."""
    return Calendar(decade=m.decade_figures if m.decade_figures is not None else m.decade_word)


YEARS = (
    rule("in <year>'s", "(?<![$£€#]){before_year}[ (]?>> {year} <<'s(?!\\w)", year_of),
    rule("<year>'s", "(?<![$£€#/,.:+-]){year_modern} <<'", year_of),
    rule("<year>-<year>", "(?<![\\d/.-]){year} << ?[-/~] ?{year2}(?![-/]?\\d)", year_of),
    rule("in <year>", "(?<![$£€#]){before_year}[ (]?>> {year}(?!,\\d| ?{thing}(?!\\w))(?![.]\\d)(?!['-]?\\w)", year_of),
    rule("<year>", "(?<![$£€#/,.:+-])(?<![$£€]\\s){year_modern}(?! ?{thing}(?!\\w))(?![,.:/]\\d)(?!-\\w)(?!\\w)", year_of),
    rule("(<year>-)<year>", "(?<![\\d/.-]){year} ?[-/~] ?>> {year2}(?![-/]?\\d)", lambda m: Calendar(year=m.year2)),
    rule("<year>-<two-figure year>", "(?<![\\d/.-]){year}[-/]{two_figures}(?![-/]?\\d)(?!\\w)", lambda m: years(m) if m.year % 100 < m.two_figures else None),
    rule("{edge_plain} <year>", "(the )?{edge_plain}[- ]{year}(?!\\d|s)(?! ?{thing}(?!\\w))", lambda m: Edge(Calendar(year=m.year), m.edge_plain)),
    rule("the last half of the <decade>", "(the )?(first|last|second|latter|late|early) {half_word} of the {decade_figures}", lambda m: Edge(Calendar(decade=m.decade_figures), "END")),
    rule("the year <year>", "(the )?year {year}", year_of),
    rule("in the year <year>", "(the )?year (of )?{year_any}(?! ?{thing}(?!\\w))(?!\\w)", year_of, casual=True),
    rule("<spoken year>", "(in|since|of|by|from|until|before|after|year) >> {year_spoken}(?! (million|billion|people))", year_of),
    rule("a <spoken year> attack", "{year_spoken}(?! (million|billion|people|dollars|pounds|euros|men|women|miles))",
         lambda m: year_of(m) if (m.year_spoken % 100 > 9 and m.year_spoken < 2000) or m.year_spoken > 2009 else None),
    rule("{fiscal} <year>", "(the )?{fiscal}[ -]?{year}(?!\\d)", lambda m: Calendar(year=m.year, fiscal=m.fiscal)),
    rule("<year> AD", "{year_any} ?(a\\.?d\\.?|ce)(?!\\w)", year_of, casual=True),
    rule("the <year> {fiscal} year", "(the )?{year} {fiscal}( year)?", lambda m: Calendar(year=m.year, fiscal=m.fiscal)),
    rule("the <decade>", "(the )?{decade_figures}(?!\\w)", decade_of),
    rule("the <decade in words>", "(the |nineteen[- ]|in ){decade_word}", decade_of),
    rule("<decade in words>", "{decade_word}", decade_of, casual=True),
    rule("the <ordinal> century", "(the )?{century_ordinal} century(?!-old)", lambda m: Calendar(century=m.century_ordinal - 1)),
    rule("<ordinal>-century", "{century_ordinal}-century(?!-old)", lambda m: Calendar(century=m.century_ordinal - 1)),
    rule("the {step} century", "(the )?{step} {unit_step}", lambda m: Step("century", m.step) if m.unit_step == "century" else None),
)  # fmt: skip

RULES = (*MONTHS, *YEARS)
