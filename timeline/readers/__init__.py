"""The formats Chronofil reads: each module here is one, found by the ``SUFFIXES`` it lists.

A format's ``read(path)`` decodes a file into a ``Page``: its text and what the format itself states.
Where the articles lie in it is for ``timeline.reading`` to find. Adding a format is adding a file.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

from timeline.model import Message, Part, Problem


@dataclass(frozen=True, slots=True)
class Statement:
    """A publication date as a file or a page states it; ``start`` and ``end`` are its place in the text."""

    written: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is stated about an article outside its prose; None where nothing is."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: Statement | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article whose limits the format itself gives; offsets are code points into the page's text."""

    start: int
    end: int
    parts: tuple[Part, ...] = ()
    metadata: Metadata = Metadata()


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded file. ``articles`` is empty where the layout must tell; prose starts at ``start``."""

    path: Path
    text: str
    start: int = 0
    metadata: Metadata = Metadata()
    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


class UnreadableError(Exception):
    """A file that gives nothing; ``problem`` says where, what and the remedy."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.file}: {problem.says.text}")
        self.problem = problem


def refuse(path: Path, says: Message, remedy: Message, place: str = "") -> UnreadableError:
    """The error for a file that cannot be read at all."""
    return UnreadableError(Problem(str(path), place, says, remedy, fatal=True))


@cache
def formats() -> dict[str, ModuleType]:
    """The reader of each file suffix, in lower case with its dot."""
    found: dict[str, ModuleType] = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        found.update(dict.fromkeys(module.SUFFIXES, module))
    return found


def read_page(path: Path) -> Page:
    """Decode one file by its suffix; ``UnreadableError`` when it is missing, empty, binary or unknown."""
    from timeline.model import message

    if not path.exists():
        raise refuse(path, message("There is no such file."), message("Check the name and the folder."))
    module = formats().get(path.suffix.lower())
    if module is None:
        raise refuse(
            path,
            message("Files of the kind {kind} are not read.", kind=path.suffix or path.name),
            message("Save the text as one of {kinds}.", kinds=tuple(sorted(formats()))),
        )
    page: Page = module.read(path)
    return page
