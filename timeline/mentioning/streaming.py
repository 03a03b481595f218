"""Tagging a text too large to hold: piece by piece, in constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from timeline.mentioning import tag
from timeline.model import Anchor, Mention
from timeline.resolving import Prefer

# Characters tagged at a time; what a time is counted from is looked for within such a piece.
PIECE = 65_536


def stream(
    pieces: Iterable[str], *, language: str, reference: date | datetime, prefer: Prefer = "news"
) -> Iterator[Mention]:
    """The mentions of the text that ``pieces`` make together, as ``tag`` gives them, offsets of the whole.

    Pieces may be cut anywhere; the text is cut anew at the end of a paragraph, a line or a word.
    """
    passed = 0
    for chunk in _chunks(pieces):
        for mention in tag(chunk, language=language, reference=reference, prefer=prefer):
            yield _moved(mention, passed)
        passed += len(chunk)


def _chunks(pieces: Iterable[str]) -> Iterator[str]:
    waiting = ""
    for piece in pieces:
        waiting += piece
        while len(waiting) > 2 * PIECE:
            cut = _cut(waiting)
            yield waiting[:cut]
            waiting = waiting[cut:]
    if waiting:
        yield waiting


def _cut(text: str) -> int:
    """Where to cut: after the last paragraph, line or word that ends within a piece."""
    for mark in ("\n\n", "\n", " "):
        cut = text.rfind(mark, PIECE // 2, PIECE)
        if cut >= 0:
            return cut + len(mark)
    return PIECE


def _moved(mention: Mention, by: int) -> Mention:
    if not by:
        return mention
    anchor = mention.anchor
    if anchor.start is not None and anchor.end is not None:
        anchor = Anchor(anchor.kind, anchor.at, anchor.start + by, anchor.end + by)
    return replace(mention, start=mention.start + by, end=mention.end + by, anchor=anchor)
