"""A corpus in memory laid out in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from timeline.model import Actor, Corpus, Document, Event
from timeline.view.index import (
    MAIN_ACTORS,
    NOBODY,
    UNKNOWN,
    Index,
    Numbers,
    Records,
    moment,
)
from timeline.view.marks import CERTAINTIES, KINDS, PRECISIONS, STATUSES, precision


@dataclass(frozen=True)
class Acting:
    """Which event names which actor, in order; ``names`` are the actors' ids in order of their first."""

    names: Sequence[str]
    event: Numbers
    actor: Numbers


def index(corpus: Corpus) -> Index:
    """Lay a corpus out in columns."""
    events = tuple(sorted(corpus.events, key=lambda event: (event.begin, event.until, event.id)))
    count = len(events)
    documents = {document.id: row for row, document in enumerate(corpus.documents)}
    stories = {story.id: number for number, story in enumerate(corpus.stories)}
    passages = [(row, source) for row, event in enumerate(events) for source in event.sources]
    acting = [(row, actor) for row, event in enumerate(events) for actor in event.actors]
    names = {name: number for number, name in enumerate(dict.fromkeys(actor for _, actor in acting))}
    return Index(
        records=_records(corpus, events, documents),
        begin=np.fromiter((moment(event.begin) for event in events), np.float64, count),
        until=np.fromiter((moment(event.until) for event in events), np.float64, count),
        status=_codes((event.status for event in events), STATUSES, count),
        kind=_codes((event.kind for event in events), KINDS, count),
        certainty=_codes((event.certainty for event in events), CERTAINTIES, count),
        precision=_codes((precision(event) for event in events), PRECISIONS, count),
        undated=np.fromiter((event.basis == "publication" for event in events), np.bool_, count),
        story=_numbers(stories.get(event.story or "", UNKNOWN) for event in events),
        told_event=_numbers(row for row, _ in passages),
        told_document=_numbers(documents.get(source.document_id, UNKNOWN) for _, source in passages),
        told_start=_numbers(source.start for _, source in passages),
        told_end=_numbers(source.end for _, source in passages),
        published=np.array([appeared(document) for document in corpus.documents], np.float64),
        text=texts((document.id, document.same_as) for document in corpus.documents),
        **families(
            corpus.actors,
            Acting(
                tuple(names),
                _numbers(row for row, _ in acting),
                _numbers(names[actor] for _, actor in acting),
            ),
            count,
        ),
    )


def appeared(document: Document) -> float:
    """The likeliest day of an article; ``-inf`` when none is known."""
    return moment(document.published.best) if document.published else -np.inf


def texts(documents: Iterable[tuple[str, str | None]]) -> Numbers:
    """The number of each article's text, equal where one repeats another: from ids and what they repeat."""
    known: dict[str, int] = {}
    return _numbers(known.setdefault(same_as or own, len(known)) for own, same_as in documents)


def families(known: Iterable[Actor], acting: Acting, count: int) -> dict[str, Any]:
    """What an index tells of actors: they, who is ``acting``, their ``pairs``, the ``main`` ones."""
    by_id = {actor.id: actor for actor in known}
    needed = dict.fromkeys(name for own in acting.names for name in _line(own, by_id))
    actors = tuple(by_id.get(name) or Actor(name, (("en", name),), "group", listed=False) for name in needed)
    numbers = {name: number for number, name in enumerate(needed)}
    own = _numbers(numbers[name] for name in acting.names)[acting.actor]
    lines = [_line(name, by_id)[1:] for name in needed]
    above = _numbers(numbers[line[0]] if line else NOBODY for line in lines)
    outermost = _numbers(numbers[line[-1]] if line else number for number, line in enumerate(lines))
    event, actor = acting.event, own
    pairs_event, pairs_actor = [event], [actor]
    for _ in range(max(map(len, lines), default=0)):
        higher = above[actor]
        event, actor = event[higher != NOBODY], higher[higher != NOBODY]
        pairs_event.append(event)
        pairs_actor.append(actor)
    each, which = _distinct(np.concatenate(pairs_event), np.concatenate(pairs_actor), len(actors))
    return {
        "actors": actors,
        "acting_event": acting.event,
        "acting_actor": own,
        "pairs_event": each,
        "pairs_actor": which,
        "main": _main(*_distinct(acting.event, outermost[own], len(actors)), count),
    }


def _line(name: str, known: Mapping[str, Actor]) -> list[str]:
    """An actor, its parent, and so on outwards."""
    line = [name]
    while (parent := known[line[-1]].parent if line[-1] in known else None) and parent not in line:
        line.append(parent)
    return line


def _distinct(event: Numbers, actor: Numbers, actors: int) -> tuple[Numbers, Numbers]:
    """Each actor of an event once, in order."""
    _, first = np.unique(event.astype(np.int64) * max(actors, 1) + actor, return_index=True)
    kept = np.sort(first)
    kept = kept[np.argsort(event[kept], kind="stable")]
    return event[kept], actor[kept]


def _main(event: Numbers, actor: Numbers, count: int) -> Numbers:
    """The first actors of each event, from pairs in order of the events."""
    main = np.full((count, MAIN_ACTORS), NOBODY, np.int32)
    place = np.arange(len(event)) - np.searchsorted(event, event)
    kept = place < MAIN_ACTORS
    main[event[kept], place[kept]] = actor[kept]
    return main


def _records(corpus: Corpus, events: tuple[Event, ...], document_rows: Mapping[str, int]) -> Records:
    documents = {document.id: document for document in corpus.documents}

    def searchable() -> Iterable[list[str]]:
        yield [" ".join((*_titles(event), *_excerpts(event, documents))) for event in events]

    return Records(
        corpus=corpus,
        events=events,
        positions={event.id: row for row, event in enumerate(events)},
        documents=documents,
        document_rows=document_rows,
        titles=lambda language: [event.title_in(language) for event in events],
        searchable=searchable,
        many_titles=any(event.review and event.review.titles for event in events),
    )


def _titles(event: Event) -> dict[str, None]:
    """Its title and those that a person gave it, so that it is found in every language."""
    given = (title for _, title in event.review.titles) if event.review else ()
    return dict.fromkeys((event.title, *given))


def _excerpts(event: Event, documents: Mapping[str, Document]) -> Iterable[str]:
    """The words of every source of an event."""
    for source in event.sources:
        document = documents.get(source.document_id)
        if document is not None:
            yield document.text[source.start : source.end]


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int32)


def _codes(values: Iterable[str], names: tuple[str, ...], count: int) -> Numbers:
    numbers = {name: number for number, name in enumerate(names)}
    return np.fromiter((numbers[value] for value in values), np.uint8, count)
