"""Files appear whole or not at all, whenever their writer dies, and what a disk refuses is said in words."""

from __future__ import annotations

import errno
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.journals import corpus
from timeline.disk import MOVING, draft_of, refused, replacing, settle
from timeline.model import Corpus
from timeline.storage import StorageError, load, mend, present, save
from timeline.wording import languages, say

PLACING = ("replace", "unlink")
OLD = Corpus((), {}, ())


@pytest.fixture
def unflushed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk may take long to flush, and to a process that is killed it makes no difference."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


def killed_at(call: int, work: Any, names: Sequence[str] = PLACING) -> bool:
    """Do some work in a process that is killed before its n-th call of these; whether it was."""
    process = os.fork()
    if process:
        return os.WIFSIGNALED(os.waitpid(process, 0)[1])
    try:
        left = [call]

        def counted(original: Any, *given: Any, **named: Any) -> Any:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*given, **named)

        for name in names:
            setattr(os, name, partial(counted, getattr(os, name)))
        work()
        os._exit(0)
    finally:
        os._exit(1)


@pytest.mark.usefixtures("unflushed")
@pytest.mark.parametrize("names", [("open", "ftruncate"), PLACING])
def test_a_build_killed_at_any_call_leaves_the_old_tables_or_the_new(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    met = set()
    for call in range(1, 200):
        folder = tmp_path / f"{call}"
        save(OLD, folder)
        killed = killed_at(call, partial(save, corpus(), folder), names)
        moving = (folder / MOVING).exists()
        assert bool(mend(folder)) is moving
        found = load(folder)
        assert found in (OLD, corpus())
        assert killed or found == corpus()
        save(corpus(), folder)
        assert load(folder) == corpus()
        met.add((moving, found == corpus()))
        if not killed:
            break
    assert not killed
    # Before the list, between the list and its end, and after it.
    assert met == {(False, False), (True, True), (False, True)}


@pytest.mark.usefixtures("unflushed")
def test_a_first_build_killed_while_its_tables_are_moved_is_ended_by_who_looks_next(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert killed_at(3, partial(save, corpus(), folder))
    assert (folder / MOVING).exists()
    assert present(folder)
    (told,) = mend(folder)
    assert "tuée" in say(told.says, "fr")
    assert load(folder) == corpus()
    assert mend(folder) == ()
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_the_next_writer_ends_what_a_killed_one_had_begun(tmp_path: Path) -> None:
    """Also when it writes only one of the files, which must not be taken from under the others."""
    call, one, two = 0, tmp_path / "one", tmp_path / "two"

    def both() -> None:
        with replacing(one, two) as drafts:
            for draft in drafts:
                draft.write_text("new", encoding="utf-8")

    while not (tmp_path / MOVING).exists():
        call += 1
        assert killed_at(call, both)
    with replacing(one) as (draft,):
        draft.write_text("newer", encoding="utf-8")
    assert (one.read_text(encoding="utf-8"), two.read_text(encoding="utf-8")) == ("newer", "new")


def test_everything_is_on_the_disk_before_it_is_renamed_and_the_names_before_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a loss of power would undo is what was never flushed."""
    flushed: dict[int, int] = {}
    dirty: set[Path] = set()
    fsync, rename = os.fsync, os.replace

    def watched_flush(handle: int) -> None:
        fsync(handle)
        found = os.fstat(handle)
        flushed[found.st_ino] = found.st_mtime_ns
        dirty.difference_update(folder for folder in list(dirty) if folder.stat().st_ino == found.st_ino)

    def watched_rename(source: Path, target: Path) -> None:
        found = Path(source).stat()
        assert flushed.get(found.st_ino) == found.st_mtime_ns, f"{source} is not on the disk yet"
        rename(source, target)
        dirty.add(Path(target).parent)

    monkeypatch.setattr(os, "fsync", watched_flush)
    monkeypatch.setattr(os, "replace", watched_rename)
    save(corpus(), tmp_path)
    assert not dirty
    with replacing(tmp_path / "alone") as (draft,):
        draft.write_text("text", encoding="utf-8")
    assert not dirty


@pytest.mark.usefixtures("unflushed")
def test_writers_of_the_same_files_take_turns(tmp_path: Path) -> None:
    """Two builds into one folder: the tables are those of the one or of the other."""
    texts = tuple(replace(one, text=f"{one.text} Encore.") for one in corpus().documents)
    other = replace(corpus(), documents=texts)
    for _ in range(5):
        writers = [threading.Thread(target=save, args=(one, tmp_path)) for one in (corpus(), other) * 2]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert load(tmp_path) in (corpus(), other)


@pytest.mark.usefixtures("unflushed")
def test_who_reads_while_builds_end_meets_one_build(tmp_path: Path) -> None:
    texts = tuple(replace(one, text=f"{one.text} Encore.") for one in corpus().documents)
    both = (corpus(), replace(corpus(), documents=texts))
    save(both[0], tmp_path)
    ended = threading.Event()

    def build() -> None:
        for turn in range(12):
            save(both[turn % 2], tmp_path)
        ended.set()

    writer = threading.Thread(target=build)
    writer.start()
    read = 0
    while not ended.is_set():
        assert load(tmp_path) in both
        read += 1
    writer.join()
    assert read


def test_texts_of_another_build_are_not_taken_for_this_ones(tmp_path: Path) -> None:
    """Though they are as many and of the same articles."""
    texts = tuple(replace(one, text=one.text.upper()) for one in corpus().documents)
    save(replace(corpus(), documents=texts), tmp_path / "other")
    save(corpus(), tmp_path)
    (tmp_path / "other" / "texts.parquet").replace(tmp_path / "texts.parquet")
    with pytest.raises(StorageError, match="cannot be read"):
        load(tmp_path)


def test_a_block_that_fails_leaves_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("old", encoding="utf-8")

    def fail() -> None:
        with replacing(target) as (draft,):
            draft.write_text("half", encoding="utf-8")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("file", "old")]


def test_a_draft_left_by_a_killed_writer_is_written_over(tmp_path: Path) -> None:
    target = tmp_path / "file"
    draft_of(target).write_text("a long text that was never finished", encoding="utf-8")
    with replacing(target) as (draft,):
        assert draft.read_bytes() == b""
        draft.write_text("new", encoding="utf-8")
    assert target.read_text(encoding="utf-8") == "new"
    assert not draft_of(target).exists()


def test_a_draft_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("mine", encoding="utf-8")
    draft_of(tmp_path / "file").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"), replacing(tmp_path / "file"):
        pass
    assert (tmp_path / "elsewhere").read_text(encoding="utf-8") == "mine"


@pytest.fixture
def settled(tmp_path: Path) -> Iterator[Path]:
    save(corpus(), tmp_path)
    yield tmp_path
    assert not settle(tmp_path)


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_a_full_disk_leaves_the_tables_as_they_were(
    settled: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    before = {path.name: path.read_bytes() for path in settled.iterdir()}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, full)
        with pytest.raises(StorageError) as caught:
            save(OLD, settled)
    assert say(caught.value.problem.says, "fr") == "Le disque est plein."
    assert {path.name: path.read_bytes() for path in settled.iterdir()} == before


@pytest.mark.parametrize(
    "number, words",
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
        (errno.EACCES, "not allow"),
        (errno.EROFS, "only be read"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.ENOENT, "not there any more"),
        (errno.ELOOP, "leads back"),
        (errno.EMFILE, "open"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_what_a_disk_refuses_is_said_in_both_languages(number: int, words: str) -> None:
    problem = refused(OSError(number, os.strerror(number), "there"))
    assert problem.file == "there"
    assert words in say(problem.says, "en")
    for one in (problem.says, problem.remedy):
        assert len({say(one, language) for language in languages()}) == len(languages())
