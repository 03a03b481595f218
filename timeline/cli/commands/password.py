"""``password``: the file by which ``serve`` knows who may edit."""

from __future__ import annotations

import sys
from argparse import Namespace
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.terminal import CommandError, Terminal
from timeline.model import message

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "Write a file with the hash of a password, for serve --password-file."


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    parser.option("file", type=Path, metavar="FILE", explain="the file to write, readable by nobody else")


def run(options: Namespace, terminal: Terminal) -> int:
    """Ask for the password, twice where somebody types it, and write its hash."""
    from timeline.projects import telling
    from timeline.ui.passwords import hashed

    line = hashed(_asked(terminal))
    with telling(options.file):
        options.file.unlink(missing_ok=True)
        # Nobody else may read it, not even for a moment.
        options.file.touch(0o600, exist_ok=False)
        options.file.write_text(f"{line}\n", encoding="ascii")
    terminal.say("The hash is in {file}; the password is nowhere.", file=str(options.file))
    return 0


def _asked(terminal: Terminal) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    given = getpass(f"{terminal.translate('Password')}: ")
    if getpass(f"{terminal.translate('Once more')}: ") != given:
        raise CommandError(message("These are two different passwords."), message("Try again."))
    return given
