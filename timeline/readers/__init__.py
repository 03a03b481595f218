"""The formats Chronofil reads: each module here is one, found by the ``SUFFIXES`` it lists.

A format's ``read(path)`` decodes a file into a ``Page``: its text and what the format itself states.
Where the format does not tell where articles begin, ``timeline.reading`` finds out. A format that holds
other files has ``unpack(path, folder, budget)``, which writes them into a folder to be read in their turn.
Adding a format is adding a file; what formats share is in ``common``.

Offsets point into ``Page.text``. For plain text that is the decoded file; for all other formats it is
the text that the reader extracted, title, credit lines and paragraphs parted by blank lines, since
an offset into a PDF or a ZIP would show nobody the place.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

from timeline.model import Message, Part, Problem, ProblemError, message


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which something may have appeared, by a date a program wrote; see ``Publication``."""

    earliest: date
    latest: date
    best: date


@dataclass(frozen=True, slots=True)
class Statement:
    """A publication date as a file or a page states it; ``start`` and ``end`` are its place in the text.

    Where it stands outside the text, both are 0 and ``field`` names the column, tag or header that
    holds it. ``days`` is what the reader made of it; without, it is yet to be read.
    """

    written: str
    start: int
    end: int
    field: str = ""
    days: Days | None = None


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
    """An article whose limits the format itself gives; offsets are code points into the page's text.

    ``parts`` are those that the format marks; ``likely`` is what to believe where nothing else tells.
    """

    start: int
    end: int
    parts: tuple[Part, ...] = ()
    metadata: Metadata = Metadata()
    likely: Metadata = Metadata()


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded file. ``articles`` is empty where the layout must tell; prose starts at ``start``."""

    path: Path
    text: str
    start: int = 0
    metadata: Metadata = Metadata()
    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


class UnreadableError(ProblemError):
    """A file that gives nothing; ``problem`` says where, what and the remedy."""


@dataclass(slots=True)
class Budget:
    """How much may still be unpacked: bytes and files in all, and archives within archives."""

    bytes: int = 512 * 1024 * 1024
    files: int = 20_000
    depth: int = 3


def refuse(path: Path, says: Message, remedy: Message, place: str = "") -> UnreadableError:
    """The error for a file that cannot be read at all."""
    return UnreadableError(Problem(str(path), place, says, remedy, fatal=True))


@cache
def formats() -> dict[str, ModuleType]:
    """The reader of each file suffix, in lower case with its dot."""
    found: dict[str, ModuleType] = {}
    for info in pkgutil.iter_modules(__path__):
        if info.ispkg:
            continue
        module = importlib.import_module(f"{__name__}.{info.name}")
        found.update(dict.fromkeys(module.SUFFIXES, module))
    return found


def format_of(path: Path) -> ModuleType:
    """The reader of a file by its suffix; ``UnreadableError`` when it is missing or of no known kind."""
    if not path.exists():
        raise refuse(path, message("There is no such file."), message("Check the name and the folder."))
    module = formats().get(path.suffix.lower())
    if module is None:
        raise refuse(
            path,
            message("Files of the kind {kind} are not read.", kind=path.suffix or path.name),
            message("Save the text as one of {kinds}.", kinds=tuple(sorted(formats()))),
        )
    return module


def read_page(path: Path) -> Page:
    """Decode one file by its suffix; ``UnreadableError`` when it is missing, empty, binary or unknown."""
    page: Page = format_of(path).read(path)
    return page
