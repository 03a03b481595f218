"""Which column of a table holds what: by its name, else by what is in it, or as the sidecar says.

A sidecar beside the table sets it right; what it leaves out is still guessed, and ``-`` takes no column::

    columns:
      text: body
      published: day
      publisher: "-"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from timeline import languages
from timeline.model import Message, Problem, message
from timeline.readers import Metadata, Statement, refuse
from timeline.readers.common import markup, stamps
from timeline.readers.common.composing import Composer, Paragraph, language_code, one_line
from timeline.readers.common.telling import without_text

ROLES = ("text", "title", "published", "url", "publisher", "language", "lead")
SAMPLE = 200
NO_COLUMN = "-"
_ADDRESS = re.compile(r"https?://\S+")
_NUMERIC_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:\D.*)?")
_YEAR = re.compile(r"(?:1[6-9]|20)\d{2}")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row and its place in the file, such as ``l. 12``."""

    place: str
    row: Row


def compose(entries: Sequence[Entry], path: Path) -> tuple[Composer, tuple[Problem, ...]]:
    """The articles of a table; ``UnreadableError`` when no column holds texts."""
    names = list(dict.fromkeys(name for entry in entries[: SAMPLE * 5] for name in entry.row))
    asked, problems = _asked(path, names)
    sample = [entry.row for entry in entries[:SAMPLE]]
    chosen = {
        role: name for role, name in (_guessed(names, sample, asked) | asked).items() if name != NO_COLUMN
    }
    if "text" not in chosen and "lead" not in chosen:
        says = message("No column holds the texts of articles (columns: {names}).", names=tuple(names[:12]))
        raise refuse(path, says, _how(path))
    composer = Composer()
    order = _order(entries, chosen.get("published"))
    empty = [
        entry.place
        for entry in entries
        if not composer.add(_paragraphs(entry.row, chosen), _metadata(entry.row, chosen, order))
    ]
    if not composer.articles:
        raise refuse(path, message("No row has a text."), _how(path))
    return composer, (*problems, *_shown(chosen, asked, path), *without_text(path, empty))


def _paragraphs(row: Row, chosen: Mapping[str, str]) -> list[Paragraph]:
    for role in ("text", "lead"):
        text = row.get(chosen.get(role, ""), "")
        if text.strip():
            return markup.fragment(text)
    return []


def _metadata(row: Row, chosen: Mapping[str, str], order: str | None) -> Metadata:
    def value(role: str) -> str | None:
        return one_line(markup.plain(row.get(chosen.get(role, ""))))

    url = value("url")
    return Metadata(
        title=value("title"),
        url=url if url and _ADDRESS.fullmatch(url) else None,
        publisher=value("publisher"),
        language=language_code(value("language")),
        published=_published(value("published"), chosen.get("published", ""), order),
    )


def _published(written: str | None, column: str, order: str | None) -> Statement | None:
    match = _NUMERIC_DAY.fullmatch(written or "")
    if match and order:
        first, second = (match[1], match[2]) if order == "month" else (match[2], match[1])
        found = stamps.days(f"{match[3]}-{int(first):02}-{int(second):02}")
        return Statement(match[0], 0, 0, column, found)
    return stamps.statement(written, column)


def _order(entries: Sequence[Entry], column: str | None) -> str | None:
    """Whether a column of days such as 04/09/2020 puts the month or the day first; None where none tells."""
    matches = [_NUMERIC_DAY.fullmatch(entry.row.get(column or "", "").strip()) for entry in entries]
    found = [(int(match[1]), int(match[2])) for match in matches if match]
    no_month = any(first > 12 for first, _ in found), any(second > 12 for _, second in found)
    return {(True, False): "day", (False, True): "month"}.get(no_month)


def _guessed(names: Sequence[str], sample: Sequence[Row], asked: Mapping[str, str]) -> dict[str, str]:
    """A column for each role: by name, then for what is still missing by content."""
    free = [name for name in names if name not in asked.values()]
    found: dict[str, str] = {}
    for role in ROLES:
        if role in asked:
            continue
        fitting = [
            name for name in free if bare_name(name) in _known(role) and _plausible(role, name, sample)
        ]
        if fitting:
            found[role] = min(fitting, key=lambda name: _known(role).index(bare_name(name)))
            free.remove(found[role])
    for role in ("url", "published", "text", "title"):
        if role not in found and role not in asked:
            best = _by_content(role, free, sample)
            if best is not None:
                found[role] = best
                free.remove(best)
    return found


