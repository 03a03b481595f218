"""The five-minute path: from three files to a published timeline, in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.browser.look import await_chosen, from_disk
from tests.browser.test_publish import open_menu, take
from tools.serving import await_events, serving

ARTICLES = {
    "piscines.md": """---
published: 2021-06-10
---

# La ville ferme ses piscines

PARIS (AFP) - Le conseil municipal a annoncé mercredi la fermeture de trois piscines.
""",
    "recours.md": """---
published: 2021-06-18
---

# Apple attaque la décision

PARIS (AFP) - Apple a déposé jeudi un recours contre la décision de Microsoft.
Facebook a condamné mercredi cette décision.
""",
    "accord.txt": """Google et Microsoft trouvent un accord

Google a signé le 2 juin 2021 un accord avec Microsoft. L'accord entrera en vigueur le 1er juillet 2021.
""",
}


@pytest.fixture
def empty(tables: Path, tmp_path: Path) -> Iterator[str]:
    """The app with a home for timelines that holds none yet."""
    with serving(tables, CHRONOFIL_HOME=str(tmp_path / "home")) as address:
        yield address


def test_from_three_files_to_a_published_timeline(
    empty: str, visit: Visit, browser: Browser, tmp_path: Path
) -> None:
    files = []
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        files.append(tmp_path / name)
    page = visit(f"{empty}/chronofil/timelines/fr", ready=False)
    page.get_by_label("Son nom").fill("Mon enquête")
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Faire la chronologie").click()
    expect(page.locator(".cf-workshop-article")).to_have_count(3, timeout=60_000)

    # A corrected date moves what the article dates by its weekdays.
    article = page.locator(".cf-workshop-article", has_text="La ville ferme ses piscines")
    expect(article.locator(".cf-workshop-published")).to_have_text("10 juin 2021")
    article.get_by_label("Correct", exact=False).or_(article.get_by_label("Corriger la date")).first.fill(
        "2021-06-24"
    )
    article.get_by_role("button", name="Corriger la date").click()
    expect(article.locator(".cf-workshop-published")).to_have_text("24 juin 2021", timeout=60_000)

    page.get_by_role("link", name="Ouvrir la chronologie").click()
    await_events(page)
    title = page.locator(".cf-event-title")
    rejected = title.inner_text()
    page.get_by_role("button", name="Rejeter").click()
    expect(title).not_to_have_text(rejected)
    page.get_by_text("Corriger cet événement").click()
    page.get_by_label("Titre en français").fill("Un titre de ma main")
    page.get_by_role("button", name="Enregistrer").click()
    expect(title).to_have_text("Un titre de ma main")

    open_menu(page)
    out = tmp_path / "out.html"
    take(page, "Page web autonome").save_as(out)
    with from_disk(browser, out) as alone:
        titles = alone.locator(".cf-cell-title").all_inner_texts()
        assert "Un titre de ma main" in titles
        assert rejected not in titles
        alone.locator(".cf-cell-title", has_text="Un titre de ma main").click()
        await_chosen(alone, "Un titre de ma main")
        expect(alone.locator(".cf-card blockquote").first).not_to_be_empty()
        expect(alone.locator(".cf-edit")).to_have_count(0)


RUN_ON = """# Le lac se vide

Le niveau du lac a baissé de deux mètres, a indiqué la préfecture le 3 juin 2021.

Le maire porte plainte

Le maire a déposé plainte le 4 juin 2021 contre la société Hydrovalmont.
"""


def test_an_article_is_split_and_joined_again(empty: str, visit: Visit) -> None:
    """The halves stand there with their events, and the last word can be taken back at once."""
    page = visit(f"{empty}/chronofil/timelines/fr", ready=False)
    page.get_by_label("Son nom").fill("Le lac")
    page.get_by_label("Ou collez le texte d’un article").fill(RUN_ON)
    page.get_by_role("button", name="Faire la chronologie").click()
    articles = page.locator(".cf-workshop-article")
    expect(articles).to_have_count(1, timeout=60_000)
    # There is nothing before the only article.
    expect(page.get_by_role("button", name="Joindre au précédent")).to_have_count(0)
    page.get_by_text("Couper l’article").click()
    page.get_by_role("button", name="un nouvel article commence par « Le maire porte plainte »").click()
    expect(articles).to_have_count(2, timeout=60_000)
    expect(articles.nth(1)).to_be_focused()
    expect(articles.nth(1).get_by_role("heading")).to_contain_text("Le maire porte plainte")
    expect(page.get_by_role("button", name="Joindre au précédent")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("article coupé : « Le lac se vide »")
    articles.nth(1).get_by_role("button", name="Joindre au précédent").click()
    expect(articles).to_have_count(1, timeout=60_000)
    page.get_by_role("status").get_by_role("button", name="Annuler").click()
    expect(articles).to_have_count(2, timeout=60_000)


def test_a_name_that_does_not_do_is_told_at_its_field(empty: str, browser: Browser) -> None:
    """What is wrong stands where it can be set right, and goes once it is."""
    page = browser.new_page()
    page.goto(f"{empty}/chronofil/timelines/fr")
    name = page.get_by_label("Son nom")
    page.get_by_role("button", name="Faire la chronologie").click()
    expect(page.locator("label", has=name).get_by_role("alert")).to_have_text("Donnez-lui d’abord un nom.")
    expect(name).to_be_focused()
    name.fill("…")
    page.get_by_label("Ou collez le texte d’un article").fill("Une ligne.")
    page.get_by_role("button", name="Faire la chronologie").click()
    expect(page.locator("label", has=name).get_by_role("alert")).to_contain_text("ne donne pas de nom")
    name.fill("Piscines")
    expect(page.locator("label", has=name).get_by_role("alert")).to_have_count(0)
    page.close()
