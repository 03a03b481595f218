"""Take the pictures of the README and the docs: ``python -m tools.screenshot [FOLDER]``.

Starts the app on the tables in ``data/``, looks at every view in both languages, light and dark, on a
desk and on a phone, and writes PNG files to ``docs/pictures``. ``CHROMIUM`` names the browser.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from timeline.exports import Options, export
from timeline.model import Corpus
from timeline.storage import load
from timeline.view.filtering import Criteria
from tools.serving import await_events, chromium, serving

ROOT = Path(__file__).parent.parent


def _nothing(page: Page) -> None:
    """Take the picture as the page opens."""


def _first_event(page: Page) -> None:
    page.locator(".cf-line").nth(4).click()
    page.wait_for_function("() => location.search.includes('event=')")


def _article(page: Page) -> None:
    page.locator(".cf-links button").first.click()
    page.locator("dialog[open] .cf-here").first.wait_for()


def _actor_menu(page: Page) -> None:
    page.locator(".cf-menu").first.click()
    page.locator(".cf-panel:popover-open .cf-option").first.wait_for()


def _table(page: Page) -> None:
    page.locator(".cf-part-table").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.cf-part-table').scrollIntoView({ block: 'end' })")


def _paper(page: Page) -> None:
    page.emulate_media(media="print")


def _everything_drawn(page: Page) -> None:
    page.locator(".cf-plot .point").first.wait_for()


@dataclass(frozen=True)
class Picture:
    """A file name, the address and the window it shows, and what is done before it is taken."""

    name: str
    query: str = "lang=en"
    width: int = 1440
    height: int = 900
    scheme: str = "light"
    then: Callable[[Page], None] = field(default=_nothing)


# A story is named by its place among the tabs: {0} is everything, {1} the first. {event} is the last
# deadline that articles of two days tell, {before} the day of the first, {after} the day after the last.
PICTURES = (
    Picture("timeline", "lang=fr&story={1}"),
    Picture("timeline-dark", "lang=fr&story={1}", scheme="dark"),
    Picture("timeline-en", "lang=en&story={1}"),
    Picture("everything", "lang=fr"),
    Picture("articles", "lang=fr&story={1}&lanes=article"),
    Picture("filter", "lang=fr&story={1}", then=_actor_menu),
    Picture("article", "lang=fr&story={1}", then=_article),
    Picture("story", "lang=fr&view=story&story={1}"),
    Picture("actors", "lang=fr&view=actors&story={1}", height=1500),
    Picture("known", "lang=fr&view=known&story={1}", height=1000),
    Picture("deadline-first", "lang=en&story={1}&event={event}&known={before}"),
    Picture("deadline-later", "lang=en&story={1}&event={event}&known={after}"),
    Picture("table", "lang=fr&story={2}", height=1000, then=_table),
    Picture("print", "lang=fr&story={2}", width=1000, height=1400, then=_paper),
    Picture("export", "", then=_everything_drawn),
    Picture("tablet", "lang=fr&story={1}", width=768, height=1024),
    Picture("wide", "lang=fr", width=2560, height=1300),
    Picture("phone", "lang=fr&story={1}", width=390, height=844),
    Picture("phone-card", "lang=fr&story={1}", width=390, height=844, then=_first_event),
    Picture("phone-dark", "lang=fr&story={1}", width=390, height=844, scheme="dark", then=_first_event),
)


def take(browser: Browser, address: str, picture: Picture, folder: Path) -> Path:
    """Take one picture of the page at an address."""
    phone = picture.width < 500
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        device_scale_factor=2 if phone else 1,
        reduced_motion="reduce",
    )
    page.goto(address)
    await_events(page)
    picture.then(page)
    page.mouse.move(2, 2)
    path = folder / f"{picture.name}.png"
    shot(page, path)
    page.close()
    return path


def shot(page: Page, path: Path) -> None:
    """Take a picture of a page as it is, once fonts and the last drawing have settled."""
    # Nothing in the page tells when.
    page.wait_for_timeout(700)
    page.screenshot(path=path)
    _lighten(path)


def _lighten(path: Path) -> None:
    """Keep the 256 commonest colours of a picture, which has few but for the edges of its letters."""
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    counted = picture.getcolors(picture.width * picture.height) or []
    common = sorted(counted, key=lambda one: one[0], reverse=True)[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in common for part in colour])  # type: ignore[misc]
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def _places(corpus: Corpus) -> dict[str, str]:
    """The deadline of the pictures that show what was known when, and the days they show."""
    published = {document.id: document.published for document in corpus.documents}
    for event in sorted(corpus.events, key=lambda event: event.begin, reverse=True):
        told = [published[source.document_id] for source in event.sources]
        days = sorted({found.best for found in told if found is not None})
        if event.status == "deadline" and len(days) > 1:
            after = (days[-1] + timedelta(days=1)).isoformat()
            return {"event": event.id, "before": days[0].isoformat(), "after": after}
    return {"event": "", "before": "", "after": ""}


def main(folder: Path) -> None:
    """Take all pictures into ``folder``."""
    data = Path(os.environ.get("CHRONOFIL_DATA") or ROOT / "data")
    corpus = load(data)
    stories = ["", *(story.id for story in corpus.stories)]
    folder.mkdir(parents=True, exist_ok=True)
    with serving(data) as address, chromium() as browser, tempfile.TemporaryDirectory() as place:
        alone = Path(place) / "chronofil.html"
        export(corpus, "html", alone, Options(criteria=Criteria(story=stories[1])), datetime.now(UTC))
        for picture in PICTURES:
            query = picture.query.format(*stories, **_places(corpus))
            where = f"{address}/?{query}" if query else alone.as_uri()
            print(take(browser, where, picture, folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
