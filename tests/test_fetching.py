"""Pages are fetched from the open web only, whatever names and redirects say."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from tests import sites
from timeline.fetching import Fetched, FetchError, fetch, is_address, is_open
from timeline.wording import say

asked: list[tuple[str, str | None]] = []


class Site(BaseHTTPRequestHandler):
    """A small site with everything that can go wrong."""

    def do_GET(self) -> None:
        asked.append((self.path, self.headers["Host"]))
        where = {"/moved": "/page", "/inside": "http://inner.example/page", "/file": "file:///etc/passwd"}
        if self.path in where or self.path == "/round":
            self.send_response(302)
            self.send_header("Location", where.get(self.path, "/round"))
            self.end_headers()
            return
        bodies = {
            "/page": b"<p>Un article</p>",
            "/large": b"x" * 300_000,
            "/bomb": gzip.compress(b"x" * 900_000),
        }
        if self.path == "/?page=1":
            bodies[self.path] = b"<p>Une page</p>"
        if self.path not in (*bodies, "/slow"):
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path == "/bomb":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.path == "/slow":
            for _ in range(40):
                self.wfile.write(b".")
                self.wfile.flush()
                time.sleep(0.05)
            return
        self.wfile.write(bodies[self.path])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    asked.clear()
    with sites.site(Site) as port:
        yield port


def get(path: str, port: int, host: str = "news.example", **limits: float) -> Fetched:
    """A page of the site, which stands for a host of the open web; the inner one stands for a private one."""
    return fetch(
        f"http://{host}:{port}{path}",
        resolve=lambda name, _: ["10.0.0.7"] if name == "inner.example" else ["127.0.0.1"],
        allow=lambda numeric: numeric == "127.0.0.1",
        **limits,  # type: ignore[arg-type]
    )


def says(error: pytest.ExceptionInfo[FetchError]) -> str:
    return say(error.value.problem.says, "en")


def test_a_page_is_fetched_with_a_name_for_its_file(port: int) -> None:
    page = get("/page", port)
    assert page == Fetched(f"http://news.example:{port}/page", "news.example-page.html", b"<p>Un article</p>")
    assert asked == [("/page", f"news.example:{port}")]


def test_a_question_needs_no_path(port: int) -> None:
    assert get("?page=1", port).content == b"<p>Une page</p>"


def test_a_host_with_accents_is_asked_for_by_the_name_that_servers_know(port: int) -> None:
    page = get("/page", port, host="académie.example")
    assert page.name == "académie.example-page.html"
    assert asked == [("/page", f"xn--acadmie-eya.example:{port}")]


def test_a_refused_connection_is_not_told_as_a_slow_one() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError) as error:
            get("/page", nobody.getsockname()[1])
    assert says(error) == "The page cannot be had (NewConnectionError)."


def test_a_redirect_is_followed(port: int) -> None:
    assert get("/moved", port).address.endswith("/page")


def test_a_redirect_inside_is_refused(port: int) -> None:
    with pytest.raises(FetchError) as error:
        get("/inside", port)
    assert says(error) == "inner.example is not on the open web; nothing is fetched from there."


@pytest.mark.parametrize(
    "path, expected",
    [
        ("/file", "Only http and https addresses are fetched."),
        ("/round", "The address leads on and on to others."),
        ("/missing", "The server answered 404."),
    ],
)
def test_what_leads_nowhere_is_told(path: str, expected: str, port: int) -> None:
    with pytest.raises(FetchError) as error:
        get(path, port)
    assert says(error) == expected


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_a_page_that_is_too_large_is_refused_also_when_packed(path: str, port: int) -> None:
    with pytest.raises(FetchError) as error:
        get(path, port, largest=200_000)
    assert "larger than" in says(error)


def test_a_server_that_dribbles_is_left(port: int) -> None:
    """Each byte comes in time, all of them never would."""
    begun = time.monotonic()
    with pytest.raises(FetchError) as error:
        get("/slow", port, seconds=0.3)
    assert says(error) == "The server takes too long."
    assert time.monotonic() - begun < 1.5


def test_the_name_is_resolved_once_and_that_address_is_used(port: int) -> None:
    """A name server that answers otherwise the second time cannot lead inside."""
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    page = fetch(
        f"http://rebinding.example:{port}/page",
        resolve=lambda *_: next(answers),
        allow=lambda numeric: numeric == "127.0.0.1",
    )
    assert page.content
    assert next(answers) == ["10.0.0.7"]


def test_one_private_address_among_open_ones_is_enough_to_refuse(port: int) -> None:
    with pytest.raises(FetchError, match="not on the open web"):
        fetch(f"http://mixed.example:{port}/", resolve=lambda *_: ["93.184.215.14", "127.0.0.1"])
    assert not asked


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://[::1]/", "http://localhost/", "http://2130706433/"]
)
def test_this_machine_is_never_asked(address: str) -> None:
    with pytest.raises(FetchError):
        fetch(address, seconds=2)


@pytest.mark.parametrize(
    "numeric",
    """0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1 192.168.1.1 198.18.0.1
    224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 fe80::1 fe80::1%eth0 fc00::1 fec0::1 ff02::1 ::ffff:10.0.0.1
    ::ffff:127.0.0.1 64:ff9b::a00:1 2002:7f00:1:: 2001:db8::1""".split(),
)
def test_addresses_that_are_not_of_the_web_are_known(numeric: str) -> None:
    assert not is_open(numeric)


@pytest.mark.parametrize("numeric", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_addresses_of_the_web_are_known(numeric: str) -> None:
    assert is_open(numeric)


@pytest.mark.parametrize(
    "address", ["ftp://example.org/a", "http://", "http://exa mple:99999/", "javascript://x"]
)
def test_what_is_no_page_is_told(address: str) -> None:
    assert is_address(address)
    with pytest.raises(FetchError) as error:
        fetch(address, resolve=lambda *_: [])
    assert say(error.value.problem.remedy, "fr")


def test_a_file_is_no_address() -> None:
    assert not is_address("articles/page.html")
    assert not is_address("C:\\articles")
