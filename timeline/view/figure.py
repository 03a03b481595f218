"""The timeline as Plotly figures: the empty one that the browser fills, and a filled one to export.

The vertical axis counts pixels from the top, so that rows keep their height at any size; the
horizontal axis counts milliseconds on a ``Scale``, folded or not.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import plotly.graph_objects as go

from timeline.view import look
from timeline.view.axis import ticks
from timeline.view.index import Index, Mask, Moments, moment
from timeline.view.lanes import MOST, Lane, LaneBy, lanes
from timeline.view.look import Theme
from timeline.view.marks import KINDS, PRECISIONS, STATUSES, SYMBOLS
from timeline.view.packing import Item, Place, Side, pack
from timeline.view.scale import Scale, extent, folded
from timeline.wording import name, translate

# Width of an average character of the titles, in pixels; exports cannot measure the font.
_CHARACTER = 6.3
_TITLE = 46
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


@dataclass(frozen=True)
class Arranged:
    """Events in view with their row, in pixels from the top, and the lanes' upper and lower edges."""

    rows: list[int]
    places: list[Place]
    y: list[float]
    edges: list[tuple[float, float]]
    height: float


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
    arranged = arrange(index, rows, chosen, member, scale, reach, width - gutter - 20)
    figure = base_figure(theme)
    _fill(figure, index, arranged, member, chosen, scale, theme)
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


def arrange(
    index: Index,
    rows: Sequence[int] | np.ndarray[Any, Any],
    chosen: Sequence[Lane],
    member: np.ndarray[Any, Any],
    scale: Scale,
    reach: tuple[float, float],
    room: float,
    most: int = 40,
) -> Arranged:
    """Pack the titles of each lane and stack the lanes."""
    pixel = room / (reach[1] - reach[0])

    def x(moments: Moments | float) -> Moments:
        return (scale.place(moments) - reach[0]) * pixel

    left, right, dot = x(index.begin), x(index.until), x(index.dot)
    arranged = Arranged([], [], [], [], look.LANE_GAP)
    top = float(look.LANE_GAP)
    for lane in range(len(chosen)):
        inside = sorted((row for row in rows if member[row] == lane), key=lambda row: (dot[row], row))
        items = [_item(index, row, left[row], right[row], dot[row]) for row in inside]
        places = pack(items, room, most)
        used = max((place.row for place in places), default=0) + 1
        arranged.rows.extend(int(row) for row in inside)
        arranged.places.extend(places)
        arranged.y.extend(top + (place.row + 0.5) * look.ROW for place in places)
        arranged.edges.append((top, top + used * look.ROW))
        top += used * look.ROW + look.LANE_GAP
    return Arranged(arranged.rows, arranged.places, arranged.y, arranged.edges, top)


def _item(index: Index, row: int, left: float, right: float, dot: float) -> Item:
    half = look.MARK / 2
    bar = index.precision[row] != PRECISIONS.index("exact")
    first, last = (min(left, dot - half), max(right, dot + half)) if bar else (dot - half, dot + half)
    return Item(float(first), float(last), float(dot), _shortened(index.events[row].title)[1])


def _shortened(title: str) -> tuple[str, float]:
    text = title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"
    return text, len(text) * _CHARACTER


def _fill(
    figure: go.Figure,
    index: Index,
    arranged: Arranged,
    member: np.ndarray[Any, Any],
    chosen: Sequence[Lane],
    scale: Scale,
    theme: Theme,
) -> None:
    """Put the arranged events into the figure's traces, and their titles into one more."""
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
    titled = [at for at, place in enumerate(arranged.places) if place.side != "none"]
    figure.add_scatter(
        name="titles",
        mode="text",
        x=[
            _title_at(index, rows[at], begin[at], dot[at], until[at], arranged.places[at].side)
            for at in titled
        ],
        y=y[titled].tolist(),
        text=[_plain(_shortened(index.events[rows[at]].title)[0]) for at in titled],
        textposition=[_ALIGNED[arranged.places[at].side] for at in titled],
        textfont={"size": 12},
        cliponaxis=False,
    )


def _title_at(index: Index, row: int, begin: float, dot: float, until: float, side: Side) -> float:
    bar = index.precision[row] != PRECISIONS.index("exact")
    return float(until if bar and side == "right" else begin if bar and side == "left" else dot)


def _plain(text: str) -> str:
    """Text that Plotly shows as it is: it reads tags and entities, and articles may hold either."""
    padded = f"\u00a0\u00a0{text}\u00a0\u00a0"
    return html.escape(padded, quote=False)


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
            text=f"<b>{_plain(_shortened(title)[0][:24]).strip()}</b>",
            showarrow=False,
            font={"color": look.LANES[theme][lane.colour % len(look.LANES[theme])]},
        )
