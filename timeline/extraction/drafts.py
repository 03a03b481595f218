"""Events before they get an id and a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from timeline.extraction.periods import length
from timeline.model import Basis, Certainty, Grain, Kind, Mention, Status

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before it gets its id and story; offsets into the document's text."""

    title: str
    begin: datetime
    until: datetime
    grain: Grain
    status: Status
    kind: Kind
    actors: tuple[str, ...]
    certainty: Certainty
    start: int
    end: int
    mention: Mention | None
    basis: Basis
    approximate: bool = False
    main: bool = True


def useful(mention: Mention) -> bool:
    """Whether a mention can date an event: no habit, no decade, an interval or a length."""
    if mention.type == "SET" or mention.grain in ("decade", "century", "millennium"):
        return False
    return mention.begin is not None or (mention.type == "DURATION" and length(mention.value) is not None)
