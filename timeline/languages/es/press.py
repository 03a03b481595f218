"""How newspapers in Spanish sign and date their articles. Patterns are for lower-case text."""

from __future__ import annotations

# Words so common that their share tells the language, and so empty that they tell no topic.
FUNCTION_WORDS = frozenset(
    """
    el la los las un una unos unas de del al en y o que no con por para su sus se lo le les es son fue
    era ser ha han había como más pero también entre sobre este esta estos estas ese esa desde hasta
    cuando donde porque sin ya muy dos tres todo todos según tras ante contra durante dijo afirmó
    """.split()
)  # fmt: skip
# Without those that its neighbours write alike.
TELLING_WORDS = FUNCTION_WORDS - frozenset(
    "la las un en y o que no por se lo le les es son de a ha era".split()
)

CREDIT_LEADS = r"por|fuente|con información de"
CREDIT_JOINS = r"y|con"
DESKS = r"redacción"
AGENCIES = ("EFE", "Europa Press", "Notimex", "Télam")
PUBLISHED = r"publicado(?: el)?|publicada(?: el)?"
UPDATED = r"actualizado(?: el)?|actualizada(?: el)?"
BEFORE_DATE = r"el"
READ_MORE = r"lea también|leer más|ver también|te puede interesar"
THIS = r"este"
