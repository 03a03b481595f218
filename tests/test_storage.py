"""A corpus comes back from the disk as it was, in files that other programs read."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet
import pytest

from timeline.model import (
    Actor,
    Anchor,
    Corpus,
    Document,
    Event,
    Evidence,
    Mention,
    Part,
    Problem,
    Publication,
    Source,
    Story,
    message,
)
from timeline.storage import StorageError, load, present, save

TITLE = 'Un titre, avec "guillemets"; et\nune fin de ligne'
MONDAY = Mention(
    start=3,
    end=8,
    text="lundi",
    type="DATE",
    value="2021-03-08",
    begin=datetime(2021, 3, 8),
    until=datetime(2021, 3, 9),
    grain="day",
    mod=None,
    approximate=False,
    rule="<weekday>",
    anchor=Anchor("publication", datetime(2021, 3, 9)),
    certainty="medium",
    notes=(message("{weekday} contradicts {day}", weekday="lundi", day=date(2021, 3, 7)),),
)
EARLIER = replace(
    MONDAY, start=20, end=29, text="récemment", value="PAST_REF", begin=None, until=None, grain=None, notes=()
)


def corpus() -> Corpus:
    clue = Evidence(
        "url-id",
        "1498360674744999936",
        0,
        19,
        message(
            "posted at {time}, {count} of {list}",
            time=datetime(2021, 3, 8, 18, 13, 17, 711000),
            count=2,
            list=("a", 1.5, date(2021, 3, 8)),
        ),
    )
    dated = Document(
        "d1", TITLE, "Ce lundi, …", "fr", "page.txt", 10, 90, "https://exemple.fr/a", "AFP",
        Publication(date(2021, 3, 8), date(2021, 3, 10), date(2021, 3, 9), (clue,)),
        (Part("title", 0, 5), Part("body", 6, 80)),
    )  # fmt: skip
    undated = Document("d2", "", "=1+1", "en", "b.txt", 0, 4)
    elsewhere = replace(MONDAY, start=40, end=45)
    event = Event(
        "e1", TITLE, datetime(2021, 3, 8), datetime(2021, 3, 9), "day", "occurred", "ban",
        ("acme", "state"), None, "high",
        (Source("d1", 0, 30, MONDAY), Source("d1", 35, 60, elsewhere), Source("d2", 0, 4)),
        basis="inherited", approximate=True,
    )  # fmt: skip
    return Corpus(
        documents=(dated, undated),
        mentions={"d1": (MONDAY, EARLIER), "d2": ()},
        events=(event,),
        actors=(Actor("acme", (("fr", "Acmé"), ("en", "Acme")), "company", ("ACME SA",), "state", "Q1"),),
        stories=(Story("s", (("fr", "Une histoire"),), ("acme",), ("mot",), date(2021, 1, 1)),),
        problems=(Problem("c.txt", "line 3", message("Empty."), message("Remove {file}.", file="c.txt")),),
        left_out={"no date": 3},
    )


def test_a_corpus_comes_back_as_it_was(tmp_path: Path) -> None:
    """Evidence, parts, messages, anchors and mentions outside the table survive the way to the disk."""
    save(corpus(), tmp_path)
    assert load(tmp_path) == corpus()


def test_an_empty_corpus_comes_back(tmp_path: Path) -> None:
    save(Corpus((), {}, ()), tmp_path)
    assert load(tmp_path) == Corpus((), {}, ())


def test_csv_is_what_the_standard_says(tmp_path: Path) -> None:
    """RFC 4180: CRLF after each record, quotes doubled, a header; nothing known is an empty cell."""
    save(corpus(), tmp_path)
    raw = (tmp_path / "documents.csv").read_bytes().decode("utf-8")
    assert raw.startswith("id,title,language,source_file,start,end,publisher,published,")
    assert '"Un titre, avec ""guillemets""; et\nune fin de ligne"' in raw
    assert raw.count("\r\n") == 3
    first, second = csv.DictReader(raw.splitlines(keepends=True))
    assert first["published"] == "2021-03-09"
    assert (first["published_earliest"], first["published_latest"]) == ("2021-03-08", "2021-03-10")
    assert second["published"] == second["publisher"] == ""


def test_events_point_to_their_places(tmp_path: Path) -> None:
    save(corpus(), tmp_path)
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert json.loads(row["actors"]) == ["acme", "state"]
    first, _, last = json.loads(row["sources"])
    assert first == {"document_id": "d1", "start": 0, "end": 30, "mention_start": 3, "mention_end": 8}
    assert last["mention_start"] is None
    assert row["begin"] == "2021-03-08T00:00:00"


@pytest.mark.parametrize("name", ["documents", "mentions", "events"])
def test_parquet_holds_the_same_columns(tmp_path: Path, name: str) -> None:
    save(corpus(), tmp_path)
    table = pyarrow.parquet.read_table(tmp_path / f"{name}.parquet")
    with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert table.column_names == rows[0]
    assert table.num_rows == len(rows) - 1


def test_a_failed_save_changes_nothing(tmp_path: Path) -> None:
    """A build that breaks off leaves the tables of the one before, and no debris."""
    save(corpus(), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    broken = replace(corpus(), left_out={"no date": object()})  # type: ignore[dict-item]
    with pytest.raises(TypeError):
        save(broken, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_tables_that_are_not_there_are_named_with_a_remedy(tmp_path: Path) -> None:
    assert not present(tmp_path)
    with pytest.raises(StorageError) as caught:
        load(tmp_path)
    assert "timeline build" in caught.value.problem.remedy.text


@pytest.mark.parametrize("name", ["corpus.json", "events.parquet", "texts.parquet"])
def test_a_damaged_file_is_named(tmp_path: Path, name: str) -> None:
    save(corpus(), tmp_path)
    (tmp_path / name).write_bytes(b"\x00 no table")
    with pytest.raises(StorageError, match=name):
        load(tmp_path)


def test_tables_of_different_builds_are_not_mixed(tmp_path: Path) -> None:
    save(Corpus((), {}, ()), tmp_path / "other")
    save(corpus(), tmp_path)
    (tmp_path / "other" / "events.parquet").replace(tmp_path / "events.parquet")
    with pytest.raises(StorageError):
        load(tmp_path)


def test_the_table_in_memory_is_the_table_on_the_disk(tmp_path: Path) -> None:
    save(corpus(), tmp_path)
    (row,) = pyarrow.parquet.read_table(tmp_path / "events.parquet").to_pylist()
    (told,) = corpus().table()
    assert set(told) <= set(row)
    for name, value in told.items():
        stored = json.loads(row[name]) if name in ("actors", "sources") else row[name]
        if name == "sources":
            stored = [{key: place[key] for key in value[0]} for place in stored]
        assert stored == value
