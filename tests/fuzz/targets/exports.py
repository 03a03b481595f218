"""Exports: hostile words stay words in every format, and every file can be read back."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from xml.etree import ElementTree

import pyarrow.parquet
from markdown_it import MarkdownIt

from tests.exporting import dated, of
from tests.fuzz.choices import HOSTILE, Choices
from timeline.exports import render
from timeline.model import Corpus, Event, Review

FORMATS = (
    "csv", "icalendar", "json", "markdown", "timelinejs", "timeml", "annotations",
    "parquet", "excel",
)  # fmt: skip
MARKDOWN = MarkdownIt("commonmark", {"html": True})
WORDS = ("Acme", "parle", "lundi", "« oui »", "l’accord", "2021", "déjà", *HOSTILE)


@cache
def plain() -> Corpus:
    """A corpus to put hostile words into."""
    return dated()


def one_input(choices: Choices) -> None:
    """Write one corpus as one format, and read it back."""
    # The page that stands alone holds the whole program and takes long.
    format = "html" if choices.likely(4) else choices.one(FORMATS)
    corpus = _corpus(choices)
    options = {"language": choices.one(("fr", "en")), "articles": choices.likely(30)}
    content = render(of(corpus, title=_text(choices, 5) if choices.likely(50) else None, **options), format)
    _CHECKS.get(format, _encoded)(content, len(corpus.events))


def _text(choices: Choices, most: int) -> str:
    """Words as readers and the journal give them: halves of characters never get so far."""
    return choices.text(WORDS, most).encode("utf-8", "replace").decode("utf-8")


def _corpus(choices: Choices) -> Corpus:
    documents = []
    for document in plain().documents:
        text = document.text + _text(choices, 8)
        documents.append(
            replace(
                document, text=text, end=document.start + len(text), title=_text(choices, 6),
                url=_text(choices, 4) or None, publisher=_text(choices, 3) or None,
                source_file=_text(choices, 3),
            )
        )  # fmt: skip
    actors = tuple(
        replace(actor, names=(("fr", _text(choices, 4)), ("en", _text(choices, 4))))
        for actor in plain().actors
    )
    events = tuple(_event(event, choices) for event in plain().events)
    stories = tuple(replace(story, names=(("fr", _text(choices, 4)),)) for story in plain().stories)
    return replace(plain(), documents=tuple(documents), actors=actors, events=events, stories=stories)


def _event(event: Event, choices: Choices) -> Event:
    begin, until = event.begin, event.until
    if choices.likely(20):
        begin = datetime.combine(choices.day(), datetime.min.time())
        try:
            until = begin + timedelta(days=choices.number(1, 800))
        except OverflowError:
            until = datetime.max
    review = Review(accepted=choices.likely(50), titles=(("fr", _text(choices, 3) or "x"),))
    return replace(
        event, title=_text(choices, 6), begin=begin, until=max(until, begin + timedelta(0, 1)),
        review=review if choices.likely(30) else None,
    )  # fmt: skip


def _encoded(content: bytes, events: int) -> None:
    assert content
    content.decode("utf-8")


def _csv(content: bytes, events: int) -> None:
    text = content.decode("utf-8")
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == events
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not [cell for cell in row if cell[:1] in tuple("=+-@\t\r")], row


def _calendar(content: bytes, events: int) -> None:
    lines = content.split(b"\r\n")
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") == events
    assert all(len(line) <= 75 for line in lines)
    assert not any(byte < 32 and byte not in b"\r\n\t" for byte in content)
    assert b"\n" not in content.replace(b"\r\n", b"")


def _json(content: bytes, events: int) -> None:
    json.loads(content)


def _markdown(content: bytes, events: int) -> None:
    page = MARKDOWN.render(content.decode("utf-8"))
    tags = set(re.findall(r"<([a-zA-Z][a-zA-Z0-9]*)", page))
    assert tags <= {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "em", "a", "sup", "br", "hr"}, tags
    for link in re.findall(r'href="([^"]*)"', page):
        assert link.startswith(("http://", "https://", "#")), link


def _page(content: bytes, events: int) -> None:
    text = content.decode("utf-8")
    # What ends a script would let words out of it: as many ends as beginnings, however they are written.
    assert len(re.findall(r"<script\b", text, re.IGNORECASE)) == _usual_scripts(), "words begin a script"
    assert "<img src=x" not in text
    assert text.rstrip().endswith("</html>")


@cache
def _usual_scripts() -> int:
    return len(re.findall(r"<script\b", render(of(plain()), "html").decode("utf-8"), re.IGNORECASE))


def _parquet(content: bytes, events: int) -> None:
    assert pyarrow.parquet.read_table(io.BytesIO(content)).num_rows == events


def _zip(content: bytes, events: int) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith(".xml"):
                root = ElementTree.fromstring(part)
                assert not [element for element in root.iter() if element.tag.endswith("}f")], "a formula"
            elif name.endswith(".tml"):
                ElementTree.fromstring(part)


_CHECKS = {
    "csv": _csv,
    "icalendar": _calendar,
    "json": _json,
    "timelinejs": _json,
    "annotations": _json,
    "markdown": _markdown,
    "html": _page,
    "parquet": _parquet,
    "excel": _zip,
    "timeml": _zip,
}
