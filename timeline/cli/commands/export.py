"""``export``: events as one file."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from timeline.cli.terminal import CommandError, Terminal, typed_day
from timeline.model import Corpus, Kind, Message, Status, message
from timeline.wording import translate_count

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser
    from timeline.exports import Options

SUMMARY = "Write events, with their sources, to one file for a spreadsheet, a calendar or a program."


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    from timeline.exports import formats

    parser.option("file", type=Path, metavar="FILE", explain="the file to write; its ending names the format")
    parser.option(
        "--data", type=Path, default=Path("data"), metavar="DIR", explain="the tables (default: data)"
    )
    parser.option("--format", choices=formats(), explain="the format, where the ending does not tell")
    parser.option("--story", explain="only events of this story")
    parser.option(
        "--actor", action="append", default=[], explain="only events with this actor (may be repeated)"
    )
    parser.option(
        "--kind",
        action="append",
        default=[],
        choices=get_args(Kind),
        explain="only events of this kind (may be repeated)",
    )
    parser.option(
        "--status",
        action="append",
        default=[],
        choices=get_args(Status),
        explain="only events of this status (may be repeated)",
    )
    parser.option("--since", metavar="DAY", explain="only events that reach this day or later")
    parser.option("--until", metavar="DAY", explain="only events that begin on this day or earlier")
    parser.option("--known", metavar="DAY", explain="only what articles published by this day tell")
    parser.option("--title", explain="the title of the file, where its format has one")
    parser.option(
        "--articles", action="store_true", explain="with the whole articles, not only their excerpts"
    )


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the chosen events."""
    from timeline.exports import export
    from timeline.storage import load

    format = options.format or _format(options.file)
    corpus = load(options.data)
    chosen = _options(corpus, options, terminal)
    count = export(corpus, format, options.file, chosen, datetime.now().astimezone())
    said = translate_count("{count} event written", "{count} events written", count, terminal.language)
    terminal.write(f"{said}: {options.file}")
    return 0


def _format(file: Path) -> str:
    from timeline.exports import endings

    known = endings()
    if file.suffix.lower() in known:
        return known[file.suffix.lower()]
    raise CommandError(
        message("The ending of the file names no format."),
        message("Give --format, or one of these endings: {endings}.", endings=tuple(known)),
        str(file),
    )


def _options(corpus: Corpus, options: Namespace, terminal: Terminal) -> Options:
    from timeline.exports import Options
    from timeline.view.filtering import Criteria

    stories = {story.id for story in corpus.stories}
    if options.story and options.story not in stories:
        raise _unknown(message("The tables know no story {name}.", name=options.story), stories, options.data)
    actors = {actor.id for actor in corpus.actors}
    for unknown in set(options.actor) - actors:
        raise _unknown(message("The tables know no actor {name}.", name=unknown), actors, options.data)
    days = {
        name: typed_day(written, f"--{name}", terminal.language)
        for name in ("since", "until", "known")
        if (written := getattr(options, name))
    }
    criteria = Criteria(
        story=options.story,
        actors=tuple(options.actor),
        kinds=tuple(options.kind),
        statuses=tuple(options.status),
        begin=days.get("since"),
        until=days.get("until"),
        known=days.get("known"),
    )
    return Options(criteria, language=terminal.language, title=options.title, articles=options.articles)


def _unknown(says: Message, known: set[str], folder: Path) -> CommandError:
    return CommandError(says, message("Choose one of {names}.", names=tuple(sorted(known))), str(folder))
