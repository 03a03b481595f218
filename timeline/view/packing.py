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


@dataclass(frozen=True, slots=True)
class Item:
    """A mark from ``left`` to ``right`` in pixels, its dot at ``dot``, and its title's width."""

    left: float
    right: float
    dot: float
    width: float


@dataclass(frozen=True, slots=True)
class Place:
    """The row of an event and the side of its mark on which the title stands."""

    row: int
    side: Side


@dataclass(slots=True)
class _Row:
    """How far a row is taken, how far it was before its last event, and which that is."""

    end: float = float("-inf")
    before: float = float("-inf")
    last: int = -1


def pack(items: Sequence[Item], room: float, most: int) -> list[Place]:
    """Place items, given from left to right, in at most ``most`` rows of ``room`` pixels.

    An event goes into the first row with space, its title inside a bar that is long enough, else to
    the right of the mark, else to the left. Before a new row is opened, the last title of a row moves
    to the left of its mark when that makes space. Without space for its title, the mark stands alone.
    """
    rows: list[_Row] = []
    places: list[Place] = []
    for number, item in enumerate(items):
        place = _fit(item, rows, room) or _flip(item, rows, items, places, room)
        if place is None and len(rows) < most:
            rows.append(_Row())
            place = _fit(item, rows[-1:], room)
            place = Place(len(rows) - 1, place.side if place else "none")
        place = place or _alone(item, rows)
        _take(rows[place.row], item, place.side, number)
        places.append(place)
    return places


def _fit(item: Item, rows: Sequence[_Row], room: float) -> Place | None:
    for number, row in enumerate(rows):
        for side in _sides(item, room):
            left, right = _reach(item, side)
            if right <= room and left >= max(row.end + APART, 0.0):
                return Place(number, side)
    return None


def _flip(
    item: Item, rows: Sequence[_Row], items: Sequence[Item], places: list[Place], room: float
) -> Place | None:
    """Make space by moving a row's last title from the right of its mark to the left."""
    left, right = _reach(item, "right")
    for number, row in enumerate(rows):
        if right > room or places[row.last].side != "right":
            continue
        last = items[row.last]
        start, end = _reach(last, "left")
        if start >= max(row.before + APART, 0.0) and left >= end + APART:
            places[row.last] = replace(places[row.last], side="left")
            row.end = end
            return Place(number, "right")
    return None


def _alone(item: Item, rows: Sequence[_Row]) -> Place:
    """The first row where the mark crowds nothing, else the one that ends first."""
    for number, row in enumerate(rows):
        if item.left >= row.end + NEAR:
            return Place(number, "none")
    return Place(min(range(len(rows)), key=lambda number: rows[number].end), "none")


def _take(row: _Row, item: Item, side: Side, number: int) -> None:
    row.before = row.end
    row.end = max(row.end, item.right, _reach(item, side)[1])
    row.last = number


def _sides(item: Item, room: float) -> tuple[Side, ...]:
    inside = min(item.right, room) - max(item.dot, 0.0) > item.width + 4 * NEAR
    return ("inside", "right", "left") if inside else ("right", "left")


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
