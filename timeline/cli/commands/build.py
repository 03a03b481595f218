"""``build``: from files to tables."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.terminal import CommandError, Terminal, today, typed_day
from timeline.cli.timelines import home_argument
from timeline.model import Corpus, message
from timeline.wording import translate_count

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "Read articles and write the tables of their dates and events."


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    parser.option(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        explain="a file or a folder of articles; or a timeline, to build its own tables",
    )
    parser.option("--output", type=Path, metavar="DIR", explain="the folder to write the tables to")
    home_argument(parser)
    parser.option("--today", metavar="DAY", explain="no article is newer than this day (default: today)")
    parser.option(
        "--actors", type=Path, metavar="FILE", explain="the actors to know (default: data/actors.yaml)"
    )
    parser.option(
        "--stories",
        type=Path,
        metavar="FILE",
        explain="the stories to tell apart (default: data/stories.yaml)",
    )


def run(options: Namespace, terminal: Terminal) -> int:
    """Build the tables and sum up; status 1 when no article could be read."""
    from timeline.pipeline import BROKEN

    begun = time.monotonic()
    day = typed_day(options.today, "--today", terminal.language) if options.today else today()
    with terminal.progress() as move:
        corpus, folder = _built(options, day, move)
    for problem in corpus.problems:
        terminal.report(problem)
    if not corpus.documents:
        terminal.note("Nothing was built: no article could be read.")
        return 1
    _sum_up(corpus, terminal)
    terminal.say(
        "Written to {folder} in {seconds} s.",
        folder=str(folder),
        seconds=round(time.monotonic() - begun, 1),
    )
    # Tables in which nothing was understood are no success.
    return 1 if corpus.left_out.get(BROKEN, 0) >= len(corpus.documents) else 0


def _built(options: Namespace, day: date, move: Callable[[str, int, int], None]) -> tuple[Corpus, Path]:
    """What was built and where it was written, unless nothing could be read."""
    from timeline.projects import ABOUT, find
    from timeline.projects.origins import seen_from_here
    from timeline.projects.work import build_into, rebuild
    from timeline.storage import present

    if options.output is None:
        first = options.paths[0]
        articles = first.exists() and not ((first / ABOUT).is_file() or present(first))
        if articles or len(options.paths) > 1 or options.actors or options.stories:
            raise CommandError(
                message("Where to write the tables is missing."), message("Give a folder: --output.")
            )
        project = find(options.home, str(options.paths[0]))
        return rebuild(project, day, move), project.tables
    origin = seen_from_here(options.paths, options.actors, options.stories)
    return build_into(options.output, origin, day, move), options.output


def _sum_up(corpus: Corpus, terminal: Terminal) -> None:
    mentions = [mention for _, mention in corpus.all_mentions()]
    placed = sum(mention.begin is not None for mention in mentions)
    dated = sum(document.published is not None for document in corpus.documents)
    repeated = sum(len(event.sources) > 1 for event in corpus.events)
    language = terminal.language
    lines = (
        translate_count(
            "{count} article, {dated} dated",
            "{count} articles, {dated} dated",
            len(corpus.documents),
            language,
            dated=dated,
        ),
        translate_count(
            "{count} time expression, {placed} placed on the calendar",
            "{count} time expressions, {placed} placed on the calendar",
            len(mentions),
            language,
            placed=placed,
        ),
        translate_count(
            "{count} event, {repeated} told more than once",
            "{count} events, {repeated} told more than once",
            len(corpus.events),
            language,
            repeated=repeated,
        ),
    )
    for line in lines:
        terminal.write(line)
    for reason, count in sorted(corpus.left_out.items()):
        if count:
            terminal.say("left out: {count} × {reason}", count=count, reason=terminal.translate(reason))
