"""The days on which an article may have appeared, and where calendar times lie seen from each of them.

Everything is a numpy array with one entry a day, so that a clue is scored on all days at once.
Days are counted as in ``date.toordinal``; positions are indices into the grid.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
Scores = NDArray[np.float64]

# The press text that people put on a timeline is hardly older, unless it says so.
FIRST_DAY = date(1990, 1, 1)
# How far before and after the grid the times may lie that articles on it speak of.
MARGIN = 800
NEVER = 10**6


@dataclass(frozen=True)
class Grid:
    """The days from ``first`` to ``last``, both possible days of publication."""

    first: date
    last: date

    @cached_property
    def days(self) -> Days:
        """The ordinal of each day."""
        return np.arange(self.first.toordinal(), self.last.toordinal() + 1)

    @cached_property
    def weekdays(self) -> Days:
        """The weekday of each day, Monday 0."""
        return (self.days + 6) % 7

    @cached_property
    def years(self) -> Days:
        """The year of each day."""
        return self.days_as_dates.astype("datetime64[Y]").astype(np.int64) + 1970

    @cached_property
    def days_as_dates(self) -> NDArray[np.datetime64]:
        """The days as numpy dates."""
        epoch = date(1970, 1, 1).toordinal()
        return (self.days - epoch).astype("datetime64[D]")

    def __len__(self) -> int:
        return self.last.toordinal() - self.first.toordinal() + 1

    def day(self, index: int) -> date:
        """The day at a position."""
        return date.fromordinal(self.first.toordinal() + index)

    def span_years(self) -> range:
        """The years of the grid and one on either side."""
        return range(self.first.year - 1, self.last.year + 2)

    def recurring(self, month: int, first: int, last: int) -> Recurring:
        """Days ``first`` to ``last`` of a month, every year; the last may be past the month's end."""
        return _recurring(self, month, first, last)


@dataclass(frozen=True)
class Recurring:
    """A span of days that returns every year, seen from each day of a grid.

    ``past_begin`` and ``past_end`` (the first day after) are those of the last one begun by then,
    ``next_begin`` and ``next_end`` those of the first one not over by then; ordinals.
    """

    past_begin: Days
    past_end: Days
    next_begin: Days
    next_end: Days


@lru_cache(maxsize=512)
def _recurring(grid: Grid, month: int, first: int, last: int) -> Recurring:
    begins, ends = [], []
    for year in grid.span_years():
        length = calendar.monthrange(year, month)[1]
        if first > length:
            continue
        begins.append(date(year, month, first).toordinal())
        ends.append(date(year, month, min(last, length)).toordinal() + 1)
    return spans(grid, begins, ends)


def spans(grid: Grid, begins: Sequence[int], ends: Sequence[int]) -> Recurring:
    """The same for any spans in order that do not overlap."""
    b, e = np.array(begins), np.array(ends)
    past = np.searchsorted(b, grid.days, side="right") - 1
    ahead = np.searchsorted(e, grid.days, side="right")
    known, coming = past >= 0, ahead < len(b)
    return Recurring(
        np.where(known, b[np.maximum(past, 0)], -NEVER),
        np.where(known, e[np.maximum(past, 0)], -NEVER),
        np.where(coming, b[np.minimum(ahead, len(b) - 1)], NEVER * 2),
        np.where(coming, e[np.minimum(ahead, len(b) - 1)], NEVER * 2),
    )
