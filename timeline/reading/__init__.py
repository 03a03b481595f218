"""Files to documents: a page is decoded, cut into its articles, and corrected by its sidecar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from timeline.model import Document, Problem, message
from timeline.readers import Budget, UnreadableError
from timeline.reading.articles import identity
from timeline.reading.containers import walk

__all__ = ["FileRead", "UnreadableError", "read", "read_all", "read_each"]

# Articles met twice are named one by one up to this number.
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file gave, those within it included."""

    path: Path
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read(path: str | Path) -> Iterator[Document]:
    """The articles of one file, or of all readable files in a folder, in their order.

    ``UnreadableError`` when the path gives nothing at all; remarks on what was left out or is
    unsure are to be had from ``read_all``.
    """
    documents, problems = read_all([path])
    fatal = next((problem for problem in problems if problem.fatal), None)
    if not documents and fatal:
        raise UnreadableError(fatal)
    return iter(documents)


def read_all(paths: Iterable[str | Path]) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The articles of files and folders, and everything that could not be read or is unsure.

    A bad file costs only itself. An article met twice is kept once, unless it is known to have
    appeared in two places.
    """
    files = list(read_each(paths))
    documents = tuple(document for file in files for document in file.documents)
    return documents, tuple(problem for file in files for problem in file.problems)


def read_each(paths: Iterable[str | Path]) -> Iterator[FileRead]:
    """The same file by file, as they are read, for those who show progress."""
    known: dict[str, Document] = {}
    for path in paths:
        for file, (documents, problems) in walk(Path(path), Budget()):
            fresh: list[Document] = []
            again: list[tuple[Document, Document]] = []
            for document in documents:
                twin = known.get(document.id)
                if twin is not None and _elsewhere(document, twin):
                    document = replace(document, id=identity(f"{document.text}\n{_address(document)}"))
                    twin = known.get(document.id)
                if twin is None:
                    known[document.id] = document
                    fresh.append(document)
                else:
                    again.append((document, twin))
            problems.extend(_twice(again))
            yield FileRead(file, tuple(fresh), tuple(problems))


def _address(document: Document) -> str:
    return document.url or document.publisher or ""


def _elsewhere(document: Document, known: Document) -> bool:
    """Whether an article with the same words is another site's."""
    return _address(document) != _address(known) and bool(_address(document) and _address(known))


def _twice(again: Sequence[tuple[Document, Document]]) -> Iterator[Problem]:
    """A remark for each article met before; where one file repeats many of another, one for all of them."""
    files: dict[tuple[str, str], list[str]] = {}
    for document, known in again:
        files.setdefault((document.source_file, known.source_file), []).append(document.title)
    remedy = message("Nothing to do, or take one of them out.")
    for (file, other), titles in files.items():
        if len(titles) > MOST_NAMED:
            says = message("{count} articles are also in {file}; they were read once.",
                           count=len(titles), file=other)  # fmt: skip
            yield Problem(file, "", says, remedy)
            continue
        for title in titles:
            says = message(
                "The article “{title}” is also in {file}; it was read once.", title=title, file=other
            )
            yield Problem(file, "", says, remedy)
