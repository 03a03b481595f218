"""The files to read, one after the other in alphabetical order, however many there are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from timeline.building.remote import file_system, is_address, stamp
from timeline.model import Problem, message
from timeline.readers import formats
from timeline.readers.common.names import SIDECARS, pages, passed_over, readable, unknown_kind

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it lies, the folder it was found in, how many bytes it has."""

    path: str
    size: int


def listed(paths: Iterable[str]) -> Iterator[File | Problem]:
    """The files of paths and folders, and remarks on what is passed over."""
    for path in paths:
        if is_address(path):
            yield from _at(path)
        elif Path(path).is_dir():
            yield from _in(Path(path))
        else:
            yield File(path, _size(path))


def content_key(file: File) -> str:
    """A hash of a file and of the corrections beside it; of one that cannot be read, of that."""
    if is_address(file.path):
        return stamp(file.path)
    digest = blake2b(digest_size=16)
    path = Path(file.path)
    for one in (path, *(path.with_suffix(suffix) for suffix in SIDECARS)):
        try:
            with one.open("rb") as opened:
                digest.update(b"\0file")
                while block := opened.read(BLOCK):
                    digest.update(block)
        except OSError as error:
            digest.update(f"\0{type(error).__name__}".encode())
    return digest.hexdigest()


def _in(folder: Path) -> Iterator[File | Problem]:
    found = False
    for one in _below(folder, PurePosixPath()):
        found = found or isinstance(one, File)
        yield one
    if not found:
        yield _nothing(str(folder))


def _below(top: Path, within: PurePosixPath) -> Iterator[File | Problem]:
    """The files of a folder and of those in it, as they would stand in one sorted list."""
    try:
        with os.scandir(top / within) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield _closed(str(top / within), error)
        return
    of_pages = pages([within / entry.name for entry in inside])
    for entry in inside:
        name = within / entry.name
        if entry.is_dir(follow_symlinks=False):
            if not passed_over(name / "page", of_pages):
                yield from _below(top, name)
        elif entry.is_file() and not passed_over(name, of_pages):
            if readable(name):
                yield File(str(top / name), _size(entry.path))
            elif name.suffix.lower() not in SIDECARS:
                yield unknown_kind(str(top / name))


def _at(address: str) -> Iterator[File | Problem]:
    files = file_system(address)
    if not files.isdir(address):
        yield File(address, int(files.size(address) or 0) if files.exists(address) else 0)
        return
    start = address.partition("://")[0] + "://"
    top = files._strip_protocol(address).rstrip("/")
    names = {
        PurePosixPath(name).relative_to(top): detail for name, detail in files.find(top, detail=True).items()
    }
    of_pages = pages(list(names))
    found = False
    for name in sorted(names):
        where = f"{start}{top}/{name}"
        if passed_over(name, of_pages):
            continue
        if readable(name):
            found = True
            yield File(where, int(names[name].get("size") or 0))
        elif name.suffix.lower() not in SIDECARS:
            yield unknown_kind(where)
    if not found:
        yield _nothing(address)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _nothing(folder: str) -> Problem:
    says = message("The folder holds no article that can be read.")
    kinds = message("Put files of these kinds in it: {kinds}.", kinds=tuple(sorted(formats())))
    return Problem(folder, "", says, kinds, fatal=True)


def _closed(folder: str, error: OSError) -> Problem:
    says = message("The folder cannot be read ({reason}).", reason=error.strerror or type(error).__name__)
    return Problem(folder, "", says, message("Give yourself the right to read it."), fatal=True)
