"""The stories in the browser: listed with what they hold, previewed while they are being written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.journals import corpus, served
from timeline.journal import file
from timeline.ui import editing, stories
from timeline.ui.actions import Act, perform
from timeline.ui.state import State, standing
from timeline.view.filtering import Criteria
from timeline.view.laying import index

OWN = {"Origin": "http://127.0.0.1:8501", "X-Chronofil": "edit"}
STRIKE: dict[str, Any] = {"names": {"fr": "La grève"}, "words": ["grève"], "when": "2021-03-01/"}


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return served(tmp_path, monkeypatch)


@pytest.fixture
def browser(tables: Path) -> TestClient:
    routes = [*editing.routes(), *stories.routes()]
    return TestClient(Starlette(routes=routes), base_url="http://127.0.0.1:8501")


def do(browser: TestClient, action: str, target: str, **values: Any) -> Any:
    asked = {"action": action, "target": target, "values": values}
    return browser.post("/chronofil/edit/fr/do", json=asked, headers=OWN)


def listed(browser: TestClient) -> dict[str, Any]:
    found = browser.get("/chronofil/edit/fr/stories.json").json()
    return {one["id"]: one for one in found["stories"]}


def preview(browser: TestClient, identifier: str, language: str = "fr", **story: Any) -> Any:
    asked = {"id": identifier, "story": json.dumps(story)}
    return browser.get(f"/chronofil/edit/{language}/preview.json", params=asked).json()


def test_a_story_is_made_changed_and_removed(browser: TestClient, tables: Path) -> None:
    assert do(browser, "story", "", **STRIKE).json()["says"] == "récit défini : « La grève »"
    made = listed(browser)["la-greve"]
    assert (made["names"]["fr"], made["words"], made["count"]) == ("La grève", ["grève"], 1)
    assert (made["first"], made["last"]) == ("2021-03-01", "")
    changed = do(browser, "story-actors", "la-greve", actors=["state"]).json()["says"]
    assert changed == "acteurs du récit changés : « La grève » : État"
    assert listed(browser)["la-greve"]["cast"] == [["state", "État"]]
    when = do(browser, "story-period", "la-greve", when="/2021-03-31").json()["says"]
    assert when == (
        "période du récit changée : « La grève » : à partir du 1er mars 2021 → jusqu’au 31 mars 2021"
    )
    assert listed(browser)["la-greve"]["last"] == "2021-03-31"
    assert do(browser, "story-remove", "la-greve").status_code == 200
    assert "la-greve" not in listed(browser)
    assert len(file.read(tables / "edits.jsonl").edits) == 4


def test_a_preview_counts_and_names_what_a_story_would_hold(browser: TestClient, tables: Path) -> None:
    found = preview(browser, "", **STRIKE)
    assert found["says"] == "1 événement serait dans ce récit"
    assert found["events"] == [{"title": "Une grève commence", "when": "3 mars 2021"}]
    do(browser, "story", "", **STRIKE)
    other = preview(browser, "", "en", names={"en": "All"}, words=["Acme", "grève"])
    # What was added earlier takes its events first.
    assert other["says"] == "2 events would be in this story"
    do(browser, "story", "all", names={"en": "All"}, words=["Acme", "grève"])
    assert (listed(browser)["all"]["count"], listed(browser)["la-greve"]["count"]) == (2, 1)
    assert preview(browser, "la-greve", words=["jamais"])["says"] == (
        "Aucun événement ne serait dans ce récit"
    )
    wider = preview(browser, "la-greve", "en", words=["Acme", "grève"], when="/")
    assert wider["says"] == "3 events would be in this story, 2 of them from “All”"
    assert len(file.read(tables / "edits.jsonl").edits) == 2


def test_what_makes_no_story_is_told_with_its_field(browser: TestClient) -> None:
    found = preview(browser, "", names={"fr": "x"}, when="2021-05/2021-04")
    assert (found["wrong"], found["says"]) == (
        "until", "Le récit finit avant de commencer. Donnez un dernier jour après le premier.",
    )  # fmt: skip
    assert preview(browser, "", words=["x"])["wrong"] == "names"
    refused = do(browser, "story", "", names={"fr": " "})
    assert (refused.status_code, refused.json()["says"]) == (409, "Le récit n’a de nom dans aucune langue.")


@pytest.mark.parametrize("story", ["", "[]", "{", "3"])
def test_a_preview_of_nothing_is_no_preview(browser: TestClient, story: str) -> None:
    assert browser.get("/chronofil/edit/fr/preview.json", params={"story": story}).status_code == 404


def test_the_page_goes_to_a_new_story_and_leaves_one_that_is_gone() -> None:
    here = index(corpus())
    seen = perform(State(), here, Act("see_story", "la-greve"))
    assert seen.criteria.story == "la-greve"
    assert standing(seen, here).criteria.story is None
    kept = State(criteria=Criteria(story="closing"))
    assert standing(kept, here) == kept
