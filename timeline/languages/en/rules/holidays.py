"""Holidays and feasts, by the names English gives them.

Times of day on a holiday and days counted from one are read by the rules for any day.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.expression import Calendar, Expression, Nth, Offset, Step
from timeline.grammar import Values, rule


def holiday(m: Values) -> Calendar:
    """The holiday in its place, with the year beside it, if any."""
    return Calendar(holiday=m.holiday or m.holiday_any, year=m.year)


def in_year(feast: Expression, year: Expression | int) -> Expression | None:
    """A holiday of the year told after it: "Thanksgiving 3 months ago", "Easter '98"."""
    if not isinstance(feast, Calendar) or feast.holiday is None or feast.year is not None:
        return None
    if isinstance(year, int):
        return replace(feast, year=year)
    if isinstance(year, Calendar) and year.month is None:
        return replace(feast, year=year.year)
    return Nth(1, feast, year) if isinstance(year, Offset | Step) else None


NOT_A_NAME = (
    r"(?! (islands?|eggs?|trees?|cards?|carols?|bunny|rising|party|parties|costumes?|music|songs?|movies?|shopping|lights|"
    r"markets?)\b)(?!'s (name|family|house))"
)

RULES = (
    rule("<holiday>", "{holiday}( day)?((,| of| in)? {year})?" + NOT_A_NAME, holiday),
    rule("<holiday> request", "((the|this) )?{holiday_any}( day)?((,| of| in)? {year})?", holiday, casual=True),
    rule("{step} <holiday>", "(the )?{step} {holiday}( day)?", lambda m: Step(Calendar(holiday=m.holiday), m.step)),
    rule("<holiday> <year>", "<monthday>,? (in |of )?<year>", lambda m: in_year(m.monthday, m.year)),
    rule("<holiday> '<year>", "<monthday> '{year_two}", lambda m: in_year(m.monthday, m.year_two)),
    rule("<holiday> <month>", "<monthday>,? (in )?<month>", lambda m: in_year(m.monthday, m.month)),
    rule("<holiday> weekend", "(the )?(long )?{holiday}(,? {year})? {weekend}", lambda m: Nth(1, Calendar(weekend=True), holiday(m))),
    rule("weekend of <holiday>", "(the )?weekend of {holiday}( {year})?", lambda m: Nth(1, Calendar(weekend=True), holiday(m))),
)  # fmt: skip
