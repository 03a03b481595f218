"""The journal on the disk: a file to which lines are only ever added.

A line counts once its end is on the disk: ``append`` returns after that, and not before. Writers take
turns by a lock that the system frees when a process dies. What a killed writer left of a line is put
aside by the next one; readers pass over it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from timeline.disk import flush, refused
from timeline.journal.edits import Edit
from timeline.journal.lines import LineError, edit_of, line
from timeline.model import Message, Problem, ProblemError, message

# Another writer needs some milliseconds; one that keeps the lock so long is stuck.
PATIENCE = 20.0


class JournalError(ProblemError):
    """An edit that could not be kept; ``problem`` says why. Nothing of it is in the journal."""


@dataclass(frozen=True, slots=True)
class Journal:
    """The edits of a file in its order, and the lines that are none."""

    edits: tuple[Edit, ...]
    problems: tuple[Problem, ...] = ()


def read(path: Path) -> Journal:
    """All edits of a journal; a file that is not there is an empty one. ``JournalError`` when unreadable."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Journal(())
    except OSError as error:
        raise _failed(path, error) from error
    edits: dict[str, Edit] = {}
    problems: list[Problem] = []
    whole, rest = _parted(content)
    for number, raw in enumerate(whole.split(b"\n"), 1):
        if not raw.strip():
            continue
        try:
            edit = edit_of(raw.decode("utf-8"))
        except (LineError, UnicodeDecodeError) as error:
            says = message("This line of the journal is no edit ({reason}).", reason=str(error)[:80])
            remedy = message("It was left out and stays in the file; mend it if you know what it was.")
            problems.append(Problem(str(path), f"l. {number}", says, remedy))
            continue
        # Merging two copies of a journal may repeat lines.
        edits.setdefault(edit.id, edit)
    if rest.strip():
        says = message("The last line of the journal was never finished: its writer broke off.")
        problems.append(Problem(str(path), "", says, message("It is put aside with the next edit.")))
    return Journal(tuple(edits.values()), tuple(problems))


def append(
    path: Path, make: Callable[[Journal], Sequence[Edit]]
) -> tuple[tuple[Edit, ...], tuple[Problem, ...]]:
    """Add the edits that ``make`` gives for the journal as it now is, while no one else writes.

    They are on the disk when this returns, all of them. ``JournalError`` when that cannot be; the
    journal is then as it was. Also gives what had to be mended first.
    """
    with _alone(path):
        mended = tuple(_mend(path))
        edits = tuple(make(read(path)))
        if edits:
            _write(path, "".join(f"{line(edit)}\n" for edit in edits).encode("utf-8"))
    return edits, mended


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock", timeout=PATIENCE, mode=0o644):
            yield
    except Timeout as error:
        says = message("Another program keeps the journal locked.")
        raise _error(path, says, message("Wait or stop it, then try again.")) from error
    except OSError as error:
        raise _failed(path, error) from error


def _write(path: Path, content: bytes) -> None:
    fresh = not path.exists()
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        size = os.fstat(handle).st_size
        try:
            written = 0
            while written < len(content):
                written += os.write(handle, content[written:])
            os.fsync(handle)
        except OSError:
            # Nothing of an edit that was not acknowledged may come to life later.
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
    if fresh:
        flush(path.parent)


def _mend(path: Path) -> Iterator[Problem]:
    """Put an unfinished last line aside, so that the next one begins on a line of its own."""
    if not path.exists():
        return
    content = path.read_bytes()
    whole, rest = _parted(content)
    if not rest:
        if content and not content.endswith(b"\n"):
            _write(path, b"\n")
        return
    aside = path.with_name(f"{path.name}.torn")
    _write(aside, rest + b"\n")
    with path.open("r+b") as file:
        file.truncate(len(whole))
        os.fsync(file.fileno())
    says = message("The last line of the journal was never finished: its writer broke off.")
    remedy = message("It was put aside into {file}; no finished edit is lost.", file=aside.name)
    yield Problem(str(path), "", says, remedy)


def _parted(content: bytes) -> tuple[bytes, bytes]:
    """What was finished, and what was not. An edit that only lacks its end of line was typed by hand."""
    whole, end, rest = content.rpartition(b"\n")
    try:
        if rest:
            edit_of(rest.decode("utf-8"))
    except (LineError, UnicodeDecodeError):
        return whole + end, rest
    return content, b""


def _failed(path: Path, error: OSError) -> JournalError:
    return JournalError(refused(error, path))


def _error(path: Path, says: Message, remedy: Message) -> JournalError:
    return JournalError(Problem(str(path), "", says, remedy, fatal=True))
