"""``serve``: the app in the browser, on this machine only unless told otherwise."""

from __future__ import annotations

import contextlib
import errno
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
    parser.option(
        "--password-file",
        type=Path,
        metavar="FILE",
        explain="who gives the password of this file may edit, others read (see: password)",
    )
    parser.option(
        "--editor-header",
        metavar="NAME",
        explain="whom the web server in front names in this header may edit, others read",
    )
    parser.option(
        "--trusted-proxy",
        action="append",
        default=[],
        metavar="ADDRESS",
        explain="a web server, or network of such, that is believed the header (default: this machine)",
    )
    parser.option("--address", default=HOST, explain="the address to listen on (default: 127.0.0.1)")
    parser.option(
        "--host",
        action="append",
        default=[],
        metavar="NAME",
        explain="a name under which visitors may ask for the app, beside addresses and localhost",
    )
    parser.option("--port", type=int, default=8501, explain="the first port to try (default: 8501)")


def run(options: Namespace, terminal: Terminal) -> int:
    """Start the app, print its address once it answers, and stay until it ends."""
    app = next((app for app in APPS if app.is_file()), None)
    if app is None:
        raise CommandError(
            message("The app is not here."), message("Run this from a checkout of Chronofil."), str(APPS[0])
        )
    _refuse_open_editing(options)
    address = _address(options.address, _free_port(options.address, options.port))
    with _telling(_environment(options)):
        if _guarded(options):
            _build_first(terminal)
        with _started(app, options.address, address) as server:
            if not _answers(address, server):
                raise CommandError(
                    message("The app did not start."), message("Its own words are above."), address
                )
            terminal.say("Chronofil is at {address} (Ctrl-C stops it)", address=address)
            return max(server.wait(), 0)


@contextlib.contextmanager
def _telling(environment: dict[str, str]) -> Iterator[None]:
    """Meanwhile the environment holds these as well: what is started, and what is built, reads them there."""
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _guarded(options: Namespace) -> bool:
    """Whether most visitors may change nothing."""
    return bool(options.read_only or options.password_file or options.editor_header)


def _refuse_open_editing(options: Namespace) -> None:
    """Nobody shall find out afterwards that all the world could edit."""
    from timeline.ui.access import LOOPBACK, within

    own = options.address == "localhost" or within(options.address, LOOPBACK)
    if not own and not _guarded(options):
        raise CommandError(
            message("Whoever reaches {address} could change this timeline.", address=options.address),
            message("Add --read-only, --password-file or --editor-header."),
            "--address",
        )
    try:
        within(HOST, options.trusted_proxy)
    except ValueError as error:
        raise CommandError(
            message("{text} is no numeric address.", text=str(error).partition(" ")[0]),
            message("Write it like 10.0.0.5 or 10.0.0.0/24."),
            "--trusted-proxy",
        ) from error


def _build_first(terminal: Terminal) -> None:
    """Tables that are missing are built now: no visitor's request may do it."""
    from timeline.ui import library

    if library.missing():
        with terminal.progress() as move:
            library.make(move)


def _address(host: str, port: int) -> str:
    """Where this machine finds the app that listens on an address."""
    here = {"0.0.0.0": HOST, "::": "::1"}.get(host, host)
    return f"http://[{here}]:{port}" if ":" in here else f"http://{here}:{port}"


def _free_port(host: str, first: int) -> int:
    for port in range(first, first + 100):
        with contextlib.closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except (OSError, OverflowError) as error:
                if isinstance(error, OSError) and error.errno not in (errno.EADDRINUSE, errno.EACCES):
                    raise CommandError(
                        message("Nothing can listen on {address}.", address=host),
                        message("Give an address of this machine."),
                        "--address",
                    ) from error
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
    if options.password_file:
        from timeline.ui.passwords import check

        check(options.password_file)
        told["CHRONOFIL_PASSWORD_FILE"] = str(options.password_file.resolve())
    if options.editor_header:
        told["CHRONOFIL_EDITOR_HEADER"] = options.editor_header
    for name, values in (("TRUSTED_PROXIES", options.trusted_proxy), ("HOSTS", options.host)):
        if values:
            told[f"CHRONOFIL_{name}"] = ",".join(values)
    # The other end of a connection is who it is, whatever it says of itself.
    told["FORWARDED_ALLOW_IPS"] = ""
    return told


@contextlib.contextmanager
def _started(app: Path, host: str, address: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [
        sys.executable, "-m", "streamlit", "run", str(app),
        "--server.address", host,
        "--server.port", address.rpartition(":")[2],
        "--server.headless", "true",
    ]  # fmt: skip
    # Streamlit greets with addresses of its own; ours is the one that is known to answer.
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
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
