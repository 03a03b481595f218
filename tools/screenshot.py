"""Take the pictures of the README and the docs: ``python -m tools.screenshot [FOLDER]``.

Starts the app on the tables in ``data/``, looks at every view in both languages, light and dark, on a
desk and on a phone, and writes PNG files to ``docs/pictures``. ``CHROMIUM`` names the browser.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.serving import FLAGS, await_events, serving

ROOT = Path(__file__).parent.parent


def _nothing(page: Page) -> None:
    """Take the picture as the page opens."""


def _first_event(page: Page) -> None:
    page.locator(".cf-line").nth(4).click()
    page.wait_for_function("location.search.includes('event=')")


def _article(page: Page) -> None:
    page.locator(".cf-links button").first.click()
    page.locator("dialog[open] .cf-here").first.wait_for()


def _actor_menu(page: Page) -> None:
    page.locator(".cf-menu").first.click()
    page.locator(".cf-panel:popover-open .cf-option").first.wait_for()


def _first_article_only(page: Page) -> None:
    page.locator(".cf-menu").nth(3).click()
    page.locator(".cf-slider").focus()
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.locator(".cf-known").wait_for()
    page.keyboard.press("Escape")


@dataclass(frozen=True)
class Picture:
    """A file name, the address and the window it shows, and what is done before it is taken."""

    name: str
    query: str = "lang=en"
    width: int = 1440
    height: int = 900
    scheme: str = "light"
    then: Callable[[Page], None] = field(default=_nothing)


# A story is named by its place among the tabs: {0} is everything, {1} the first.
PICTURES = (
    Picture("timeline", "lang=fr&story={1}"),
    Picture("timeline-dark", "lang=fr&story={1}", scheme="dark"),
    Picture("timeline-en", "lang=en&story={1}"),
    Picture("everything", "lang=fr"),
    Picture("war", "lang=fr&story={2}"),
    Picture("articles", "lang=fr&story={1}&lanes=article"),
    Picture("filter", "lang=fr&story={1}", then=_actor_menu),
    Picture("article", "lang=fr&story={1}", then=_article),
    Picture("known-by", "lang=fr&story={1}", then=_first_article_only),
    Picture("story", "lang=fr&view=story&story={1}"),
    Picture("actors", "lang=fr&view=actors&story={1}", height=1500),
    Picture("known", "lang=fr&view=known&story={1}"),
    Picture("tablet", "lang=fr&story={1}", width=768, height=1024),
    Picture("wide", "lang=fr", width=2560, height=1300),
    Picture("phone", "lang=fr&story={1}", width=390, height=844),
    Picture("phone-card", "lang=fr&story={1}", width=390, height=844, then=_first_event),
    Picture("phone-dark", "lang=fr&story={1}", width=390, height=844, scheme="dark", then=_first_event),
)


def take(browser: Browser, address: str, stories: list[str], picture: Picture, folder: Path) -> Path:
    """Take one picture."""
    phone = picture.width < 500
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        device_scale_factor=2 if phone else 1,
        reduced_motion="reduce",
    )
    page.goto(f"{address}/?{picture.query.format(*stories)}")
    await_events(page)
    picture.then(page)
    page.mouse.move(2, 2)
    # Fonts and the last drawing settle; nothing in the page tells when.
    page.wait_for_timeout(700)
    path = folder / f"{picture.name}.png"
    page.screenshot(path=path)
    page.close()
    return path


def main(folder: Path) -> None:
    """Take all pictures into ``folder``."""
    from timeline.storage import load

    data = Path(os.environ.get("CHRONOFIL_DATA") or ROOT / "data")
    stories = ["", *(story.id for story in load(data).stories)]
    folder.mkdir(parents=True, exist_ok=True)
    with serving(data) as address, sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for picture in PICTURES:
            print(take(browser, address, stories, picture, folder))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
