"""Articles that follow each other on a page: exact inference over the chain of their dates.

Between neighbours lies a gap whose length follows a mixture of exponentials, on the side that the
page's order gives; a small share of gaps goes against it. Forward and backward passes give each
article's distribution given the whole page, and the likelihood of the page under each order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Order = Literal["newest-first", "oldest-first", "none"]
# Single precision where there is a row of all days for each article, double where it is worked on.
Table = NDArray[np.floating[Any]]

_REVERSED: dict[Order, Order] = {
    "newest-first": "oldest-first", "oldest-first": "newest-first", "none": "none",
}  # fmt: skip
# Pages that collect articles are mostly newest first.
ORDER_PRIOR: dict[Order, float] = {"newest-first": 0.6, "oldest-first": 0.2, "none": 0.2}
# Gaps between neighbours: (share, mean days). Bursts of a story, its weeks, the silence between.
NEAR = ((0.5, 3.0), (0.5, 25.0))
FAR = 300.0
# Share of near gaps between articles that name nobody in common, and between those of one story.
NEAR_APART, NEAR_TOGETHER = 0.55, 0.9
# Out of order, or unrelated.
AGAINST, ANYWHERE = 0.02, 0.002
NEGLIGIBLE = 0.001
# Weeks less probable than this for every article are not looked at day by day.
UNLIKELY = 1e-5
WEEK = 7
# Doubles hold the exponential of somewhat more.
LARGEST_EXPONENT = 500.0
# From this probability on an order is told as such.
SURE = 0.75


@dataclass(frozen=True)
class Beliefs:
    """For each article (row) the probability of each day; ``from_neighbours`` is what they alone say.

    ``orders`` holds how probable each order of the page is.
    """

    orders: Mapping[Order, float]
    days: Table
    from_neighbours: Table

    @property
    def order(self) -> Order:
        """The page's order, or ``none`` when it is not sure."""
        best = max(self.orders, key=lambda order: self.orders[order])
        return best if self.orders[best] >= SURE else "none"


def infer(scores: Sequence[Table], likeness: Sequence[float]) -> Beliefs:
    """The beliefs about articles in page order, from the log-scores of each on its own.

    ``likeness`` tells for each article but the last, from 0 to 1, how much the next one is of the
    same story. Weeks come first; only where one of the articles may lie are days looked at.
    """
    own = np.empty((len(scores), len(scores[0])), dtype=np.float32)
    for index, row in enumerate(scores):
        own[index] = _normal(row)
    if len(own) == 1:
        return Beliefs({"none": 1.0}, own, np.full_like(own, 1 / own.shape[1]))
    near = [NEAR_APART + (NEAR_TOGETHER - NEAR_APART) * value for value in likeness]
    weekly = _infer(_by_week(own), near, WEEK)
    first, last = _window(weekly.days, own.shape[1])
    # An order that the weeks rule out need not be tried day by day.
    likely = [order for order, chance in weekly.orders.items() if chance >= NEGLIGIBLE]
    daily = _infer(_rows(own[:, first:last]), near, 1, likely)
    return Beliefs(
        daily.orders,
        _joined(daily.days, weekly.days, first, last, own.shape[1]),
        _joined(daily.from_neighbours, weekly.from_neighbours, first, last, own.shape[1]),
    )


def _by_week(own: Table) -> Table:
    """The rows with the days of a week added up; the last week may be short."""
    edges = np.arange(0, own.shape[1], WEEK)
    sums: Table = np.add.reduceat(own, edges, axis=1, dtype=np.float64)
    return sums


def _window(weekly: Table, size: int) -> tuple[int, int]:
    """The days between the first and the last week in which any article may lie."""
    possible = np.flatnonzero((weekly > UNLIKELY).any(axis=0))
    return max(0, (int(possible[0]) - 1) * WEEK), min(size, (int(possible[-1]) + 2) * WEEK)


def _joined(daily: Table, weekly: Table, first: int, last: int, size: int) -> Table:
    """The days inside the window, and outside of it the weeks spread over their days."""
    spread = np.repeat((weekly / WEEK).astype(np.float32), WEEK, axis=1)[:, :size]
    spread[:, first:last] = (
        daily * np.maximum(1 - spread[:, :first].sum(1) - spread[:, last:].sum(1), 0)[:, None]
    )
    spread /= spread.sum(axis=1, keepdims=True)
    return spread


