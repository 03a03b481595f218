"""A timeline as somebody finds it who edits it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.journal.applying import Edited, apply
from timeline.journal.edits import Edit, Target
from timeline.model import Corpus

Values = Mapping[str, Any]
Fields = dict[str, Any]
# What an edit is about, the fields before it and those after.
Made = tuple[Target, Fields, Fields]


@dataclass(frozen=True, slots=True)
class Situation:
    """As built, the journal, and what both make."""

    built: Corpus
    edits: Sequence[Edit]
    now: Edited

    def names(self, language: str) -> dict[str, str]:
        """What actors are called, by their ids: as they were found, and as people made them."""
        return {actor.id: actor.name(language) for actor in (*self.built.actors, *self.now.corpus.actors)}


def situation(built: Corpus, edits: Sequence[Edit]) -> Situation:
    """The situation in which a corpus and a journal put an editor."""
    return Situation(built, edits, apply(built, edits))
