"""What is in view of events too many to be sent: single ones where few are, else how many stand where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np

from timeline.view.filtering import Criteria, matching
from timeline.view.index import Index, Numbers
from timeline.view.lanes import Lane, LaneBy, lanes
from timeline.view.scale import Scale, story_scale

Part = dict[str, Any]
Sorting = Literal["when", "title", "actors", "status", "kind", "certainty"]
SORTINGS: tuple[Sorting, ...] = get_args(Sorting)

# A browser holds all columns of so many events; of more it is sent what is in view.
MOST_WHOLE = 50_000
# No screen shows more.
MOST_ROWS, MOST_BINS = 2000, 2000


def whole(index: Index) -> bool:
    """Whether a browser is sent all columns."""
    return len(index) <= MOST_WHOLE


@dataclass(frozen=True)
class Seen:
    """What a reader asked to see: the events, their lanes, and the axis on which they stand."""

    index: Index
    criteria: Criteria
    chosen: tuple[Lane, ...]
    member: Numbers
    scale: Scale

    def rows(self, by: Sorting = "when", down: bool = False, language: str = "en") -> Numbers:
        """The rows shown, sorted."""
        index = self.index
        return index.remembered(
            ("rows", self.criteria, by, down, language if by == "title" else ""),
            lambda: _kept(_sorted(index, by, down, language), matching(index, self.criteria)),
        )


def seen(index: Index, criteria: Criteria, by: LaneBy, fold: bool) -> Seen:
    """The events that meet ``criteria``, in lanes, on a folded axis or not."""
    story = matching(index, Criteria(story=criteria.story))
    chosen, member = lanes(index, by, story, matching(index, criteria))
    return Seen(index, criteria, chosen, member, story_scale(index, story) if fold else Scale())


def window(view: Seen, low: float, high: float, most: int, bins: int) -> Part:
    """What stands between two places of the axis.

    ``count`` events touch it. Up to ``most`` are told one by one; of more, ``counts`` tells how many stand
    in each of ``bins`` equal parts, one list a lane.
    """
    index, rows = view.index, view.rows()
    first, last = view.scale.moment(low), view.scale.moment(high)
    ends = np.maximum(index.until[rows], index.dot[rows]) >= first
    inside = rows[ends & (np.minimum(index.begin[rows], index.dot[rows]) <= last)]
    found: Part = {"count": len(inside)}
    if len(inside) <= min(most, MOST_ROWS):
        return {**found, "events": columns(view, inside)}
    places = (view.scale.place(index.dot[inside]) - low) / (high - low) * bins
    here = (places >= 0) & (places < bins)
    keys = view.member[inside][here] * bins + places[here].astype(np.int64)
    counts = np.bincount(keys, minlength=bins * len(view.chosen)).reshape(len(view.chosen), bins)
    return {**found, "counts": counts.tolist()}


def columns(view: Seen, rows: Sequence[int] | Numbers) -> Part:
    """The columns of single events, and whether they are shown."""
    index, at = view.index, np.asarray(rows, np.int64)
    return {
        "row": at.tolist(),
        "begin": index.begin[at].tolist(),
        "until": index.until[at].tolist(),
        "dot": index.dot[at].tolist(),
        "status": index.status[at].tolist(),
        "kind": index.kind[at].tolist(),
        "certainty": index.certainty[at].tolist(),
        "precision": index.precision[at].tolist(),
        "lane": view.member[at].tolist(),
        "shown": matching(index, view.criteria)[at].astype(np.uint8).tolist(),
    }


def place_of(rows: Numbers, row: int) -> int | None:
    """Where a row stands among others."""
    found = np.flatnonzero(rows == row)
    return int(found[0]) if len(found) else None


def place_at(view: Seen, at: float) -> int:
    """The place among the rows shown of the first that stands at a place of the axis, or later."""
    rows = view.rows()
    found = int(np.searchsorted(view.scale.place(view.index.dot[rows]), at))
    return min(found, max(len(rows) - 1, 0))


def _kept(rows: Numbers, shown: Any) -> Numbers:
    kept: Numbers = rows[shown[rows]]
    return kept


def _sorted(index: Index, by: Sorting, down: bool, language: str) -> Numbers:
    """All rows; equals stand in order of time, whichever way the others go."""
    if by == "when":
        return index.order[::-1] if down else index.order
    return index.remembered(
        ("sorted", by, down, language if by == "title" else ""),
        lambda: _by_key(index, _key(index, by, language), down),
    )


def _by_key(index: Index, key: Numbers, down: bool) -> Numbers:
    ranks = key.astype(np.int64)
    order = np.lexsort((index.dot, -ranks if down else ranks))
    return order.astype(np.int32)


def _key(index: Index, by: Sorting, language: str) -> Numbers:
    if by == "title":
        return index.title_orders[language]
    if by == "actors":
        # Those without an actor come last, as the largest number of a browser's column.
        first = index.main[:, 0].astype(np.int64)
        return np.where(first < 0, len(index.actors), first)
    keys: dict[str, Numbers] = {"status": index.status, "kind": index.kind, "certainty": index.certainty}
    return keys[by]
