"""The journal: a line is an edit or says why not, and no edit breaks what it is applied to."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache

from tests.fuzz.choices import HOSTILE, Choices
from tests.journals import ask, corpus
from timeline.journal.applying import apply
from timeline.journal.edits import Edit, history, in_force
from timeline.journal.lines import LineError, edit_of, line
from timeline.journal.telling import describe
from timeline.wording import say

ASKED: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("note", "aa11", {"text": "Une note"}),
    ("redate", "aa11", {"when": "2021-03"}),
    ("retitle", "bb22", {"fr": "Un titre"}),
    ("status", "bb22", {"status": "occurred"}),
    ("actors", "bb22", {"actors": ["acme"]}),
    ("merge", "aa11", {"with": "cc33"}),
    ("split", "aa11", {"sources": ["2"]}),
    ("accept", "cc33", {}),
    ("reject", "cc33", {}),
    ("article-date", "d1", {"published": "2021-03-04"}),
    ("actor-rename", "acme", {"fr": "Acmée"}),
    ("actor-merge", "state", {"into": "acme"}),
)
KEYS = (
    "id",
    "at",
    "editor",
    "action",
    "target",
    "before",
    "after",
    "undoes",
    "kind",
    "passages",
    "derived",
    "file",
)
VALUES = (
    None,
    True,
    -1,
    0,
    10**20,
    1.5,
    [],
    {},
    [[]],
    {"a": []},
    "",
    "aa11",
    "d1",
    "acme",
    "undo",
    "2021-03-04",
)


@cache
def seeds() -> tuple[str, ...]:
    """A line for each action."""
    alone = [ask(corpus(), (), action, on, "", **values) for action, on, values in ASKED]
    undone = ask(corpus(), alone[0], "undo", "")
    return tuple(line(edits[-1]) for edits in (*alone, undone))


def one_input(choices: Choices) -> None:
    """Read and apply a journal of a few lines."""
    edits: list[Edit] = []
    for _ in range(choices.number(1, 5)):
        try:
            edit = edit_of(_line(choices))
        except LineError:
            continue
        assert edit_of(line(edit)) == edit
        edits.append(edit)
    now = apply(corpus(), edits)
    assert all(event.begin < event.until for event in now.corpus.events)
    assert all(say(lost.says, "fr") for lost in now.lost)
    assert len(in_force(edits)) <= len(edits)
    history(edits, "Anne")
    for edit in edits:
        for language in ("fr", "en"):
            assert describe(edit, language).encode("utf-8")


def _line(choices: Choices) -> str:
    seed = choices.one(seeds())
    if choices.likely(30):
        return choices.mutated(seed.encode(), [b'"', b"{", b"}", b"[", b"null", b":"]).decode(
            "utf-8", "replace"
        )
    fields = json.loads(seed)
    for _ in range(choices.number(0, 3)):
        _changed(fields, choices)
    return json.dumps(fields)


def _changed(fields: dict[str, object], choices: Choices) -> None:
    """Put another value somewhere."""
    key = choices.one([*fields, *KEYS])
    inner = fields.get(key)
    if isinstance(inner, dict) and inner and choices.likely(60):
        _changed(inner, choices)
    elif isinstance(inner, list) and inner and isinstance(inner[0], dict) and choices.likely(60):
        _changed(inner[0], choices)
    elif choices.likely(20):
        fields.pop(key, None)
    else:
        fields[key] = deepcopy(choices.one(VALUES)) if choices.likely(50) else choices.one(HOSTILE)
