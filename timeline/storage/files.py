"""Tables as CSV and Parquet files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.storage.tables import Row, Type, cell

if TYPE_CHECKING:
    import pyarrow

# So many rows are written at once where a table is written piece by piece.
ROW_GROUP = 10_000


def write_csv(rows: Iterable[Row], columns: Mapping[str, Type], path: Path) -> None:
    """Write rows as RFC 4180 says, in UTF-8: a header, commas, CRLF, quotes where needed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([cell(row[name]) for name in columns] for row in rows)


def write_parquet(
    rows: Sequence[Row], columns: Mapping[str, Type], path: Path | BinaryIO, build: str = ""
) -> None:
    """Write rows as Parquet; days and times keep their types, JSON columns are text.

    ``build`` names what the file belongs to; ``read_parquet`` gives it back.
    """
    import pyarrow.parquet

    table = _table(rows, _named(columns, build))
    pyarrow.parquet.write_table(table, path, compression="zstd", row_group_size=ROW_GROUP)


def as_parquet(
    rows: Sequence[Row], columns: Mapping[str, Type], about: Mapping[str, str], groups: Iterable[int] = ()
) -> bytes:
    """Rows as the bytes of a Parquet file with facts about it; ``groups`` are lengths of row groups."""
    import pyarrow.parquet

    table = _table(rows, _schema(columns).with_metadata(dict(about)))
    file, start = io.BytesIO(), 0
    with pyarrow.parquet.ParquetWriter(file, table.schema, compression="zstd") as writer:
        for length in groups or (len(rows),):
            writer.write_table(table.slice(start, length), row_group_size=max(length, 1))
            start += length
    return file.getvalue()


class Growing:
    """A table written piece by piece, as Parquet and perhaps as CSV, in constant memory."""

    def __init__(
        self, columns: Mapping[str, Type], parquet: Path, build: str, as_csv: Path | None = None
    ) -> None:
        import pyarrow.parquet

        self.count = 0
        self._rows: list[Row] = []
        self._columns, self._schema = columns, _named(columns, build)
        self._parquet = pyarrow.parquet.ParquetWriter(parquet, self._schema, compression="zstd")
        self._csv = as_csv.open("w", encoding="utf-8", newline="") if as_csv else None
        if self._csv:
            csv.writer(self._csv).writerow(columns)

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows below those that are there."""
        self._rows.extend(rows)
        if len(self._rows) >= ROW_GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left and end the files."""
        self._flush()
        self._parquet.close()
        if self._csv:
            self._csv.close()

    def _flush(self) -> None:
        if not self._rows:
            return
        self._parquet.write_table(_table(self._rows, self._schema), row_group_size=len(self._rows))
        if self._csv:
            lines = ([cell(row[name]) for name in self._columns] for row in self._rows)
            csv.writer(self._csv).writerows(lines)
        self.count += len(self._rows)
        self._rows = []


def read_parquet(path: Path, columns: Mapping[str, Type]) -> tuple[list[Row], str]:
    """The rows of a Parquet file, these columns only, and the build it names.

    ``OSError`` or ``ValueError`` when it is no Parquet file.
    """
    import pyarrow.parquet

    # Opened once: another build may put its file into this place meanwhile.
    with pyarrow.parquet.ParquetFile(path) as file:
        named: Mapping[bytes, bytes] = file.schema_arrow.metadata or {}
        rows: list[dict[str, Any]] = file.read(columns=list(columns)).to_pylist()
    return rows, named.get(b"build", b"").decode()


def _table(rows: Sequence[Row], schema: pyarrow.Schema) -> pyarrow.Table:
    import pyarrow

    return pyarrow.table({name: [row[name] for row in rows] for name in schema.names}, schema=schema)


def _named(columns: Mapping[str, Type], build: str) -> pyarrow.Schema:
    schema = _schema(columns)
    return schema.with_metadata({"build": build}) if build else schema


def _schema(columns: Mapping[str, Type]) -> pyarrow.Schema:
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "json": pyarrow.string(),
        "number": pyarrow.int64(),
        "truth": pyarrow.bool_(),
        "day": pyarrow.date32(),
        "time": pyarrow.timestamp("us"),
    }
    return pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])
