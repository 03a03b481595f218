"""The page: Streamlit runs this from top to bottom for every visit and everything a reader does."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from timeline.ui import library, projections
from timeline.ui.actions import Act, perform
from timeline.ui.editing import editable
from timeline.ui.making import make_with_progress, show_error
from timeline.ui.parts import show
from timeline.ui.state import State, from_address
from timeline.view.filtering import matching

ICON = Path(__file__).parent / "component" / "icon.svg"

st.set_page_config(
    page_title="Chronofil", page_icon=str(ICON), layout="wide", initial_sidebar_state="collapsed"
)


def page() -> None:
    """Compose the page of the current state."""
    name = st.session_state.setdefault("timeline", st.query_params.get("timeline") or None)
    if library.missing(name):
        make_with_progress(name)
    shelf = library.shelf(name)
    index = shelf.index
    if "state" not in st.session_state:
        st.session_state.state = from_address(st.query_params.to_dict(), index, st.context.locale)

    def act(done: Act) -> None:
        st.session_state.state = perform(st.session_state.state, index, done)

    state: State = st.session_state.state
    shown = matching(index, state.criteria)
    selected = index.positions.get(state.selected or "")
    chosen = selected is not None
    if selected is None:
        selected = projections.proposed(state, index, shown)

    with st.container(key="page"):
        show("feed", projections.feed(state, index, shelf.key, shown), act)
        show("masthead", {**projections.masthead(state, index), "timelines": editable()}, act)
        show("filters", projections.filters(state, index, shelf.key, shown), act)
        with st.container(key="board"):
            show("chart", projections.chart(state, index, selected, chosen, name), act)
            show("card", projections.event_card(state, index, selected, shown, chosen, name), act)
            show("table", projections.table(state, selected, shown), act)


try:
    page()
except library.LibraryError as error:
    show_error(error)
