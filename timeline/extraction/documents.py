"""Documents made ready for extraction: sentences that can carry an event, their trees and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from types import ModuleType

from timeline.extraction.actors import Naming, actor_map, listed, without_overlaps
from timeline.extraction.apart import Aside, Grown, parse_apart
from timeline.extraction.catalogue import Catalogue
from timeline.extraction.drafts import useful
from timeline.extraction.parses import Parses
from timeline.extraction.parsing import StandIn
from timeline.extraction.reading import Parsed, Reading
from timeline.extraction.sentences import Sentence, sentences
from timeline.extraction.times import ranges, time_span
from timeline.extraction.unlisted import unlisted
from timeline.languages import part
from timeline.model import Document, Mention


def read_documents(
    documents: Sequence[Document],
    mentions: Mapping[str, Sequence[Mention]],
    catalogue: Catalogue,
    parses: Parses | None = None,
) -> Iterator[Reading]:
    """Each document with its parsed sentences; those of a language without a parser are left out."""
    for language in dict.fromkeys(document.language for document in documents):
        words, names = part(language, "clauses"), part(language, "names")
        if words is None or names is None or not hasattr(words, "MODEL"):
            continue
        batch = [document for document in documents if document.language == language]
        yield from _parsed(batch, mentions, catalogue, (words, names), parses)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A document with the sentences that can carry an event, its listed names and its mentions."""

    document: Document
    sentences: Sequence[Sentence]
    known: Sequence[Naming]
    mentions: Sequence[Mention]


def _parsed(
    documents: Sequence[Document],
    mentions: Mapping[str, Sequence[Mention]],
    catalogue: Catalogue,
    language: tuple[ModuleType, ModuleType],
    parses: Parses | None,
) -> Iterator[Reading]:
    words, names = language
    prepared = [_prepare(document, mentions.get(document.id, ()), catalogue, names) for document in documents]
    read = (
        (sentence, *_stand_ins(sentence, one, catalogue, words))
        for one in prepared
        for sentence in one.sentences
    )
    trees = parse_apart(read, documents[0].language, parses)
    for one in prepared:
        docs = list(islice(trees, len(one.sentences)))
        pairs = [
            (sentence, tree)
            for sentence, (whole, apart) in zip(one.sentences, docs, strict=True)
            for tree in (whole, *(below for _, below, _ in apart))
        ]
        more, actors = unlisted(pairs, one.known, catalogue, names, one.document.language)
        every = without_overlaps([*one.known, *more])
        yield Reading(
            one.document,
            _day(one.document),
            tuple(
                _read(sentence, grown, one.mentions, every)
                for sentence, grown in zip(one.sentences, docs, strict=True)
            ),
            actor_map(catalogue, actors),
            catalogue,
            words,
            names,
            part(one.document.language, "conjugation"),
        )


def _read(sentence: Sentence, trees: Grown, mentions: Sequence[Mention], namings: Sequence[Naming]) -> Parsed:
    """A sentence with its tree and the clauses parsed apart, each with the times that stand in it."""
    whole, apart = trees
    times, named = _within(sentence, mentions), tuple(_inside(sentence, namings))
    clauses = tuple(
        Parsed(
            sentence,
            tree,
            tuple(one for one in times if _holds(aside, one, sentence)),
            named,
            owner="" if owner is None else sentence.plain[slice(*owner)],
            once=aside.once,
        )
        for aside, tree, owner in apart
    )
    rest = tuple(one for one in times if not any(_holds(aside, one, sentence) for aside, _, _ in apart))
    return Parsed(sentence, whole, rest, named, clauses)


def _holds(aside: Aside, mention: Mention, sentence: Sentence) -> bool:
    return aside.start <= mention.start - sentence.start < aside.end


def _prepare(
    document: Document, mentions: Sequence[Mention], catalogue: Catalogue, names: ModuleType
) -> _Prepared:
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
    return _Prepared(document, _with_quotations(every, chosen), known, mentions)


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
    sentence: Sentence, one: _Prepared, catalogue: Catalogue, words: ModuleType
) -> tuple[list[StandIn], list[tuple[int, int]]]:
    """What to parse names and times of a sentence as, and where its times stand."""
    found: list[StandIn] = []
    known, day = one.known, _day(one.document)
    mentions = ranges(_within(sentence, one.mentions), sentence, words)
    for mention in mentions:
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
    empty = re.finditer(words.PASSED_OVER, sentence.plain)
    found.extend(StandIn(adverb.start("word"), adverb.end("word"), "") for adverb in empty)
    for naming in _inside(sentence, known):
        start, end = naming.start - sentence.start, naming.end - sentence.start
        name = sentence.plain[start:end]
        kind = catalogue.actors[naming.actor].kind
        # "La CGT-RATP" is one name to the parser.
        joined = re.match(r"(?:-[^\W\d_a-zà-ÿ][\w'-]*)+", sentence.plain[end:])
        end += joined.end() if joined and kind != "person" else 0
        longer = re.search(r"[^\W\d_a-zà-ÿ][\w']*-$", sentence.plain[:start])
        if longer and naming.role == "place":
            found.append(StandIn(longer.start(), end, words.THING_STAND_INS[0]))  # "Météo-France"
        elif kind != "state" and not naming.by_office and not re.search(r"(?:^|[ '-])[a-z]", name):
            things = words.THING_STAND_INS
            word = words.PERSON_STAND_IN if kind == "person" else things[len(found) % len(things)]
            found.append(StandIn(start, end, word))
    places = re.finditer(words.PLACE_NAMES, sentence.plain)
    found.extend(StandIn(place.start("name"), place.end("name"), words.PLACE_STAND_IN) for place in places)
    spans = [time_span(sentence, one, words) for one in mentions if useful(one)]
    return [*_asides(sentence, times, list(_inside(sentence, known)), words), *found], spans


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
