"""``redo``: another line of the journal."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from timeline.cli.terminal import Terminal
from timeline.cli.timelines import do_edit, editor_argument, timeline_argument

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "Do again what was undone: the last, or the one named."


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    timeline_argument(parser)
    parser.option(
        "edit",
        nargs="?",
        default="",
        metavar="EDIT",
        explain="the edit to do again (default: your last undone)",
    )
    editor_argument(parser)


def run(options: Namespace, terminal: Terminal) -> int:
    """Say what has been done."""
    return do_edit(options, terminal, "redo", options.edit, {})
