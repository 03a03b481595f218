"""``journal``: every edit of a timeline, for people to read."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from timeline.cli.terminal import Terminal
from timeline.cli.timelines import chosen, timeline_argument
from timeline.wording import say

if TYPE_CHECKING:
    from collections.abc import Container

    from timeline.cli.arguments import Parser
    from timeline.journal.edits import Edit

SUMMARY = "List the edits of a timeline, and what has changed under them."
HEADS = ("Edit", "By", "What", "State")


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    timeline_argument(parser)


def run(options: Namespace, terminal: Terminal) -> int:
    """Print a line an edit, then what is to check."""
    from timeline.journal import file
    from timeline.journal.edits import in_force
    from timeline.journal.telling import journal_line
    from timeline.projects.work import look

    project = chosen(options)
    here = look(project).situation if project.built else None
    names = here.names(terminal.language) if here else {}
    journal = file.read(project.journal)
    for problem in journal.problems:
        terminal.report(problem)
    standing = {edit.id for edit in in_force(journal.edits)}
    rows = [
        journal_line(edit, terminal.language, in_force=_holds(edit, standing), actors=names)
        for edit in journal.edits
    ]
    if not rows:
        terminal.say("No edits yet.")
        return 0
    terminal.table(HEADS, rows)
    if here:
        now = here.now
        for event in (*now.corpus.events, *now.rejected):
            for says in event.review.to_check if event.review else ():
                terminal.say("To check: {event}: {says}", event=f"{event.id} {event.title}",
                             says=say(says, terminal.language))  # fmt: skip
        for lost in now.lost:
            terminal.say("To check: {event}: {says}", event=f"{lost.edit.id} {lost.edit.target.label}",
                         says=say(lost.says, terminal.language))  # fmt: skip
    return 0


def _holds(edit: Edit, standing: Container[str]) -> bool:
    return edit.id in standing or edit.undoes is not None
