"""Filters, zoom, pinch, cards and copies: what a reader chooses stays chosen."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import (
    await_chosen,
    await_count,
    await_marks,
    await_span,
    chosen,
    event_count,
    marks,
    overlaps,
    span,
)
from timeline.storage import load
from timeline.view.filtering import Criteria, matching
from timeline.view.index import Index
from timeline.view.laying import index

DAY = 86_400_000.0
PANEL = ".cf-panel:popover-open"


@pytest.fixture(scope="module")
def told(tables: Path) -> Index:
    return index(load(tables))


def tick(page: Page, menu: str, option: int = 0) -> None:
    """Tick an option of a menu and close it."""
    page.locator(".cf-menu", has_text=menu).click()
    page.locator(f"{PANEL} .cf-option input").nth(option).check()
    page.keyboard.press("Escape")


def fill_period(page: Page) -> None:
    page.locator(".cf-menu", has_text="Période").click()
    page.locator(f"{PANEL} input[type=date]").first.fill("2019-01-01")
    page.locator(f"{PANEL} input[type=date]").first.blur()
    page.keyboard.press("Escape")


def slide(page: Page) -> None:
    page.locator(".cf-menu", has_text="Su à la date").click()
    page.locator(f"{PANEL} .cf-slider").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")


FILTERS = {
    "search": lambda page: page.locator(".cf-search").fill("e"),
    "actor": lambda page: tick(page, "Acteurs"),
    "kind": lambda page: tick(page, "Nature"),
    "certainty": lambda page: tick(page, "Certitude"),
    "period": fill_period,
    "known": slide,
    "status": lambda page: page.locator(".cf-key").first.click(),
    "precision": lambda page: page.locator(".cf-keys").last.locator(".cf-key").first.click(),
}


def test_zoom_scroll_and_selection_survive_every_filter(app, visit):
    page = visit(app, height=700)
    page.locator(".cf-cell-title").nth(12).click()
    page.wait_for_function("() => location.search.includes('event=')")
    title = chosen(page)
    page.get_by_role("button", name="Trimestre").click()
    page.wait_for_function("() => location.search.includes('from=')")
    near = span(page)
    for name, narrow in FILTERS.items():
        narrow(page)
        expect(page.locator(".cf-chip"), name).to_have_count(1)
        page.wait_for_timeout(150)
        assert span(page) == pytest.approx(near), name
        assert chosen(page) == title, name
        assert "event=" in page.url, name
        page.locator(".cf-chip").click()
        expect(page.locator(".cf-chip"), name).to_have_count(0)
    assert span(page) == pytest.approx(near)
    # Playwright scrolls to what it clicks; the page itself must not.
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop = 300")
    page.evaluate("document.querySelector('.cf-key').click()")
    expect(page.locator(".cf-chip")).to_have_count(1)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") > 200


def test_buttons_show_a_month_a_quarter_and_the_whole_of_the_chosen_event(app, visit, told):
    page = visit(app)
    before = span(page)
    for name, days in (("Mois", 31), ("Trimestre", 92)):
        page.get_by_role("button", name=name, exact=True).click()
        before = await_span(page, "now[1] - now[0] !== then[1] - then[0]", than=before)
        assert before[1] - before[0] == pytest.approx(days * DAY, rel=0.01)
    longest = max(range(len(told)), key=lambda row: told.until[row] - told.begin[row])
    page = visit(f"{app}/?event={told.events[longest].id}&gaps=full")
    before = span(page)
    page.get_by_role("button", name="Zoomer sur l’événement choisi").click()
    low, high = await_span(page, "now[0] !== then[0]", than=before)
    assert low < told.begin[longest] < told.until[longest] < high
    assert high - low < 2 * max(told.until[longest] - told.begin[longest], 12 * DAY)


def test_two_fingers_zoom(app, visit):
    page = visit(app, width=1024, height=900, has_touch=True)
    box = page.locator(".cf-stage").bounding_box()
    assert box is not None
    x, y, before = box["x"] + box["width"] / 2, box["y"] + 60, span(page)
    touch = page.context.new_cdp_session(page)

    def fingers(kind: str, *apart: float) -> None:
        points = [{"x": x + sign * away, "y": y} for away in apart for sign in (-1, 1)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", 40.0)
    for away in (60.0, 90.0, 120.0):
        fingers("touchMove", away)
    fingers("touchEnd")
    near = await_span(page, "now[1] - now[0] < (then[1] - then[0]) * 0.7", than=before)
    # What was between the fingers still is.
    assert near[0] < (before[0] + before[1]) / 2 < near[1]


def test_an_actor_includes_its_parts_and_several_mean_any_or_all(app, visit, told):
    parents = {actor.parent for actor in told.actors if actor.parent in told.actor_rows}
    counts = {one: int(matching(told, Criteria(actors=(one,))).sum()) for one in parents if one}
    parent = max(counts, key=lambda one: counts[one])
    alone = sum(parent in event.actors for event in told.events)
    assert counts[parent] > alone
    other = next(
        actor.id
        for actor in told.actors
        if 0 < matching(told, Criteria(actors=(parent, actor.id), every_actor=True)).sum() < counts[parent]
    )
    page = visit(app)
    page.locator(".cf-menu", has_text="Acteurs").click()
    for name in (parent, other):
        words = told.actors[told.actor_rows[name]].name("fr")
        page.locator(f"{PANEL} .cf-find").fill(words)
        page.locator(f"{PANEL} label.cf-option", has=page.get_by_text(words, exact=True)).click()
        expect(page.locator(".cf-chip", has_text=words)).to_be_visible()
        if name == parent:
            await_count(page, f"count === {counts[parent]}")
    either, both = (
        int(matching(told, Criteria(actors=(parent, other), every_actor=every)).sum())
        for every in (False, True)
    )
    assert await_count(page, f"count === {either}") == either
    page.locator(f"{PANEL} .cf-mode", has_text="tous").click()
    assert await_count(page, f"count === {both}") == both < either


def test_link_and_citation_are_copied_and_the_link_leads_back(app, visit):
    page = visit(app, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".cf-cell-title").nth(3).click()
    page.wait_for_function("() => location.search.includes('event=')")
    title = chosen(page)
    page.get_by_role("button", name="Copier la citation").click()
    expect(page.get_by_role("button", name="Copié")).to_be_visible()
    citation = page.evaluate("navigator.clipboard.readText()")
    assert title in citation
    assert page.locator(".cf-card cite").first.inner_text() in citation
    page.get_by_role("button", name="Copier le lien").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('http')")
    again = visit(page.evaluate("navigator.clipboard.readText()"))
    assert chosen(again) == title


def test_a_deadline_as_it_was_seen_on_two_days(app, visit, told):
    """Told first by one article, later by another too: the card grows, the mark stays ahead and hollow."""
    published = {row: document.published for row, document in enumerate(told.corpus.documents)}
    for event in reversed(told.events):
        days = sorted(
            found.best
            for source in event.sources
            if (found := published[told.document_rows[source.document_id]]) is not None
        )
        if event.status == "deadline" and len(set(days)) > 1 and event.begin.date() > days[-1]:
            break
    else:
        raise AssertionError("no deadline is told on two days")
    for known, sources in ((days[0], 1), (days[-1] + timedelta(days=1), 2)):
        page = visit(f"{app}/?known={known.isoformat()}&event={event.id}")
        expect(page.locator(".cf-card .cf-source")).to_have_count(sources)
        expect(page.locator(".cf-card .cf-kind")).to_contain_text("annoncé")
        await_marks(page, int(matching(told, Criteria(known=known)).sum()))
        line = page.locator(".cf-known").bounding_box()
        ahead = page.evaluate(
            """(x) => {
              const plot = document.querySelector('.cf-plot');
              const { xaxis } = plot._fullLayout;
              const left = plot.getBoundingClientRect().left;
              const { x: at, marker } = plot.data[2];
              return Array.from(at, (one, place) => [left + xaxis.l2p(one), marker.symbol[place]])
                .filter(([one]) => one > x + 20).map(([, symbol]) => symbol);
            }""",
            line["x"] if line else 0,
        )
        assert ahead
        assert all("open" in symbol or symbol == "x" for symbol in ahead)


def test_any_day_can_be_asked_what_was_known(app, visit, told):
    page = visit(app)
    day = date(2020, 9, 20)
    page.locator(".cf-menu", has_text="Su à la date").click()
    page.locator(f"{PANEL} input[type=date]").fill(day.isoformat())
    page.locator(f"{PANEL} input[type=date]").blur()
    expected = int(matching(told, Criteria(known=day)).sum())
    assert await_count(page, f"count === {expected}") == expected
    expect(page.locator(".cf-chip")).to_contain_text("20 septembre 2020")


def test_empty_months_are_folded_named_and_can_be_unfolded(app, visit):
    page = visit(app)
    whole = span(page)
    lengths = page.locator(".cf-fold-length").all_inner_texts()
    assert lengths
    assert all("mois" in length or "an" in length for length in lengths)
    page.get_by_role("button", name="Replier les vides").click()
    expect(page.locator(".cf-fold")).to_have_count(0)
    full = await_span(page, "now[1] - now[0] > (then[1] - then[0]) * 1.5", than=whole)
    assert overlaps(page) == []
    page.get_by_role("button", name="Replier les vides").click()
    await_span(page, "now[1] - now[0] < then[1] - then[0]", than=full)
    expect(page.locator(".cf-fold")).to_have_count(len(lengths))


def test_row_and_mark_show_each_other(app, visit):
    page = visit(app)
    row = page.locator(".cf-part-table tbody tr").nth(2)
    row.hover()
    expect(page.locator(".cf-halo")).to_be_visible()
    page.locator(".cf-tools").hover(position={"x": 2, "y": 2})
    expect(page.locator(".cf-halo")).to_be_hidden()
    first = marks(page)[0]
    page.mouse.move(first["x"], first["y"])
    expect(page.locator(".cf-part-table tr.cf-hot")).to_have_count(1)
    row.locator(".cf-cell-title").click()
    await_chosen(page, row.locator(".cf-cell-title").inner_text())
    expect(page.locator(".cf-ring")).to_be_visible()
    expect(row).to_have_class(re.compile("cf-selected"))


def test_on_a_phone_no_line_covers_another_or_leaves_the_screen(app, visit):
    page = visit(app, width=390, height=844, has_touch=True)
    boxes = page.locator(".cf-event .cf-line").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map(({ left, right, top, bottom }) => "
        "[left, right, top, bottom])"
    )
    assert len(boxes) == min(80, event_count_in_table(page))
    assert all(left >= 0 and right <= 390 for left, right, _, _ in boxes)
    assert all(above[3] <= below[2] + 0.5 for above, below in pairwise(boxes))


def event_count_in_table(page: Page) -> int:
    return int(page.locator(".cf-part-table .cf-heading").inner_text().split(" ")[0])


def test_zero_results_say_so_and_lead_out(app, visit):
    page = visit(f"{app}/?begin=1950-01-01&until=1950-02-01", ready=False)
    expect(page.locator(".cf-empty")).to_contain_text("Aucun événement")
    page.locator(".cf-empty button").click()
    assert await_count(page, "count > 0") == event_count(page)
