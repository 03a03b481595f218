"""A dispatch opens with its place, its day and its agency: that is the day it was sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline.reading import read_all

DAY = date(2023, 3, 14)


@pytest.mark.parametrize(
    "lead",
    [
        "Brest, 14 mars 2023 (AFP) - Le maire a annoncé mardi la fermeture du pont de la ville.",
        "PARIS, le 14 mars 2023 – La préfecture a fermé mardi le pont de la Recouvrance.",
        "PARIS, mardi 14 mars 2023 (Reuters) La préfecture a fermé le pont de la Recouvrance.",
        "PARIS, March 14, 2023 (Reuters) - The mayor said on Tuesday that the bridge would close.",
    ],
)
def test_the_dateline_states_the_day(tmp_path: Path, lead: str) -> None:
    assert published(tmp_path, lead) == DAY


@pytest.mark.parametrize(
    "lead",
    [
        "Le pont, fermé le 14 mars 2023 (photo), rouvrira mardi, a annoncé le maire de la ville.",
        "Ouvert à Brest, le 14 mars 2023, le pont a fermé mardi, a annoncé le maire de la ville.",
        "Le 14 mars 2023 - un mardi -, le pont de la ville avait fermé, a rappelé le maire.",
    ],
)
def test_another_day_in_the_first_sentence_states_nothing(tmp_path: Path, lead: str) -> None:
    assert published(tmp_path, lead) is None


def published(folder: Path, lead: str) -> date | None:
    """The day that a page of one article with this first paragraph states."""
    file = folder / "dispatch.txt"
    file.write_text(f"La ville ferme le pont\n\n{lead}\n", encoding="utf-8")
    (document,), _ = read_all([file])
    return document.published.best if document.published else None
