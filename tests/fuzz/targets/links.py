"""Addresses: whatever one asks for, the app answers, and its own address leads to the same state."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.exporting import dated
from tests.fuzz.choices import HOSTILE, Choices
from timeline.ui.figures import FIGURES
from timeline.ui.state import from_address, to_address
from timeline.view.filtering import facets, matching
from timeline.view.index import Index
from timeline.view.laying import index
from timeline.wording import say

NAMES = (
    "story", "view", "lanes", "gaps", "actor", "actors", "q", "event", "lang", "kind", "status", "precision",
    "certainty", "begin", "until", "known", "from", "to",
)  # fmt: skip
VALUES = (
    "s", "timeline", "story", "actors", "known", "kind", "full", "all", "acme", "state", "acme,state",
    "e0", "e1", "fr", "en", "deal", "ban,deal", "occurred", "planned,denied", "day", "approximate",
    "high,low", "2021-03-01", "2021-03-09", "0001-01-01", "9999-12-31", "20210301", "2021-W10-1", "parle",
    '"a parlé"', "É", "e", ",", ",,",
)  # fmt: skip


@cache
def events() -> Index:
    """A few events of every kind of date."""
    return index(dated())


def one_input(choices: Choices) -> None:
    """Open one address."""
    address = {
        choices.one(NAMES): choices.one(VALUES)
        if choices.likely(70)
        else choices.text([*VALUES, *HOSTILE], 6)
        for _ in range(choices.number(0, 8))
    }
    state = from_address(address, events(), choices.one((None, "fr-FR", "en", "xx", "")))
    for note in state.notes:
        assert say(note, "fr")
    again = from_address(to_address(state), events(), None)
    # Wanting all of one actor, or of none, asks nothing more.
    wanted = state.criteria
    wanted = replace(wanted, every_actor=wanted.every_actor and len(wanted.actors) > 1)
    assert replace(again, span=None) == replace(state, span=None, notes=(), criteria=wanted), address
    assert matching(events(), state.criteria).sum() <= len(events())
    assert facets(events(), state.criteria).total <= len(events())
    if choices.likely(10):
        FIGURES[choices.one(tuple(FIGURES))](state, events(), "light").to_json()
