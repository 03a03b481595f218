"""Articles by their addresses: fetched when the button is pressed, each told by itself."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import sites
from tools.serving import serving

PAGE = """<html><head><title>{title}</title><meta property="article:published_time" content="{day}"></head>
<body><article><h1>{title}</h1><p>PARIS (AFP) - Le conseil municipal a annoncé mercredi la fermeture de trois
piscines de la ville, faute de moyens pour les chauffer, a indiqué la mairie dans un communiqué.</p>
<p>La réouverture est prévue le 1er septembre 2021, a ajouté le maire devant la presse locale.</p></article>
</body></html>"""
asked: list[str] = []


class Site(BaseHTTPRequestHandler):
    """Two pages, and nothing else."""

    def do_GET(self) -> None:
        asked.append(self.path)
        days = {"/piscines": "2021-06-10", "/stades": "2021-06-17"}
        if self.path not in days:
            self.send_error(404)
            return
        title = f"La ville ferme ses {self.path[1:]}"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.format(title=title, day=days[self.path]).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    asked.clear()
    with sites.site(Site) as port:
        yield f"http://news.example:{port}"


def test_a_bad_address_does_not_lose_the_others(
    site: str, tables: Path, browser: Browser, tmp_path: Path
) -> None:
    script = Path(__file__).with_name("app_of_one_site.py")
    with serving(tables, script, CHRONOFIL_HOME=str(tmp_path / "home")) as address:
        page = browser.new_page()
        page.goto(f"{address}/chronofil/timelines/fr")
        page.get_by_label("Son nom").fill("Les piscines")
        field = page.get_by_label("Ou donnez des adresses de pages")
        field.fill(f"{site}/piscines\n\n{site}/perdue\nhttp://inner.example/intranet\nftp://news.example/a")
        page.wait_for_timeout(500)
        assert not asked
        page.get_by_role("button", name="Faire la chronologie").click()
        articles = page.locator(".cf-workshop-article")
        expect(articles).to_have_count(1, timeout=60_000)
        expect(page.locator(".cf-workshop-published")).to_have_text("10 juin 2021")
        failed = page.get_by_role("alert")
        expect(failed.get_by_role("listitem")).to_have_count(3)
        expect(failed).to_contain_text(f"{site}/perdue : Le serveur a répondu 404.")
        expect(failed).to_contain_text("inner.example n’est pas sur le web public")
        assert sorted(asked) == ["/perdue", "/piscines"]

        # And to a timeline that there is.
        page.get_by_text("Ajouter des articles").click()
        page.get_by_label("Ou donnez des adresses de pages").fill(f"{site}/perdue")
        page.get_by_role("button", name="Ajouter les articles").click()
        expect(page.locator(".cf-workshop-failed")).to_contain_text("Le serveur a répondu 404.")
        page.get_by_label("Ou donnez des adresses de pages").fill(f"{site}/stades")
        page.get_by_role("button", name="Ajouter les articles").click()
        expect(articles).to_have_count(2, timeout=60_000)
        expect(page.get_by_role("alert")).to_have_count(0)
        page.close()
