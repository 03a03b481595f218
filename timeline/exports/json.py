"""Everything about the chosen events as one JSON value that can be read back without loss.

``events`` hold their sources in full, with offsets in code points into the text of the article and
the excerpt itself; ``begin`` and ``until`` bound a half-open interval. ``documents`` tell when each
article appeared and what shows it, and hold its text when whole articles travel along.
"""

from __future__ import annotations

from typing import Any

from timeline.exports._review import reviewed
from timeline.exports._selection import Selection
from timeline.exports._text import json_bytes
from timeline.model import Document, Event, Publication, Source
from timeline.storage import codec
from timeline.view.card import title_language, when
from timeline.view.marks import precision

ENDING = ".json"
MEDIA_TYPE = "application/json"
TELLS_DECISIONS = True
VERSION = 1


def render(selection: Selection) -> bytes:
    """The events with all that they refer to."""
    told = {event.story for event in selection.events}
    stories = [story for story in selection.index.corpus.stories if story.id in told]
    return json_bytes(
        {
            "format": "chronofil",
            "version": VERSION,
            "title": selection.title,
            "language": selection.language,
            "made": selection.made.isoformat(timespec="seconds"),
            "events": [_event(selection, event) for event in selection.events],
            "documents": [
                _document(document, selection.options.articles) for document in selection.documents
            ],
            "actors": [codec.actor(actor) for actor in selection.actors],
            "stories": [codec.story(story) for story in stories],
        }
    )


def _event(selection: Selection, event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "title": event.title_in(selection.language),
        "language": title_language(event, selection.language),
        "when": when(event, selection.language),
        "begin": event.begin.isoformat(),
        "until": event.until.isoformat(),
        "grain": event.grain,
        "approximate": event.approximate,
        "precision": precision(event),
        "basis": event.basis,
        "status": event.status,
        "kind": event.kind,
        "actors": list(event.actors),
        "story": event.story,
        "certainty": event.certainty,
        "review": reviewed(event, selection.language),
        "sources": [_source(source, document) for source, document in selection.sources(event)],
    }


def _source(source: Source, document: Document) -> dict[str, Any]:
    return {
        "document": source.document_id,
        "start": source.start,
        "end": source.end,
        "excerpt": document.text[source.start : source.end],
        "mention": source.mention and codec.mention(source.mention),
    }


def _document(document: Document, whole: bool) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "publisher": document.publisher,
        "url": document.url,
        "source_file": document.source_file,
        "start": document.start,
        "end": document.end,
        "published": document.published and _publication(document.published),
        **({"text": document.text, "parts": codec.parts(document.parts)} if whole else {}),
    }


def _publication(published: Publication) -> dict[str, Any]:
    return {
        "earliest": published.earliest.isoformat(),
        "latest": published.latest.isoformat(),
        "best": published.best.isoformat(),
        "evidence": codec.evidence(published.evidence),
    }
