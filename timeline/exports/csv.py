"""Comma-separated values (RFC 4180, UTF-8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from timeline.storage.files import replacing, write_csv
from timeline.storage.tables import Row, Type


def write(rows: Sequence[Row], columns: Mapping[str, Type], path: Path) -> None:
    """Write the rows; the file appears whole or not at all."""
    with replacing(path) as (draft,):
        write_csv(rows, columns, draft)
