"""Building the tables on a first visit, with progress; and saying what prevents it."""

from __future__ import annotations

import streamlit as st

from timeline.model import ProblemError, message
from timeline.ui import library
from timeline.ui.state import from_locale
from timeline.wording import name, say, translate


def make_with_progress(timeline: str | None = None) -> None:
    """Build the missing tables while a bar shows how far it is."""
    language = from_locale(st.context.locale)
    place = st.empty()
    with place.container(horizontal_alignment="center"), st.container(width=560):
        st.title("Chronofil")
        st.text(
            translate(
                "First visit: the timeline is built from the articles. This takes a moment, once.", language
            )
        )
        bar = st.progress(0.0, text=translate("Reading the articles…", language))
    stages: list[str] = []

    def move(stage: str, done: int, total: int) -> None:
        if stage not in stages:
            stages.append(stage)
        # Nobody knows how many stages will follow: each takes half of what is left.
        share = done / total if total else 1.0
        before = 1.0 - 0.6 ** (len(stages) - 1)
        bar.progress(before + (0.6 ** (len(stages) - 1)) * 0.4 * share, text=name(stage, "stage", language))

    library.make(move, timeline)
    place.empty()


def not_built(timeline: str | None) -> library.LibraryError:
    """What a visitor is told who may not have the tables built."""
    says = message("This timeline is not built yet.")
    remedy = message("Build it: python -m timeline build {name}", name=timeline or "PATH --output DIR")
    return library.LibraryError(says, remedy)


def show_error(error: ProblemError) -> None:
    """Say in one line what is wrong, and in the next what helps."""
    language = from_locale(st.context.locale)
    st.error(_plain(say(error.problem.says, language)) + "\n\n" + _plain(say(error.problem.remedy, language)))


def _plain(text: str) -> str:
    """Text that Streamlit shows as it is, not as Markdown."""
    return "".join(
        f"\\{character}" if character in r"\`*_{}[]()#+-.!$:<>|~" else character for character in text
    )
