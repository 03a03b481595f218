"""The few shapes of times that say something about an article's date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday alone; ``step`` None as bare ("lundi"), 0 with this, -1 with last, 1 with next.

    ``night`` marks the night that begins on it: what happened then is told the day after.
    """

    weekday: int
    step: int | None = None
    night: bool = False


@dataclass(frozen=True, slots=True)
class Weekend:
    """A weekend: this or the past one (0), the last one (-1)."""

    step: int


@dataclass(frozen=True, slots=True)
class YearDay:
    """Days ``first`` to ``last`` of a month whose year is open; ``step`` as in ``Weekday``.

    ``near``: a weekday explains it ("20 septembre, soit dimanche").
    """

    month: int
    first: int
    last: int
    weekday: int | None = None
    step: int | None = None
    near: bool = False

    @property
    def whole_month(self) -> bool:
        """Whether a month or a part of it is named rather than a day."""
        return self.first != self.last


@dataclass(frozen=True, slots=True)
class Dated:
    """A time with its year, as half-open days."""

    begin: date
    until: date
    grain: Literal["day", "month", "year"]
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Away:
    """So many days before or after the day of writing; ``exact`` when counted in days."""

    days: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Countdown:
    """So many days left until a time that the article names elsewhere."""

    days: int
    slack: int


@dataclass(frozen=True, slots=True)
class SameDay:
    """The weekday of the date named right before: "20 septembre, soit dimanche"; says nothing alone."""

    weekday: int


Shape = Weekday | Weekend | YearDay | Dated | Away | Countdown | SameDay


@dataclass(frozen=True, slots=True)
class Time:
    """A shape where it stands; ``ahead`` is the probability that it lies after the day of writing.

    ``soon`` marks what is said as coming "as soon as" that time, ``deadline`` what must be by then,
    ``aside`` what only tells of a noun since when it is so: "the ban announced on Friday".
    """

    start: int
    end: int
    shape: Shape
    ahead: float
    soon: bool = False
    deadline: bool = False
    aside: bool = False
