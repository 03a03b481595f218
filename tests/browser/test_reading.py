"""Languages, phones, links, views, keys: the page as different readers meet it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.look import await_chosen, await_count, chosen, event_count, point_at, story
from timeline.wording import sentences

OURS = """() => {
  const own = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) own.push(node.textContent.trim());
    else if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.lang === 'fr' || ['SCRIPT', 'STYLE'].includes(node.tagName)) return;
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext'])
        if (!node.classList.contains('cf-language')) own.push(node.getAttribute(name) ?? '');
      node.childNodes.forEach(walk);
    }
  };
  document.querySelectorAll('.cf').forEach(walk);
  return own.filter(Boolean);
}"""


def french_sentences():
    """What the French catalogues say and the English one does not, as patterns for whole texts."""
    english = set(sentences("fr", ("ui",)))
    for area in ("ui", "explaining"):
        for key, said in sentences("fr", (area,)).items():
            for text in said if isinstance(said, list) else [said]:
                if text != key.rpartition("|")[2] and text not in english and len(text) > 3:
                    yield re.compile(re.sub(r"\\{.*?\\}", ".+", re.escape(text)))


@pytest.mark.parametrize("view", ["timeline", "story", "actors", "known"])
def test_the_english_interface_has_no_french_of_ours(app, visit, view):
    page = visit(f"{app}/?lang=en&view={view}")
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator(".cf-result").wait_for()
    page.locator(".cf-card details").first.evaluate_all("all => all.forEach(one => one.open = true)")
    texts = page.evaluate(OURS)
    assert "Certainty" in texts
    french = list(french_sentences())
    assert not [text for text in texts if any(pattern.fullmatch(text) for pattern in french)]


def test_the_language_can_be_changed_and_dates_follow(app, visit):
    page = visit(app)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".cf-menu").first).to_contain_text("Actors")
    expect(page.locator(".cf-result")).to_contain_text("events")
    page.get_by_role("button", name="Français").click()
    expect(page.locator(".cf-result")).to_contain_text("événements")


def test_a_reader_with_an_english_browser_is_met_in_english(app, visit):
    page = visit(app, locale="en-GB")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_on_a_phone_time_runs_downwards_and_the_card_comes_from_below(app, visit):
    page = visit(app, width=390, height=844, has_touch=True, is_mobile=True)
    items = page.locator(".cf-event")
    assert items.count() == min(80, event_count_of(page))
    expect(page.locator(".cf-card")).to_be_hidden()
    expect(items.first.locator(".cf-month")).to_have_text("2018")  # told by its year, so no month is named
    expect(page.locator(".cf-silence").first).to_contain_text("plus tard")
    second = items.nth(1).locator(".cf-line")
    title = second.locator(".cf-line-title").inner_text()
    second.tap()
    await_chosen(page, title)
    card = page.locator(".cf-card")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert abs(box["y"] + box["height"] - 844) < 2
    assert box["width"] == 390
    page.get_by_role("button", name="Événement suivant").tap()
    page.wait_for_function(
        "(title) => document.querySelector('.cf-event-title').textContent !== title", arg=title
    )
    page.get_by_role("button", name="Fermer", exact=True).tap()
    expect(card).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def event_count_of(page):
    return int(re.sub(r"\D", "", page.locator(".cf-part-table .cf-heading").inner_text().split(" ")[0]))


def test_a_link_restores_exactly_what_was_shown(app, visit):
    page = visit(app)
    story(page, 1)
    page.locator(".cf-select").select_option("kind")
    page.wait_for_function("() => location.search.includes('lanes=kind')")
    page.locator(".cf-key").first.click()
    count = await_count(page, "document.querySelector('.cf-chip') !== null")
    page.locator(".cf-part-table tbody tr").nth(1).click()
    page.wait_for_function("() => location.search.includes('event=')")
    page.get_by_role("button", name="Agrandir").click()
    page.wait_for_function("() => location.search.includes('from=')")
    title, address = chosen(page), page.url

    again = visit(address)
    again.wait_for_function(f"() => document.querySelector('.cf-chip') && location.href === {address!r}")
    assert event_count(again) == count
    assert chosen(again) == title
    expect(again.locator(".cf-story").nth(1)).to_have_attribute("aria-pressed", "true")
    expect(again.locator(".cf-select")).to_have_value("kind")


def test_a_link_to_something_that_is_not_here_is_told_and_ignored(app, visit):
    page = visit(f"{app}/?story=atlantis&event=nothing&begin=32-13-2020")
    expect(page.locator(".cf-note")).to_have_count(3)
    notes = " ".join(page.locator(".cf-note").all_inner_texts())
    assert all(value in notes for value in ("atlantis", "nothing", "32-13-2020"))
    expect(page.locator(".cf-story").first).to_have_attribute("aria-pressed", "true")


def test_two_readers_do_not_disturb_each_other(app, visit):
    one, other = visit(app), visit(app)
    everything = event_count(other)
    story(one, 1)
    await_count(one, f"count < {everything}")
    other.keyboard.press("ArrowRight")
    other.wait_for_function("() => location.search.includes('event=')")
    assert event_count(other) == everything


def test_the_whole_article_opens_at_the_passage(app, visit):
    page = visit(app)
    page.get_by_role("button", name="Lire dans l’article").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator(".cf-here").first).to_be_in_viewport()
    assert dialog.locator("mark").count() > 1
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_the_story_view_tells_the_events_one_by_one(app, visit):
    page = visit(f"{app}/?view=story")
    chapters = page.locator(".cf-chapter")
    assert chapters.count() >= 10
    expect(chapters.first.locator("blockquote")).not_to_be_empty()
    window = page.locator(".cf-strip .cf-window")
    start = window.bounding_box()["x"]
    chapters.nth(6).scroll_into_view_if_needed()
    page.wait_for_function(
        "(x) => document.querySelector('.cf-strip .cf-window').getBoundingClientRect().x > x + 1", arg=start
    )
    chapters.nth(6).locator(".cf-event-title button").click()
    expect(page.locator(".cf-stage")).to_be_visible()
    page.wait_for_function("() => location.search.includes('event=')")


def test_what_was_known_on_a_day_leaves_out_later_articles(app, visit):
    page = visit(app)
    everything = event_count(page)
    page.locator(".cf-menu", has_text="Su à la date").click()
    slider = page.locator(".cf-slider")
    slider.focus()
    page.keyboard.press("Home")
    fewer = await_count(page, f"count < {everything}")
    assert fewer > 0
    expect(page.locator(".cf-known")).to_have_count(1)
    page.locator(".cf-panel:popover-open .cf-plain-text").click()
    assert await_count(page, f"count === {everything}") == everything


@pytest.mark.parametrize("view", ["actors", "known"])
def test_a_click_in_the_other_views_does_what_they_say(app, visit, view):
    page = visit(f"{app}/?view={view}")
    page.locator(".cf-figure .point").first.wait_for()
    point_at(page, ".cf-figure .point")
    page.wait_for_function(f"() => location.search.includes('{'actor=' if view == 'actors' else 'event='}')")


def test_the_keyboard_alone_is_enough(app, visit):
    page = visit(app)
    everything = event_count(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('cf-menu')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".cf-panel:popover-open .cf-find")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    await_count(page, f"count < {everything}")
    page.keyboard.press("Escape")
    expect(page.locator(".cf-panel:popover-open")).to_have_count(0)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('cf-stage')"):
            break
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => location.search.includes('event=')")
    page.keyboard.press("+")
    page.wait_for_function("() => location.search.includes('from=')")
    page.keyboard.press("0")
    page.wait_for_function("() => !location.search.includes('from=')")
    expect(page.locator(".cf-unseen")).not_to_be_empty()
