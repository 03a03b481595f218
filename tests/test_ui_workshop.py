"""Timelines made from the browser, by the page itself only."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from timeline.fetching import Fetched, fetch
from timeline.projects import find
from timeline.ui import editing, library, routes, workshop

OWN = {"Origin": "http://127.0.0.1:8501", "X-Chronofil": "edit"}
AT = "/chronofil/timelines/fr"
ARTICLE = """---
published: 2021-06-10
---

# La ville ferme ses piscines

PARIS (AFP) - Le conseil municipal a annoncé mercredi la fermeture de trois piscines.
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHRONOFIL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CHRONOFIL_DATA", str(tmp_path / "none"))
    monkeypatch.delenv("CHRONOFIL_READ_ONLY", raising=False)
    monkeypatch.setattr("streamlit.get_option", lambda name: "127.0.0.1")
    return tmp_path / "home"


@pytest.fixture
def browser(home: Path) -> TestClient:
    routes = [*editing.routes(), *workshop.routes()]
    return TestClient(Starlette(routes=routes), base_url="http://127.0.0.1:8501")


def send(browser: TestClient, path: str, content: bytes = b"article", **headers: str) -> Any:
    given = {**OWN, "Content-Type": "application/octet-stream", **headers}
    return browser.post(f"{AT}/{path}", content=content, headers=given)


def built(browser: TestClient, name: str) -> Any:
    assert browser.post(f"{AT}/{name}/build", json={}, headers=OWN).status_code == 200
    deadline = time.monotonic() + 60
    while not (state := browser.get(f"{AT}/{name}/progress.json").json())["ended"]:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return state


def test_an_export_is_called_by_the_timeline_it_is_of(browser: TestClient, home: Path) -> None:
    browser.post(f"{AT}/new", json={"title": "Mon enquête"}, headers=OWN)
    send(browser, "mon-enquete/file/piscines.md", ARTICLE.encode())
    built(browser, "mon-enquete")
    key = library.shelf("mon-enquete").key
    reader = TestClient(Starlette(routes=routes.routes()), base_url="http://127.0.0.1:8501")
    asked = f"/chronofil/data/{key}/fr/export/markdown"
    found = reader.get(asked, params={"timeline": "mon-enquete"})
    assert found.text.startswith("# Mon enquête")
    assert found.headers["Content-Disposition"].endswith("''mon-enquete.md")
    plain = reader.get(asked)
    assert plain.headers["Content-Disposition"].endswith("''chronofil.md")


def test_a_timeline_is_made_filled_built_and_corrected(browser: TestClient, home: Path) -> None:
    made = browser.post(f"{AT}/new", json={"title": "Mon enquête"}, headers=OWN).json()
    assert made == {"name": "mon-enquete", "title": "Mon enquête"}
    assert send(browser, "mon-enquete/file/a.md", ARTICLE.encode()).json() == {"file": "a.md"}
    assert built(browser, "mon-enquete")["problem"] is None
    (article,) = browser.get(f"{AT}/mon-enquete/articles.json").json()["articles"]
    assert (article["published"], article["days"][0]["value"]) == ("10 juin 2021", "2021-06-10")
    asked = {"action": "article-date", "target": article["id"], "values": {"published": "2021-06-24"}}
    done = browser.post("/chronofil/edit/fr/do?timeline=mon-enquete", json=asked, headers=OWN)
    assert done.status_code == 200
    (article,) = browser.get(f"{AT}/mon-enquete/articles.json").json()["articles"]
    assert article["published"] == "24 juin 2021"
    assert any("Corrigé à la main le " in line for line in article["evidence"])
    assert [one["name"] for one in browser.get(f"{AT}/list.json").json()["timelines"]] == ["mon-enquete"]


def test_the_served_timeline_tells_of_its_build_as_others_do(browser: TestClient) -> None:
    problem = built(browser, library.MAIN)["problem"]
    assert "est un dossier de tables ; l’endroit de ses articles n’est pas noté." in problem


def test_what_cannot_be_built_is_told(browser: TestClient, home: Path) -> None:
    browser.post(f"{AT}/new", json={"title": "Vide"}, headers=OWN)
    assert "Le dossier ne contient aucun article" in built(browser, "vide")["problem"]


def test_a_name_that_is_taken_is_told(browser: TestClient, home: Path) -> None:
    browser.post(f"{AT}/new", json={"title": "Vide"}, headers=OWN)
    again = browser.post(f"{AT}/new", json={"title": "vide"}, headers=OWN)
    assert (again.status_code, again.json()["says"]) == (409, "Il y a déjà une chronologie vide.")


