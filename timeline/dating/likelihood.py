"""How likely a writer names a time so, as it lies so many days before or after the day of writing.

General knowledge of press style, put as numbers; every figure in this folder's clues is here. A
score is the logarithm of a likelihood relative to a day of writing that has nothing to do with the
time, so scores of independent clues add up and 0 says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from timeline.dating.grid import Days, Scores
from timeline.expression import Direction

# Mixtures of exponentials: (share, mean number of days).
Mixture = Sequence[tuple[float, float]]

# A day or month named without its year lies within months, and rarely almost a year away.
DAY_PAST: Mixture = ((0.7, 30), (0.25, 90))
# A date with its weekday is as often of the same week.
PAIR: Mixture = ((0.4, 4), (0.35, 25), (0.2, 90))
# "mardi 10 janvier" in the first lines is the day of the news.
NEWS_DAY: Mixture = ((0.7, 1.5), (0.15, 7), (0.1, 60))
DAY_AHEAD: Mixture = ((0.6, 30), (0.35, 100))
# Deadlines are set weeks ahead.
DEADLINE: Mixture = ((0.5, 45), (0.45, 120))
MONTH_PAST: Mixture = ((0.6, 60), (0.35, 150))
MONTH_AHEAD: Mixture = ((0.6, 45), (0.35, 120))
# "As soon as October" is said when October is near: within a quarter of the unit named.
SOON_MONTH: Mixture = ((0.8, 7), (0.18, 60))
SOON_DAY: Mixture = ((0.8, 4), (0.18, 20))
# A date that a bare weekday explains is within a week.
EXPLAINED = 0.93
YEARLY = 0.05  # the rest: any day of the year
# Within the week days are named by their weekday instead, and the day itself as today; in the week
# after it often with "next".
NAMED_ON_THE_DAY, NAMED_WITHIN_A_WEEK, NAMED_NEXT_WEEK = 0.06, 0.45, 0.8

# A time named with its year: the latest such time of an article is mostly of the year before or of
# the same year, since close ones need no year.
YEARS_SINCE = (0.32, 0.4, 0.12, 0.06, 0.035, 0.02, 0.012, 0.008)
YEARS_SINCE_MONTH = (0.15, 0.5, 0.16, 0.08, 0.04, 0.025, 0.015, 0.01)
YEARS_UNTIL = (0.4, 0.25, 0.1, 0.06, 0.04, 0.03, 0.02, 0.01)
YEARS_LATER, YEARS_WRONG = 0.004, 0.0005
# With its weekday it is mostly the day of the news, written out in full.
FULL_DAY: Mixture = ((0.5, 2), (0.2, 25), (0.15, 250), (0.1, 1200))

# An embedded post is hours or days old, sometimes part of an older story.
POST_AGE: Mixture = ((0.65, 2.5), (0.2, 30), (0.15, 500))

# A bare past weekday, by its distance. In the first lines it is the day of the news: agencies
# write "lundi" the same day and papers the day after.
LEAD_WEEKDAY = (0.40, 0.34, 0.11, 0.06, 0.04, 0.03, 0.02)
# Where a dispatch states its day, mostly that day.
DISPATCH_WEEKDAY = (0.7, 0.18, 0.05, 0.03, 0.02, 0.01, 0.01)
OTHER_WEEKDAY = (0.17, 0.22, 0.18, 0.15, 0.12, 0.09, 0.07)
# An article whose first lines name no day hardly reports the same day's news.
LATE_WEEKDAY = (0.10, 0.23, 0.20, 0.17, 0.13, 0.10, 0.07)
NEXT_WEEKDAY = (0.13, 0.20, 0.18, 0.15, 0.13, 0.12, 0.09)
THIS_WEEKDAY = (0.90, 0.07, 0.01, 0.005, 0.005, 0.005, 0.005)
THIS_WEEKDAY_AHEAD = (0.40, 0.17, 0.13, 0.10, 0.08, 0.06, 0.06)
# "lundi dernier", one to seven days ago; "le week-end" and "le week-end dernier" by day of writing.
LAST_WEEKDAY = (0.07, 0.12, 0.17, 0.20, 0.20, 0.16, 0.08)
PAST_WEEKEND = (0.38, 0.2, 0.11, 0.07, 0.06, 0.06, 0.12)
LAST_WEEKEND = (0.22, 0.18, 0.17, 0.15, 0.14, 0.06, 0.08)

# A newsroom brings out about half as much on a day of the weekend.
WEEKEND_OUTPUT = 0.55
# Sources err: a weekday that does not fit its date, an expression read on the wrong side.
MISTAKE = 0.02
# A name before it was coined: another thing of that name, or a day of the list that is wrong.
BEFORE_ITS_NAME = 0.001
WRONG_SIDE = 0.07
# Of a day written out in full it is seldom wrong.
WRONG_SIDE_IN_FULL = 0.01
# Articles brought together are often of one story: so many lie near the others, at such mean distances.
# Some go back over the years.
COMPANY: Mixture = ((0.4, 90), (0.3, 700))
# What people collect is rather of late years than of early ones, very slightly.
YEARLY_FADING = 0.03

_AHEAD: dict[Direction | None, float] = {
    "past": WRONG_SIDE,
    "present": 0.4,
    None: 0.4,
    "future": 1 - WRONG_SIDE,
}
_AHEAD_BOUNDED: dict[str, dict[Direction | None, float]] = {
    # "until the 12th" after a verb in the past still looks ahead more often than not.
    "BEFORE": {"past": 0.55, "present": 0.85, None: 0.8, "future": 0.95},
    "AFTER": {"past": 0.55, "present": 0.7, None: 0.6, "future": 0.95},
}


def ahead(direction: Direction | None, mod: str | None) -> float:
    """The probability that a time lies ahead of the day of writing, by its tense and what bounds it."""
    return _AHEAD_BOUNDED.get(mod or "", _AHEAD)[direction]


def density(distance: NDArray[np.int64], mixture: Mixture, floor: float = 0.0) -> Scores:
    """A mixture's probability of each distance in days; 0 for negative ones; ``floor`` per year added."""
    away = np.maximum(distance, 0).astype(np.float64)
    total = np.zeros(len(away))
    for share, mean in mixture:
        total += share * (1 - np.exp(-1 / mean)) * np.exp(-away / mean)
    if floor:
        total += np.where(away <= 366, floor / 366, 0.0)
    return np.where(distance < 0, 0.0, total)


def by_weekday(shift: Days, shares: Sequence[float]) -> Scores:
    """Scores of a distance modulo seven, relative to any weekday."""
    table: Scores = np.log(np.array(shares) * 7)
    return table[shift % 7]


def mixed(one: Scores, other: Scores, share_other: float) -> Scores:
    """The score when it is uncertain which of two readings is meant."""
    result: Scores = np.logaddexp(one + np.log(1 - share_other), other + np.log(share_other))
    return result
