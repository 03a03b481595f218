"""ZIP archives: the files in them are read in their turn, within bounds.

An archive's own sidecar (``articles.yaml`` beside ``articles.zip``) sets what is the same for all.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from timeline.disk import refusal, refused
from timeline.model import Message, Problem, message
from timeline.readers import Budget, UnreadableError, refuse
from timeline.readers.common.names import SIDECARS, pages, passed_over, readable, safe, unknown_kind

SUFFIXES = (".zip",)
LARGEST = 256 * 1024 * 1024
LARGEST_FILE = 128 * 1024 * 1024
# The list of contents of an archive with some hundred thousand files.
LARGEST_LIST = 32 * 1024 * 1024
CHUNK = 1024 * 1024
_END, _END_SIZE = b"PK\x05\x06", 22

Member = tuple[PurePosixPath, zipfile.ZipInfo]


def unpack(path: Path, folder: Path, budget: Budget) -> tuple[Problem, ...]:
    """Write the files of an archive that can be read into a folder, and tell what was left out.

    No name leads out of the folder, whatever the archive says; links are not followed. What exceeds
    the budget is left out. ``UnreadableError`` when the file is no archive.
    """
    try:
        _check(path)
        with zipfile.ZipFile(path) as archive:
            return tuple(_unpack(archive, path, folder, budget))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        says = message("The archive is damaged, or it is no ZIP file.")
        raise refuse(path, says, message("Make it again, or give its files in a folder.")) from error
    except OSError as error:
        raise UnreadableError(refused(error, path)) from error


def _check(path: Path) -> None:
    """Refuse an archive that is too large, or whose list of contents alone would fill the memory."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 65_536 - _END_SIZE))
        tail = file.read()
    at = tail.rfind(_END)
    listed = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if size > LARGEST or listed > LARGEST_LIST:
        says = message("The file is too large ({size} MB; at most {most}).",
                       size=size // 2**20, most=LARGEST // 2**20)  # fmt: skip
        raise refuse(path, says, message("Cut it into several files."))


def _unpack(archive: zipfile.ZipFile, path: Path, folder: Path, budget: Budget) -> Iterator[Problem]:
    members: list[Member] = []
    for info in archive.infolist():
        name = safe(_name(info))
        if name is None:
            yield _problem(path, repr(info.filename), message("This name leads out of the archive."))
        elif not info.is_dir():
            members.append((name, info))
    of_pages = pages([name for name, _ in members])
    for name, info in members:
        if passed_over(name, of_pages):
            continue
        if not readable(name) and name.suffix.lower() not in SIDECARS:
            yield unknown_kind(f"{path}/{name}")
            continue
        says = _written(archive, info, folder / name, budget)
        if says is not None:
            yield _problem(path, str(name), says)


def _problem(path: Path, name: str, says: Message) -> Problem:
    return Problem(
        f"{path}/{name}", "", says, message("The file was left out; give it on its own if it is needed.")
    )


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: archivers write UTF-8 without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _written(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, budget: Budget) -> Message | None:
    """Write one file; why not, when it cannot be."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return message("This is a link to another file.")
    if info.flag_bits & 0x1:
        return message("This file is protected by a password.")
    if budget.files <= 0 or budget.bytes <= 0:
        return message("The archive holds too much; the rest was not unpacked.")
    if target.exists():
        return message("Another file of the archive has the same name.")
    budget.files -= 1
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(info) as source, target.open("xb") as file:
            left = min(LARGEST_FILE, budget.bytes)
            while chunk := source.read(CHUNK):
                left -= len(chunk)
                budget.bytes -= len(chunk)
                if left < 0:
                    break
                file.write(chunk)
    except OSError as error:
        target.unlink(missing_ok=True)
        return refusal(error)[0]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError):
        target.unlink(missing_ok=True)
        return message("This file is damaged within the archive.")
    if left < 0:
        target.unlink()
        return message("This file is too large once unpacked.")
    return None
