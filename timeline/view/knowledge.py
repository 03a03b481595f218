"""What was known when: each telling of an event by the day of its article and the time it tells of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import plotly.graph_objects as go

from timeline.view import look
from timeline.view.axis import framed, plain, ticks
from timeline.view.index import UNKNOWN, Index, Mask, Moments, day
from timeline.view.lanes import LaneBy, lanes
from timeline.view.look import Theme
from timeline.view.marks import STATUSES, SYMBOLS
from timeline.view.scale import Scale, extent, folded
from timeline.wording import format_day, translate, translate_count

# More tellings than this are drawn as density.
MOST = 1500
BINS = (80, 40)
# So many days of publication get a row each; more share an even scale.
MOST_ROWS = 16

_DAY = 86_400_000.0
_ROW = 78.0
_APART = 13.0
# Browsers stretch the figure; marks closer than this share of its width are stacked.
_NEAR = 0.016


def knowledge_figure(
    index: Index, shown: Mask, story: Mask, by: LaneBy, theme: Theme, language: str
) -> go.Figure:
    """Publication time downwards against event time; on the line an article tells of its own day.

    Left of the line lies what an article looked back on, right of it what it announced.
    ``customdata`` holds the event's row.
    """
    rows, published = _tellings(index, shown)
    days = np.unique(published)
    deep = _ROW * (min(len(days), MOST_ROWS) - 1)
    figure = framed(theme, height=int(184 + max(deep, _ROW)))
    figure.update_layout(margin={"b": 30})
    if not len(rows):
        return figure
    down = _downwards(days)
    across = folded(index.begin[rows], index.until[rows], index.dot[rows])
    reach = extent(index.begin[rows], index.until[rows], index.dot[rows], across)
    _draw_line(figure, across, down, days, theme, language)
    x, y = across.place(index.dot[rows]), down(published)
    if len(rows) > MOST:
        figure.add_heatmap(**_density(x, y, theme))
    else:
        y = _stacked(x, y, (reach[1] - reach[0]) * _NEAR)
        figure.add_scatter(**_marks(index, rows, x, y, _colours(index, rows, by, story, theme)))
    values, texts = ticks(across, reach, language)
    figure.update_xaxes(range=list(reach), tickvals=values, ticktext=texts, side="top", fixedrange=True)
    named = days if len(days) <= MOST_ROWS else days[:: -(-len(days) // MOST_ROWS)]
    figure.update_yaxes(
        range=[deep + 44, -44],
        tickvals=down(named).tolist(),
        ticktext=[_row_name(index, at, theme, language) for at in named],
        fixedrange=True,
    )
    return figure


def _tellings(index: Index, shown: Mask) -> tuple[Any, Moments]:
    """Row and publication of every source with a date, of the events shown."""
    among = shown[index.told_event] & (index.told_document != UNKNOWN)
    pairs = np.stack([index.told_event[among], index.told_document[among]], axis=1)
    _, first = np.unique(pairs, axis=0, return_index=True)
    rows, documents = pairs[np.sort(first)].T
    published = index.published[documents]
    dated = np.isfinite(published)
    return rows[dated], published[dated]


def _downwards(days: Moments) -> Callable[[Moments], Moments]:
    """Where a moment of publication stands, in pixels: a row a day, or evenly when there are many."""
    many = len(days) > MOST_ROWS
    at = np.array([days[0], days[-1]]) if many else days
    rows = np.array([0.0, MOST_ROWS - 1.0]) if many else np.arange(len(days), dtype=np.float64)
    return lambda moments: np.interp(moments, at, rows * _ROW)


def _draw_line(
    figure: go.Figure,
    across: Scale,
    down: Callable[[Moments], Moments],
    days: Moments,
    theme: Theme,
    language: str,
) -> None:
    """Where an article and what it tells are of the same day; folds and rows bend it."""
    moments = np.arange(days[0], days[-1] + _DAY, _DAY)
    ground = look.GROUND[theme]
    figure.add_scatter(
        x=across.place(moments + _DAY / 2).tolist(),
        y=down(moments).tolist(),
        mode="lines",
        line={"color": ground["muted"], "width": 1.5, "dash": "dot"},
        hoverinfo="skip",
    )
    sides = (("told afterwards", 0.0, "left"), ("announced", 1.0, "right"))
    for text, x, anchor in sides:
        figure.add_annotation(
            text=translate(text, language),
            x=x,
            y=0,
            xref="x domain",
            yref="y domain",
            xanchor=anchor,
            yanchor="top",
            yshift=-6,
            showarrow=False,
            font={"color": ground["muted"], "size": 13},
        )


def _density(x: Moments, y: Moments, theme: Theme) -> dict[str, Any]:
    """How many tellings stand where: counted here, since a browser would have to be sent each of them."""
    counts, across, down = np.histogram2d(x, y, bins=BINS)
    return {
        "x": across.tolist(),
        "y": down.tolist(),
        "z": counts.T.tolist(),
        "showscale": False,
        "hoverinfo": "skip",
        "colorscale": [[0, "rgba(0,0,0,0)"], [1, look.LANES[theme][0]]],
    }


def _stacked(x: Moments, y: Moments, near: float) -> Moments:
    """Marks of one row that would cover each other, above and below its middle by turns."""
    placed = y.copy()
    steps = [0.0, *(sign * step * _APART for step in (1, 2) for sign in (-1, 1))]
    taken: dict[tuple[float, float], float] = {}
    for at in np.lexsort((x, y)):
        step = next((step for step in steps if x[at] - taken.get((y[at], step), -np.inf) >= near), 0.0)
        taken[y[at], step] = x[at]
        placed[at] += step
    return placed


def _marks(index: Index, rows: Any, x: Moments, y: Moments, colours: list[str]) -> dict[str, Any]:
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


def _row_name(index: Index, at: float, theme: Theme, language: str) -> str:
    """The day, said as approximate where it is only likely, and which article appeared or how many."""
    rows = np.flatnonzero(index.published == at).tolist()
    on = [
        (document.title, document.published is not None and document.published.exact)
        for document in map(index.corpus.documents.__getitem__, rows)
    ]
    when = format_day(day(at), language, "short")
    if not any(exact for _, exact in on):
        when = translate("around {day}", language, day=when)
    what = (
        plain(on[0][0])
        if len(on) == 1
        else translate_count("{count} article", "{count} articles", len(on), language)
    )
    muted = look.GROUND[theme]["muted"]
    return f'{plain(when)}<br><span style="color:{muted}">{what}</span>'
