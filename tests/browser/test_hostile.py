"""Articles may hold anything; it is shown as it is and does nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.look import await_chosen
from timeline.model import (
    Actor,
    Anchor,
    Corpus,
    Document,
    Event,
    Evidence,
    Mention,
    Publication,
    Source,
    message,
)
from timeline.storage import save
from tools.serving import serving

WORDS = (
    "<script>window.taken = 1</script>",
    "<img src=x onerror='window.taken = 1'>",
    "$\\frac{1}{2}$ et $x$",
    "**gras** _penché_ [lien](javascript:alert(1))",
    ":smile: :material/home:",
    "\u202egauche\u202c &amp; {0} {name} %s",
    "</style><b>fin",
)


def hostile_corpus() -> Corpus:
    documents, events, actors = [], [], []
    for number, words in enumerate(WORDS):
        day = datetime(2021, 3, 1) + timedelta(days=9 * number)
        text = f"{words}\n\nVendredi, {words} a parlé."
        start = text.index("Vendredi")
        published = Publication(
            day.date(),
            day.date(),
            day.date(),
            (Evidence("weekday", words, 0, 4, message("{what}", what=words)),),
        )
        documents.append(
            Document(
                f"d{number}",
                words,
                text,
                "fr",
                "page.txt",
                0,
                len(text),
                "javascript:alert(1)",
                words,
                published,
            )
        )
        until = day + timedelta(days=1)
        mention = Mention(
            start,
            start + 8,
            "Vendredi",
            "DATE",
            "2021-03-01",
            day,
            until,
            "day",
            None,
            False,
            words,
            Anchor("none"),
        )
        actors.append(Actor(f"actor-{number}", (("fr", words), ("en", words)), "person"))
        source = Source(f"d{number}", start, len(text), mention)
        who = (f"actor-{number}",)
        events.append(
            Event(f"e{number}", words, day, until, "day", "occurred", "other", who, None, "high", (source,))
        )
    return Corpus(tuple(documents), {}, tuple(events), tuple(actors))


@pytest.fixture(scope="module")
def hostile_app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    save(hostile_corpus(), folder)
    with serving(folder) as address:
        yield address


def test_words_of_articles_show_as_they_are_and_do_nothing(hostile_app, visit):
    page = visit(hostile_app)
    rows = page.locator(".cf-part-table tbody tr")
    expect(rows).to_have_count(len(WORDS))
    assert page.locator(".cf-cell-title").evaluate_all("all => all.map(one => one.textContent)") == list(
        WORDS
    )
    for number, words in enumerate(WORDS):
        rows.nth(number).click()
        await_chosen(page, words)
        assert words in page.locator(".cf-card blockquote").evaluate("one => one.textContent")
        assert page.locator(".cf-card .cf-actor").first.evaluate("one => one.textContent") == words
        assert page.locator(".cf-card cite").evaluate("one => one.textContent") == words
    titles = page.locator(".cf-titles .cf-title").evaluate_all("all => all.map(one => one.textContent)")
    assert set(titles) <= set(WORDS)
    assert titles
    assert page.locator(".cf a[href^='javascript']").count() == 0
    page.get_by_role("button", name="Lire dans l’article").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate("window.taken") is None
    assert page.locator(".cf img, .cf script, .katex").count() == 0


@pytest.mark.parametrize("view", ["story", "actors", "known"])
def test_no_view_takes_words_for_markup(hostile_app, visit, view):
    page = visit(f"{hostile_app}/?view={view}")
    page.locator(".cf-chapter, .cf-figure .point, .cf-figure image").first.wait_for()
    if view != "story":
        for words in WORDS[:1]:
            text = page.locator(".cf-figure").evaluate_all("all => all.map(one => one.textContent).join(' ')")
            assert view == "known" or words[:20] in text
    assert page.evaluate("window.taken") is None
    assert page.locator(".cf img, .cf script, .cf-figure a").count() == 0
