"""The values that flow through the pipeline: frozen, typed, standard library only.

Conventions that hold everywhere:

* Offsets are Unicode code points, end exclusive. A document's offsets point into its decoded
  source file; every other offset points into the document's text, so that
  ``document.start + mention.start`` is a place in the file.
* Times are naive ``datetime`` values in the local time of the text. Intervals are half-open:
  ``begin`` is inside, ``until`` is the first instant after.
* Text meant for a reader is a ``Message``; ``timeline.wording`` says it in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Certainty = Literal["high", "medium", "low"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal[
    "second", "minute", "hour", "part", "day", "weekend", "week", "month", "quarter", "season", "half",
    "year", "decade", "century", "millennium",
]  # fmt: skip
Status = Literal["occurred", "statement", "planned", "deadline", "threatened", "alleged", "denied", "ongoing"]
Kind = Literal[
    "ban", "restriction", "deal", "lawsuit", "investigation", "decree", "sanction", "fine", "demand",
    "statement", "deadline", "other",
]  # fmt: skip
ActorKind = Literal["person", "company", "platform", "state", "institution", "media", "group"]
PartKind = Literal["title", "credit", "subhead", "body", "link", "debris"]
EvidenceKind = Literal[
    "corrected", "declared", "weekday-and-date", "url-id", "url-date", "explicit-date", "weekday",
    "page-order", "shared-event", "still-ahead", "countdown", "company", "coined-name", "read-on",
    "contradiction",
]  # fmt: skip
Basis = Literal["text", "inherited", "publication"]

Value = str | int | float | date | datetime | tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with named places, and what stands in them; translated when it is shown.

    ``text`` is the msgid of the catalogues in ``timeline/texts``; dates among ``values`` are
    written out in the reader's language.
    """

    text: str
    values: tuple[tuple[str, Value], ...] = ()


