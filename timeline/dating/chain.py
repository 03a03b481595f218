"""Articles that follow each other on a page: exact inference over the chain of their dates.

Between neighbours lies a gap whose length follows a mixture of exponentials, on the side that the
page's order gives; a small share of gaps goes against it. Forward and backward passes give each
article's distribution given the whole page, and the likelihood of the page under each order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Order = Literal["newest-first", "oldest-first", "none"]
Table = NDArray[np.float64]

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
        """The likeliest order."""
        return max(self.orders, key=lambda order: self.orders[order])


def infer(scores: Sequence[Table], likeness: Sequence[float]) -> Beliefs:
    """The beliefs about articles in page order, from the log-scores of each on its own.

    ``likeness`` tells for each article but the last, from 0 to 1, how much the next one is of the
    same story.
    """
    own = np.array([_normal(row) for row in scores])
    if len(own) == 1:
        return Beliefs({"none": 1.0}, own, np.full_like(own, 1 / own.shape[1]))
    near = [NEAR_APART + (NEAR_TOGETHER - NEAR_APART) * value for value in likeness]
    orders = page_orders(own, near)
    days, neighbours = np.zeros_like(own), np.zeros_like(own)
    for order, chance in orders.items():
        if chance < NEGLIGIBLE:
            continue
        ahead, _ = _pass(own, order, near)
        behind, _ = _pass(own[::-1], _reversed(order), near[::-1])
        around = _rows(ahead * behind[::-1])
        neighbours += chance * around
        days += chance * _rows(own * around)
    return Beliefs(orders, _rows(days), _rows(neighbours))


def page_orders(own: Table, near: Sequence[float]) -> dict[Order, float]:
    """How probable each order is, by how well the articles' own dates agree with it."""
    odds = {order: _pass(own, order, near)[1] + float(np.log(share)) for order, share in ORDER_PRIOR.items()}
    best = max(odds.values())
    chances = {order: float(np.exp(value - best)) for order, value in odds.items()}
    return {order: chance / sum(chances.values()) for order, chance in chances.items()}


def _rows(table: Table) -> Table:
    result: Table = table / table.sum(axis=1, keepdims=True)
    return result


def _reversed(order: Order) -> Order:
    return {"newest-first": "oldest-first", "oldest-first": "newest-first", "none": "none"}[order]  # type: ignore[return-value]


def _normal(scores: Table) -> Table:
    chance = np.exp(scores - scores.max())
    # No clue is so sure that nothing could outweigh it.
    chance += 1e-12
    result: Table = chance / chance.sum()
    return result


def _pass(own: Table, order: Order, near: Sequence[float]) -> tuple[Table, float]:
    """What the articles before each one say about it, and the log-likelihood of the page."""
    messages = np.empty_like(own)
    messages[0] = 1 / own.shape[1]
    evidence = 0.0
    for index in range(len(own)):
        joint = own[index] * messages[index]
        total = joint.sum()
        # Relative to a page whose articles have nothing to do with each other.
        evidence += float(np.log(total * own.shape[1]))
        if index + 1 < len(own):
            messages[index + 1] = step(joint / total, order, near[index])
    return messages, evidence


def step(days: Table, order: Order, near: float) -> Table:
    """The next article's days, given the days of the one before it on the page."""
    earlier, later = _spread(days[::-1], near)[::-1], _spread(days, near)
    against = {"newest-first": AGAINST, "oldest-first": 1 - AGAINST, "none": 0.5}[order]
    mixed = (1 - against) * earlier + against * later
    result: Table = (1 - ANYWHERE) * mixed + ANYWHERE / len(days)
    return result


def _spread(days: Table, near: float) -> Table:
    """Each day's probability spread over the same and the following days by the gaps' lengths."""
    total = np.zeros_like(days)
    for share, mean in (*((near * part, mean) for part, mean in NEAR), (1 - near, FAR)):
        decay = float(np.exp(-1 / mean))
        total += share * (1 - decay) * _decayed_sum(days, decay)
    return total


def _decayed_sum(days: Table, decay: float) -> Table:
    """``y[t] = x[t] + decay * y[t - 1]``, by doubling."""
    sums, reach, factor = days.copy(), 1, decay
    while reach < len(days) and factor > 1e-12:
        shifted = sums[:-reach] * factor
        sums = sums.copy()
        sums[reach:] += shifted
        reach, factor = reach * 2, factor * factor
    return sums
