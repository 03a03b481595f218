"""When articles appeared, from what they state, what they say, and what stands beside them.

Every clue scores every possible day (``local``), the dates of the articles brought with one among
them (``company``); a page's order ties its articles into a chain (``chain``), and events told twice
tie articles together (``retold``, ``joint``). The result is a range with its best day and the
evidence for it (``publishing``). Nothing is known here of the world but how the press writes
(``likelihood``) and since when some names exist (``coined``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline import wording
from timeline.dating.company import companies, settled
from timeline.dating.grid import FIRST_DAY, Grid
from timeline.dating.joint import components, infer
from timeline.dating.local import article, times_of
from timeline.dating.publishing import publication
from timeline.dating.retold import links
from timeline.dating.shapes import Dated, Time
from timeline.expression import Found
from timeline.model import Document, Publication
from timeline.readers.text import SUFFIXES as PAGES

__all__ = ["date_documents", "evidence_lines"]

# No calendar in this program goes further.
LAST_DAY = date(2199, 12, 31)


def date_documents(
    documents: Sequence[Document], found: Mapping[str, tuple[Found, ...]], today: date
) -> tuple[Document, ...]:
    """The documents with their publications, in the same order.

    ``found`` maps each document's id to its temporal expressions. No article is newer than
    ``today``. A stated date is kept, with what the text says against it; a document about whose
    date nothing is known keeps None.
    """
    if not documents:
        return ()
    read = {document.id: times_of(document, found.get(document.id, ())) for document in documents}
    grid = _grid(documents, read, today)
    dated = _dated(documents, read, documents, grid)
    return _again(documents, dated, read, grid)


def _dated(
    documents: Sequence[Document],
    read: Mapping[str, tuple[Time, ...]],
    known: Sequence[Document],
    grid: Grid,
) -> tuple[Document, ...]:
    """The documents with their publications, given the days of those that are known."""
    pages = _pages(documents)
    shares = {index: 1 / len(page) for page in pages for index in page}
    articles = [
        article(one, read[one.id], replace(others, share=shares[index]))
        for index, (one, others) in enumerate(zip(documents, companies(documents, known), strict=True))
    ]
    publications: dict[int, Publication | None] = {}
    for numbers, joined in components(pages, links(articles)):
        group = [pages[number] for number in numbers]
        joint = infer(articles, group, joined, grid)
        for page in group:
            for index in page:
                publications[index] = publication(index, articles, joint, page, grid)
    return tuple(replace(document, published=publications[index]) for index, document in enumerate(documents))


def _again(
    documents: Sequence[Document],
    dated: tuple[Document, ...],
    read: Mapping[str, tuple[Time, ...]],
    grid: Grid,
) -> tuple[Document, ...]:
    """Pages whose year stayed open are dated again, beside what was found out of the others."""
    left = [page for page in _pages(dated) if not any(settled(dated[index]) for index in page)]
    indices = [index for page in left for index in page]
    if not left or not any(settled(one) and not documents[at].published for at, one in enumerate(dated)):
        return dated
    again = _dated([documents[index] for index in indices], read, dated, grid)
    better = dict(zip(indices, again, strict=True))
    return tuple(better.get(index, one) for index, one in enumerate(dated))


def evidence_lines(published: Publication, language: str) -> list[str]:
    """The evidence for a publication, a sentence each, in the reader's language."""
    return [wording.say(evidence.says, language) for evidence in published.evidence]


def _grid(documents: Sequence[Document], read: Mapping[str, tuple[Time, ...]], today: date) -> Grid:
    """All days on which one of the documents may have appeared."""
    last = min(today, LAST_DAY)
    stated = [document.published.earliest for document in documents if document.published]
    latest = [year for document in documents if (year := _latest_year(read[document.id]))]
    earliest = [day - timedelta(days=400) for day in stated if day.year > 1]
    old = [date(year - 2, 1, 1) for year in latest]
    return Grid(min([FIRST_DAY, last - timedelta(days=400), *earliest, *old]), last)


def _latest_year(read: Sequence[Time]) -> int | None:
    """The latest year of which an article names a day or a month: it is seldom much older.

    A year alone may be long past: papers recall 1968 at any time.
    """
    named = [time.shape for time in read if isinstance(time.shape, Dated)]
    latest = max(named, key=lambda shape: shape.until, default=None)
    return latest.begin.year if latest is not None and latest.grain != "year" else None


def _pages(documents: Sequence[Document]) -> list[list[int]]:
    """The documents of each page of text in the order in which they stand there, as indices.

    In files of text the articles stand one below the other as they were published. The rows of a
    table and the entries of a database export stand in no order of time: each is a page of its own.
    """
    by_file: dict[str | int, list[int]] = defaultdict(list)
    for index, document in enumerate(documents):
        ordered = document.source_file.lower().endswith(PAGES)
        by_file[document.source_file if ordered else index].append(index)
    return [sorted(page, key=lambda index: documents[index].start) for page in by_file.values()]
