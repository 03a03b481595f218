"""An edit as a value: who changed what, when, from what to what; and which edits are in force.

``before`` and ``after`` are plain JSON values by field name, days and times as ISO texts. Their
fields are those of the action (see ``ACTIONS``). An edit that ``undoes`` another takes it out of
force; a redo is an edit that undoes an undo.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

TargetKind = Literal["event", "article", "actor", "story"]

# What each action is done to. Those on articles change what everything else is derived from.
ACTIONS: Mapping[str, TargetKind] = {
    "accept": "event",
    "reject": "event",
    "retitle": "event",
    "redate": "event",
    "status": "event",
    "kind": "event",
    "actors": "event",
    "merge": "event",
    "split": "event",
    "note": "event",
    "add": "article",
    "article-date": "article",
    "article-language": "article",
    "article-split": "article",
    "article-join": "article",
    "article-accept": "article",
    "actor-merge": "actor",
    "actor-rename": "actor",
    "actor-kind": "actor",
    "actor-parent": "actor",
    "story": "story",
    "story-rename": "story",
    "story-describe": "story",
    "story-words": "story",
    "story-actors": "story",
    "story-period": "story",
    "story-remove": "story",
}
# These are applied to the articles before they are dated.
BEFORE_DATING = ("article-date", "article-language", "article-split", "article-join")
UNDO, REDO = "undo", "redo"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article by which an event or the article itself is found again.

    ``words`` is how the passage begins; ``mention_start`` and ``mention_end`` are the expression that
    dates it. Offsets point into the article's text.
    """

    document: str
    start: int
    end: int
    words: str
    mention_start: int | None = None
    mention_end: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What an edit is about: its id and name then, where it is written, and what was derived of it."""

    kind: TargetKind
    id: str
    label: str = ""
    passages: tuple[Passage, ...] = ()
    file: str = ""
    derived: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of the journal; ``at`` is in UTC."""

    id: str
    at: datetime
    editor: str
    action: str
    target: Target
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The edits that can be undone and the undos that can be redone, the next one last."""

    undoable: tuple[Edit, ...]
    redoable: tuple[Edit, ...]


def in_force(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits that nothing undoes, without undos and redos themselves, in the order of the journal."""
    standing = _standing(edits)
    return tuple(edit for edit in edits if edit.undoes is None and edit.id in standing)


def history(edits: Sequence[Edit], editor: str | None = None) -> History:
    """What can be undone and redone; with ``editor``, only what they did: nobody undoes another's work.

    A new edit ends what could be redone, as everywhere.
    """
    standing = _standing(edits)
    own = [edit for edit in edits if editor is None or edit.editor == editor]
    made = [place for place, edit in enumerate(own) if edit.undoes is None]
    since = own[made[-1] + 1 :] if made else own
    return History(
        undoable=tuple(edit for edit in own if edit.undoes is None and edit.id in standing),
        redoable=tuple(edit for edit in since if edit.action == UNDO and edit.id in standing),
    )


def _standing(edits: Sequence[Edit]) -> set[str]:
    """The ids of the lines, undos included, that no later standing line undoes."""
    undone: set[str] = set()
    standing: set[str] = set()
    for edit in reversed(edits):
        if edit.id in undone:
            continue
        standing.add(edit.id)
        if edit.undoes is not None:
            undone.add(edit.undoes)
    return standing
