"""An edit as a line of JSON, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, get_args

from timeline.journal.edits import Edit, Passage, Target, TargetKind

# Halves of characters, which a browser may send and JSON may hold, have no form in UTF-8.
_HALF = re.compile("[\ud800-\udfff]")


class LineError(ValueError):
    """A line that is no edit; its text says what is wrong with it."""


def line(edit: Edit) -> str:
    """The edit on one line, without its end; what is empty is left out."""
    fields = {
        "id": edit.id,
        "at": edit.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "editor": edit.editor,
        "action": edit.action,
        "target": target_fields(edit.target),
        "before": dict(edit.before),
        "after": dict(edit.after),
        "undoes": edit.undoes,
    }
    return json.dumps(whole(fields), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def whole(value: Any) -> Any:
    """A plain value whose texts every file and page can hold; ``RecursionError`` when it is too deep."""
    if isinstance(value, str):
        return _HALF.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, Mapping):
        return {whole(name): whole(inner) for name, inner in value.items()}
    return [whole(inner) for inner in value] if isinstance(value, list | tuple) else value


def edit_of(text: str) -> Edit:
    """The edit that ``line`` wrote; ``LineError`` when the text is none."""
    try:
        fields = whole(json.loads(text))
        undoes = fields.get("undoes")
        return Edit(
            id=_text(fields["id"]),
            at=_time(fields["at"]),
            editor=_text(fields.get("editor") or ""),
            action=_text(fields["action"]),
            target=target_of(fields["target"]),
            before=_object(fields.get("before") or {}),
            after=_object(fields.get("after") or {}),
            undoes=None if undoes is None else _text(undoes),
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise LineError(f"{type(error).__name__}: {error}") from error


def target_fields(target: Target) -> dict[str, Any]:
    """A target as plain values; what is empty is left out."""
    fields = {name: value for name, value in asdict(target).items() if value or name == "id"}
    if target.passages:
        fields["passages"] = [
            {name: value for name, value in asdict(passage).items() if value is not None}
            for passage in target.passages
        ]
    return fields


def target_of(fields: Any) -> Target:
    """The target that ``target_fields`` wrote; ``ValueError``, ``KeyError``, ``TypeError`` for no target."""
    return Target(
        kind=_kind(fields["kind"]),
        id=_text(fields["id"]),
        label=_text(fields.get("label") or ""),
        passages=tuple(_passage(passage) for passage in fields.get("passages") or ()),
        file=_text(fields.get("file") or ""),
        derived=_object(fields.get("derived") or {}),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _object(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} is no object")
    return value


def _kind(value: Any) -> TargetKind:
    for kind in get_args(TargetKind):
        if value == kind:
            known: TargetKind = kind
            return known
    raise ValueError(f"{value!r} is no kind of target")


def _time(value: Any) -> datetime:
    """A time with its zone; one without is taken as UTC."""
    time = datetime.fromisoformat(_text(value))
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)


def _passage(fields: Any) -> Passage:
    numbers = {name: fields.get(name) for name in ("start", "end", "mention_start", "mention_end")}
    for name, number in numbers.items():
        missing = number is None and name.startswith("mention")
        if not missing and (not isinstance(number, int) or isinstance(number, bool) or number < 0):
            raise TypeError(f"{name} is no place: {number!r}")
    return Passage(_text(fields["document"]), words=_text(fields["words"]), **numbers)
