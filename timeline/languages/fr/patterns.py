"""Stretches of patterns that several French rules share, and the values they give."""

from __future__ import annotations

from timeline.expression import Amount, Calendar, Expression, Modified
from timeline.grammar import Values
from timeline.languages.fr import lists
from timeline.languages.fr.words import MONTHS, WEEKDAYS

DAY_NAMES = "|".join(WEEKDAYS)
MONTH_NAMES = "|".join(MONTHS)
# Articles that belong to the span; those fused with a preposition ("du", "au", "des") do not.
THE = "((le|la|l') ?)?"
THIS = "((le|ce) )?"
# A number of units: "trois", "une dizaine d'".
NUMBER = "({cardinal}[ -]?|{dozen} (de |d'))(autres )?"
# What follows figures that are a day or a year, and nothing that they count.
NO_MEASURE = rf"(?!\s?(?:{lists.MEASURES})(?!\w))(?!\s?[%€$°²])"
_SINGULAR = lists.NO_PLURALS.replace("|", r"\b|") + r"\b"
NO_PLURAL = rf"(?!\s(?!{_SINGULAR})[^\W\d_]+[sx]\b)"
NO_MORE_FIGURES = r"(?![.,:/\s]?\d)(?!-\w)"
# A verb or conjunction that is none of the words a length can end in.
NO_CLAUSE = rf"(?! ?(?:{lists.CLAUSES})(?!\w)|\s?(?:qu|[cdjlmnst])')"


def amount(m: Values) -> Amount:
    """The number and unit in their places."""
    return Amount(m.dozen or m.cardinal, m.unit)


def about(m: Values, expression: Expression) -> Expression:
    """The expression with the word before its number: "près de", "une dizaine"."""
    mod = m.about or (m.dozen and "APPROX")
    return Modified(expression, mod) if mod else expression


def weekday(m: Values) -> Calendar:
    """The weekday in its place, open as to the week."""
    return Calendar(weekday=m.weekday if m.weekday is not None else m.weekday_short)
