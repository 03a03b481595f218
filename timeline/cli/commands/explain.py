"""``explain``: why an event stands where it stands."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from timeline.cli.terminal import CommandError, Terminal
from timeline.cli.timelines import data_argument, edited_corpus
from timeline.model import Corpus, Event, Remark, Source, message
from timeline.wording import format_day, format_interval, name, say

if TYPE_CHECKING:
    from timeline.cli.arguments import Parser

SUMMARY = "Say where an event is written and why it has its date."


def arguments(parser: Parser) -> None:
    """Add this command's arguments."""
    parser.option("event", metavar="EVENT_ID", explain="the event's id, or its first characters")
    data_argument(parser)


def run(options: Namespace, terminal: Terminal) -> int:
    """Print the event, and for each source the excerpt and the steps to its date."""
    corpus = edited_corpus(options, terminal)
    event = _the_one(corpus, options.event, options.data)
    terminal.out.print(event.title_in(terminal.language), style="bold", soft_wrap=True)
    when = format_interval(
        event.begin, event.until, event.grain, terminal.language, approximate=event.approximate
    )
    kinds = (name(event.kind, "kind", terminal.language), name(event.status, "status", terminal.language))
    terminal.write(f"{when} - {', '.join(kinds)} - {event.id}")
    for remark in (*event.review.remarks, *event.review.notes) if event.review else ():
        terminal.write(f"- {_remark(remark, terminal)}")
    for says in event.review.to_check if event.review else ():
        terminal.say("To check: {says}", says=say(says, terminal.language))
    for source in event.sources:
        _show(event, source, corpus, terminal)
    return 0


def _show(event: Event, source: Source, corpus: Corpus, terminal: Terminal) -> None:
    from timeline.explaining import explain

    document = corpus.document(source.document_id)
    excerpt = document.text[source.start : source.end]
    place = f"{document.source_file}, {document.start + source.start}-{document.start + source.end}"
    terminal.write("")
    terminal.say("“{text}”", text=" ".join(excerpt.split()))
    terminal.write(f"  {document.title} ({place})")
    why = explain(event, source, document, terminal.language)
    terminal.write(f"  {why.sentence}")
    for line in (*why.steps, *why.evidence, why.certainty):
        terminal.write(f"  - {line}")


def _remark(remark: Remark, terminal: Terminal) -> str:
    said = say(remark.says, terminal.language)
    by = f"{remark.editor}, " if remark.editor else ""
    return f"{said} ({by}{format_day(remark.at.date(), terminal.language)})"


def _the_one(corpus: Corpus, identifier: str, folder: str) -> Event:
    matching = [event for event in corpus.events if event.id.startswith(identifier)]
    exact = [event for event in matching if event.id == identifier]
    if len(exact or matching) == 1:
        return (exact or matching)[0]
    if matching:
        raise CommandError(
            message("{count} events begin with {id}.", count=len(matching), id=identifier),
            message("Give more of the id."),
            folder,
        )
    raise CommandError(
        message("No event has the id {id}.", id=identifier),
        message("The ids are the first column of events.csv."),
        folder,
    )
