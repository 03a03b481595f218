"""The timeline as Plotly figures: the empty one that the browser fills, and a filled one to export.

The vertical axis counts pixels from the top, so that rows keep their height at any size; the
horizontal axis counts milliseconds on a ``Scale``, folded or not.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import numpy as np
import plotly.graph_objects as go

from timeline.view import look
from timeline.view.arrangement import Arranged, arrange, shortened
from timeline.view.axis import ticks
from timeline.view.index import Index, Mask, moment
from timeline.view.lanes import MOST, Lane, LaneBy, lanes
from timeline.view.look import Theme
from timeline.view.marks import KINDS, PRECISIONS, STATUSES, SYMBOLS
from timeline.view.packing import Side
from timeline.view.scale import Scale, extent, folded
from timeline.wording import name, translate

# Lines of filled marks; Plotly gives hollow ones their own colour. One for all draws much quicker.
_CLEAR = {"width": 2, "color": "rgba(0,0,0,0)"}
_ALIGNED: dict[Side, str] = {"right": "middle right", "left": "middle left", "inside": "middle right"}


def base_figure(theme: Theme) -> go.Figure:
    """The timeline without events.

    Its traces are bars of uncertain and of lasting events, marks, and for each lane an area that
    stands for marks where they would crowd.
    """
    ground = look.GROUND[theme]
    plain = {"type": "linear", "zeroline": False, "showticklabels": False, "ticks": ""}
    lines = {"showgrid": True, "gridcolor": ground["grid"], "gridwidth": 1}
    return go.Figure(
        data=_empty_traces(),
        layout={
            "template": None,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": look.FONT, "size": 13, "color": ground["text"]},
            "showlegend": False,
            "hovermode": False,
            "barmode": "overlay",
            "bargap": 0,
            "dragmode": "pan",
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": {**plain, **lines, "side": "top"},
            "yaxis": {**plain, "showgrid": False, "fixedrange": True, "autorange": False},
        },
    )


def _empty_traces() -> list[dict[str, Any]]:
    bar = {"type": "bar", "orientation": "h", "width": look.BAR, "x": [], "y": [], "base": []}
    dots = {"type": "scatter", "mode": "markers", "x": [], "y": []}
    area = {"type": "scatter", "mode": "lines", "fill": "toself", "line": {"width": 0}, "x": [], "y": []}
    mark = {"opacity": 1, "size": look.MARK, "symbol": [], "color": [], "line": _CLEAR}
    return [
        {**bar, "name": "uncertain", "marker": {"color": [], "line": {"width": 0}}},
        {**bar, "name": "lasting", "marker": {"color": [], "line": {"width": 0}}},
        {**dots, "name": "marks", "cliponaxis": False, "marker": mark},
        *({**area, "name": "density"} for _ in range(MOST + 1)),
    ]


def timeline_figure(
    index: Index,
    shown: Mask,
    *,
    story: Mask | None = None,
    by: LaneBy = "actor",
    theme: Theme = "light",
    language: str = "en",
    width: int = 1200,
    fold: bool = True,
    span: tuple[date, date] | None = None,
) -> go.Figure:
    """The events that are ``shown``, complete with titles and axis, for a file or a test."""
    rows = np.flatnonzero(shown)
    scale = folded(index.begin[rows], index.until[rows], index.dot[rows]) if fold else Scale()
    reach = extent(index.begin[rows], index.until[rows], index.dot[rows], scale)
    if span is not None:
        reach = float(scale.place(moment(span[0]))), float(scale.place(moment(span[1])))
    chosen, member = lanes(index, by, shown if story is None else story, shown)
    gutter = 150
    room = width - gutter - 20
    arranged = arrange(index, rows, chosen, member, scale, reach, room, language)
    figure = base_figure(theme)
    _fill(figure, index, arranged, member, chosen, scale, theme)
    pixel = (reach[1] - reach[0]) / room
    _write_titles(figure, index, arranged, lambda x: reach[0] + x * pixel, language)
    _draw_areas(figure, arranged, chosen, theme, lambda x: reach[0] + x * pixel)
    _title_lanes(figure, index, by, chosen, arranged, theme, language)
    values, texts = ticks(scale, reach, language)
    figure.update_xaxes(range=list(reach), showticklabels=True, tickvals=values, ticktext=texts)
    figure.update_yaxes(range=[arranged.height, 0])
    figure.update_layout(
        width=width,
        height=int(arranged.height) + 60,
        margin={"l": gutter, "r": 20, "t": 44, "b": 16},
        paper_bgcolor=look.GROUND[theme]["paper"],
    )
    return figure


def _fill(
    figure: go.Figure,
    index: Index,
    arranged: Arranged,
    member: np.ndarray[Any, Any],
    chosen: Sequence[Lane],
    scale: Scale,
    theme: Theme,
) -> None:
    """Put the arranged events into the figure's traces."""
    rows = np.array(arranged.rows, np.int64)
    y = np.array(arranged.y)
    colours = [look.LANES[theme][chosen[member[row]].colour % len(look.LANES[theme])] for row in rows]
    begin, until, dot = (scale.place(column[rows]) for column in (index.begin, index.until, index.dot))
    for trace, kind, share in ((0, "approximate", 0.28), (1, "interval", 0.55)):
        at = np.flatnonzero(index.precision[rows] == PRECISIONS.index(kind))
        figure.data[trace].update(
            base=begin[at].tolist(),
            x=(until[at] - begin[at]).tolist(),
            y=y[at].tolist(),
            marker={"color": [look.pale(colours[place], share) for place in at]},
        )
    symbols = [SYMBOLS[STATUSES[index.status[row]]] for row in rows]
    next(figure.select_traces({"name": "marks"})).update(
        x=dot.tolist(),
        y=y.tolist(),
        customdata=[index.events[row].id for row in rows],
        marker={"symbol": symbols, "color": colours, "line": {"color": colours}},
    )


