"""Files to documents: a page is decoded, cut into its articles, and corrected by its sidecar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from timeline.model import Document, Problem
from timeline.readers import Budget, UnreadableError
from timeline.reading.containers import walk
from timeline.reading.twins import card, sifted

__all__ = ["FileRead", "UnreadableError", "read", "read_all", "read_each"]


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
    met: dict[str, tuple[str, str]] = {}
    for path in paths:
        for file, (documents, problems) in walk(Path(path), Budget()):
            kept, again = sifted(map(card, documents), met)
            fresh = (
                replace(document, id=name)
                for document, name in zip(documents, kept, strict=True)
                if name is not None
            )
            yield FileRead(file, tuple(fresh), (*problems, *again))
