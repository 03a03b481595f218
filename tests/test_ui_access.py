"""Who may change anything: nobody, who has the password, whom a trusted web server names, who sits here."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.journals import corpus
from timeline.journal import file
from timeline.storage import save
from timeline.ui import access, editing, entry, gate, passwords, workshop
from timeline.ui.gate import Gate
from timeline.ui.passwords import PasswordError, check, hashed, matches

PASSWORD = "cheval pile agrafe"
ORIGIN = "https://frise.example"
OWN = {"Origin": ORIGIN, "X-Chronofil": "edit"}


@pytest.fixture(scope="module")
def line() -> str:
    """Cheap to check, so that the tests are quick."""
    return hashed(PASSWORD, 2**8)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> Path:
    """Tables behind a web server that is asked for as frise.example, and a password."""
    save(corpus(), tmp_path / "tables")
    (tmp_path / "password").write_text(f"{line}\n")
    monkeypatch.setenv("CHRONOFIL_DATA", str(tmp_path / "tables"))
    monkeypatch.setenv("CHRONOFIL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CHRONOFIL_PASSWORD_FILE", str(tmp_path / "password"))
    monkeypatch.setenv("CHRONOFIL_HOSTS", "frise.example")
    for name in ("READ_ONLY", "EDITOR_HEADER", "TRUSTED_PROXIES"):
        monkeypatch.delenv(f"CHRONOFIL_{name}", raising=False)
    monkeypatch.setattr("streamlit.get_option", lambda name: "0.0.0.0")
    monkeypatch.setattr(access, "sessions", passwords.Sessions())
    monkeypatch.setattr(access, "attempts", passwords.Attempts())
    monkeypatch.setattr(entry, "sessions", access.sessions)
    return tmp_path / "tables"


def visitor(peer: str = "203.0.113.9", origin: str = ORIGIN) -> TestClient:
    routes = [*editing.routes(), *workshop.routes(), *entry.routes()]
    app = Starlette(routes=routes, middleware=[Middleware(Gate)])
    return TestClient(app, base_url=origin, client=(peer, 40_000), follow_redirects=False)


def enter(browser: TestClient, password: str = PASSWORD, **headers: str) -> Any:
    given = {"Origin": str(browser.base_url).rstrip("/"), **headers}
    return browser.post("/chronofil/entry/fr", data={"password": password}, headers=given)


def edit(browser: TestClient, **headers: str) -> Any:
    asked = {"action": "note", "target": "aa11", "values": {"text": secrets.token_hex(4)}, "editor": "Anne"}
    return browser.post("/chronofil/edit/fr/do", json=asked, headers={**OWN, **headers})


def editors(tables: Path) -> list[str]:
    return [one.editor for one in file.read(tables / "edits.jsonl").edits]


def test_who_gives_the_password_may_edit_until_leaving(served: Path) -> None:
    browser = visitor()
    assert edit(browser).status_code == 403
    entered = enter(browser)
    assert (entered.status_code, entered.headers["location"]) == (303, "/?lang=fr")
    assert edit(browser).status_code == 200
    assert editors(served) == ["Anne"]
    assert edit(visitor()).json()["says"] == "Identifiez-vous pour modifier quoi que ce soit."
    shown = dict(browser.cookies)
    assert browser.post("/chronofil/entry/fr/leave", headers={"Origin": ORIGIN}).status_code == 303
    browser.cookies.update(shown)
    assert edit(browser).status_code == 403


def test_no_script_and_no_other_site_has_the_cookie(served: Path) -> None:
    cookie = enter(visitor()).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Secure", "Path=/"} <= set(cookie.split("; "))
    plain = enter(visitor(origin="http://127.0.0.1:8501")).headers["set-cookie"]
    assert "Secure" not in plain


def test_a_wrong_password_opens_nothing_and_five_close_the_door(served: Path) -> None:
    browser = visitor()
    answers = [enter(browser, f"faux numéro {number}") for number in range(5)]
    assert {answer.status_code for answer in answers} == {403}
    assert "Ce n’est pas le mot de passe." in answers[0].text
    assert enter(browser).status_code == 429
    assert not browser.cookies
    assert enter(visitor("203.0.113.10")).status_code == 303


def test_behind_a_web_server_each_visitor_is_counted_alone(served: Path) -> None:
    """What a stranger claims to pass on for others does not help to guess on."""
    proxy, stranger = visitor("127.0.0.1"), visitor()
    for number in range(6):
        enter(proxy, "faux numéro", **{"X-Forwarded-For": "198.51.100.7"})
        enter(stranger, "faux numéro", **{"X-Forwarded-For": f"198.51.100.{number}"})
    assert enter(proxy, **{"X-Forwarded-For": "198.51.100.7"}).status_code == 429
    assert enter(proxy, **{"X-Forwarded-For": "198.51.100.8"}).status_code == 303
    assert enter(stranger, **{"X-Forwarded-For": "198.51.100.99"}).status_code == 429


def test_many_guesses_at_once_keep_nobody_else_waiting(served: Path) -> None:
    attempts, path = passwords.Attempts(), served.parent / "password"
    attempts.lock.acquire()
    with ThreadPoolExecutor(8) as guesses:
        found = [guesses.submit(attempts.attempt, f"198.51.100.{n}", "faux", path) for n in range(8)]
        refused = [one.result() for one in islice(as_completed(found, 30), 8 - passwords.MOST_WAITING)]
        attempts.lock.release()
    assert refused == [None] * len(refused)
    assert [one.result() for one in found].count(False) == passwords.MOST_WAITING


def test_who_guessed_too_often_makes_the_server_work_no_more(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check is dear: what the door refuses must cost nothing, or guessing stops the machine."""
    browser = visitor()
    for number in range(5):
        enter(browser, f"faux numéro {number}")

    def worked(*values: object) -> bytes:
        raise AssertionError("a password was checked")

    monkeypatch.setattr(passwords, "_scrypt", worked)
    assert enter(browser).status_code == 429


