"""What an expression is counted from, and the meaning it gets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from timeline.expression import Direction
from timeline.model import Anchor, Message
from timeline.resolving.spans import Span, add

Prefer = Literal["news", "past", "future"]
NO_ANCHOR = Anchor("none")
# An evening begins at this hour, and the small hours end at that one.
EVENING = 18
SMALL_HOURS = 6
_DAYS = ("second", "minute", "hour", "part", "day")
_MONTHS = (*_DAYS, "weekend", "week", "month")
FINER = {
    "day": _DAYS,
    "week": (*_DAYS, "weekend", "week"),
    "weekend": (*_DAYS, "weekend", "week"),
    "month": _MONTHS,
    "quarter": (*_MONTHS, "quarter"),
    "half": (*_MONTHS, "quarter", "half"),
    "year": (*_MONTHS, "quarter", "season", "half", "year"),
    "decade": (*_MONTHS, "quarter", "season", "half", "year", "decade"),
    "century": (*_MONTHS, "quarter", "season", "half", "year", "decade", "century"),
}


# What a report compares with the year before, the most telling first.
PERIODS = (("quarter", "half"), ("month",))


@dataclass(frozen=True, slots=True)
class Time:
    """A resolved expression: its interval (None where the text fixes none), TIMEX3 type, value, mod.

    ``doubtful`` says that the notes tell another reading, rather than a contradiction.
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    span: Span | None
    anchor: Anchor = NO_ANCHOR
    mod: str | None = None
    approximate: bool = False
    notes: tuple[Message, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """A time the text has told before, with its offsets."""

    time: Time
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Context:
    """Where counting starts: the reference, the side tense and mood point to, what was told before.

    ``told`` are the last times told before, at most one of each grain, latest first; ``year`` is
    the year last told in the same sentence, ``day`` the last day or month told with its year.
    ``reported`` are the periods told that had ended, which a report may be about, one of each grain,
    latest first. ``habit`` is the repeated time last told in the same sentence;
    ``same_sentence`` says whether the last of ``told`` stands there, ``just_told`` whether it is
    only a few words back. ``prefer`` as in
    ``timeline.tag``.
    """

    reference: datetime
    direction: Direction | None = None
    prefer: Prefer = "news"
    told: tuple[Spoken, ...] = ()
    year: Spoken | None = None
    day: Spoken | None = None
    reported: tuple[Spoken, ...] = ()
    habit: Spoken | None = None
    same_sentence: bool = False
    just_told: bool = False

    def side(self) -> Direction | None:
        """The side to look for an open date on: the caller's preference, else tense."""
        return self.direction if self.prefer == "news" else self.prefer

    def told_year(self) -> Spoken | None:
        """The year of the sentence for a day or month without one; no past year holds what is to come."""
        if self.year is None or self.year.time.span is None:
            return None
        over = self.year.time.span.until <= self.reference
        ahead = self.year.time.span.begin > self.reference
        return None if (over and self.side() == "future") or (ahead and self.side() == "past") else self.year

    def day_told(self) -> Spoken | None:
        """The day, or time of a day, last told."""
        return next((s for s in self.told if s.time.span and s.time.span.grain in _DAYS), None)

    def in_night(self) -> bool:
        """Whether the time last told is a night, whose small hours are of the next day."""
        latest = self.day_told()
        return latest is not None and latest.time.value.endswith("NI")

    def in_evening(self) -> bool:
        """Whether the time last told is an evening, or a clock time in one, just before."""
        latest = self.day_told()
        if latest is None or latest.time.span is None or not self.just_told:
            return False
        told = latest.time
        return told.value.endswith("EV") or ("T" in told.value and latest.time.span.begin.hour >= EVENING)

    def publication(self) -> Anchor:
        """The anchor that is the publication."""
        return Anchor("publication", self.reference)

    def period(self, unit: str | None = None) -> Spoken | None:
        """The period the text reports on: of that unit, or the last quarter or half, else month, told;
        else the year of the sentence."""
        for grains in ((unit,),) if unit else PERIODS:
            for spoken in self.reported:
                if spoken.time.span and spoken.time.span.grain in grains:
                    return spoken
        return None if unit else self.year

    def base(self, kind: str, unit: str = "day") -> tuple[datetime, Anchor]:
        """The moment to count units from, for an anchor kind of the expression algebra.

        In the discourse that is the last time told that is no vaguer than the unit: "the year
        before" counts from a year, "the day before" only from a day.
        """
        reported = self.period(unit) if kind == "period" else None
        if reported and reported.time.span:
            begin = reported.time.span.begin
            return begin, Anchor("mention", begin, reported.start, reported.end)
        if kind == "period" and unit == "quarter":
            # A report is about the quarter that has ended.
            return add(self.reference, -1, "quarter"), self.publication()
        fine = FINER.get(unit, FINER["day"])
        for spoken in self.told if kind in ("discourse", "beside") else ():
            if spoken.time.span and spoken.time.span.grain in fine:
                begin = spoken.time.span.begin
                return begin, Anchor("mention", begin, spoken.start, spoken.end)
        return self.reference, self.publication()

    def beside(self, days: int) -> tuple[datetime, Anchor]:
        """The day that "the day before" or "two days after" is counted from.

        That is the day last told, unless this one was counted from another to the other side, or is
        its very next: "le lendemain ... le surlendemain" are both counted from the same.
        """
        base, anchor = self.base("beside")
        last = self.day_told()
        before = last.time.anchor if last and anchor.start == last.start else None
        if before is None or before.kind != "mention" or before.at is None:
            return base, anchor
        away = (base.date() - before.at.date()).days
        shared = abs(away) in (1, 2) and (away * days < 0 or abs(days) > abs(away))
        return (before.at, before) if shared else (base, anchor)
