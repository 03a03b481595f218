"""Everything one article says about its own date, before its neighbours are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from timeline.dating import likelihood as lk
from timeline.dating.clues import Clue, Say, clues
from timeline.dating.grid import Days, Grid, Scores
from timeline.dating.links import Stamp, stamps
from timeline.dating.times import Time, times
from timeline.expression import Found
from timeline.model import Document, Evidence, Message, message

# A stated date that the text speaks against is believed up to these log-odds.
TRUST = 12.0
# Text enough for the first lines, where no parts tell them.
LEAD_LENGTH = 400


@dataclass(frozen=True)
class Article:
    """A document with its times, its clues, and what is stated about its date."""

    document: Document
    times: tuple[Time, ...]
    clues: tuple[Clue, ...]
    stated: tuple[Evidence, ...]
    stated_scores: Scores | None

    def scores(self, prior: Scores) -> Scores:
        """Log-score of each day, by everything but the neighbours."""
        total = self.text_scores(prior)
        if self.stated_scores is not None:
            total += self.stated_scores
        return total

    def text_scores(self, prior: Scores) -> Scores:
        """The same by what the text says, leaving aside the date that is stated."""
        total = prior.copy()
        for clue in self.clues:
            total += clue.scores
        return total


def prior(grid: Grid) -> Scores:
    """What is known of a publication date before anything is read."""
    weekend = np.where(grid.weekdays >= 5, np.log(lk.WEEKEND_OUTPUT), 0.0)
    return weekend - lk.YEARLY_FADING * (grid.years[-1] - grid.years)


def article(document: Document, found: Sequence[Found], grid: Grid) -> Article:
    """The clues of one document; ``found`` are its temporal expressions."""
    read = tuple(times(document.text, found, document.language))
    own = clues(read, document.text, lead_end(document), grid)
    linked = _links(document, grid)
    stated = document.published
    return Article(
        document,
        read,
        (*own, *linked),
        stated.evidence if stated else (),
        _stated(stated.earliest, stated.latest, grid) if stated else None,
    )


def _stated(earliest: date, latest: date, grid: Grid) -> Scores:
    inside = (grid.days >= earliest.toordinal()) & (grid.days <= latest.toordinal())
    return np.where(inside, 0.0, -TRUST)


def lead_end(document: Document) -> int:
    """Where the first paragraph of an article ends."""
    body = next((part for part in document.parts if part.kind == "body"), None)
    return body.end if body else min(LEAD_LENGTH, len(document.text))


def _links(document: Document, grid: Grid) -> Iterator[Clue]:
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
