"""An edit in a line for readers: what was done to what, from what to what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from timeline.journal.edits import Edit
from timeline.journal.stories import Held
from timeline.model import Message, Story, message
from timeline.wording import format_interval, name, say, translate, translate_count

ACTS = {
    "accept": "accepted",
    "reject": "rejected",
    "retitle": "title changed",
    "redate": "date changed",
    "status": "status changed",
    "kind": "kind changed",
    "actors": "actors changed",
    "merge": "joined with another event",
    "split": "split",
    "note": "note",
    "add": "event added",
    "article-date": "article’s date corrected",
    "article-language": "article’s language corrected",
    "article-split": "article split",
    "article-join": "article joined with the one before",
    "article-accept": "article’s corrections checked",
    "actor-merge": "actor merged with another",
    "actor-rename": "actor renamed",
    "actor-kind": "actor’s kind changed",
    "actor-parent": "actor’s parent changed",
    "story": "story defined",
    "story-rename": "story renamed",
    "story-describe": "story described",
    "story-words": "story’s words changed",
    "story-actors": "story’s actors changed",
    "story-period": "story’s period changed",
    "story-remove": "story removed",
    "undo": "undone",
    "redo": "done again",
}
# Fields that repeat others or are for the program alone.
_SILENT = ("known", "until", "grain", "approximate", "with", "of", "made", "id")


def describe(edit: Edit, language: str, actors: Mapping[str, str] | None = None) -> str:
    """``title changed: “Acme closes”: Acme closes → Acme shuts its plant``.

    ``actors`` are the names of actors by their ids; an id that it lacks stands for itself.
    """
    # An action that is none, typed into the file, is a word and no sentence with places.
    act = translate(ACTS[edit.action], language) if edit.action in ACTS else edit.action
    what = edit.target.label or edit.target.id
    line = translate("{act}: “{what}”", language, act=act, what=" ".join(what.split())[:90])
    known = {**_described(edit.before, language), **_described(edit.after, language), **(actors or {})}
    before, after = (_values(fields, language, known) for fields in (edit.before, edit.after))
    if edit.action in ("accept", "reject", "add", "story", "story-remove") or not (before or after):
        return line
    change = f"{before} → {after or '–'}" if before else after
    return translate("{line}: {change}", language, line=line, change=change)


def _described(fields: Mapping[str, Any], language: str) -> dict[str, str]:
    """The names of the actors that an edit itself describes: they may be in no article any more."""
    described = fields.get("known")
    names = {
        identifier: actor.get("names") if isinstance(actor, dict) else None
        for identifier, actor in (described.items() if isinstance(described, dict) else ())
    }
    return {
        identifier: str(named.get(language) or next(iter(named.values())))
        for identifier, named in names.items()
        if isinstance(named, dict) and named
    }


def _values(fields: Mapping[str, Any], language: str, actors: Mapping[str, str]) -> str:
    period = [_period(fields, language)] if "until" in fields and "grain" not in fields else []
    shown = [
        _value(field, value, fields, language, actors)
        for field, value in fields.items()
        if field not in _SILENT and not (period and field == "begin") and value not in (None, "", [], {})
    ]
    return ", ".join(one for one in (*shown, *period) if one)


def _period(fields: Mapping[str, Any], language: str) -> str:
    """A story's period, either end of which may be open."""
    try:
        begin, until = (
            datetime.fromisoformat(fields[end]) if fields.get(end) else None for end in ("begin", "until")
        )
        return format_interval(begin, until, None, language) if begin or until else ""
    except (ValueError, TypeError):
        return ""


def _value(
    field: str, value: Any, fields: Mapping[str, Any], language: str, actors: Mapping[str, str]
) -> str:
    if field in ("status", "kind") and isinstance(value, str):
        return name(value, field, language)
    if field == "begin" and "until" in fields:
        try:
            begin, until = (datetime.fromisoformat(str(fields[end])) for end in ("begin", "until"))
            return format_interval(
                begin, until, fields.get("grain"), language, bool(fields.get("approximate"))
            )
        except (ValueError, TypeError):
            return str(value)
    if field in ("into", "parent") and isinstance(value, str):
        return actors.get(value, value)
    if isinstance(value, list):
        named = [actors.get(str(one), str(one)) for one in value] if field == "actors" else map(str, value)
        return ", ".join(named)
    return ", ".join(map(str, value.values())) if isinstance(value, dict) else " ".join(str(value).split())


def tell_held(found: Held, stories: Sequence[Story], language: str) -> str:
    """How many events a story would hold, and which of them other stories have now."""
    if not found.events:
        return translate("No event would be in this story", language)
    names = {story.id: story.name(language) for story in stories}
    count = len(found.events)
    says = translate_count(
        "{count} event would be in this story", "{count} events would be in this story", count, language
    )
    taken = [
        translate_count(
            "{count} of them from “{story}”", "{count} of them from “{story}”", many, language,
            story=names.get(other, other),
        )
        for other, many in found.taken.items()
    ]  # fmt: skip
    return translate("{sentence}, {more}", language, sentence=says, more=", ".join(taken)) if taken else says


def told(edit: Edit) -> Message:
    """Who made an edit and when, for a line of the journal; the time is in UTC, and says so."""
    at = edit.at.astimezone(UTC).replace(tzinfo=None)
    if edit.editor:
        return message("{editor}, {day} (UTC)", editor=edit.editor, day=at)
    return message("{day} (UTC)", day=at)


def journal_line(
    edit: Edit, language: str, *, in_force: bool, actors: Mapping[str, str] | None = None
) -> tuple[str, str, str, str]:
    """A row of the journal as a table: id, who and when, what, and whether it is in force."""
    state = "" if in_force else translate("undone", language)
    return edit.id, say(told(edit), language), describe(edit, language, actors), state
