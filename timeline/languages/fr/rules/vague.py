"""Times told only by their relation to now."""

from __future__ import annotations

from timeline.expression import Amount, Length, Vague
from timeline.grammar import rule

RULES = (
    rule("maintenant", "{present}", lambda m: Vague("PRESENT_REF")),
    rule("actuel", "{current}", lambda m: Vague("PRESENT_REF")),
    rule("pour l'instant", "(pour|dans|à|en) >> {instant}(?!-| (de|du|des|d'|où|venu)\\b)", lambda m: Vague("PRESENT_REF")),
    rule("à l'heure actuelle", "(à )?>> l'heure {current}", lambda m: Vague("PRESENT_REF")),
    rule("récemment", "{past}", lambda m: Vague("PAST_REF")),
    rule("précédent", "{previous}", lambda m: Vague("PAST_REF")),
    rule("bientôt", "{future}", lambda m: Vague("FUTURE_REF")),
    rule("le plus tôt possible", "(le )?plus {soon} possible", lambda m: Vague("FUTURE_REF"), casual=True),
)  # fmt: skip
