"""Times told only by their relation to now."""

from __future__ import annotations

from timeline.expression import Amount, Length, Vague
from timeline.grammar import rule

RULES = (
    rule("{present}", "{present}(?!-| known as)", lambda m: Vague("PRESENT_REF")),
    rule("{current}", "{current}(?! (account|affairs|of|in)\\b|-)", lambda m: Vague("PRESENT_REF")),
    rule("{past}", "{past}", lambda m: Vague("PAST_REF")),
    rule("until {past}", "until >> {past}", lambda m: Vague("PAST_REF")),
    rule("the past", "(in|from) >> the {past_word}(?! ({cardinal}|{several}|{unit}|{season}|\\w+ (years|months|weeks|days))(?!\\w))", lambda m: Vague("PAST_REF")),
    rule("the future", "(in|for|of) >> the {future_word}(?! (of|direction|course)\\b)", lambda m: Vague("FUTURE_REF")),
    rule("the near future", "the (near|foreseeable|immediate|not too distant|not-too-distant) {future_word}", lambda m: Vague("FUTURE_REF")),
    rule("{future}", "{future}(?! (after|before|as|enough|thereafter))", lambda m: Vague("FUTURE_REF")),
    rule("in a <unit> or two", "in >> an? {unit_one} or two", lambda m: Vague("FUTURE_REF")),
    rule("a <unit> or two", "an? {unit_one} or two", lambda m: Length(Amount(None, m.unit_one))),
)  # fmt: skip
