"""Proper names that hold words of time, as regular expressions over the text as it is written."""

from __future__ import annotations

from timeline.languages.fr import lists
from timeline.languages.fr.words import MONTHS, SEASONS, WEEKDAYS


def _capital(words: str) -> str:
    return "|".join(word.capitalize() for word in words.split("|"))


_MONTHS = _capital("|".join(MONTHS))
_WEEKDAYS = _capital("|".join(WEEKDAYS))
_SEASONS = _capital("|".join(word for word in SEASONS if word != "eté"))
_TIMES = f"{_MONTHS}|{_WEEKDAYS}|{_SEASONS}|Noël|Pâques|Toussaint|Demain|Hier|Aujourd['’]hui|Minuit|Midi|Matin|Soir|Jour|Nuit"
_WORD = r"[A-ZÀ-Ý][\wà-ÿ'’-]*[a-zà-ÿ]"
# Words that begin a sentence and stand before a time.
_OPENING = "En|Depuis|Dès|Début|Fin|Mi|Courant|De|Du|Le|Au|Et|À|A|Vers|Avant|Après|Pour|Pendant|Mois|Entre|Jusqu|Ce|Les|Des|Mais|Puis"

NAMES = (
    # "Avril Lavigne", "Janvier Dupont", "Mars Express".
    rf"\b(?:{_MONTHS}) (?!(?:{_MONTHS}|{_WEEKDAYS})\b)[A-ZÀ-Ý]\w+",
    # "Jean-Pierre Mars", but not "En Mars".
    rf"\b(?!(?:{_OPENING})\b){_WORD} (?:{_MONTHS})\b",
    # The planet.
    r"\b(?:sur|vers|autour de|sol de|planète|surface de|orbite de|missions? sur|barre|Vénus et|la Lune ou|la Lune et) Mars\b",
    # "Le groupe Noël Frères", "le roman « Vendredi »".
    rf"\b(?:{lists.NAMING}) (?:« ?)?(?:{_TIMES})\b",
    r"\b(?:Noël|Toussaint) (?:Le |[A-ZÀ-Ý])",
    # French writes its seasons small: "l'Automne", "le Printemps Haussmann", "Printemps de Bourges".
    rf"\b(?:[Ll]['’]|[Ll]e |[Dd]u |[Aa]u |[Dd]e )(?:{_SEASONS})\b",
    rf"\b(?:{_SEASONS}) (?:de [A-ZÀ-Ý]|républicain|arabe)",
    # "Le Soir", "Le Matin", "Midi libre".
    r"\b(?:[Ll]e |[Dd]u |[Aa]u |[Ll]a |[Dd]e la )(?:Soir|Matin|Jour|Nuit|Midi)\b",
)
