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
from timeline.model import message
from timeline.wording import translate_count

if TYPE_CHECKING:
    from timeline.building import Built
    from timeline.cli.arguments import Parser

SUMMARY = "Read articles and write the tables of their dates and events."


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    parser.option(
        "paths",
        nargs="+",
        metavar="PATH",
        explain="a file or a folder of articles; or a timeline, to build its own tables",
    )
    parser.option("--output", metavar="DIR", explain="the folder to write the tables to")
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
    parser.option(
        "--engine",
        choices=("local", "dask"),
        default="local",
        explain="who does the work: the processors of this machine, or a Dask cluster (default: local)",
    )
    parser.option(
        "--scheduler", metavar="ADDRESS", explain="the scheduler of the Dask cluster, such as tcp://HOST:8786"
    )


def run(options: Namespace, terminal: Terminal) -> int:
    """Build the tables and sum up; status 1 when no article could be read."""
    from timeline.pipeline import BROKEN

    begun = time.monotonic()
    day = typed_day(options.today, "--today", terminal.language) if options.today else today()
    with terminal.progress() as move:
        built, folder = _built(options, day, move)
    corpus, counts = built.corpus, built.counts
    for problem in corpus.problems:
        terminal.report(problem)
    if not counts:
        terminal.note("Nothing was built: no article could be read.")
        return 1
    _sum_up(built, terminal)
    terminal.say(
        "Written to {folder} in {seconds} s.",
        folder=folder,
        seconds=round(time.monotonic() - begun, 1),
    )
    # Tables in which nothing was understood are no success.
    return 1 if corpus.left_out.get(BROKEN, 0) >= counts["documents"] else 0


def _built(options: Namespace, day: date, move: Callable[[str, int, int], None]) -> tuple[Built, str]:
    """What was built and where it was written, unless nothing could be read."""
    from timeline.building import built_in_memory
    from timeline.projects import ABOUT, find
    from timeline.projects.origins import seen_from_here
    from timeline.projects.work import build_into, corrects_articles, note_origin, rebuild, turn
    from timeline.storage import present

    if options.output is None:
        first = Path(options.paths[0])
        articles = first.exists() and not ((first / ABOUT).is_file() or present(first))
        if articles or len(options.paths) > 1 or options.actors or options.stories:
            raise CommandError(
                message("Where to write the tables is missing."), message("Give a folder: --output.")
            )
        project = find(options.home, options.paths[0])
        return built_in_memory(rebuild(project, day, move)), str(project.tables)
    if "://" in options.output:
        return _in_parts(options, day, move), options.output
    folder = Path(options.output)
    origin = seen_from_here(map(Path, options.paths), options.actors, options.stories)
    # Whoever corrects an article meanwhile builds with it afterwards.
    with turn(folder):
        if not corrects_articles(folder):
            built = _in_parts(options, day, move)
            if built.counts:
                note_origin(folder, origin)
            return built, options.output
    # Parts of articles know nothing of corrections to them.
    return built_in_memory(build_into(folder, origin, day, move)), options.output


def _in_parts(options: Namespace, day: date, move: Callable[[str, int, int], None]) -> Built:
    from timeline.building import build_tables
    from timeline.pipeline import DATA

    return build_tables(
        options.paths,
        options.output,
        today=day,
        actors=[options.actors or DATA / "actors.yaml"],
        stories=[options.stories or DATA / "stories.yaml"],
        progress=move,
        with_engine=options.engine,
        address=options.scheduler,
    )


def _sum_up(built: Built, terminal: Terminal) -> None:
    counts, language = built.counts, terminal.language
    lines = (
        translate_count(
            "{count} article, {dated} dated",
            "{count} articles, {dated} dated",
            counts["documents"],
            language,
            dated=counts["dated"],
        ),
        translate_count(
            "{count} time expression, {placed} placed on the calendar",
            "{count} time expressions, {placed} placed on the calendar",
            counts["mentions"],
            language,
            placed=counts["placed"],
        ),
        translate_count(
            "{count} event, {repeated} told more than once",
            "{count} events, {repeated} told more than once",
            counts["events"],
            language,
            repeated=counts["repeated"],
        ),
    )
    for line in lines:
        terminal.write(line)
    for reason, count in sorted(built.corpus.left_out.items()):
        if count:
            terminal.say("left out: {count} × {reason}", count=count, reason=terminal.translate(reason))
