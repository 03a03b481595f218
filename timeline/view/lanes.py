"""In which lane an event runs: by actor, by kind of action, or by article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from timeline.view.index import NOBODY, Index, Mask, Numbers
from timeline.view.marks import KINDS

LaneBy = Literal["actor", "kind", "article"]
LANE_CHOICES: tuple[LaneBy, ...] = ("actor", "kind", "article")

# More lanes than this cannot be told apart, by colour or by eye; the rest share one.
MOST = 9
OTHERS = -1


@dataclass(frozen=True, slots=True)
class Lane:
    """``key`` is an actor's number, a kind's or a document's; ``OTHERS`` for all that have no lane.

    ``colour`` is a place in the palette; ``count`` how many events the lane shows.
    """

    key: int
    colour: int
    count: int


def lanes(index: Index, by: LaneBy, story: Mask, shown: Mask) -> tuple[tuple[Lane, ...], Numbers]:
    """The lanes and each event's place among them.

    The choice of lanes and their colours depends on the ``story`` alone, so that a filter empties
    lanes but never shuffles or repaints them; lanes with nothing ``shown`` are left out.
    """
    keys, member = index.remembered(
        ("lanes", by, np.packbits(story).tobytes()), lambda: _assigned(index, by, story)
    )
    counts = np.bincount(member[shown], minlength=len(keys) + 1)
    order = [place for place in range(len(keys) + 1) if counts[place]]
    kept = tuple(
        Lane(keys[place] if place < len(keys) else OTHERS, place, int(counts[place])) for place in order
    )
    renumbered = np.zeros(len(keys) + 1, np.uint8)
    renumbered[order] = np.arange(len(order))
    return kept, renumbered[member]


def _assigned(index: Index, by: LaneBy, story: Mask) -> tuple[list[int], Numbers]:
    keys = _keys(index, by, story)
    return keys, _membership(index, by, keys)


def _keys(index: Index, by: LaneBy, story: Mask) -> list[int]:
    """What gets a lane of its own, busiest actors first, kinds and articles in their own order."""
    if by == "kind":
        counts = np.bincount(index.kind[story], minlength=len(KINDS))
        return [key for key in range(len(KINDS)) if counts[key] and KINDS[key] != "other"][:MOST]
    if by == "article":
        counts = np.bincount(index.document[story], minlength=len(index.published))
        busiest = sorted(np.flatnonzero(counts), key=lambda key: (-counts[key], key))[:MOST]
        return [int(key) for key in sorted(busiest, key=lambda key: _published(index, int(key)))]
    main = index.main[story]
    counts = np.bincount(main[main != NOBODY], minlength=len(index.actors))
    busiest = sorted(np.flatnonzero(counts), key=lambda key: (-counts[key], key))[:MOST]
    return [int(key) for key in busiest]


def _published(index: Index, row: int) -> tuple[str, int]:
    published = index.corpus.documents[row].published
    return (published.best.isoformat() if published else "", -row)


def _membership(index: Index, by: LaneBy, keys: list[int]) -> Numbers:
    """The place of each event's lane among ``keys``; one past the end for the others."""
    size = {"actor": len(index.actors), "kind": len(KINDS), "article": len(index.published)}[by]
    # The last place is that of nobody.
    places = np.full(size + 1, len(keys), np.uint8)
    places[keys] = np.arange(len(keys))
    if by == "kind":
        return places[index.kind]
    if by == "article":
        return places[index.document]
    columns = places[index.main]
    has = columns < len(keys)
    first = np.argmax(has, axis=1)
    return np.where(has.any(axis=1), columns[np.arange(len(index)), first], len(keys))