def _infer(
    own: Table, near: Sequence[float], unit: int, among: Sequence[Order] = tuple(ORDER_PRIOR)
) -> Beliefs:
    """Exact beliefs over one chain, in bins of so many days, averaged over the possible orders."""
    ahead = {order: _pass(own, order, near, unit) for order in among}
    orders = _orders({order: evidence for order, (_, evidence) in ahead.items()})
    days, neighbours = (np.zeros_like(own, dtype=np.float32) for _ in range(2))
    for order, chance in orders.items():
        if chance < NEGLIGIBLE:
            continue
        behind, _ = _pass(own[::-1], _REVERSED[order], near[::-1], unit)
        around = behind[::-1]
        around *= ahead[order][0]
        around /= around.sum(axis=1, keepdims=True)
        neighbours += np.float32(chance) * around
        around *= own
        around /= around.sum(axis=1, keepdims=True)
        days += np.float32(chance) * around
    return Beliefs(orders, _rows(days), _rows(neighbours))


def _orders(evidence: Mapping[Order, float]) -> dict[Order, float]:
    """How probable each order is, by how well the articles' own dates agree with it."""
    odds = {order: value + float(np.log(ORDER_PRIOR[order])) for order, value in evidence.items()}
    best = max(odds.values())
    chances = {order: float(np.exp(value - best)) for order, value in odds.items()}
    return {order: chance / sum(chances.values()) for order, chance in chances.items()}


def _rows(table: Table) -> Table:
    result: Table = table / table.sum(axis=1, keepdims=True)
    return result


def _normal(scores: Table) -> Table:
    chance = np.exp(scores - scores.max())
    # No clue is so sure that nothing could outweigh it.
    chance += 1e-12
    result: Table = chance / chance.sum()
    return result


def _pass(own: Table, order: Order, near: Sequence[float], unit: int) -> tuple[Table, float]:
    """What the articles before each one say about it, and the log-likelihood of the page."""
    messages = np.empty_like(own, dtype=np.float32)
    messages[0] = 1 / own.shape[1]
    evidence = 0.0
    for index in range(len(own)):
        joint = own[index].astype(np.float64) * messages[index]
        total = joint.sum()
        # Relative to a page whose articles have nothing to do with each other.
        evidence += float(np.log(total * own.shape[1]))
        if index + 1 < len(own):
            messages[index + 1] = _step(joint / total, order, near[index], unit)
    return messages, evidence


def _step(days: Table, order: Order, near: float, unit: int) -> Table:
    """The next article's days, given the days of the one before it on the page."""
    if order == "none":
        mixed = 0.5 * _spread(days, near, unit) + 0.5 * _spread(days[::-1], near, unit)[::-1]
    elif order == "oldest-first":
        mixed = (1 - AGAINST) * _spread(days, near, unit) + AGAINST * _spread(days[::-1], 1.0, unit)[::-1]
    else:
        mixed = (1 - AGAINST) * _spread(days[::-1], near, unit)[::-1] + AGAINST * _spread(days, 1.0, unit)
    result: Table = (1 - ANYWHERE) * mixed + ANYWHERE / len(days)
    return result


def _spread(days: Table, near: float, unit: int) -> Table:
    """Each day's probability spread over the same and the following days by the gaps' lengths."""
    total = np.zeros_like(days)
    for share, mean in (*((near * part, mean) for part, mean in NEAR), (1 - near, FAR)):
        if share:
            decay = float(np.exp(-unit / mean))
            total += share * (1 - decay) * _decayed_sum(days, decay)
    return total


def _decayed_sum(days: Table, decay: float) -> Table:
    """``y[t] = x[t] + decay * y[t - 1]``: a running sum of what has grown, or doubling."""
    if -np.log(decay) * len(days) < LARGEST_EXPONENT:
        grown, shrunk = _powers(decay, len(days))
        running: Table = np.cumsum(days * grown) * shrunk
        return running
    sums, reach, factor = days, 1, decay
    while reach < len(days) and factor > 1e-9:
        longer = sums.copy()
        longer[reach:] += factor * sums[:-reach]
        sums, reach, factor = longer, reach * 2, factor * factor
    return sums


@lru_cache(maxsize=32)
def _powers(decay: float, size: int) -> tuple[Table, Table]:
    """So many powers of ``1 / decay``, and of ``decay``."""
    exponents = np.arange(size) * -np.log(decay)
    return np.exp(exponents), np.exp(-exponents)
