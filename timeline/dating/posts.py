"""Addresses in an article: it is not older than what it links to, and seldom much newer."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from timeline.dating import likelihood as lk
from timeline.dating.clue import Clue, Say
from timeline.dating.grid import Days, Grid, Scores
from timeline.dating.links import Stamp, stamps
from timeline.model import Document, Message, message


def link_clues(document: Document, grid: Grid) -> Iterator[Clue]:
    """The clues of the addresses in an article, and of its own."""
    inside = list(stamps(document.text, grid.last))
    newest = max(inside, key=lambda stamp: stamp.at, default=None)
    for stamp in inside:
        yield _posted(stamp, stamp is newest, grid)
    for stamp in stamps(document.url or "", grid.last):
        if stamp.service is None:
            near = np.abs(grid.days - stamp.at.date().toordinal())
            scores = np.select([near == 0, near == 1], [0.0, -2.5], -9.0) + np.log(366)
            says = message("The article’s own address holds the date {day}.", day=stamp.at.date())
            yield Clue("url-date", 0, 0, scores, _always(says))


def _posted(stamp: Stamp, newest: bool, grid: Grid) -> Clue:
    """The article is not older than what it links to, and mostly not much newer than the newest of it."""
    age = grid.days - stamp.at.date().toordinal()
    if newest:
        scores = np.log(_age_chance(stamp, age) * 366 + lk.MISTAKE / 10)
    else:
        scores = np.where(age < -1, np.log(lk.MISTAKE / 10), 0.0)
    if stamp.service is None:
        says = message("This address holds the date {day}: the article is not older.", day=stamp.at.date())
        return Clue("url-date", stamp.start, stamp.end, scores, _always(says))
    says = message(
        "The number in this {service} address was given out on {moment} UTC: the article is not older.",
        service=stamp.service,
        moment=stamp.at.replace(second=0),
    )
    return Clue("url-id", stamp.start, stamp.end, scores, _always(says))


def _age_chance(stamp: Stamp, age: Days) -> Scores:
    """The chance of each day: what was posted late in the evening is hardly linked the same day."""
    spent = (stamp.at.hour * 60 + stamp.at.minute) / 1440
    if stamp.service is None:
        spent = 0.5
    chance = np.zeros(len(age))
    for share, mean in lk.POST_AGE:
        opens, closes = np.maximum(age - spent, 0.0), np.maximum(age + 1 - spent, 0.0)
        chance += share * (np.exp(-opens / mean) - np.exp(-closes / mean))
    # The service counts in UTC: where the article was written it may still be the day before.
    return np.where(
        age == -1, 0.1 * (1 - spent) * chance[np.minimum(np.arange(len(age)) + 1, len(age) - 1)], chance
    )


def _always(says: Message) -> Say:
    return lambda day: says