def test_a_password_file_of_no_use_is_told_without_its_place(served: Path) -> None:
    (served.parent / "password").write_text("secret")
    answer = enter(visitor())
    assert (answer.status_code, "set-cookie" in answer.headers) == (503, False)
    assert "Ce fichier ne contient pas l’empreinte d’un mot de passe." in answer.text
    assert str(served.parent) not in answer.text


def test_the_door_opens_to_its_own_form_only(served: Path) -> None:
    answer = visitor().post(
        "/chronofil/entry/fr", data={"password": PASSWORD}, headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_session_ends_by_itself() -> None:
    sessions = passwords.Sessions()
    token = sessions.begin(100.0)
    assert sessions.holds(token, 100.0 + 11 * 3600)
    assert not sessions.holds(token, 100.0 + 13 * 3600)
    assert not sessions.holds("", 100.0)
    assert token not in str(sessions.until)
    for _ in range(passwords.MOST_SESSIONS + 5):
        last = sessions.begin(200.0)
    assert len(sessions.until) == passwords.MOST_SESSIONS
    assert sessions.holds(last, 201.0)


def test_the_password_is_kept_as_a_hash_of_its_own(line: str) -> None:
    again = hashed(PASSWORD)
    assert PASSWORD not in line
    assert line != again
    assert matches(PASSWORD, line)
    assert matches(PASSWORD, again)
    assert not matches(PASSWORD + "s", line)
    with pytest.raises(PasswordError, match="fewer"):
        hashed("court")
    with pytest.raises(PasswordError, match="more"):
        hashed("long" * 300)


@pytest.mark.parametrize(
    "text", ["", "secret", "scrypt:1:2:3:zz:zz", "scrypt:0:0:0:aa:bb", "md5:1:1:1:aa:bb"]
)
def test_a_file_without_a_hash_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "password"
    with pytest.raises(PasswordError):
        check(path)
    path.write_text(text)
    with pytest.raises(PasswordError, match="no hash"):
        check(path)


def test_whom_a_trusted_web_server_names_may_edit_under_that_name(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHRONOFIL_PASSWORD_FILE")
    monkeypatch.setenv("CHRONOFIL_EDITOR_HEADER", "X-Forwarded-User")
    named = {"X-Forwarded-User": "claire", "X-Forwarded-For": "198.51.100.7"}
    assert edit(visitor("127.0.0.1"), **named).status_code == 200
    assert editors(served) == ["claire"]
    assert edit(visitor("127.0.0.1"), **{**named, "X-Forwarded-User": ""}).status_code == 403
    assert edit(visitor("127.0.0.1")).status_code == 403
    assert edit(visitor("203.0.113.9"), **named).status_code == 403
    monkeypatch.setenv("CHRONOFIL_TRUSTED_PROXIES", "203.0.113.0/24")
    assert edit(visitor("203.0.113.9"), **named).status_code == 200
    assert edit(visitor("127.0.0.1"), **named).status_code == 403


def test_read_only_is_stronger_than_a_password_and_a_name(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOFIL_EDITOR_HEADER", "X-Forwarded-User")
    browser = visitor("127.0.0.1")
    enter(browser)
    monkeypatch.setenv("CHRONOFIL_READ_ONLY", "1")
    assert edit(browser, **{"X-Forwarded-User": "claire"}).status_code == 403
    assert enter(browser).status_code == 403
    assert browser.get("/chronofil/entry/fr").status_code == 404
    assert not editors(served)


def test_with_a_password_even_this_machine_has_to_give_it(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streamlit.get_option", lambda name: "127.0.0.1")
    here = visitor("127.0.0.1", "http://127.0.0.1:8501")
    assert edit(here, Origin="http://127.0.0.1:8501").status_code == 403
    monkeypatch.delenv("CHRONOFIL_PASSWORD_FILE")
    assert edit(here, Origin="http://127.0.0.1:8501").status_code == 200


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8501", "[::1]:8501", "localhost", "192.168.1.20:8501", "frise.example"]
)
def test_the_app_goes_by_addresses_and_its_own_names(served: Path, host: str) -> None:
    assert visitor(origin=f"http://{host}").get("/chronofil/entry/fr").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "frise.example.evil.example", "127.0.0.1.evil.example", "", "["]
)
def test_a_name_that_another_site_makes_lead_here_gets_nothing(served: Path, host: str) -> None:
    answer = visitor().get("/chronofil/timelines/fr/list.json", headers={"Host": host})
    assert answer.status_code == 421
    assert "timelines" not in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
@pytest.mark.parametrize("path", ["/", "/_stcore/upload_file/a/b", "/_stcore/agent/interact", "/media/a"])
def test_nothing_can_be_sent_elsewhere(served: Path, method: str, path: str) -> None:
    assert visitor().request(method, path, content=b"x").status_code == 405


def test_pages_may_load_nothing_from_elsewhere(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = visitor()
    page = browser.get("/chronofil/entry/fr")
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "script-src" not in policy
    assert "frame-ancestors 'self'" in policy
    assert "http" not in gate.policy("/")
    assert gate.policy("/chronofil/data/key/fr/export/svg") == "default-src 'none'; sandbox"
    monkeypatch.setenv("CHRONOFIL_READ_ONLY", "1")
    assert "frame-ancestors" not in gate.policy("/")


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("open")
    await socket.receive_text()


def open_socket(client: TestClient, **headers: str) -> Any:
    return client.websocket_connect("wss://frise.example/_stcore/stream", headers=headers)


def test_a_page_of_another_site_opens_no_connection(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = Starlette(routes=[WebSocketRoute("/_stcore/stream", echo)], middleware=[Middleware(Gate)])
    client = TestClient(app, base_url=ORIGIN)
    for wrong in (
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:3000"},
        {"Host": "evil.example"},
    ):
        with pytest.raises(WebSocketDisconnect), open_socket(client, **wrong):
            pass
    monkeypatch.setattr(gate, "MOST_VISITORS", 1)
    with open_socket(client, Origin=ORIGIN) as socket:
        assert socket.receive_text() == "open"
        with pytest.raises(WebSocketDisconnect), open_socket(client, Origin=ORIGIN):
            pass
        socket.send_text("bye")
    with open_socket(client, Origin=ORIGIN) as socket:
        socket.send_text("bye")
