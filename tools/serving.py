"""The app on a free port, for scripts and tests that look at it in a browser."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
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

_READY = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].some((e) => e.getClientRects().length);
  const plot = document.querySelector('.cf-plot');
  const drawn = Boolean(plot?.calcdata && plot.querySelector('.point, .js-fill'));
  if (plot?.offsetParent) return drawn && shown('.cf-card');
  return shown('.cf-event, .cf-chapter, .cf-figure .point, .cf-figure .xy');
}"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that ``CHROMIUM`` names, else Debian's."""
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextlib.contextmanager
def serving(data: Path, script: Path = ROOT / "app.py", **environment: str) -> Iterator[str]:
    """The address of an app that shows the tables in ``data``; ``AssertionError`` when it does not start."""
    with started(data, script, **environment) as (address, _):
        yield address


@contextlib.contextmanager
def started(data: Path, script: Path = ROOT / "app.py", **environment: str) -> Iterator[tuple[str, int]]:
    """The same, with the number of the app's process."""
    address = f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true"]
    command += ["--server.port", address.rpartition(":")[2], "--server.fileWatcherType", "none"]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "CHRONOFIL_DATA": str(data), **environment},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            if not _answers(f"{address}/_stcore/health", server):
                log.seek(0)
                raise AssertionError(f"the app did not start:\n{log.read().decode(errors='replace')}")
            yield address, server.pid
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def _answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
            if answer.status == 200:
                return True
        time.sleep(0.1)
    return False


def await_events(page: Page) -> None:
    """Wait until the page shows its events and Plotly has drawn them."""
    page.wait_for_function(_READY, timeout=PATIENCE * 1000)
