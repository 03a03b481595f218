"""``bench``: how fast text is read."""

from __future__ import annotations

import random
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.terminal import CommandError, Terminal
from timeline.model import message
from timeline.wording import format_number

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser
    from timeline.cli.speed import Measure

SUMMARY = "Measure how fast text is read, next to dateparser and what else is installed."
HEADS = ("Reader", "Characters", "Seconds", "Characters a second", "Ratio")
SIZES = (10_000, 100_000, 1_000_000, 5_000_000, 50_000_000)


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    parser.option(
        "--text",
        type=Path,
        default=Path("seeds"),
        metavar="PATH",
        explain="the text to read (default: seeds)",
    )
    parser.option(
        "--language", default="fr", choices=("fr", "en"), explain="language of the text (default: fr)"
    )
    parser.option(
        "--size", type=float, default=5.0, metavar="MB", explain="size of the generated text (default: 5)"
    )
    parser.option(
        "--limit",
        type=float,
        default=60.0,
        metavar="SECONDS",
        explain="longest time for one reader and one text",
    )


def run(options: Namespace, terminal: Terminal) -> int:
    """Print characters a second for each reader and text, then how the time grows with the size."""
    from timeline.cli.speed import growth, measure, news_like, readers

    source = _source(options.text)
    made = news_like(source, int(options.size * 1_000_000), random.Random(1))
    found = readers(options.language)
    terminal.say(
        "First the text itself, then one of {count} characters made from its sentences.", count=len(made)
    )
    for text in (source, made):
        measures = [measure(name, reader, text, options.limit) for name, reader in found.items()]
        _compare(measures, terminal)
    terminal.say("The generated text in one go:")
    rows = growth(found["chronofil"], made, SIZES)
    terminal.table(HEADS[1:4], (_figures(row, terminal) for row in rows), figures=3)
    return 0


def _compare(measures: list[Measure], terminal: Terminal) -> None:
    ours = measures[0].speed
    rows = (
        (row.reader, *_figures(row, terminal), format_number(round(ours / row.speed, 1), terminal.language))
        for row in measures
    )
    terminal.table(HEADS, rows, figures=4)


def _figures(row: Measure, terminal: Terminal) -> tuple[str, ...]:
    numbers = (row.characters, round(row.seconds, 3), round(row.speed))
    return tuple(format_number(number, terminal.language) for number in numbers)


def _source(path: Path) -> str:
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    try:
        text = "\n\n".join(file.read_text(encoding="utf-8") for file in files)
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(
            message("The file cannot be read ({reason}).", reason=str(error)),
            message("Give a text file in UTF-8."),
            str(path),
        ) from error
    if not text.strip():
        raise CommandError(message("No text here."), message("Give one: --text FILE."), str(path))
    return text
