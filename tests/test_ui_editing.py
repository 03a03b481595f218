"""Corrections from the browser: only the page itself may make them, and only where editing is allowed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.journals import corpus, served
from timeline.journal import file
from timeline.projects import of_folder
from timeline.projects.work import look
from timeline.storage import load, save
from timeline.ui import editing, library, reviewing

TABLES_UNREADABLE = "Les tables ne peuvent pas être lues."
OWN = {"Origin": "http://127.0.0.1:8501", "X-Chronofil": "edit"}


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return served(tmp_path, monkeypatch)


@pytest.fixture
def browser(tables: Path) -> TestClient:
    return TestClient(
        Starlette(routes=[*editing.routes(), *reviewing.routes()]), base_url="http://127.0.0.1:8501"
    )


def do(
    browser: TestClient, action: str, target: str = "aa11", headers: dict[str, str] = OWN, **values: Any
) -> Any:
    asked = {"action": action, "target": target, "values": values, "editor": "Anne"}
    return browser.post("/chronofil/edit/fr/do", json=asked, headers=headers)


def test_an_edit_is_done_and_told(browser: TestClient, tables: Path) -> None:
    answer = do(browser, "retitle", fr="L’usine ferme")
    assert answer.status_code == 200
    said = "titre changé : « Acme ferme son usine » : Acme ferme son usine → L’usine ferme"
    assert answer.json()["says"] == said
    assert answer.json()["undoable"]
    assert look(of_folder(tables)).situation.now.event("aa11").title == "L’usine ferme"  # type: ignore[union-attr]
    assert [edit.editor for edit in file.read(tables / "edits.jsonl").edits] == ["Anne"]


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_a_request_passed_on_for_a_stranger_changes_nothing(browser: TestClient, header: str) -> None:
    """Whatever host it names: a web server in front of the app speaks for everybody."""
    answer = do(browser, "reject", headers={**OWN, header: "203.0.113.7"})
    assert answer.status_code == 403


def test_what_cannot_be_done_is_said_as_on_the_command_line(browser: TestClient, tables: Path) -> None:
    answer = do(browser, "redate", when="mardi")
    assert answer.status_code == 409
    assert answer.json()["says"] == "mardi n’est pas une date."
    assert not file.read(tables / "edits.jsonl").edits


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Chronofil": "edit"},
        {"Origin": "http://127.0.0.1:8501"},
        {"Origin": "https://evil.example", "X-Chronofil": "edit"},
        {"Origin": "null", "X-Chronofil": "edit"},
        {"Origin": "http://evil.example", "Host": "evil.example", "X-Chronofil": "edit"},
        {**OWN, "Content-Type": "text/plain"},
    ],
)
def test_no_other_site_can_change_anything(
    browser: TestClient, tables: Path, headers: dict[str, str]
) -> None:
    """Neither by a form, nor by a script, nor by a name that now leads to this machine."""
    assert do(browser, "reject", headers=headers).status_code == 403
    assert not file.read(tables / "edits.jsonl").edits


@pytest.mark.parametrize("how", ["read only", "open to the network"])
def test_where_editing_is_off_nothing_changes(
    browser: TestClient, tables: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "read only":
        monkeypatch.setenv("CHRONOFIL_READ_ONLY", "1")
    else:
        monkeypatch.setattr("streamlit.get_option", lambda name: "0.0.0.0")
    answer = do(browser, "reject")
    assert answer.status_code == 403
    assert answer.json()["says"] == "Cette chronologie est en lecture seule."
    assert not browser.get("/chronofil/edit/fr/event.json?id=aa11").json()["editable"]
    assert not (tables / "edits.jsonl").exists()


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"action": "accept", "values": 3}', b"\xff", b"[" * 40_000]
)
def test_what_is_no_edit_is_refused(browser: TestClient, tables: Path, body: bytes) -> None:
    headers = {**OWN, "Content-Type": "application/json"}
    assert browser.post("/chronofil/edit/fr/do", content=body, headers=headers).status_code in (400, 409)
    wrong = browser.post("/chronofil/edit/en/do", content=body, headers=headers).json()
    assert wrong["says"] == (
        "The request’s values are no object." if b"values" in body
        else "The request is no object with an action." if body in (b"[]", b"{}")
        else "The request is not JSON."
    )  # fmt: skip
    too_much = browser.post("/chronofil/edit/fr/do", content=b" " * 70_000, headers=headers)
    assert too_much.status_code == 413
    assert not file.read(tables / "edits.jsonl").edits


def test_an_editor_learns_what_can_be_changed(browser: TestClient) -> None:
    do(browser, "note", text="À revoir")
    found = browser.get("/chronofil/edit/fr/event.json?id=aa11&editor=Anne").json()
    assert (found["when"], found["cast"], found["accepted"]) == ("2021-03-02", [["acme", "Acmé"]], False)
    assert ["planned", "prévu"] in found["choices"]["status"]
    assert found["undoable"]
    assert found["notes"][0].startswith("À revoir (Anne, ")
    assert browser.get("/chronofil/edit/fr/event.json?id=zz").status_code == 404


def test_the_least_certain_events_come_first(browser: TestClient) -> None:
    listed = [one["id"] for one in browser.get("/chronofil/edit/fr/review.json").json()["events"]]
    assert listed[0] == "cc33"
    do(browser, "accept", "cc33")
    assert "cc33" not in [one["id"] for one in browser.get("/chronofil/edit/fr/review.json").json()["events"]]


def test_the_journal_is_listed_newest_first(browser: TestClient) -> None:
    do(browser, "accept", "aa11")
    do(browser, "reject", "bb22")
    lines = browser.get("/chronofil/edit/en/journal.json").json()
    assert [line["what"] for line in lines] == [
        "rejected: “L’État condamne Acme”",
        "accepted: “Acme ferme son usine”",
    ]


def test_rejected_events_and_lost_edits_can_be_taken_back(browser: TestClient, tables: Path) -> None:
    """Each is listed with the edit that undoing brings back."""
    do(browser, "reject", "bb22")
    do(browser, "note", "cc33", text="À revoir")
    without = replace(corpus(), events=corpus().events[:2], documents=corpus().documents[1:])
    save(replace(without, events=()), tables)
    lists = browser.get("/chronofil/edit/en/review.json").json()
    assert [one["says"] for one in lists["lost"]] == [
        "The event is no longer found in the articles.",
        "The words of the event are in none of the articles any more.",
    ]
    save(corpus(), tables)
    lists = browser.get("/chronofil/edit/en/review.json").json()
    (rejected,) = lists["rejected"]
    assert rejected["title"] == "L’État condamne Acme"
    assert do(browser, "undo", rejected["edit"]).status_code == 200
    assert not browser.get("/chronofil/edit/en/review.json").json()["rejected"]


def test_the_events_near_another_begin_with_the_next(browser: TestClient) -> None:
    found = browser.get("/chronofil/edit/en/near.json?id=aa11").json()["events"]
    assert [one["id"] for one in found] == ["cc33", "bb22"]
    other: Any = {"with": "cc33"}
    assert do(browser, "merge", "aa11", **other).status_code == 200
    assert [one["id"] for one in browser.get("/chronofil/edit/en/near.json?id=aa11").json()["events"]] == [
        "bb22"
    ]
    assert browser.get("/chronofil/edit/en/near.json?id=zz").status_code == 404


def test_an_actor_is_shown_as_corrected(browser: TestClient) -> None:
    assert do(browser, "actor-rename", "acme", en="Acme Corporation").status_code == 200
    assert do(browser, "actor-kind", "acme", kind="group").status_code == 200
    assert do(browser, "actor-parent", "acme", parent="state").status_code == 200
    found = browser.get("/chronofil/edit/en/actor.json?id=acme").json()
    assert found["names"] == {"en": "Acme Corporation", "fr": "Acmé"}
    assert (found["kind"], found["parent"], found["others"]) == (
        "group",
        "state",
        [["state", "État", "state"]],
    )
    assert ["company", "company"] in found["kinds"]
    assert do(browser, "actor-merge", "acme", into="state").status_code == 200
    assert browser.get("/chronofil/edit/en/actor.json?id=acme").status_code == 404


@pytest.mark.parametrize("headers", [{"Host": "["}, {"Host": "[::1"}, {"Origin": "http://["}])
def test_a_host_that_is_none_changes_nothing(
    browser: TestClient, tables: Path, headers: dict[str, str]
) -> None:
    assert do(browser, "reject", headers={**OWN, **headers}).status_code == 403
    assert not file.read(tables / "edits.jsonl").edits


@pytest.mark.parametrize("asked", ["event.json?id=aa11", "journal.json", "review.json", "actor.json?id=acme"])
@pytest.mark.parametrize("damaged", ["events.parquet", "corpus.json", "edits.jsonl"])
def test_damaged_tables_are_told(browser: TestClient, tables: Path, asked: str, damaged: str) -> None:
    (tables / damaged).unlink(missing_ok=True)
    if damaged == "edits.jsonl":
        (tables / damaged).mkdir()
    else:
        (tables / damaged).write_bytes(b"{")
    answer = browser.get(f"/chronofil/edit/fr/{asked}")
    assert answer.status_code == 409
    assert answer.json()["says"]
    assert (answer.json()["says"] == TABLES_UNREADABLE) == (damaged != "edits.jsonl")
    assert answer.json()["remedy"]


def test_an_edit_does_not_read_the_tables_again(
    browser: TestClient, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    monkeypatch.setattr(library, "load", lambda folder: read.append(folder) or load(folder))
    monkeypatch.setattr("timeline.projects.work.load", library.load)
    monkeypatch.setattr("timeline.storage.load", library.load)
    for title in ("Un", "Deux", "Trois"):
        assert do(browser, "retitle", fr=title).status_code == 200
        assert browser.get("/chronofil/edit/fr/event.json?id=aa11").json()["titles"]["fr"] == title
        assert [event.title for event in library.shelf().index.events if event.id == "aa11"] == [title]
    assert read == [tables]


def test_pages_that_show_an_earlier_state_may_still_ask(
    browser: TestClient, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last states are kept, but of a large timeline only the latest."""
    first = library.shelf().key
    do(browser, "accept")
    do(browser, "retitle", fr="Un")
    second = library.shelf().key
    assert first != second
    assert library.shelved(first) is not None
    monkeypatch.setattr(library, "_MOST_EVENTS", 3)
    do(browser, "retitle", fr="Deux")
    third = library.shelf().key
    assert [library.shelved(key) is not None for key in (first, second, third)] == [False, False, True]


