"""When articles appeared, from what they state, what they say, and what stands beside them.

Every clue scores every possible day (``local``), the dates of the articles brought with one among
them (``company``); a page's order ties its articles into a
chain (``chain``), and events told twice tie articles together (``retold``, ``joint``). The result is
a range with its best day and the evidence for it (``publishing``). Nothing is known here of the
world but how the press writes (``likelihood``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline import wording
from timeline.dating.company import company
from timeline.dating.grid import FIRST_DAY, Grid
from timeline.dating.joint import components, infer
from timeline.dating.local import article
from timeline.dating.publishing import publication
from timeline.dating.retold import links
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
    grid = _grid(documents, today)
    others = company(documents)
    articles = [article(document, found.get(document.id, ()), others) for document in documents]
    pages = _pages(documents)
    publications: dict[int, Publication | None] = {}
    for numbers, joined in components(pages, links(articles)):
        group = [pages[number] for number in numbers]
        joint = infer(articles, group, joined, grid)
        for page in group:
            for index in page:
                publications[index] = publication(index, articles, joint, page, grid)
    return tuple(replace(document, published=publications[index]) for index, document in enumerate(documents))


def evidence_lines(published: Publication, language: str) -> list[str]:
    """The evidence for a publication, a sentence each, in the reader's language."""
    return [wording.say(evidence.says, language) for evidence in published.evidence]


def _grid(documents: Sequence[Document], today: date) -> Grid:
    last = min(today, LAST_DAY)
    stated = [document.published.earliest for document in documents if document.published]
    earliest = [day - timedelta(days=400) for day in stated if day.year > 1]
    return Grid(min([FIRST_DAY, last - timedelta(days=400), *earliest]), last)


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
