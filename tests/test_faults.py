"""What goes wrong around the program, and what it says then: nothing is lost, nothing is a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.journals import ask, corpus
from tests.test_disk import killed_at
from timeline.cli import main
from timeline.journal import file
from timeline.journal.edits import history
from timeline.journal.lines import line
from timeline.projects import Project, create
from timeline.readers import Budget, text
from timeline.reading import read_all
from timeline.reading.containers import walk
from timeline.storage import load, save
from timeline.ui.editing import state_of
from timeline.wording import say

NOW = datetime(2022, 1, 5, tzinfo=UTC)
ROOT = Path(__file__).parent.parent
PROSE = "Un titre\n\nLe conseil municipal a voté lundi la fermeture de la piscine, selon la mairie.\n"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A timeline with tables and an edit."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("CHRONOFIL_HOME", str(tmp_path))
    project = create(tmp_path, "Usine", NOW)
    save(corpus(), project.tables)
    assert main(["edit", "usine", "note", "aa11", "Une note"]) == 0
    return project


def content(folder: Path) -> dict[str, bytes]:
    """Every file that is shown, with what it holds."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files if path.name[:1] != "."}


def refusing(number: int, folder: Path) -> Callable[..., Any]:
    """An ``os.open`` for a disk that lets nothing be written below a folder."""
    opened = os.open

    def refuse(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and str(path).startswith(str(folder)):
            raise OSError(number, os.strerror(number), str(path))
        return opened(path, flags, *more, **named)

    return refuse


@pytest.mark.parametrize(
    "number, english, french",
    [
        (errno.EACCES, "does not allow", "ne le permet pas"),
        (errno.EROFS, "only be read", "que lu"),
        (errno.ENOSPC, "disk is full", "disque est plein"),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        ["edit", "usine", "note", "aa11", "Une autre note"],
        ["undo", "usine"],
        ["build", "usine"],
        ["add", "usine", "ARTICLE"],
        ["export", "csv", "--data", "usine", "--output", "HOME/out.csv"],
    ],
)
def test_a_disk_that_refuses_changes_nothing_and_is_told(
    made: Project,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    number: int,
    english: str,
    french: str,
) -> None:
    article = tmp_path_factory.mktemp("elsewhere") / "a.txt"
    article.write_text(PROSE, encoding="utf-8")
    home = made.folder.parent
    given = [word.replace("ARTICLE", str(article)).replace("HOME", str(home)) for word in words]
    before = content(home)
    for language, expected in (("en", english), ("fr", french)):
        with monkeypatch.context() as patched:
            patched.setattr(os, "open", refusing(number, home))
            assert main([*given, "--language-of-interface", language]) == 1
        said = capsys.readouterr().err
        assert expected in said
        assert "Traceback" not in said
        assert content(home) == before


def test_a_name_that_is_too_long_is_told(made: Project, capsys: pytest.CaptureFixture[str]) -> None:
    output = made.folder / f"{'x' * 300}.csv"
    assert main(["export", "csv", "--data", "usine", "--output", str(output)]) == 1
    assert "too long" in capsys.readouterr().err


def test_a_timeline_whose_making_was_killed_is_made_again(tmp_path: Path) -> None:
    assert killed_at(1, partial(create, tmp_path, "Usine", NOW))
    assert (tmp_path / "usine").is_dir()
    assert create(tmp_path, "Usine", NOW).title == "Usine"


def test_who_looks_next_is_told_that_a_build_was_killed(
    made: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed = replace(corpus(), events=tuple(replace(one, title="Autre") for one in corpus().events))
    assert killed_at(3, partial(save, renamed, made.tables))
    assert main(["export", "csv", "--data", "usine", "--output", str(made.folder / "out.csv")]) == 0
    assert "A build was killed" in capsys.readouterr().err
    assert load(made.tables) == renamed
    assert main(["export", "csv", "--data", "usine", "--output", str(made.folder / "out.csv")]) == 0
    assert "killed" not in capsys.readouterr().err


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path) -> None:
    """The journal's order is that of its lines, and an edit's name is no time."""
    path = tmp_path / "edits.jsonl"
    edits = ask(corpus(), (), "retitle", "aa11", fr="Premier")
    edits = ask(corpus(), edits, "retitle", "aa11", fr="Second")
    edits = (edits[0], replace(edits[1], at=datetime(1999, 1, 1, tzinfo=UTC)))
    path.write_text("".join(f"{line(one)}\n" for one in edits), encoding="utf-8")
    assert file.read(path).edits == edits
    assert history(edits, "").undoable[-1] == edits[1]


def test_a_server_sees_what_another_process_wrote(made: Project) -> None:
    """Two servers on one folder: each shows the edits of both, and neither loses one."""
    state = state_of("usine")
    assert state is not None
    command = [sys.executable, "-m", "timeline", "edit", "usine", "note", "bb22", "D’ailleurs"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert main(["edit", "usine", "note", "cc33", "D’ici"]) == 0
    again = state_of("usine")
    assert again is not None
    assert [one.after["text"] for one in again.situation.edits] == ["Une note", "D’ailleurs", "D’ici"]


def test_a_file_that_vanishes_midway_costs_only_itself(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(PROSE.replace("lundi", f"lundi {name}"), encoding="utf-8")
    read = walk(tmp_path, Budget())
    found = [next(read)]
    (tmp_path / "b.txt").unlink()
    found += read
    assert [len(documents) for _, (documents, _) in found] == [1, 0, 1]
    (problem,) = found[1][1][1]
    assert problem.file.endswith("b.txt")
    assert "no such file" in say(problem.says, "en")


def test_a_file_that_changes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE, encoding="utf-8")
    read = text.read

    def slowly(path: Path) -> Any:
        page = read(path)
        path.write_text(PROSE * 2, encoding="utf-8")
        return page

    monkeypatch.setattr(text, "read", slowly)
    documents, problems = read_all([path])
    assert len(documents) == 1
    assert "a changé pendant sa lecture" in say(problems[-1].says, "fr")


def test_links_that_lead_back_or_nowhere_are_told_and_cost_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "back").symlink_to(tmp_path)
    (tmp_path / "itself.txt").symlink_to(tmp_path / "itself.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    documents, problems = read_all([tmp_path])
    assert len(documents) == 1
    said = {Path(problem.file).name: say(problem.says, "en") for problem in problems}
    assert said == {
        "back": "A link to a folder is not followed.",
        "itself.txt": "A link leads back to itself.",
        "nowhere.txt": "The file or its folder is not there any more.",
    }


def test_what_may_not_be_read_is_told_and_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders and files alike; whoever runs the tests may be allowed everything, so rights are feigned."""
    (tmp_path / "closed").mkdir()
    for name in ("a.txt", "secret.txt", "closed/b.txt"):
        (tmp_path / name).write_text(PROSE, encoding="utf-8")
    scan, read = os.scandir, Path.read_bytes

    def scandir(path: Any) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    def read_bytes(path: Path) -> bytes:
        if path.name == "secret.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    documents, problems = read_all([tmp_path])
    assert len(documents) == 1
    assert sorted(Path(problem.file).name for problem in problems) == ["closed", "secret.txt"]
    assert {say(problem.says, "en") for problem in problems} == {"The system does not allow this."}
