"""The page that stands alone, opened from the disk: it does what the app does, and asks nobody."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import HARMLESS
from tests.browser.look import (
    await_chosen,
    await_count,
    await_marks,
    chosen,
    click_mark,
    event_count,
    marks,
    overlaps,
    point_at,
    span,
    titles,
)
from tests.exporting import HOSTILE, MADE, dated, hostile, of
from timeline.exports import Options, render, select
from timeline.model import Corpus
from timeline.storage import load
from timeline.ui.projections import proposed
from timeline.ui.state import State, to_address
from timeline.view.activity import together_figure, weeks_figure
from timeline.view.filtering import Criteria, facets, matching
from timeline.view.index import Index
from timeline.view.knowledge import knowledge_figure
from timeline.view.laying import index
from timeline.view.marks import CERTAINTIES, KINDS, PRECISIONS, STATUSES

Open = Callable[..., Page]
RANGE = "document.querySelector('.cf-plot')._fullLayout.xaxis.range"
FIGURES = """async (address) => {
  const { figureOf } = await import("chronofil/views.js");
  const { content } = await import("chronofil/ask.js");
  const all = await content;
  const figure = (name) => figureOf(all, name, "light", "fr", address).data;
  const [shared] = figure("together");
  return {
    together: { z: shared.z, x: shared.x },
    weeks: figure("weeks").map((trace) => [trace.y[0], trace.text, trace.marker.color]),
    known: figure("known").at(-1)?.customdata ?? [],
  };
}"""
READY = (
    "() => document.documentElement.dataset.cfReady !== undefined && document.querySelector('.cf-card h2')"
)


@pytest.fixture(scope="module")
def corpus(tables: Path) -> Corpus:
    return load(tables)


@pytest.fixture(scope="module")
def told(corpus: Corpus) -> Index:
    return index(corpus)


@pytest.fixture(scope="module")
def file(told: Index, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with all events of the tables."""
    path = tmp_path_factory.mktemp("page") / "chronologie é.html"
    path.write_bytes(render(select(told, Options(language="fr"), MADE), "html"))
    return path


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Open a file in a fresh browser without a network; nothing may fail or be asked for."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_page(
        path: Path, fragment: str = "", width: int = 1440, height: int = 900, **options: Any
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, **{"locale": "fr-FR", "offline": True, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda said: (
                troubles.append(f"console {said.type}: {said.text}")
                if said.type in ("error", "warning") and not any(word in said.text for word in HARMLESS)
                else None
            ),
        )
        page.on("pageerror", lambda error: troubles.append(f"page: {error}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.partition("#")[0] == path.as_uri() or request.url.startswith("data:")
                else troubles.append(f"request to {request.url}")
            ),
        )
        page.goto(path.as_uri() + fragment)
        page.wait_for_function(READY)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not troubles


