"""The events as rows of one flat table, as CSV and Parquet hold it."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.exports._review import checks, decided_at, decided_by, decision, notes
from timeline.exports._selection import Selection
from timeline.model import Event
from timeline.storage.tables import Row, Type
from timeline.view.card import title_language, when
from timeline.view.marks import precision

COLUMNS: dict[str, Type] = {
    "id": "text",
    "begin": "time",
    "until": "time",
    "grain": "text",
    "approximate": "truth",
    "precision": "text",
    "when": "text",
    "title": "text",
    "language": "text",
    "status": "text",
    "kind": "text",
    "actors": "text",
    "story": "text",
    "certainty": "text",
    "decision": "text",
    "decided_by": "text",
    "decided_at": "time",
    "to_check": "text",
    "notes": "text",
    "sources": "number",
    "excerpt": "text",
    "date_words": "text",
    "article": "text",
    "publisher": "text",
    "published": "day",
    "published_earliest": "day",
    "published_latest": "day",
    "url": "text",
    "source_file": "text",
    "source_start": "number",
    "source_end": "number",
}


def rows(selection: Selection) -> Iterator[Row]:
    """One row an event. The excerpt, the date words and the place are those of its first source."""
    for event in selection.events:
        row = {
            "id": event.id,
            "begin": event.begin,
            "until": event.until,
            "grain": event.grain,
            "approximate": event.approximate,
            "precision": precision(event),
            "when": when(event, selection.language),
            "title": event.title_in(selection.language),
            "language": title_language(event, selection.language),
            "status": event.status,
            "kind": event.kind,
            "actors": "; ".join(selection.actor(actor).name(selection.language) for actor in event.actors),
            "story": event.story,
            "certainty": event.certainty,
            **_review(selection, event),
            "sources": len(event.sources),
            **_first_source(selection, event),
        }
        yield {name: row.get(name) for name in COLUMNS}


def _review(selection: Selection, event: Event) -> Row:
    """What people decided and wrote; several notes, like several things to check, each on a line."""
    return {
        "decision": decision(event),
        "decided_by": decided_by(event),
        "decided_at": decided_at(event),
        "to_check": "\n".join(checks(event, selection.language)) or None,
        "notes": "\n".join(notes(event, selection.language)) or None,
    }


def _first_source(selection: Selection, event: Event) -> Row:
    for source, document in selection.sources(event):
        published = document.published
        return {
            "excerpt": document.text[source.start : source.end],
            "date_words": source.mention and source.mention.text,
            "article": document.title,
            "publisher": document.publisher,
            "published": published and published.best,
            "published_earliest": published and published.earliest,
            "published_latest": published and published.latest,
            "url": document.url,
            "source_file": document.source_file,
            "source_start": document.start + source.start,
            "source_end": document.start + source.end,
        }
    return {}
