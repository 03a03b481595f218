"""Take the pictures of docs/own-articles.md: ``python -m tools.screenshot_own [FOLDER]``.

Walks the path of a new timeline from the articles in ``docs/example``. ``CHROMIUM`` names the browser.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tools.screenshot import ROOT, shot
from tools.serving import await_events, chromium, serving

EXAMPLE = ROOT / "docs" / "example"
NAMES = ("own-new", "own-articles", "own-split", "own-correct", "own-story")


def main(folder: Path) -> None:
    """New timeline, its articles, an event and its correction."""
    paths = [folder / f"{name}.png" for name in NAMES]
    with (
        tempfile.TemporaryDirectory() as home,
        serving(ROOT / "data", CHRONOFIL_HOME=home) as address,
        chromium() as browser,
    ):
        page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        page.goto(f"{address}/chronofil/timelines/fr")
        page.get_by_label("Son nom").fill("Les piscines de Valmont")
        page.locator("input[type=file]").set_input_files(sorted(EXAMPLE.iterdir()))
        shot(page, paths[0])
        page.get_by_role("button", name="Faire la chronologie").click()
        page.locator(".cf-workshop-article").nth(2).wait_for(timeout=90_000)
        shot(page, paths[1])
        last = page.locator(".cf-workshop-article").nth(2)
        last.get_by_text("Couper l’article").click()
        last.locator(".cf-workshop-cut").nth(1).wait_for()
        last.evaluate("card => card.scrollIntoView({ block: 'end' })")
        last.locator(".cf-workshop-cut").nth(1).hover()
        shot(page, paths[2])
        page.get_by_role("link", name="Ouvrir la chronologie").click()
        await_events(page)
        page.get_by_text("Corriger cet événement").click()
        shot(page, paths[3])
        page.get_by_role("button", name="Modifier les récits").click()
        new = page.locator('details[data-story=""]')
        if new.get_attribute("open") is None:
            new.locator("summary").click()
        new.get_by_label("Nom en français").fill("Devant le tribunal")
        new.get_by_role("combobox", name="Mots, tels quels ou au pluriel").fill("tribunal, recours,")
        new.locator(".cf-story-preview li").first.wait_for()
        shot(page, paths[4])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
