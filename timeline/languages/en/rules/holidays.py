"""Holidays and feasts, by the names English gives them."""

from __future__ import annotations

from timeline.expression import Amount, At, Calendar, Nth, Offset, Shift, Step
from timeline.grammar import Values, rule


def holiday(m: Values) -> Calendar:
    """The holiday in its place, with the year beside it, if any."""
    return Calendar(holiday=m.holiday, year=m.year or m.year_spoken or m.year_two)


NOT_A_NAME = r"(?! (island|egg|eggs|tree|trees|card|cards|carol|carols|bunny|rising|party|costume|costumes|music|song|movie|shopping|lights|market|markets))"

def in_year(holiday: Calendar, year: object) -> Nth | None:
    """A holiday of the year told after it: "Thanksgiving 3 months ago"."""
    if not isinstance(holiday, Calendar) or holiday.holiday is None or holiday.year is not None:
        return None
    return Nth(1, holiday, year) if isinstance(year, Offset | Step) else None


RULES = (
    rule("<holiday> <year>", "<monthday>,? (in |of )?<year>", lambda m: in_year(m.monthday, m.year)),
    rule("<holiday> <month>", "<monthday>,? (in )?<month>", lambda m: in_year(m.monthday, m.month)),
    rule("<holiday>", "{holiday}( day)?((,| of| in)? {year})?(?!'s (name|family|house))" + NOT_A_NAME, holiday),
    rule("<holiday> request", "((the|this) )?{holiday_any}( day)?((,| of| in)? {year})?", lambda m: Calendar(holiday=m.holiday_any, year=m.year), casual=True),
    rule("<holiday> <spoken year>", "{holiday}( day)? {year_spoken}", holiday),
    rule("<holiday> '<year>", "{holiday} '{year_two}", holiday),
    rule("last <holiday>", "(the )?{step} {holiday}( day)?", lambda m: Step(Calendar(holiday=m.holiday), m.step)),
    rule("<holiday> of last year", "{holiday}( day)?( of)? {step} (year|yr)", lambda m: Nth(1, Calendar(holiday=m.holiday), Step("year", m.step))),
    rule("<holiday> <part>", "{holiday}( day)? {part_plain}", lambda m: At(Calendar(holiday=m.holiday), Calendar(part=m.part_plain))),
    rule("the <part> of <holiday>", "(the )?{part_plain} of {holiday}( {year})?", lambda m: At(holiday(m), Calendar(part=m.part_plain))),
    rule("<n> days after <holiday>", "({cardinal}|an?) {unit} (after|following|from) {holiday}( {year})?", lambda m: Shift(holiday(m), Amount(m.cardinal or 1, m.unit), 1)),
    rule("<n> days before <holiday>", "({cardinal}|an?) {unit} (before|until|prior to|to) {holiday}( {year})?", lambda m: Shift(holiday(m), Amount(m.cardinal or 1, m.unit), -1)),
    rule("the eve of <holiday>", "(the )?eve of {holiday}( {year})?", lambda m: Shift(holiday(m), Amount(1, "day"), -1)),
    rule("<holiday> weekend", "(the )?weekend of {holiday}( {year})?",
         lambda m: Nth(1, Calendar(weekend=True), holiday(m))),
)  # fmt: skip
