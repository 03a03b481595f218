"""The current view of the timeline as an SVG picture, for print and for editing."""

from __future__ import annotations

from timeline.exports._picture import picture
from timeline.exports._selection import Selection

ENDING = ".svg"
MEDIA_TYPE = "image/svg+xml"


def render(selection: Selection) -> bytes:
    """The picture."""
    return picture(selection, "svg")
