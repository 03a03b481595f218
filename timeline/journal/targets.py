"""What an edit points to, and how it is found again when the articles or the rules have changed.

An event is found by its id; else by where it is written: the same words of the same article, dated
by the same expression. An article is found by its id; else by its words; else by its file and title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.journal.edits import Passage, Target
from timeline.model import Actor, Document, Event, Mention, Publication, Source

# So much of a passage is kept to find it again.
WORDS = 200
# Two excerpts that share less than this are not the same place.
SAME_PLACE = 0.3


def event_target(event: Event, documents: Mapping[str, Document]) -> Target:
    """An event as a target; ``event`` must be as it was derived."""
    passages = tuple(
        Passage(
            source.document_id,
            source.start,
            source.end,
            documents[source.document_id].text[source.start : source.end][:WORDS],
            source.mention.start if source.mention else None,
            source.mention.end if source.mention else None,
        )
        for source in event.sources
    )
    restored = {"restored": True} if event.review and event.review.origin == "restored" else {}
    return Target("event", event.id, event.title, passages, derived=derived_event(event) | restored)


def article_target(document: Document, start: int = 0, end: int | None = None) -> Target:
    """An article as a target, or the words from ``start`` to ``end`` in it."""
    end = len(document.text) if end is None else end
    passage = Passage(document.id, start, end, document.text[start:end][:WORDS])
    return Target(
        "article",
        document.id,
        document.title,
        (passage,),
        document.source_file,
        {"published": published_value(document.published), "language": document.language},
    )


def actor_target(actor: Actor) -> Target:
    """An actor as a target."""
    derived = {"names": dict(actor.names), "kind": actor.kind, "parent": actor.parent}
    return Target("actor", actor.id, actor.names[0][1], derived=derived)


def derived_event(event: Event) -> dict[str, Any]:
    """The fields of an event that can be edited, as plain values."""
    return {
        "title": event.title,
        "language": event.language,
        "begin": event.begin.isoformat(),
        "until": event.until.isoformat(),
        "grain": event.grain,
        "approximate": event.approximate,
        "status": event.status,
        "kind": event.kind,
        "actors": list(event.actors),
    }


def published_value(published: Publication | None) -> str | None:
    """A publication as ``2020-09-18``, or ``2020-09-18/2020-09-20`` for a range; None when unknown."""
    if published is None:
        return None
    first, last = published.earliest.isoformat(), published.latest.isoformat()
    return first if first == last else f"{first}/{last}"


class Places:
    """The articles of a corpus, and where in them the passages of older edits now are."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = {document.id: document for document in documents}
        self._moved: dict[Passage, Passage | None] = {}

    def now(self, passage: Passage) -> Passage | None:
        """The passage in the article as it now is; None when its words are nowhere."""
        document = self.documents.get(passage.document)
        if document is not None and document.text.startswith(passage.words, passage.start):
            return passage
        if passage not in self._moved:
            self._moved[passage] = self._search(passage)
        return self._moved[passage]

    def article(self, target: Target) -> Document | None:
        """The article that a target on an article means."""
        if target.id in self.documents:
            return self.documents[target.id]
        for passage in target.passages:
            found = self.now(passage)
            if found is not None:
                return self.documents[found.document]
        same = [d for d in self.documents.values() if (d.source_file, d.title) == (target.file, target.label)]
        return same[0] if len(same) == 1 and target.file else None

    def _search(self, passage: Passage) -> Passage | None:
        if not passage.words.strip():
            return None
        best: tuple[int, Document, int] | None = None
        for document in self.documents.values():
            at = document.text.find(passage.words)
            while at >= 0:
                # The article itself first, then the least moved.
                distance = abs(at - passage.start) + (0 if document.id == passage.document else 10**9)
                if best is None or distance < best[0]:
                    best = (distance, document, at)
                at = document.text.find(passage.words, at + 1)
        return None if best is None else _moved(passage, best[1], best[2])


def _moved(passage: Passage, document: Document, start: int) -> Passage:
    by = start - passage.start
    return Passage(
        document.id,
        start,
        min(passage.end + by, len(document.text)),
        passage.words,
        None if passage.mention_start is None else passage.mention_start + by,
        None if passage.mention_end is None else passage.mention_end + by,
    )


class Events:
    """Events by id and by where they are written."""

    def __init__(self, places: Places, events: Iterable[Event]) -> None:
        self.places = places
        self._ids: set[str] = set()
        self._written: dict[str, list[tuple[Source, Event]]] = defaultdict(list)
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Make one more event findable."""
        self._ids.add(event.id)
        for source in event.sources:
            self._written[source.document_id].append((source, event))

    def find(self, target: Target) -> str | None:
        """The id of the event that a target means now; None when there is none."""
        if target.id in self._ids:
            return target.id
        found: list[tuple[float, str]] = []
        for passage in filter(None, map(self.places.now, target.passages)):
            for source, event in self._written[passage.document]:
                likeness = _likeness(passage, source, target, event)
                if likeness:
                    found.append((-likeness, event.id))
        return min(found)[1] if found else None


def _likeness(passage: Passage, source: Source, target: Target, event: Event) -> float:
    """How much an event's source is the passage of a target: 0 when it is another place or expression."""
    shared = min(passage.end, source.end) - max(passage.start, source.start)
    whole = max(passage.end, source.end) - min(passage.start, source.start)
    if shared <= 0 or shared / whole < SAME_PLACE:
        return 0.0
    likeness = shared / whole
    if passage.mention_start is not None and passage.mention_end is not None and source.mention is not None:
        if not (passage.mention_start < source.mention.end and source.mention.start < passage.mention_end):
            return 0.0
        likeness += 1.0
    derived = target.derived
    likeness += 0.5 * (derived.get("title") == event.title)
    return likeness + 0.25 * ((derived.get("kind"), derived.get("status")) == (event.kind, event.status))


def sources_of(
    passages: Sequence[Passage], places: Places, mentions: Mapping[str, Sequence[Mention]]
) -> tuple[Source, ...]:
    """Sources where the passages now are, with the expressions that date them if they are still found."""
    found = []
    for passage in filter(None, map(places.now, passages)):
        mention = next(
            (
                one
                for one in mentions.get(passage.document, ())
                if passage.mention_start is not None
                and (one.start, one.end) == (passage.mention_start, passage.mention_end)
            ),
            None,
        )
        found.append(Source(passage.document, passage.start, passage.end, mention))
    return tuple(dict.fromkeys(found))
