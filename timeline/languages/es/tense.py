"""How Spanish tells past from future."""

from __future__ import annotations

from timeline.grammar import Signal, Tense
from timeline.languages.es.words import ACCENTS_MATTER

__all__ = ["ABBREVIATIONS", "ACCENTS_MATTER", "CLAUSE_BORDERS", "SIGNALS", "VERBS"]

# Words whose full stop ends no sentence.
ABBREVIATIONS = ("sr", "sra", "dr", "dra", "ud", "av")
SIGNALS = (
    Signal(r"antes (de|del)|hasta( el)?", "BEFORE"),
    Signal(r"a partir (de|del)|desde( el)?", "AFTER"),
)
CLAUSE_BORDERS = r"[;:()«»]|(?<!\w)(?:que|donde|cuando|pero|aunque|mientras|porque|si)(?!\w)"
VERBS = (
    Tense(r"(?:va|van|debe|deben|deberá|podría|podrían|prevé|prevén)\s+(?:a\s+)?\w+(?:ar|er|ir)", "future"),
    Tense(r"(?:ha|han|había|habían|hubo|fue|fueron)(?:\s+\w+(?:ado|ido|to|cho)s?)?", "past"),
    Tense(r"\w{3,}(?:ará|arán|erá|erán|irá|irán)", "future"),
    Tense(r"\w{2,}(?:ó|aron|ieron|aba|aban|ían?|dijo|dijeron|hizo|hicieron)|dijo|dijeron|hizo|tuvo", "past"),
)
