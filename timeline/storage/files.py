"""Tables as CSV and Parquet files, written so that a reader sees the old file or the new one, never half."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.storage.tables import Row, Type, cell

if TYPE_CHECKING:
    import pyarrow


@contextmanager
def replacing(*targets: Path) -> Iterator[tuple[Path, ...]]:
    """Temporary files to write, one a target; all take their targets' places when the block ends well.

    They lie beside their targets, are flushed to the disk before they are renamed, and are removed
    when the block raises.
    """
    drafts: list[Path] = []
    try:
        for target in targets:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
            os.fchmod(handle, 0o644)
            os.close(handle)
            drafts.append(Path(name))
        yield tuple(drafts)
        for draft in drafts:
            _flush(draft, os.O_RDWR)
        for draft, target in zip(drafts, targets, strict=True):
            draft.replace(target)
        for folder in {target.parent for target in targets}:
            _flush(folder, os.O_RDONLY)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


def _flush(path: Path, mode: int) -> None:
    handle = os.open(path, mode)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_csv(rows: Iterable[Row], columns: Mapping[str, Type], path: Path) -> None:
    """Write rows as RFC 4180 says, in UTF-8: a header, commas, CRLF, quotes where needed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([cell(row[name]) for name in columns] for row in rows)


def write_parquet(rows: Sequence[Row], columns: Mapping[str, Type], path: Path | BinaryIO) -> None:
    """Write rows as Parquet; days and times keep their types, JSON columns are text."""
    import pyarrow.parquet

    arrays = {name: [row[name] for row in rows] for name in columns}
    table = pyarrow.table(arrays, schema=_schema(columns))
    pyarrow.parquet.write_table(table, path, compression="zstd")


def read_parquet(path: Path, columns: Mapping[str, Type]) -> list[Row]:
    """The rows of a Parquet file, these columns only; ``OSError`` or ``ValueError`` when it is not one."""
    import pyarrow.parquet

    rows: list[dict[str, Any]] = pyarrow.parquet.read_table(path, columns=list(columns)).to_pylist()
    return rows


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
