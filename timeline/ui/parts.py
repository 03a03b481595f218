"""The parts of the page: each shows a projection of the state and hands on what the reader does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from timeline.ui.actions import Act

# Streamlit keeps this with every message, so it only fetches the program, which the browser keeps.
_LOADER = """
export default (part) => {
  const program = new URL(`${part.data.program}/main.js`, document.baseURI).href;
  import(program).then(({ mount }) => mount("NAME", part));
};
"""


def _register(name: str) -> Any:
    return st.components.v2.component(
        f"chronofil_{name}", js=_LOADER.replace("NAME", name), isolate_styles=False
    )


_PARTS = {name: _register(name) for name in ("feed", "masthead", "filters", "chart", "card", "table")}


def show(name: str, data: dict[str, Any], on_act: Callable[[Act], None]) -> None:
    """Show one part. ``on_act`` is called, before the page is made again, with what the reader did."""
    key = f"part_{name}"

    def handle() -> None:
        for done in st.session_state[key].get("act") or ():
            if isinstance(done, dict) and isinstance(done.get("name"), str):
                on_act(Act(done["name"], done.get("value")))

    _PARTS[name](key=key, data=data, on_act_change=handle)
