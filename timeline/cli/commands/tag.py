"""``tag``: the time expressions of a text, resolved."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.terminal import CommandError, Terminal, today, typed_day
from timeline.languages import available
from timeline.model import Mention, message
from timeline.storage import codec
from timeline.wording import format_interval, name, say

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "Find the time expressions of a text and say what they mean."
HEADS = ("Expression", "Meaning", "Value", "Rule", "Characters")


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    parser.option("text", nargs="?", explain="the text; - or nothing reads standard input")
    parser.option("--file", type=Path, explain="read the text from this file instead")
    parser.option("--language", default="fr", explain="language of the text (default: fr)")
    parser.option("--reference", metavar="DAY", explain="the day the text was published (default: today)")
    parser.option(
        "--prefer",
        choices=("news", "past", "future"),
        default="news",
        explain="the side a bare weekday lies on (news: tense and context decide; the default)",
    )
    parser.option("--json", action="store_true", explain="write JSON instead of a table")


def run(options: Namespace, terminal: Terminal) -> int:
    """Print the mentions of the text."""
    import timeline

    text = _text(options)
    reference = (
        typed_day(options.reference, "--reference", terminal.language) if options.reference else today()
    )
    if options.language not in available():
        terminal.note(
            "No rules for the language {language}: what is found is of low certainty.",
            language=options.language,
        )
    found = timeline.tag(text, language=options.language, reference=reference, prefer=options.prefer)
    if options.json:
        terminal.write(codec.dumps([codec.mention(mention) for mention in found]))
    elif found:
        _show(found, reference, terminal)
    else:
        terminal.say("No time expression found.")
    return 0


def _show(found: list[Mention], reference: date, terminal: Terminal) -> None:
    terminal.say("Read as published on {day:full}:", day=reference)
    terminal.table(HEADS, (_row(mention, terminal.language) for mention in found), figures=1)
    for mention in found:
        for note in mention.notes:
            terminal.write(f"{mention.text}: {say(note, terminal.language)}")


def _row(mention: Mention, language: str) -> tuple[str, ...]:
    meaning = format_interval(
        mention.begin, mention.until, mention.grain, language, approximate=mention.approximate
    )
    if mention.begin is None and mention.until is None:
        meaning = name(mention.type, "type of expression", language)
    value = f"{mention.value} {mention.mod}" if mention.mod else mention.value
    return mention.text, meaning, value, mention.rule, f"{mention.start}-{mention.end}"


def _text(options: Namespace) -> str:
    if options.file is None:
        text = sys.stdin.read() if options.text in (None, "-") else options.text
        return str(text)
    try:
        return str(options.file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(
            message("The file cannot be read ({reason}).", reason=str(error)),
            message("Give a text file in UTF-8."),
            str(options.file),
        ) from error
