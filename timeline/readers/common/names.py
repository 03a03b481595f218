"""Names of files within folders and archives: which are read, which are nobody's article."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath, PurePosixPath

from timeline.model import Problem, message
from timeline.readers import formats

SIDECARS = (".yaml", ".yml")
# What systems and archivers leave behind.
_LEFTOVERS = frozenset(("__macosx", "thumbs.db", "desktop.ini", "icon\r"))
# Beside "page.html" a browser saves its pictures and scripts in "page_files" or the like.
_SAVED_ALONG = ("_files", "_fichiers", "-dateien", "_archivos", ".files", ".fichiers")


def readable(name: PurePath) -> bool:
    """Whether a reader knows files of this name."""
    return name.suffix.lower() in formats()


def passed_over(name: PurePath, pages: Collection[str]) -> bool:
    """Whether a file is hidden, a leftover of a system, or a part of a saved page.

    ``name`` is relative to the folder, ``pages`` the names of its web pages without their suffix.
    """
    if any(part.startswith(".") or part.lower() in _LEFTOVERS for part in name.parts):
        return True
    folders = [str(folder) for folder in list(name.parents)[:-1]]
    return any(
        folder.endswith(ending) and folder.removesuffix(ending) in pages
        for folder in folders
        for ending in _SAVED_ALONG
    )


def pages(names: Collection[PurePath]) -> set[str]:
    """The names of web pages without their suffix."""
    return {str(name.with_suffix("")) for name in names if name.suffix.lower() in (".html", ".htm", ".xhtml")}


def unknown_kind(file: str) -> Problem:
    """The remark on a file that no reader knows."""
    name = PurePosixPath(file)
    return Problem(
        file,
        "",
        message("Files of the kind {kind} are not read.", kind=name.suffix or name.name),
        message("Save the text as one of {kinds}.", kinds=tuple(sorted(formats()))),
    )


def safe(name: str) -> PurePosixPath | None:
    """A name within an archive as a path below the folder; None when it leads elsewhere or is no name."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    leads_out = name.startswith(("/", "\\")) or any(part == ".." or ":" in part for part in parts)
    if leads_out or not parts or any(ord(character) < 32 for character in name):
        return None
    return PurePosixPath(*parts)