def drawn(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('.cf-plot')?.querySelector('.point')")


def test_it_opens_from_the_disk_with_every_event(file, told, open_page):
    page = open_page(file)
    drawn(page)
    assert event_count(page) == len(told)
    await_marks(page, len(told))
    assert titles(page)
    assert overlaps(page) == []
    expect(page.locator(".cf-plain-page")).to_be_hidden()
    assert page.evaluate("document.documentElement.lang") == "fr"


def test_a_click_opens_the_card_with_its_excerpt(file, told, open_page):
    page = open_page(file)
    drawn(page)
    before = chosen(page)
    for mark in marks(page)[:12]:
        click_mark(page, mark)
        if chosen(page) != before:
            break
    now = chosen(page)
    assert now != before
    event = next(event for event in told.events if event.title == now)
    source = event.sources[0]
    excerpt = told.documents[source.document_id].text[source.start : source.end]
    said = page.locator(".cf-card blockquote").first.evaluate("one => one.textContent")
    assert " ".join(excerpt.split()) in " ".join(said.split())
    page.get_by_text("Pourquoi cette date ?").first.click()
    expect(page.locator(".cf-reasons[open] li").first).to_be_visible()
    # Whole articles are not in the page unless they were asked for.
    assert page.get_by_role("button", name="Lire dans l’article").count() == 0


def test_whole_articles_can_be_read_when_they_travel_along(told, tmp_path, open_page):
    path = tmp_path / "whole.html"
    path.write_bytes(render(select(told, Options(articles=True), MADE), "html"))
    page = open_page(path)
    page.get_by_role("button", name="Lire dans l’article").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.locator(".cf-article .cf-here").count()


def test_filters_search_and_table(file, told, open_page):
    page = open_page(file)
    everything = event_count(page)
    words = max(told.events[0].title.split(), key=len)
    page.locator(".cf-search").fill(words)
    page.keyboard.press("Enter")
    expected = int(matching(told, Criteria(text=words)).sum())
    assert await_count(page, f"count === {expected}") == expected
    expect(page.locator(".cf-part-table tbody tr")).to_have_count(min(expected, 25))
    page.locator(".cf-chip").click()
    await_count(page, f"count === {everything}")
    page.locator(".cf-menu", has_text="Acteurs").click()
    page.locator(".cf-panel:popover-open input[type=checkbox]").first.check()
    assert 0 < await_count(page, f"count < {everything}") < everything
    page.keyboard.press("Escape")
    page.locator(".cf-key").first.click()
    page.wait_for_function("() => document.querySelectorAll('.cf-chip').length === 2")
    page.locator(".cf-part-table tbody tr").first.click()
    await_chosen(page, page.locator(".cf-cell-title").first.inner_text())


def test_keyboard(file, open_page):
    page = open_page(file)
    drawn(page)
    whole = span(page)[0]
    first = chosen(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "(title) => document.querySelector('.cf-card h2').textContent !== title", arg=first
    )
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.className") == "cf-search"
    page.locator(".cf-stage").focus()
    start = span(page)[0]
    page.keyboard.press("+")
    page.wait_for_function(f"(start) => {RANGE}[0] > start", arg=start)
    page.keyboard.press("0")
    page.wait_for_function(f"(start) => Math.abs({RANGE}[0] - start) < 1", arg=whole)


def test_languages(file, told, open_page):
    page = open_page(file)
    title = chosen(page)
    page.get_by_role("button", name="English").click()
    expect(page.locator(".cf-result")).to_have_text(f"{len(told)} events")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert chosen(page) == title
    expect(page.locator(".cf-about-page")).to_contain_text("Timeline made on 6 May 2024 with Chronofil")
    page.get_by_role("button", name="Français").click()
    expect(page.locator(".cf-about-page")).to_contain_text("Chronologie établie le 6 mai 2024 avec Chronofil")


def test_dark_follows_the_reader_and_can_be_switched(file, open_page):
    dark, light = "rgb(23, 22, 20)", "rgb(253, 252, 250)"
    page = open_page(file, color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", dark)
    assert page.evaluate("document.documentElement.dataset.cfTheme") == "dark"
    page.get_by_role("button", name="Couleurs claires").click()
    expect(page.locator("body")).to_have_css("background-color", light)
    page.wait_for_function("() => document.documentElement.dataset.cfTheme === 'light'")
    page.get_by_role("button", name="Couleurs sombres").click()
    expect(page.locator("body")).to_have_css("background-color", dark)


def test_the_address_brings_the_same_view_back(file, open_page):
    page = open_page(file)
    page.evaluate("chronofil.act('search', 'TikTok')")
    page.locator(".cf-part-table tbody tr").nth(1).click()
    page.wait_for_function("() => location.hash.includes('event=') && location.hash.includes('q=TikTok')")
    again = open_page(file, fragment=page.evaluate("location.hash"))
    assert chosen(again) == chosen(page)
    assert event_count(again) == event_count(page)


def test_the_story_view_reads_on(file, open_page):
    page = open_page(file)
    page.get_by_role("button", name="Récit").click()
    expect(page.locator(".cf-chapter").first).to_be_visible()
    assert page.locator(".cf-view").all_inner_texts() == ["Frise", "Récit", "Acteurs", "Su quand"]


def test_the_other_views_show_what_the_app_shows(file, told, open_page):
    """The page makes its figures by itself; for any criteria they hold the server's numbers."""
    page = open_page(file)
    page.locator(".cf-view", has_text="Acteurs").click()
    page.locator(".cf-figure-weeks .point").first.wait_for()
    dice = random.Random(5)
    for _ in range(8):
        wanted = replace(criteria(told, dice), text="", every_actor=False)
        story = matching(told, Criteria(story=wanted.story))
        shown = matching(told, wanted)
        found = page.evaluate(FIGURES, to_address(State(criteria=wanted)))
        together = together_figure(told, shown, "light", "fr").data[0]
        assert found["together"]["z"] == [list(line) for line in together.z or ()]
        assert found["together"]["x"] == list(together.x or ())
        weeks = weeks_figure(told, shown, story, "light", "fr").data
        assert found["weeks"] == [[trace.y[0], list(trace.text), trace.marker.color] for trace in weeks]
        known = knowledge_figure(told, shown, story, "actor", "light", "fr").data
        assert sorted(found["known"]) == sorted(known[-1].customdata if known else ())


def test_a_click_in_the_other_views_filters_and_opens(file, open_page):
    page = open_page(file)
    everything = event_count(page)
    page.get_by_role("button", name="Su quand").click()
    page.locator(".cf-figure-known .point").first.wait_for()
    point_at(page, ".cf-figure-known .point")
    page.wait_for_function("() => location.hash.includes('event=')")
    page.locator(".cf-view", has_text="Acteurs").click()
    page.locator(".cf-figure-weeks .point").first.wait_for()
    point_at(page, ".cf-figure-weeks .point")
    assert 0 < await_count(page, f"count < {everything}") < everything


def test_it_works_inside_another_page(file, tmp_path, open_page, browser):
    outer = tmp_path / "outer.html"
    outer.write_text(
        f"<!doctype html><body><script>addEventListener('message', (e) => window.told = e.data)</script>"
        f"<iframe src='{file.as_uri()}' width='1000' height='700'></iframe>",
        encoding="utf-8",
    )
    context = browser.new_context(viewport={"width": 1200, "height": 800}, locale="fr-FR", offline=True)
    page = context.new_page()
    page.goto(outer.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator(".cf-plot .point").first.wait_for()
    frame.locator(".cf-part-table tbody tr").nth(1).click()
    expect(frame.locator(".cf-card h2")).to_have_text(frame.locator(".cf-cell-title").nth(1).inner_text())
    page.wait_for_function("() => window.told?.chronofil?.height > 400")
    context.close()


def test_a_sandboxed_frame_is_enough(file, tmp_path, browser):
    """Sites that embed strangers' pages take away all but scripts."""
    outer = tmp_path / "outer.html"
    outer.write_text(
        f"<!doctype html><body><iframe src='{file.as_uri()}' sandbox='allow-scripts' "
        "width='1000' height='700'></iframe>",
        encoding="utf-8",
    )
    context = browser.new_context(viewport={"width": 1200, "height": 800}, offline=True)
    page = context.new_page()
    page.goto(outer.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator(".cf-plot .point").first.wait_for()
    frame.locator(".cf-part-table tbody tr").first.click()
    context.close()


def test_without_scripts_the_events_are_a_list(file, told, browser):
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    expect(page.locator(".cf-plain-page li")).to_have_count(len(told))
    expect(page.locator(".cf-page")).to_be_hidden()
    context.close()


def test_a_phone_gets_the_list_and_a_sheet(file, open_page):
    page = open_page(file, width=390, height=780, has_touch=True, is_mobile=True)
    page.locator(".cf-event .cf-line").nth(2).tap()
    expect(page.locator(".cf-card.cf-open")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_hostile_words_show_as_they_are_and_do_nothing(tmp_path, open_page):
    path = tmp_path / "hostile.html"
    path.write_bytes(render(of(hostile(), title=HOSTILE[1], articles=True), "html"))
    page = open_page(path)
    drawn(page)
    cells = page.locator(".cf-cell-title").evaluate_all("all => all.map(one => one.textContent)")
    # HTML has one end of line and no NUL; the JSON in the page keeps both.
    assert cells == list(HOSTILE)
    assert page.locator(".cf-brand").inner_text() == HOSTILE[1]
    for row in range(0, len(HOSTILE), 3):
        page.locator(".cf-part-table tbody tr").nth(row).click()
        page.wait_for_function(
            "(w) => document.querySelector('.cf-card h2').textContent === w", arg=HOSTILE[row]
        )
        assert HOSTILE[row].strip() in page.locator(".cf-card blockquote").evaluate("one => one.textContent")
    assert page.evaluate("window.taken") is None
    assert page.locator(".cf img, .cf script, .cf a[href^='javascript']").count() == 0


CHOICES: dict[str, tuple[str, ...]] = {
    "kinds": KINDS,
    "statuses": STATUSES,
    "precisions": PRECISIONS,
    "certainties": CERTAINTIES,
}


def criteria(told: Index, dice: random.Random) -> Criteria:
    """Some criteria, as a reader may combine them."""

    def some(values, most):
        return tuple(dice.sample(list(values), dice.randint(0, most)))

    days = sorted(date(2018, 1, 1) + timedelta(days=dice.randrange(1700)) for _ in range(2))
    title = dice.choice(told.events).title
    return Criteria(
        story=dice.choice([None, None, *(story.id for story in told.corpus.stories)]),
        actors=some([actor.id for actor in told.actors], 2),
        every_actor=dice.random() < 0.5,
        begin=dice.choice([None, days[0]]),
        until=dice.choice([None, days[1]]),
        text=dice.choice(["", "", title[3:12], title.upper(), "l'État", "  "]),
        known=dice.choice([None, None, date(2020, 9, 19)]),
        **{name: some(values, 2) if dice.random() < 0.5 else () for name, values in CHOICES.items()},
    )  # type: ignore[arg-type]


def days_of(wanted: Criteria) -> dict[str, date | None]:
    return {"begin": wanted.begin, "until": wanted.until, "known": wanted.known}


def test_filters_leave_what_the_app_leaves(file, told, open_page):
    """The page filters by itself; for any criteria it shows and counts what the server would."""
    page = open_page(file)
    dice = random.Random(4)
    for _ in range(150):
        wanted = criteria(told, dice)
        answer = page.evaluate(
            """(wanted) => {
              const act = chronofil.act;
              act("choose_story", wanted.story);
              for (const id of wanted.actors) act("toggle_actor", id);
              act("want_every_actor", wanted.every_actor);
              for (const list of ["kinds", "statuses", "precisions", "certainties"])
                for (const value of wanted[list]) act("toggle", [list, value]);
              act("set_period", [wanted.begin, wanted.until]);
              act("search", wanted.text);
              act("set_known", wanted.known);
              return { shown: chronofil.shown(), counts: chronofil.counts() };
            }""",
            {
                **asdict(wanted),
                **{name: day and day.isoformat() for name, day in days_of(wanted).items()},
            },
        )
        assert answer["shown"] == matching(told, wanted).astype(int).tolist(), wanted
        found = facets(told, wanted)
        for name in ("actors", *CHOICES):
            assert answer["counts"][name] == getattr(found, name).tolist(), (name, wanted)


def test_events_of_every_kind_of_date_are_drawn(tmp_path, open_page):
    path = tmp_path / "dated.html"
    path.write_bytes(render(of(dated(), language="en", theme="dark", lanes="kind", folded=False), "html"))
    page = open_page(path, locale="en-GB")
    drawn(page)
    assert page.evaluate("document.documentElement.dataset.cfTheme") == "dark"
    await_marks(page, len(dated().events))
    assert np.all(np.diff([mark["x"] for mark in sorted(marks(page), key=lambda mark: mark["x"])]) >= 0)
    assert page.locator(".cf-fold").count() == 0


def test_a_day_hides_what_later_articles_tell(tmp_path, open_page):
    path = tmp_path / "dated.html"
    path.write_bytes(render(of(dated(), language="fr"), "html"))
    page = open_page(path)
    page.locator(".cf-part-table tbody tr").first.click()
    expect(page.locator(".cf-card .cf-source")).to_have_count(2)
    page.evaluate("() => chronofil.act('set_known', '2021-03-09')")
    expect(page.locator(".cf-card .cf-source")).to_have_count(1)
    page.locator(".cf-part-table tbody tr").last.click()
    expect(page.locator(".cf-card .cf-kind")).to_contain_text("annoncé")


def test_a_program_that_cannot_start_leaves_the_list(file, told, tmp_path, browser):
    """A damaged page, a browser too old: the events can be read all the same."""
    broken = tmp_path / "broken.html"
    text = file.read_text(encoding="utf-8")
    broken.write_text(text.replace('import "chronofil/session.js"', 'import "chronofil/none.js"'), "utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(broken.as_uri())
    expect(page.locator(".cf-plain-page li")).to_have_count(len(told))
    expect(page.locator(".cf-plain-page h1")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(file, browser, scheme):
    # The checker is a script that the page's own policy would not let run.
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, bypass_csp=True, offline=True, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(file.as_uri())
    drawn(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_it_opens_with_the_event_that_the_app_would_propose(file, told, open_page):
    page = open_page(file)
    best = proposed(State(), told, np.ones(len(told), np.bool_))
    assert best is not None
    assert chosen(page) == told.events[best].title
