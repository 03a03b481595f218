"""The dates of all articles together: chains of pages, joined by events that articles share.

Within a page the chain is exact. Shared events tie articles across pages and make loops; their
messages are passed a few times, each without what it told before (belief propagation).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from timeline.dating import chain
from timeline.dating.chain import Order, Table
from timeline.dating.grid import MARGIN, Grid, Scores
from timeline.dating.local import Article, prior
from timeline.dating.retold import Link, Telling, Whereabouts, links, stories, whereabouts

ROUNDS = 3
# A coincidence of two tellings counts at most as much as this many to one.
STRONGEST = 60.0


@dataclass(frozen=True)
class Shared:
    """What the other telling of an event says about an article: a factor for each day of the grid."""

    link: Link
    mine: int
    factor: Table


@dataclass(frozen=True)
class Joint:
    """For each article the probability of each day, and the parts it was made of."""

    before: Scores
    days: list[Table]
    text: list[Scores]
    neighbours: list[Table]
    orders: list[Order]
    shared: list[list[Shared]]

    def text_only(self, index: int) -> Table:
        """The probability of each day by the article's clues alone, whatever date is stated."""
        scores = self.text[index]
        chance = np.exp(scores - scores.max())
        result: Table = chance / chance.sum()
        return result


def infer(articles: Sequence[Article], pages: Sequence[Sequence[int]], grid: Grid) -> Joint:
    """The joint beliefs; ``pages`` groups the articles' indices in the order of each page."""
    before = prior(grid)
    own = [one.scores(before) for one in articles]
    orders: list[Order] = ["none"] * len(articles)
    told: list[list[Shared]] = [[] for _ in articles]
    joined = links(articles)
    likeness = [stories(articles, page) for page in pages]
    places = {telling: whereabouts(telling, grid) for link in joined for telling in (link.one, link.other)}
    days: list[Table] = [np.empty(0)] * len(articles)
    neighbours = list(days)
    for round_ in range(ROUNDS + 1):
        scores = [_with_factors(one, factors) for one, factors in zip(own, told, strict=True)]
        for number, page in enumerate(pages):
            beliefs = chain.infer([scores[i] for i in page], likeness[number])
            for row, index in enumerate(page):
                days[index], neighbours[index] = beliefs.days[row], beliefs.from_neighbours[row]
                orders[index] = beliefs.order
        if round_ < ROUNDS and joined:
            told = _tell(joined, days, told, places, grid)
    return Joint(before, days, [one.text_scores(before) for one in articles], neighbours, orders, told)


def _with_factors(scores: Scores, told: Sequence[Shared]) -> Scores:
    total = scores.copy()
    for shared in told:
        total += np.log(shared.factor)
    return total


def _tell(
    joined: Sequence[Link],
    days: Sequence[Table],
    told: Sequence[Sequence[Shared]],
    places: Mapping[Telling, Whereabouts],
    grid: Grid,
) -> list[list[Shared]]:
    """New factors for both articles of every link."""
    earlier = {(id(s.link), s.mine): s.factor for factors in told for s in factors}
    fresh: list[list[Shared]] = [[] for _ in told]
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
    factor: Table = (1 - chance) + chance * overlap * min(1 / by_coincidence, STRONGEST)
    return factor
