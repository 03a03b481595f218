"""Tables and JSON: nothing is lost, nothing is calculated."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exporting import DATES, HOSTILE, dated, hostile, of
from timeline.exports import formats, render
from timeline.exports.csv import plain, safe
from timeline.model import Event, Source
from timeline.storage import codec
from timeline.view.filtering import Criteria

# Every format but pictures, which a browser draws.
WRITTEN = [name for name in formats() if name not in ("png", "svg")]
# What makes a spreadsheet calculate a cell, once its leading blanks are gone.
FORMULA = re.compile(r"^[ \u00a0]*[=+\-@\t\r＝＋－＠]")


def cells(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@given(st.text(alphabet=st.sampled_from("=+-@'\t\r\n; ,\"a１＝")) | st.text())
def test_escaped_text_starts_no_formula_and_comes_back(text: str) -> None:
    assert plain(safe(text)) == text
    for piece in re.split(r"[;\t\r\n]", safe(text)):
        assert not FORMULA.match(piece)


def test_no_cell_of_a_csv_is_a_formula_under_any_separator() -> None:
    content = render(of(hostile()), "csv")
    rows = cells(content)
    assert [plain(row["title"]) for row in rows] == list(HOSTILE)
    assert [plain(row["article"]) for row in rows] == list(HOSTILE)
    assert [plain(row["actors"]) for row in rows] == list(HOSTILE)
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(content.decode("utf-8"), newline=""), delimiter=separator):
            assert not [cell for cell in row if FORMULA.match(cell)]


def test_csv_holds_the_events_in_order_of_time() -> None:
    rows = cells(render(of(dated()), "csv"))
    assert [(row["begin"], row["until"], row["grain"]) for row in rows] == [
        (begin.isoformat(), until.isoformat(), grain) for _, begin, until, grain, *_ in DATES
    ]
    assert rows[0]["actors"] == "Acme; L’État"
    assert rows[0]["sources"] == "2"
    assert rows[1]["when"] == "August 2020"
    assert rows[2]["excerpt"] == "Acme, le 1er mars, a parlé."
    assert rows[2]["date_words"] == "le 1er mars"
    assert cells(render(of(dated(), language="fr"), "csv"))[1]["when"] == "août 2020"


def test_parquet_holds_the_same_with_types() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(render(of(hostile()), "parquet"))).to_pylist()
    assert [row["title"] for row in table] == list(HOSTILE)
    assert table[0]["begin"] == datetime(2021, 3, 1)
    assert table[0]["published"] == date(2021, 3, 1)
    assert table[0]["approximate"] is False


@pytest.mark.parametrize("corpus", [dated(), hostile()], ids=["dated", "hostile"])
def test_json_reads_back_to_the_same_events(corpus) -> None:
    found = json.loads(render(of(corpus), "json"))
    events = tuple(
        Event(
            id=event["id"],
            title=event["title"],
            begin=datetime.fromisoformat(event["begin"]),
            until=datetime.fromisoformat(event["until"]),
            grain=event["grain"],
            status=event["status"],
            kind=event["kind"],
            actors=tuple(event["actors"]),
            story=event["story"],
            certainty=event["certainty"],
            sources=tuple(
                Source(
                    source["document"],
                    source["start"],
                    source["end"],
                    source["mention"] and codec.mention_back(source["mention"]),
                )
                for source in event["sources"]
            ),
            language=event["language"],
            basis=event["basis"],
            approximate=event["approximate"],
        )
        for event in found["events"]
    )
    assert events == corpus.events
    texts = {document.id: document.text for document in corpus.documents}
    for event in found["events"]:
        for source in event["sources"]:
            assert source["excerpt"] == texts[source["document"]][source["start"] : source["end"]]
    assert {actor["id"] for actor in found["actors"]} == {a for event in events for a in event.actors}


def test_json_holds_whole_articles_only_when_asked() -> None:
    without = json.loads(render(of(dated()), "json"))
    whole = json.loads(render(of(dated(), articles=True), "json"))
    assert "text" not in without["documents"][0]
    assert whole["documents"][0]["text"] == dated().documents[0].text


def test_a_workbook_has_sheets_with_real_days_and_nothing_to_calculate() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(of(dated(), language="fr"), "excel")))
    assert book.sheetnames == ["Événements", "Sources", "Articles"]
    heads, *rows = book["Événements"].iter_rows(values_only=True)
    assert heads[:4] == ("Date", "Premier jour", "Dernier jour", "Événement")
    assert rows[1][:4] == (
        "août 2020",
        datetime(2020, 8, 1),
        datetime(2020, 8, 31),
        "Acme parle en août 2020",
    )
    assert rows[0][6] == "Acmé, L’État"
    assert len(list(book["Sources"].iter_rows())) == 1 + len(DATES) + 1
    address = book["Sources"]["H3"]
    assert address.value == "https://exemple.fr/a?b=c&d"
    assert address.hyperlink.target == "https://exemple.fr/a?b=c&d"


def test_hostile_words_are_text_in_a_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(of(hostile()), "excel")))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
    titles = [row[3] for row in book["Events"].iter_rows(min_row=2, values_only=True)]
    # Excel has no carriage return, and writes control characters by their number.
    readable = [words for words in HOSTILE if "\r" not in words and "\x0b" not in words]
    assert [title for title in titles if title in readable] == readable


def test_the_filter_is_that_of_the_app() -> None:
    """An actor's parent stands for it, words are sought without accents, a day hides later articles."""
    assert [e.id for e in of(dated(), criteria=Criteria(actors=("group",))).events] == [
        f"e{number}" for number in range(len(DATES))
    ]
    assert [e.id for e in of(dated(), criteria=Criteria(text="PARLÉ aout")).events] == ["e1"]
    assert [e.id for e in of(dated(), criteria=Criteria(story="s", begin=date(2020, 9, 1))).events] == ["e2"]
    known = of(dated(), criteria=Criteria(known=date(2021, 3, 20)))
    assert [len(event.sources) for event in known.events] == [1] * len(DATES)
    assert [document.id for document in known.documents] == ["d1"]


@pytest.mark.parametrize("format", WRITTEN)
def test_no_event_at_all_is_a_file_as_well(format: str) -> None:
    assert render(of(dated(), criteria=Criteria(text="zzz")), format)


@pytest.mark.parametrize("format", WRITTEN)
def test_the_same_choice_makes_the_same_file(format: str) -> None:
    assert render(of(dated()), format) == render(of(dated()), format)


@pytest.mark.parametrize("format", WRITTEN)
def test_an_event_without_a_source_is_written_too(format: str) -> None:
    """A reader may add an event that no article tells."""
    corpus = dated()
    alone = replace(corpus.events[1], sources=(), story="gone")
    assert render(of(replace(corpus, events=(alone,)), criteria=Criteria(text="août")), format)
