"""The page that stands alone, as a file: one piece, small, no address it would fetch from."""

from __future__ import annotations

import base64
import gzip
import json
import re
from html.parser import HTMLParser

import pytest

from tests.exporting import HOSTILE, crowded, dated, hostile, of
from timeline.exports import render
from timeline.exports.html import COMPONENT, OWN
from timeline.view.filtering import Criteria

LIMIT = 5_000_000


class Page(HTMLParser):
    """Elements, their attributes, and the text in each."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[list[str]] = []
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        words: list[str] = []
        self.elements.append((tag, {name: value or "" for name, value in attrs}, words))
        if tag not in ("meta", "link", "br"):
            self.open.append(words)

    def handle_endtag(self, tag: str) -> None:
        if self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1].append(data)

    def content(self) -> dict:
        (packed,) = [
            "".join(words) for _, attributes, words in self.elements if attributes.get("id") == "cf-content"
        ]
        found: dict = json.loads(gzip.decompress(base64.b64decode(packed)))
        return found


@pytest.mark.parametrize("articles", [False, True])
def test_five_hundred_events_stay_under_five_megabytes(articles: bool) -> None:
    content = render(of(crowded(500), articles=articles), "html")
    assert len(content) < LIMIT
    assert Page(content).content()["count"] == 500


def test_the_page_names_no_place_to_fetch_from() -> None:
    """No element loads anything but from the page itself, and the policy would stop it."""
    page = Page(render(of(dated()), "html"))
    for tag, attributes, _ in page.elements:
        for name in ("src", "srcset", "data", "action", "formaction", "poster"):
            assert name not in attributes
        if "href" in attributes and tag != "a":
            assert attributes["href"].startswith("data:")
    (policy,) = [
        a["content"] for _, a, _ in page.elements if a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none';")
    assert "http" not in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]


def test_every_module_that_a_module_names_is_in_the_page() -> None:
    page = Page(render(of(dated()), "html"))
    ((_, _, words),) = [element for element in page.elements if element[1].get("type") == "importmap"]
    imports = json.loads("".join(words))["imports"]
    for name, address in imports.items():
        module = base64.b64decode(address.partition(",")[2]).decode()
        assert not re.findall(r"""(?:from|import)\s*\(?\s*["']\.{0,2}/""", module), name
        for asked in re.findall(r"""(?:from|import)\s*\(?\s*["'](chronofil/[^"']+)""", module):
            assert asked in imports
        assert "fetch(" not in module, name
    assert {path.name for path in COMPONENT.glob("*.js")} <= {name.partition("/")[2] for name in imports}
    assert (OWN / "session.js").is_file()


def test_readers_without_scripts_get_a_list() -> None:
    content = render(of(dated(), language="fr"), "html").decode("utf-8")
    plain = content[content.index('<article class="cf-plain-page">') : content.index("</article>")]
    assert (
        '<span class="when">août 2020</span> <span lang="fr" dir="auto">Acme parle en août 2020</span>'
        in plain
    )
    assert 'href="https://exemple.fr/a?b=c&amp;d"' in plain


def test_hostile_words_make_no_element() -> None:
    usual = {tag for tag, *_ in Page(render(of(dated()), "html")).elements}
    page = Page(render(of(hostile(), title=HOSTILE[1]), "html"))
    assert {tag for tag, *_ in page.elements} <= usual
    assert not [a for _, a, _ in page.elements if any(name.startswith("on") for name in a)]
    assert not [a for _, a, _ in page.elements if a.get("href", "").startswith("javascript")]
    assert [row[0] for row in page.content()["rows"]["fr"]] == list(HOSTILE)
    assert {source["url"] for card in page.content()["cards"]["fr"] for source in card["sources"]} == {None}


def test_the_page_holds_only_what_was_chosen() -> None:
    found = Page(render(of(dated(), criteria=Criteria(text="week-end")), "html")).content()
    assert found["ids"]["events"] == ["e5"]
    assert found["articles"] is None
    assert "en 2018" not in json.dumps(found["cards"])
    whole = Page(render(of(dated(), criteria=Criteria(text="week-end"), articles=True), "html")).content()
    assert list(whole["articles"]["fr"]) == ["d1"]


def test_a_theme_that_was_asked_for_is_the_pages_own() -> None:
    assert Page(render(of(dated()), "html")).content()["theme"] is None
    assert Page(render(of(dated(), theme="dark"), "html")).content()["theme"] == "dark"
