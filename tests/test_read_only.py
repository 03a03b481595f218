"""A timeline that is published read-only stays as it is, whatever is sent to whatever route."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.journals import corpus
from timeline.projects import create
from timeline.storage import save
from timeline.ui.actions import ACTIONS
from timeline.ui.gate import SAFE
from tools.serving import ROOT, serving
from tools.visitors import Visitor

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
BODIES: tuple[tuple[str, bytes], ...] = (
    ("application/json", json.dumps({"action": "accept", "target": "aa11", "editor": "Anne"}).encode()),
    ("application/json", json.dumps({"title": "Neuf"}).encode()),
    ("application/octet-stream", b"Paris, le 3 mars 2021. Le conseil a vot\xc3\xa9."),
    ("application/x-www-form-urlencoded", b"password=x"),
)
VALUES: tuple[Any, ...] = (None, 0, "aa11", "fr", ["kinds", "other"], ["2021-01-01", None], {"a": 1}, [[]])
# What every visit leaves in the memory of Streamlit, and what the page of a corpus is called.
KNOWN = {"language": "fr", "timeline": "une-affaire", "name": "a.txt", "theme": "light", "format": "csv"}


@pytest.fixture(scope="module")
def routes() -> list[str]:
    """The paths of the whole app, Streamlit's own among them."""
    code = "import app; print(*(r.path for r in app.app._build_starlette_app().routes if r.path), sep='\\n')"
    made = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    found = sorted(set(made.stdout.split()))
    assert "/chronofil/edit/{language}/do" in found
    assert "/_stcore/upload_file/{session_id}/{file_id}" in found
    return found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Tables with a journal, and a timeline of one's own beside them."""
    save(corpus(), tmp_path / "data")
    own = create(tmp_path / "home", "Une affaire", datetime(2022, 1, 1, tzinfo=UTC))
    (own.folder / "sources" / "b.txt").write_text("Paris, le 3 mars 2021. Le conseil a voté.")
    save(corpus(), own.tables)
    return tmp_path


def everything(place: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file and folder with its mode, its time and its content."""
    return {
        str(path.relative_to(place)): (
            path.stat().st_mode,
            path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in (place, *place.rglob("*"))
    }


def sent(address: str, routes: list[str]) -> Iterator[int]:
    """The answers to every method on every route with every body, as the page itself would send it."""
    own = {"Origin": address, "X-Chronofil": "edit", "X-Forwarded-User": "claire", "Connection": "close"}
    with httpx2.Client(base_url=address, timeout=60, trust_env=False) as browser:
        for path, method in product(routes, METHODS):
            at = re.sub(r"\{(\w+)(:path)?\}", lambda match: KNOWN.get(match[1], "x"), path)
            yield browser.request(method, at, headers=own).status_code
            for kind, body in BODIES if method not in SAFE else ():
                headers = {**own, "Content-Type": kind}
                yield browser.request(method, at, headers=headers, content=body).status_code


async def act(address: str) -> None:
    """Everything that the page's parts can ask of the script, with sense and without."""
    async with Visitor(address) as visitor:
        await visitor.connect()
        for part, name in product(("filters", "card"), [*ACTIONS, "reject", "__class__"]):
            await visitor.act(part, *((name, value) for value in VALUES))


@pytest.mark.parametrize("read_only", [True, False], ids=["read only", "open"])
def test_no_request_changes_what_is_published(place: Path, routes: list[str], read_only: bool) -> None:
    """The same requests do change a timeline that is not read-only: they are such as could."""
    told = {"CHRONOFIL_HOME": str(place / "home"), "CHRONOFIL_EDITOR_HEADER": ""}
    before = everything(place)
    with serving(place / "data", CHRONOFIL_READ_ONLY="1" if read_only else "", **told) as address:
        answers = list(sent(address, routes))
        asyncio.run(act(address))
    assert 500 not in answers
    after = everything(place)
    if read_only:
        assert after == before
    else:
        assert {"data/edits.jsonl", "home/neuf/timeline.yaml"} <= set(after) - set(before)


def test_a_visit_builds_nothing_where_all_is_read_only(tmp_path: Path) -> None:
    async def visit(address: str) -> dict[str, Any]:
        async with Visitor(address) as visitor:
            await visitor.connect()
            return visitor.parts

    with serving(tmp_path / "none", CHRONOFIL_READ_ONLY="1", CHRONOFIL_HOME=str(tmp_path)) as address:
        assert not asyncio.run(visit(address))
    assert not list(tmp_path.iterdir())
