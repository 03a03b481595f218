"""Through the browser a disk cannot be filled."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from tests.journals import corpus
from timeline.model import ProblemError
from timeline.projects import Project, create
from timeline.projects.sources import add_bytes
from timeline.storage import save
from timeline.ui import bounds, downloads, library, routes, viewing, workshop
from timeline.ui.bounds import check_room
from timeline.ui.library import Shelf


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


def test_few_exports_are_made_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each picture starts a browser: twenty visitors who ask for one wait for each other."""
    at_once: list[int] = []
    running = 0

    def made(*_: object) -> bytes:
        nonlocal running
        with lock:
            running += 1
            at_once.append(running)
        time.sleep(0.02)
        with lock:
            running -= 1
        return b"file"

    lock = threading.Lock()
    monkeypatch.setattr(downloads, "_made", made)
    monkeypatch.setattr(bounds, "exports", asyncio.Semaphore(2))
    save(corpus(), tmp_path)
    current = shelf_of(tmp_path, monkeypatch)

    async def all_ask() -> list[Response]:
        scope = {"type": "http", "query_string": b"", "path_params": {"format": "csv", "language": "fr"}}
        return await asyncio.gather(*(downloads.answer(Request(scope), current) for _ in range(20)))

    answers = asyncio.run(all_ask())
    assert {answer.status_code for answer in answers} == {200}
    assert max(at_once) == 2


@pytest.mark.parametrize("what", ["rows.json?i=", "cards.json?i=", "window.json?bins=", "export/csv?width="])
def test_a_number_too_long_to_be_read_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    save(corpus(), tmp_path)
    key = shelf_of(tmp_path, monkeypatch).key
    browser = TestClient(Starlette(routes=[*routes.routes(), *viewing.routes()]))
    assert browser.get(f"/chronofil/data/{key}/fr/{what}{'9' * 5000}").status_code == 200


def shelf_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setenv("CHRONOFIL_DATA", str(folder))
    return library.shelf()
