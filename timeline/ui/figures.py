"""The figures of the other views, made for a state of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import plotly.graph_objects as go

from timeline.ui.state import State
from timeline.view.activity import together_figure, weeks_figure
from timeline.view.filtering import Criteria, matching
from timeline.view.index import Index
from timeline.view.knowledge import knowledge_figure
from timeline.view.look import Theme


def _together(state: State, index: Index, theme: Theme) -> go.Figure:
    return together_figure(index, matching(index, state.criteria), theme, state.language)


def _weeks(state: State, index: Index, theme: Theme) -> go.Figure:
    story = matching(index, Criteria(story=state.criteria.story))
    return weeks_figure(index, matching(index, state.criteria), story, theme, state.language)


def _known(state: State, index: Index, theme: Theme) -> go.Figure:
    story = matching(index, Criteria(story=state.criteria.story))
    return knowledge_figure(index, matching(index, state.criteria), story, state.lanes, theme, state.language)


FIGURES: Mapping[str, Callable[[State, Index, Theme], go.Figure]] = {
    "together": _together,
    "weeks": _weeks,
    "known": _known,
}
