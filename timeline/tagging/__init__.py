"""Text to unresolved temporal expressions: a language recognises, nothing is calculated here."""

from __future__ import annotations

from timeline.expression import Direction, Found
from timeline.tagging.capitals import is_name
from timeline.tagging.direction import directions, signal
from timeline.tagging.kinds import names_weekday
from timeline.tagging.lexicon import lexicon
from timeline.tagging.scan import Node, atoms, compose, normalise, tokens

__all__ = ["normalise", "recognise"]


def recognise(text: str, language: str, *, casual: bool = False) -> tuple[Found, ...]:
    """Every temporal expression of ``text``, in order, without overlaps.

    ``language`` is the code of a folder in ``timeline/languages``; another one gives an empty
    result. ``casual`` also reads what only counts in a request typed to an assistant ("le 2").
    Offsets are code points into ``text``.
    """
    words = lexicon(language, casual)
    plain = normalise(text)
    told = tokens(plain, words)
    nodes = compose(plain, told, atoms(plain, told, words), words)
    times = [
        node
        for node in nodes
        if node.expression is not None
        and not node.latent
        and not is_name(text, node.start, node.end, language)
    ]
    sides = directions(plain, [(node.start, node.end) for node in times], language)
    return tuple(_found(plain, node, side, language) for node, side in zip(times, sides, strict=True))


def _found(text: str, node: Node, side: Direction | None, language: str) -> Found:
    assert node.expression is not None
    before = signal(text, node.start, language)
    if before is None:
        return Found(node.start, node.end, node.expression, node.rule, direction=side)
    words, meant = before
    if meant.direction:
        side = meant.direction
    elif meant.weekday and names_weekday(node.expression):
        side = meant.weekday
    elif meant.mod == "BEFORE":
        # A limit lies ahead, but verbs of the past set limits too: "il a donné jusqu'au 20".
        side = None if side == "past" else "future"
    side = side or meant.otherwise
    return Found(node.start, node.end, node.expression, node.rule, words, meant.mod, side)
