"""Everything one article says about its own date, before its neighbours are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from timeline.dating import likelihood as lk
from timeline.dating.clue import Clue
from timeline.dating.coined import coined_clues
from timeline.dating.company import ALONE, Company, company_clues
from timeline.dating.countdowns import countdown_clues
from timeline.dating.grid import Grid, Scores
from timeline.dating.posts import link_clues
from timeline.dating.shapes import Time, YearDay
from timeline.dating.times import times
from timeline.dating.weekdays import weekday_clues
from timeline.dating.yeardays import year_day_clues
from timeline.dating.years import dated_clues
from timeline.expression import Found
from timeline.model import Document
from timeline.reading.declared import opens_dispatch

# A stated date that the text speaks against is believed up to these log-odds.
TRUST = 12.0
# Text enough for the first lines, where no parts tell them.
LEAD_LENGTH = 400


@dataclass(frozen=True)
class Article:
    """A document with the times that say something about its date, and the days of its ``company``."""

    document: Document
    times: tuple[Time, ...]
    company: Company = ALONE

    def clues(self, grid: Grid) -> list[Clue]:
        """All that the text says; made anew each time, since the scores of many articles fill a memory."""
        text, lead = self.document.text, lead_end(self.document)
        return [
            *weekday_clues(self.times, text, lead, grid),
            *year_day_clues(self.times, text, lead, grid),
            *dated_clues(self.times, text, grid),
            *countdown_clues(self.times, text, grid),
            *link_clues(self.document, grid),
            *company_clues(self.company, grid),
            *coined_clues(text, grid),
        ]

    def text_scores(self, grid: Grid) -> Scores:
        """Log-score of each day by what the text says, leaving aside a date that is stated."""
        total = prior(grid)
        for clue in self.clues(grid):
            total += clue.scores
        return total

    def scores(self, grid: Grid) -> Scores:
        """Log-score of each day, by everything but the neighbours."""
        total = self.text_scores(grid)
        stated = self.document.published
        if stated is not None:
            inside = (grid.days >= stated.earliest.toordinal()) & (grid.days <= stated.latest.toordinal())
            total += np.where(inside, 0.0, -TRUST)
        return total


def article(document: Document, read: Sequence[Time], others: Company = ALONE) -> Article:
    """A document with its times, as ``times_of`` reads them.

    ``others`` are the known days of the articles brought with it, which count where it states none.
    """
    return Article(document, tuple(read), ALONE if document.published else others)


def times_of(document: Document, found: Sequence[Found]) -> tuple[Time, ...]:
    """The times of a document that say something about its date; ``found`` are its expressions."""
    return tuple(_sent(document, times(document.text, found, document.language)))


def _sent(document: Document, read: Sequence[Time]) -> Iterator[Time]:
    """The times, with the day of a dispatch marked as that of its news."""
    body = next((part for part in document.parts if part.kind == "body"), None)
    start, end = (body.start, body.end) if body else (0, len(document.text))
    for time in read:
        shape, inside = time.shape, (time.start - start, time.end - start)
        if (
            isinstance(shape, YearDay)
            and shape.step is None
            and start <= time.start < end
            and opens_dispatch(document.text[start:end], *inside)
        ):
            time = replace(time, shape=replace(shape, step=0))
        yield time


def prior(grid: Grid) -> Scores:
    """What is known of a publication date before anything is read."""
    weekend = np.where(grid.weekdays >= 5, np.log(lk.WEEKEND_OUTPUT), 0.0)
    scores: Scores = weekend - lk.YEARLY_FADING * (grid.years[-1] - grid.years)
    return scores


def lead_end(document: Document) -> int:
    """Where the first paragraph of an article ends."""
    body = next((part for part in document.parts if part.kind == "body"), None)
    return body.end if body else min(LEAD_LENGTH, len(document.text))
