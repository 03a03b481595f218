"""A server with a small corpus and a browser to look at it.

``CHROMIUM`` names the browser (default: the distribution's). The corpus is built from ``seeds/`` once a
run; ``CHRONOFIL_TEST_DATA`` names a folder of tables to use instead, which saves the time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from timeline.storage import save
from tools.serving import await_events, chromium, serving

ROOT = Path(__file__).parent.parent.parent
# Noise of the browser itself, not of the page; a refused edit is said on the page as well.
HARMLESS = ("GPU stall", "GL Driver Message", "WebGL", "409 (Conflict)")


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of the seed page."""
    given = os.environ.get("CHRONOFIL_TEST_DATA")
    if given:
        return Path(given)
    from timeline.pipeline import build

    folder = tmp_path_factory.mktemp("tables")
    save(build([ROOT / "seeds"], today=date(2023, 1, 1)), folder)
    return folder


@pytest.fixture(scope="session")
def app(tables: Path) -> Iterator[str]:
    """The address of the app with the seed page's events."""
    with serving(tables) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open an address in a fresh browser; afterwards nothing may have failed or left this machine."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def watch(page: Page) -> None:
        page.on(
            "console",
            lambda message: (
                troubles.append(f"console {message.type}: {message.text}")
                if message.type in ("error", "warning") and not any(word in message.text for word in HARMLESS)
                else None
            ),
        )
        page.on("pageerror", lambda error: troubles.append(f"page: {error}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))
                else troubles.append(f"request to {request.url}")
            ),
        )

    def visit(address: str, width: int = 1440, height: int = 900, ready: bool = True, **options: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, **{"locale": "fr-FR", **options}
        )
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(address)
        if ready:
            await_events(page)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not troubles
