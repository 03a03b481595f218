"""The same event told twice becomes one event with several sources.

Events are compared where they meet (``meeting``), and are the same when their claims can be one: a
plan meets a plan, not a deed, and kind and words agree (``sameness``). So the work grows with the
number of events, not with its square.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from timeline.merging.meeting import pairs
from timeline.merging.sameness import CLASSES, Told, same, tellings
from timeline.model import Actor, Certainty, Document, Event

__all__ = ["Groups", "joined", "merge", "together"]

CERTAINTIES: tuple[Certainty, ...] = ("high", "medium", "low")
BASES = ("text", "inherited", "publication")


def merge(
    events: Sequence[Event], actors: Iterable[Actor] = (), documents: Iterable[Document] = ()
) -> tuple[Event, ...]:
    """Join the events that tell the same: same action, compatible time, shared actors.

    ``actors`` gives the parents, so that what a company's owner does can meet what the company does, and
    ``documents`` which of them are one text printed again. Every source is kept; the result is sorted
    by time.
    """
    told = tellings(events, actors, documents)
    merged = (joined([told[one].event for one in members]) for members in together(told))
    return tuple(sorted(merged, key=lambda event: (event.begin, event.until, event.id)))


def together(told: Sequence[Told]) -> Iterator[list[int]]:
    """The places of the tellings of each event, in their order."""
    groups = Groups(len(told))
    for first, second in pairs(told):
        if groups.root(first) != groups.root(second) and same(told[first], told[second]):
            groups.join(first, second)
    yield from groups.members()


class Groups:
    """Disjoint sets of events by their place."""

    def __init__(self, size: int) -> None:
        self._above = array("q", range(size))

    def root(self, one: int) -> int:
        """The place that stands for the set of ``one``."""
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, first: int, second: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.root(first), self.root(second)))
        self._above[high] = low

    def members(self) -> Iterator[list[int]]:
        """Every set, its members in order."""
        # Most stand alone: only the others are kept.
        others: dict[int, list[int]] = defaultdict(list)
        for one in range(len(self._above)):
            if (root := self.root(one)) != one:
                others[root].append(one)
        for one, above in enumerate(self._above):
            if one == above:
                yield [one, *others.get(one, ())]


def joined(events: Sequence[Event]) -> Event:
    """One event of several: the best dated leads, every source is kept in the order given."""
    if len(events) == 1:
        return events[0]
    lead = min(events, key=_rank)
    ordered = [lead, *(event for event in events if event is not lead)]
    return replace(
        lead,
        actors=tuple(dict.fromkeys(actor for event in ordered for actor in event.actors)),
        story=next((event.story for event in ordered if event.story), None),
        certainty=min((event.certainty for event in events), key=CERTAINTIES.index),
        sources=tuple(dict.fromkeys(source for event in ordered for source in event.sources)),
    )


def _rank(event: Event) -> tuple[int, float, bool, bool, bool]:
    """Best dated first, then the narrower, the certain, then what is told as done rather than ahead."""
    width = (event.until - event.begin).total_seconds()
    ahead = CLASSES[event.status] == "ahead"
    return (
        BASES.index(event.basis),
        width,
        event.approximate,
        ahead and event.status != "planned",
        not event.actors,
    )
