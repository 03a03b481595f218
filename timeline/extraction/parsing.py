"""Sentences as trees, by the spaCy model a language names in its ``clauses`` module.

Names the model has never seen and times inside a clause lead it astray. So a name is parsed as one
word it knows, and a time as one adverb ("hier", "demain"); ``Tree`` keeps where each token stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from timeline.extraction.parses import Parses, key_of
from timeline.languages import part

# The part of a model that finds names.
NAMES = "ner"
# Sentences looked at together.
BATCH = 256


@dataclass(frozen=True, slots=True)
class StandIn:
    """The characters from ``start`` to ``end`` are parsed as the single word ``word``, or left out."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence; token ``i`` stands at the characters ``starts[i]`` to ``ends[i]``."""

    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@cache
def model(language: str) -> Language | None:
    """The parser of a language, loaded once; None when it names none or none is installed."""
    words = part(language, "clauses")
    name = getattr(words, "MODEL", None)
    if name is None or not spacy.util.is_package(name):
        return None
    return spacy.load(name, exclude=["senter"])


Lead = Sequence[tuple[str, int, int]]


Job = tuple[str, Sequence[StandIn], Lead]


def parse(texts: Iterable[Job], language: str, parses: Parses | None = None) -> Iterator[Tree]:
    """One tree a text, each kept whole: where sentences end has been decided before.

    The third of each are words to put before it, with the characters of the text that each stands for.
    What is among ``parses`` is not parsed again; the rest is kept there.
    """
    if parses is None:
        yield from _parsed(texts, language)
        return
    jobs = list(texts)
    name = str(getattr(part(language, "clauses"), "MODEL", None))
    keys = [key_of((text, tuple(stand_ins), tuple(lead)), language, name) for text, stand_ins, lead in jobs]
    found = [parses.get(key) for key in keys]
    missing = [job for job, kept in zip(jobs, found, strict=True) if kept is None]
    fresh = _parsed(missing, language) if missing else iter(())
    for key, kept in zip(keys, found, strict=True):
        tree = Tree(*kept) if kept else next(fresh)
        if kept is None:
            parses.put(key, tree.doc, tree.starts, tree.ends)
        yield tree


def _parsed(texts: Iterable[Job], language: str) -> Iterator[Tree]:
    parser = model(language)
    if parser is None:
        raise LookupError(f"no parser for the language {language}")
    places: list[tuple[tuple[int, ...], tuple[int, ...]]] = []

    def docs() -> Iterator[Doc]:
        for text, stand_ins, lead in texts:
            doc, starts, ends = _doc(parser, text, stand_ins, lead)
            places.append((starts, ends))
            yield doc

    for number, doc in enumerate(_named(parser, parser.pipe(docs(), disable=[NAMES]))):
        yield Tree(doc, *places[number])


def _named(parser: Language, docs: Iterator[Doc]) -> Iterator[Doc]:
    """The same sentences with the names that the model finds, which it need not look for in all of them."""
    finder: Any = parser.get_pipe(NAMES) if NAMES in parser.pipe_names else None
    while batch := list(islice(docs, BATCH)):
        if finder is not None:
            names = (doc for doc in batch if any(token.pos_ == "PROPN" for token in doc))
            for _ in finder.pipe(names, batch_size=BATCH):
                pass
        yield from batch


def _doc(
    parser: Language, text: str, stand_ins: Sequence[StandIn], lead: Lead
) -> tuple[Doc, tuple[int, ...], tuple[int, ...]]:
    words = [word for word, _, _ in lead]
    starts = [start for _, start, _ in lead]
    ends = [end for _, _, end in lead]
    for token in parser.make_doc(text):
        start, end = token.idx, token.idx + len(token.text)
        unit = next((one for one in stand_ins if one.start < end and start < one.end), None)
        if token.is_space or (unit is not None and not unit.word):
            continue
        if unit is None:
            words.append(token.text)
            starts.append(start)
            ends.append(end)
        elif len(starts) > len(lead) and starts[-1] == unit.start:
            ends[-1] = max(ends[-1], end, unit.end)
        else:
            words.append(unit.word)
            starts.append(unit.start)
            ends.append(max(end, unit.end))
    spaces = [
        place + 1 < len(starts) and (starts[place + 1] != ends[place] or place + 1 == len(lead))
        for place in range(len(starts))
    ]
    doc = Doc(parser.vocab, words=words, spaces=spaces)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc, tuple(starts), tuple(ends)
