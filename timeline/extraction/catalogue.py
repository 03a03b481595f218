"""The people, companies, states and institutions the news speaks of, read from ``actors.yaml``.

``load_actors`` checks the file and gives a ``Catalogue``: the actors, and an index of their names
for ``timeline.extraction.actors``. What each field means is written at the top of the file itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from timeline.model import Actor, ActorKind, Problem, ProblemError, Story, message
from timeline.stories import StoryError, story_from

Way = Literal["name", "short", "metonym", "generic", "ignored"]
WORD = re.compile(r"[^\W_]+\+?")


class DataError(ProblemError, ValueError):
    """A file of actors or stories that cannot be used; ``problem`` says what, where and the remedy."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.args = (f"{problem.file}: {problem.place}: {filled(problem.says)}; {filled(problem.remedy)}",)


def filled(text: Any) -> str:
    """A message in English, its places filled in."""
    return str(text.text.format(**dict(text.values)))


@dataclass(frozen=True, slots=True)
class Office:
    """A post held by a person: which, of which actor, from and until which day."""

    office: str
    of: str
    begin: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name an actor: its words folded, which of them need a capital, and how it counts."""

    words: tuple[str, ...]
    capitals: tuple[str, ...]
    actor: str | None
    way: Way


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The listed actors by id, their names by first word, adjectives of states, offices, agencies."""

    actors: Mapping[str, Actor]
    aliases: Mapping[str, tuple[Alias, ...]]
    adjectives: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, tuple[Office, ...]] = field(default_factory=dict)
    credits: frozenset[str] = frozenset()

    def holder(self, office: str, of: str, day: date) -> str | None:
        """The id of the person who held an office of an actor on a day, if the catalogue knows."""
        for person, offices in self.offices.items():
            for held in offices:
                if (held.office, held.of) == (office, of) and _within(held, day):
                    return person
        return None


def _within(held: Office, day: date) -> bool:
    return (held.begin is None or held.begin <= day) and (held.until is None or day < held.until)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Letters without accents or case, for comparing names."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(character for character in plain if not unicodedata.combining(character)).casefold()


def alias(text: str, actor: str | None, way: Way) -> Alias:
    """The alias a name makes: "Maison-Blanche" is two words, both with their capital."""
    words = [match.group() for match in WORD.finditer(text)]
    return Alias(
        tuple(fold(word) for word in words),
        tuple(_capitals(word) for word in words),
        actor,
        way,
    )


def _capitals(word: str) -> str:
    """What a word must look like in the text: "all" capitals, a "first" one, or anything ("")."""
    if word[0].isupper() and (len(word) == 1 or word.isupper()):
        return "all"
    return "first" if word[0].isupper() else ""


def load_actors(*paths: Path) -> Catalogue:
    """Read the catalogue of actors from its files; ``DataError`` names the entry that cannot be used."""
    entries: list[dict[str, Any]] = []
    ignored: list[dict[str, Any]] = []
    actors: dict[str, Actor] = {}
    path = paths[0]
    for path in paths:
        data = _read(path)
        listed = _list(path, data, "actors")
        for number, entry in enumerate(listed, start=1):
            actor = _actor(path, number, entry)
            if actor.id in actors:
                raise _error(path, actor.id, "this id is given twice", "give every actor an id of its own")
            actors[actor.id] = actor
        entries.extend(listed)
        ignored.extend(data.get("not_actors") or ())
    for actor in actors.values():
        if actor.parent is not None and actor.parent not in actors:
            raise _error(path, actor.id, "the parent {parent} is not listed", "list it", parent=actor.parent)
    return Catalogue(
        actors=actors,
        aliases=_index(entries, ignored),
        adjectives={
            fold(adjective): entry["id"] for entry in entries for adjective in entry.get("adjectives") or ()
        },
        offices={entry["id"]: _offices(path, entry, actors) for entry in entries if entry.get("offices")},
        credits=frozenset(entry["id"] for entry in entries if entry.get("credit")),
    )


def load_stories(*paths: Path) -> tuple[Story, ...]:
    """Read the stories, each a query, from their files; ``DataError`` names the one that cannot be used."""
    return tuple(
        _story(path, number, entry)
        for path in paths
        for number, entry in enumerate(_list(path, _read(path), "stories"), start=1)
    )


