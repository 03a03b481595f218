"""The app as it is, for which ``news.example`` is a site on this machine, ``inner.example`` a private one."""

from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

import timeline.ui
from timeline.fetching import fetch
from timeline.ui import editing, entry, reviewing, workshop
from timeline.ui.gate import Gate
from timeline.ui.prompt import promptly
from timeline.ui.routes import Early, routes

here = partial(
    fetch,
    resolve=lambda name, _: ["10.0.0.7"] if name == "inner.example" else ["127.0.0.1"],
    allow=lambda numeric: numeric == "127.0.0.1",
)
app = st.App(
    Path(timeline.ui.__file__).parent / "page.py",
    routes=[*routes(), *editing.routes(), *reviewing.routes(), *workshop.routes(here), *entry.routes()],
    middleware=[Middleware(Gate), Middleware(Early)],
    lifespan=promptly,
)
