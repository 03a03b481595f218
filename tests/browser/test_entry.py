"""Editors sign in; others read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from timeline.ui.passwords import hashed
from tools.serving import await_events, serving

PASSWORD = "cheval pile agrafe"


@pytest.fixture
def guarded(tables: Path, tmp_path: Path) -> Iterator[str]:
    """The app with a password for editing."""
    (tmp_path / "password").write_text(hashed(PASSWORD, 2**8))
    told = {"CHRONOFIL_PASSWORD_FILE": str(tmp_path / "password"), "CHRONOFIL_HOME": str(tmp_path / "home")}
    with serving(tables, **told) as address:
        yield address


def test_who_signs_in_may_edit_until_signing_out(guarded, visit):
    page = visit(guarded)
    expect(page.get_by_role("button", name="Accepter", exact=True)).to_have_count(0)
    page.get_by_role("link", name="S’identifier").click()
    expect(page.get_by_label("Mot de passe")).to_be_focused()
    assert not Axe().run(page).response["violations"]
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="S’identifier").click()
    await_events(page)
    expect(page.get_by_role("link", name="Chronologies")).to_be_visible()
    expect(page.locator(".cf-card .cf-edit").first).to_be_visible()
    page.get_by_role("link", name="Se déconnecter").click()
    page.get_by_role("button", name="Se déconnecter").click()
    await_events(page)
    expect(page.get_by_role("link", name="S’identifier")).to_be_visible()
    expect(page.locator(".cf-card .cf-edit")).to_have_count(0)
