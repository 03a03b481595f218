"""The page: Streamlit runs this from top to bottom for every visit and everything a reader does."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from timeline.model import ProblemError
from timeline.ui import library, projections
from timeline.ui.access import Visitor, may_edit, password_file, signed_in
from timeline.ui.actions import Act, perform
from timeline.ui.making import make_with_progress, not_built, show_error
from timeline.ui.parts import show
from timeline.ui.state import State, from_address, standing
from timeline.view.filtering import matching

ICON = Path(__file__).parent / "component" / "icon.svg"

st.set_page_config(
    page_title="Chronofil", page_icon=str(ICON), layout="wide", initial_sidebar_state="collapsed"
)


def page() -> None:
    """Compose the page of the current state."""
    name = st.session_state.setdefault("timeline", st.query_params.get("timeline") or None)
    visitor = _visitor()
    editable = may_edit(visitor)
    if library.missing(name):
        if not editable:
            raise not_built(name)
        make_with_progress(name)
    shelf = library.shelf(name)
    index = shelf.index
    if "state" not in st.session_state:
        st.session_state.state = from_address(st.query_params.to_dict(), index, st.context.locale)

    def act(done: Act) -> None:
        st.session_state.state = perform(st.session_state.state, index, done)

    state: State = standing(st.session_state.state, index)
    st.session_state.state = state
    shown = matching(index, state.criteria)
    selected = index.positions.get(state.selected or "")
    chosen = selected is not None
    if selected is None:
        selected = projections.proposed(state, index, shown)

    doors = _doors(visitor, editable)
    with st.container(key="page"):
        show("feed", projections.feed(state, index, shelf.key, shown), act)
        show("masthead", {**projections.masthead(state, index), **doors, "timeline": name}, act)
        show("filters", projections.filters(state, index, shelf.key, shown), act)
        with st.container(key="board"):
            show("chart", projections.chart(state, index, selected, chosen, name), act)
            card = projections.event_card(state, index, selected, shown, chosen, name)
            show("card", {**card, "editable": editable and shelf.held}, act)
            show("table", projections.table(state, selected, shown), act)


def _visitor() -> Visitor:
    headers = {name.lower(): value for name, value in st.context.headers.items()}
    # Streamlit names no address for this machine's own.
    return Visitor(st.context.ip_address or "127.0.0.1", headers, st.context.cookies.to_dict())


def _doors(visitor: Visitor, editable: bool) -> dict[str, bool]:
    """Which of the ways to other pages a visitor has: to the timelines, in, and out."""
    inside = signed_in(visitor)
    return {"timelines": editable, "signIn": bool(password_file()) and not editable, "signOut": inside}


try:
    page()
except ProblemError as error:
    show_error(error)
