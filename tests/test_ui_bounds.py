"""Through the browser a disk cannot be filled."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from timeline.model import ProblemError
from timeline.projects import Project, create
from timeline.projects.sources import add_bytes
from timeline.ui import bounds, workshop
from timeline.ui.bounds import check_room


@pytest.fixture
def own(tmp_path: Path) -> Project:
    made = create(tmp_path, "Une affaire", datetime(2022, 1, 1, tzinfo=UTC))
    add_bytes(made, "a.txt", b"x" * 1000)
    return made


def test_a_timeline_takes_so_many_bytes(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_BYTES", 1500)
    check_room(own, 500)
    with pytest.raises(ProblemError, match="full"):
        check_room(own, 501)


def test_a_timeline_takes_so_many_files(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_FILES", 2)
    check_room(own, 1)
    add_bytes(own, "b.txt", b"y")
    with pytest.raises(ProblemError, match="full"):
        check_room(own, 1)


def test_the_browser_makes_so_many_timelines(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHRONOFIL_HOME", str(own.folder.parent))
    monkeypatch.setattr(bounds, "MOST_TIMELINES", 2)
    workshop._made("Une autre")
    with pytest.raises(ProblemError, match="no more"):
        workshop._made("Une troisième")


def test_the_routes_look_for_room(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_FILES", 1)
    with pytest.raises(ProblemError, match="full"):
        workshop._given(own, "b.txt", b"y")
    assert [path.name for path in (own.folder / "sources").iterdir()] == ["a.txt"]
