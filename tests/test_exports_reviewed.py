"""What people corrected, decided and wrote stands in the exports, in the reader's language."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest

from tests.exporting import of
from tests.journals import ask, corpus
from timeline.exports import formats, render, tells_decisions
from timeline.exports._table import rows
from timeline.journal.applying import Edited, apply
from timeline.view.figure import timeline_figure
from timeline.view.filtering import Criteria, matching
from timeline.view.laying import index


@pytest.fixture
def edited() -> Any:
    built = corpus()
    edits = ask(built, (), "retitle", "aa11", en="Acme shuts its plant")
    edits = ask(built, edits, "accept", "aa11")
    edits = ask(built, edits, "note", "aa11", editor="Anne", text="Ask the union")
    return apply(built, edits).corpus


@pytest.mark.parametrize("form", ["csv", "json", "markdown", "icalendar", "timelinejs", "annotations"])
def test_a_title_in_one_language_is_that_of_exports_in_it(edited: Any, form: str) -> None:
    english, french = (render(of(edited, language=one), form).decode() for one in ("en", "fr"))
    assert "Acme shuts its plant" in english
    assert "Acme ferme son usine" in french
    if form != "json":
        assert "Acme shuts its plant" not in french


def test_a_title_in_one_language_is_drawn_and_found_in_it(edited: Any) -> None:
    laid = index(edited)
    shown = matching(laid, Criteria(text="shuts"))
    assert [event.id for event, yes in zip(laid.events, shown, strict=True) if yes] == ["aa11"]
    for language, title in (("en", "Acme shuts its plant"), ("fr", "Acme ferme son usine")):
        figure = timeline_figure(laid, matching(laid, Criteria()), language=language)
        assert title in next(figure.select_traces({"name": "titles"})).text


def test_decisions_and_notes_are_columns(edited: Any) -> None:
    selection = of(edited)
    row = next(one for one in rows(selection) if one["id"] == "aa11")
    assert (row["decision"], row["to_check"]) == ("accepted", None)
    assert str(row["notes"]).startswith("Ask the union (Anne, ")
    events = json.loads(render(selection, "json"))["events"]
    review = {one["id"]: one["review"] for one in events}
    assert review["aa11"]["notes"][0]["says"] == "Ask the union"
    assert review["aa11"]["titles"] == {"en": "Acme shuts its plant"}
    assert review["bb22"] is None
    sheet = openpyxl.load_workbook(io.BytesIO(render(selection, "excel")))["Events"]
    cells = {
        row[3].value: dict(zip((c.value for c in sheet[1]), (c.value for c in row), strict=True))
        for row in sheet
    }
    assert cells["Acme shuts its plant"]["Decision"] == "accepted"
    assert cells["Acme shuts its plant"]["Notes"].startswith("Ask the union")


@pytest.fixture
def decided() -> Edited:
    built = corpus()
    edits = ask(built, (), "accept", "aa11", editor="Anne")
    edits = ask(built, edits, "actor-rename", "state", fr="La France", en="France")
    return apply(built, ask(built, edits, "reject", "bb22", editor="Bob"))


def test_rejected_events_stay_out_unless_asked_for(decided: Edited) -> None:
    assert [row["id"] for row in rows(of(decided.corpus))] == ["aa11", "cc33"]
    told = {row["id"]: row for row in rows(of(decided.whole))}
    assert [(row["decision"], row["decided_by"]) for row in told.values()] == [
        ("accepted", "Anne"),
        (None, None),
        ("rejected", "Bob"),
    ]
    assert told["bb22"]["actors"] == "France; Acme"
    assert (told["bb22"]["decided_at"] is None, told["cc33"]["decided_at"] is None) == (False, True)


@pytest.mark.parametrize("form", [name for name in formats() if tells_decisions(name)])
def test_formats_that_tell_decisions_say_what_by_whom_and_when(decided: Edited, form: str) -> None:
    content = render(of(decided.whole), form)
    (edit_day,) = {event.review.decided.at.date() for event in decided.rejected}  # type: ignore[union-attr]
    if form == "excel":
        sheet = openpyxl.load_workbook(io.BytesIO(content))["Events"]
        heads = [cell.value for cell in sheet[1]]
        cells = [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet]
        found = next(row for row in cells if row["Identifier"] == "bb22")
        told = (found["Decision"], found["Decided by"], found["Decided on"].date())
    elif form == "json":
        events = json.loads(content)["events"]
        review = next(event["review"] for event in events if event["id"] == "bb22")
        at = datetime.fromisoformat(review["decided"]["at"])
        told = (review["decision"], review["decided"]["editor"], at.date())
    elif form == "csv":
        found = next(row for row in csv.DictReader(io.StringIO(content.decode())) if row["id"] == "bb22")
        told = (found["decision"], found["decided_by"], datetime.fromisoformat(found["decided_at"]).date())
    else:
        lines = pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist()
        found = next(row for row in lines if row["id"] == "bb22")
        told = (found["decision"], found["decided_by"], found["decided_at"].date())
    assert told == ("rejected", "Bob", edit_day)


def test_an_event_accepted_after_all_is_no_longer_rejected(decided: Edited) -> None:
    built = corpus()
    edits = ask(built, ask(built, (), "reject", "bb22", editor="Bob"), "accept", "bb22", editor="Anne")
    again = apply(built, edits)
    assert not again.rejected
    row = next(row for row in rows(of(again.corpus)) if row["id"] == "bb22")
    assert (row["decision"], row["decided_by"]) == ("accepted", "Anne")
