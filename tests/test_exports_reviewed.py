"""What people corrected, decided and wrote stands in the exports, in the reader's language."""

from __future__ import annotations

import io
import json
from typing import Any

import openpyxl
import pytest

from tests.exporting import of
from tests.journals import ask, corpus
from timeline.exports import render
from timeline.exports._table import rows
from timeline.journal.applying import apply
from timeline.view.figure import timeline_figure
from timeline.view.filtering import Criteria, matching
from timeline.view.index import index


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
