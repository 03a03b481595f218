"""Tables as CSV and Parquet files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.storage.tables import Row, Type, cell

if TYPE_CHECKING:
    import pyarrow


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

    arrays = {name: [row[name] for row in rows] for name in columns}
    schema = _schema(columns)
    table = pyarrow.table(arrays, schema=schema.with_metadata({"build": build}) if build else schema)
    pyarrow.parquet.write_table(table, path, compression="zstd")


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
