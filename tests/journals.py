"""A small corpus and edits of it, for the tests of the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from timeline.journal.applying import Edited, apply
from timeline.journal.edits import Edit
from timeline.journal.making import Author, make
from timeline.journal.situation import situation
from timeline.model import Actor, Anchor, Corpus, Document, Event, Mention, Part, Publication, Source, Story
from timeline.storage import save

FIRST = (
    "Acme ferme son usine\n\nAcme a fermé mardi son usine de Lyon. "
    "L’État condamnera Acme jeudi. Une grève a commencé."
)
SECOND = "L’usine de Lyon fermée\n\nL’usine d’Acme à Lyon a été fermée mardi, selon la mairie."
_numbers = count(1)


def mention(text: str, words: str, day: date) -> Mention:
    start = text.index(words)
    begin = datetime(day.year, day.month, day.day)
    return Mention(
        start, start + len(words), words, "DATE", day.isoformat(), begin, begin + timedelta(days=1), "day",
        None, False, "<weekday>", Anchor("publication", begin),
    )  # fmt: skip


def source(identifier: str, text: str, words: str, found: Mention | None = None) -> Source:
    start = text.index(words)
    return Source(identifier, start, start + len(words), found)


def event(identifier: str, title: str, day: int, *sources: Source, **fields: Any) -> Event:
    begin = datetime(2021, 3, day)
    made = Event(
        identifier, title, begin, begin + timedelta(days=1), "day", "occurred", "other", ("acme",), None,
        "high", sources,
    )  # fmt: skip
    return replace(made, **fields)


def corpus() -> Corpus:
    """Two articles; three events, the first told by both."""
    tuesday, thursday = mention(FIRST, "mardi", date(2021, 3, 2)), mention(FIRST, "jeudi", date(2021, 3, 4))
    again = mention(SECOND, "mardi", date(2021, 3, 2))
    published = Publication(date(2021, 3, 3), date(2021, 3, 3), date(2021, 3, 3))
    return Corpus(
        documents=(
            Document("d1", "Acme ferme son usine", FIRST, "fr", "a.txt", 0, len(FIRST), published=published,
                     parts=(Part("title", 0, 20), Part("body", 22, len(FIRST)))),
            Document("d2", "L’usine de Lyon fermée", SECOND, "fr", "b.txt", 0, len(SECOND),
                     published=published),
        ),
        mentions={"d1": (tuesday, thursday), "d2": (again,)},
        events=(
            event("aa11", "Acme ferme son usine", 2,
                  source("d1", FIRST, "Acme a fermé mardi son usine de Lyon.", tuesday),
                  source("d2", SECOND, "L’usine d’Acme à Lyon a été fermée mardi", again)),
            event("bb22", "L’État condamne Acme", 4,
                  source("d1", FIRST, "L’État condamnera Acme jeudi.", thursday),
                  status="planned", kind="sanction", actors=("state", "acme")),
            event("cc33", "Une grève commence", 3, source("d1", FIRST, "Une grève a commencé."),
                  basis="publication", certainty="low", actors=()),
        ),
        actors=(
            Actor("acme", (("fr", "Acmé"), ("en", "Acme")), "company"),
            Actor("state", (("fr", "État"),), "state"),
        ),
        stories=(Story("closing", (("fr", "La fermeture"),), words=("inconnu",)),),
    )  # fmt: skip


def ask(
    built: Corpus, edits: Sequence[Edit], action: str, target: str = "", editor: str = "", **values: Any
) -> tuple[Edit, ...]:
    """The journal with one more edit, as an editor asks for it."""
    number = next(_numbers)
    at = datetime(2021, 4, 1, tzinfo=UTC) + timedelta(minutes=number)
    author = Author(f"e{number:04}", at, editor)
    return (*edits, make(action, target, values, situation(built, edits), author))


def edited(built: Corpus, *asked: tuple[str, str, Mapping[str, Any]]) -> Edited:
    """What several edits make of a corpus."""
    edits: tuple[Edit, ...] = ()
    for action, target, values in asked:
        edits = ask(built, edits, action, target, **values)
    return apply(built, edits)


def shown(result: Edited, identifier: str) -> Event:
    """An event as it is shown; an error when it is not."""
    return next(one for one in result.corpus.events if one.id == identifier)


def served(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the tables of ``corpus``, as the app would serve them to this machine alone."""
    save(corpus(), folder)
    monkeypatch.setenv("CHRONOFIL_DATA", str(folder))
    monkeypatch.delenv("CHRONOFIL_READ_ONLY", raising=False)
    monkeypatch.setattr("streamlit.get_option", lambda name: "127.0.0.1")
    return folder
