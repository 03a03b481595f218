"""Who acted, with whom and when: actors by shared events, and by week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from timeline.view import look
from timeline.view.axis import framed, plain, ticks
from timeline.view.index import Index, Mask, Numbers
from timeline.view.lanes import lanes
from timeline.view.look import Theme
from timeline.view.scale import extent, folded

MOST = 14
# Characters of a name beside an axis.
_LONGEST = 22
_WEEK = 7 * 86_400_000.0
# Weeks count from a Monday.
_MONDAY = 4 * 86_400_000.0


def together_figure(index: Index, shown: Mask, theme: Theme, language: str) -> go.Figure:
    """How many events each two of the busiest actors share; ``customdata`` holds their ids."""
    actors, has = _busiest(index, shown)
    counts = has.T.astype(np.int64) @ has.astype(np.int64)
    names = labels([index.actors[actor].name(language) for actor in actors])
    ids = [index.actors[actor].id for actor in actors]
    values: list[list[int | None]] = [
        [int(counts[row, column]) or None if row != column else None for column in range(len(actors))]
        for row in range(len(actors))
    ]
    ground = look.GROUND[theme]
    figure = framed(theme, height=110 + 34 * len(actors))
    figure.add_heatmap(
        z=values,
        x=names,
        y=names,
        customdata=[[[one, other] for other in ids] for one in ids],
        text=[["" if value is None else str(value) for value in line] for line in values],
        texttemplate="%{text}",
        hovertemplate="%{y}, %{x}: %{z}<extra></extra>",
        hoverongaps=False,
        showscale=False,
        xgap=2,
        ygap=2,
        zmin=0,
        colorscale=[[0, ground["band"]], [1, look.SHARED[theme]]],
        textfont={"color": ground["text"]},
    )
    # Slanted names reach beyond the last column.
    figure.update_layout(margin={"r": 80})
    figure.update_xaxes(side="top", tickangle=-40, fixedrange=True, type="category")
    figure.update_yaxes(autorange="reversed", fixedrange=True, type="category")
    return figure


def weeks_figure(index: Index, shown: Mask, story: Mask, theme: Theme, language: str) -> go.Figure:
    """How many events each of the busiest actors has in each week, as circles on a folded axis.

    Colours are those of the actors' lanes on the timeline, which depend on the ``story`` alone.
    """
    actors, has = _busiest(index, shown)
    rows = np.flatnonzero(shown)
    scale = folded(index.begin[rows], index.until[rows], index.dot[rows])
    reach = extent(index.begin[rows], index.until[rows], index.dot[rows], scale)
    figure = framed(theme, height=60 + 34 * len(actors))
    colours = {lane.key: lane.colour for lane in lanes(index, "actor", story, story)[0] if lane.key >= 0}
    weeks = np.floor((index.dot[rows] - _MONDAY) / _WEEK) * _WEEK + _MONDAY
    names = labels([index.actors[actor].name(language) for actor in actors])
    for place, actor in enumerate(actors):
        busy, counts = np.unique(weeks[has[:, place]], return_counts=True)
        figure.add_scatter(
            x=scale.place(busy + _WEEK / 2).tolist(),
            y=[names[place]] * len(busy),
            mode="markers",
            customdata=[index.actors[actor].id] * len(busy),
            text=counts.tolist(),
            hovertemplate="%{y}: %{text}<extra></extra>",
            marker={
                "size": (8 + 7 * np.sqrt(counts)).clip(max=30).tolist(),
                "color": look.LANES[theme][colours.get(outermost(index, actor), -1)],
                "opacity": 0.85,
                "line": {"width": 0},
            },
        )
    values, texts = ticks(scale, reach, language)
    figure.update_xaxes(range=list(reach), tickvals=values, ticktext=texts, side="top", fixedrange=True)
    figure.update_yaxes(autorange="reversed", fixedrange=True, type="category")
    return figure


def labels(names: Sequence[str]) -> list[str]:
    """Names short enough for an axis, no two alike: Plotly would draw those in one row."""
    short = [plain(name, _LONGEST) for name in names]
    told_apart = [
        plain(_by_its_end(name), _LONGEST) if short.count(one) > 1 else one
        for name, one in zip(names, short, strict=True)
    ]
    return [
        f"{one} {told_apart[:place].count(one) + 1}" if one in told_apart[:place] else one
        for place, one in enumerate(told_apart)
    ]


def _by_its_end(name: str) -> str:
    """ "Ministry of Foreign Affairs" as "Ministry…Affairs"."""
    if len(name) <= _LONGEST:
        return name
    _, _, words = name[-14:].partition(" ")
    end = words or name[-14:]
    return f"{name[: _LONGEST - 1 - len(end)].rstrip()}…{end}"


def outermost(index: Index, actor: int) -> int:
    """The actor whose lane holds this one's events."""
    seen = {actor}
    while (
        parent := index.actor_rows.get(index.actors[actor].parent or "")
    ) is not None and parent not in seen:
        actor = parent
        seen.add(actor)
    return actor


def _busiest(index: Index, shown: Mask) -> tuple[list[int], Any]:
    """The actors with most events among those shown, and which of these events each has.

    The table has a line for every event shown and a column for every actor.
    """
    rows = np.flatnonzero(shown)
    among = shown[index.acting_event]
    event, actor = index.acting_event[among], index.acting_actor[among]
    counts: Numbers = np.bincount(actor, minlength=len(index.actors))
    order = sorted(np.flatnonzero(counts), key=lambda actor: (-counts[actor], actor))
    actors = [int(actor) for actor in order[:MOST]]
    has = np.zeros((len(rows), len(actors)), np.bool_)
    for column, one in enumerate(actors):
        has[np.searchsorted(rows, event[actor == one]), column] = True
    return actors, has
