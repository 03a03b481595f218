"""A corpus left on the disk: its records are read when somebody looks at them, its columns as arrays.

What was opened stays as it was, also when a later build puts other tables into the same place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Generic, TypeVar, overload

import numpy as np
import pyarrow
import pyarrow.compute as compute
import pyarrow.parquet

from timeline.model import Corpus, Document, Event, Mention
from timeline.storage import codec, tables
from timeline.storage.tables import Row

Record = TypeVar("Record")
# Pieces of a table that are kept unpacked, of each table.
KEPT = 3


class Table:
    """A Parquet file: whole columns, or single rows."""

    def __init__(self, path: Path) -> None:
        self._file = pyarrow.parquet.ParquetFile(path, memory_map=True)
        groups = (self._file.metadata.row_group(group).num_rows for group in range(self._file.num_row_groups))
        self._starts = np.cumsum([0, *groups]).tolist()
        self._kept: OrderedDict[int, pyarrow.Table] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return int(self._starts[-1])

    @property
    def build(self) -> str:
        """The build that the file names."""
        named: Mapping[bytes, bytes] = self._file.schema_arrow.metadata or {}
        return named.get(b"build", b"").decode()

    def columns(self, *names: str) -> pyarrow.Table:
        """Some columns of all rows, each in one piece."""
        with self._lock:
            read = self._file.read(columns=list(names))
        return read.combine_chunks()

    def row(self, number: int) -> Row:
        """One row as plain values."""
        group = bisect_right(self._starts, number) - 1
        found: Row = self._group(group).slice(number - self._starts[group], 1).to_pylist()[0]
        return found

    def rows(self) -> Iterator[Row]:
        """All rows, a piece of the table in memory at a time."""
        for group in range(self._file.num_row_groups):
            with self._lock:
                piece = self._file.read_row_group(group)
            yield from piece.to_pylist()

    def _group(self, group: int) -> pyarrow.Table:
        with self._lock:
            if group not in self._kept:
                self._kept[group] = self._file.read_row_group(group)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(group)
            return self._kept[group]


class Records(Sequence[Record], Generic[Record]):
    """Records made from rows when they are asked for; ``order`` tells which row comes when."""

    def __init__(
        self, table: Table, made: Callable[[Row], Record], order: np.ndarray[Any, Any] | None = None
    ) -> None:
        self._table, self._made, self._order = table, made, order

    def __len__(self) -> int:
        return len(self._table)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | Sequence[Record]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        number = at % len(self)
        return self._made(self._table.row(number if self._order is None else int(self._order[number])))

    def __iter__(self) -> Iterator[Record]:
        if self._order is None:
            return map(self._made, self._table.rows())
        return (self[at] for at in range(len(self)))

    def ordered(self, order: np.ndarray[Any, Any]) -> Records[Record]:
        """The same records, read from the same table, in another order."""
        return Records(self._table, self._made, order)


class Numbers(Mapping[str, int]):
    """The number of each id."""

    def __init__(self, ids: pyarrow.Array) -> None:
        self._ids = ids

    def __getitem__(self, identifier: str) -> int:
        number = compute.index(self._ids, identifier).as_py() if isinstance(identifier, str) else -1
        if number < 0:
            raise KeyError(identifier)
        return int(number)

    def __iter__(self) -> Iterator[str]:
        return (one.as_py() for one in self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class ById(Mapping[str, Record], Generic[Record]):
    """Records by their ids."""

    def __init__(self, numbers: Mapping[str, int], records: Sequence[Record]) -> None:
        self._numbers, self._records = numbers, records

    def __getitem__(self, identifier: str) -> Record:
        return self._records[self._numbers[identifier]]

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class Mentions(Mapping[str, tuple[Mention, ...]]):
    """The mentions of each article."""

    def __init__(self, table: Table, documents: Mapping[str, int], ids: pyarrow.Array) -> None:
        self._table, self._documents = table, documents
        told = compute.index_in(table.columns("document_id")["document_id"], value_set=ids)
        numbers = compute.fill_null(told, -1).to_numpy()
        self._order = np.argsort(numbers, kind="stable")
        self._starts = np.searchsorted(numbers[self._order], np.arange(len(ids) + 1))

    def __getitem__(self, identifier: str) -> tuple[Mention, ...]:
        number = self._documents[identifier]
        rows = self._order[self._starts[number] : self._starts[number + 1]]
        return tables.mentions_back(map(self._table.row, rows.tolist())).get(identifier, ())

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


@dataclass(frozen=True)
class Opened:
    """A corpus on the disk, its records read on demand, and the tables themselves."""

    corpus: Corpus
    build: str
    documents: Table
    mentions: Table
    events: Table
    texts: Table
    document_rows: Mapping[str, int]
    by_id: Mapping[str, Document]

    def tables(self) -> tuple[Table, ...]:
        """All that was opened."""
        return self.documents, self.mentions, self.events, self.texts


def opened(folder: Path, summary: Mapping[str, Any]) -> Opened:
    """The tables in ``folder``, whose ``corpus.json`` holds ``summary``."""
    documents, mentions, events, texts = (
        Table(folder / f"{name}.parquet") for name in ("documents", "mentions", "events", "texts")
    )
    ids = documents.columns("id")["id"].combine_chunks()
    rows = Numbers(ids)
    # Texts stand in the order of their articles.
    text_rows = Numbers(texts.columns("document_id")["document_id"].combine_chunks())

    def document(row: Row) -> Document:
        text = texts.row(text_rows[row["id"]])["text"]
        return next(tables.documents_back([row], {row["id"]: text}))

    found = Mentions(mentions, rows, ids)

    def event(row: Row) -> Event:
        told = {source["document_id"] for source in codec.loads(row["sources"])}
        return next(tables.events_back([row], {one: found[one] for one in told if one in rows}))

    articles = Records(documents, document)
    corpus = Corpus(
        documents=articles,
        mentions=found,
        events=Records(events, event),
        actors=tuple(codec.actor_back(who) for who in summary["actors"]),
        stories=tuple(codec.story_back(query) for query in summary["stories"]),
        problems=tuple(codec.problem_back(trouble) for trouble in summary["problems"]),
        left_out=summary["left_out"],
    )
    return Opened(
        corpus, summary.get("build", ""), documents, mentions, events, texts, rows, ById(rows, articles)
    )
