"""A chronology in Markdown (CommonMark with footnotes): one line an event, its sources as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from timeline.explaining import explain
from timeline.exports._selection import Selection
from timeline.exports._text import encoded, isolated, one_line, web_link
from timeline.model import Document, Event, Source
from timeline.view.card import when
from timeline.view.marks import precision
from timeline.wording import format_interval, name, translate, translate_count

ENDING = ".md"
MEDIA_TYPE = "text/markdown; charset=utf-8"

# All that CommonMark and its usual extensions give a meaning: emphasis, code, links, tags, entities,
# tables, mathematics, strikeout, notes, highlights, mentions; emoji and addresses by their colons.
_MEANING = re.compile(r"[\\`*_{}\[\]<>&|~$#^=@]|:(?=[\w+-]+:|//)")
_AT_START = re.compile(r"^([+\-]|\d+[.)])")
_PAGE = re.compile(r"(?i)\b(www)\.")


def render(selection: Selection) -> bytes:
    """The chronology, under a heading for each month in which something begins."""
    return encoded("\n".join(_lines(selection)) + "\n")


def escaped(text: str) -> str:
    """Words of an article as Markdown that shows them as they are, on one line."""
    line = _MEANING.sub(r"\\\g<0>", one_line(text))
    line = _PAGE.sub(r"\1\\.", line)
    return isolated(_AT_START.sub(lambda match: match[0][:-1] + "\\" + match[0][-1], line))


def _lines(selection: Selection) -> Iterator[str]:
    language = selection.language
    notes: list[str] = []
    count = translate_count("{count} event", "{count} events", len(selection.events), language)
    made = translate("Timeline made on {day} with Chronofil", language, day=selection.made.date())
    yield f"# {escaped(selection.title)}"
    yield ""
    yield f"{count}. {made}."
    month = ""
    for event in selection.events:
        heading = _month(event, language)
        if heading != month:
            yield ""
            yield f"## {escaped(heading[:1].upper() + heading[1:])}"
            yield ""
        month = heading
        marks = ""
        for source, document in selection.sources(event):
            notes.append(_note(event, source, document, language))
            marks += f"[^{len(notes)}]"
        title = escaped(event.title_in(language))
        yield f"- **{_when(event, language)}**: {title}{_status(event, language)}{marks}"
    if notes:
        yield ""
    for number, note in enumerate(notes, 1):
        yield f"[^{number}]: {note}"


def _month(event: Event, language: str) -> str:
    """The month in which an event begins, or the year of what is not known better."""
    year, month = event.begin.year, event.begin.month
    if event.grain in ("year", "decade", "century", "millennium"):
        return str(year)
    last = (year, month) == (date.max.year, date.max.month)
    following = date.max if last else date(year + month // 12, month % 12 + 1, 1)
    return format_interval(date(year, month, 1), following, "month", language)


def _when(event: Event, language: str) -> str:
    words = escaped(when(event, language))
    return words[:1].upper() + words[1:]


def _status(event: Event, language: str) -> str:
    """The status, unless the event simply happened or was said."""
    said = [] if event.status in ("occurred", "statement") else [name(event.status, "status", language)]
    if precision(event) == "approximate":
        said.append(name("approximate", "precision", language))
    return f" ({escaped(', '.join(said))})" if said else ""


def _note(event: Event, source: Source, document: Document, language: str) -> str:
    words = translate("“{text}”", language, text=document.text[source.start : source.end])
    title = escaped(document.title)
    if url := web_link(document.url):
        title = f"[{title}](<{url}>)"
    parts = [title, escaped(document.publisher or document.source_file)]
    why = escaped(explain(event, source, document, language).sentence)
    return f"{escaped(words)} {', '.join(parts)}. {why}"
