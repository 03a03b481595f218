"""Documents made ready for extraction: sentences that can carry an event, their trees and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from types import ModuleType

from timeline.extraction.actors import Naming, actor_map, listed, without_overlaps
from timeline.extraction.catalogue import Catalogue
from timeline.extraction.parsing import StandIn, parse
from timeline.extraction.reading import Parsed, Reading
from timeline.extraction.sentences import Sentence, sentences
from timeline.extraction.times import time_span
from timeline.extraction.unlisted import unlisted
from timeline.languages import part
from timeline.model import Document, Mention


def read_documents(
    documents: Sequence[Document], mentions: Mapping[str, Sequence[Mention]], catalogue: Catalogue
) -> Iterator[Reading]:
    """Each document with its parsed sentences; those of a language without a parser are left out."""
    for language in dict.fromkeys(document.language for document in documents):
        words, names = part(language, "clauses"), part(language, "names")
        if words is None or names is None or not hasattr(words, "MODEL"):
            continue
        batch = [document for document in documents if document.language == language]
        yield from _parsed(batch, mentions, catalogue, words, names)


def _parsed(
    documents: Sequence[Document],
    mentions: Mapping[str, Sequence[Mention]],
    catalogue: Catalogue,
    words: ModuleType,
    names: ModuleType,
) -> Iterator[Reading]:
    prepared = [_prepare(document, mentions.get(document.id, ()), catalogue, names) for document in documents]
    texts = (
        (sentence.plain, _stand_ins(sentence, known, found, (catalogue, words, _day(document))))
        for document, chosen, known, found in prepared
        for sentence in chosen
    )
    trees = parse(texts, documents[0].language)
    for document, chosen, known, found in prepared:
        docs = list(islice(trees, len(chosen)))
        more, actors = unlisted(
            list(zip(chosen, docs, strict=True)), known, catalogue, names, document.language
        )
        every = without_overlaps([*known, *more])
        yield Reading(
            document,
            _day(document),
            tuple(
                Parsed(sentence, doc, _within(sentence, found), tuple(_inside(sentence, every)))
                for sentence, doc in zip(chosen, docs, strict=True)
            ),
            actor_map(catalogue, actors),
            catalogue,
            words,
            names,
            part(document.language, "conjugation"),
        )


def _prepare(
    document: Document, mentions: Sequence[Mention], catalogue: Catalogue, names: ModuleType
) -> tuple[Document, list[Sentence], list[Naming], Sequence[Mention]]:
    if document.published is None:
        raise ValueError(
            f"document {document.id} has no publication date: date it before its events are read"
        )
    every = sentences(document)
    known = listed(every, catalogue, names, document.published.best)
    chosen = [
        sentence
        for place, sentence in enumerate(every)
        if _carries(sentence, mentions, known)
        or (place + 1 < len(every) and _carries(every[place + 1], mentions, known))
    ]
    return document, _with_quotations(every, chosen), known, mentions


def _with_quotations(every: Sequence[Sentence], chosen: Sequence[Sentence]) -> list[Sentence]:
    """The sentences chosen, and those before them in the same quotation."""
    starts = {sentence.start for sentence in chosen}
    for sentence, before in zip(reversed(every), list(reversed(every))[1:], strict=False):
        if sentence.start in starts and sentence.quoted:
            starts.add(before.start)
    return [sentence for sentence in every if sentence.start in starts]


def _day(document: Document) -> date:
    assert document.published is not None
    return document.published.best


def _carries(sentence: Sentence, mentions: Sequence[Mention], known: Sequence[Naming]) -> bool:
    """Whether a sentence can tell an event: it holds a time, or names someone listed."""
    return bool(_within(sentence, mentions)) or any(True for _ in _inside(sentence, known))


def _within(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(one for one in mentions if sentence.start <= one.start < sentence.end)


def _inside(sentence: Sentence, namings: Sequence[Naming]) -> Iterator[Naming]:
    return (one for one in namings if sentence.start <= one.start and one.end <= sentence.end)


def _stand_ins(
    sentence: Sentence,
    known: Sequence[Naming],
    mentions: Sequence[Mention],
    reading: tuple[Catalogue, ModuleType, date],
) -> list[StandIn]:
    """What to parse names and times of a sentence as."""
    catalogue, words, day = reading
    found: list[StandIn] = []
    for mention in _within(sentence, mentions):
        start, end = time_span(sentence, mention, words)
        bound = re.match(words.NOUN_BOUND, sentence.plain[start:end], re.I)
        left, right = sentence.plain[:start].rstrip(), sentence.plain[end:].lstrip()
        if left.endswith(",") and right.startswith(","):
            found.append(StandIn(len(left) - 1, len(sentence.plain) - len(right) + 1, ""))
        elif mention.begin is not None and mention.type in ("DATE", "TIME") and not bound:
            word = words.TIME_STAND_INS[mention.begin.date() > day]
            found.append(StandIn(start, end, word if start else word.capitalize()))
    times = tuple(found)
    for spelling, word in words.SPELLINGS.items():
        places = re.finditer(rf"\b{spelling}\b", sentence.plain, re.I)
        found.extend(StandIn(place.start(), place.end(), word) for place in places)
    for naming in _inside(sentence, known):
        start, end = naming.start - sentence.start, naming.end - sentence.start
        name = sentence.plain[start:end]
        kind = catalogue.actors[naming.actor].kind
        if kind != "state" and not naming.by_office and not re.search(r"(?:^|[ '-])[a-z]", name):
            things = words.THING_STAND_INS
            word = words.PERSON_STAND_IN if kind == "person" else things[len(found) % len(things)]
            found.append(StandIn(start, end, word))
    return [*_asides(sentence, times, list(_inside(sentence, known)), words), *found]


def _asides(
    sentence: Sentence, times: Sequence[StandIn], known: Sequence[Naming], words: ModuleType
) -> Iterator[StandIn]:
    """What stands in parentheses, or between commas after a subject, unless it holds a time."""
    for aside in re.finditer(r"\([^()]{1,200}\)", sentence.plain):
        if not any(time.start < aside.end() and aside.start() < time.end for time in times):
            yield StandIn(aside.start(), aside.end(), "")
    between = re.match(words.SUBJECT_ASIDE, sentence.plain)
    if between is not None:
        start, end = between.span("aside")
        named = any(one.start - sentence.start < end and start < one.end - sentence.start for one in known)
        if not named and not any(time.start < end and start < time.end for time in times):
            yield StandIn(start, end, "")
