"""What only all parts together tell: events told in several of them become one, in bounded memory.

Few events are joined all at once. Of many, those of a month are, and of a crowded month those of some of
its actors: events can only be one when they share a day and an actor (see ``timeline.merging.meeting``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from itertools import islice

from timeline.building import rows
from timeline.building.index import Index
from timeline.merging import Groups, joined, together
from timeline.merging.meeting import keys
from timeline.merging.sameness import Told, tellings
from timeline.model import Actor, Document, Event, Mention, Source, Story
from timeline.storage import tables
from timeline.storage.tables import Row
from timeline.stories import story_of

AT_ONCE = 100_000
# Of so many at a time it is noted where they meet others.
BATCH = 200
TIMES = ("begin", "until")


def add_told(index: Index, told: Iterable[Row]) -> None:
    """Remember events in the order in which they are told."""
    index.database.executemany(
        "INSERT INTO told (begin, until, id, row) VALUES (?, ?, ?, ?)",
        ((*(row[name].isoformat() for name in TIMES), row["id"], _packed(row)) for row in told),
    )


def count(index: Index) -> int:
    """How many events were told."""
    (last,) = index.database.execute("SELECT COALESCE(MAX(place), 0) FROM told").fetchone()
    return int(last)


def join(index: Index, actors: Sequence[Actor], repeats: Mapping[str, str], stories: Sequence[Story]) -> None:
    """Make one event of those that tell the same.

    ``repeats`` maps articles to those whose text they print again.
    """
    known, told_at_all = _Known(actors, repeats), count(index)
    groups = Groups(told_at_all + 1)
    for places, told in _windows(index, known, told_at_all):
        for members in together(told):
            for other in members[1:]:
                groups.join(places[members[0]], places[other])
    for members in groups.members():
        if len(members) > 1:
            _make_one(index, members, stories)


def events(index: Index) -> Iterator[Row]:
    """The rows of all events, sorted by time."""
    query = "SELECT row FROM told ORDER BY begin, until, id, place"
    for (packed,) in index.database.execute(query):
        row = _unpacked(packed)
        yield {name: row[name] for name in tables.EVENTS}


class _Known:
    """Actors and repetitions, as merging wants them."""

    def __init__(self, actors: Sequence[Actor], repeats: Mapping[str, str]) -> None:
        self._actors = actors
        self._by_id = {actor.id: actor for actor in actors}
        self._repeats = [Document(one, "", "", "", "", 0, 0, same_as=other) for one, other in repeats.items()]

    def tellings(self, told: Sequence[Event]) -> list[Told]:
        """Events ready to be compared."""
        taking_part = {name for event in told for name in event.actors}
        return tellings(told, [self._by_id[name] for name in sorted(taking_part)], self._repeats)


def _windows(index: Index, known: _Known, number: int) -> Iterator[tuple[list[int], list[Told]]]:
    """Events that may be one, with their places."""
    if number <= AT_ONCE:
        yield _fetched(index, known, "SELECT place, row FROM told ORDER BY place", ())
        return
    _note_meetings(index, known)
    sizes = index.database.execute("SELECT time, COUNT(DISTINCT place) FROM meets GROUP BY time").fetchall()
    query = """SELECT place, row FROM told WHERE place IN
               (SELECT place FROM meets WHERE time = ? AND actor % ? = ?) ORDER BY place"""
    for time, size in sizes:
        shares = -(-size // AT_ONCE)
        for share in range(shares):
            yield _fetched(index, known, query, (time, shares, share))


def _fetched(
    index: Index, known: _Known, query: str, values: tuple[str | int, ...]
) -> tuple[list[int], list[Told]]:
    places, told = [], []
    for place, packed in index.database.execute(query, values):
        places.append(place)
        told.append(rows.event_of(_unpacked(packed)))
    return places, known.tellings(told)


def _note_meetings(index: Index, known: _Known) -> None:
    """For each event the months and the actors with which it can meet others."""
    found = index.database.execute("SELECT place, row FROM told ORDER BY place")
    while batch := list(islice(found, BATCH)):
        told = known.tellings([rows.event_of(_unpacked(packed)) for _, packed in batch])
        index.database.executemany(
            "INSERT INTO meets VALUES (?, ?, ?)",
            (
                (time, _number(actor), place)
                for (place, _), one in zip(batch, told, strict=True)
                for actor, time in {(actor, time[:7]) for actor, time in keys(one)}
            ),
        )
    index.database.execute("CREATE INDEX meeting ON meets (time)")


def _number(actor: str) -> int:
    return int.from_bytes(blake2b(actor.encode(), digest_size=6).digest(), "big")


def _make_one(index: Index, members: Sequence[int], stories: Sequence[Story]) -> None:
    """Put one event in the place of several."""
    marks = ",".join("?" * len(members))
    query = f"SELECT row FROM told WHERE place IN ({marks}) ORDER BY place"
    told = [_unpacked(packed) for (packed,) in index.database.execute(query, members)]
    full = [rows.event_with_mentions(row) for row in told]
    one = joined([event for event, _ in full])
    one = replace(one, story=_story(one, told, stories))
    listed: dict[str, tuple[Mention, ...]] = {}
    for _, by_document in full:
        for document, found in by_document.items():
            listed[document] = (*listed.get(document, ()), *found)
    (row,) = tables.event_rows((one,), listed)
    index.database.execute(f"DELETE FROM told WHERE place IN ({marks})", members)
    index.database.execute(
        "INSERT INTO told VALUES (?, ?, ?, ?, ?)",
        (members[0], one.begin.isoformat(), one.until.isoformat(), one.id, _packed(row)),
    )


def _story(event: Event, told: Sequence[Row], stories: Sequence[Story]) -> str | None:
    """The story of an event told in several places, of whose articles only titles and excerpts are here."""
    standing_in = {
        str(at): Document(str(at), row["headline"], row["excerpt"], "", "", 0, 0)
        for at, row in enumerate(told)
    }
    sources = tuple(Source(one.id, 0, len(one.text)) for one in standing_in.values())
    return story_of(replace(event, sources=sources), standing_in, stories)


def _packed(row: Row) -> str:
    return json.dumps({**row, **{name: row[name].isoformat() for name in TIMES}}, ensure_ascii=False)


def _unpacked(text: str) -> Row:
    row: Row = json.loads(text)
    return {**row, **{name: datetime.fromisoformat(row[name]) for name in TIMES}}
