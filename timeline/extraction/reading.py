"""What the stages of extraction share while they read one document: its text, trees, names, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType

from spacy.tokens import Doc, Token

from timeline.extraction.actors import Naming
from timeline.extraction.catalogue import Catalogue
from timeline.extraction.parsing import Tree
from timeline.extraction.sentences import Sentence
from timeline.model import Actor, Document, Mention


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its tree, its mentions and its namings.

    ``text`` is the sentence as written, with straight apostrophes; the tree holds stand-ins, so a
    token's own text and offset are not those of the sentence: ``words``, ``start`` and ``end`` are.
    ``apart`` are clauses of it that the tree does not hold, each parsed by itself, with mentions of its own;
    ``owner`` is what the subject of such a one belongs to ("X, dont l'action…"), or nothing;
    ``once`` says that it tells what was planned before.
    """

    sentence: Sentence
    tree: Tree
    mentions: tuple[Mention, ...]
    namings: tuple[Naming, ...]
    apart: tuple[Parsed, ...] = ()
    owner: str = ""
    once: bool = False

    @property
    def doc(self) -> Doc:
        """The tree's tokens."""
        return self.tree.doc

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.sentence.plain

    def words(self, token: Token) -> str:
        """What is written where a token stands; the first word of a sentence in lower case further on."""
        start = self.tree.starts[token.i]
        written = self.text[start : self.tree.ends[token.i]]
        return written[:1].lower() + written[1:] if token.i and not start else written

    def start(self, token: Token) -> int:
        """Where a token begins in the sentence."""
        return self.tree.starts[token.i]

    def end(self, token: Token) -> int:
        """Where a token ends in the sentence."""
        return self.tree.ends[token.i]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap the characters of the sentence from ``start`` to ``end``."""
        starts, ends = self.tree.starts, self.tree.ends
        return [self.doc[at] for at in range(len(starts)) if starts[at] < end and start < ends[at]]

    def tokens(self, naming: Naming) -> list[Token]:
        """The tokens of a naming."""
        return self.between(naming.start - self.sentence.start, naming.end - self.sentence.start)

    def quoted(self, token: Token) -> bool:
        """Whether a token stands inside guillemets."""
        inside = self.sentence.quoted
        for mark in self.text[: self.start(token)]:
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

    @property
    def namings(self) -> list[Naming]:
        """Every naming of the document, in reading order."""
        return [naming for parsed in self.parsed for naming in parsed.namings]

    def holds(self, actor: str, office: str) -> bool:
        """Whether a person holds an office on the day of the publication."""
        held = self.catalogue.offices.get(actor, ())
        return any(
            self.catalogue.holder(one.office, one.of, self.day) == actor and one.office == office
            for one in held
        )


# How many subjects back a pronoun reaches.
REACH = 4


@dataclass(frozen=True, slots=True)
class Spoken:
    """A subject that has been spoken of; ``gender`` is "masculine", "feminine" or unknown ("")."""

    actors: tuple[str, ...]
    phrase: str
    plural: bool
    gender: str


@dataclass
class Discourse:
    """Who has been spoken of so far: the subjects of main clauses, and every naming in order."""

    subjects: list[Spoken] = field(default_factory=list)
    named: list[Naming] = field(default_factory=list)

    @property
    def subject(self) -> tuple[str, ...]:
        """The actors of the last subject."""
        return self.subjects[-1].actors if self.subjects else ()

    @property
    def phrase(self) -> str:
        """How a title names the last subject."""
        return self.subjects[-1].phrase if self.subjects else ""

    def agreeing(self, plural: bool, gender: str, agent: bool = False) -> Spoken | None:
        """The last subject that a pronoun of this number and gender can stand for, not far back.

        ``agent`` asks for someone who can act, if there is one.
        """
        fits = [
            spoken
            for spoken in reversed(self.subjects[-REACH:])
            if spoken.plural == plural and spoken.gender in ("", gender)
        ]
        acting = [spoken for spoken in fits if spoken.actors] if agent else []
        return next(iter(acting or fits), None)

    def only(self, plural: bool, gender: str, but: str) -> Spoken | None:
        """The one late subject that an object pronoun can stand for, other than its verb's own (``but``)."""
        fits = {
            spoken.phrase: spoken
            for spoken in self.subjects[-REACH:]
            if spoken.plural == plural and spoken.gender in ("", gender) and spoken.phrase != but
        }
        return next(iter(fits.values())) if len(fits) == 1 else None
