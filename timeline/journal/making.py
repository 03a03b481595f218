"""From what somebody asks for to an edit, or to the reason why not: the same for every way to ask.

``values`` are plain values, as a form or a command line gives them; each action says what it takes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from timeline.journal import asked_of_events, asked_of_others, asked_of_stories
from timeline.journal.applying import apply
from timeline.journal.choosing import refuse
from timeline.journal.edits import ACTIONS, BEFORE_DATING, REDO, UNDO, Edit, history
from timeline.journal.lines import whole
from timeline.journal.situation import Situation, Values
from timeline.model import message

MAKERS = {**asked_of_events.MAKERS, **asked_of_others.MAKERS, **asked_of_stories.MAKERS}

ALREADY = {
    "retitle": "The event has this title already.",
    "redate": "The event has this date already.",
    "status": "The event has this status already.",
    "kind": "The event is of this kind already.",
    "actors": "The event has these actors already.",
    "article-language": "The article is in this language already.",
    "actor-rename": "The actor has this name already.",
    "actor-kind": "The actor is of this kind already.",
    "actor-parent": "The actor belongs there already.",
    "story-rename": "The story has this name already.",
    "story-describe": "The story has this description already.",
    "story-words": "The story has these words already.",
    "story-actors": "The story has these actors already.",
    "story-period": "The story has this period already.",
}


@dataclass(frozen=True, slots=True)
class Author:
    """Who edits and when; ``id`` is the new edit's own, which nobody else has."""

    id: str
    at: datetime
    editor: str = ""


def make(action: str, target: str, values: Values, here: Situation, author: Author) -> Edit:
    """The edit that does ``action`` to the target with this id; ``EditError`` tells why it cannot be."""
    action, target, author = whole(action), whole(target), replace(author, editor=whole(author.editor))
    if action in (UNDO, REDO):
        return _turned(action, target, here, author)
    if action not in ACTIONS:
        raise refuse(
            message("There is no action {action}.", action=action),
            message("Choose one of {names}.", names=tuple(ACTIONS)),
        )
    try:
        made = MAKERS[action](here, target, whole(values))
    except KeyError as error:
        raise refuse(
            message("“{action}” needs “{field}”.", action=action, field=str(error.args[0])),
            message("Nothing was changed."),
        ) from error
    except (TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
        raise refuse(
            message(
                "What was given for “{action}” makes no sense ({reason}).", action=action, reason=str(error)
            ),
            message("Nothing was changed."),
        ) from error
    _, before, after = made
    if action in ALREADY and _same(before, after):
        raise refuse(message(ALREADY[action]), message("Nothing was changed."))
    edit = Edit(author.id, author.at, author.editor, action, *made)
    if action not in BEFORE_DATING:
        _try(edit, here)
    return edit


def _same(before: Values, after: Values) -> bool:
    """Whether an edit would leave everything as it is."""
    told = {name: value.strip() if isinstance(value, str) else value for name, value in after.items()}
    return all(before.get(name) == value for name, value in told.items() if name != "known")


def _try(edit: Edit, here: Situation) -> None:
    """Nothing is kept that would have no effect."""
    for lost in apply(here.built, (*here.edits, edit)).lost:
        if lost.edit.id == edit.id:
            raise refuse(lost.says, message("Nothing was changed."))


def _turned(action: str, which: str, here: Situation, author: Author) -> Edit:
    """An undo of an edit or a redo of an undo: the one named, else the editor's last."""
    past = history(here.edits, None if which else author.editor)
    if action == UNDO:
        open_to = past.undoable
        says = message("There is nothing to undo.")
    else:
        open_to = past.redoable
        says = message("There is nothing to redo.")
    chosen = [edit for edit in open_to if not which or which in (edit.id, edit.undoes)]
    if not chosen:
        raise refuse(says, message("The journal lists all edits and who made them."), which)
    last = chosen[-1]
    return Edit(author.id, author.at, author.editor, action, last.target, last.after, last.before, last.id)
