"""A clue: part of an article's text, and how likely it makes each day of publication."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from timeline.dating.grid import Scores
from timeline.model import EvidenceKind, Message

Say = Callable[[date], Message]


@dataclass(frozen=True)
class Clue:
    """``text[start:end]`` speaks for some days: ``scores`` are log-likelihood ratios, one a day."""

    kind: EvidenceKind
    start: int
    end: int
    scores: Scores
    say: Say
