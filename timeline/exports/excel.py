"""An Excel workbook: events, their sources with the excerpts, the articles.

Everything from an article is written as text, so nothing is calculated; days are real dates.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from timeline.explaining import explain, publication
from timeline.exports._review import checks, decided_at, decided_by, decision, notes
from timeline.exports._selection import Selection
from timeline.exports._text import web_link
from timeline.model import Event
from timeline.view.card import when
from timeline.view.marks import precision
from timeline.wording import name, translate

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ENDING = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TELLS_DECISIONS = True

# Each sheet's columns with their widths, in characters.
EVENT_HEADS = {
    "Date": 24,
    "First day": 12,
    "Last day": 12,
    "Event": 60,
    "Status": 14,
    "Action": 14,
    "Actors": 30,
    "Story": 24,
    "Precision": 18,
    "Certainty": 12,
    "Decision": 12,
    "Decided by": 18,
    "Decided on": 12,
    "To check": 40,
    "Notes": 40,
    "Sources": 9,
    "Identifier": 20,
}
SOURCE_HEADS = {
    "Event": 40,
    "Excerpt": 80,
    "Date words": 24,
    "Why this date?": 60,
    "Article": 40,
    "Publisher": 18,
    "Published": 26,
    "Address": 40,
    "File": 30,
    "From": 9,
    "To": 9,
    "Identifier": 20,
}
ARTICLE_HEADS = {
    "Article": 60,
    "Publisher": 18,
    "Published": 12,
    "Earliest": 12,
    "Latest": 12,
    "Language": 10,
    "Address": 40,
    "File": 30,
    "Identifier": 24,
}
# A spreadsheet knows no earlier day, and no longer cell.
_FIRST_DAY = date(1900, 3, 1)
_LONGEST = 32_767
_LONGEST_LINK = 2_000

Cell = str | int | date | None


def render(selection: Selection) -> bytes:
    """The workbook; heads and dates in words are in the reader's language."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    made = selection.made.replace(tzinfo=None)
    book.set_properties({"title": _cut(selection.title, 200), "author": "Chronofil", "created": made})
    language = selection.language
    sheets: Iterable[tuple[str, Mapping[str, int], Iterable[list[Cell]]]] = (
        (translate("Events", language), EVENT_HEADS, _events(selection)),
        (translate("Sources", language), SOURCE_HEADS, _sources(selection)),
        (translate("Articles", language), ARTICLE_HEADS, _articles(selection)),
    )
    for title, heads, rows in sheets:
        _fill(book, title, heads, rows, language)
    book.close()
    return file.getvalue()


def _fill(
    book: xlsxwriter.Workbook,
    title: str,
    heads: Mapping[str, int],
    rows: Iterable[list[Cell]],
    language: str,
) -> None:
    sheet = book.add_worksheet(title)
    head = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    for column, (label, width) in enumerate(heads.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, translate(label, language), head)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write(sheet, last, column, value, text, day)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(heads) - 1)


def _write(sheet: Worksheet, row: int, column: int, value: Cell, text: Format, day: Format) -> None:
    if isinstance(value, date):
        if value >= _FIRST_DAY:
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
        else:
            sheet.write_string(row, column, value.isoformat(), text)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, text)
    elif value and (url := web_link(value)) and len(url) <= _LONGEST_LINK:
        sheet.write_url(row, column, url, text, _cut(url))
    elif value:
        sheet.write_string(row, column, _cut(value), text)


def _cut(value: str, most: int = _LONGEST) -> str:
    value = value.encode("utf-8", "replace").decode()
    return value if len(value) <= most else value[: most - 1] + "…"


def _events(selection: Selection) -> Iterator[list[Cell]]:
    language = selection.language
    for event in selection.events:
        first, last = _days(event)
        yield [
            when(event, language),
            first,
            last,
            event.title_in(language),
            name(event.status, "status", language),
            name(event.kind, "kind", language),
            ", ".join(selection.actor(actor).name(language) for actor in event.actors),
            selection.story(event),
            name(precision(event), "precision", language),
            name(event.certainty, "certainty", language),
            name(made, "decision", language) if (made := decision(event)) else None,
            decided_by(event),
            at.date() if (at := decided_at(event)) else None,
            "\n".join(checks(event, language)) or None,
            "\n".join(notes(event, language)) or None,
            len(event.sources),
            event.id,
        ]


def _days(event: Event) -> tuple[date, date]:
    """The first and the last day an event touches."""
    last = (event.until - timedelta(microseconds=1)).date()
    return event.begin.date(), max(last, event.begin.date())


def _sources(selection: Selection) -> Iterator[list[Cell]]:
    language = selection.language
    for event in selection.events:
        for source, document in selection.sources(event):
            yield [
                event.title_in(language),
                document.text[source.start : source.end],
                source.mention.text if source.mention else None,
                explain(event, source, document, language).sentence,
                document.title,
                document.publisher,
                publication(document.published, language),
                document.url,
                document.source_file,
                document.start + source.start,
                document.start + source.end,
                event.id,
            ]


def _articles(selection: Selection) -> Iterator[list[Any]]:
    for document in selection.documents:
        published = document.published
        yield [
            document.title,
            document.publisher,
            published and published.best,
            published and published.earliest,
            published and published.latest,
            document.language,
            document.url,
            document.source_file,
            document.id,
        ]
