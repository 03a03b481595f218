"""``date``: when articles were published, and how that is known."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.terminal import Terminal, today, typed_day
from timeline.model import Document

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "Say when articles were published, with the evidence."


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    parser.option("paths", nargs="+", type=Path, metavar="PATH", explain="a file or a folder of articles")
    parser.option("--today", metavar="DAY", explain="no article is newer than this day (default: today)")


def run(options: Namespace, terminal: Terminal) -> int:
    """Print each article's date, range and evidence; status 1 when no article could be read."""
    from timeline.pipeline import date_articles

    day = typed_day(options.today, "--today", terminal.language) if options.today else today()
    documents, problems = date_articles(options.paths, today=day)
    for problem in problems:
        terminal.report(problem)
    for document in documents:
        _show(document, terminal)
    return 0 if documents else 1


def _show(document: Document, terminal: Terminal) -> None:
    from timeline.explaining import evidence

    terminal.out.print(document.title or terminal.translate("(no title)"), style="bold", soft_wrap=True)
    published = document.published
    if published is None:
        terminal.say("date unknown")
    elif published.exact:
        terminal.say("published on {day:full}", day=published.best)
    else:
        terminal.say(
            "published between {earliest:full} and {latest:full}, most likely on {best:full}",
            earliest=published.earliest,
            latest=published.latest,
            best=published.best,
        )
    for clue in evidence(document, terminal.language):
        terminal.write(f"  - {clue}")
    terminal.write("")
