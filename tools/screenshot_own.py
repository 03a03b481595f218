"""Take the pictures of docs/own-articles.md: ``python -m tools.screenshot_own [FOLDER]``.

Walks the path of a new timeline from the articles in ``docs/example``. ``CHROMIUM`` names the browser.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.screenshot import ROOT, lighten
from tools.serving import FLAGS, await_events, serving

EXAMPLE = ROOT / "docs" / "example"
NAMES = ("own-new", "own-articles", "own-correct")


def shot(page: Page, folder: Path, name: str) -> None:
    """Take a picture once fonts and the last drawing have settled; nothing in the page tells when."""
    page.mouse.move(2, 2)
    page.wait_for_timeout(700)
    path = folder / f"{name}.png"
    page.screenshot(path=path)
    lighten(path)
    print(path)


def main(folder: Path) -> None:
    """New timeline, its articles, an event and its correction."""
    with (
        tempfile.TemporaryDirectory() as home,
        serving(ROOT / "data", CHRONOFIL_HOME=home) as address,
        sync_playwright() as playwright,
    ):
        path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        page.goto(f"{address}/chronofil/timelines/fr")
        page.get_by_label("Son nom").fill("Les piscines de Valmont")
        page.locator("input[type=file]").set_input_files(sorted(EXAMPLE.iterdir()))
        shot(page, folder, NAMES[0])
        page.get_by_role("button", name="Faire la chronologie").click()
        page.locator(".cf-workshop-article").nth(2).wait_for(timeout=90_000)
        shot(page, folder, NAMES[1])
        page.get_by_role("link", name="Ouvrir la chronologie").click()
        await_events(page)
        page.get_by_text("Corriger cet événement").click()
        shot(page, folder, NAMES[2])
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
