"""What articles told at an earlier build, so that only those that changed are parsed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import replace
from hashlib import sha256

from timeline.extraction import Catalogue, Extraction
from timeline.model import Document, Event, Mention, Problem, Story

# What single articles told, by everything that depends on; it lives as long as the process.
Memory = MutableMapping[str, Extraction]
Read = tuple[Extraction, tuple[Problem, ...]]


def remembered(
    documents: Sequence[Document],
    mentions: Mapping[str, Sequence[Mention]],
    known: tuple[Catalogue, Sequence[Story]],
    memory: Memory | None,
    read: Callable[[Sequence[Document]], Read],
) -> Read:
    """What the articles tell, as ``read`` gives it; it is called for those that are not in ``memory``.

    Afterwards ``memory``, if any, holds these articles and no others; none where one broke the program.
    """
    if memory is None:
        return read(documents)
    lists = sha256(repr(known).encode()).hexdigest()
    keys = {one.id: _key(one, mentions[one.id], lists) for one in documents}
    fresh = [one for one in documents if keys[one.id] not in memory]
    extraction, problems = read(fresh)
    found = {keys[one]: part for one, part in _by_document(extraction, fresh).items()}
    parts = {keys[one.id]: found.get(keys[one.id]) or memory[keys[one.id]] for one in documents}
    memory.clear()
    if not problems:
        memory.update(parts)
    actors = {actor.id: actor for part in parts.values() for actor in part.actors}
    events = tuple(event for part in parts.values() for event in part.events)
    return Extraction(events, tuple(actors.values())), problems


def _key(document: Document, mentions: Sequence[Mention], lists: str) -> str:
    """Everything that what an article tells depends on, as one short text."""
    day = document.published and document.published.best
    alone = replace(document, published=None)
    return sha256(repr((alone, day, tuple(mentions), lists)).encode("utf-8", "replace")).hexdigest()


def _by_document(extraction: Extraction, documents: Sequence[Document]) -> dict[str, Extraction]:
    events: dict[str, list[Event]] = {document.id: [] for document in documents}
    for event in extraction.events:
        events[event.sources[0].document_id].append(event)
    actors = {actor.id: actor for actor in extraction.actors}
    taking_part = {one: dict.fromkeys(a for e in told for a in e.actors) for one, told in events.items()}
    return {
        one: Extraction(tuple(told), tuple(actors[name] for name in taking_part[one]))
        for one, told in events.items()
    }
