"""The steps of a build, each a pure function from pieces of the store to a new piece.

Files are read in parts; articles are dated in groups; events are told in chunks. A step is done wherever
its engine says, and its result lies in the store under a key made of all that it depends on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from timeline.building import rows
from timeline.building.remote import fetch, is_address
from timeline.building.store import Store
from timeline.extraction import Catalogue, load_actors, load_stories
from timeline.model import Document, Problem, Story
from timeline.pipeline import extract_events, place
from timeline.readers import Budget
from timeline.reading.containers import documents_in
from timeline.reading.duplicates import folded, sketch
from timeline.storage import codec, tables

READ, DATED, MENTIONS, TOLD, LISTS = "read", "dated", "mentions", "told", "lists"
# Articles whose events are told at once.
CHUNK = 32


@dataclass(frozen=True, slots=True)
class ReadPart:
    """Files to read, named as given; paths that are not absolute begin in ``folder``.

    Those in ``base`` are named as they lie there.
    """

    key: str
    files: tuple[str, ...]
    folder: str
    base: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """The articles of a part that belong to a group: those from ``first`` to ``last``, but for ``dropped``.

    ``renamed`` gives others another id. All are places in the part.
    """

    part: str
    first: int
    last: int
    dropped: tuple[int, ...] = ()
    renamed: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DateGroup:
    """Articles to date together, none of them newer than ``today``."""

    key: str
    members: tuple[Member, ...]
    today: date


@dataclass(frozen=True, slots=True)
class TellChunk:
    """Articles whose events are to be told: those of one row group of a dated group.

    ``lists`` names the actors and stories to know.
    """

    key: str
    group: str
    number: int
    lists: str


Task = ReadPart | DateGroup | TellChunk


def key_of(*values: Any) -> str:
    """A short hash of plain values."""
    return blake2b(json.dumps(values, default=str).encode(), digest_size=12).hexdigest()


def run(store: Store, task: Task) -> str:
    """Do a step and keep its result; gives the task's key."""
    if isinstance(task, ReadPart):
        _read(store, task)
    elif isinstance(task, DateGroup):
        _date(store, task)
    else:
        _tell(store, task)
    return task.key


def piece(folder: str, key: str) -> str:
    """The name of a result."""
    return f"{folder}/{key}.parquet"


def _read(store: Store, task: ReadPart) -> None:
    read = [_file(file, task) for file in task.files]
    found = list(rows.read_rows(documents for documents, _ in read))
    problems = [[codec.problem(one) for one in problems] for _, problems in read]
    store.put_table(piece(READ, task.key), found, rows.READ, {"problems": problems})


def _file(file: str, task: ReadPart) -> tuple[list[Document], list[Problem]]:
    if not is_address(file):
        found = documents_in(Path(task.folder, file), Budget())
        if not Path(file).is_absolute():
            found = _named(*found, f"{task.folder}/", "")
        return _named(*found, f"{task.base}/", "") if task.base else found
    with TemporaryDirectory(prefix="chronofil-") as folder:
        try:
            here = fetch(file, Path(folder))
        except OSError:
            here = Path(folder) / "missing"
        documents, problems = documents_in(here, Budget())
        return _named(documents, problems, str(here), file)


def _named(
    documents: Sequence[Document], problems: Sequence[Problem], start: str, instead: str
) -> tuple[list[Document], list[Problem]]:
    """Files named as users know them."""

    def name(file: str) -> str:
        return instead + file.removeprefix(start) if start and file.startswith(start) else file

    return (
        [replace(one, source_file=name(one.source_file)) for one in documents],
        [replace(one, file=name(one.file)) for one in problems],
    )


def _date(store: Store, task: DateGroup) -> None:
    documents: list[Document] = []
    lengths: list[int] = []
    for member in task.members:
        found = _members(store, member)
        documents.extend(found)
        lengths.extend(min(CHUNK, len(found) - start) for start in range(0, len(found), CHUNK))
    placed = place(folded(documents), task.today)
    dated, mentions, chunks = [], [], []
    counts = []
    for chunk in _cut(placed.documents, lengths):
        own = [row for one in chunk for row in tables.rows_of_mentions(one, placed.mentions[one.id])]
        of_chunk = [_dated(one) for one in chunk]
        chunks.append({"key": key_of(of_chunk, own), "documents": len(chunk)})
        dated.extend(of_chunk)
        mentions.extend(own)
        counts.append(len(own))
    about = {
        "chunks": chunks,
        "problems": [codec.problem(one) for one in placed.problems],
        "left_out": dict(placed.left_out),
    }
    store.put_table(piece(MENTIONS, task.key), mentions, tables.MENTIONS, {}, counts)
    store.put_table(piece(DATED, task.key), dated, rows.DATED, about, lengths)


def _members(store: Store, member: Member) -> list[Document]:
    read = store.table(piece(READ, member.part)).rows()
    names, dropped = dict(member.renamed), set(member.dropped)
    kept = [
        {**read[at], "id": names.get(at, read[at]["id"])}
        for at in range(member.first, member.last)
        if at not in dropped
    ]
    return rows.documents_back(kept)


def _cut(documents: Sequence[Document], lengths: Sequence[int]) -> Iterator[Sequence[Document]]:
    start = 0
    for length in lengths:
        yield documents[start : start + length]
        start += length


def _dated(document: Document) -> dict[str, Any]:
    (row,) = tables.document_rows((document,))
    return {**row, "text": document.text, "sketch": sketch(document).tobytes().hex()}


def _tell(store: Store, task: TellChunk) -> None:
    found = store.table(piece(DATED, task.group)).rows(group=task.number)
    documents = [document for document in rows.documents_back(found) if document.published]
    own = store.table(piece(MENTIONS, task.group)).rows(group=task.number)
    mentions = {document.id: () for document in documents} | tables.mentions_back(own)
    catalogue, stories = _lists(store, task.lists)
    extraction, problems = extract_events(documents, mentions, catalogue, stories)
    told = rows.told_rows(extraction.events, mentions, {one.id: one for one in documents})
    about = {
        "actors": [codec.actor(one) for one in extraction.actors],
        "problems": [codec.problem(one) for one in problems],
    }
    store.put_table(piece(TOLD, task.key), told, rows.TOLD, about)


@lru_cache(maxsize=1)
def _lists(store: Store, key: str) -> tuple[Catalogue, tuple[Story, ...]]:
    """The actors and stories to know, read once a process."""
    texts = json.loads(store.get(f"{LISTS}/{key}.json"))
    with TemporaryDirectory(prefix="chronofil-") as folder:
        paths: dict[str, list[Path]] = {"actors": [], "stories": []}
        for kind, found in paths.items():
            for number, text in enumerate(texts[kind]):
                found.append(Path(folder) / f"{kind}-{number}.yaml")
                found[-1].write_text(text, encoding="utf-8")
        return load_actors(*paths["actors"]), tuple(load_stories(*paths["stories"]))
