"""Whatever is edited, undone, redone and rebuilt, in any order: nothing is lost and nothing breaks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journals import ask, corpus
from timeline.journal.applying import apply
from timeline.journal.articles import corrected
from timeline.journal.choosing import EditError
from timeline.journal.edits import ACTIONS, Edit, Passage, Target, history, in_force
from timeline.journal.lines import LineError, edit_of, line
from timeline.model import Corpus, Event

BUILT = corpus()
EVENTS = st.sampled_from([event.id for event in BUILT.events])
ASKED: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "accept": st.just({}),
    "reject": st.just({}),
    "retitle": st.fixed_dictionaries({"fr": st.sampled_from(["Un", "Deux"])}),
    "redate": st.fixed_dictionaries({"when": st.sampled_from(["2021", "2021-03", "2021-03-09", "~2021-Q1"])}),
    "status": st.fixed_dictionaries({"status": st.sampled_from(["alleged", "planned"])}),
    "kind": st.fixed_dictionaries({"kind": st.sampled_from(["ban", "deal"])}),
    "actors": st.fixed_dictionaries({"actors": st.lists(st.sampled_from(["acme", "state"]))}),
    "merge": st.fixed_dictionaries({"with": EVENTS}),
    "split": st.just({"sources": [2]}),
    "note": st.just({"text": "À voir"}),
    "undo": st.just({}),
    "redo": st.just({}),
}
STEPS = st.lists(
    st.sampled_from(sorted(ASKED)).flatmap(lambda action: st.tuples(st.just(action), EVENTS, ASKED[action])),
    max_size=12,
)


def journal(steps: list[tuple[str, str, dict[str, Any]]], built: Corpus = BUILT) -> tuple[Edit, ...]:
    """The edits of those steps that can be made."""
    edits: tuple[Edit, ...] = ()
    for action, target, values in steps:
        try:
            edits = ask(built, edits, action, "" if action in ("undo", "redo") else target, **values)
        except EditError:
            continue
    return edits


def seen(events: tuple[Event, ...]) -> set[tuple[str, int, int]]:
    return {(source.document_id, source.start, source.end) for event in events for source in event.sources}


@given(STEPS)
@settings(deadline=None, max_examples=60)
def test_undoing_everything_gives_back_what_was_built(steps: list[tuple[str, str, dict[str, Any]]]) -> None:
    edits = journal(steps)
    while history(edits, "").undoable:
        edits = ask(BUILT, edits, "undo")
    assert apply(BUILT, edits).corpus == BUILT


@given(STEPS)
@settings(deadline=None, max_examples=60)
def test_redoing_everything_gives_back_what_was_edited(steps: list[tuple[str, str, dict[str, Any]]]) -> None:
    edits = journal(steps)
    before = in_force(edits)
    undone = len(history(edits, "").undoable)
    for _ in range(undone):
        edits = ask(BUILT, edits, "undo")
    for _ in range(undone):
        edits = ask(BUILT, edits, "redo")
    assert in_force(edits) == before


@given(STEPS)
@settings(deadline=None, max_examples=60)
def test_no_source_is_lost_by_editing(steps: list[tuple[str, str, dict[str, Any]]]) -> None:
    """What is merged, split or rejected is still somewhere."""
    result = apply(BUILT, journal(steps))
    assert seen((*result.corpus.events, *result.rejected)) == seen(BUILT.events)
    assert not result.lost


@given(STEPS)
@settings(deadline=None, max_examples=60)
def test_a_journal_comes_back_from_its_lines(steps: list[tuple[str, str, dict[str, Any]]]) -> None:
    edits = journal(steps)
    again = tuple(edit_of(line(edit)) for edit in edits)
    assert again == edits
    assert apply(BUILT, again) == apply(BUILT, edits)


@given(STEPS, st.integers(0, 7))
@settings(deadline=None, max_examples=60)
def test_a_rebuild_keeps_every_edit(steps: list[tuple[str, str, dict[str, Any]]], dropped: int) -> None:
    """Whichever events the new rules no longer find: each edit is applied, or said to have no effect."""
    edits = journal(steps)
    kept = tuple(event for place, event in enumerate(BUILT.events) if not dropped >> place & 1)
    renamed = tuple(replace(event, id=f"new-{event.id}") for event in kept)
    result = apply(replace(BUILT, events=renamed), edits)
    touched = [event.review for event in (*result.corpus.events, *result.rejected) if event.review]
    told = {(one.at, one.editor) for review in touched for one in (*review.remarks, *review.notes)}
    told |= {(lost.edit.at, lost.edit.editor) for lost in result.lost}
    merged = {edit.at for edit in edits if edit.action == "merge"}
    if not merged:
        assert told >= {(edit.at, edit.editor) for edit in in_force(edits)}


NAMES = st.sampled_from(
    "begin until grain status kind actors known with fr title published into parent names id text".split()
)
PLAIN = st.sampled_from(["aa11", "d1", "2021-03-02T00:00:00", "day", "planned", "ban"]) | st.text(max_size=20)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=6,
)
FIELDS = st.dictionaries(NAMES, ANYTHING, max_size=6)
PLACES = st.none() | st.integers(0, 99)
PASSAGES = st.builds(
    Passage, st.sampled_from(["d1", "d2", "d9"]), st.integers(0, 200), st.integers(0, 200),
    st.sampled_from(["", "Acme", "L’État", "absent"]), PLACES, PLACES,
)  # fmt: skip
EDITS = st.builds(
    Edit, st.text(min_size=1, max_size=3), st.just(datetime(2021, 4, 1, tzinfo=UTC)), st.text(max_size=5),
    st.sampled_from([*ACTIONS, "undo", "other"]),
    st.builds(Target, st.sampled_from(["event", "article", "actor", "story"]),
              st.sampled_from(["aa11", "d1", "acme", "zz"]), st.text(max_size=9),
              st.lists(PASSAGES, max_size=2).map(tuple), st.text(max_size=5), FIELDS),
    FIELDS, FIELDS, st.none() | st.text(min_size=1, max_size=3),
)  # fmt: skip


@given(st.lists(EDITS, max_size=6))
@settings(deadline=None, max_examples=150)
def test_no_journal_breaks_the_program(edits: list[Edit]) -> None:
    """A journal may have been written by another version, by hand, or by someone hostile."""
    result = apply(BUILT, edits)
    assert all(event.begin < event.until and event.sources for event in result.corpus.events)
    documents, _ = corrected(BUILT.documents, edits)
    assert all(document.text for document in documents)
    for edit in edits:
        assert edit_of(line(edit)) == edit


@given(st.text(max_size=60) | ANYTHING.map(json.dumps))
@settings(deadline=None, max_examples=150)
def test_any_text_is_an_edit_or_refused(text: str) -> None:
    try:
        edit = edit_of(text)
    except LineError:
        return
    assert edit_of(line(edit)) == edit
