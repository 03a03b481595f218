"""The articles brought together with one: those of its story whose date is known tell roughly when it
appeared.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from timeline.dating import likelihood as lk
from timeline.dating.clue import Clue
from timeline.dating.grid import Grid, Scores
from timeline.model import Document, Message, message
from timeline.reading.headings import names

# Of more known days an even sample tells as much.
MOST = 50
# A range of so many days tells the month.
NARROW = 31
# Names in common, as a cosine, from which two articles are of one story.
SAME_STORY = 0.3


@dataclass(frozen=True, slots=True)
class Company:
    """Days of other articles as ordinals, each with how much it is of the same story, from 0 to 1.

    Articles of one page share what these tell: each takes ``share`` of it, so that it counts once.
    """

    days: tuple[tuple[int, float], ...] = ()
    share: float = 1.0


ALONE = Company()


def named(document: Document) -> Counter[str]:
    """How often a document names whom and what."""
    return Counter(name.lower() for name in names(document.text))


def likeness(one: Counter[str], other: Counter[str], rarity: Mapping[str, float]) -> float:
    """How much two articles are of one story by the names in them: 1 from ``SAME_STORY`` on, 0 without any
    in common.
    """
    dot = sum(rarity[name] ** 2 for name in one.keys() & other.keys())
    norms = [sum(rarity[name] ** 2 for name in side) for side in (one, other)]
    return min(1.0, dot / math.sqrt(norms[0] * norms[1]) / SAME_STORY) if all(norms) else 0.0


def rarities(named: Sequence[Counter[str]]) -> dict[str, float]:
    """How rare each name is among the documents that name some."""
    holding = Counter(name for found in named for name in found)
    return {name: math.log(1 + len(named) / count) for name, count in holding.items()}


def companies(documents: Sequence[Document], known: Iterable[Document]) -> list[Company]:
    """For each document the days of the ``known`` ones, by how much they are of its story."""
    dated = sorted((one for one in known if settled(one)), key=_day)
    dated = dated[:: max(1, -(-len(dated) // MOST))]
    if not dated or all(one.published for one in documents):
        return [ALONE] * len(documents)
    of_all, of_known = [named(one) for one in documents], [named(one) for one in dated]
    rarity = rarities([*of_all, *of_known])

    def beside(mine: Counter[str]) -> Company:
        near = {
            (_day(other), likeness(mine, its, rarity)) for other, its in zip(dated, of_known, strict=True)
        }
        return Company(tuple(sorted(pair for pair in near if pair[1])))

    return [ALONE if one.published else beside(mine) for one, mine in zip(documents, of_all, strict=True)]


def _fading(at: int, days: int, mean: float) -> Scores:
    """For each of so many days, how much of a likeness with the one at ``at`` remains."""
    if not -days < at < 2 * days:
        return np.exp(-np.abs(np.arange(days) - at) / mean)
    around: Scores = _around(days, mean)[2 * days - at : 3 * days - at]
    return around


@lru_cache(maxsize=16)
def _around(days: int, mean: float) -> Scores:
    """The same for all days up to twice as many before and after one."""
    return np.exp(-np.abs(np.arange(-2 * days, 2 * days)) / mean)


def settled(document: Document) -> bool:
    """Whether it is known, stated or found out, in which month a document appeared."""
    published = document.published
    return published is not None and (published.latest - published.earliest).days <= NARROW


def _day(document: Document) -> int:
    assert document.published is not None
    return document.published.best.toordinal()


def company_clues(others: Company, grid: Grid) -> Iterator[Clue]:
    """What the days of other articles say about an undated one; nothing where there are none."""
    if not others.days:
        return
    alike = max(weight for _, weight in others.days)
    total = sum(weight for _, weight in others.days)
    near = np.full(len(grid), (1 - alike * sum(share for share, _ in lk.COMPANY)) / len(grid))
    for day, weight in others.days:
        at = day - grid.first.toordinal()
        for share, mean in lk.COMPANY:
            near += alike * share * weight / total * _fading(at, len(grid), mean) / (2 * mean)
    first, last = date.fromordinal(others.days[0][0]), date.fromordinal(others.days[-1][0])

    def say(day: date) -> Message:
        if first == last:
            return message("The article brought with it is of {day}.", day=first)
        return message("The articles brought with it are of {first} to {last}.", first=first, last=last)

    yield Clue("company", 0, 0, others.share * np.log(near * len(grid)), say)