def _known(role: str) -> tuple[str, ...]:
    parts = (languages.part(code, "fields") for code in languages.available())
    return tuple(name for part in parts if part for name in part.COLUMNS[role])


def bare_name(name: str) -> str:
    """A field's name as the lists of languages have it: lower case, no accents, letters and digits only."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in plain if character.isalnum())


def _values(name: str, sample: Sequence[Row]) -> list[str]:
    return [value for row in sample if (value := row.get(name, "").strip())]


def _plausible(role: str, name: str, sample: Sequence[Row]) -> bool:
    """Whether a column can be what its name says; an empty one cannot."""
    values = _values(name, sample)
    if not values:
        return False
    if role == "published":
        return sum(_dates(value) for value in values) >= len(values) / 2
    if role == "url":
        return sum(bool(_ADDRESS.match(value)) for value in values) >= len(values) / 2
    if role == "text":
        return any(len(value.split()) > 3 for value in values)
    if role == "publisher":
        return sum(len(value) for value in values) / len(values) < 80
    return True


def _dates(value: str) -> bool:
    """Whether a value looks like a date with its year, or a time in seconds."""
    return stamps.days(value) is not None or (len(value) < 60 and _YEAR.search(value) is not None)


def _by_content(role: str, names: Sequence[str], sample: Sequence[Row]) -> str | None:
    scored = [(_score(role, _values(name, sample)), name) for name in names]
    best = max(scored, default=(0.0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] > 0 else None


def _score(role: str, values: Sequence[str]) -> float:
    """How much a column's values look like a role's; zero or less when they do not."""
    if not values:
        return 0.0
    mean = sum(len(value) for value in values) / len(values)
    if role == "url":
        return sum(bool(_ADDRESS.fullmatch(value)) for value in values) / len(values) - 0.8
    if role == "published":
        return (
            sum(stamps.days(value) is not None or bool(_NUMERIC_DAY.fullmatch(value)) for value in values)
            / len(values)
            - 0.8
        )
    if any(_ADDRESS.fullmatch(value) for value in values):
        return 0.0
    if role == "text":
        return mean - 100
    distinct = len(set(values)) / len(values)
    return (
        distinct - 0.5
        if 15 <= mean <= 200 and sum(" " in value for value in values) > len(values) / 2
        else 0.0
    )


def _asked(path: Path, names: Sequence[str]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The columns that the sidecar names; those that the table has not are reported."""
    asked: dict[str, str] = {}
    problems = []
    for role, name in _sidecar(path).items():
        if role in ROLES and (name in names or name == NO_COLUMN):
            asked[role] = name
            continue
        says = message("“{role}: {name}” under “columns:” fits no column.", role=role, name=name)
        remedy = message("Roles: {roles}. Columns: {names}.", roles=ROLES, names=tuple(names[:20]))
        sidecar = next(p for p in (path.with_suffix(".yaml"), path.with_suffix(".yml")) if p.is_file())
        problems.append(Problem(str(sidecar), "columns", says, remedy))
    return asked, tuple(problems)


def _sidecar(path: Path) -> dict[str, str]:
    """What stands under ``columns:``; that a sidecar is malformed, ``timeline.reading`` tells."""
    for sidecar in (path.with_suffix(".yaml"), path.with_suffix(".yml")):
        try:
            values = yaml.load(sidecar.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)
            columns = values["columns"]
            return {str(role): str(name) for role, name in columns.items()}
        except (OSError, yaml.YAMLError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return {}


def _shown(chosen: Mapping[str, str], asked: Mapping[str, str], path: Path) -> tuple[Problem, ...]:
    """What was guessed, for the user to see; nothing when the sidecar says it all."""
    guessed = tuple(f"{role}: {' '.join(name.split())}" for role, name in chosen.items() if role not in asked)
    if not guessed:
        return ()
    says = message("The columns were taken so: {columns}.", columns=guessed)
    return (Problem(str(path), "", says, _how(path)),)


def _how(path: Path) -> Message:
    return message("To change it, name them under “columns:” in {file} (“text: COLUMN”).",
                   file=path.with_suffix(".yaml").name)  # fmt: skip
