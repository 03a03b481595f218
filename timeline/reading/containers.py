"""Files and the files within them to documents: archives, and mails with attachments."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.disk import refused
from timeline.model import Document, Message, Problem, message
from timeline.readers import Budget, UnreadableError, format_of, formats
from timeline.readers.common.names import SIDECARS, pages, passed_over, unknown_kind
from timeline.reading import sidecar
from timeline.reading.articles import documents_of
from timeline.reading.sidecar import Sidecar

Found = tuple[list[Document], list[Problem]]


def documents_in(path: Path, budget: Budget, outer: Sidecar | None = None, depth: int = 0) -> Found:
    """The articles of a file and of the files it holds, and the problems met.

    ``outer`` are the corrections of what holds the file. Never raises: a file that breaks a reader is
    one problem.
    """
    before = _written(path)
    documents, problems = _safely(path, budget, outer, depth)
    if documents and _written(path) != before:
        says = message("The file changed while it was read.")
        problems.append(Problem(str(path), "", says, message("Build again once it is written.")))
    return documents, problems


def _written(path: Path) -> tuple[int, int] | None:
    """What changes whenever a file is written; None where it is not there any more."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _safely(path: Path, budget: Budget, outer: Sidecar | None, depth: int) -> Found:
    try:
        return _documents_in(path, budget, outer, depth)
    except UnreadableError as error:
        return [], [error.problem]
    except OSError as error:
        return [], [refused(error, path)]
    except Exception as error:  # one file must not take the others with it
        says = message("This file broke the program ({error}).", error=f"{type(error).__name__}: {error}")
        remedy = message("It was left out; please report it with the file.")
        return [], [Problem(str(path), "", says, remedy, fatal=True)]


def _documents_in(path: Path, budget: Budget, outer: Sidecar | None, depth: int) -> Found:
    module = format_of(path)
    if not hasattr(module, "unpack"):
        return documents_of(module.read(path), outer)
    documents: list[Document] = []
    problems: list[Problem] = []
    if hasattr(module, "read"):
        page = module.read(path)
        documents, problems = documents_of(page, outer) if page.text else ([], list(page.problems))
    own = sidecar.within(sidecar.load(path), outer)
    if depth >= budget.depth:
        says = message("Files within files within files are not read any deeper.")
        problems.append(Problem(str(path), "", says, message("Unpack it and give its files in a folder.")))
        return documents, problems
    with TemporaryDirectory(prefix="chronofil-") as folder:
        problems.extend(module.unpack(path, Path(folder), budget))
        files, remarks = files_in(Path(folder))
        inner, more = _each(files, budget, own, depth + 1)
        moved = [_problem_moved(problem, folder, path) for problem in (*remarks, *more)]
    documents.extend(_document_moved(document, folder, path) for document in inner)
    problems.extend(moved)
    if not documents and not any(problem.fatal for problem in problems):
        says = message("The file holds no article that can be read.")
        problems.append(Problem(str(path), "", says, _kinds(), fatal=True))
    return documents, problems


def _each(files: list[Path], budget: Budget, outer: Sidecar | None, depth: int) -> Found:
    documents: list[Document] = []
    problems: list[Problem] = []
    for file in files:
        found, remarks = documents_in(file, budget, outer, depth)
        documents.extend(found)
        problems.extend(remarks)
    return documents, problems


def files_in(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The files of a folder that can be read, in alphabetical order, and remarks on the others."""
    inside, refusals = _listed(folder)
    of_pages = pages(inside)
    names = [name for name in inside if not passed_over(name, of_pages)]
    files = [folder / name for name in names if name.suffix.lower() in formats()]
    problems = [
        unknown_kind(str(folder / name))
        for name in names
        if name.suffix.lower() not in formats() and name.suffix.lower() not in SIDECARS
    ]
    shown = [one for one in refusals if not passed_over(Path(one.file).relative_to(folder), of_pages)]
    return files, [*problems, *shown]


def _listed(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The names of all files below a folder, and what of it is out of reach. Links to folders are not
    followed: they may lead back."""
    refusals: list[OSError] = []
    inside: list[Path] = []
    problems: list[Problem] = []
    for parent, folders, files in os.walk(folder, onerror=refusals.append):
        for path in (Path(parent) / name for name in folders):
            if path.is_symlink():
                says = message("A link to a folder is not followed.")
                problems.append(Problem(str(path), "", says, message("Give the folder itself.")))
        for path in (Path(parent) / name for name in files):
            try:
                if stat.S_ISREG(path.stat().st_mode):
                    inside.append(path.relative_to(folder))
            except OSError as error:
                problems.append(refused(error, path))
    return sorted(inside), [*problems, *(refused(error) for error in refusals)]


def _kinds() -> Message:
    return message("Put files of these kinds in it: {kinds}.", kinds=tuple(sorted(formats())))


def _document_moved(document: Document, folder: str, path: Path) -> Document:
    return replace(document, source_file=_moved(document.source_file, folder, path))


def _problem_moved(problem: Problem, folder: str, path: Path) -> Problem:
    return replace(problem, file=_moved(problem.file, folder, path))


def _moved(file: str, folder: str, path: Path) -> str:
    """Where a file lies for the user: in the archive, not in the folder it was unpacked to."""
    return f"{path}/{file.removeprefix(folder).lstrip('/')}" if file.startswith(folder) else file


def walk(path: Path, budget: Budget) -> Iterator[tuple[Path, Found]]:
    """Each file of a path, a folder's in alphabetical order, with what is in it."""
    if not path.is_dir():
        yield path, documents_in(path, budget)
        return
    files, problems = files_in(path)
    if not files:
        says = message("The folder holds no article that can be read.")
        problems.append(Problem(str(path), "", says, _kinds(), fatal=True))
    if problems:
        yield path, ([], problems)
    for file in files[: budget.files]:
        yield file, documents_in(file, budget)
    if len(files) > budget.files:
        says = message(
            "The folder holds too many files; {count} were not read.", count=len(files) - budget.files
        )
        yield path, ([], [Problem(str(path), "", says, message("Give it in several parts."))])
