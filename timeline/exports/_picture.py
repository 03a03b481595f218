"""The timeline as a picture, drawn by Plotly in the Chromium or Chrome of this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.exports import ExportError
from timeline.exports._picture_frame import framed
from timeline.exports._selection import Selection
from timeline.model import message

if TYPE_CHECKING:
    import plotly.graph_objects as go

# A picture twice as fine as its size in pixels stays sharp on paper and on good screens.
_FINE = 2


def picture(selection: Selection, format: str) -> bytes:
    """The picture as PNG or SVG; ``ExportError`` where no browser can draw it."""
    return _drawn(framed(selection), format)


def _drawn(figure: go.Figure, format: str) -> bytes:
    import kaleido
    from kaleido.errors import ChromeNotFoundError

    remedy = message(
        "Install one (on Debian: apt-get install chromium), or name one: BROWSER_PATH=/path/to/chrome."
    )
    options = {"format": format, "scale": _FINE if format == "png" else 1}
    try:
        # Without this it would fetch a library for formulas that no title needs.
        drawn: bytes = kaleido.calc_fig_sync(figure.to_dict(), opts=options, kopts={"mathjax": False})
    except ChromeNotFoundError as error:
        raise ExportError(
            message("A picture needs Chromium or Chrome, and none was found here."), remedy
        ) from error
    except Exception as error:
        # Whatever goes wrong in another program, the reader should know which program it was.
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ExportError(
            message("The browser could not draw the picture: {reason}.", reason=said[:200]), remedy
        ) from error
    return drawn
