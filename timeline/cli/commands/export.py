"""``export``: the chosen events as one file, in any format that ``timeline/exports`` holds."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.terminal import CommandError, Terminal, typed_day
from timeline.cli.timelines import data_argument, edited_corpus
from timeline.model import Corpus, Message, message
from timeline.wording import translate_count

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser
    from timeline.exports import Options
    from timeline.view.filtering import Criteria

SUMMARY = "Write events, with their sources, to one file for a spreadsheet, a calendar or a program."


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    from timeline.exports import formats
    from timeline.view.lanes import LANE_CHOICES

    known = ", ".join(formats())
    parser.add_argument(
        "what",
        metavar="FORMAT",
        help=parser.terminal.translate(
            "one of {names}; or the file to write, whose ending names the format", names=known
        ),
    )
    parser.option("--output", type=Path, metavar="FILE", explain="the file to write")
    parser.option("--format", choices=formats(), explain="the format, where the ending does not tell")
    data_argument(parser)
    _choice(parser)
    parser.option("--title", explain="the title of the file, where its format has one")
    parser.option("--lanes", choices=LANE_CHOICES, default="actor", explain="what has a lane of its own")
    parser.option("--gaps", action="store_true", explain="show empty stretches of time at full length")
    parser.option("--theme", choices=("light", "dark"), explain="colours of a page or picture")
    parser.option("--width", type=int, default=1200, explain="width of a picture, in pixels")
    parser.option(
        "--articles", action="store_true", explain="with the whole articles, not only their excerpts"
    )
    parser.option(
        "--rejected", action="store_true", explain="with the events that were rejected, marked as such"
    )


def _choice(parser: Parser) -> None:
    from timeline.view.marks import CERTAINTIES, KINDS, PRECISIONS, STATUSES

    parser.option("--story", explain="only events of this story")
    for name, choices, explain in (
        ("--actor", None, "only events with this actor (may be repeated)"),
        ("--kind", KINDS, "only events of this kind (may be repeated)"),
        ("--status", STATUSES, "only events of this status (may be repeated)"),
        ("--precision", PRECISIONS, "only events whose date is this precise (may be repeated)"),
        ("--certainty", CERTAINTIES, "only events of this certainty (may be repeated)"),
    ):
        parser.option(name, action="append", default=[], choices=choices, explain=explain)
    parser.option("--every-actor", action="store_true", explain="with all these actors, not any of them")
    parser.option("--since", metavar="DAY", explain="only events that reach this day or later")
    parser.option("--until", metavar="DAY", explain="only events that begin on this day or earlier")
    parser.option(
        "--search", metavar="WORDS", default="", explain="only events whose title or excerpts hold these"
    )
    parser.option("--known", metavar="DAY", explain="only what articles published by this day tell")


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the chosen events."""
    from timeline.exports import export

    format, file = _target(options)
    corpus = edited_corpus(options, terminal, rejected=_rejected_too(options, format))
    wanted = _wanted(corpus, options, terminal)
    count = export(corpus, format, file, wanted, datetime.now().astimezone())
    said = translate_count("{count} event written", "{count} events written", count, terminal.language)
    terminal.write(f"{said}: {file}")
    return 0


def _target(options: Namespace) -> tuple[str, Path]:
    """The format and the file that the arguments name."""
    from timeline.exports import endings, filename, formats

    if options.what in formats():
        return options.what, options.output or Path(filename(options.what))
    file = options.output or Path(options.what)
    known = endings()
    if format := options.format or known.get(file.suffix.lower()):
        return format, file
    raise CommandError(
        message("The ending of the file names no format."),
        message("Give --format, or one of these endings: {endings}.", endings=tuple(known)),
        str(file),
    )


def _rejected_too(options: Namespace, format: str) -> bool:
    from timeline.exports import formats, tells_decisions

    if options.rejected and not tells_decisions(format):
        raise CommandError(
            message("The format {name} does not say which events were rejected.", name=format),
            message("Choose one of {names}.", names=tuple(one for one in formats() if tells_decisions(one))),
            "--rejected",
        )
    return bool(options.rejected)


def _wanted(corpus: Corpus, options: Namespace, terminal: Terminal) -> Options:
    from timeline.exports import Options

    if options.width < 400:
        raise CommandError(
            message("A picture of {width} pixels is too narrow.", width=options.width),
            message("Choose at least 400."),
            "--width",
        )
    return Options(
        criteria=_criteria(corpus, options, terminal),
        language=terminal.language,
        title=options.title,
        articles=options.articles,
        lanes=options.lanes,
        folded=not options.gaps,
        theme=options.theme,
        width=options.width,
    )


def _criteria(corpus: Corpus, options: Namespace, terminal: Terminal) -> Criteria:
    from timeline.view.filtering import Criteria

    stories = {story.id for story in corpus.stories}
    if options.story and options.story not in stories:
        raise _unknown(
            message("The tables know no story {name}.", name=options.story), stories, str(options.data)
        )
    actors = {actor.id for actor in corpus.actors}
    for unknown in sorted(set(options.actor) - actors):
        raise _unknown(message("The tables know no actor {name}.", name=unknown), actors, options.data)
    begin, until, known = (
        typed_day(typed, f"--{name}", terminal.language) if (typed := getattr(options, name)) else None
        for name in ("since", "until", "known")
    )
    return Criteria(
        story=options.story,
        actors=tuple(options.actor),
        every_actor=options.every_actor,
        kinds=tuple(options.kind),
        statuses=tuple(options.status),
        precisions=tuple(options.precision),
        certainties=tuple(options.certainty),
        begin=begin,
        until=until,
        text=options.search,
        known=known,
    )


def _unknown(says: Message, known: set[str], folder: str) -> CommandError:
    return CommandError(says, message("Choose one of {names}.", names=tuple(sorted(known))), folder)
