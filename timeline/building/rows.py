"""The columns of a build's parts: those of the tables, and what is needed to join the parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from timeline.model import Document, Event, Mention, Source
from timeline.reading.twins import Card, card
from timeline.storage import codec, tables
from timeline.storage.tables import Row, Type

# What is read of files: ``file`` counts the files of the part, ``elsewhere`` is for ``reading.twins``.
READ: Mapping[str, Type] = {**tables.DOCUMENTS, "text": "text", "file": "number", "elsewhere": "text"}
CARDS = ("id", "elsewhere", "title", "source_file", "url", "publisher", "file")
# Dated articles; ``sketch`` is for ``reading.duplicates``, in hexadecimal.
DATED: Mapping[str, Type] = {**tables.DOCUMENTS, "text": "text", "sketch": "text"}
# Events as told; ``mentions`` has the mention of each source in full, ``headline`` and ``excerpt`` are
# what a story's words are looked for in.
TOLD: Mapping[str, Type] = {**tables.EVENTS, "mentions": "json", "headline": "text", "excerpt": "text"}


def read_rows(files: Iterable[Iterable[Document]]) -> Iterator[Row]:
    """The rows of the articles of files."""
    for number, documents in enumerate(files):
        for document in documents:
            (row,) = tables.document_rows((document,))
            elsewhere = card(document).elsewhere
            yield {**row, "text": document.text, "file": number, "elsewhere": elsewhere}


def card_of(row: Row) -> Card:
    """What tells a read article from others."""
    address = row["url"] or row["publisher"] or ""
    return Card(row["id"], row["elsewhere"], row["title"], row["source_file"], address)


def documents_back(rows: Iterable[Row]) -> list[Document]:
    """The articles of rows with their texts."""
    return [document for row in rows for document in tables.documents_back((row,), {row["id"]: row["text"]})]


def told_rows(
    events: Iterable[Event], mentions: Mapping[str, tuple[Mention, ...]], documents: Mapping[str, Document]
) -> Iterator[Row]:
    """The rows of events that no other article has told yet."""
    listed = list(events)
    for event, row in zip(listed, tables.event_rows(listed, mentions), strict=True):
        source = event.sources[0]
        document = documents[source.document_id]
        full = [one.mention and codec.mention(one.mention) for one in event.sources]
        yield {
            **row,
            "mentions": codec.dumps(full),
            "headline": document.title,
            "excerpt": document.text[source.start : source.end],
        }


def event_of(row: Row) -> Event:
    """The event of a row, as far as merging looks at it: its sources lack their mentions."""
    sources = tuple(
        Source(one["document_id"], one["start"], one["end"]) for one in codec.loads(row["sources"])
    )
    values = {name: row[name] for name in tables.EVENTS}
    return Event(**{**values, "actors": tuple(codec.loads(row["actors"])), "sources": sources})


def event_with_mentions(row: Row) -> tuple[Event, dict[str, list[Mention]]]:
    """The event of a row in full, and those of its mentions that stand in the table of mentions."""
    event = event_of(row)
    places = codec.loads(row["sources"])
    full = [one and codec.mention_back(one) for one in codec.loads(row["mentions"])]
    listed: dict[str, list[Mention]] = {}
    sources = []
    for source, place, mention in zip(event.sources, places, full, strict=True):
        sources.append(Source(source.document_id, source.start, source.end, mention))
        if mention and "mention" not in place:
            listed.setdefault(source.document_id, []).append(mention)
    return replace(event, sources=tuple(sources)), listed
