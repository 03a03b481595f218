"""Weekdays and weekends: how long ago, or how soon, the day of that name is from each day of writing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from timeline.dating import likelihood as lk
from timeline.dating.clue import Clue, Say
from timeline.dating.grid import Grid, Scores
from timeline.dating.shapes import Time, Weekday, Weekend, YearDay
from timeline.model import Message, message


def weekday_clues(times: Sequence[Time], text: str, lead: int, grid: Grid) -> Iterator[Clue]:
    """Each weekday counts once a side: a story that says "Monday" thrice is no surer of it."""
    seen: set[tuple[object, bool]] = set()
    news_day_told = False
    dispatch = any(isinstance(time.shape, YearDay) and time.shape.step == 0 for time in times)
    first_lines = lk.DISPATCH_WEEKDAY if dispatch else lk.LEAD_WEEKDAY
    for time in times:
        shape = time.shape
        if not isinstance(shape, Weekday | Weekend) or (shape, time.ahead > 0.5) in seen:
            continue
        seen.add((shape, time.ahead > 0.5))
        if isinstance(shape, Weekend):
            shares = lk.PAST_WEEKEND if shape.step == 0 else lk.LAST_WEEKEND
            # Counted from Sunday, the day on which a weekend ends.
            scores = lk.by_weekday(grid.weekdays - 6, shares) * (1 - time.ahead)
            yield Clue("weekday", time.start, time.end, scores, _say_weekend(text, time))
            continue
        shares = lk.OTHER_WEEKDAY
        if time.ahead < 0.5 and not news_day_told and not time.aside:
            news_day_told, shares = True, first_lines if time.start < lead else lk.LATE_WEEKDAY
        scores = _weekday(shape, time.ahead, shares, grid)
        yield Clue("weekday", time.start, time.end, scores, _say_weekday(text, time))


# Articles of one page name the same few weekdays over and over.
@lru_cache(maxsize=64)
def _weekday(shape: Weekday, ahead: float, shares: tuple[float, ...], grid: Grid) -> Scores:
    since, until = grid.weekdays - shape.weekday, shape.weekday - grid.weekdays
    if shape.night and ahead < 0.5:
        since = since - 1
    if shape.step == -1:
        return lk.by_weekday(since - 1, lk.LAST_WEEKDAY)
    if shape.step == 1:
        return np.zeros(len(grid))
    if shape.step == 0:
        past, coming = lk.by_weekday(since, lk.THIS_WEEKDAY), lk.by_weekday(until, lk.THIS_WEEKDAY_AHEAD)
        return lk.mixed(past, coming, ahead if ahead > 0.5 else lk.WRONG_SIDE)
    past = lk.by_weekday(since, shares)
    return lk.mixed(past, lk.by_weekday(until, lk.NEXT_WEEKDAY), ahead)


def _say_weekday(text: str, time: Time) -> Say:
    words, shape = text[time.start : time.end], time.shape
    assert isinstance(shape, Weekday)

    def say(day: date) -> Message:
        away = (shape.weekday - day.weekday()) % 7
        if shape.step == 0 and away in (0, 6):
            return message(
                "“{words}” is the day of the news, {day:full}.",
                words=words,
                day=day - timedelta((7 - away) % 7),
            )
        if time.ahead > 0.5:
            return message("“{words}” is still ahead: {day:full}.", words=words, day=day + timedelta(away))
        past = day - timedelta((-away) % 7 or (7 if shape.step == -1 else 0))
        return message("“{words}” has just passed: {day:full}.", words=words, day=past)

    return say


def _say_weekend(text: str, time: Time) -> Say:
    words = text[time.start : time.end]
    return lambda day: message("“{words}” has just passed or is under way.", words=words)
