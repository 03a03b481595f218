"""Events as one flat table, in the formats that this folder's modules write; a module is a format.

Each module has ``write(rows, columns, path)`` and may be named by its user: ``--format csv``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.model import Actor, Corpus, Event
from timeline.storage.tables import Row, Type

COLUMNS: dict[str, Type] = {
    "id": "text",
    "begin": "time",
    "until": "time",
    "grain": "text",
    "approximate": "truth",
    "title": "text",
    "status": "text",
    "kind": "text",
    "actors": "text",
    "story": "text",
    "certainty": "text",
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


def formats() -> tuple[str, ...]:
    """The names of the formats, in alphabetical order."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__)))


def export(corpus: Corpus, events: Iterable[Event], format: str, path: Path, language: str) -> int:
    """Write ``events`` to ``path`` and give their number; actors are named in ``language``.

    A row shows an event's first source: its excerpt, the words that date it and where the excerpt
    stands in the source file. ``ValueError`` when no module is named ``format``.
    """
    if format not in formats():
        raise ValueError(format)
    rows = list(_rows(corpus, events, language))
    importlib.import_module(f"{__name__}.{format}").write(rows, COLUMNS, path)
    return len(rows)


def _rows(corpus: Corpus, events: Iterable[Event], language: str) -> Iterator[Row]:
    documents = {document.id: document for document in corpus.documents}
    actors = {actor.id: actor for actor in corpus.actors}
    for event in events:
        source = event.sources[0]
        document = documents[source.document_id]
        published = document.published
        yield {
            "id": event.id,
            "begin": event.begin,
            "until": event.until,
            "grain": event.grain,
            "approximate": event.approximate,
            "title": event.title,
            "status": event.status,
            "kind": event.kind,
            "actors": "; ".join(_name(actors, identifier, language) for identifier in event.actors),
            "story": event.story,
            "certainty": event.certainty,
            "sources": len(event.sources),
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


def _name(actors: dict[str, Actor], identifier: str, language: str) -> str:
    return actors[identifier].name(language) if identifier in actors else identifier
