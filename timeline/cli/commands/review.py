"""``review``: the events to look at first."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from timeline.cli.terminal import Terminal
from timeline.cli.timelines import chosen, timeline_argument
from timeline.wording import format_interval, say

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "List the events that nobody has accepted, least certain first, with the reasons."


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    timeline_argument(parser)
    parser.option("--most", type=int, default=20, metavar="COUNT", explain="how many to list (default: 20)")


def run(options: Namespace, terminal: Terminal) -> int:
    """Print each event and its reasons."""
    from timeline.journal.queue import queue
    from timeline.projects.work import look

    state = look(chosen(options))
    doubts = queue(state.situation.now)
    for doubt in doubts[: max(options.most, 0)]:
        event = doubt.event
        when = format_interval(
            event.begin, event.until, event.grain, terminal.language, approximate=event.approximate
        )
        terminal.out.print(f"{event.id}  {event.title_in(terminal.language)}", style="bold", soft_wrap=True)
        terminal.write(f"  {when}")
        for says in doubt.reasons:
            terminal.write(f"  - {say(says, terminal.language)}")
    terminal.say("{count} events to review.", count=len(doubts))
    return 0
