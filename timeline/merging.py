"""The same event told twice becomes one event with several sources.

Events meet in blocks: those that share an actor, or an actor's parent, on a day. Within a block two
are the same when their claims can be one (a plan meets a plan, not a deed) and they agree in kind
and words. So the work grows with the number of events, not with its square.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from timeline.model import Actor, Certainty, Document, Event

DAY = timedelta(days=1)
# Longer intervals meet by their month; a day within one is not the same as the whole.
SHORT = timedelta(days=8)
# A block with more events than this compares each with its nearest neighbours only.
NEIGHBOURS = 60
STEM = 5
ALIKE, NEARLY_SAME = 0.4, 0.7
CLASSES = {
    "occurred": "done",
    "ongoing": "done",
    "alleged": "done",
    "denied": "denied",
    "statement": "said",
    "planned": "ahead",
    "threatened": "ahead",
    "deadline": "deadline",
}
# Kinds that two undated sentences of one article may give the same measure.
FAMILY = ("ban", "restriction")
CERTAINTIES: tuple[Certainty, ...] = ("high", "medium", "low")
BASES = ("text", "inherited", "publication")


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with what it is compared by: its actors' families, the stems of its words, and ``text``,
    the id of the article whose text tells it first.
    """

    event: Event
    families: frozenset[str]
    stems: frozenset[str]
    text: str


def merge(
    events: Sequence[Event], actors: Iterable[Actor] = (), documents: Iterable[Document] = ()
) -> tuple[Event, ...]:
    """Join the events that tell the same: same action, compatible time, shared actors.

    ``actors`` gives the parents, so that what TikTok's owner does can meet what TikTok does, and
    ``documents`` which of them are one text printed again. Every source is kept; the result is sorted
    by time.
    """
    roots = {document.id: document.same_as for document in documents if document.same_as}
    known = tuple(actors)
    parents = {actor.id: actor.parent for actor in known if actor.parent}
    names = {actor.id: _stems(" ".join((*dict(actor.names).values(), *actor.aliases))) for actor in known}
    told = [_told(event, parents, names, roots) for event in events]
    groups = _Groups(len(told))
    for unsorted in _blocks(told).values():
        # Events of one day and like titles stand side by side, wherever their articles are.
        block = sorted(unsorted, key=lambda one: (told[one].event.begin, sorted(told[one].stems), one))
        for place, first in enumerate(block):
            for second in block[place + 1 : place + 1 + NEIGHBOURS]:
                if groups.root(first) != groups.root(second) and _same(told[first], told[second]):
                    groups.join(first, second)
    merged = (_joined([told[one].event for one in members]) for members in groups.members())
    return tuple(sorted(merged, key=lambda event: (event.begin, event.until, event.id)))


def witnesses(event: Event, roots: Mapping[str, str]) -> int:
    """How many texts tell an event, a dispatch that three sites print being one.

    ``roots`` maps the id of an article to that of the one it repeats.
    """
    return len({roots.get(source.document_id, source.document_id) for source in event.sources})


def _told(
    event: Event,
    parents: Mapping[str, str | None],
    names: Mapping[str, frozenset[str]],
    roots: Mapping[str, str],
) -> _Told:
    """An event ready to be compared: without the names of its actors, which prove no sameness."""
    own = frozenset[str]().union(*(names.get(actor, frozenset()) for actor in event.actors))
    source = event.sources[0].document_id
    return _Told(event, _families(event, parents), _stems(event.title) - own, roots.get(source, source))


class _Groups:
    """Disjoint sets of events by their place."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

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
        sets: dict[int, list[int]] = defaultdict(list)
        for one in range(len(self._above)):
            sets[self.root(one)].append(one)
        yield from sets.values()


def _families(event: Event, parents: Mapping[str, str | None]) -> frozenset[str]:
    """The actors of an event and their parents."""
    above = (parents.get(actor) for actor in event.actors)
    return frozenset((*event.actors, *(actor for actor in above if actor)))


def _stems(title: str) -> frozenset[str]:
    """The beginnings of a title's longer words, without accents."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", title) if not unicodedata.combining(one))
    return frozenset(word[:STEM] for word in re.findall(r"[^\W_]{4,}", plain.casefold()))


