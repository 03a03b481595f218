"""Chronofil in the browser: ``streamlit run app.py``.

Streamlit finds ``app`` here and serves the page ``timeline/ui/page.py`` together with what the
page's parts fetch for themselves.
"""

from pathlib import Path

import streamlit as st

import timeline.ui
from timeline.ui.routes import routes

app = st.App(Path(timeline.ui.__file__).parent / "page.py", routes=routes())
