"""Parses kept from build to build: a sentence that the parser would see as it saw it is not parsed again.

A corrected date changes what the words of an article mean, not how its sentences are built. So the parses
lie beside the tables, each under a key made of all that it depends on, and with all of them there the
parser, which takes seconds to load, is not needed.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from spacy.about import __version__ as parser_version
from spacy.lang.xx import MultiLanguage
from spacy.tokens import Doc
from spacy.util import get_package_version
from spacy.vocab import Vocab, create_vocab

from timeline.disk import replacing

# Sentences; the ones not asked for for longest go first.
MOST = 100_000
VERSION = 1
# What a key is made of besides the sentence; the parser's version among it.
Known = tuple[str, ...]
Row = dict[str, list[str] | list[int] | list[bool]]


class Parses:
    """The parses in a file, read when the first is asked for; none where it is not there or damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._changed = False
        self._rows: dict[str, str] | None = None

    @property
    def rows(self) -> dict[str, str]:
        """What was kept, as JSON by key, what was asked for last at the end."""
        if self._rows is None:
            self._rows = dict(_read(self.path))
        return self._rows

    def get(self, key: str) -> tuple[Doc, tuple[int, ...], tuple[int, ...]] | None:
        """A parse with the places of its tokens, if it is kept."""
        text = self.rows.pop(key, None)
        if text is None:
            return None
        try:
            found = _back(json.loads(text))
        except (ValueError, KeyError, TypeError):
            return None
        self.rows[key] = text
        return found

    def put(self, key: str, doc: Doc, starts: Iterable[int], ends: Iterable[int]) -> None:
        """Keep a parse."""
        row = _row(doc) | {"starts": list(starts), "ends": list(ends)}
        self.rows[key] = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        self._changed = True

    def save(self) -> None:
        """Write what is new; ``OSError`` when the disk refuses."""
        if not self._changed:
            return
        kept = list(self.rows.items())[-MOST:]
        with replacing(self.path) as (draft,), gzip.open(draft, "wt", 4, encoding="utf-8") as file:
            file.writelines(f"{key}\t{text}\n" for key, text in kept)
        self._changed = False


def key_of(job: object, language: str, model: str) -> str:
    """A name for everything a parse depends on: the sentence as the parser is given it, and the parser."""
    return sha256(repr((VERSION, parser_version, _version(model), language, job)).encode()).hexdigest()[:24]


@cache
def _version(model: str) -> str:
    return f"{model} {get_package_version(model)}"


@cache
def _vocabulary() -> Vocab:
    """One for all languages: a parse says all that is asked of its words, and a language loads slowly."""
    return create_vocab("xx", MultiLanguage.Defaults)


def _row(doc: Doc) -> Row:
    return {
        "words": [token.text for token in doc],
        "spaces": [bool(token.whitespace_) for token in doc],
        "tags": [token.tag_ for token in doc],
        "pos": [token.pos_ for token in doc],
        "morphs": [str(token.morph) for token in doc],
        "lemmas": [token.lemma_ for token in doc],
        "heads": [token.head.i for token in doc],
        "deps": [token.dep_ for token in doc],
        "ents": [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
    }


def _back(row: Row) -> tuple[Doc, tuple[int, ...], tuple[int, ...]]:
    starts, ends = (tuple(int(place) for place in row.pop(name)) for name in ("starts", "ends"))
    return Doc(_vocabulary(), **row), starts, ends  # type: ignore[arg-type]


def _read(path: Path) -> Iterable[tuple[str, str]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = [line.rstrip("\n").partition("\t") for line in file]
    except (OSError, EOFError, ValueError):
        return []
    return [(key, text) for key, _, text in lines]
