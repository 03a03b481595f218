"""What an expression is counted from, and the meaning it gets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from timeline.expression import Direction
from timeline.model import Anchor, Message
from timeline.resolving.spans import Span

Prefer = Literal["news", "past", "future"]
NO_ANCHOR = Anchor("none")


@dataclass(frozen=True, slots=True)
class Time:
    """A resolved expression: its interval (None where the text fixes none), TIMEX3 type, value, mod."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    span: Span | None
    anchor: Anchor = NO_ANCHOR
    mod: str | None = None
    approximate: bool = False
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A time the text has told before, with its offsets."""

    time: Time
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Context:
    """Where counting starts: the reference, the side tense and mood point to, what was told before.

    ``day`` is the last time told that names a day or less, ``year`` the last that names a year
    in the same sentence. ``prefer`` as in ``timeline.tag``.
    """

    reference: datetime
    direction: Direction | None = None
    prefer: Prefer = "news"
    day: Spoken | None = None
    year: Spoken | None = None

    def side(self) -> Direction | None:
        """The side to look for an open date on: the caller's preference, else tense."""
        return self.direction if self.prefer == "news" else self.prefer

    def publication(self) -> Anchor:
        """The anchor that is the publication."""
        return Anchor("publication", self.reference)

    def base(self, kind: str) -> tuple[datetime, Anchor]:
        """The moment to count from, for an anchor kind of the expression algebra."""
        if kind == "discourse" and self.day and self.day.time.span:
            begin = self.day.time.span.begin
            return begin, Anchor("mention", begin, self.day.start, self.day.end)
        return self.reference, self.publication()
