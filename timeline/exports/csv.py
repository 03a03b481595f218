"""Comma-separated values (RFC 4180, UTF-8) that no spreadsheet takes for formulas.

A spreadsheet calculates a cell that begins with ``=``, ``+``, ``-``, ``@`` or a tab, and one set to
another separator begins a cell after a semicolon, a tab or an end of line as well. So in text an
apostrophe is put wherever such a cell could begin; ``plain`` takes it away again. Where text
itself has an apostrophe at such a place it gets a second one, so that nothing is lost.
"""

from __future__ import annotations

import csv
import io
import re

from timeline.exports._selection import Selection
from timeline.exports._table import COLUMNS, rows
from timeline.exports._text import encoded
from timeline.storage.tables import cell

ENDING = ".csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
TELLS_DECISIONS = True

_START = r"(?:\A|(?<=[;\t\r\n]))"
# The wide forms count as well: some spreadsheets read them as the plain ones.
_DANGEROUS = re.compile(_START + r"(?=[ \u00a0]*[=+\-@＝＋－＠\t\r'])")
_ESCAPED = re.compile(_START + "'")


def render(selection: Selection) -> bytes:
    """The table of events, with a header."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows(selection):
        writer.writerow(
            safe(cell(row[name])) if kind == "text" else cell(row[name]) for name, kind in COLUMNS.items()
        )
    return encoded(file.getvalue())


def safe(text: str) -> str:
    """``text`` with an apostrophe before everything that a spreadsheet would calculate."""
    return _DANGEROUS.sub("'", text)


def plain(text: str) -> str:
    """The text that ``safe`` was given."""
    return _ESCAPED.sub("", text)
