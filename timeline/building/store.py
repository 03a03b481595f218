"""Where the parts of a build lie: named pieces of bytes in a folder, here or on any fsspec file system.

A piece is there whole or not at all. Its name holds the hash of everything it was made from, so what is
there need never be made again.
"""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from timeline.building.remote import file_system, is_address
from timeline.disk import replacing
from timeline.storage.files import as_parquet
from timeline.storage.tables import Row, Type

# The key under which a Parquet file keeps what is no table.
ABOUT = "chronofil"


@dataclass(frozen=True)
class Store:
    """Pieces below ``root``: a folder's path, or an address such as ``s3://bucket/folder``."""

    root: str

    @property
    def remote(self) -> bool:
        """Whether the root is an address rather than a folder here."""
        return is_address(self.root)

    @cached_property
    def _files(self) -> Any:
        return file_system(self.root)

    def path(self, name: str) -> str:
        """Where a piece lies."""
        return f"{self.root}/{name}"

    def put(self, name: str, content: bytes) -> None:
        """Write a piece; who reads at the same time finds it whole or not at all."""
        if not self.remote:
            with replacing(Path(self.path(name))) as (draft,):
                draft.write_bytes(content)
            return
        draft_name = f"{self.path(name)}.{uuid.uuid4().hex}"
        self._files.makedirs(self.path(name).rpartition("/")[0], exist_ok=True)
        self._files.pipe_file(draft_name, content)
        self._files.mv(draft_name, self.path(name))

    def get(self, name: str) -> bytes:
        """A piece; ``FileNotFoundError`` when it is not there."""
        if not self.remote:
            return Path(self.path(name)).read_bytes()
        content: bytes = self._files.cat_file(self.path(name))
        return content

    def names(self, folder: str) -> set[str]:
        """The names of the pieces of a folder."""
        if not self.remote:
            inside = Path(self.path(folder))
            found = [entry.name for entry in inside.iterdir()] if inside.is_dir() else []
        else:
            self._files.invalidate_cache()
            place = self.path(folder)
            found = [name.rpartition("/")[2] for name in self._files.ls(place, detail=False)] if (
                self._files.exists(place)
            ) else []  # fmt: skip
        return {name for name in found if not name.startswith(".")}

    def remove(self, names: Iterable[str]) -> None:
        """Take pieces away; those that are gone already do not matter."""
        for name in names:
            if self.remote:
                if self._files.exists(self.path(name)):
                    self._files.rm(self.path(name))
            else:
                Path(self.path(name)).unlink(missing_ok=True)

    def put_table(
        self,
        name: str,
        rows: Iterable[Row],
        columns: Mapping[str, Type],
        about: Mapping[str, Any],
        groups: Iterable[int] = (),
    ) -> None:
        """Write a table as Parquet with facts about it; ``groups`` are the lengths of its row groups."""
        self.put(name, as_parquet(list(rows), columns, {ABOUT: json.dumps(about)}, groups))

    def table(self, name: str) -> Table:
        """A table that ``put_table`` wrote."""
        import pyarrow.parquet

        return Table(pyarrow.parquet.ParquetFile(io.BytesIO(self.get(name))))


@dataclass(frozen=True)
class Table:
    """A Parquet file, read as far as asked."""

    file: Any

    @cached_property
    def about(self) -> Any:
        """The facts about the table."""
        return json.loads(self.file.schema_arrow.metadata[ABOUT.encode()])

    def rows(self, columns: Iterable[str] | None = None, group: int | None = None) -> list[Row]:
        """All rows, or those of one row group."""
        chosen = None if columns is None else list(columns)
        if group is None:
            read = self.file.read(columns=chosen)
        else:
            read = self.file.read_row_group(group, columns=chosen)
        rows: list[Row] = read.to_pylist()
        return rows
