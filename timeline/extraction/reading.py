"""What the stages of extraction share while they read one document: its text, trees, names, words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType

from spacy.tokens import Doc, Token

from timeline.extraction.actors import Naming
from timeline.extraction.catalogue import Catalogue
from timeline.extraction.sentences import Sentence
from timeline.model import Actor, Document, Mention


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its tree, its mentions and its namings; the tree's offsets are the sentence's.

    ``text`` is the sentence as written, with straight apostrophes: the tree may hold stand-ins for
    names that the model does not know.
    """

    sentence: Sentence
    doc: Doc
    mentions: tuple[Mention, ...]
    namings: tuple[Naming, ...]

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.sentence.plain

    def words(self, token: Token) -> str:
        """What is written where a token stands."""
        return self.text[token.idx : token.idx + len(token.text)]

    def tokens(self, naming: Naming) -> list[Token]:
        """The tokens of a naming."""
        start, end = naming.start - self.sentence.start, naming.end - self.sentence.start
        return [token for token in self.doc if token.idx < end and start < token.idx + len(token.text)]

    def quoted(self, token: Token) -> bool:
        """Whether a token stands inside guillemets."""
        inside = self.sentence.quoted
        for mark in self.text[: token.idx]:
            inside = mark in "«“" or (inside and mark not in "»”")
        return inside


@dataclass(frozen=True, slots=True)
class Reading:
    """A document being read: everything known about it before its events are."""

    document: Document
    day: date
    parsed: tuple[Parsed, ...]
    actors: Mapping[str, Actor]
    catalogue: Catalogue
    words: ModuleType
    names: ModuleType
    forms: ModuleType | None = None


@dataclass
class Discourse:
    """Who has been spoken of so far: the last subject, and every naming in order."""

    subject: tuple[str, ...] = ()
    phrase: str = ""
    plural: bool = False
    named: list[Naming] = field(default_factory=list)

    def latest(self, kinds: Sequence[str], actors: Mapping[str, Actor], before: int) -> str | None:
        """The actor of one of these kinds named last before a place."""
        for naming in reversed(self.named):
            if naming.start < before and naming.role == "actor" and actors[naming.actor].kind in kinds:
                return naming.actor
        return None
