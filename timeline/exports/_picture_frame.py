"""What makes a picture of the timeline understood on its own: title, folds, legend, origin."""

from __future__ import annotations

import html

import numpy as np
import plotly.graph_objects as go

from timeline.exports._selection import Selection
from timeline.exports._text import isolated, one_line
from timeline.view import look
from timeline.view.figure import timeline_figure
from timeline.view.look import Theme
from timeline.view.marks import STATUSES, SYMBOLS
from timeline.view.scale import Scale, folded
from timeline.wording import name, translate, translate_count

# Pixels for the title above and the legend below, and between the title and the picture's edge.
_ABOVE = 64
_BELOW = 64
_EDGE = 30
_MONTH = 30.44 * 86_400_000.0


def framed(selection: Selection) -> go.Figure:
    """The timeline of the chosen events with all that a picture has to say by itself."""
    options = selection.options
    theme: Theme = options.theme or "light"
    figure = timeline_figure(
        selection.index,
        selection.shown,
        by=options.lanes,
        theme=theme,
        language=options.language,
        width=options.width,
        fold=options.folded,
        span=options.span,
    )
    margin = figure.layout.margin
    figure.update_layout(
        height=figure.layout.height + _ABOVE + _BELOW,
        margin={"l": margin.l, "r": margin.r, "t": margin.t + _ABOVE, "b": margin.b + _BELOW},
        hovermode=False,
    )
    if not selection.events:
        figure.update_xaxes(showticklabels=False)
    _mark_folds(figure, selection, theme)
    _write_title(figure, selection, theme)
    _write_legend(figure, selection, theme)
    return figure


def _mark_folds(figure: go.Figure, selection: Selection, theme: Theme) -> None:
    """A dotted stripe with its length where an empty stretch is folded."""
    if not selection.options.folded:
        return
    index, shown = selection.index, selection.shown
    scale: Scale = folded(index.begin[shown], index.until[shown], index.dot[shown])
    ground = look.GROUND[theme]
    for begin, until in scale.gaps:
        start = float(scale.place(begin))
        months = max(round((until - begin) / _MONTH), 1)
        figure.add_vrect(
            x0=start,
            x1=start + scale.width,
            fillcolor=ground["grid"],
            opacity=0.6,
            line={"width": 1, "dash": "dot", "color": ground["muted"]},
            layer="below",
        )
        figure.add_annotation(
            x=start + scale.width / 2,
            y=0,
            yref="y domain",
            yanchor="top",
            yshift=-2,
            text=translate_count("{count} month", "{count} months", months, selection.language),
            showarrow=False,
            font={"size": 11, "color": ground["muted"]},
        )


def _write_title(figure: go.Figure, selection: Selection, theme: Theme) -> None:
    title = shown(selection.title)
    count = translate_count("{count} event", "{count} events", len(selection.events), selection.language)
    made = translate("Timeline made on {day} with Chronofil", selection.language, day=selection.made.date())
    untitled = len(selection.events) - sum(
        len(trace.text) for trace in figure.select_traces({"name": "titles"})
    )
    left_out = translate_count(
        "without space for {count} title", "without space for {count} titles", untitled, selection.language
    )
    parts = " · ".join([count, *([left_out] if untitled else []), made])
    small = f"<span style='font-size:12px;color:{look.GROUND[theme]['muted']}'>{parts}</span>"
    figure.update_layout(
        title={
            "text": f"<b>{title}</b><br>{small}",
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "pad": {"l": 16},
            "y": 1 - _EDGE / figure.layout.height,
            "yref": "container",
            "yanchor": "top",
            "font": {"size": 20, "color": look.GROUND[theme]["text"]},
        }
    )


def _write_legend(figure: go.Figure, selection: Selection, theme: Theme) -> None:
    """The marks that stand in the picture and what they mean."""
    ground = look.GROUND[theme]
    used = np.unique(selection.index.status[selection.shown])
    for number in used:
        status = STATUSES[number]
        figure.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=name(status, "status", selection.language),
            showlegend=True,
            marker={
                "symbol": SYMBOLS[status],
                "size": look.MARK,
                "color": ground["text"],
                "line": {"width": 2, "color": ground["text"]},
            },
        )
    for trace in figure.data[: -len(used) or None]:
        trace.showlegend = False
    figure.update_layout(
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "font": {"size": 12, "color": ground["muted"]},
            "bgcolor": "rgba(0,0,0,0)",
            "itemsizing": "trace",
        },
    )


def shown(text: str) -> str:
    """Text that Plotly shows as it is: it reads tags and entities."""
    return html.escape(isolated(one_line(text)), quote=False)
