"""The articles brought together with one: those that state their date tell roughly when it appeared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np

from timeline.dating import likelihood as lk
from timeline.dating.clue import Clue
from timeline.dating.grid import Grid
from timeline.model import Document, Message, message

# Of more stated days an even sample tells as much.
MOST = 50

Company = tuple[int, ...]


def company(documents: Iterable[Document]) -> Company:
    """The stated days among documents, ascending and each once, as ordinals; of very many a sample."""
    days = sorted({one.published.best.toordinal() for one in documents if one.published is not None})
    step = max(1, -(-len(days) // MOST))
    return tuple(days[::step])


def company_clues(others: Company, grid: Grid) -> Iterator[Clue]:
    """What stated days of other articles say about an undated one; nothing where there are none."""
    if not others:
        return
    near = np.full(len(grid), (1 - sum(share for share, _ in lk.COMPANY)) / len(grid))
    for day in others:
        away = np.abs(grid.days - day)
        for share, mean in lk.COMPANY:
            near += share * np.exp(-away / mean) / (2 * mean * len(others))
    first, last = date.fromordinal(others[0]), date.fromordinal(others[-1])

    def say(day: date) -> Message:
        if first == last:
            return message("The article brought with it is of {day}.", day=first)
        return message("The articles brought with it are of {first} to {last}.", first=first, last=last)

    yield Clue("company", 0, 0, np.log(near * len(grid)), say)