def message(text: str, /, **values: Value) -> Message:
    """Build a ``Message``: ``message("published after {day}", day=date(2020, 9, 18))``."""
    return Message(text, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the user should know about one input: where, what, and the remedy."""

    file: str
    place: str
    says: Message
    remedy: Message
    fatal: bool = False


class ProblemError(Exception):
    """Something that cannot be done; ``problem`` tells the user where, why and the remedy."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(": ".join(filter(None, (problem.file, problem.says.text))))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document's text and its role; only ``title``, ``subhead`` and ``body`` are prose."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One clue for a publication date: ``text[start:end]`` is what was read, ``says`` what it shows."""

    kind: EvidenceKind
    text: str
    start: int
    end: int
    says: Message


@dataclass(frozen=True, slots=True)
class Publication:
    """When it appeared: ``earliest`` and ``latest`` are days, both possible; ``best`` the likeliest."""

    earliest: date
    latest: date
    best: date
    evidence: tuple[Evidence, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether only one day is possible."""
        return self.earliest == self.latest


@dataclass(frozen=True, slots=True)
class Document:
    """One article. ``text`` is exactly ``source[start:end]``, title and credit line included.

    ``same_as`` is the id of the article that this one repeats in the same words: a dispatch that
    several sites printed is one witness.
    """

    id: str
    title: str
    text: str
    language: str
    source_file: str
    start: int
    end: int
    url: str | None = None
    publisher: str | None = None
    published: Publication | None = None
    parts: tuple[Part, ...] = ()
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time was counted from: the publication, another mention (its offsets), or nothing."""

    kind: Literal["publication", "mention", "none"]
    at: datetime | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A temporal expression with its meaning.

    ``value`` and ``mod`` follow TIMEX3 (ISO-TimeML); ``begin``/``until`` is the interval meant,
    or None where the text fixes none. ``rule`` names what was matched; ``notes`` are remarks for
    the reader, such as a weekday that contradicts its date.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    begin: datetime | None
    until: datetime | None
    grain: Grain | None
    mod: str | None
    approximate: bool
    rule: str
    anchor: Anchor
    certainty: Certainty = "high"
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts. ``names`` maps a language code to the name to show."""

    id: str
    names: tuple[tuple[str, str], ...]
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    wikidata: str | None = None
    listed: bool = True

    def name(self, language: str) -> str:
        """The name in ``language``, or the first one given."""
        return dict(self.names).get(language) or self.names[0][1]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an event is told: the excerpt, and inside it the expression that dates it, if any."""

    document_id: str
    start: int
    end: int
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person did to an event or wrote about it; ``at`` is in UTC, ``editor`` may be empty."""

    at: datetime
    editor: str
    says: Message


@dataclass(frozen=True, slots=True)
class Review:
    """What people made of an event: see ``timeline.journal``.

    ``titles`` maps a language code to the title to show in it. ``to_check`` says what has changed
    underneath since it was edited. ``added`` events were never derived, ``restored`` ones no longer are.
    ``decided`` is who accepted, rejected or added the event last, ``dated`` who set the date by hand.
    """

    accepted: bool = False
    rejected: bool = False
    decided: Remark | None = None
    origin: Literal["derived", "added", "restored"] = "derived"
    titles: tuple[tuple[str, str], ...] = ()
    dated: Remark | None = None
    remarks: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    to_check: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, was said, is planned or threatened; ``actors`` are actor ids.

    ``begin``/``until`` is the interval within which the text places it; ``basis`` tells whether
    an expression in the excerpt dates it, one inherited from the sentences before, or only the
    article's publication. ``review`` is what people made of it, where anyone has touched it.
    """

    id: str
    title: str
    begin: datetime
    until: datetime
    grain: Grain
    status: Status
    kind: Kind
    actors: tuple[str, ...]
    story: str | None
    certainty: Certainty
    sources: tuple[Source, ...]
    language: str = "fr"
    basis: Basis = "text"
    approximate: bool = False
    review: Review | None = None

    def title_in(self, language: str) -> str:
        """The title a person gave it in ``language``, or the title."""
        return dict(self.review.titles).get(language, self.title) if self.review else self.title


@dataclass(frozen=True, slots=True)
class Story:
    """A named query: events belong when they share its actors or words within its period."""

    id: str
    names: tuple[tuple[str, str], ...]
    actors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    begin: date | None = None
    until: date | None = None
    descriptions: tuple[tuple[str, str], ...] = ()

    def name(self, language: str) -> str:
        """The name in ``language``, or the first one given."""
        return dict(self.names).get(language) or self.names[0][1]

    def description(self, language: str) -> str:
        """What it is about in ``language``, or in the first one given; empty where nobody said."""
        told = dict(self.descriptions)
        return told.get(language) or next(iter(told.values()), "")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything a build knows: documents in reading order, their mentions, the merged events."""

    documents: Sequence[Document]
    mentions: Mapping[str, tuple[Mention, ...]]
    events: Sequence[Event]
    actors: tuple[Actor, ...] = ()
    stories: tuple[Story, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)

    def document(self, identifier: str) -> Document:
        """The document with this id; ``KeyError`` when there is none."""
        for document in self.documents:
            if document.id == identifier:
                return document
        raise KeyError(identifier)

    def table(self) -> list[dict[str, Any]]:
        """One row an event, with the columns of ``events.csv``; a data frame can be made of it.

        ``actors`` is a list of ids, ``sources`` a list of objects with ``document_id``, ``start``,
        ``end``, ``mention_start`` and ``mention_end``.
        """
        columns = ("id", "title", "begin", "until", "grain", "status", "kind", "story", "certainty")
        return [
            {name: getattr(event, name) for name in columns}
            | {
                "actors": list(event.actors),
                "sources": [
                    {
                        "document_id": source.document_id,
                        "start": source.start,
                        "end": source.end,
                        "mention_start": source.mention and source.mention.start,
                        "mention_end": source.mention and source.mention.end,
                    }
                    for source in event.sources
                ],
            }
            for event in self.events
        ]

    def all_mentions(self) -> Iterator[tuple[Document, Mention]]:
        """Every mention with its document, in reading order."""
        for document in self.documents:
            for mention in self.mentions.get(document.id, ()):
                yield document, mention
