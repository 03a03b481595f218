"""Titles beside their marks, row under row, so that none covers another.

The browser packs anew at every zoom with the same rules (``ui/component/packing.js``); a test
holds the two to the same answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

Side = Literal["inside", "right", "left", "none"]

# Pixels between a mark and its title, and between one event and the next in a row.
NEAR = 6.0
APART = 14.0
# A title may be cut where space is short, but not to less than this.
SHORTEST = 150.0


@dataclass(frozen=True, slots=True)
class Item:
    """A mark from ``left`` to ``right`` in pixels, its dot at ``dot``, and its title's width."""

    left: float
    right: float
    dot: float
    width: float


@dataclass(frozen=True, slots=True)
class Place:
    """The row of an event, the side of its mark on which the title stands, and the title's width."""

    row: int
    side: Side
    width: float = 0.0


@dataclass(slots=True)
class _Row:
    """How far a row is taken, how far by marks alone, how far before its last event, and which that is."""

    end: float = float("-inf")
    marks: float = float("-inf")
    before: float = float("-inf")
    last: int = -1


def pack(items: Sequence[Item], room: float, most: int) -> list[Place]:
    """Place items, given from left to right, in at most ``most`` rows of ``room`` pixels.

    An event goes into the first row with space, its title inside a bar that is long enough, else to
    the right of the mark, else to the left. Before a new row is opened, the last title of a row moves
    to the left of its mark when that makes space. Without space for its title, a mark stands alone, and
    rather than lie on a title it takes that title away. In the end titles come back where marks left
    some space, cut short if need be.
    """
    rows: list[_Row] = []
    places: list[Place] = []
    for number, item in enumerate(items):
        place = _fit(item, rows, room) or _flip(item, rows, items, places, room)
        if place is None and len(rows) < most:
            rows.append(_Row())
            place = _fit(item, rows[-1:], room)
            place = Place(len(rows) - 1, place.side if place else "none")
        place = place or _alone(item, rows, places)
        _take(rows[place.row], item, place.side, number)
        places.append(place)
    return _filled(items, places, room)


def _fit(item: Item, rows: Sequence[_Row], room: float) -> Place | None:
    for number, row in enumerate(rows):
        for side in _sides(item, room):
            left, right = _reach(item, side)
            inside = left >= 0.0 if side == "left" else right <= room
            if inside and left >= row.end + APART:
                return Place(number, side)
    return None


def _flip(
    item: Item, rows: Sequence[_Row], items: Sequence[Item], places: list[Place], room: float
) -> Place | None:
    """Make space by moving a row's last title from the right of its mark to the left."""
    left, right = _reach(item, "right")
    for number, row in enumerate(rows):
        if right > room or item.dot < 0.0 or places[row.last].side != "right":
            continue
        last = items[row.last]
        start, _ = _reach(last, "left")
        if start >= max(row.before + APART, 0.0) and left >= row.marks + APART:
            places[row.last] = replace(places[row.last], side="left")
            row.end = row.marks
            return Place(number, "right")
    return None


def _alone(item: Item, rows: Sequence[_Row], places: list[Place]) -> Place:
    """The first row where the mark crowds nothing, else the one whose marks end first."""
    for number, row in enumerate(rows):
        if item.left >= row.end + NEAR:
            return Place(number, "none")
    number = min(range(len(rows)), key=lambda number: rows[number].marks)
    row = rows[number]
    last = places[row.last]
    if last.side in ("right", "inside"):
        places[row.last] = replace(last, side="none")
        row.end = row.marks
    return Place(number, "none")


def _filled(items: Sequence[Item], places: list[Place], room: float) -> list[Place]:
    """Titles that found no space at first, where some is left in the end; and every title's width."""
    rows: dict[int, list[int]] = {}
    for number, place in enumerate(places):
        rows.setdefault(place.row, []).append(number)
    for number, (item, place) in enumerate(zip(items, places, strict=True)):
        if place.side != "none":
            places[number] = replace(place, width=item.width)
            continue
        if not item.width or not 0.0 <= item.dot <= room:
            continue
        others = [_taken(items[other], places[other].side) for other in rows[place.row] if other != number]
        before = max([-APART, *(end for start, end in others if start < item.left)])
        after = min([room + APART, *(start for start, end in others if end > item.right)])
        spaces: dict[Side, float] = {
            "right": after - APART - item.right - NEAR,
            "left": item.left - NEAR - before - APART,
        }
        for side, space in spaces.items():
            if space >= min(item.width, SHORTEST):
                cut = min(item.width, space)
                places[number] = Place(place.row, side, cut)
                items = [*items[:number], replace(item, width=cut), *items[number + 1 :]]
                break
    return places


def _take(row: _Row, item: Item, side: Side, number: int) -> None:
    row.before = row.end
    row.marks = max(row.marks, item.right)
    row.end = max(row.end, _taken(item, side)[1])
    row.last = number


def _sides(item: Item, room: float) -> tuple[Side, ...]:
    """Where a title may stand: beside a mark that is in the picture, or inside a bar long enough."""
    inside = min(item.right, room) - max(item.dot, 0.0) > item.width + 4 * NEAR
    beside = 0.0 <= item.dot <= room
    sides: tuple[Side, ...] = ("right", "left") if beside else ()
    return ("inside", *sides) if inside else sides


def _reach(item: Item, side: Side) -> tuple[float, float]:
    """From where to where an event with its title takes the row."""
    if side == "right":
        return item.left, item.right + NEAR + item.width
    if side == "left":
        return item.left - NEAR - item.width, item.right
    if side == "inside":
        # A bar may run out of the picture; only its title has to be inside.
        return max(item.left, 0.0), max(item.dot, 0.0) + 3 * NEAR + item.width
    return item.left, item.right


def _taken(item: Item, side: Side) -> tuple[float, float]:
    """What an event takes of its row, all of its bar included."""
    left, right = _reach(item, side)
    return min(left, item.left), max(right, item.right)
