"""A corpus on the disk written piece by piece: the same files that ``save`` writes, in constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from timeline.disk import replacing
from timeline.model import Corpus
from timeline.storage import CORPUS, TABLES, codec, summary_of, tables, telling
from timeline.storage.files import Growing
from timeline.storage.tables import Row


@dataclass(frozen=True)
class GrowingTables:
    """The tables of a corpus; ``end`` must come last."""

    tables: Mapping[str, Growing]
    summary: Path
    build: str

    def add(self, name: str, rows: Iterable[Row]) -> None:
        """Write rows below those that a table has."""
        self.tables[name].add(rows)

    def end(self, corpus: Corpus) -> None:
        """Write the actors, stories, problems and what was left out; the tables are whole then."""
        for table in self.tables.values():
            table.close()
        counts = {name: self.tables[name].count for name in TABLES}
        text = codec.dumps(summary_of(corpus, counts, self.build))
        self.summary.write_text(f"{text}\n", encoding="utf-8")


@contextmanager
def growing(folder: Path, build: str) -> Iterator[GrowingTables]:
    """Tables to write into ``folder``: all take their places when the block ends well, or none does.

    ``build`` names them. ``StorageError`` when the disk refuses.
    """
    names = [f"{name}.{suffix}" for name in TABLES for suffix in ("csv", "parquet")]
    names += ["texts.parquet", CORPUS]
    with telling(folder), replacing(*(folder / name for name in names)) as drafts:
        draft = dict(zip(names, drafts, strict=True))
        opened = {
            name: Growing(columns, draft[f"{name}.parquet"], build, draft[f"{name}.csv"])
            for name, columns in TABLES.items()
        }
        opened["texts"] = Growing(tables.TEXTS, draft["texts.parquet"], build)
        yield GrowingTables(opened, draft[CORPUS], build)
