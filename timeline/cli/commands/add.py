"""``add``: articles into a timeline."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.terminal import Terminal
from timeline.cli.timelines import chosen, timeline_argument

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "Copy articles into a timeline: files, folders, or pages fetched from the web."


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    timeline_argument(parser)
    parser.option("sources", nargs="+", metavar="FILE", explain="a file, a folder, or an address (https://…)")


def run(options: Namespace, terminal: Terminal) -> int:
    """Copy or fetch each source; one that cannot be had costs only itself, and status 1."""
    from timeline.fetching import FetchError, fetch, is_address
    from timeline.projects import ProjectError
    from timeline.projects.sources import add_bytes, add_files

    project = chosen(options)
    failed = False
    for source in options.sources:
        try:
            if is_address(source):
                page = fetch(source)
                added: tuple[Path, ...] = (add_bytes(project, page.name, page.content),)
            else:
                added = add_files(project, [Path(source)])
        except (FetchError, ProjectError) as error:
            terminal.report(error.problem)
            failed = True
            continue
        for path in added:
            terminal.write(f"+ {path.relative_to(project.folder)}")
    terminal.say("Next: python -m timeline {step} {name}", step="build", name=project.name)
    return 1 if failed else 0
