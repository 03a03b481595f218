"""Files that appear whole or not at all, whenever their writer is killed, and what a disk refuses.

A file is written as a draft beside its place (``.NAME.draft``), flushed, and renamed. Several files that
belong together take their places together: once all drafts are whole, a list of them (``.moving``) is
put into the folder, and goes when the last is in its place. Who finds such a list of a writer that is
no more ends its work; a draft without one is what a killed writer left, and is written over.

Writers of one file take turns, by locks that the system frees when a process dies.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from timeline.model import Message, Problem, message

MOVING = ".moving"

_FULL = (message("The disk is full."), message("Nothing was changed. Free some space, then try again."))
_FORBIDDEN = (
    message("The system does not allow this."),
    message("Check the rights of the file and its folder."),
)
_FIXED = (
    message("The disk can only be read, not written."),
    message("Choose a place that can be written."),
)
_LONG = (message("The name is too long for this disk."), message("Choose a shorter name."))
_GONE = (
    message("The file or its folder is not there any more."),
    message("Check the name, then try again."),
)
_LOOP = (message("A link leads back to itself."), message("Remove the link."))
_MANY = (message("Too many files are open."), message("Stop other programs, then try again."))
_REFUSALS: Mapping[int | None, tuple[Message, Message]] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FIXED,
    errno.ENAMETOOLONG: _LONG,
    errno.ENOENT: _GONE,
    errno.ELOOP: _LOOP,
    errno.EMFILE: _MANY,
    errno.ENFILE: _MANY,
}


def refusal(error: OSError) -> tuple[Message, Message]:
    """What a disk refused, and what helps."""
    says = message("This cannot be read or written ({reason}).", reason=error.strerror or str(error))
    return _REFUSALS.get(error.errno, (says, message("Check the disk’s free space and the rights.")))


def refused(error: OSError, path: Path | str = "") -> Problem:
    """The same as a problem of the file at ``path``, or of the one that the error names."""
    says, remedy = refusal(error)
    return Problem(str(path or error.filename or ""), "", says, remedy, fatal=True)


@contextmanager
def replacing(*targets: Path) -> Iterator[tuple[Path, ...]]:
    """Drafts to write, one a target; all take their targets' places when the block ends well.

    Targets lie in one folder, which is made if needed. The drafts are on the disk before one is
    renamed, the renaming before this returns; they are removed when the block raises. Waits for whoever
    else is writing one of the targets.
    """
    (folder,) = {target.parent for target in targets}
    folder.mkdir(parents=True, exist_ok=True)
    drafts = tuple(draft_of(target) for target in targets)
    handles = _held(drafts)
    try:
        yield drafts
        for draft in drafts:
            flush(draft)
        _move(targets)
    except BaseException:
        # What a list names is whole and will take its place: only what was never listed is removed.
        if not {target.name for target in targets} & set(_listed(folder)):
            for draft in drafts:
                draft.unlink(missing_ok=True)
        raise
    finally:
        for handle in handles:
            os.close(handle)


def settle(folder: Path) -> bool:
    """End the moving of files that a killed writer had begun; whether there was any.

    Waits for a writer that is alive. ``OSError`` where the folder cannot be written.
    """
    moved = False
    while (folder / MOVING).exists():
        handle = _locked(folder / MOVING)
        if handle is None:
            continue
        try:
            _end_moving(folder)
            moved = True
        finally:
            os.close(handle)
    return moved


def draft_of(target: Path) -> Path:
    """Where a file is written before it takes its place; the name is hidden from readers."""
    return target.with_name(f".{target.name}.draft")


def flush(path: Path) -> None:
    """Return once a file's content, or a folder's list of names, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _held(drafts: Sequence[Path]) -> list[int]:
    """Empty drafts that nobody else writes until these handles are closed, or their process dies."""
    folder = drafts[0].parent
    while True:
        settle(folder)
        handles: list[int] = []
        try:
            # Always in one order: two writers of some of the same files must not wait for each other.
            for draft in sorted(drafts):
                handle = _locked(draft, os.O_CREAT)
                if handle is None:
                    break
                handles.append(handle)
            # A writer killed meanwhile may have left its drafts whole: they must not be written over.
            if len(handles) == len(drafts) and not (folder / MOVING).exists():
                for handle in handles:
                    os.ftruncate(handle, 0)
                return handles
        except BaseException:
            for handle in handles:
                os.close(handle)
            raise
        for handle in handles:
            os.close(handle)


def _locked(path: Path, flags: int = 0) -> int | None:
    """A handle of a file that no other process has locked; None when the file has gone meanwhile."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | flags, 0o644)
    except FileNotFoundError:
        if flags:
            raise
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if os.path.samestat(os.fstat(handle), path.stat()):
            return handle
    except FileNotFoundError:
        pass
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _move(targets: Sequence[Path]) -> None:
    """Put the drafts in their places: all of them, even when killed midway."""
    folder = targets[0].parent
    if len(targets) == 1:
        draft_of(targets[0]).replace(targets[0])
        flush(folder)
        return
    draft = draft_of(folder / MOVING)
    handles = _held([draft])
    try:
        draft.write_text(json.dumps([target.name for target in targets]), encoding="utf-8")
        flush(draft)
        draft.replace(folder / MOVING)
        flush(folder)
        _end_moving(folder)
    finally:
        draft.unlink(missing_ok=True)
        for handle in handles:
            os.close(handle)


def _end_moving(folder: Path) -> None:
    for name in _listed(folder):
        draft = draft_of(folder / name)
        if draft.exists():
            draft.replace(folder / name)
    flush(folder)
    (folder / MOVING).unlink()
    flush(folder)


def _listed(folder: Path) -> list[str]:
    """The names of the files that are being moved into their places in a folder."""
    try:
        names: list[str] = json.loads((folder / MOVING).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return names
