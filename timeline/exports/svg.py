"""The current view of the timeline as an SVG picture, for print and for editing."""

from __future__ import annotations

from timeline.exports._picture import picture
from timeline.exports._selection import Selection
from timeline.exports._text import encoded, xml_text

ENDING = ".svg"
MEDIA_TYPE = "image/svg+xml"


def render(selection: Selection) -> bytes:
    """The picture; what XML cannot hold is a replacement character."""
    return encoded(xml_text(picture(selection, "svg").decode("utf-8")))
