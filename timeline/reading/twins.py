"""Articles met twice: kept once, unless they are known to have appeared in two places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass

from timeline.model import Document, Problem, message
from timeline.reading.articles import identity

# Articles met twice are named one by one up to this number.
MOST_NAMED = 5

# The file and the address of each article met, by its id.
Met = MutableMapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Card:
    """What tells an article from others without its text; ``elsewhere`` is its id as another site's."""

    id: str
    elsewhere: str
    title: str
    file: str
    address: str


def card(document: Document) -> Card:
    """The card of a document."""
    address = document.url or document.publisher or ""
    elsewhere = identity(f"{document.text}\n{address}")
    return Card(document.id, elsewhere, document.title, document.source_file, address)


def sifted(cards: Iterable[Card], met: Met) -> tuple[list[str | None], list[Problem]]:
    """The id of each article, or None for one met before; and remarks on these. ``met`` grows."""
    kept: list[str | None] = []
    again: list[tuple[Card, str]] = []
    for one in cards:
        known, twin = one.id, met.get(one.id)
        if twin is not None and _elsewhere(one.address, twin[1]):
            known, twin = one.elsewhere, met.get(one.elsewhere)
        if twin is None:
            met[known] = (one.file, one.address)
            kept.append(known)
        else:
            again.append((one, twin[0]))
            kept.append(None)
    return kept, list(_twice(again))


def _elsewhere(address: str, known: str) -> bool:
    """Whether an article with the same words is another site's."""
    return address != known and bool(address and known)


def _twice(again: Sequence[tuple[Card, str]]) -> Iterator[Problem]:
    """A remark for each article met before; where one file repeats many of another, one for all of them."""
    files: dict[tuple[str, str], list[str]] = {}
    for one, other in again:
        files.setdefault((one.file, other), []).append(one.title)
    remedy = message("Nothing to do, or take one of them out.")
    for (file, other), titles in files.items():
        if len(titles) > MOST_NAMED:
            says = message("{count} articles are also in {file}; they were read once.",
                           count=len(titles), file=other)  # fmt: skip
            yield Problem(file, "", says, remedy)
            continue
        for title in titles:
            says = message(
                "The article “{title}” is also in {file}; it was read once.", title=title, file=other
            )
            yield Problem(file, "", says, remedy)
