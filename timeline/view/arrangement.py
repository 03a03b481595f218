"""Where the events of a picture stand: lanes within a page's height, titles for the most told of them.

A picture cannot be zoomed. Where events are many, only the best keep their titles, the others are
marks; where they are too many for marks, areas show how many there are, and the best stand beneath.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from timeline.view import look
from timeline.view.index import Index, Moments
from timeline.view.lanes import Lane
from timeline.view.marks import PRECISIONS
from timeline.view.packing import APART, NEAR, Item, Place, Side, pack
from timeline.view.scale import Scale

# Rows of a picture, and titles it may have; more would be noise.
ROWS = 50
TITLES = 120
# More events than this become areas, with only the best of them as marks.
MOST_MARKS = 1500
BESIDE_AREAS = 40
AREA = 34.0
BINS = 180

# Width of an average character of the titles, in pixels; exports cannot measure the font.
_CHARACTER = 6.6
_LONGEST = 52
_UNBOUNDED = 60

Span = tuple[float, float]


@dataclass(frozen=True)
class Arranged:
    """Events with their row, in pixels from the top, and where their titles begin or end, from the left.

    ``edges`` are the lanes' upper and lower ones, ``areas`` the outlines of those too busy for marks.
    """

    rows: list[int]
    places: list[Place]
    y: list[float]
    titles: list[float]
    edges: list[tuple[float, float]]
    height: float
    areas: list[tuple[list[float], list[float]]]


def arrange(
    index: Index,
    rows: np.ndarray[Any, Any],
    chosen: Sequence[Lane],
    member: np.ndarray[Any, Any],
    scale: Scale,
    reach: tuple[float, float],
    room: float,
    language: str,
) -> Arranged:
    """Pack the titles of each lane into ``room`` pixels and stack the lanes."""
    pixel = room / (reach[1] - reach[0])
    left, right, dot = (
        (scale.place(column) - reach[0]) * pixel for column in (index.begin, index.until, index.dot)
    )
    crowded = len(rows) > MOST_MARKS
    best = _best(index, rows)
    marked = np.sort(best[:BESIDE_AREAS]) if crowded else rows
    lanes = [
        sorted((int(row) for row in marked if member[row] == lane), key=lambda row: (dot[row], row))
        for lane in range(len(chosen))
    ]
    items, places = _packed(index, lanes, best, (left, right, dot), room, language)
    arranged = Arranged([], [], [], [], [], 0.0, [])
    top = float(look.LANE_GAP)
    for lane, inside in enumerate(lanes):
        begin, top = top, top + (AREA if crowded else 0.0)
        if crowded:
            arranged.areas.append(_area(dot[rows[member[rows] == lane]], room, begin, AREA))
        used = max((place.row + 1 for place in places[lane]), default=0 if crowded else 1)
        arranged.rows.extend(inside)
        arranged.places.extend(places[lane])
        arranged.y.extend(top + (place.row + 0.5) * look.ROW for place in places[lane])
        arranged.titles.extend(
            _title_at(item, place) for item, place in zip(items[lane], places[lane], strict=True)
        )
        top += used * look.ROW
        arranged.edges.append((begin, top))
        top += look.LANE_GAP
    return Arranged(**{**vars(arranged), "height": top})


def _best(index: Index, rows: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The rows in order of merit; equals are shuffled, always alike, so that titles spread over time."""
    shuffled = rows * 2_654_435_761 % 2**32
    order = np.lexsort((shuffled, index.precision[rows], index.certainty[rows], -index.sources[rows]))
    return np.asarray(rows[order])


def shortened(title: str) -> str:
    """A title as long as a picture has space for."""
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"


def _packed(
    index: Index,
    lanes: list[list[int]],
    best: np.ndarray[Any, Any],
    at: tuple[Moments, Moments, Moments],
    room: float,
    language: str,
) -> tuple[list[list[Item]], list[list[Place]]]:
    """Items and places of every lane, with as many titles of the best as find space on the page."""
    ranks = {int(row): rank for rank, row in enumerate(best)}
    items = [
        [_item(index, row, at, language if ranks[row] < TITLES else None) for row in inside]
        for inside in lanes
    ]
    needs = [1 + max((place.row for place in pack(some, room, _UNBOUNDED)), default=0) for some in items]
    if len(best) <= TITLES and sum(needs) <= ROWS:
        return items, [pack(some, room, _UNBOUNDED) for some in items]
    rows = share(needs, max(ROWS, len(lanes)))
    places = [
        fitted(some, [ranks[row] for row in inside], room, most)
        for some, inside, most in zip(items, lanes, rows, strict=True)
    ]
    return items, places


