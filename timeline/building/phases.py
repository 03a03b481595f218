"""The phases of a build, one after the other; each plans its tasks from what the one before left."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from timeline.building import rows
from timeline.building.engines import Do
from timeline.building.index import Index
from timeline.building.listing import File, listed
from timeline.building.planning import Stretch, groups, parts, stretches
from timeline.building.steps import (
    DATED,
    LISTS,
    MENTIONS,
    READ,
    TOLD,
    DateGroup,
    Member,
    ReadPart,
    Task,
    TellChunk,
    key_of,
    piece,
)
from timeline.building.store import Store
from timeline.building.version import program
from timeline.model import Problem
from timeline.reading.twins import sifted
from timeline.storage import codec

Progress = Callable[[str, int, int], None]


@dataclass
class Building:
    """A build under way: its pieces, what it must remember, who does its tasks and who watches.

    ``made`` counts by phase the pieces that were made and those there are. Problems come in the order of
    the phases.
    """

    store: Store
    index: Index
    do: Do
    tell: Progress
    made: dict[str, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(under_way: Building, paths: Sequence[str], base: str) -> None:
    """Read all files, in parts."""

    def found() -> Iterator[File]:
        for one in listed(paths):
            if isinstance(one, Problem):
                under_way.problems.append(_within(one, base))
            else:
                yield one

    for part in parts(found(), base, program()):
        under_way.index.add_task(READ, part.key, {"files": part.files, "folder": part.folder})
    tasks = (
        (ReadPart(key, tuple(spec["files"]), spec["folder"], base), len(spec["files"]))
        for key, spec in under_way.index.tasks(READ)
    )
    _done(under_way, READ, tasks, sum(len(spec["files"]) for _, spec in under_way.index.tasks(READ)), "read")


def _within(problem: Problem, base: str) -> Problem:
    return replace(problem, file=problem.file.removeprefix(f"{base}/")) if base else problem


def _done(under_way: Building, phase: str, tasks: Iterable[tuple[Task, int]], total: int, stage: str) -> None:
    """Do the tasks whose pieces are not there; each counts for so many files or articles."""
    there = under_way.store.names(phase)
    weights: dict[str, int] = {}
    done = made = pieces = 0
    under_way.tell(stage, 0, total)

    def missing() -> Iterator[Task]:
        nonlocal done, pieces
        for task, weight in tasks:
            if f"{task.key}.parquet" in there or task.key in weights:
                done += weight
                under_way.tell(stage, done, total)
            else:
                weights[task.key] = weight
                yield task
            pieces += 1

    for key in under_way.do(missing()):
        made += 1
        there.add(f"{key}.parquet")
        done += weights.pop(key)
        under_way.tell(stage, done, total)
    under_way.made[phase] = (made, pieces)


def sift(under_way: Building) -> int:
    """Take out articles met twice, and cut the others for dating; gives how many remain."""
    total = 0
    for key, _ in under_way.index.tasks(READ):
        table = under_way.store.table(piece(READ, key))
        found = table.rows(rows.CARDS)
        kept: list[str | None] = []
        for number, remarks in enumerate(table.about["problems"]):
            cards = [rows.card_of(row) for row in found if row["file"] == number]
            names, again = sifted(cards, under_way.index.met)
            kept.extend(names)
            under_way.problems.extend([*map(codec.problem_back, remarks), *again])
        sources, ids = [row["source_file"] for row in found], [row["id"] for row in found]
        for stretch in stretches(key, sources, kept, ids):
            under_way.index.add_task("stretch", key, asdict(stretch))
            total += stretch.count
    return total


def date_all(under_way: Building, today: date, total: int) -> None:
    """Date all articles, in groups."""
    found = (_stretch(spec) for _, spec in under_way.index.tasks("stretch"))
    for group in groups(found, total, today, program()):
        under_way.index.add_task(DATED, group.key, {"members": [asdict(one) for one in group.members]})
    tasks = (_group(key, spec, today) for key, spec in under_way.index.tasks(DATED))
    _done(under_way, DATED, tasks, total, "date")


def _stretch(spec: dict[str, Any]) -> Stretch:
    return Stretch(_member(spec["member"]), spec["count"], spec["file"])


def _member(spec: dict[str, Any]) -> Member:
    renamed = tuple((at, name) for at, name in spec["renamed"])
    return Member(spec["part"], spec["first"], spec["last"], tuple(spec["dropped"]), renamed)


def _group(key: str, spec: dict[str, Any], today: date) -> tuple[Task, int]:
    members = tuple(_member(one) for one in spec["members"])
    count = sum(one.last - one.first - len(one.dropped) for one in members)
    return DateGroup(key, members, today), count


def tell_all(under_way: Building, lists: str, total: int) -> None:
    """Find the events of all articles, in chunks."""
    for group, _ in under_way.index.tasks(DATED):
        about = under_way.store.table(piece(DATED, group)).about
        for number, chunk in enumerate(about["chunks"]):
            key = key_of("tell", program(), lists, chunk["key"])
            spec = {"group": group, "number": number, "documents": chunk["documents"]}
            under_way.index.add_task(TOLD, key, spec)
    tasks = (
        (TellChunk(key, spec["group"], spec["number"], lists), spec["documents"])
        for key, spec in under_way.index.tasks(TOLD)
    )
    _done(under_way, TOLD, tasks, total, "extract")


def keep_lists(store: Store, actors: Sequence[Path], stories: Sequence[Path]) -> str:
    """Put the actors and stories to know where every process finds them; gives their name."""
    texts = {
        "actors": [path.read_text(encoding="utf-8") for path in actors],
        "stories": [path.read_text(encoding="utf-8") for path in stories],
    }
    key = key_of(texts)
    if f"{key}.json" not in store.names(LISTS):
        store.put(f"{LISTS}/{key}.json", json.dumps(texts).encode())
    return key


def clean(under_way: Building, lists: str) -> None:
    """Remove the pieces that this build had no use for: those of files that have changed or gone."""
    index, store = under_way.index, under_way.store
    for folder, phase in ((READ, READ), (DATED, DATED), (MENTIONS, DATED), (TOLD, TOLD)):
        used = {f"{key}.parquet" for key, _ in index.tasks(phase)}
        store.remove(f"{folder}/{name}" for name in store.names(folder) - used)
    store.remove(f"{LISTS}/{name}" for name in store.names(LISTS) - {f"{lists}.json"})
