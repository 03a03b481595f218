"""Sentences become events: who did, said, announced or threatened what, and when.

    catalogue = load_actors(Path("data/actors.yaml"))
    stories = load_stories(Path("data/stories.yaml"))
    extraction = extract_all(documents, mentions, catalogue, stories, progress=None)
    extraction.events, extraction.actors

* ``extract_all(documents, mentions, catalogue, stories=(), progress=None) -> Extraction``: every
  document must have ``published``; ``mentions`` maps a document's id to its resolved mentions.
  ``progress(done, total)`` is called after each document. ``Extraction.actors`` holds the actors
  of the events: the listed ones and, with ``listed=False``, those only the texts name.
* ``extract(document, mentions, catalogue, stories=()) -> tuple[Event, ...]``: one document.
* ``load_actors`` and ``load_stories`` raise ``DataError`` (with ``.problem``) on a malformed file.

The events of one document are in reading order, each with one source. ``timeline.merging.merge``
then joins those that tell the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from timeline.extraction.catalogue import Catalogue, DataError, load_actors, load_stories
from timeline.extraction.documents import read_documents
from timeline.extraction.drafting import drafts
from timeline.extraction.drafts import Draft
from timeline.extraction.light import light_drafts
from timeline.extraction.parses import Parses
from timeline.extraction.reading import Reading
from timeline.model import Actor, Document, Event, Mention, Source, Story
from timeline.stories import story_of

__all__ = ["Catalogue", "DataError", "Extraction", "extract", "extract_all", "load_actors", "load_stories"]
# Documents parsed at once.
BATCH = 16


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the documents tell: events in reading order, and every actor that takes part in one."""

    events: tuple[Event, ...]
    actors: tuple[Actor, ...]


def extract_all(
    documents: Sequence[Document],
    mentions: Mapping[str, Sequence[Mention]],
    catalogue: Catalogue,
    stories: Iterable[Story] = (),
    progress: Callable[[int, int], None] | None = None,
    parses: Parses | None = None,
) -> Extraction:
    """The events of many documents, in reading order; each document must have ``published``.

    What is among ``parses`` is not parsed again.
    """
    events: list[Event] = []
    actors: dict[str, Actor] = {}
    queries = tuple(stories)
    for start in range(0, len(documents), BATCH):
        batch = documents[start : start + BATCH]
        readings = read_documents(batch, mentions, catalogue, parses)
        read = {reading.document.id: reading for reading in readings}
        for document in batch:
            told, known = _told(document, read.get(document.id), mentions.get(document.id, ()), catalogue)
            found = [_event(draft, document, queries) for draft in told]
            events.extend(_distinct(found))
            actors.update({name: known[name] for event in found for name in event.actors})
        if progress is not None:
            progress(min(start + BATCH, len(documents)), len(documents))
    return Extraction(tuple(events), tuple(actors.values()))


def _told(
    document: Document, reading: Reading | None, mentions: Sequence[Mention], catalogue: Catalogue
) -> tuple[list[Draft], Mapping[str, Actor]]:
    """What a document tells, by its trees, or by light rules where its language has no parser."""
    if reading is None:
        return light_drafts(document, mentions, catalogue)
    return list(drafts(reading)), reading.actors


def extract(
    document: Document,
    mentions: Sequence[Mention],
    catalogue: Catalogue,
    stories: Iterable[Story] = (),
) -> tuple[Event, ...]:
    """The events of one document in reading order; it must have ``published``."""
    return extract_all((document,), {document.id: mentions}, catalogue, stories).events


def _event(draft: Draft, document: Document, stories: tuple[Story, ...]) -> Event:
    event = Event(
        id=_identifier(draft, document),
        title=draft.title,
        begin=draft.begin,
        until=draft.until,
        grain=draft.grain,
        status=draft.status,
        kind=draft.kind,
        actors=draft.actors,
        story=None,
        certainty=draft.certainty,
        sources=(Source(document.id, draft.start, draft.end, draft.mention),),
        language=document.language,
        basis=draft.basis,
        approximate=draft.approximate,
    )
    return replace(event, story=story_of(event, {document.id: document}, stories))


def _identifier(draft: Draft, document: Document) -> str:
    """Stable across rebuilds of the same text: made of the text, the excerpt and the time in it."""
    mention = draft.mention
    place = (draft.start, draft.end, mention.start if mention else -1)
    return sha256(repr((document.text, place)).encode()).hexdigest()[:12]


def _distinct(events: Sequence[Event]) -> list[Event]:
    """Without a second event of the same id."""
    return list({event.id: event for event in events}.values())
