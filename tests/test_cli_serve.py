"""``serve`` starts the app on this machine, says where it is, and takes it away again."""

from __future__ import annotations

import asyncio
import io
import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest

from tests.journals import corpus
from timeline.cli import main
from timeline.model import Corpus
from timeline.projects import create
from timeline.storage import save
from tools.visitors import Visitor

ROOT = Path(__file__).parent.parent


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_the_app_answers_at_the_address_that_is_printed(tmp_path: Path, taken: int) -> None:
    """A port that is taken is passed over; stopping the command stops the app."""
    save(Corpus((), {}, ()), tmp_path)
    command = [sys.executable, "-m", "timeline", "--language-of-interface", "en", "serve"]
    options = ["--data", str(tmp_path), "--port", str(taken)]
    server = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert server.stdout is not None
        said = server.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", said)
        assert found, said
        assert int(found[1]) != taken
        with urllib.request.urlopen(found[0], timeout=30) as page:
            assert b"<!doctype html>" in page.read().lower()
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", int(found[1])), timeout=5)


def test_read_only_lets_nobody_change_anything_and_the_home_is_listed(tmp_path: Path) -> None:
    """A timeline is served by its name; its neighbours are listed; an edit is refused."""
    project = create(tmp_path / "home", "Une affaire", datetime(2022, 1, 1, tzinfo=UTC))
    save(Corpus((), {}, ()), project.tables)
    command = [sys.executable, "-m", "timeline", "--language-of-interface", "en", "serve", "--read-only"]
    options = ["--data", "une-affaire", "--home", str(tmp_path / "home")]
    server = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert server.stdout is not None
        address = server.stdout.readline().split()[3]
        with urllib.request.urlopen(f"{address}/chronofil/timelines/en/list.json", timeout=30) as answer:
            told = json.load(answer)
        assert not told["editable"]
        assert told["timelines"] == [{"name": "une-affaire", "title": "Une affaire", "built": True}]
        headers = {"Origin": address, "X-Chronofil": "edit", "Content-Type": "application/json"}
        asked = urllib.request.Request(f"{address}/chronofil/edit/en/do", b"{}", headers)
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(asked, timeout=30)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


@pytest.mark.parametrize(
    "address, options, expected",
    [
        ("0.0.0.0", [], "could change this timeline"),
        ("::", [], "could change this timeline"),
        ("192.0.2.1", [], "could change this timeline"),
        ("192.0.2.1", ["--read-only"], "Nothing can listen on 192.0.2.1"),
        ("127.0.0.1", ["--trusted-proxy", "proxy"], "no numeric address"),
        ("127.0.0.1", ["--password-file", "none"], "not there any more"),
    ],
)
def test_editing_is_never_open_to_the_world(
    tmp_path: Path, address: str, options: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The app does not even start where all the world could edit, or where that was not understood."""
    words = ["serve", "--data", str(tmp_path), "--address", address, *options]
    assert main(["--language-of-interface", "en", *words]) == 1
    assert expected in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_password_opens_editing_and_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the command that writes the file to an edit over HTTP."""
    monkeypatch.setattr("sys.stdin", io.StringIO("cheval pile agrafe\n"))
    assert main(["password", str(tmp_path / "password")]) == 0
    assert (tmp_path / "password").stat().st_mode & 0o077 == 0
    save(corpus(), tmp_path / "data")
    command = [sys.executable, "-m", "timeline", "--language-of-interface", "en", "serve"]
    options = ["--data", str(tmp_path / "data"), "--home", str(tmp_path), "--password-file"]
    server = subprocess.Popen(
        [*command, *options, str(tmp_path / "password")], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert server.stdout is not None
        address = server.stdout.readline().split()[3]
        own = {"Origin": address, "X-Chronofil": "edit"}
        asked = {"action": "accept", "target": "aa11", "values": {}, "editor": "Anne"}
        with httpx2.Client(base_url=address, headers=own, timeout=30, trust_env=False) as browser:
            assert browser.post("/chronofil/edit/en/do", json=asked).status_code == 403
            assert browser.post("/chronofil/entry/en", data={"password": "cheval"}).status_code == 403
            entered = browser.post("/chronofil/entry/en", data={"password": "cheval pile agrafe"})
            assert entered.status_code == 303, entered.text
            assert browser.post("/chronofil/edit/en/do", json=asked).status_code == 200
            cookies = dict(browser.cookies)
        assert asyncio.run(doors(address, {})) == (False, False, True)
        assert asyncio.run(doors(address, cookies)) == (True, True, False)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


async def doors(address: str, cookies: dict[str, str]) -> tuple[bool, bool, bool]:
    """Whether the card can be edited, and which ways the page shows: to the timelines, and in."""
    async with Visitor(address, cookies) as visitor:
        await visitor.connect()
    head = visitor.parts["masthead"]
    return visitor.parts["card"]["editable"], head["timelines"], head["signIn"]
