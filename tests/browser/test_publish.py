"""What is shown in the app can be taken away, as it is shown."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import expect

from tests.browser.look import await_chosen, await_count, event_count, from_disk
from timeline.exports.csv import plain

PANEL = ".cf-panel:popover-open"


def open_menu(page) -> None:
    page.locator(".cf-filters .cf-menu", has_text="Exporter").click()
    expect(page.locator(PANEL)).to_be_visible()


def take(page, name: str):
    with page.expect_download(timeout=60_000) as coming:
        page.locator(f"{PANEL} .cf-format", has_text=name).click()
    return coming.value


def test_a_table_holds_what_the_filters_leave(app, visit):
    page = visit(app)
    everything = event_count(page)
    page.locator(".cf-key").first.click()
    left = await_count(page, f"count < {everything}")
    open_menu(page)
    download = take(page, "Tableau (CSV)")
    assert download.suggested_filename == "chronofil.csv"
    rows = list(csv.DictReader(io.StringIO(download.path().read_text("utf-8"), newline="")))
    assert len(rows) == left
    assert len({row["status"] for row in rows}) == 1
    expect(page.locator(PANEL)).to_contain_text("Enregistré : chronofil.csv")
    shown = page.locator(".cf-cell-title").evaluate_all("all => all.map(one => one.textContent)")
    assert set(shown) <= {plain(row["title"]) for row in rows}


def test_the_page_can_be_opened_from_the_disk_and_an_event_read(app, visit, browser, tmp_path):
    page = visit(app)
    count = event_count(page)
    open_menu(page)
    path = tmp_path / "page.html"
    take(page, "Page web autonome").save_as(path)
    with from_disk(browser, path) as alone:
        assert event_count(alone) == count
        alone.locator(".cf-part-table tbody tr").nth(1).click()
        await_chosen(alone, alone.locator(".cf-cell-title").nth(1).inner_text())
        expect(alone.locator(".cf-card blockquote").first).to_be_visible()
        expect(alone.locator(".cf-menu", has_text="Exporter")).to_be_hidden()


@pytest.mark.parametrize("name", ["Image (PNG)", "Classeur Excel", "Agenda (iCalendar)"])
def test_other_formats_come_too(app, visit, name):
    page = visit(app)
    open_menu(page)
    assert take(page, name).path().stat().st_size > 1000


def test_formats_are_named_in_the_readers_language(app, visit):
    page = visit(app, locale="en-GB")
    page.locator(".cf-filters .cf-menu", has_text="Export").click()
    expect(page.locator(PANEL)).to_contain_text("Web page that stands alone")