def _write_titles(
    figure: go.Figure, index: Index, arranged: Arranged, place: Callable[[float], float], language: str
) -> None:
    titled = [at for at, found in enumerate(arranged.places) if found.side != "none"]
    figure.add_scatter(
        name="titles",
        mode="text",
        x=[place(arranged.titles[at]) for at in titled],
        y=[arranged.y[at] for at in titled],
        text=[_plain(shortened(index.events[arranged.rows[at]].title_in(language))) for at in titled],
        textposition=[_ALIGNED[arranged.places[at].side] for at in titled],
        textfont={"size": 12},
        cliponaxis=False,
    )


def _draw_areas(
    figure: go.Figure,
    arranged: Arranged,
    chosen: Sequence[Lane],
    theme: Theme,
    place: Callable[[float], float],
) -> None:
    for area, lane, (x, y) in zip(
        figure.select_traces({"name": "density"}), chosen, arranged.areas, strict=False
    ):
        colour = look.LANES[theme][lane.colour % len(look.LANES[theme])]
        area.update(x=[place(at) for at in x], y=y, fillcolor=colour)


def _plain(text: str) -> str:
    """Text that Plotly shows as it is: it reads tags and entities, and articles may hold either."""
    return html.escape(text, quote=False)


def lane_name(index: Index, by: LaneBy, lane: Lane, language: str) -> str | None:
    """What a lane is called; None for the lane of all others."""
    if lane.key < 0:
        return None
    if by == "actor":
        return index.actors[lane.key].name(language)
    if by == "kind":
        return name(KINDS[lane.key], "kind", language)
    return index.corpus.documents[lane.key].title


def _title_lanes(
    figure: go.Figure,
    index: Index,
    by: LaneBy,
    chosen: Sequence[Lane],
    arranged: Arranged,
    theme: Theme,
    language: str,
) -> None:
    for place, (lane, (top, bottom)) in enumerate(zip(chosen, arranged.edges, strict=True)):
        if place % 2 == 0:
            band = {"x0": 0, "x1": 1, "y0": top - look.LANE_GAP / 2, "y1": bottom + look.LANE_GAP / 2}
            figure.add_shape(
                type="rect",
                xref="x domain",
                layer="below",
                fillcolor=look.GROUND[theme]["band"],
                line_width=0,
                **band,
            )
        title = lane_name(index, by, lane, language) or translate("Others", language)
        figure.add_annotation(
            x=0,
            xref="x domain",
            xanchor="right",
            xshift=-10,
            y=(top + bottom) / 2,
            text=f"<b>{_plain(title if len(title) <= 24 else title[:23].rstrip() + '…')}</b>",
            showarrow=False,
            font={"color": look.LANES[theme][lane.colour % len(look.LANES[theme])]},
        )
