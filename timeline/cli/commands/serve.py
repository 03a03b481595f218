"""``serve``: the app in the browser, on this machine only."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import timeline
from timeline.cli.terminal import CommandError, Terminal
from timeline.cli.timelines import data_argument, data_folder
from timeline.model import message

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "Show the timeline in the browser."
HOST = "127.0.0.1"
PACKAGE = Path(timeline.__file__).parent
# At the top of a checkout, or inside the package once installed.
APPS = (PACKAGE.parent / "app.py", PACKAGE / "ui" / "app.py")
PATIENCE = 120.0


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    data_argument(parser)
    parser.option("--read-only", action="store_true", explain="let nobody change anything")
    parser.option("--port", type=int, default=8501, explain="the first port to try (default: 8501)")


def run(options: Namespace, terminal: Terminal) -> int:
    """Start the app, print its address once it answers, and stay until it ends."""
    app = next((app for app in APPS if app.is_file()), None)
    if app is None:
        raise CommandError(
            message("The app is not here."), message("Run this from a checkout of Chronofil."), str(APPS[0])
        )
    address = f"http://{HOST}:{_free_port(options.port)}"
    with _started(app, address, _environment(options)) as server:
        if not _answers(address, server):
            raise CommandError(
                message("The app did not start."), message("Its own words are above."), address
            )
        terminal.say("Chronofil is at {address} (Ctrl-C stops it)", address=address)
        return max(server.wait(), 0)


def _free_port(first: int) -> int:
    for port in range(first, first + 100):
        with contextlib.closing(socket.socket()) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except (OSError, OverflowError):
                continue
            return port
    raise CommandError(
        message("No port is free from {port} on.", port=str(first)), message("Give another: --port.")
    )


def _environment(options: Namespace) -> dict[str, str]:
    """What the app is told: which timeline to show first, where the others are, whether to change any."""
    told = {
        "CHRONOFIL_DATA": str(data_folder(options).resolve()),
        "CHRONOFIL_HOME": str(options.home.resolve()),
    }
    if options.read_only:
        told["CHRONOFIL_READ_ONLY"] = "1"
    return told


@contextlib.contextmanager
def _started(app: Path, address: str, told: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    command = [
        sys.executable, "-m", "streamlit", "run", str(app),
        "--server.address", HOST,
        "--server.port", address.rpartition(":")[2],
        "--server.headless", "true",
    ]  # fmt: skip
    # Streamlit greets with addresses of its own; ours is the one that is known to answer.
    server = subprocess.Popen(command, env={**os.environ, **told}, stdout=subprocess.DEVNULL)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()


def _answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        if _healthy(address):
            return True
        time.sleep(0.2)
    return False


def _healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