def _list(path: Path, data: Mapping[str, Any], name: str) -> list[Any]:
    entries = data.get(name)
    if not isinstance(entries, list):
        raise _error(
            path, "top", "the file needs a list named {name}", "see the fields at its top", name=name
        )
    return entries


def _read(path: Path) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _error(
            path, "file", "cannot be read ({reason})", "check its place and rights", reason=reason
        ) from error
    except UnicodeDecodeError as error:
        raise _error(path, "file", "is not UTF-8 text", "save it as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}" if mark else "file"
        raise _error(path, line, "is not valid YAML", "check brackets, quotes and indentation") from error
    if not isinstance(data, dict):
        raise _error(path, "top", "is not a mapping", "start it with a name and a colon")
    return data


def _actor(path: Path, number: int, entry: Any) -> Actor:
    place = f"entry {number}"
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        raise _error(path, place, "has no id", "give it one, in lower case")
    place = entry["id"]
    names = entry.get("names")
    if not isinstance(names, dict) or not names or not all(isinstance(name, str) for name in names.values()):
        raise _error(path, place, "has no names by language", "write names: {{fr: …, en: …}}")
    if entry.get("kind") not in get_args(ActorKind):
        kinds = ", ".join(get_args(ActorKind))
        raise _error(
            path,
            place,
            "has the unknown kind {kind}",
            "use one of: {kinds}",
            kind=entry.get("kind"),
            kinds=kinds,
        )
    for name in ("aliases", "short", "metonyms", "generic", "adjectives"):
        words = entry.get(name) or ()
        if isinstance(words, str) or not all(isinstance(word, str) for word in words):
            raise _error(path, place, "{name} is not a list of words", "write {name}: [one, two]", name=name)
    return Actor(
        id=entry["id"],
        names=tuple(names.items()),
        kind=entry["kind"],
        aliases=tuple(dict.fromkeys((*names.values(), *(entry.get("aliases") or ())))),
        parent=entry.get("parent"),
        wikidata=entry.get("wikidata"),
    )


def _offices(path: Path, entry: dict[str, Any], actors: Mapping[str, Actor]) -> tuple[Office, ...]:
    held = []
    for office in entry["offices"]:
        if not isinstance(office, dict) or "office" not in office or office.get("of") not in actors:
            raise _error(path, entry["id"], "an office names no listed actor", "write office: …, of: an id")
        held.append(Office(office["office"], office["of"], office.get("begin"), office.get("until")))
    return tuple(held)


def _story(path: Path, number: int, entry: Any) -> Story:
    place = f"entry {number}"
    if not isinstance(entry, dict):
        raise _error(path, place, "is not a mapping", "start it with a name and a colon")
    try:
        return story_from(entry)
    except StoryError as error:
        place = entry["id"] if isinstance(entry.get("id"), str) and entry["id"] else place
        raise DataError(Problem(str(path), place, error.says, error.remedy, fatal=True)) from error


def _index(
    entries: Iterable[dict[str, Any]], ignored: Iterable[dict[str, Any]]
) -> dict[str, tuple[Alias, ...]]:
    """Every alias by its first word, the longest first."""
    found: dict[str, list[Alias]] = {}
    for made in _aliases(entries, ignored):
        if made.words:
            found.setdefault(made.words[0], []).append(made)
    return {word: tuple(sorted(many, key=lambda one: -len(one.words))) for word, many in found.items()}


def _aliases(entries: Iterable[dict[str, Any]], ignored: Iterable[dict[str, Any]]) -> Iterable[Alias]:
    for entry in entries:
        weak = {*(entry.get("short") or ()), *(entry.get("generic") or ())}
        full = dict.fromkeys((*entry["names"].values(), *(entry.get("aliases") or ())))
        yield from (alias(name, entry["id"], "name") for name in full if name not in weak)
        yield from (alias(name, entry["id"], "short") for name in entry.get("short") or ())
        yield from (alias(name, entry["id"], "metonym") for name in entry.get("metonyms") or ())
        yield from (alias(name, entry["id"], "generic") for name in entry.get("generic") or ())
    for group in ignored:
        yield from (alias(name, None, "ignored") for name in group["names"])


def _error(path: Path, place: str, says: str, remedy: str, **values: Any) -> DataError:
    return DataError(
        Problem(str(path), place, message(says, **values), message(remedy, **values), fatal=True)
    )
