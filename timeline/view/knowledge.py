"""What was known when: each telling of an event by the day of its article and the time it tells of."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from timeline.view import look
from timeline.view.axis import framed, plain, ticks
from timeline.view.index import Index, Mask, day, moment
from timeline.view.lanes import LaneBy, lanes
from timeline.view.look import Theme
from timeline.view.marks import STATUSES, SYMBOLS
from timeline.view.scale import Scale, extent, folded
from timeline.wording import format_day, translate

# More tellings than this are drawn as density.
MOST = 1500
_DAY = 86_400_000.0


def knowledge_figure(
    index: Index, shown: Mask, story: Mask, by: LaneBy, theme: Theme, language: str
) -> go.Figure:
    """Publication time downwards against event time; on the line an article tells of its own day.

    Left of the line lies what an article looked back on, right of it what it announced.
    ``customdata`` holds the event's row.
    """
    rows, published = _tellings(index, shown)
    across = folded(index.begin[rows], index.until[rows], index.dot[rows])
    down = folded(published, published + _DAY, published + _DAY / 2)
    figure = framed(theme, height=520)
    if not len(rows):
        return figure
    reach = extent(index.begin[rows], index.until[rows], index.dot[rows], across)
    depth = extent(published, published + _DAY, published + _DAY / 2, down)
    _draw_line(figure, across, down, (float(published.min()), float(published.max()) + _DAY), theme, language)
    x, y = across.place(index.dot[rows]), down.place(published + _DAY / 2)
    if len(rows) > MOST:
        figure.add_histogram2d(x=x.tolist(), y=y.tolist(), nbinsx=80, nbinsy=40, showscale=False)
        figure.data[-1].colorscale = [[0, "rgba(0,0,0,0)"], [1, look.LANES[theme][0]]]
    else:
        figure.add_scatter(**_marks(index, rows, x, y, _colours(index, rows, by, story, theme)))
    values, texts = ticks(across, reach, language)
    figure.update_xaxes(range=list(reach), tickvals=values, ticktext=texts, side="top", fixedrange=True)
    days = _spread(np.unique(published), down, depth)
    figure.update_yaxes(
        range=[depth[1], depth[0]],
        tickvals=[float(down.place(at + _DAY / 2)) for at in days],
        ticktext=[plain(format_day(day(at), language, "short")) for at in days],
        fixedrange=True,
    )
    return figure


def _tellings(index: Index, shown: Mask) -> tuple[Any, Any]:
    """Row and publication of every source with a date, of the events shown."""
    found = []
    for row in np.flatnonzero(shown):
        for name in dict.fromkeys(source.document_id for source in index.events[row].sources):
            published = index.documents[name].published
            if published is not None:
                found.append((int(row), moment(published.best)))
    return np.array([row for row, _ in found], np.int64), np.array([at for _, at in found], np.float64)


def _draw_line(
    figure: go.Figure,
    across: Scale,
    down: Scale,
    span: tuple[float, float],
    theme: Theme,
    language: str,
) -> None:
    """Where an article and what it tells are of the same day; folded axes bend it."""
    moments = np.arange(span[0], span[1] + _DAY, _DAY)
    ground = look.GROUND[theme]
    figure.add_scatter(
        x=across.place(moments).tolist(),
        y=down.place(moments).tolist(),
        mode="lines",
        line={"color": ground["muted"], "width": 1.5, "dash": "dot"},
        hoverinfo="skip",
    )
    for text, x, anchor in (
        (translate("told afterwards", language), 0.0, "left"),
        (translate("announced", language), 1.0, "right"),
    ):
        figure.add_annotation(
            text=text,
            x=x,
            y=0,
            xref="x domain",
            yref="y domain",
            xanchor=anchor,
            yanchor="bottom",
            showarrow=False,
            font={"color": ground["muted"], "size": 13},
        )


def _marks(index: Index, rows: Any, x: Any, y: Any, colours: list[str]) -> dict[str, Any]:
    return {
        "x": x.tolist(),
        "y": y.tolist(),
        "mode": "markers",
        "customdata": rows.tolist(),
        "text": [plain(index.events[row].title, 90) for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
        "marker": {
            "symbol": [SYMBOLS[STATUSES[index.status[row]]] for row in rows],
            "size": 11,
            "opacity": 1,
            "color": colours,
            "line": {"width": 2, "color": colours},
        },
    }


def _colours(index: Index, rows: Any, by: LaneBy, story: Mask, theme: Theme) -> list[str]:
    chosen, member = lanes(index, by, story, story)
    palette = look.LANES[theme]
    return [palette[chosen[member[row]].colour % len(palette)] for row in rows]


def _spread(days: Any, down: Scale, depth: tuple[float, float]) -> list[float]:
    """As many of the days as can be written under each other."""
    least = (depth[1] - depth[0]) / 22
    kept: list[float] = []
    for at in days:
        if not kept or float(down.place(at)) - float(down.place(kept[-1])) >= least:
            kept.append(float(at))
    return kept
