"""Plain text and Markdown, with the front matter of Markdown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from timeline.model import Problem, message
from timeline.readers import Metadata, Page, Statement
from timeline.readers.common.files import load_text

SUFFIXES = (".txt", ".text", ".md", ".markdown")

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEYS = {
    "title": ("title",),
    "url": ("url", "canonical_url", "canonical", "link", "source_url"),
    "publisher": ("publisher", "agency", "source", "site"),
    "language": ("language", "lang", "locale"),
    "published": ("published", "date", "published_at", "publish_date", "date_published"),
}


def read(path: Path) -> Page:
    """Decode a text file; ``UnreadableError`` when it is empty, binary, too large or out of reach."""
    text, problems = load_text(path)
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Page(path, text, problems=problems)
    metadata, trouble = _front_matter(match, text, path)
    # What does not parse as front matter is prose between two rules, unless it is only ill-formed.
    start = match.end() if metadata != Metadata() or trouble else 0
    return Page(path, text, start, metadata, problems=problems + trouble)


def _front_matter(match: re.Match[str], text: str, path: Path) -> tuple[Metadata, tuple[Problem, ...]]:
    try:
        values = yaml.load(match[1], Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 2
        says = message("The front matter is not valid YAML.")
        remedy = message("Write one “key: value” a line between the two lines of dashes.")
        return Metadata(), (Problem(str(path), f"l. {line}", says, remedy),)
    if not isinstance(values, dict):
        return Metadata(), ()
    found = {field: _first(values, keys) for field, keys in _KEYS.items()}
    written = found.pop("published")
    published = None
    if written is not None:
        at = text.find(written, match.start(1))
        published = Statement(written, at, at + len(written)) if at >= 0 else Statement(written, 0, 0)
    language = found.pop("language")
    return Metadata(**found, language=language[:2].lower() if language else None, published=published), ()


def _first(values: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key, value in values.items():
        if key.lower() in keys and isinstance(value, str) and value.strip():
            return value.strip()
    return None
