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
from dataclasses import dataclass

from timeline.extraction.catalogue import Catalogue, DataError, load_actors, load_stories
from timeline.model import Actor, Document, Event, Mention, Story

__all__ = ["Catalogue", "DataError", "Extraction", "extract", "extract_all", "load_actors", "load_stories"]


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
) -> Extraction:
    """The events of many documents, in reading order; each document must have ``published``."""
    return Extraction((), ())


def extract(
    document: Document,
    mentions: Sequence[Mention],
    catalogue: Catalogue,
    stories: Iterable[Story] = (),
) -> tuple[Event, ...]:
    """The events of one document in reading order; it must have ``published``."""
    return extract_all((document,), {document.id: mentions}, catalogue, stories).events
