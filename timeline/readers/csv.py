"""Tables of articles: a row an article, as CSV or TSV from a spreadsheet or a press database."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from timeline.model import Problem, message
from timeline.readers import Page, refuse
from timeline.readers.common import columns, stamps
from timeline.readers.common.columns import Entry
from timeline.readers.common.files import load_text
from timeline.readers.common.telling import listed, malformed

SUFFIXES = (".csv", ".tsv")
LARGEST = 128 * 1024 * 1024

_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
LOOKED_AT = 64 * 1024


def read(path: Path) -> Page:
    """The rows of a table that hold a text; ``UnreadableError`` when no column does.

    The first row names the columns unless it looks like an article; then they are numbered from 1.
    """
    text, problems = load_text(path, LARGEST)
    text = text.lstrip("\ufeff")
    separator = _SEPARATOR_LINE.match(text)
    body = text[separator.end() :] if separator else text
    delimiter = separator[1] if separator else _delimiter(body)
    rows, faults = _rows(body, delimiter, 1 + bool(separator))
    if not rows:
        raise refuse(path, message("The table has no rows."), message("Export it again as CSV."))
    names, rows = _names(rows)
    entries = [Entry(f"l. {line}", dict(zip(names, row, strict=False))) for line, row in rows]
    composer, remarks = columns.compose(entries, path)
    long = [f"l. {line}" for line, row in rows if len(row) > len(names)]
    problems = (*problems, *malformed(path, faults, "CSV"), *remarks, *_spilled(path, long))
    return Page(path, composer.text, articles=tuple(composer.articles), problems=problems)


def _delimiter(text: str) -> str:
    """The character that cuts the most rows into the same number of cells, more than one."""

    def evenness(delimiter: str) -> tuple[float, int]:
        rows, _ = _rows(text[:LOOKED_AT], delimiter, 1)
        counts = [len(row) for _, row in rows[:50]]
        usual = max(set(counts), key=counts.count, default=1)
        return (counts.count(usual) / len(counts) if usual > 1 else 0.0), usual

    return max(_DELIMITERS, key=evenness)


Numbered = tuple[int, list[str]]


def _rows(text: str, delimiter: str, first: int) -> tuple[list[Numbered], list[str]]:
    """The rows that hold anything, with the lines on which they end, and the places of unreadable ones."""
    rows: list[Numbered] = []
    faults: list[str] = []
    with _long_cells():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        begins = first
        while True:
            try:
                row = next(reader)
            except StopIteration:
                break
            except csv.Error:
                faults.append(f"l. {begins}")
                row = []
            if any(cell.strip() for cell in row):
                rows.append((begins, row))
            begins = first + reader.line_num
    return rows, faults


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let a cell hold a whole article; Python's limit is meant for spreadsheets."""
    before = csv.field_size_limit(LARGEST)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _names(rows: list[Numbered]) -> tuple[list[str], list[Numbered]]:
    """The names of the columns and the rows below them."""
    first = [cell.strip() for cell in rows[0][1]]
    data = any(len(cell) > 100 or cell.startswith("http") or stamps.days(cell) for cell in first)
    if data or len(rows) == 1:
        return [str(number) for number in range(1, max(len(row) for _, row in rows) + 1)], rows
    return [name or str(number) for number, name in enumerate(first, 1)], rows[1:]


def _spilled(path: Path, places: Sequence[str]) -> tuple[Problem, ...]:
    """A remark on rows with more cells than there are columns: a quote or a delimiter is wrong there."""
    if not places:
        return ()
    says = message("Rows with more cells than the table has columns: {count}; the last cells were left out.",
                   count=len(places))  # fmt: skip
    return (
        Problem(str(path), listed(places), says, message("Put quotes around cells that hold the delimiter.")),
    )
