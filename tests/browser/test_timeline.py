"""The timeline as a reader uses it, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.look import (
    await_chosen,
    await_count,
    await_marks,
    await_span,
    chosen,
    click_mark,
    event_count,
    marks,
    overlaps,
    span,
    story,
    titles,
)


def test_the_page_shows_events_and_says_where_one_is_written(app, visit):
    page = visit(app)
    assert event_count(page) > 10
    await_marks(page, event_count(page))
    assert page.locator("html").get_attribute("lang") == "fr"
    expect(page.locator(".cf-card blockquote").first).not_to_be_empty()
    expect(page.locator(".cf-story")).to_have_count(3)


def test_a_click_on_a_mark_shows_the_excerpt_with_its_date_words_marked(app, visit):
    page = visit(app)
    seen = set()
    for mark in marks(page)[:8]:
        click_mark(page, mark)
        expect(page.locator(".cf-ring")).to_be_visible()
        page.wait_for_function("() => location.search.includes('event=')")
        seen.add(chosen(page))
        if page.locator(".cf-card blockquote mark").count():
            break
    words = page.locator(".cf-card blockquote mark").first.inner_text()
    assert words
    assert words in page.locator(".cf-card .cf-why").first.inner_text()
    expect(page.locator(".cf-card cite").first).not_to_be_empty()


def test_the_ring_is_round_the_mark_that_was_clicked(app, visit):
    page = visit(app)
    mark = marks(page)[-1]
    click_mark(page, mark)
    page.wait_for_function("() => location.search.includes('event=')")
    box = page.locator(".cf-ring").bounding_box()
    assert box is not None
    assert abs(box["x"] + box["width"] / 2 - mark["x"]) < 16
    assert abs(box["y"] + box["height"] / 2 - mark["y"]) < 16


def test_a_click_on_a_title_chooses_its_event(app, visit):
    page = visit(app)
    other = next(title for title in titles(page) if title != chosen(page))
    box = page.locator(".cf-titles .cf-title", has_text=other).first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await_chosen(page, other)


def test_the_actor_filter_changes_marks_and_table(app, visit):
    page = visit(app)
    everything = event_count(page)
    page.locator(".cf-menu").first.click()
    options = page.locator(".cf-panel:popover-open .cf-option")
    expect(options.first).to_be_visible()
    option = options.nth(1)
    wanted = int(option.locator(".cf-count").inner_text())
    name = option.locator(".cf-option-name").inner_text()
    option.click()
    assert await_count(page, f"count === {wanted}") == wanted < everything
    page.wait_for_function(f"() => document.querySelector('.cf-plot').data[2].x.length === {wanted}")
    expect(page.locator(".cf-part-table .cf-heading")).to_contain_text(str(wanted))
    expect(page.locator(".cf-part-table tbody tr")).to_have_count(min(wanted, 25))
    page.keyboard.press("Escape")
    page.get_by_role("button", name=f"Retirer le filtre : {name}").click()
    assert await_count(page, f"count === {everything}") == everything


def test_the_wheel_zooms_and_the_zoom_survives_a_filter_and_a_choice(app, visit):
    page = visit(app)
    whole = span(page)
    mark = marks(page)[len(marks(page)) // 2]
    page.mouse.move(mark["x"], mark["y"] + 5)
    for _ in range(4):
        page.mouse.wheel(0, -120)
    near = await_span(page, "now[1] - now[0] < (then[1] - then[0]) * 0.9", than=whole)
    page.wait_for_function("() => location.search.includes('from=')")

    page.locator(".cf-key").first.click()
    await_count(page, "document.querySelector('.cf-chips').children.length > 0")
    assert span(page) == pytest.approx(near)
    page.locator(".cf-chip").first.click()
    page.wait_for_function("() => document.querySelector('.cf-chips').hidden")
    assert span(page) == pytest.approx(near)

    row = page.locator(".cf-part-table tbody tr").first
    row.click()
    await_chosen(page, row.locator(".cf-cell-title").inner_text())
    assert span(page)[1] - span(page)[0] == pytest.approx(near[1] - near[0])

    page.get_by_role("button", name="Tout voir").click()
    await_span(page, "Math.abs(now[0] - then[0]) < 1e-3 * (then[1] - then[0])", than=whole)


def test_a_drag_moves_the_view_and_a_double_click_shows_all_again(app, visit):
    page = visit(app)
    whole = span(page)
    box = page.locator(".cf-stage").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 3
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 150, y, steps=8)
    page.mouse.up()
    moved = await_span(page, "now[0] > then[0] + (then[1] - then[0]) * 0.05", than=whole)
    assert moved[1] - moved[0] == pytest.approx(whole[1] - whole[0])
    page.mouse.dblclick(x, y)
    assert await_span(page, "Math.abs(now[0] - then[0]) < 1", than=whole) == pytest.approx(whole)


def test_buttons_and_arrow_keys_go_to_the_next_and_the_previous_event(app, visit):
    page = visit(app)
    first = page.locator(".cf-part-table tbody tr").first
    first.click()
    start = first.locator(".cf-cell-title").inner_text()
    await_chosen(page, start)
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.cf-place').textContent.startsWith('2 ')")
    page.get_by_role("button", name="Événement suivant").click()
    page.wait_for_function("() => document.querySelector('.cf-place').textContent.startsWith('3 ')")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    await_chosen(page, start)


def test_stories_show_their_own_events(app, visit):
    page = visit(app)
    everything = event_count(page)
    counts = []
    for number in (1, 2):
        story(page, number)
        counts.append(await_count(page, f"count < {everything}"))
        await_marks(page, counts[-1])
    story(page, 0)
    assert await_count(page, f"count === {everything}") == everything
    assert 0 < sum(counts) <= everything


def test_a_search_ignores_accents_and_case_and_nothing_found_offers_a_way_out(app, visit):
    page = visit(app)
    everything = event_count(page)
    box = page.get_by_role("searchbox").first
    box.fill("TIKTÓK")
    found = await_count(page, f"count < {everything}")
    assert found > 0
    box.fill("zzzz nothing")
    expect(page.locator(".cf-empty")).to_be_visible()
    page.locator(".cf-empty button").click()
    assert await_count(page, f"count === {everything}") == everything


@pytest.mark.parametrize("width", [768, 1440, 2560])
def test_no_title_covers_another_at_any_zoom(app, visit, width):
    page = visit(app, width=width, height=1000)
    for _ in range(3):
        assert overlaps(page) == []
        before = span(page)
        page.get_by_role("button", name="Agrandir").click()
        await_span(page, "now[1] - now[0] < then[1] - then[0]", than=before)
    assert overlaps(page) == []


def test_the_lanes_can_be_actions_or_articles(app, visit):
    page = visit(app)
    before = page.locator(".cf-lane-name").all_inner_texts()
    for value in ("article", "kind"):
        page.locator(".cf-select").select_option(value)
        page.wait_for_function(f"() => location.search.includes('lanes={value}')")
        expect(page.locator(".cf-lane").first).to_be_visible()
        assert page.locator(".cf-lane-name").all_inner_texts() != before


def test_the_strip_below_scrolls_and_zooms(app, visit):
    page = visit(app)
    whole = span(page)
    strip = page.locator(".cf-frame .cf-minimap")
    strip.scroll_into_view_if_needed()
    box = strip.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, middle, steps=6)
    page.mouse.up()
    half = await_span(page, "now[1] - now[0] < (then[1] - then[0]) * 0.7", than=whole)
    page.mouse.click(box["x"] + box["width"] * 0.8, middle)
    moved = await_span(page, "now[0] > then[0]", than=half)
    assert moved[1] - moved[0] == pytest.approx(half[1] - half[0])


def test_pointing_at_a_mark_names_it_without_choosing_it(app, visit):
    page = visit(app)
    before = chosen(page)
    mark = marks(page)[0]
    page.mouse.move(mark["x"], mark["y"])
    expect(page.locator(".cf-tip")).to_be_visible()
    expect(page.locator(".cf-tip b")).not_to_be_empty()
    assert chosen(page) == before


def test_a_name_beside_a_lane_filters_by_its_actor(app, visit):
    page = visit(app)
    everything = event_count(page)
    page.locator("button.cf-lane").first.click()
    assert 0 < await_count(page, f"count < {everything}") < everything
    expect(page.locator("button.cf-lane").first).to_have_attribute("aria-pressed", "true")


def test_the_table_sorts_and_turns_pages(app, visit):
    page = visit(app)
    rows = page.locator(".cf-part-table tbody tr")
    page.locator(".cf-sort", has_text="Événement").click()
    expect(page.locator("th", has_text="Événement")).to_have_attribute("aria-sort", "ascending")
    first = page.locator(".cf-cell-title").all_inner_texts()
    page.locator(".cf-sort", has_text="Événement").click()
    expect(page.locator("th", has_text="Événement")).to_have_attribute("aria-sort", "descending")
    assert page.locator(".cf-cell-title").first.inner_text() != first[0]
    page.get_by_role("button", name="Page suivante").click()
    expect(page.locator(".cf-pages")).to_contain_text("26 à")
    assert rows.count() > 0
