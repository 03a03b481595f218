"""What the expressions of one article say about the day it appeared.

A clue scores every day of the grid and can say, once the day is known, what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from timeline.dating import likelihood as lk
from timeline.dating.grid import NEVER, Grid, Recurring, Scores
from timeline.dating.times import Countdown, Dated, Time, Weekday, Weekend, YearDay
from timeline.model import EvidenceKind, Message, message

Say = Callable[[date], Message]

# How far before it an article names what it counts down to, and how far after.
TARGET_BEFORE, TARGET_AFTER = 900, 300


@dataclass(frozen=True)
class Clue:
    """``text[start:end]`` speaks for some days: ``scores`` are log-likelihood ratios, one a day."""

    kind: EvidenceKind
    start: int
    end: int
    scores: Scores
    say: Say


def clues(times: Sequence[Time], text: str, lead: int, grid: Grid) -> list[Clue]:
    """The clues of an article's times; its first lines end at offset ``lead``."""
    return [
        *_weekdays(times, text, lead, grid),
        *_year_days(times, text, grid),
        *_dated(times, text, grid),
        *_countdowns(times, text, grid),
    ]


def _weekdays(times: Sequence[Time], text: str, lead: int, grid: Grid) -> Iterator[Clue]:
    """Each weekday counts once a side: a story that says "Monday" thrice is no surer of it."""
    seen: set[tuple[object, bool]] = set()
    news_day_told = False
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
        if time.ahead < 0.5 and not news_day_told:
            news_day_told, shares = True, lk.LEAD_WEEKDAY if time.start < lead else lk.LATE_WEEKDAY
        scores = _weekday(time, shape, shares, grid)
        yield Clue("weekday", time.start, time.end, scores, _say_weekday(text, time))


def _weekday(time: Time, shape: Weekday, shares: Sequence[float], grid: Grid) -> Scores:
    since, until = grid.weekdays - shape.weekday, shape.weekday - grid.weekdays
    if shape.step == -1:
        return lk.by_weekday(since - 1, lk.LAST_WEEKDAY)
    if shape.step == 1:
        return np.zeros(len(grid))
    if shape.step == 0:
        past, ahead = lk.by_weekday(since, lk.THIS_WEEKDAY), lk.by_weekday(until, lk.THIS_WEEKDAY_AHEAD)
        return lk.mixed(past, ahead, time.ahead if time.ahead > 0.5 else lk.WRONG_SIDE)
    past = lk.by_weekday(since, shares)
    return lk.mixed(past, lk.by_weekday(until, lk.NEXT_WEEKDAY), time.ahead)


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


def _year_days(times: Sequence[Time], text: str, grid: Grid) -> Iterator[Clue]:
    seen: set[YearDay] = set()
    for time in times:
        shape = time.shape
        if not isinstance(shape, YearDay) or shape in seen:
            continue
        seen.add(shape)
        span = grid.recurring(shape.month, shape.first, shape.last)
        if shape.step == 0 and not shape.whole_month:
            yield _day_of_writing(time, shape, span, text, grid)
            continue
        past, ahead = _past(shape, span, grid), _coming(shape, time, span, grid)
        side = max(time.ahead, 0.9) if time.soon else time.ahead
        kind: EvidenceKind = (
            "weekday-and-date"
            if shape.weekday is not None
            else "still-ahead"
            if side > 0.5
            else "explicit-date"
        )
        yield Clue(
            kind, time.start, time.end, lk.mixed(past, ahead, side), _say_year_day(text, time, span, grid)
        )


def _past(shape: YearDay, span: Recurring, grid: Grid) -> Scores:
    """The last such day or month lies behind: how recent it is, and whether the weekday fits it."""
    since = np.maximum(grid.days - span.past_end + 1, 0)
    chance = lk.density(since, lk.MONTH_PAST if shape.whole_month else lk.DAY_PAST, lk.YEARLY)
    if shape.whole_month:
        chance = np.where(grid.days < span.past_end, chance * 0.5, chance)
    if shape.step == -1:
        chance = np.where(grid.days < span.past_end, chance * 0.05, chance)
    return np.log(chance * 366 + 1e-9) + _weekday_fits(shape, span.past_begin) + _week_near(shape, since)


