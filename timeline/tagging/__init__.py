"""Text to unresolved temporal expressions: a language recognises, nothing is calculated here."""

from __future__ import annotations

from timeline.expression import Expression, Found
from timeline.tagging.direction import direction, signal
from timeline.tagging.lexicon import lexicon
from timeline.tagging.scan import Node, atoms, compose, normalise

__all__ = ["normalise", "recognise"]


def recognise(text: str, language: str, *, casual: bool = False) -> tuple[Found, ...]:
    """Every temporal expression of ``text``, in order, without overlaps.

    ``language`` is the code of a folder in ``timeline/languages``; another one gives an empty
    result. ``casual`` also reads what only counts in a request typed to an assistant ("le 2").
    Offsets are code points into ``text``.
    """
    words = lexicon(language, casual)
    plain = normalise(text)
    nodes = compose(plain, atoms(plain, words), words)
    return tuple(
        _found(plain, node, node.expression, language)
        for node in nodes
        if node.expression is not None and not node.latent
    )


def _found(text: str, node: Node, expression: Expression, language: str) -> Found:
    before = signal(text, node.start, language)
    side = before[1].direction if before and before[1].direction else direction(text, node.start, node.end, language)
    if before and before[1].mod == "BEFORE" and not before[1].direction:
        # A limit lies ahead, but verbs of the past set limits too: "il a donné jusqu'au 20".
        side = None if side == "past" else "future"
    words, mark = (before[0], before[1].mod) if before else (None, None)
    return Found(node.start, node.end, expression, node.rule, words, mark, side)
