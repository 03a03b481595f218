"""The first visit builds what is missing; what prevents it is said in a line with its remedy."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tools.serving import serving

ARTICLE = """Paris interdit la vente de trottinettes

Publié le 4 mai 2021. AFP

Paris a annoncé mardi l’interdiction de la vente de trottinettes. Londres avait interdit cette vente le
12 avril. Berlin pourrait interdire la vente à partir de lundi. La France a demandé vendredi dernier à
l’Allemagne de suspendre les livraisons.
"""


@pytest.fixture
def seeds(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


def test_missing_tables_are_built_with_progress_and_then_shown(tmp_path, seeds, visit):
    (seeds / "paris.txt").write_text(ARTICLE, encoding="utf-8")
    with serving(tmp_path / "data", CHRONOFIL_SEEDS=str(seeds)) as address:
        page = visit(address, ready=False)
        expect(page.get_by_role("progressbar")).to_be_visible(timeout=30_000)
        expect(page.locator(".cf-part-table tbody tr").first).to_be_visible(timeout=90_000)
        expect(page.get_by_role("progressbar")).to_have_count(0)
        page.close()
    assert (tmp_path / "data" / "events.csv").is_file()


def test_without_articles_the_page_says_what_to_do(tmp_path, seeds, visit):
    with serving(tmp_path / "data", CHRONOFIL_SEEDS=str(seeds)) as address:
        page = visit(address, ready=False)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text(str(seeds), timeout=90_000)
        expect(alert).to_contain_text("rechargez la page")
        page.close()


def test_tables_that_cannot_be_read_are_told_not_shown(tmp_path, visit):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "corpus.json").write_text("{", encoding="utf-8")
    with serving(folder) as address:
        page = visit(address, ready=False)
        expect(page.get_by_role("alert")).to_be_visible(timeout=30_000)
        expect(page.locator(".cf-card")).to_have_count(0)
        page.close()
