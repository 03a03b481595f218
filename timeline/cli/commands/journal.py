"""``journal``: every edit of a timeline, for people to read."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from timeline.cli.terminal import Terminal
from timeline.cli.timelines import chosen, timeline_argument
from timeline.model import Review
from timeline.wording import say

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from timeline.cli.arguments import Parser
    from timeline.journal.edits import Edit
    from timeline.model import Message
    from timeline.projects.work import State

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
    state = look(project) if project.built else None
    names = state.situation.names(terminal.language) if state else {}
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
    for what, says in _checks(state) if state else ():
        terminal.say("To check: {event}: {says}", event=what, says=say(says, terminal.language))
    return 0


def _checks(state: State) -> Iterator[tuple[str, Message]]:
    """What has changed under the edits: of events, stories and articles, and those that point at nothing."""
    from timeline.journal.corrections import corrections

    here, now = state.situation, state.situation.now
    for event in (*now.corpus.events, *now.rejected):
        yield from ((f"{event.id} {event.title}", says) for says in (event.review or Review()).to_check)
    for story in now.corpus.stories:
        yield from ((story.id, says) for says in now.stories_to_check.get(story.id, ()))
    # Tables that wait for a build do not hold the last corrections.
    for one in () if state.stale else corrections(now.corpus.documents, here.edits):
        if one.check:
            yield f"{one.edit.id} {one.edit.target.label}", one.check
    for lost in now.lost:
        yield f"{lost.edit.id} {lost.edit.target.label}", lost.says


def _holds(edit: Edit, standing: Container[str]) -> bool:
    return edit.id in standing or edit.undoes is not None
