"""The current view of the timeline as a PNG picture, twice as fine as its size in pixels."""

from __future__ import annotations

from timeline.exports._picture import picture
from timeline.exports._selection import Selection

ENDING = ".png"
MEDIA_TYPE = "image/png"


def render(selection: Selection) -> bytes:
    """The picture."""
    return picture(selection, "png")
