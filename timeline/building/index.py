"""What a build must remember of all its parts at once, on the disk: it lasts as long as the build."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE task (phase TEXT, place INTEGER, key TEXT, spec TEXT, PRIMARY KEY (phase, place)) WITHOUT ROWID;
CREATE TABLE met (id TEXT PRIMARY KEY, file TEXT, address TEXT) WITHOUT ROWID;
CREATE TABLE told (place INTEGER PRIMARY KEY, begin TEXT, until TEXT, id TEXT, row TEXT);
CREATE TABLE meets (time TEXT, actor TEXT, place INTEGER);
"""


class Index:
    """Tasks in their order, articles met, events told; ``commit`` is never needed, nothing outlives it."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._path = path
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.executescript(_SCHEMA)
        self.database.execute("BEGIN")
        self.met: MutableMapping[str, tuple[str, str]] = _Met(self.database)

    def close(self) -> None:
        """Forget everything."""
        self.database.close()
        self._path.unlink(missing_ok=True)

    def add_task(self, phase: str, key: str, spec: Any) -> None:
        """Remember a task; its place is after those of its phase that are there."""
        place = self.count(phase)
        self.database.execute("INSERT INTO task VALUES (?, ?, ?, ?)", (phase, place, key, json.dumps(spec)))

    def count(self, phase: str) -> int:
        """How many tasks a phase has."""
        query = "SELECT place FROM task WHERE phase = ? ORDER BY place DESC LIMIT 1"
        last = self.database.execute(query, (phase,)).fetchone()
        return last[0] + 1 if last else 0

    def tasks(self, phase: str) -> Iterator[tuple[str, Any]]:
        """The keys of a phase's tasks in their order, with what was kept of each."""
        query = "SELECT key, spec FROM task WHERE phase = ? ORDER BY place"
        for key, spec in self.database.execute(query, (phase,)):
            yield key, json.loads(spec)


class _Met(MutableMapping[str, tuple[str, str]]):
    """A mapping on the disk, as far as ``reading.twins`` needs one."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __getitem__(self, key: str) -> tuple[str, str]:
        found = self._database.execute("SELECT file, address FROM met WHERE id = ?", (key,)).fetchone()
        if found is None:
            raise KeyError(key)
        return found[0], found[1]

    def __setitem__(self, key: str, value: tuple[str, str]) -> None:
        self._database.execute("INSERT OR REPLACE INTO met VALUES (?, ?, ?)", (key, *value))

    def __delitem__(self, key: str) -> None:
        self._database.execute("DELETE FROM met WHERE id = ?", (key,))

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._database.execute("SELECT id FROM met"))

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT COUNT(*) FROM met").fetchone()
        return int(count)
