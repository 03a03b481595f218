"""Names that an article cannot hold before they were coined (``coined.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from timeline.dating import likelihood as lk
from timeline.dating.clue import Clue
from timeline.dating.grid import Grid
from timeline.model import Message, message


@cache
def _coined() -> tuple[re.Pattern[str], dict[str, date]]:
    """A pattern for all the names, and the day each came into use."""
    entries = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    since = {name: entry["since"] for entry in entries for name in entry["names"]}
    names = "|".join(re.escape(name) for name in sorted(since, key=len, reverse=True))
    # Not inside an address, a handle or another word.
    return re.compile(rf"(?<![\w@#./-])(?:{names})(?![\w/]|\.\w)"), since


def coined_clues(text: str, grid: Grid) -> Iterator[Clue]:
    """The youngest name of a text: the article is not older."""
    pattern, since = _coined()
    youngest = max(pattern.finditer(text), key=lambda match: since[match[0]], default=None)
    if youngest is None or since[youngest[0]] <= grid.first:
        return
    name, day = youngest[0], since[youngest[0]]

    def say(_: date) -> Message:
        return message("“{name}” is a name only since {day}: the article is not older.", name=name, day=day)

    scores = np.where(grid.days >= day.toordinal(), 0.0, np.log(lk.BEFORE_ITS_NAME))
    yield Clue("coined-name", *youngest.span(), scores, say)
