"""Time left until a day that the article names elsewhere: "two days from the deadline"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from timeline.dating import likelihood as lk
from timeline.dating.clue import Clue, Say
from timeline.dating.grid import Days, Grid
from timeline.dating.shapes import Countdown, Dated, Time, YearDay
from timeline.model import Message, message

# How far before it an article names what it counts down to, and how far after.
TARGET_BEFORE, TARGET_AFTER = 900, 300


def countdown_clues(times: Sequence[Time], text: str, grid: Grid) -> Iterator[Clue]:
    """The clues of time left until a named day."""
    for time in times:
        if not isinstance(time.shape, Countdown):
            continue
        target = _target(time, times)
        if target is None:
            continue
        span = _span(target, grid)
        left = span - grid.days
        away = np.abs(left - time.shape.days)
        near = np.where(away <= time.shape.slack, 0.85 / (1 + 2 * time.shape.slack), 0.0)
        near = np.where(away == time.shape.slack + 1, 0.06, near)
        scores = np.log(near * 366 + lk.MISTAKE)
        yield Clue("countdown", time.start, time.end, scores, _say_countdown(text, time, target, span, grid))


def _target(time: Time, times: Sequence[Time]) -> Time | None:
    """What the article counts down to: the nearest day ahead that it names before, else after."""
    days = [t for t in times if isinstance(t.shape, YearDay | Dated) and t.ahead > 0.5]
    days = [t for t in days if not isinstance(t.shape, YearDay) or not t.shape.whole_month]
    before = [t for t in days if 0 <= time.start - t.end <= TARGET_BEFORE]
    after = [t for t in days if 0 <= t.start - time.end <= TARGET_AFTER]
    return before[-1] if before else after[0] if after else None


def _span(target: Time, grid: Grid) -> Days:
    shape = target.shape
    if isinstance(shape, YearDay):
        return grid.recurring(shape.month, shape.first, shape.last).next_begin
    assert isinstance(shape, Dated)
    return np.full(len(grid), shape.begin.toordinal())


def _say_countdown(text: str, time: Time, target: Time, span: Days, grid: Grid) -> Say:
    words, aim = text[time.start : time.end], text[target.start : target.end]

    def say(day: date) -> Message:
        end = int(span[day.toordinal() - grid.first.toordinal()])
        return message("“{words}” are left until “{aim}”, {day:full}.",
                       words=words, aim=aim, day=date.fromordinal(end))  # fmt: skip

    return say
