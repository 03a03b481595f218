"""Sentences as trees, by the spaCy model a language names in its ``clauses`` module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from timeline.languages import part


@cache
def model(language: str) -> Language | None:
    """The parser of a language, loaded once; None when it names none or none is installed."""
    words = part(language, "clauses")
    name = getattr(words, "MODEL", None)
    if name is None or not spacy.util.is_package(name):
        return None
    return spacy.load(name, exclude=["senter"])


def parse(texts: Iterable[str], language: str) -> Iterator[Doc]:
    """One tree a text, each kept whole: where sentences end has been decided before."""
    parser = model(language)
    if parser is None:
        raise LookupError(f"no parser for the language {language}")
    yield from parser.pipe(_whole(parser, text) for text in texts)


def _whole(parser: Language, text: str) -> Doc:
    doc = parser.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc
