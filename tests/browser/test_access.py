"""Everyone can use it: axe-core finds nothing, targets are large enough, the page prints."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

VIEWS = ("timeline", "story", "actors", "known")


def violations(page: Page) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_has_a_violation_on_a_desk(app, visit, view, scheme):
    page = visit(f"{app}/?view={view}", color_scheme=scheme)
    if view in ("actors", "known"):
        page.locator(".cf-figure .point").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_has_a_violation_on_a_phone(app, visit, view, scheme):
    page = visit(f"{app}/?view={view}", width=390, height=844, color_scheme=scheme, has_touch=True)
    if view == "timeline":
        page.locator(".cf-line").first.tap()
        expect(page.locator(".cf-card")).to_be_visible()
    assert violations(page) == []


def test_an_open_menu_an_open_article_and_reasons_have_no_violation(app, visit):
    page = visit(app)
    page.locator(".cf-reasons summary").first.click()
    page.locator(".cf-menu").first.click()
    expect(page.locator(".cf-panel:popover-open")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Lire dans l’article").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_corrects_has_no_violation(app, visit, scheme):
    """The form of an event with an open list, the stories, and the articles to look over."""
    page = visit(app, color_scheme=scheme)
    page.get_by_text("Corriger cet événement").click()
    page.get_by_role("combobox", name="Acteurs").fill("t")
    expect(page.locator("[role=option]:visible").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Modifier les récits").click()
    page.locator("details[data-story] summary").nth(1).click()
    expect(page.locator(".cf-story-preview li").first).to_be_visible()
    assert violations(page) == []
    page.goto(f"{app}/chronofil/timelines/fr?timeline=-")
    page.get_by_text("Couper l’article").first.click()
    expect(page.locator(".cf-workshop-cut").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("width", [390, 1440])
def test_what_can_be_touched_is_at_least_24_pixels(app, visit, width):
    page = visit(app, width=width)
    small = page.evaluate(
        """() => [...document.querySelectorAll('.cf button, .cf input, .cf select, .cf summary')]
          .filter((element) => element.getClientRects().length && !element.closest('.cf-panel'))
          .map((element) => [element.className || element.tagName, element.getBoundingClientRect()])
          .filter(([, box]) => box.height < 24 || box.width < 24)
          .map(([name]) => name)"""
    )
    assert small == []
    page.locator(".cf-menu").first.click()
    lines = page.locator(".cf-panel:popover-open :is(.cf-option, .cf-find)")
    lines.first.wait_for()
    assert min(lines.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")) >= 24


def test_on_paper_there_are_no_controls_but_the_events(app, visit):
    page = visit(app)
    page.emulate_media(media="print")
    expect(page.locator(".cf-filters")).to_be_hidden()
    expect(page.locator(".cf-zooms")).to_be_hidden()
    expect(page.locator(".cf-part-table table")).to_be_visible()
    expect(page.locator(".cf-card blockquote").first).to_be_visible()
