"""Values of the model as JSON, and back, without loss."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from timeline.model import (
    Actor,
    Anchor,
    Evidence,
    Mention,
    Message,
    Part,
    Problem,
    Story,
    Value,
)

Json = Any


def dumps(value: Json) -> str:
    """JSON on one line, in its shortest form, letters unescaped."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def loads(text: str | None) -> Json:
    """The value of a JSON text; None for an empty one."""
    return json.loads(text) if text else None


def _value(value: Value) -> Json:
    if isinstance(value, datetime):
        return {"time": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return value


def _value_back(value: Json) -> Value:
    if isinstance(value, dict):
        ((kind, written),) = value.items()
        return datetime.fromisoformat(written) if kind == "time" else date.fromisoformat(written)
    if isinstance(value, list):
        return tuple(_value_back(item) for item in value)
    return value  # type: ignore[no-any-return]


def message(says: Message) -> Json:
    """``{"text": ..., "values": {...}}``; days and times are written ``{"day": ISO}``, ``{"time": ISO}``."""
    return {"text": says.text, "values": {name: _value(value) for name, value in says.values}}


def message_back(says: Json) -> Message:
    """The message that ``message`` wrote."""
    return Message(says["text"], tuple((name, _value_back(value)) for name, value in says["values"].items()))


def evidence(clues: Iterable[Evidence]) -> Json:
    """A list of objects, one a clue."""
    return [
        {"kind": c.kind, "text": c.text, "start": c.start, "end": c.end, "says": message(c.says)}
        for c in clues
    ]


def evidence_back(clues: Json) -> tuple[Evidence, ...]:
    """The clues that ``evidence`` wrote."""
    return tuple(
        Evidence(c["kind"], c["text"], c["start"], c["end"], message_back(c["says"])) for c in clues or ()
    )


def parts(pieces: Iterable[Part]) -> Json:
    """A list of ``[kind, start, end]``."""
    return [[part.kind, part.start, part.end] for part in pieces]


def parts_back(pieces: Json) -> tuple[Part, ...]:
    """The parts that ``parts`` wrote."""
    return tuple(Part(*piece) for piece in pieces or ())


def anchor(counted_from: Anchor) -> Json:
    """An object with ``kind`` and, where known, the time and the offsets of what was counted from."""
    at = counted_from.at and counted_from.at.isoformat()
    fields = {"kind": counted_from.kind, "at": at, "start": counted_from.start, "end": counted_from.end}
    return {name: value for name, value in fields.items() if value is not None}


def anchor_back(counted_from: Json) -> Anchor:
    """The anchor that ``anchor`` wrote."""
    at = counted_from.get("at")
    return Anchor(
        counted_from["kind"],
        at and datetime.fromisoformat(at),
        counted_from.get("start"),
        counted_from.get("end"),
    )


def mention(found: Mention) -> Json:
    """A mention as one object."""
    return {
        **asdict(found),
        "begin": found.begin and found.begin.isoformat(),
        "until": found.until and found.until.isoformat(),
        "anchor": anchor(found.anchor),
        "notes": [message(note) for note in found.notes],
    }


def mention_back(found: Mapping[str, Json]) -> Mention:
    """The mention that ``mention`` wrote."""
    return Mention(
        **{
            **found,
            "begin": found["begin"] and datetime.fromisoformat(found["begin"]),
            "until": found["until"] and datetime.fromisoformat(found["until"]),
            "anchor": anchor_back(found["anchor"]),
            "notes": tuple(message_back(note) for note in found["notes"]),
        }
    )


def actor(who: Actor) -> Json:
    """An actor as one object."""
    return {**asdict(who), "names": dict(who.names), "aliases": list(who.aliases)}


def actor_back(who: Mapping[str, Json]) -> Actor:
    """The actor that ``actor`` wrote."""
    return Actor(**{**who, "names": tuple(who["names"].items()), "aliases": tuple(who["aliases"])})


def story(query: Story) -> Json:
    """A story as one object."""
    return {
        **asdict(query),
        "names": dict(query.names),
        "descriptions": dict(query.descriptions),
        "actors": list(query.actors),
        "words": list(query.words),
        "begin": query.begin and query.begin.isoformat(),
        "until": query.until and query.until.isoformat(),
    }


def story_back(query: Mapping[str, Json]) -> Story:
    """The story that ``story`` wrote."""
    return Story(
        **{
            **query,
            "names": tuple(query["names"].items()),
            "descriptions": tuple(query.get("descriptions", {}).items()),
            "actors": tuple(query["actors"]),
            "words": tuple(query["words"]),
            "begin": query["begin"] and date.fromisoformat(query["begin"]),
            "until": query["until"] and date.fromisoformat(query["until"]),
        }
    )


def problem(trouble: Problem) -> Json:
    """A problem as one object."""
    return {**asdict(trouble), "says": message(trouble.says), "remedy": message(trouble.remedy)}


def problem_back(trouble: Mapping[str, Json]) -> Problem:
    """The problem that ``problem`` wrote."""
    return Problem(
        **{**trouble, "says": message_back(trouble["says"]), "remedy": message_back(trouble["remedy"])}
    )
