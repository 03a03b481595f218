"""A corpus as rows of its three tables, and back.

A row is a dict of plain values: text, numbers, truth values, days, times; None where nothing is
known. Lists and objects are JSON texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Literal

from timeline.model import Corpus, Document, Event, Mention, Publication, Source
from timeline.storage import codec

Row = dict[str, Any]
Type = Literal["text", "number", "truth", "day", "time", "json"]

DOCUMENTS: dict[str, Type] = {
    "id": "text",
    "title": "text",
    "language": "text",
    "source_file": "text",
    "start": "number",
    "end": "number",
    "publisher": "text",
    "published": "day",
    "published_earliest": "day",
    "published_latest": "day",
    "evidence": "json",
    "url": "text",
    "parts": "json",
    "same_as": "text",
}
MENTIONS: dict[str, Type] = {
    "document_id": "text",
    "start": "number",
    "end": "number",
    "text": "text",
    "type": "text",
    "value": "text",
    "begin": "time",
    "until": "time",
    "grain": "text",
    "mod": "text",
    "anchor": "json",
    "rule": "text",
    "approximate": "truth",
    "certainty": "text",
    "notes": "json",
}
EVENTS: dict[str, Type] = {
    "id": "text",
    "title": "text",
    "begin": "time",
    "until": "time",
    "grain": "text",
    "status": "text",
    "kind": "text",
    "actors": "json",
    "story": "text",
    "certainty": "text",
    "sources": "json",
    "language": "text",
    "basis": "text",
    "approximate": "truth",
}
TEXTS: dict[str, Type] = {"document_id": "text", "text": "text"}


def document_rows(documents: Iterable[Document]) -> Iterator[Row]:
    """The rows of documents; their texts are a table of their own, since spreadsheets cut long cells."""
    for document in documents:
        published = document.published
        yield {
            "id": document.id,
            "title": document.title,
            "language": document.language,
            "source_file": document.source_file,
            "start": document.start,
            "end": document.end,
            "publisher": document.publisher,
            "published": published and published.best,
            "published_earliest": published and published.earliest,
            "published_latest": published and published.latest,
            "evidence": codec.dumps(codec.evidence(published.evidence if published else ())),
            "url": document.url,
            "parts": codec.dumps(codec.parts(document.parts)),
            "same_as": document.same_as,
        }


def documents_back(rows: Iterable[Row], texts: Mapping[str, str]) -> Iterator[Document]:
    """The documents of their rows and their texts by id; ``KeyError`` when a text is missing."""
    for row in rows:
        days: tuple[date, date, date] = row["published_earliest"], row["published_latest"], row["published"]
        yield Document(
            id=row["id"],
            title=row["title"],
            text=texts[row["id"]],
            language=row["language"],
            source_file=row["source_file"],
            start=row["start"],
            end=row["end"],
            url=row["url"],
            publisher=row["publisher"],
            published=None if days[0] is None else Publication(*days, _clues(row)),
            parts=codec.parts_back(codec.loads(row["parts"])),
            same_as=row["same_as"],
        )


def _clues(row: Row) -> tuple[Any, ...]:
    return codec.evidence_back(codec.loads(row["evidence"]))


def mention_rows(corpus: Corpus) -> Iterator[Row]:
    """The rows of mentions, in reading order."""
    for document in corpus.documents:
        yield from rows_of_mentions(document, corpus.mentions.get(document.id, ()))


def rows_of_mentions(document: Document, mentions: Iterable[Mention]) -> Iterator[Row]:
    """The rows of one document's mentions."""
    for found in mentions:
        yield {
            "document_id": document.id,
            "start": found.start,
            "end": found.end,
            "text": found.text,
            "type": found.type,
            "value": found.value,
            "begin": found.begin,
            "until": found.until,
            "grain": found.grain,
            "mod": found.mod,
            "anchor": codec.dumps(codec.anchor(found.anchor)),
            "rule": found.rule,
            "approximate": found.approximate,
            "certainty": found.certainty,
            "notes": codec.dumps([codec.message(note) for note in found.notes]),
        }


def mentions_back(rows: Iterable[Row]) -> dict[str, tuple[Mention, ...]]:
    """The mentions of their rows, by document."""
    gathered: dict[str, list[Mention]] = {}
    for row in rows:
        fields = {name: value for name, value in row.items() if name != "document_id"}
        fields["anchor"] = codec.anchor_back(codec.loads(row["anchor"]))
        fields["notes"] = tuple(codec.message_back(note) for note in codec.loads(row["notes"]))
        gathered.setdefault(row["document_id"], []).append(Mention(**fields))
    return {identifier: tuple(found) for identifier, found in gathered.items()}


def event_rows(events: Iterable[Event], mentions: Mapping[str, tuple[Mention, ...]]) -> Iterator[Row]:
    """The rows of events. A source names its mention by its place; one not in ``mentions`` is written out."""
    known = _by_place(mentions)
    for event in events:
        yield {
            "id": event.id,
            "title": event.title,
            "begin": event.begin,
            "until": event.until,
            "grain": event.grain,
            "status": event.status,
            "kind": event.kind,
            "actors": codec.dumps(list(event.actors)),
            "story": event.story,
            "certainty": event.certainty,
            "sources": codec.dumps([_source(source, known) for source in event.sources]),
            "language": event.language,
            "basis": event.basis,
            "approximate": event.approximate,
        }


def events_back(rows: Iterable[Row], mentions: Mapping[str, tuple[Mention, ...]]) -> Iterator[Event]:
    """The events of their rows and of the mentions they point to."""
    known = _by_place(mentions)
    for row in rows:
        sources = tuple(_source_back(source, known) for source in codec.loads(row["sources"]))
        yield Event(**{**row, "actors": tuple(codec.loads(row["actors"])), "sources": sources})


Place = tuple[str, int | None, int | None]


def _by_place(mentions: Mapping[str, tuple[Mention, ...]]) -> dict[Place, Mention]:
    return {(identifier, m.start, m.end): m for identifier, found in mentions.items() for m in found}


def _source(source: Source, known: Mapping[Place, Mention]) -> dict[str, Any]:
    dated = source.mention
    row: dict[str, Any] = {
        "document_id": source.document_id,
        "start": source.start,
        "end": source.end,
        "mention_start": dated and dated.start,
        "mention_end": dated and dated.end,
    }
    if dated and known.get((source.document_id, dated.start, dated.end)) != dated:
        row["mention"] = codec.mention(dated)
    return row


def _source_back(row: Mapping[str, Any], known: Mapping[Place, Mention]) -> Source:
    if "mention" in row:
        dated: Mention | None = codec.mention_back(row["mention"])
    else:
        dated = known.get((row["document_id"], row["mention_start"], row["mention_end"]))
    return Source(row["document_id"], row["start"], row["end"], dated)


def cell(value: Any) -> str:
    """A value as it stands in a CSV file: ISO days and times, ``true`` and ``false``, empty for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
