"""``new``: an empty timeline in a folder of its own."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.terminal import Terminal
from timeline.cli.timelines import home_argument

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "Make a new timeline, and put articles into it if any are given."


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    parser.option("title", metavar="NAME", explain="what the timeline is called")
    parser.option("files", nargs="*", type=Path, metavar="FILE", explain="files or folders of articles")
    home_argument(parser)


def run(options: Namespace, terminal: Terminal) -> int:
    """Make the folder and say what comes next."""
    from timeline.projects import create
    from timeline.projects.sources import add_files

    project = create(options.home, options.title, datetime.now(UTC))
    terminal.say("Timeline {name} is in {folder}.", name=project.name, folder=str(project.folder))
    for path in add_files(project, options.files):
        terminal.write(f"+ {path.relative_to(project.folder)}")
    step = "build" if options.files else "add"
    terminal.say("Next: python -m timeline {step} {name}", step=step, name=project.name)
    return 0
