"""What commands about a timeline share: where timelines are, who edits, what is said after an edit."""

from __future__ import annotations

import os
import secrets
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.terminal import Terminal, today
from timeline.journal.making import Author
from timeline.model import Corpus
from timeline.projects import ABOUT, Project, find, of_folder, slug

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser


def home() -> Path:
    """Where timelines are: ``CHRONOFIL_HOME``, else ``timelines`` here."""
    return Path(os.environ.get("CHRONOFIL_HOME") or "timelines")


def home_argument(parser: Parser) -> None:
    """Add the option for the folder of timelines."""
    parser.option(
        "--home",
        type=Path,
        default=home(),
        metavar="DIR",
        explain="the folder of timelines (default: CHRONOFIL_HOME, else timelines)",
    )


def timeline_argument(parser: Parser) -> None:
    """Add the argument that names a timeline."""
    parser.option("timeline", metavar="NAME", explain="the timeline: its name, or its folder")
    home_argument(parser)


def data_argument(parser: Parser) -> None:
    """Add the option for the timeline whose events are meant."""
    parser.option(
        "--data",
        default="data",
        metavar="DIR",
        explain="the tables, or a timeline by its name (default: data)",
    )
    home_argument(parser)


def edited_corpus(options: Namespace, terminal: Terminal, *, rejected: bool = False) -> Corpus:
    """The timeline that ``--data`` names, as people corrected it; ``StorageError`` when it has no tables.

    What had to be mended is told. With ``rejected``, the events that they rejected are among the others.
    """
    from timeline.projects.work import look

    state = look(of_folder(data_folder(options)))
    for problem in state.problems:
        terminal.report(problem)
    now = state.situation.now
    return now.whole if rejected else now.corpus


def data_folder(options: Namespace) -> Path:
    """The folder that ``--data`` names: itself, or that of the timeline with this name."""
    folder = Path(options.data)
    inside: Path = options.home / slug(options.data)
    named = not of_folder(folder).built and slug(options.data) and (inside / ABOUT).is_file()
    return inside if named else folder


def editor_argument(parser: Parser) -> None:
    """Add the option for the editor's name."""
    parser.option(
        "--editor",
        default=os.environ.get("CHRONOFIL_EDITOR", ""),
        metavar="NAME",
        explain="who edits, for the journal (default: CHRONOFIL_EDITOR, else nobody)",
    )


def author(options: Namespace) -> Author:
    """Who edits, now, with an id for the edit."""
    return Author(secrets.token_hex(6), datetime.now(UTC), " ".join(options.editor.split())[:80])


def chosen(options: Namespace) -> Project:
    """The timeline that the arguments name."""
    return find(options.home, options.timeline)


def do_edit(
    options: Namespace, terminal: Terminal, action: str, target: str, values: dict[str, object]
) -> int:
    """Make an edit and say so; build again where it corrects an article."""
    from timeline.journal.telling import describe
    from timeline.projects.work import edit, rests_on_build

    project = chosen(options)
    done = edit(project, action, target, values, author(options))
    for problem in done.mended:
        terminal.report(problem)
    names = done.after.names(terminal.language)
    terminal.write(f"{done.edit.id}: {describe(done.edit, terminal.language, names)}")
    if rests_on_build(done):
        corpus = build_again(project, terminal)
        terminal.say("Built again: {count} events.", count=len(corpus.events))
    return 0


def build_again(project: Project, terminal: Terminal) -> Corpus:
    """Build a timeline's tables with a progress bar, and report what is wrong."""
    from timeline.projects.work import rebuild

    with terminal.progress() as move:
        corpus = rebuild(project, today(), move)
    for problem in corpus.problems:
        terminal.report(problem)
    return corpus
