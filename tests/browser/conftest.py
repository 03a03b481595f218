"""A server with a small corpus and a browser to look at it.

``CHROMIUM`` names the browser (default: the distribution's). The corpus is built from ``seeds/`` once a
run; ``CHRONOFIL_TEST_DATA`` names a folder of tables to use instead, which saves the time.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from timeline.storage import save

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 60.0
# Noise of the browser itself, not of the page.
HARMLESS = ("GPU stall", "GL Driver Message", "WebGL")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(data: Path, log: Path, **environment: str) -> Iterator[str]:
    """The address of an app that shows the tables in ``data``."""
    address = f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless", "true"]
    command += ["--server.port", address.rpartition(":")[2], "--server.fileWatcherType", "none"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "CHRONOFIL_DATA": str(data), **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _await(f"{address}/_stcore/health", server, log)
        yield address
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def _await(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise AssertionError(f"the app did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of the seed page."""
    given = os.environ.get("CHRONOFIL_TEST_DATA")
    if given:
        return Path(given)
    from timeline.pipeline import build

    folder = tmp_path_factory.mktemp("tables")
    save(build([ROOT / "seeds"], today=date(2023, 1, 1)), folder)
    return folder


@pytest.fixture(scope="session")
def app(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app with the seed page's events."""
    with serving(tables, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open an address in a fresh browser; afterwards nothing may have failed or left this machine."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def watch(page: Page) -> None:
        page.on(
            "console",
            lambda message: (
                troubles.append(f"console {message.type}: {message.text}")
                if message.type in ("error", "warning") and not any(word in message.text for word in HARMLESS)
                else None
            ),
        )
        page.on("pageerror", lambda error: troubles.append(f"page: {error}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))
                else troubles.append(f"request to {request.url}")
            ),
        )

    def visit(address: str, width: int = 1440, height: int = 900, ready: bool = True, **options: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, **{"locale": "fr-FR", **options}
        )
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(address)
        if ready:
            await_ready(page)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not troubles


def await_ready(page: Page) -> None:
    """Wait until the page shows its events and Plotly has drawn them."""
    page.wait_for_function(
        """() => {
          const shown = (selector) => [...document.querySelectorAll(selector)].some((e) => e.offsetParent);
          const plot = document.querySelector('.cf-plot');
          const drawn = plot && plot.offsetParent ? plot.calcdata && plot.querySelector('.point') : true;
          return drawn && shown('.cf-part-card .cf-card, .cf-event, .cf-chapter')
            && shown('.cf-stage, .cf-event, .cf-chapter, .cf-figure');
        }""",
        timeout=PATIENCE * 1000,
    )
