"""Apache Parquet, with typed days and times."""

from __future__ import annotations

import io

from timeline.exports._selection import Selection
from timeline.exports._table import COLUMNS, rows
from timeline.storage.files import write_parquet

ENDING = ".parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"
TELLS_DECISIONS = True


def render(selection: Selection) -> bytes:
    """The table of events."""
    file = io.BytesIO()
    write_parquet(list(rows(selection)), COLUMNS, file)
    return file.getvalue()
