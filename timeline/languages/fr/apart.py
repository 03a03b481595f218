"""How clauses set off by commas open in French: ", initialement prévue le 25 février," and ", qui…"."""

from __future__ import annotations

from timeline.languages.fr.tense import NOUNS_LIKE_PARTICIPLES, OTHERS_LIKE_PARTICIPLES, PARTICIPLE_ALONE

_ADVERBS = r"(?:(?:(?!\w*(?:parlement|gouvernement)\b)\w+ment|déjà|d'abord|aussitôt|enfin|aussi|ensuite|depuis|un temps)\s+){0,2}"
# ``clause`` begins what is said of the noun before (or, at the head of a sentence, of the subject after).
SET_APART = (
    rf"(?:^|,\s+)(?P<clause>{_ADVERBS}(?P<participle>(?i:arrêtée?s?|arrivée?s?|entrée?s?|morte?s?)|"
    rf"(?!(?i:{NOUNS_LIKE_PARTICIPLES}|{OTHERS_LIKE_PARTICIPLES})s?(?!\w))(?i:{PARTICIPLE_ALONE})))(?!\w)|,\s+(?:qui|(?P<owner>dont(?= (?:les?|la|l')\b)))\s+(?!(?:que|selon)\b)"
)
# Asked for words, someone then says them: the time belongs to the saying.
NOT_APART = (
    r"^(?:contacté|interrogé|joint|sollicité|questionné|sondé|prié|relancé|réuni|rassemblé)e?s?\b(?!.*\bpar\b)"
    r"|^(?:vu|y compris|excepté|passé|compris|étant donné)\b"
)
# What was once planned is not to come: "initialement prévue le 25 février".
ONCE_PLANNED = r"^(?:initialement|d'abord|un temps)\s+(?:prévu|programmé|attendu|fixé|annoncé|envisagé)"
# "Le recours contre le blocage, décidé le 15 mai": it is the blocking.
OWN_THING = frozenset({"contre"})
# "To be", singular and plural.
BEING = ("est", "sont")
