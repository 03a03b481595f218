"""A corpus as columns: one number an event and question, so that a hundred thousand filter at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from timeline.merging import witnesses
from timeline.model import Actor, Corpus, Document, Event
from timeline.view.marks import CERTAINTIES, KINDS, PRECISIONS, STATUSES, precision
from timeline.wording import languages

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Moments = npt.NDArray[np.float64]

# An event's place in a lane is decided by its first actors; nobody needs more than these.
MAIN_ACTORS = 4
NOBODY = 65535
_HALF_DAY = 43_200_000.0
_MOST_ANSWERS = 24
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Index:
    """The events of a corpus in order of time, as columns. Moments are milliseconds since 1970.

    ``pairs_event`` and ``pairs_actor`` list which event has which actor, parents included;
    ``main`` holds the first actors of each event, raised to their outermost parent.
    """

    corpus: Corpus
    events: tuple[Event, ...]
    begin: Moments
    until: Moments
    status: Numbers
    kind: Numbers
    certainty: Numbers
    precision: Numbers
    known: Moments
    document: Numbers
    actors: tuple[Actor, ...]
    pairs_event: Numbers
    pairs_actor: Numbers
    main: Numbers

    def __len__(self) -> int:
        return len(self.events)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Event id to its row."""
        return {event.id: row for row, event in enumerate(self.events)}

    @cached_property
    def actor_rows(self) -> Mapping[str, int]:
        """Actor id to its number among ``actors``."""
        return {actor.id: row for row, actor in enumerate(self.actors)}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Document id to document."""
        return {document.id: document for document in self.corpus.documents}

    @cached_property
    def document_rows(self) -> Mapping[str, int]:
        """Document id to its number, in reading order."""
        return {document.id: row for row, document in enumerate(self.corpus.documents)}

    @cached_property
    def dot(self) -> Moments:
        """Where the mark stands: at the start of what lasted, in the middle of what is uncertain.

        What only its article dates stands on the likeliest day of that article.
        """
        lasting = self.precision == PRECISIONS.index("interval")
        middle = (self.begin + self.until) / 2
        for row, event in enumerate(self.events):
            if event.basis == "publication" and event.sources:
                document = self.documents.get(event.sources[0].document_id)
                if document is None or document.published is None:
                    continue
                likely = moment(document.published.best) + _HALF_DAY
                if self.begin[row] <= likely < self.until[row]:
                    middle[row] = likely
        return np.where(lasting, self.begin, middle)

    @cached_property
    def order(self) -> Numbers:
        """All rows in order of their marks."""
        return np.argsort(self.dot, kind="stable")

    @cached_property
    def merit(self) -> Numbers:
        """The rank of each event as an opening: told by most articles, certain, with its day, early."""
        best = np.lexsort((self.dot, self.precision, self.certainty, -self.sources))
        ranks = np.empty(len(best), np.int64)
        ranks[best] = np.arange(len(best))
        return ranks

    def remembered(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question about these events, worked out once; only the latest few are kept."""
        # Readers ask at the same time: what is kept may go at any moment, what was found may not.
        found: Answer | None = self._answers.get(question)
        if found is None:
            found = answer()
            if len(self._answers) >= _MOST_ANSWERS:
                self._answers.clear()
            self._answers[question] = found
        return found

    @cached_property
    def _answers(self) -> dict[Hashable, Any]:
        return {}

    def in_order(self, shown: Mask) -> Numbers:
        """The rows that are shown, in order of their marks."""
        return self.order[shown[self.order]]

    @cached_property
    def sources(self) -> Numbers:
        """How many texts tell each event, one that several sites printed counted once."""
        roots = {document.id: document.same_as for document in self.corpus.documents if document.same_as}
        told = (witnesses(event, roots) for event in self.events)
        return np.fromiter(told, np.int64, len(self.events))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Title and excerpts of each event, without accents and case, for searching."""
        return tuple(fold(" ".join((*_titles(event), *self.excerpts(event)))) for event in self.events)

    @cached_property
    def title_orders(self) -> Mapping[str, Numbers]:
        """The rank of each event when sorted by the title that readers of a language see, by language."""
        alike = not any(event.review and event.review.titles for event in self.events)
        if alike:
            return dict.fromkeys(languages(), _ranks([fold(event.title) for event in self.events]))
        return {
            language: _ranks([fold(event.title_in(language)) for event in self.events])
            for language in languages()
        }

    @cached_property
    def told(self) -> Mapping[str, Sequence[tuple[int, int, int]]]:
        """For each document the stretches that tell an event: start, end, row."""
        told: dict[str, list[tuple[int, int, int]]] = {}
        for row, event in enumerate(self.events):
            for source in event.sources:
                told.setdefault(source.document_id, []).append((source.start, source.end, row))
        return told

    def excerpts(self, event: Event) -> Iterable[str]:
        """The words of every source of an event."""
        for source in event.sources:
            document = self.documents.get(source.document_id)
            if document is not None:
                yield document.text[source.start : source.end]

    @cached_property
    def _stories(self) -> Mapping[str | None, Mask]:
        named = np.array([event.story or "" for event in self.events], np.str_)
        return {story.id: named == story.id for story in self.corpus.stories}

    def stories(self, story: str) -> Mask:
        """The events of one story."""
        return self._stories.get(story, np.zeros(len(self.events), np.bool_))


def _titles(event: Event) -> dict[str, None]:
    """Its title and those that a person gave it, so that it is found in every language."""
    given = (title for _, title in event.review.titles) if event.review else ()
    return dict.fromkeys((event.title, *given))


def _ranks(keys: Sequence[str]) -> Numbers:
    """The place of each when they are sorted."""
    order = sorted(range(len(keys)), key=keys.__getitem__)
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def fold(text: str) -> str:
    """``text`` as a search sees it: no accents, no case, plain apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(character for character in plain if not unicodedata.combining(character))


