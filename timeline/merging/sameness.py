"""When two tellings are of one event: what they are compared by, and the rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from timeline.model import Actor, Document, Event

DAY = timedelta(days=1)
# Longer intervals meet by their month; a day within one is not the same as the whole.
SHORT = timedelta(days=8)
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


@dataclass(frozen=True, slots=True)
class Told:
    """An event with what it is compared by: its actors' families, the stems of its words, and ``text``,
    the id of the article whose text tells it first.
    """

    event: Event
    families: frozenset[str]
    stems: frozenset[str]
    text: str

    @property
    def document(self) -> str:
        """The article that tells it, which may print another's text again."""
        return self.event.sources[0].document_id


def tellings(
    events: Iterable[Event], actors: Iterable[Actor] = (), documents: Iterable[Document] = ()
) -> list[Told]:
    """Events ready to be compared: without the names of their actors, which prove no sameness."""
    roots = {document.id: document.same_as for document in documents if document.same_as}
    known = tuple(actors)
    parents = {actor.id: actor.parent for actor in known if actor.parent}
    names = {actor.id: _stems(" ".join((*dict(actor.names).values(), *actor.aliases))) for actor in known}
    told = []
    for event in events:
        own = frozenset[str]().union(*(names.get(actor, frozenset()) for actor in event.actors))
        source = event.sources[0].document_id
        text = roots.get(source, source)
        told.append(Told(event, _families(event, parents), _stems(event.title) - own, text))
    return told


def _families(event: Event, parents: Mapping[str, str | None]) -> frozenset[str]:
    """The actors of an event and their parents."""
    above = (parents.get(actor) for actor in event.actors)
    return frozenset((*event.actors, *(actor for actor in above if actor)))


def _stems(title: str) -> frozenset[str]:
    """The beginnings of a title's longer words, without accents."""
    plain = unicodedata.normalize("NFKD", title)
    if not plain.isascii():
        plain = "".join(one for one in plain if not unicodedata.combining(one))
    return frozenset(word[:STEM] for word in re.findall(r"[^\W_]{4,}", plain.casefold()))


def same(first: Told, second: Told) -> bool:
    """Whether two events that meet are one."""
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


def _announced(first: Told, second: Told) -> bool:
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