def fitted(items: Sequence[Item], ranks: Sequence[int], room: float, most: int) -> list[Place]:
    """Places in at most ``most`` rows: first every mark, then titles where space is left, best first."""
    rows: list[dict[int, Span]] = [{} for _ in range(most)]
    places = []
    for at, item in enumerate(items):
        row = _free_row(rows, (item.left, item.right))
        rows[row][at] = (item.left, item.right)
        places.append(Place(row, "none"))
    for at in sorted((at for at, item in enumerate(items) if item.width), key=lambda at: ranks[at]):
        own = rows[places[at].row].pop(at)
        found = _titled(items[at], rows, room)
        place, span = found or (places[at], own)
        places[at] = place
        rows[place.row][at] = span
    return places


def _titled(item: Item, rows: Sequence[Mapping[int, Span]], room: float) -> tuple[Place, Span] | None:
    """The first row with space for mark and title, and what they take of it."""
    sides: dict[Side, Span] = {
        "right": (item.left, item.right + NEAR + item.width + APART / 2),
        "left": (item.left - NEAR - item.width - APART / 2, item.right),
    }
    for row, taken in enumerate(rows):
        for side, span in sides.items():
            inside = span[0] >= 0.0 if side == "left" else span[1] <= room
            if inside and _free(taken, span):
                return Place(row, side, item.width), span
    return None


def _free_row(rows: Sequence[Mapping[int, Span]], span: Span) -> int:
    """The first row with space, else the one where least is covered."""
    covered = [sum(a < span[1] + 1 and b > span[0] - 1 for a, b in row.values()) for row in rows]
    return covered.index(min(covered))


def _free(taken: Mapping[int, Span], span: Span) -> bool:
    return not any(a < span[1] + 1 and b > span[0] - 1 for a, b in taken.values())


def share(needs: Sequence[int], budget: int) -> list[int]:
    """Share ``budget`` rows among lanes that need so many: each row goes where the need is least met."""
    rows = [1] * len(needs)
    for _ in range(budget - len(needs)):
        open_lanes = [lane for lane, need in enumerate(needs) if rows[lane] < need]
        if not open_lanes:
            break
        rows[max(open_lanes, key=lambda lane: needs[lane] / rows[lane])] += 1
    return rows


def _item(index: Index, row: int, at: tuple[Moments, Moments, Moments], titled: str | None) -> Item:
    """An event with its title in the language ``titled``, or without one."""
    left, right, dot = (float(column[row]) for column in at)
    half = look.MARK / 2 + 1
    if index.precision[row] == PRECISIONS.index("exact"):
        left = right = dot
    width = len(shortened(index.events[row].title_in(titled))) * _CHARACTER if titled else 0.0
    return Item(min(left, dot - half), max(right, dot + half), dot, width)


def _title_at(item: Item, place: Place) -> float:
    """Where the title starts, or ends when it stands to the left."""
    if place.side == "left":
        return item.left - NEAR / 2
    return max(item.dot, 0.0) + 2 * NEAR if place.side == "inside" else item.right + NEAR / 2


def _area(dots: Moments, room: float, top: float, tall: float) -> tuple[list[float], list[float]]:
    """The outline of how busy a lane is, from left to right along the top and back along its foot."""
    counts, edges = np.histogram(dots, bins=BINS, range=(0.0, room))
    share_of = np.sqrt(counts / max(int(counts.max()), 1))
    heights = np.where(counts > 0, 2.0 + (tall - 8.0) * share_of, 0.0)
    foot = top + tall - 3.0
    along = np.repeat(edges, 2)[1:-1]
    upper = foot - np.repeat(heights, 2)
    x = [float(edges[0]), *along.tolist(), float(edges[-1])]
    y = [foot, *upper.tolist(), foot]
    return x, y
