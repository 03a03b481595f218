"""Days and months named without their year: the nearest such time on the side that the text tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from timeline.dating import likelihood as lk
from timeline.dating.clue import Clue, Say
from timeline.dating.grid import NEVER, Days, Grid, Recurring, Scores
from timeline.dating.shapes import Time, YearDay
from timeline.model import EvidenceKind, Message, message


def year_day_clues(times: Sequence[Time], text: str, lead: int, grid: Grid) -> Iterator[Clue]:
    """The clues of days and months without a year; the article's first lines end at ``lead``."""
    seen: set[YearDay] = set()
    news_told = False
    for time in times:
        shape = time.shape
        if not isinstance(shape, YearDay) or shape in seen:
            continue
        seen.add(shape)
        span = grid.recurring(shape.month, shape.first, shape.last)
        if shape.step == 0 and not shape.whole_month:
            yield _day_of_writing(time, shape, span, text, grid)
            continue
        in_lead = time.start < lead and time.ahead < 0.5 and not news_told and shape.weekday is not None
        news_told = news_told or in_lead
        side = max(time.ahead, 0.9) if time.soon else time.ahead
        kind: EvidenceKind = (
            "weekday-and-date"
            if shape.weekday is not None
            else "still-ahead"
            if side > 0.5
            else "explicit-date"
        )
        scores = _either_side(shape, side, time.soon, time.deadline, in_lead, grid)
        yield Clue(kind, time.start, time.end, scores, _say_year_day(text, time, span, grid))


# Articles of one page name the same few days over and over.
@lru_cache(maxsize=128)
def _either_side(shape: YearDay, side: float, soon: bool, deadline: bool, news: bool, grid: Grid) -> Scores:
    """The day lies ahead with probability ``side``; else behind, as the ``news`` where it is told so."""
    span = grid.recurring(shape.month, shape.first, shape.last)
    past, ahead = _past(shape, span, grid, news), _coming(shape, span, grid, soon=soon, deadline=deadline)
    return lk.mixed(past, ahead, side)


def _past(shape: YearDay, span: Recurring, grid: Grid, news: bool) -> Scores:
    """The last such day or month lies behind: how recent it is, and whether the weekday fits it.

    ``news`` says that it is the day of the news, told in the first lines.
    """
    since = np.maximum(grid.days - span.past_end + 1, 0)
    usual = lk.DAY_PAST if shape.weekday is None else lk.PAIR
    mixture = lk.MONTH_PAST if shape.whole_month else lk.NEWS_DAY if news else usual
    chance = lk.density(since, mixture, lk.YEARLY)
    if shape.near:
        chance = _within_a_week(since)
    if shape.whole_month:
        chance = np.where(grid.days < span.past_end, chance * 0.5, chance)
    if shape.step == -1:
        chance = np.where(grid.days < span.past_end, chance * 0.05, chance)
    scores: Scores = np.log(chance * 366 + 1e-9) + _weekday_fits(shape, span.past_begin)
    return scores if news else scores + _week_near(shape, since)


def _coming(shape: YearDay, span: Recurring, grid: Grid, *, soon: bool, deadline: bool) -> Scores:
    """The next such day or month lies ahead: how near it is, and whether the weekday fits it."""
    until = np.maximum(span.next_begin - grid.days, 0)
    if shape.whole_month:
        mixture = lk.SOON_MONTH if soon else lk.MONTH_AHEAD
    elif shape.weekday is not None:
        mixture = lk.PAIR
    else:
        mixture = lk.SOON_DAY if soon else lk.DEADLINE if deadline else lk.DAY_AHEAD
    chance = lk.density(until, mixture, lk.YEARLY)
    if shape.near:
        chance = _within_a_week(until) * np.where(until == 0, lk.NAMED_ON_THE_DAY, 1.0)
    if shape.whole_month:
        chance = np.where(grid.days >= span.next_begin, chance * (0.1 if soon else 0.5), chance)
    return np.log(chance * 366 + 1e-9) + _weekday_fits(shape, span.next_begin) + _week_near(shape, until)


def _within_a_week(away: Days) -> Scores:
    """A weekday explains a date only within the week: "mercredi prochain, le 25" is seven days away."""
    return np.where(away <= 7, lk.EXPLAINED / 8, (1 - lk.EXPLAINED) / 366)


def _week_near(shape: YearDay, away: Days) -> Scores:
    """A bare date so near that a weekday or "today" would have done."""
    if shape.whole_month or shape.weekday is not None:
        return np.zeros(len(away))
    chances = [lk.NAMED_ON_THE_DAY, lk.NAMED_WITHIN_A_WEEK, lk.NAMED_NEXT_WEEK]
    return np.asarray(np.log(np.select([away == 0, away < 7, away < 14], chances, 1.0)))


def _weekday_fits(shape: YearDay, begin: Days) -> Scores:
    if shape.weekday is None:
        return np.zeros(len(begin))
    fits = (begin + 6) % 7 == shape.weekday
    return np.log(np.where(fits, 7 * (1 - lk.MISTAKE), 7 * lk.MISTAKE / 6))


def _day_of_writing(time: Time, shape: YearDay, span: Recurring, text: str, grid: Grid) -> Clue:
    """ "Ce lundi 14 septembre" is the day of the news."""
    words = text[time.start : time.end]
    since = grid.days - span.past_begin
    chance = np.select([since == 0, since == 1, since < 7], [0.88, 0.08, 0.004], lk.MISTAKE / 366)
    scores = np.log(chance * 366) + _weekday_fits(shape, span.past_begin)
    begins = span.past_begin

    def say(day: date) -> Message:
        index = day.toordinal() - grid.first.toordinal()
        return message(
            "“{words}” is the day of the news, {day:full}.",
            words=words,
            day=date.fromordinal(int(begins[index])),
        )

    return Clue("explicit-date", time.start, time.end, scores, say)


def _say_year_day(text: str, time: Time, span: Recurring, grid: Grid) -> Say:
    words, shape = text[time.start : time.end], time.shape
    assert isinstance(shape, YearDay)

    def say(day: date) -> Message:
        index = day.toordinal() - grid.first.toordinal()
        coming = time.ahead > 0.5
        begin = int((span.next_begin if coming else span.past_begin)[index])
        if abs(begin) >= NEVER:
            return message("“{words}” is named without its year.", words=words)
        if shape.weekday is not None:
            near = date.fromordinal(begin).year
            years = _fitting_years(shape, near)
            return message("“{words}”: that date is that weekday in {years} only.", words=words, years=years)
        if shape.whole_month:
            if coming:
                return message("“{words}” is still ahead.", words=words)
            return message("“{words}” is past, and too recent to need its year.", words=words)
        if coming:
            return message("“{words}” is still ahead: {day:full}.", words=words, day=date.fromordinal(begin))
        return message("“{words}” is past, and too recent to need its year: {day}.",
                       words=words, day=date.fromordinal(begin))  # fmt: skip

    return say


def _fitting_years(shape: YearDay, near: int) -> tuple[str, ...]:
    """The years around one in which the date falls on the weekday."""
    found = []
    for year in range(near - 12, near + 13):
        try:
            fits = date(year, shape.month, shape.first).weekday() == shape.weekday
        except ValueError:
            continue
        if fits:
            found.append(year)
    at = min(range(len(found)), key=lambda i: abs(found[i] - near))
    return tuple(str(year) for year in found[max(0, at - 1) : at + 2])
