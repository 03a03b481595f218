"""The timeline that is served is corrected like any other, though its articles lie elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_own_articles import ARTICLES
from timeline.cli import main
from tools.serving import await_events, serving


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The app on tables that the command line built from an article elsewhere."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(ARTICLES["piscines.md"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "articles", "--output", "out"]) == 0
    with serving(tmp_path / "out", CHRONOFIL_HOME=str(tmp_path / "home")) as address:
        yield address


def test_a_date_of_the_served_timeline_is_corrected(served: str, visit: Visit) -> None:
    page = visit(f"{served}/chronofil/timelines/fr", ready=False)
    page.get_by_role("link", name="Vérifier les articles").click()
    published = page.locator(".cf-workshop-published")
    expect(published).to_have_text("10 juin 2021")
    page.get_by_role("textbox", name="Corriger la date").fill("2021-06-24")
    page.get_by_role("button", name="Corriger la date").click()
    expect(published).to_have_text("24 juin 2021", timeout=60_000)
    page.get_by_role("link", name="Ouvrir la chronologie").click()
    await_events(page)
    # "mercredi", counted from the new day.
    expect(page.locator(".cf-when strong")).to_have_text("mercredi 23 juin 2021")
