"""Times named with their year: bounds, and how likely each year is to name them so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from timeline.dating import likelihood as lk
from timeline.dating.clue import Clue, Say
from timeline.dating.grid import Days, Grid, Scores
from timeline.dating.shapes import Dated, Time
from timeline.model import EvidenceKind, Message, message


def dated_clues(times: Sequence[Time], text: str, grid: Grid) -> Iterator[Clue]:
    """Times with their year: the latest past one and the first one ahead tell the year of writing, the
    others bound it.
    """
    dated = [(time, time.shape) for time in times if isinstance(time.shape, Dated)]
    latest = max((shape.begin for time, shape in dated if time.ahead <= 0.5), default=None)
    first = min((shape.begin for time, shape in dated if time.ahead > 0.5), default=None)
    seen: set[Dated] = set()
    for time, shape in dated:
        if shape in seen:
            continue
        seen.add(shape)
        telling = shape.begin == (first if time.ahead > 0.5 else latest)
        scores = _year_of_writing(shape, time, grid) if telling else _bound(shape, time, grid)
        kind: EvidenceKind = "still-ahead" if time.ahead > 0.5 else "explicit-date"
        yield Clue(kind, time.start, time.end, scores, _say_bound(text, time))


def _bound(shape: Dated, time: Time, grid: Grid) -> Scores:
    if time.ahead > 0.5:
        fits = grid.days < shape.until.toordinal()
    else:
        fits = grid.days >= shape.begin.toordinal()
    return np.where(fits, 0.0, np.log(lk.MISTAKE + 0.5 * min(time.ahead, 1 - time.ahead) ** 2))


def _year_of_writing(shape: Dated, time: Time, grid: Grid) -> Scores:
    """How likely each year is in which one names such a time with its year."""
    if shape.weekday is not None and time.ahead <= 0.5:
        return _full_day(shape, time, grid)
    away = grid.years - shape.begin.year
    since = _by_year(away, lk.YEARS_SINCE_MONTH if shape.grain == "month" else lk.YEARS_SINCE)
    until = _by_year(-away, lk.YEARS_UNTIL)
    behind = np.where(grid.days >= shape.begin.toordinal(), since, lk.YEARS_WRONG)
    coming = np.where(grid.days < shape.until.toordinal(), until, lk.YEARS_WRONG)
    return np.asarray(np.log(((1 - time.ahead) * behind + time.ahead * coming) / lk.YEARS_LATER))


def _full_day(shape: Dated, time: Time, grid: Grid) -> Scores:
    """ "Mercredi 28 août 2024" is rather told at once than years later."""
    away = grid.days - shape.begin.toordinal()
    side = lk.WRONG_SIDE_IN_FULL if time.ahead <= lk.WRONG_SIDE else time.ahead
    chance = (1 - side) * lk.density(away, lk.FULL_DAY) + side * lk.density(-away, lk.DAY_AHEAD)
    return np.asarray(np.log(chance * 366 + lk.YEARS_WRONG))


def _by_year(away: Days, shares: Sequence[float]) -> Scores:
    chances = np.array([*shares, lk.YEARS_LATER])[np.clip(away, 0, len(shares))]
    return np.where(away < 0, lk.YEARS_WRONG, chances)


def _say_bound(text: str, time: Time) -> Say:
    words, shape = text[time.start : time.end], time.shape
    assert isinstance(shape, Dated)

    def say(day: date) -> Message:
        if time.ahead > 0.5 and day < shape.until:
            return message("“{words}” is still ahead: the article is older.", words=words)
        if day.year > shape.begin.year:
            return message("“{words}” is past and needs its year: the article is probably of a later one.",
                           words=words)  # fmt: skip
        return message("“{words}” is past: the article is not older.", words=words)

    return say