def _coming(shape: YearDay, time: Time, span: Recurring, grid: Grid) -> Scores:
    """The next such day or month lies ahead: how near it is, and whether the weekday fits it."""
    until = np.maximum(span.next_begin - grid.days, 0)
    if shape.whole_month:
        mixture = lk.SOON_MONTH if time.soon else lk.MONTH_AHEAD
    else:
        mixture = lk.SOON_DAY if time.soon else lk.DEADLINE if time.deadline else lk.DAY_AHEAD
    chance = lk.density(until, mixture, lk.YEARLY)
    if shape.whole_month:
        chance = np.where(grid.days >= span.next_begin, chance * (0.1 if time.soon else 0.5), chance)
    return np.log(chance * 366 + 1e-9) + _weekday_fits(shape, span.next_begin) + _week_near(shape, until)


def _week_near(shape: YearDay, away: np.ndarray) -> Scores | float:
    """A bare date so near that a weekday or "today" would have done."""
    if shape.whole_month or shape.weekday is not None:
        return 0.0
    chances = [lk.NAMED_ON_THE_DAY, lk.NAMED_WITHIN_A_WEEK, lk.NAMED_NEXT_WEEK]
    scores: Scores = np.log(np.select([away == 0, away < 7, away < 14], chances, 1.0))
    return scores


def _weekday_fits(shape: YearDay | Dated, begin: np.ndarray) -> Scores | float:
    if shape.weekday is None:
        return 0.0
    fits = (begin + 6) % 7 == shape.weekday
    scores: Scores = np.where(fits, np.log(7 * (1 - lk.MISTAKE)), np.log(7 * lk.MISTAKE / 6))
    return scores


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


def _dated(times: Sequence[Time], text: str, grid: Grid) -> Iterator[Clue]:
    """Times with their year bound the day of writing; the latest past one also tells how long ago."""
    dated = [(time, time.shape) for time in times if isinstance(time.shape, Dated)]
    behind = [shape.begin for time, shape in dated if time.ahead <= 0.5]
    latest = max(behind, default=None)
    seen: set[Dated] = set()
    for time, shape in dated:
        if shape in seen:
            continue
        seen.add(shape)
        if time.ahead > 0.5:
            yield Clue(
                "still-ahead", time.start, time.end, _bounded_above(shape, grid), _say_bound(text, time)
            )
        else:
            scores = _bounded_below(shape, time, grid)
            if shape.begin == latest:
                scores, latest = scores + _years_since(shape, grid), None
            yield Clue("explicit-date", time.start, time.end, scores, _say_bound(text, time))


def _bounded_below(shape: Dated, time: Time, grid: Grid) -> Scores:
    begun = grid.days >= shape.begin.toordinal()
    return np.where(begun, 0.0, np.log(lk.MISTAKE + 0.5 * time.ahead**2))


def _bounded_above(shape: Dated, grid: Grid) -> Scores:
    until = shape.begin.toordinal() - grid.days
    chance = lk.density(np.maximum(until, 0), lk.YEARS_AHEAD)
    scores = np.log(chance / chance.max() + lk.MISTAKE)
    return np.where(grid.days >= shape.until.toordinal(), np.log(lk.MISTAKE), scores)


def _years_since(shape: Dated, grid: Grid) -> Scores:
    shares = lk.YEARS_SINCE_MONTH if shape.grain == "month" else lk.YEARS_SINCE
    years = grid.years - shape.begin.year
    chance = np.array([*shares, lk.YEARS_LATER])[np.clip(years, 0, len(shares))]
    scores: Scores = np.where(years < 0, 0.0, np.log(chance / shares[0]))
    return scores


def _say_bound(text: str, time: Time) -> Say:
    words, shape = text[time.start : time.end], time.shape
    assert isinstance(shape, Dated)

    def say(day: date) -> Message:
        if time.ahead > 0.5:
            return message("“{words}” is still ahead: the article is older.", words=words)
        if day.year > shape.begin.year:
            return message("“{words}” is past and needs its year: the article is probably of a later one.",
                           words=words)  # fmt: skip
        return message("“{words}” is past: the article is not older.", words=words)

    return say


def _countdowns(times: Sequence[Time], text: str, grid: Grid) -> Iterator[Clue]:
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


def _span(target: Time, grid: Grid) -> np.ndarray:
    shape = target.shape
    if isinstance(shape, YearDay):
        return grid.recurring(shape.month, shape.first, shape.last).next_begin
    assert isinstance(shape, Dated)
    return np.full(len(grid), shape.begin.toordinal())


def _say_countdown(text: str, time: Time, target: Time, span: np.ndarray, grid: Grid) -> Say:
    words, aim = text[time.start : time.end], text[target.start : target.end]

    def say(day: date) -> Message:
        end = int(span[day.toordinal() - grid.first.toordinal()])
        return message("“{words}” are left until “{aim}”, {day:full}.",
                       words=words, aim=aim, day=date.fromordinal(end))  # fmt: skip

    return say
