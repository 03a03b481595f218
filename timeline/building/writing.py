"""The tables of a build, written from its parts in the order of the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from timeline.building import joining
from timeline.building.phases import Building
from timeline.building.rows import DATED as DATED_ROWS
from timeline.building.spreading import SpreadTables, spread
from timeline.building.steps import DATED, MENTIONS, TOLD, key_of, piece
from timeline.building.store import Store
from timeline.extraction import Catalogue
from timeline.model import Actor, Corpus, Problem, Story
from timeline.pipeline import BROKEN, with_parents
from timeline.reading.duplicates import repeated
from timeline.storage import codec, tables
from timeline.storage.growing import GrowingTables, growing

# Of fewer sampled shingles than this nothing is said about whether an article repeats another.
LEAST_SAMPLED = 6
COUNTED = ("documents", "dated", "mentions", "placed", "events", "repeated")


def write(
    under_way: Building, output: Store, catalogue: Catalogue, stories: Sequence[Story]
) -> tuple[Corpus, dict[str, int]]:
    """Join what the parts tell and write all tables; gives all but these, and how many of what there are."""
    repeats = _repeats(under_way)
    actors, untold = _gather(under_way)
    known = with_parents(tuple(actors.values()), catalogue)
    told = joining.count(under_way.index)
    joining.join(under_way.index, known, repeats, stories)
    under_way.tell("merge", told, told)
    placed, left_out = _placed(under_way)
    broken = {*placed, *untold}
    problems = (*under_way.problems, *placed, *untold)
    counts = {reason: count for reason, count in ({BROKEN: len(broken)} | left_out).items() if count}
    corpus = Corpus((), {}, (), known, tuple(stories), problems, counts)
    build = key_of(*(key for phase in (DATED, TOLD) for key, _ in under_way.index.tasks(phase)), repr(known))
    opened = spread(output, build) if output.remote else growing(Path(output.root), build)
    with opened as written:
        numbers = _fill(under_way, written, repeats)
        written.end(corpus)
    return corpus, numbers


def _repeats(under_way: Building) -> dict[str, str]:
    """The articles that print the text of another again, with that one, across groups."""
    repeats: dict[str, str] = {}
    ids: list[str] = []
    sketches = []
    many = under_way.index.count(DATED) > 1
    for key, _ in under_way.index.tasks(DATED):
        for row in under_way.store.table(piece(DATED, key)).rows(("id", "same_as", "sketch")):
            if row["same_as"]:
                repeats[row["id"]] = row["same_as"]
            elif many:
                ids.append(row["id"])
                sketches.append(np.frombuffer(bytes.fromhex(row["sketch"]), dtype=np.uint64))
    across = {ids[at]: ids[other] for at, other in repeated(sketches, LEAST_SAMPLED).items()}
    return {**{one: across.get(other, other) for one, other in repeats.items()}, **across}


def _gather(under_way: Building) -> tuple[dict[str, Actor], list[Problem]]:
    """Remember all events; gives the actors in them, and the articles that broke the program."""
    actors: dict[str, Actor] = {}
    problems: list[Problem] = []
    for key, _ in under_way.index.tasks(TOLD):
        table = under_way.store.table(piece(TOLD, key))
        joining.add_told(under_way.index, table.rows())
        actors.update((one["id"], codec.actor_back(one)) for one in table.about["actors"])
        problems.extend(map(codec.problem_back, table.about["problems"]))
    return actors, problems


def _placed(under_way: Building) -> tuple[list[Problem], dict[str, int]]:
    problems: list[Problem] = []
    left_out: Counter[str] = Counter()
    for key, _ in under_way.index.tasks(DATED):
        about = under_way.store.table(piece(DATED, key)).about
        problems.extend(map(codec.problem_back, about["problems"]))
        left_out.update(about["left_out"])
    return problems, dict(left_out)


def _fill(
    under_way: Building, written: GrowingTables | SpreadTables, repeats: Mapping[str, str]
) -> dict[str, int]:
    numbers = dict.fromkeys(COUNTED, 0)
    for key, _ in under_way.index.tasks(DATED):
        found = under_way.store.table(piece(DATED, key)).rows(DATED_ROWS)
        written.add("texts", ({"document_id": row["id"], "text": row["text"]} for row in found))
        written.add(
            "documents",
            (
                {name: row[name] for name in tables.DOCUMENTS} | {"same_as": repeats.get(row["id"])}
                for row in found
            ),
        )
        mentions = under_way.store.table(piece(MENTIONS, key)).rows()
        written.add("mentions", mentions)
        numbers["documents"] += len(found)
        numbers["dated"] += sum(row["published"] is not None for row in found)
        numbers["mentions"] += len(mentions)
        numbers["placed"] += sum(row["begin"] is not None for row in mentions)
    for row in joining.events(under_way.index):
        written.add("events", (row,))
        numbers["events"] += 1
        numbers["repeated"] += len(codec.loads(row["sources"])) > 1
    return numbers
