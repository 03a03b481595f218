"""``serve`` starts the app on this machine, says where it is, and takes it away again."""

from __future__ import annotations

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

import pytest

from timeline.model import Corpus
from timeline.projects import create
from timeline.storage import save

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
        assert told == {
            "editable": False,
            "timelines": [{"name": "une-affaire", "title": "Une affaire", "built": True}],
        }
        headers = {"Origin": address, "X-Chronofil": "edit", "Content-Type": "application/json"}
        asked = urllib.request.Request(f"{address}/chronofil/edit/en/do", b"{}", headers)
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(asked, timeout=30)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
