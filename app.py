"""Chronofil in the browser: ``streamlit run app.py``.

Streamlit finds ``app`` here and serves the page ``timeline/ui/page.py`` together with what the
page's parts fetch for themselves.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

import timeline.ui
from timeline.ui import editing, entry, reviewing, stories, viewing, workshop
from timeline.ui.gate import Gate
from timeline.ui.prompt import promptly
from timeline.ui.routes import Early, routes

app = st.App(
    Path(timeline.ui.__file__).parent / "page.py",
    routes=[
        *routes(),
        *editing.routes(),
        *reviewing.routes(),
        *viewing.routes(),
        *stories.routes(),
        *workshop.routes(),
        *entry.routes(),
    ],
    middleware=[Middleware(Gate), Middleware(Early)],
    lifespan=promptly,
)