def _blocks(told: Sequence[_Told]) -> dict[tuple[str, str], list[int]]:
    """Places of events by actor and day (or month, for long intervals)."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(told):
        for time in _times(one.event):
            for actor in one.families or {""}:
                blocks[actor, time].append(place)
    return blocks


def _times(event: Event) -> Iterator[str]:
    if event.until - event.begin > SHORT:
        yield f"{event.begin:%Y-%m}"
        return
    day = event.begin.replace(hour=0, minute=0, second=0, microsecond=0)
    while day < event.until:
        yield f"{day:%Y-%m-%d}"
        day += DAY


def _same(first: _Told, second: _Told) -> bool:
    """Whether two events of a block are one."""
    one, other = first.event, second.event
    together = first.text == second.text
    if together and one.sources[0].document_id != other.sources[0].document_id and _repeated(one, other):
        return True
    shared = first.families & second.families
    if "publication" in (one.basis, other.basis) and one.basis != other.basis:
        return together and one.kind == other.kind != "other" and bool(shared)
    if one.basis == other.basis == "publication":
        return together and bool(shared) and one.kind in FAMILY and other.kind in FAMILY
    if not _compatible(one, other):
        return False
    alike = _likeness(first.stems, second.stems)
    if CLASSES[one.status] == CLASSES[other.status] == "deadline":
        return bool(shared) and one.begin.date() == other.begin.date()
    if together:
        return alike >= NEARLY_SAME and CLASSES[one.status] == CLASSES[other.status]
    if CLASSES[one.status] != CLASSES[other.status]:
        return _announced(first, second)
    if one.status == "statement":
        return one.actors[:1] == other.actors[:1] and alike >= ALIKE
    subject = bool({*one.actors[:1]} & second.families or {*other.actors[:1]} & first.families)
    agree = one.kind == other.kind != "other"
    return alike >= NEARLY_SAME or (subject and (alike >= ALIKE or (agree and len(shared) > 1)))


def _repeated(one: Event, other: Event) -> bool:
    """Whether the same text printed again tells the same once more."""
    return (one.title, one.status, one.begin, one.until) == (
        other.title, other.status, other.begin, other.until
    )  # fmt: skip


def _announced(first: _Told, second: _Told) -> bool:
    """An announcement told once as a deed and once as a threat: same day, kind and parties."""
    one, other = first.event, second.event
    classes = {CLASSES[one.status], CLASSES[other.status]}
    said = classes <= {"done", "said", "ahead"} and one.begin.date() == other.begin.date()
    agree = one.kind == other.kind and one.kind not in ("other", "statement")
    shared = first.families & second.families
    return said and agree and len(shared) > 1 and bool(first.stems & second.stems)


def _compatible(one: Event, other: Event) -> bool:
    """Whether two intervals can mean one time: they meet, and neither is much longer."""
    if not (one.begin < other.until and other.begin < one.until):
        return False
    short, long = sorted((one.until - one.begin, other.until - other.begin))
    return long <= max(short * 3, DAY * 2) or (short > SHORT and long <= short * 13)


def _likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of the shorter title's words that both have."""
    return len(first & second) / max(1, min(len(first), len(second)))


def _joined(events: Sequence[Event]) -> Event:
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


def _rank(event: Event) -> tuple[int, float, bool, bool]:
    """Best dated first, then the narrower, then what is told as done rather than ahead."""
    width = (event.until - event.begin).total_seconds()
    ahead = CLASSES[event.status] == "ahead"
    return BASES.index(event.basis), width, ahead and event.status != "planned", not event.actors
