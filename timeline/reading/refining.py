"""What a format does not mark in its articles: credits, captions, links and dates, told by their looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.model import Part, PartKind
from timeline.readers import Article, Page, Statement
from timeline.reading.blocks import Block, BlockKind, blocks
from timeline.reading.split import publisher, stated

_ROLES: Mapping[BlockKind, PartKind] = {
    "body": "body", "heading": "subhead", "link": "link", "credit": "credit", "declared": "credit",
}  # fmt: skip


def refined(page: Page, article: Article) -> Article:
    """The article with every line's part; its publisher and date read from its lines where none was given."""
    text = page.text[article.start : article.end]
    inside = blocks(text)
    # A headline may hold a full date, that of what it tells.
    headings = [part for part in article.parts if part.kind in ("title", "subhead")]
    loose = [b for b in inside if not any(h.start <= b.start < h.end for h in headings)]
    metadata = article.metadata
    published = metadata.published or _moved(stated(loose), article.start)
    parts = tuple(_parts(inside, article.parts))
    # What the format calls prose is, where the looks of its lines would leave none.
    if not any(part.kind == "body" for part in parts):
        parts = article.parts
    return replace(
        article,
        parts=parts,
        metadata=replace(metadata, published=published, publisher=metadata.publisher or publisher(loose)),
    )


def _parts(inside: Sequence[Block], marked: Sequence[Part]) -> list[Part]:
    """A part for each block: as the format marks it, or where it marks prose, as it looks."""
    found: list[Part] = []
    at = 0
    for block in inside:
        while at < len(marked) and marked[at].end <= block.start:
            at += 1
        around = marked[at] if at < len(marked) and marked[at].start <= block.start else None
        kind: PartKind = around.kind if around is not None else "body"
        if kind == "body":
            kind = _ROLES.get(block.kind, "debris")
        found.append(Part(kind, block.start, block.end))
    if found and found[-1].kind == "subhead":
        # Nothing follows that it could head.
        found[-1] = replace(found[-1], kind="body")
    return found


def _moved(found: Statement | None, by: int) -> Statement | None:
    return found and replace(found, start=found.start + by, end=found.end + by)
