"""Frame, axis and names that figures share; the timeline in the browser has finer lines (``ticks.js``)."""

from __future__ import annotations

import html
from datetime import date

import plotly.graph_objects as go
from babel.dates import format_skeleton

from timeline.view import look
from timeline.view.index import day, moment
from timeline.view.look import Theme
from timeline.view.scale import Scale

_MOST = 14


def ticks(scale: Scale, reach: tuple[float, float], language: str) -> tuple[list[float], list[str]]:
    """The first of each month in view, or of fewer where all would crowd: places and labels.

    A label names the year below the month where a year begins.
    """
    first, last = scale.moment(reach[0]), scale.moment(reach[1])
    months = [
        date(year, month, 1)
        for year in range(day(first).year, day(last).year + 1)
        for month in range(1, 13)
        if first <= moment(date(year, month, 1)) <= last
    ]
    months = [tick for tick in months if not any(a < moment(tick) < b for a, b in scale.gaps)]
    for step in (1, 2, 3, 6, 12, 24, 60, 120):
        kept = [tick for tick in months if (tick.year * 12 + tick.month - 1) % step == 0]
        if len(kept) <= _MOST:
            break
    texts = []
    year = 0
    for tick in kept:
        month = format_skeleton("MMM", tick, locale=language)
        texts.append(month if tick.year == year else f"{month}<br><b>{tick.year}</b>")
        year = tick.year
    return [float(scale.place(moment(tick))) for tick in kept], texts


def framed(theme: Theme, height: int) -> go.Figure:
    """An empty figure in the colours of the page."""
    ground = look.GROUND[theme]
    axis = {"showgrid": True, "gridcolor": ground["grid"], "zeroline": False, "ticks": "", "automargin": True}
    return go.Figure(
        layout={
            "template": None,
            "height": height,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": look.FONT, "size": 13, "color": ground["text"]},
            "showlegend": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": ground["paper"],
                "bordercolor": ground["grid"],
                "font": {"family": look.FONT, "size": 13, "color": ground["text"]},
            },
            "dragmode": False,
            "margin": {"l": 10, "r": 24, "t": 10, "b": 10},
            "xaxis": axis,
            "yaxis": axis,
        }
    )


def plain(name: str, longest: int = 30) -> str:
    """A name that Plotly shows as it is: it reads tags and entities."""
    return html.escape(name if len(name) <= longest else name[: longest - 1].rstrip() + "…", quote=False)
