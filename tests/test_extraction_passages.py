"""What short passages of news tell: clause scope, status, kind, actors and titles."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.extraction import Catalogue, extract, load_actors
from timeline.model import Anchor, Document, Event, Mention, Publication

HERE = Path(__file__).parent
PASSAGES = yaml.safe_load((HERE / "test_extraction_passages.yaml").read_text(encoding="utf-8"))
MARK = re.compile(r"\{([^|{}]+)\|([^|{}]*)(?:\|([A-Z_]+))?\}")


@cache
def catalogue() -> Catalogue:
    """The catalogue that ships."""
    return load_actors(HERE.parent / "data" / "actors.yaml")


def read(passage: dict[str, Any]) -> tuple[Document, list[Mention]]:
    """The document and mentions that a passage's marked text stands for."""
    text, mentions, last = "", [], 0
    marked = passage["text"]
    for found in MARK.finditer(marked):
        text += marked[last : found.start()]
        last = found.end()
        if found.group(2):
            mentions.append(mention(found.group(1), len(text), found.group(2), found.group(3)))
        text += found.group(1)
    text += marked[last:]
    day = passage["published"]
    document = Document(
        "d",
        "",
        text,
        passage.get("language", "fr"),
        "d.txt",
        0,
        len(text),
        published=Publication(day, day, day),
    )
    return document, mentions


def mention(text: str, start: int, when: str, mod: str | None) -> Mention:
    """A mention of a day, of an interval written with a slash, or of a duration such as P15D."""
    anchor = Anchor("publication")
    if when.startswith("P"):
        return Mention(
            start, start + len(text), text, "DURATION", when, None, None, None, mod, False, "test", anchor
        )
    first, _, second = when.partition("/")
    begin = datetime.fromisoformat(first)
    until = datetime.fromisoformat(second) if second else begin + timedelta(days=1)
    grain = (
        "day"
        if until - begin == timedelta(days=1)
        else "month"
        if until - begin > timedelta(days=8)
        else "week"
    )
    return Mention(
        start, start + len(text), text, "DATE", first, begin, until, grain, mod, False, "test", anchor
    )


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["name"] for passage in PASSAGES])
def test_passage_tells_its_events(passage: dict[str, Any]) -> None:
    """Every event of a passage is found, with its day, status, kind, actors and title."""
    document, mentions = read(passage)
    events = extract(document, mentions, catalogue())
    said = [(event.begin.date(), event.status, event.kind, event.title) for event in events]
    for expected in passage["events"]:
        here = [event for event in events if event.begin.date() == expected["at"]]
        assert here, f"no event at {expected['at']} among {said}"
        problems = [differences(event, expected) for event in here]
        assert [] in problems, f"{problems} in {said}"
    if "count" in passage:
        assert len(events) == passage["count"], said


def differences(event: Event, expected: dict[str, Any]) -> list[str]:
    """What is otherwise than expected, in words; nothing when all is as it should be."""
    found = [
        f"{name} is {getattr(event, name)!r}, not {expected[name]!r}"
        for name in ("status", "kind", "basis")
        if name in expected and getattr(event, name) != expected[name]
    ]
    if "title" in expected and plain(event.title) != plain(expected["title"]):
        found.append(f"title is {event.title!r}")
    missing = set(expected.get("actors", ())) - set(event.actors)
    surplus = set(expected.get("not_actors", ())) & set(event.actors)
    return found + [f"{name} is missing" for name in missing] + [f"{name} is no actor" for name in surplus]


def plain(title: str) -> str:
    """A title without differences of typography."""
    return title.replace("’", "'").replace("\u00a0", " ")


def test_passages_are_dated_days() -> None:
    """The passages' own dates are days, so that no test passes by comparing text with a date."""
    assert all(isinstance(one["at"], date) for passage in PASSAGES for one in passage["events"])