def moment(time: date) -> float:
    """Milliseconds since 1970 of a day or a local time."""
    start = time if isinstance(time, datetime) else datetime(time.year, time.month, time.day)
    return (start - datetime(1970, 1, 1)).total_seconds() * 1000.0


def day(milliseconds: float) -> date:
    """The day of a moment."""
    return date.fromordinal(date(1970, 1, 1).toordinal() + int(milliseconds // 86_400_000))


def index(corpus: Corpus) -> Index:
    """Lay a corpus out in columns."""
    events = tuple(sorted(corpus.events, key=lambda event: (event.begin, event.until, event.id)))
    count = len(events)
    actors, family = _families(corpus, events)
    published = {
        document.id: moment(document.published.best) if document.published else -np.inf
        for document in corpus.documents
    }
    rows = {document.id: row for row, document in enumerate(corpus.documents)}
    pairs = [(row, actor) for row, event in enumerate(events) for actor in _raised(event, family)]
    return Index(
        corpus=corpus,
        events=events,
        begin=np.fromiter((moment(event.begin) for event in events), np.float64, count),
        until=np.fromiter((moment(event.until) for event in events), np.float64, count),
        status=_codes((event.status for event in events), STATUSES, count),
        kind=_codes((event.kind for event in events), KINDS, count),
        certainty=_codes((event.certainty for event in events), CERTAINTIES, count),
        precision=_codes((precision(event) for event in events), PRECISIONS, count),
        known=np.fromiter((_first_told(event, published) for event in events), np.float64, count),
        document=np.fromiter((rows.get(_first_document(event), 0) for event in events), np.int64, count),
        actors=actors,
        pairs_event=np.array([row for row, _ in pairs], np.int64),
        pairs_actor=np.array([actor for _, actor in pairs], np.int64),
        main=_main_actors(events, family),
    )


def _codes(values: Iterable[str], names: tuple[str, ...], count: int) -> Numbers:
    numbers = {name: number for number, name in enumerate(names)}
    return np.fromiter((numbers[value] for value in values), np.int64, count)


def _first_told(event: Event, published: Mapping[str, float]) -> float:
    return min((published.get(source.document_id, -np.inf) for source in event.sources), default=-np.inf)


def _first_document(event: Event) -> str:
    return event.sources[0].document_id if event.sources else ""


def _families(corpus: Corpus, events: tuple[Event, ...]) -> tuple[tuple[Actor, ...], Mapping[str, list[int]]]:
    """The actors that events need, and for each its own number followed by those of its parents."""
    known = {actor.id: actor for actor in corpus.actors}
    lines: dict[str, list[str]] = {}
    for name in dict.fromkeys(actor for event in events for actor in event.actors):
        line = [name]
        while line[-1] in known and known[line[-1]].parent and known[line[-1]].parent not in line:
            line.append(str(known[line[-1]].parent))
        lines[name] = line
    needed = list(dict.fromkeys(name for line in lines.values() for name in line))
    numbers = {name: number for number, name in enumerate(needed)}
    actors = tuple(known.get(name) or Actor(name, (("en", name),), "group", listed=False) for name in needed)
    return actors, {name: [numbers[part] for part in line] for name, line in lines.items()}


def _raised(event: Event, family: Mapping[str, list[int]]) -> dict[int, None]:
    return dict.fromkeys(number for actor in event.actors for number in family[actor])


def _main_actors(events: tuple[Event, ...], family: Mapping[str, list[int]]) -> Numbers:
    main = np.full((len(events), MAIN_ACTORS), NOBODY, np.int64)
    for row, event in enumerate(events):
        roots = list(dict.fromkeys(family[actor][-1] for actor in event.actors))[:MAIN_ACTORS]
        main[row, : len(roots)] = roots
    return main