def test_the_journal_calls_actors_by_their_names(browser: TestClient) -> None:
    do(browser, "actor-parent", "acme", parent="state")
    do(browser, "actors", "bb22", actors=["acme"])
    assert [line["what"] for line in browser.get("/chronofil/edit/fr/journal.json").json()] == [
        "acteurs changés : « L’État condamne Acme » : État, Acmé → Acmé",
        "parent de l’acteur changé : « Acmé » : État",
    ]


def test_every_event_can_be_found_to_merge_with(browser: TestClient) -> None:
    """By words of its title or its date, without accents; the nearest first."""

    def found(**query: str) -> list[str]:
        answer = browser.get("/chronofil/edit/fr/near.json", params={"id": "aa11", **query})
        return [one["id"] for one in answer.json()["events"]]

    assert found(q="greve") == ["cc33"]
    assert found(q="4 mars") == ["bb22"]
    assert found(q="l'etat ACME") == ["bb22"]
    assert found(q="jamais") == []


def test_an_edit_without_effect_is_refused_and_not_written(browser: TestClient, tables: Path) -> None:
    for action, values, says in (
        ("retitle", {"fr": "Acme ferme son usine "}, "L’événement a déjà ce titre."),
        ("redate", {"when": "2021-03-02"}, "L’événement a déjà cette date."),
        ("status", {"status": "occurred"}, "L’événement a déjà ce statut."),
        ("actors", {"actors": ["acme"]}, "L’événement a déjà ces acteurs."),
    ):
        answer = do(browser, action, **values)
        assert (answer.status_code, answer.json()["says"]) == (409, says)
    do(browser, "accept")
    assert do(browser, "accept").json()["says"] == "L’événement est déjà accepté."
    assert [edit.action for edit in file.read(tables / "edits.jsonl").edits] == ["accept"]


@pytest.mark.parametrize(
    "action, values, says",
    [
        ("retitle", {"fr": "x" * 400}, "« " + "x" * 40 + "… » dépasse 300 caractères."),
        ("retitle", {"fr": 3}, "3 n’est pas un texte."),
        ("retitle", {"français": "L’usine"}, "français n’est pas une langue."),
        ("redate", {}, "« redate » demande « when »."),
        ("note", {"text": "x" * 5000}, "La note dépasse 4\u202f000 caractères."),
    ],
)
def test_an_ill_formed_request_is_told_what_is_wrong_with_it(
    browser: TestClient, tables: Path, action: str, values: dict[str, Any], says: str
) -> None:
    assert do(browser, action, **values).json()["says"] == says
    assert not file.read(tables / "edits.jsonl").edits
