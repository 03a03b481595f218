"""Times told only by their relation to now."""

from __future__ import annotations

from timeline.expression import Vague
from timeline.grammar import rule

RULES = (
    rule("{present}", "{present}", lambda m: Vague("PRESENT_REF")),
    rule("{current}", "{current}", lambda m: Vague("PRESENT_REF")),
    rule("pour {instant}", "(pour|dans) >> {instant}(?!-| (de|du|des|d'|où|venu)\\b)", lambda m: Vague("PRESENT_REF")),
    rule("à l'heure {current}", "(à )?>> l'heure {current}", lambda m: Vague("PRESENT_REF")),
    rule("{past}", "{past}", lambda m: Vague("PAST_REF")),
    rule("{previous}", "(?<!sans\\s)(?<!aucun\\s)(?<!e\\sun\\s)(?<!er\\sun\\s){previous}", lambda m: Vague("PAST_REF")),
    rule("par le passé", "par le {past_noun}", lambda m: Vague("PAST_REF")),
    rule("{future}", "{future}", lambda m: Vague("FUTURE_REF")),
    rule("à l'avenir", "(à|dans) >> l'{future_noun}(?! (de|du|des|d')\\b)", lambda m: Vague("FUTURE_REF")),
    rule("dans un proche avenir", "(dans un )?(proche )?{future_noun} (proche|immédiat|lointain|prévisible)", lambda m: Vague("FUTURE_REF")),
    rule("à la rentrée", "(à|dès|après|pour|avant|d'ici à|jusqu'à|lors de) >> la {new_term}(?! (de|des|du|d'|scolaire de)\\b)( (prochaine|scolaire|universitaire|littéraire))?", lambda m: Vague("FUTURE_REF")),
    rule("depuis la rentrée", "depuis >> la {new_term}( dernière| scolaire)?", lambda m: Vague("PAST_REF")),
    rule("{at_once}", "{at_once}", lambda m: Vague("PRESENT_REF"), casual=True),
    rule("le plus tôt possible", "(le )?plus {soon} possible", lambda m: Vague("FUTURE_REF"), casual=True),
)  # fmt: skip
