"""A whole article, its date words and the passages that tell events marked where they stand."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from timeline.explaining import evidence, publication
from timeline.model import Document
from timeline.view.index import Index


def article(index: Index, identifier: str, language: str) -> dict[str, Any]:
    """The article's paragraphs; each is a role and segments ``[start, text, date words?, events]``.

    ``events`` are row numbers of the index. ``KeyError`` when no document has this id.
    """
    document = index.documents[identifier]
    return {
        "title": document.title,
        "language": document.language,
        "publisher": document.publisher,
        "published": publication(document.published, language),
        "evidence": list(evidence(document, language)),
        "paragraphs": [
            {"role": role, "segments": _segments(index, document, start, end)}
            for role, start, end in paragraphs(document)
        ],
    }


def paragraphs(document: Document) -> list[tuple[str, int, int]]:
    """Role, start and end of every line with text; links and debris are left out."""
    roles = [(part.start, part.end, part.kind) for part in document.parts]
    found = []
    at = 0
    for line in document.text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        kind = next((kind for first, last, kind in roles if first <= start < last), "body")
        if line.strip() and kind not in ("debris", "link"):
            found.append((kind, start, end))
    if not document.parts and found and document.text[found[0][1] : found[0][2]].strip() == document.title:
        found[0] = ("title", *found[0][1:])
    return found


def _segments(index: Index, document: Document, start: int, end: int) -> list[list[Any]]:
    dated = [(mention.start, mention.end) for mention in index.corpus.mentions.get(document.id, ())]
    told = index.told(document.id)
    edges = {start, end}
    for first, last, *_ in (*dated, *told):
        edges.update(edge for edge in (first, last) if start < edge < end)
    cuts = sorted(edges)
    segments: list[list[Any]] = []
    for first, last in pairwise(cuts):
        is_date = any(a <= first and last <= b for a, b in dated)
        events = [row for a, b, row in told if a <= first and last <= b]
        segments.append([first, document.text[first:last], is_date, events])
    return segments
