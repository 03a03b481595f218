"""Documents made ready for extraction: sentences that can carry an event, their trees and names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import ModuleType

from timeline.extraction.actors import Naming, actor_map, listed, without_overlaps
from timeline.extraction.catalogue import Catalogue
from timeline.extraction.parsing import parse
from timeline.extraction.reading import Parsed, Reading
from timeline.extraction.sentences import Sentence, sentences
from timeline.extraction.unlisted import unlisted
from timeline.languages import part
from timeline.model import Document, Mention

STOOD_IN = ("company", "platform", "media")


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
        _stand_in(sentence, known, catalogue, words) for _, chosen, known, _ in prepared for sentence in chosen
    )
    trees = parse(texts, documents[0].language)
    for document, chosen, known, found in prepared:
        docs = list(islice(trees, len(chosen)))
        more, actors = unlisted(list(zip(chosen, docs, strict=True)), known, catalogue, names, document.language)
        every = without_overlaps([*known, *more])
        assert document.published is not None
        yield Reading(
            document,
            document.published.best,
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
        raise ValueError(f"document {document.id} has no publication date: date it before its events are read")
    every = sentences(document)
    known = listed(every, catalogue, names, document.published.best)
    chosen = [
        sentence
        for place, sentence in enumerate(every)
        if _carries(sentence, mentions, known)
        or (place + 1 < len(every) and _carries(every[place + 1], mentions, known))
    ]
    return document, chosen, known, mentions


def _carries(sentence: Sentence, mentions: Sequence[Mention], known: Sequence[Naming]) -> bool:
    """Whether a sentence can tell an event: it holds a time, or names someone listed."""
    return bool(_within(sentence, mentions)) or any(True for _ in _inside(sentence, known))


def _within(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(one for one in mentions if sentence.start <= one.start < sentence.end)


def _inside(sentence: Sentence, namings: Sequence[Naming]) -> Iterator[Naming]:
    return (one for one in namings if sentence.start <= one.start and one.end <= sentence.end)


def _stand_in(sentence: Sentence, known: Sequence[Naming], catalogue: Catalogue, words: ModuleType) -> str:
    """The sentence with names of companies replaced by ones the model knows, as long as they are."""
    text = sentence.plain
    for naming in _inside(sentence, known):
        start, end = naming.start - sentence.start, naming.end - sentence.start
        name = text[start:end]
        other = words.STAND_INS.get(len(name))
        actor = catalogue.actors.get(naming.actor)
        if other and actor is not None and actor.kind in STOOD_IN and name.isalnum() and name in actor.aliases:
            text = text[:start] + other + text[end:]
    return text
