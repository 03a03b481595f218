"""The journal on the disk: an edit that was acknowledged is there, whatever happens to its writers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.journals import ask, corpus
from timeline.journal import file
from timeline.journal.edits import Edit
from timeline.journal.lines import line
from timeline.journal.telling import describe
from timeline.wording import say

ROOT = Path(__file__).parent.parent
# Adds numbered edits to a journal, and says each number once it has been acknowledged.
WRITER = textwrap.dedent(
    """
    import sys
    from dataclasses import replace
    from pathlib import Path
    from tests.journals import ask, corpus
    from timeline.journal import file

    path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    (edit,) = ask(corpus(), (), "note", "aa11", text="é" * 3000)
    for number in range(count):
        file.append(path, lambda journal: [replace(edit, id=f"{name}-{number}")])
        print(f"{name}-{number}", flush=True)
    """
)


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def note(text: str = "Une note") -> Edit:
    (edit,) = ask(corpus(), (), "note", "aa11", text=text)
    return edit


def test_what_was_appended_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "edits.jsonl"
    assert file.read(path) == file.Journal(())
    first, second = note(), note("Deux\nlignes")
    file.append(path, lambda journal: [first])
    file.append(path, lambda journal: [second])
    assert file.read(path) == file.Journal((first, second))
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2


def test_an_edit_is_made_from_the_journal_as_it_is_while_no_one_else_writes(tmp_path: Path) -> None:
    path = tmp_path / "edits.jsonl"
    first = note()
    file.append(path, lambda journal: [first])
    met: list[file.Journal] = []
    file.append(path, lambda journal: met.append(journal) or [])  # type: ignore[func-returns-value]
    assert met == [file.Journal((first,))]


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "edits.jsonl"
    writers = [writer(path, name, 40) for name in ("a", "b", "c")]
    for one in writers:
        one.communicate(timeout=60)
    journal = file.read(path)
    assert not journal.problems
    assert {edit.id for edit in journal.edits} == {f"{name}-{n}" for name in "abc" for n in range(40)}


def test_a_killed_writer_leaves_every_acknowledged_edit(tmp_path: Path) -> None:
    """Killed at any moment, several times, beside another writer."""
    path = tmp_path / "edits.jsonl"
    acknowledged: set[str] = set()
    other = writer(path, "other", 120)
    for turn in range(4):
        one = writer(path, f"killed{turn}", 10_000)
        assert one.stdout is not None
        acknowledged.add(one.stdout.readline().strip())
        time.sleep(0.02 * turn)
        one.send_signal(signal.SIGKILL)
        acknowledged |= set(one.communicate(timeout=60)[0].split())
    acknowledged |= set(other.communicate(timeout=60)[0].split())
    last = note()
    file.append(path, lambda journal: [last])
    journal = file.read(path)
    assert not journal.problems
    assert acknowledged | {last.id} <= {edit.id for edit in journal.edits}
    assert len(acknowledged) >= 124


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_a_torn_last_line_is_passed_over_and_put_aside(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "edits.jsonl"
    first, second, third = note(), note(), note()
    torn = line(second).encode()[:-cut]
    path.write_bytes(f"{line(first)}\n".encode() + torn)
    assert file.read(path).edits == (first,)
    assert [say(one.says, "en") for one in file.read(path).problems] == [
        "The last line of the journal was never finished: its writer broke off."
    ]
    _, mended = file.append(path, lambda journal: [third])
    assert [say(one.remedy, "fr") for one in mended] == [
        "Elle a été mise de côté dans edits.jsonl.torn ; aucune correction achevée n’est perdue."
    ]
    assert file.read(path) == file.Journal((first, third))
    assert (tmp_path / "edits.jsonl.torn").read_bytes() == torn + b"\n"


def test_a_line_typed_by_hand_without_its_end_counts(tmp_path: Path) -> None:
    path = tmp_path / "edits.jsonl"
    first, second = note(), note()
    path.write_text(line(first), encoding="utf-8")
    assert file.read(path).edits == (first,)
    file.append(path, lambda journal: [second])
    assert file.read(path) == file.Journal((first, second))


def test_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "edits.jsonl"
    first, second = note(), note()
    path.write_bytes(f"{line(first)}\n".encode() + b"\xff\xfe no edit\n\n" + f"{line(second)}\n".encode())
    journal = file.read(path)
    assert journal.edits == (first, second)
    assert [problem.place for problem in journal.problems] == ["l. 2"]
    file.append(path, lambda journal: [note()])
    assert b"\xff\xfe no edit\n" in path.read_bytes()


def test_a_time_beyond_the_calendar_costs_only_its_line(tmp_path: Path) -> None:
    path = tmp_path / "edits.jsonl"
    early = line(note()).replace("2021-04-01T", "0001-01-01T").replace('Z"', '+14:00"')
    path.write_text(f"{early}\n{line(note())}\n", encoding="utf-8")
    assert [problem.place for problem in file.read(path).problems] == ["l. 1"]


def test_what_no_page_can_hold_is_replaced_when_made_and_when_read(tmp_path: Path) -> None:
    """Half of a character, from a browser or typed into the file, would break every page that shows it."""
    path = tmp_path / "edits.jsonl"
    (made,) = ask(corpus(), (), "note", "aa11", editor="A\ud800", text="B\udc00")
    assert (made.editor, made.after["text"]) == ("A\ufffd", "B\ufffd")
    path.write_text(line(note("C")).replace('"C"', '"\\ud800"'), encoding="utf-8")
    assert [edit.after["text"] for edit in file.read(path).edits] == ["\ufffd"]


def test_two_copies_put_together_repeat_nothing(tmp_path: Path) -> None:
    path = tmp_path / "edits.jsonl"
    first, second = note(), note()
    path.write_text("".join(f"{line(one)}\n" for one in (first, second, first)), encoding="utf-8")
    assert file.read(path).edits == (first, second)


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of an edit is written, then no more fits: the edit is refused and leaves no trace."""
    path = tmp_path / "edits.jsonl"
    file.append(path, lambda journal: [note()])
    before = path.read_bytes()
    write = os.write

    def full(handle: int, content: bytes) -> int:
        if len(content) < 100:
            raise OSError(28, "No space left on device")
        return write(handle, content[: len(content) // 2])

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(file.JournalError) as caught:
        file.append(path, lambda journal: [note()])
    assert say(caught.value.problem.says, "en") == "The disk is full."
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(file.JournalError):
        file.append(tmp_path / "folder" / "edits.jsonl", lambda journal: [note()])


def test_an_action_that_is_none_is_shown_as_it_is_written(tmp_path: Path) -> None:
    """Found by fuzzing: a name with a brace in it broke the whole list."""
    strange = replace(note(), action="{day} {0} {", target=replace(note().target, id=""))
    path = tmp_path / "edits.jsonl"
    path.write_text(f"{line(strange)}\n", encoding="utf-8")
    (read,) = file.read(path).edits
    assert read == strange
    assert describe(read, "fr").startswith("{day} {0} {")
