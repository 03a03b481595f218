"""The tables of a build at an address: folders of Parquet files, as programs for many machines read them.

Files bear the name of their build. ``corpus.json`` names the build that is whole; it comes last, and what
other builds left goes after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from timeline.building.store import Store
from timeline.model import Corpus
from timeline.storage import CORPUS, TABLES, codec, summary_of, tables
from timeline.storage.files import as_parquet
from timeline.storage.tables import Row, Type

# Rows of a file.
ROWS = 50_000
COLUMNS: Mapping[str, Mapping[str, Type]] = {**TABLES, "texts": tables.TEXTS}


class SpreadTables:
    """The tables of a corpus in pieces of a store; ``end`` must come last."""

    def __init__(self, store: Store, build: str) -> None:
        self._store, self._build = store, build
        self._rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
        self._counts = dict.fromkeys(COLUMNS, 0)
        self._written: dict[str, list[str]] = {name: [] for name in COLUMNS}

    def add(self, name: str, rows: Iterable[Row]) -> None:
        """Write rows below those that a table has."""
        self._rows[name].extend(rows)
        while len(self._rows[name]) >= ROWS:
            self._put(name)

    def end(self, corpus: Corpus) -> None:
        """Write what is left, then that this build is whole."""
        for name in COLUMNS:
            if self._rows[name] or not self._written[name]:
                self._put(name)
        counts = {name: self._counts[name] for name in TABLES}
        text = codec.dumps(summary_of(corpus, counts, self._build))
        self._store.put(CORPUS, f"{text}\n".encode())
        for name, written in self._written.items():
            others = self._store.names(name) - set(written)
            self._store.remove(f"{name}/{other}" for other in others)

    def _put(self, name: str) -> None:
        rows, self._rows[name] = self._rows[name][:ROWS], self._rows[name][ROWS:]
        file = f"{self._build}-{len(self._written[name]):05d}.parquet"
        self._store.put(f"{name}/{file}", as_parquet(rows, COLUMNS[name], {"build": self._build}))
        self._written[name].append(file)
        self._counts[name] += len(rows)


@contextmanager
def spread(store: Store, build: str) -> Iterator[SpreadTables]:
    """Tables to write at an address; ``build`` names them."""
    yield SpreadTables(store, build)