@pytest.mark.parametrize("name", ["..%2F..%2Fescaped.txt", "%2Fetc%2Fescaped.txt", "..%5Cescaped.txt"])
def test_no_file_leaves_the_timeline(browser: TestClient, home: Path, name: str) -> None:
    browser.post(f"{AT}/new", json={"title": "Vide"}, headers=OWN)
    send(browser, f"vide/file/{name}")
    assert {path.parent for path in home.parent.rglob("escaped*")} <= {find(home, "vide").sources}


def test_only_the_page_itself_makes_anything(
    browser: TestClient, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {"Origin": "https://evil.example"}
    assert browser.post(f"{AT}/new", json={"title": "Vide"}, headers={**OWN, **other}).status_code == 403
    browser.post(f"{AT}/new", json={"title": "Vide"}, headers=OWN)
    assert send(browser, "vide/file/a.txt", **other).status_code == 403
    monkeypatch.setenv("CHRONOFIL_READ_ONLY", "1")
    assert send(browser, "vide/file/a.txt").status_code == 403
    assert browser.post(f"{AT}/vide/build", json={}, headers=OWN).status_code == 403
    assert not list((home / "vide" / "sources").iterdir())


def test_a_file_that_is_too_large_is_refused(
    browser: TestClient, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "LARGEST", 1000)
    browser.post(f"{AT}/new", json={"title": "Vide"}, headers=OWN)
    assert send(browser, "vide/file/a.txt", b"x" * 2000).status_code == 413
    assert not list((home / "vide" / "sources").iterdir())


@pytest.mark.parametrize("name", ["missing", "%2e%2e%2fdata"])
def test_a_timeline_that_is_not_there_is_told(browser: TestClient, home: Path, name: str) -> None:
    assert browser.get(f"{AT}/{name}/articles.json").status_code in (404, 409)


# ---- pages of the web

PAGE = b"<html><body><article><h1>Un titre</h1><p>Un texte.</p></article></body></html>"
fetched: list[str] = []


@pytest.fixture
def reader(home: Path) -> TestClient:
    """A browser of an app for which one site is on the web."""

    def get(address: str) -> Fetched:
        fetched.append(address)
        return fetch(
            address, resolve=lambda name, _: {"news.example": ["93.184.215.14"]}.get(name, ["10.0.0.7"])
        )

    fetched.clear()
    return TestClient(Starlette(routes=workshop.routes(get)), base_url="http://127.0.0.1:8501")


def ask_for(browser: TestClient, address: Any, name: str = "vide", **headers: str) -> Any:
    return browser.post(f"{AT}/{name}/address", json={"address": address}, headers={**OWN, **headers})


def test_a_page_is_fetched_into_a_timeline(home: Path) -> None:
    page = Fetched("https://news.example/a", "news.example-a.html", PAGE)
    browser = TestClient(Starlette(routes=workshop.routes(lambda _: page)), base_url="http://127.0.0.1:8501")
    browser.post(f"{AT}/new", json={"title": "Vide"}, headers=OWN)
    answer = ask_for(browser, " https://news.example/a\n")
    assert answer.json() == {"file": "news.example-a.html", "address": "https://news.example/a"}
    assert [one.read_bytes() for one in (home / "vide" / "sources").iterdir()] == [PAGE]


@pytest.mark.parametrize(
    "address, says",
    [
        ("http://intranet.example/", "intranet.example n’est pas sur le web public ; rien n’y est pris."),
        ("file:///etc/passwd", "Seules les adresses http et https sont prises."),
        ("", "Seules les adresses http et https sont prises."),
        ("pas une adresse", "Seules les adresses http et https sont prises."),
    ],
)
def test_what_is_not_on_the_web_is_told_and_nothing_added(
    reader: TestClient, home: Path, address: str, says: str
) -> None:
    reader.post(f"{AT}/new", json={"title": "Vide"}, headers=OWN)
    answer = ask_for(reader, address)
    assert (answer.status_code, answer.json()["says"]) == (409, says)
    assert answer.json()["remedy"]
    assert not list((home / "vide" / "sources").iterdir())


def test_nothing_is_fetched_for_who_may_change_nothing(
    reader: TestClient, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor for a timeline that is not there: the app is nobody's way into the network."""
    reader.post(f"{AT}/new", json={"title": "Vide"}, headers=OWN)
    assert ask_for(reader, "https://news.example/", name="missing").status_code == 409
    assert ask_for(reader, "https://news.example/", Origin="https://evil.example").status_code == 403
    assert ask_for(reader, "https://news.example/", name="").status_code in (403, 404, 409)
    monkeypatch.setenv("CHRONOFIL_READ_ONLY", "1")
    assert ask_for(reader, "https://news.example/").status_code == 403
    assert not fetched


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"address": "' + b"x" * 9000 + b'"}'])
def test_what_is_no_address_is_refused(reader: TestClient, home: Path, body: bytes) -> None:
    reader.post(f"{AT}/new", json={"title": "Vide"}, headers=OWN)
    headers = {**OWN, "Content-Type": "application/json"}
    answer = reader.post(f"{AT}/vide/address", content=body, headers=headers)
    assert answer.status_code == 400
    assert not fetched


# ---- the timeline that is served, a folder of tables


@pytest.fixture
def served(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As on a first visit: built from articles that lie elsewhere."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.md").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setenv("CHRONOFIL_SEEDS", str(tmp_path / "seeds"))
    monkeypatch.setenv("CHRONOFIL_DATA", str(tmp_path / "data"))
    library.make(lambda *_: None)
    return tmp_path / "data"


def test_the_articles_of_the_served_timeline_are_corrected_like_any_other(
    browser: TestClient, served: Path
) -> None:
    listed = browser.get(f"{AT}/list.json").json()
    assert listed["main"] == "-"
    found = browser.get(f"{AT}/-/articles.json").json()
    assert (found["title"], found["link"]) == ("Chronologie principale", "/?lang=fr")
    (article,) = found["articles"]
    assert (article["file"], article["days"][0]["value"]) == ("seeds/a.md", "2021-06-10")
    asked = {"action": "article-date", "target": article["id"], "values": {"published": "2021-06-24"}}
    assert browser.post("/chronofil/edit/fr/do?timeline=-", json=asked, headers=OWN).status_code == 200
    (article,) = browser.get(f"{AT}/-/articles.json").json()["articles"]
    assert article["published"] == "24 juin 2021"
    assert library.shelf().index.corpus.documents[0].published.best.isoformat() == "2021-06-24"  # type: ignore[union-attr]
    assert (served / "edits.jsonl").read_text(encoding="utf-8").count("\n") == 1
    undo = {"action": "undo", "target": "", "values": {}}
    assert browser.post("/chronofil/edit/fr/do", json=undo, headers=OWN).status_code == 200
    (article,) = browser.get(f"{AT}/-/articles.json").json()["articles"]
    assert article["published"] == "10 juin 2021"


def test_a_folder_of_tables_takes_no_articles(browser: TestClient, served: Path) -> None:
    assert not browser.get(f"{AT}/-/articles.json").json()["open"]
    assert send(browser, "-/file/b.md").status_code == 409


RUN_ON = (
    "# Le lac se vide\n\nLe lac a baissé, a indiqué la préfecture le 3 juin 2021.\n\n"
    "Le maire porte plainte\n\nLe maire a déposé plainte contre la société Hydrovalmont vendredi.\n"
)


def articles(browser: TestClient) -> Any:
    return browser.get(f"{AT}/lac/articles.json").json()


def test_an_article_tells_where_it_may_be_split_and_what_was_corrected(
    browser: TestClient, home: Path
) -> None:
    """An undated article offers its likeliest day before the range; only a second one can be joined."""
    browser.post(f"{AT}/new", json={"title": "Lac"}, headers=OWN)
    send(browser, "lac/file/a.md", RUN_ON.encode())
    built(browser, "lac")
    (whole,) = articles(browser)["articles"]
    assert (whole["before"], whole["corrections"]) == (None, [])
    best, span = (one["value"] for one in whole["days"])
    first, _, last = span.partition("/")
    assert first <= best <= last
    assert "/" not in best
    found = browser.get(f"{AT}/lac/paragraphs.json", params={"id": whole["id"]}).json()["paragraphs"]
    assert [(one["text"][:8], one["start"]) for one in found] == [
        ("Le lac s", None), ("Le lac a", RUN_ON.index("Le lac a") - 2),
        ("Le maire", RUN_ON.index("Le maire porte") - 2), ("Le maire", RUN_ON.index("Le maire a") - 2),
    ]  # fmt: skip
    asked = {"action": "article-split", "target": whole["id"], "values": {"start": found[2]["start"]}}
    done = browser.post("/chronofil/edit/fr/do?timeline=lac", json=asked, headers=OWN).json()
    lake, mayor = articles(browser)["articles"]
    assert done["made"] == [lake["id"], mayor["id"]]
    assert (lake["before"], mayor["before"]) == (None, "Le lac se vide")
    (line,) = mayor["corrections"]
    assert (line["edit"], line["what"], line["check"]) == (
        done["id"], "article coupé : « Le lac se vide »", None,
    )  # fmt: skip
    source = home / "lac" / "sources" / "a.md"
    source.write_text(RUN_ON.replace("a baissé", "a beaucoup baissé"), encoding="utf-8")
    built(browser, "lac")
    changed = articles(browser)["articles"][1]["corrections"]
    assert [one["check"] for one in changed] == ["L’article a changé depuis qu’il a été coupé."]
    source.write_text("# Autre chose\n\nRien de cela.", encoding="utf-8")
    built(browser, "lac")
    assert [one["edit"] for one in articles(browser)["lost"]] == [done["id"]]
