"""The pictures of the documentation: each is taken by the tool, shown somewhere, and light."""

from __future__ import annotations

import re

from tools import screenshot_own
from tools.screenshot import PICTURES, ROOT

FOLDER = ROOT / "docs" / "pictures"
HEAVIEST = 250_000


def test_every_picture_is_taken_by_the_tool_and_shown() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    shown = {
        name for page in pages for name in re.findall(r"pictures/([\w-]+)\.png", page.read_text("utf-8"))
    }
    taken = {picture.name for picture in PICTURES} | set(screenshot_own.NAMES)
    assert {path.stem for path in FOLDER.glob("*.png")} == taken == shown


def test_no_picture_is_heavy() -> None:
    assert not [path.name for path in FOLDER.glob("*.png") if path.stat().st_size > HEAVIEST]
