"""``export``: events as one flat file."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.terminal import CommandError, Terminal, typed_day
from timeline.model import Corpus, Event, Message, message
from timeline.wording import translate_count

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "Write events, with their excerpts, to one file for a spreadsheet or a program."


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
    parser.option("--since", metavar="DAY", explain="only events that reach this day or later")
    parser.option("--until", metavar="DAY", explain="only events that begin on this day or earlier")


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the chosen events."""
    from timeline.exports import export, formats
    from timeline.storage import load

    format = options.format or options.file.suffix.lstrip(".").lower()
    if format not in formats():
        raise CommandError(
            message("No format is called {name}.", name=format),
            message("Choose one of {names}.", names=formats()),
            str(options.file),
        )
    corpus = load(options.data)
    events = _chosen(corpus, options, terminal)
    count = export(corpus, events, format, options.file, terminal.language)
    said = translate_count("{count} event written", "{count} events written", count, terminal.language)
    terminal.write(f"{said}: {options.file}")
    return 0


def _chosen(corpus: Corpus, options: Namespace, terminal: Terminal) -> list[Event]:
    stories = {story.id for story in corpus.stories}
    if options.story and options.story not in stories:
        raise _unknown(message("The tables know no story {name}.", name=options.story), stories, options.data)
    actors = {actor.id for actor in corpus.actors}
    for unknown in set(options.actor) - actors:
        raise _unknown(message("The tables know no actor {name}.", name=unknown), actors, options.data)
    since = options.since and typed_day(options.since, "--since", terminal.language)
    until = options.until and typed_day(options.until, "--until", terminal.language)
    return [
        event
        for event in corpus.events
        if (not options.story or event.story == options.story)
        and (not options.actor or set(options.actor) & set(event.actors))
        and (not since or event.until > datetime(since.year, since.month, since.day))
        and (not until or event.begin.date() <= until)
    ]


def _unknown(says: Message, known: set[str], folder: Path) -> CommandError:
    return CommandError(says, message("Choose one of {names}.", names=tuple(sorted(known))), str(folder))
