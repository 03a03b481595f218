"""The dates of all articles together: chains of pages, joined by events that articles share.

Within a page the chain is exact. Shared events tie articles across pages and make loops; their
messages are passed a few times, each without what it told before (belief propagation).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from timeline.dating import chain
from timeline.dating.chain import Beliefs, Order, Table
from timeline.dating.grid import MARGIN, Grid
from timeline.dating.local import Article
from timeline.dating.retold import Link, Telling, Whereabouts, stories, whereabouts

ROUNDS = 2


@dataclass(frozen=True)
class Shared:
    """What the other telling of an event says about an article: a factor for each day of the grid."""

    link: Link
    mine: int
    factor: Table


@dataclass(frozen=True)
class Joint:
    """By article: the probability of each day, what its neighbours alone say, its page's order, and
    what other tellings of its events say.
    """

    days: Mapping[int, Table]
    neighbours: Mapping[int, Table]
    orders: Mapping[int, Order]
    shared: Mapping[int, Sequence[Shared]]


def infer(
    articles: Sequence[Article], pages: Sequence[Sequence[int]], joined: Sequence[Link], grid: Grid
) -> Joint:
    """The joint beliefs about the articles of some pages, tied by links among them.

    ``pages`` groups the articles' indices in the order of each page.
    """
    own = {index: articles[index].scores(grid).astype(np.float32) for page in pages for index in page}
    told: dict[int, list[Shared]] = {index: [] for index in own}
    likeness = [stories(articles, page) for page in pages]
    places = {telling: whereabouts(telling, grid) for link in joined for telling in (link.one, link.other)}
    joint = Joint({}, {}, {}, told)
    for round_ in range(ROUNDS + 1 if joined else 1):
        if round_:
            told = _tell(joined, joint.days, told, places, grid)
        # A large page fills the memory: what the round before found is let go before the next one.
        joint = Joint({}, {}, {}, told)
        scores = {index: _with_factors(own[index], told[index]) for index in own}
        beliefs = [
            chain.infer([scores[i] for i in page], near) for page, near in zip(pages, likeness, strict=True)
        ]
        joint = _gather(pages, beliefs, told)
    return joint


def _gather(
    pages: Sequence[Sequence[int]], beliefs: Sequence[Beliefs], told: Mapping[int, Sequence[Shared]]
) -> Joint:
    days: dict[int, Table] = {}
    neighbours: dict[int, Table] = {}
    orders: dict[int, Order] = {}
    for page, belief in zip(pages, beliefs, strict=True):
        for row, index in enumerate(page):
            days[index], neighbours[index] = belief.days[row], belief.from_neighbours[row]
            orders[index] = belief.order
    return Joint(days, neighbours, orders, told)


def components(pages: Sequence[Sequence[int]], joined: Sequence[Link]) -> list[tuple[list[int], list[Link]]]:
    """The pages (by position) that links tie together, each group with its links."""
    page_of = {index: number for number, page in enumerate(pages) for index in page}
    head = list(range(len(pages)))

    def find(number: int) -> int:
        while head[number] != number:
            head[number] = head[head[number]]
            number = head[number]
        return number

    for link in joined:
        head[find(page_of[link.one.article])] = find(page_of[link.other.article])
    groups: dict[int, tuple[list[int], list[Link]]] = defaultdict(lambda: ([], []))
    for number in range(len(pages)):
        groups[find(number)][0].append(number)
    for link in joined:
        groups[find(page_of[link.one.article])][1].append(link)
    return list(groups.values())


def _with_factors(scores: Table, told: Sequence[Shared]) -> Table:
    return scores + sum(np.log(shared.factor) for shared in told) if told else scores


def _tell(
    joined: Sequence[Link],
    days: Mapping[int, Table],
    told: Mapping[int, Sequence[Shared]],
    places: Mapping[Telling, Whereabouts],
    grid: Grid,
) -> dict[int, list[Shared]]:
    """New factors for both articles of every link."""
    earlier = {(id(s.link), s.mine): s.factor for factors in told.values() for s in factors}
    fresh: dict[int, list[Shared]] = {index: [] for index in told}
    for link in joined:
        for mine, other in ((link.one, link.other), (link.other, link.one)):
            without = [
                _without(days[one.article], earlier.get((id(link), one.article))) for one in (mine, other)
            ]
            factor = _factor(without[0], without[1], places[mine], places[other], link.chance, grid)
            fresh[mine.article].append(Shared(link, mine.article, factor))
    return fresh


def _without(days: Table, factor: Table | None) -> Table:
    if factor is None:
        return days
    rest = days / factor
    result: Table = rest / rest.sum()
    return result


def _factor(
    mine: Table, other: Table, my_place: Whereabouts, other_place: Whereabouts, chance: float, grid: Grid
) -> Table:
    """How much likelier each of my days becomes by the event being where the other article has it."""
    size = len(grid) + 2 * MARGIN + 1
    length = np.maximum(other_place.until - other_place.begin, 1)
    edges = np.bincount(other_place.begin, other / length, size)
    edges -= np.bincount(other_place.until, other / length, size)
    mass = np.concatenate([[0.0], np.cumsum(np.cumsum(edges))])
    overlap = np.maximum(mass[my_place.until] - mass[my_place.begin], 0.0)
    by_coincidence = max(float((mine * overlap).sum()), 1e-12)
    # Articles that are each sure of different days do not tell one event, however alike they sound.
    strongest = max(_spread(mine), _spread(other))
    factor = (1 - chance) + chance * overlap * min(1 / by_coincidence, strongest)
    result: Table = factor.astype(np.float32)
    return result


def _spread(days: Table) -> float:
    """How many days the distribution is spread over: the exponential of its entropy."""
    return float(np.exp(-(days * np.log(np.maximum(days, 1e-300))).sum()))
