"""The events to look at first are the least certain, and those that changed under an edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tests.journals import ask, corpus
from timeline.journal.applying import apply
from timeline.journal.queue import doubt_of, queue
from timeline.wording import say


def test_the_least_certain_event_comes_first_with_its_reasons() -> None:
    first, *_ = queue(apply(corpus(), ()))
    assert first.event.id == "cc33"
    assert say(first.reasons[0], "fr") == "La date est peu sûre."
    assert first.weight > 0


def test_what_was_accepted_is_not_asked_again() -> None:
    built = corpus()
    edits = ask(built, (), "accept", "cc33")
    now = apply(built, edits)
    assert "cc33" not in [doubt.event.id for doubt in queue(now)]
    accepted = now.event("cc33")
    assert accepted is not None
    assert doubt_of(now, accepted) is None


def test_what_changed_under_an_edit_comes_before_everything() -> None:
    """Also an event that had been rejected for what it no longer is."""
    built = corpus()
    edits = ask(built, ask(built, (), "accept", "aa11"), "reject", "bb22")
    moved = tuple(
        replace(event, begin=datetime(2021, 2, 28)) if event.id in ("aa11", "bb22") else event
        for event in built.events
    )
    found = queue(apply(replace(built, events=moved), edits))
    assert {doubt.event.id for doubt in found[:2]} == {"aa11", "bb22"}
    assert "La date lue dans le texte a changé" in say(found[0].reasons[0], "fr")


def test_a_date_set_by_hand_is_no_reason_to_doubt() -> None:
    built = corpus()
    edits = ask(built, (), "redate", "cc33", when="2021-03-02")
    (doubt,) = [one for one in queue(apply(built, edits)) if one.event.id == "cc33"]
    assert not doubt.reasons
