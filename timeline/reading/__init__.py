"""Files to documents: a page is decoded, cut into its articles, and corrected by its sidecar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.model import Document, Problem, message
from timeline.readers import UnreadableError, formats, read_page
from timeline.reading.articles import documents_of

__all__ = ["UnreadableError", "read", "read_all"]

SIDECARS = (".yaml", ".yml")


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

    A bad file costs only itself. An article met twice is kept once.
    """
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in paths:
        files, remarks = _files(Path(path))
        problems.extend(remarks)
        for file in files:
            try:
                page = read_page(file)
                found, remarks = documents_of(page)
            except UnreadableError as error:
                problems.append(error.problem)
                continue
            problems.extend(remarks)
            for document in found:
                known = documents.setdefault(document.id, document)
                if known is not document:
                    problems.append(_twice(document, known))
    return tuple(documents.values()), tuple(problems)


def _files(path: Path) -> tuple[list[Path], list[Problem]]:
    """The file itself, or the files of a folder in alphabetical order, and what is left out there."""
    if not path.is_dir():
        return [path], []
    inside = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
    files = [p for p in inside if p.suffix.lower() in formats()]
    others = [p for p in inside if p not in files and p.suffix.lower() not in SIDECARS]
    problems = [
        Problem(
            str(other),
            "",
            message("Files of the kind {kind} are not read.", kind=other.suffix or other.name),
            message("Save the text as one of {kinds}.", kinds=tuple(sorted(formats()))),
        )
        for other in others
    ]
    if not files:
        says = message("The folder holds no article that can be read.")
        remedy = message("Put files of these kinds in it: {kinds}.", kinds=tuple(sorted(formats())))
        problems.append(Problem(str(path), "", says, remedy, fatal=True))
    return files, problems


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _twice(document: Document, known: Document) -> Problem:
    says = message("The article “{title}” is also in {file}; it was read once.",
                   title=document.title, file=known.source_file)  # fmt: skip
    return Problem(document.source_file, "", says, message("Nothing to do, or take one of them out."))
