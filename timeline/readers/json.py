"""JSON Lines, JSON arrays and JSON Feed: an object an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from timeline.model import message
from timeline.readers import Page, refuse
from timeline.readers.common import columns
from timeline.readers.common.columns import Entry
from timeline.readers.common.files import load_text
from timeline.readers.common.telling import malformed

SUFFIXES = (".jsonl", ".ndjson", ".json")
LARGEST = 128 * 1024 * 1024
DEEPEST = 3
_BLANK = re.compile(r"[\s,]*")


def read(path: Path) -> Page:
    """The objects of a file that hold a text; ``UnreadableError`` when there are none.

    Fields of fields are named with a dot (``source.name``). What is cut off or malformed costs only itself.
    """
    text, problems = load_text(path, LARGEST)
    text = text.lstrip("\ufeff")
    value = _parsed(text)
    entries, faults = _lines(text) if value is None else (_numbered(_objects(value)), [])
    if not entries:
        entries, faults = _salvaged(text)
    if not entries:
        says = message("The file holds no JSON objects.")
        raise refuse(path, says, message("Put one object an article in it, each on its own line."))
    composer, remarks = columns.compose(entries, path)
    problems = (*problems, *malformed(path, faults, "JSON"), *remarks)
    return Page(path, composer.text, articles=tuple(composer.articles), problems=problems)


def _lines(text: str) -> tuple[list[Entry], list[str]]:
    """An object a line, and the places of lines that hold none."""
    entries: list[Entry] = []
    faults: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        value = _parsed(line)
        if isinstance(value, dict):
            found = list(_objects(value))
            entries.extend(Entry(f"l. {number}", _flat(item)) for item in found)
        else:
            faults.append(f"l. {number}")
    return entries, faults


def _numbered(items: Sequence[dict[str, Any]]) -> list[Entry]:
    return [Entry(f"#{number}", _flat(item)) for number, item in enumerate(items, 1)]


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _salvaged(text: str) -> tuple[list[Entry], list[str]]:
    """The objects of an array that is cut off, and the place where reading stopped."""
    decoder = json.JSONDecoder(strict=False)
    items: list[dict[str, Any]] = []
    at = text.find("[") + 1
    while at:
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        if isinstance(value, dict):
            items.append(value)
    return _numbered(items), [f"l. {text.count(chr(10), 0, at) + 1}"]


def _objects(value: Any, depth: int = 0) -> Sequence[dict[str, Any]]:
    """The articles in a value: the longest list of objects in it, else the object itself."""
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)]
    if not isinstance(value, dict) or depth > DEEPEST:
        return []
    inner = [_objects(item, depth + 1) for item in value.values() if isinstance(item, list | dict)]
    best = max(inner, key=len, default=[])
    # An article has a text of its own; what only holds a list of articles has none.
    own = max((len(item) for item in value.values() if isinstance(item, str)), default=0)
    theirs = max((len(item) for one in best for item in one.values() if isinstance(item, str)), default=0)
    return best if theirs > max(own, 60) else [value]


def _flat(item: dict[str, Any]) -> dict[str, str]:
    return dict(_fields(item, "", 0))


def _fields(item: dict[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    for key, value in item.items():
        name = prefix + str(key)
        if isinstance(value, dict) and depth < DEEPEST:
            yield from _fields(value, f"{name}.", depth + 1)
        elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            yield name, "\n\n".join(value)
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            yield name, str(value)
