"""A corpus as columns: one number an event and question, so that a million filter at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

from timeline.model import Actor, Corpus, Document, Event
from timeline.view.folding import fold_all
from timeline.view.marks import PRECISIONS
from timeline.wording import languages

if TYPE_CHECKING:
    import pyarrow

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.integer[Any]]
Moments = npt.NDArray[np.float64]

# An event's place in a lane is decided by its first actors; nobody needs more than these.
MAIN_ACTORS = 4
NOBODY = -1
# An article that no table knows, and an event of no story.
UNKNOWN = -1
_HALF_DAY = 43_200_000.0
_MOST_ANSWERS = 24
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Records:
    """The events and articles behind the columns, in memory or read from a disk when they are asked for.

    ``events`` are in order of time; ``titles`` gives their titles in a language, and ``searchable`` what
    a search looks at: titles and excerpts.
    """

    corpus: Corpus
    events: Sequence[Event]
    positions: Mapping[str, int]
    documents: Mapping[str, Document]
    document_rows: Mapping[str, int]
    titles: Callable[[str], Sequence[str]]
    searchable: Callable[[], Iterable[Sequence[str]]]
    many_titles: bool


@dataclass(frozen=True)
class Index:
    """The events of a corpus in order of time, as columns. Moments are milliseconds since 1970.

    ``undated`` tells which have their time from their article's publication alone; ``story`` is the number
    of a story. ``acting_event`` and ``acting_actor`` list which event names which actor, ``pairs_*`` the
    same with parents included;
    ``main`` holds the first actors of each event, raised to their outermost parent. ``told_*`` list the
    passages of each event, and ``published`` and ``text`` are of the articles: when they appeared,
    ``-inf`` when nobody knows, and the number of the article whose text they print.
    """

    records: Records
    begin: Moments
    until: Moments
    status: Numbers
    kind: Numbers
    certainty: Numbers
    precision: Numbers
    undated: Mask
    story: Numbers
    actors: tuple[Actor, ...]
    acting_event: Numbers
    acting_actor: Numbers
    pairs_event: Numbers
    pairs_actor: Numbers
    main: Numbers
    told_event: Numbers
    told_document: Numbers
    told_start: Numbers
    told_end: Numbers
    published: Moments
    text: Numbers

    def __len__(self) -> int:
        return len(self.begin)

    @property
    def corpus(self) -> Corpus:
        """The corpus itself; its events in the order in which it has them."""
        return self.records.corpus

    @property
    def events(self) -> Sequence[Event]:
        """The events in order of time."""
        return self.records.events

    @property
    def positions(self) -> Mapping[str, int]:
        """Event id to its row."""
        return self.records.positions

    @property
    def documents(self) -> Mapping[str, Document]:
        """Document id to document."""
        return self.records.documents

    @property
    def document_rows(self) -> Mapping[str, int]:
        """Document id to its number, in reading order."""
        return self.records.document_rows

    @cached_property
    def actor_rows(self) -> Mapping[str, int]:
        """Actor id to its number among ``actors``."""
        return {actor.id: row for row, actor in enumerate(self.actors)}

    @cached_property
    def known(self) -> Moments:
        """When the first article told each event."""
        first = np.full(len(self), np.inf)
        np.minimum.at(first, self.told_event, self._appeared)
        return np.where(np.isposinf(first), -np.inf, first)

    @cached_property
    def document(self) -> Numbers:
        """The number of the article that tells each event first."""
        return np.maximum(self._leading, 0)

    @cached_property
    def _appeared(self) -> Moments:
        """When the article of each passage appeared."""
        return np.append(self.published, -np.inf)[self.told_document]

    @cached_property
    def _leading(self) -> Numbers:
        found = np.full(len(self), UNKNOWN, np.int32)
        # The first passage is written last.
        found[self.told_event[::-1]] = self.told_document[::-1]
        return found

    @cached_property
    def dot(self) -> Moments:
        """Where the mark stands: at the start of what lasted, in the middle of what is uncertain.

        What only its article dates stands on the likeliest day of that article.
        """
        lasting = self.precision == PRECISIONS.index("interval")
        middle = (self.begin + self.until) / 2
        likely = np.append(self.published, -np.inf)[self._leading] + _HALF_DAY
        within = self.undated & (self.begin <= likely) & (likely < self.until)
        return np.where(lasting, self.begin, np.where(within, likely, middle))

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
        of = np.append(self.text, UNKNOWN)[self.told_document]
        each = np.unique(np.stack([self.told_event, of], axis=1), axis=0)[:, 0] if len(of) else of
        return np.bincount(each, minlength=len(self)).astype(np.int32)

    @cached_property
    def folded(self) -> pyarrow.ChunkedArray:
        """Titles and excerpts of each event, without accents and case, for searching."""
        import pyarrow

        found = [pyarrow.array(fold_all(some), pyarrow.string()) for some in self.records.searchable()]
        return pyarrow.chunked_array(found, pyarrow.string())

    @cached_property
    def title_orders(self) -> Mapping[str, Numbers]:
        """The rank of each event when sorted by the title that readers of a language see, by language."""
        if not self.records.many_titles:
            return dict.fromkeys(languages(), _ranks(fold_all(self.records.titles(""))))
        return {one: _ranks(fold_all(self.records.titles(one))) for one in languages()}

    @cached_property
    def _by_document(self) -> Numbers:
        return np.argsort(self.told_document, kind="stable")

    def told(self, document: str) -> list[tuple[int, int, int]]:
        """The stretches of an article that tell an event: start, end, row."""
        number = self.document_rows[document]
        sorted_ = self.told_document[self._by_document]
        first, last = np.searchsorted(sorted_, [number, number + 1])
        places = self._by_document[first:last]
        columns = (self.told_start[places], self.told_end[places], self.told_event[places])
        return list(zip(*(column.tolist() for column in columns), strict=True))

    def stories(self, story: str) -> Mask:
        """The events of one story."""
        known = [one.id for one in self.corpus.stories]
        return np.equal(self.story, known.index(story) if story in known else UNKNOWN - 1)


def _ranks(keys: Sequence[str]) -> Numbers:
    """The place of each when they are sorted."""
    order = sorted(range(len(keys)), key=keys.__getitem__)
    ranks = np.empty(len(order), np.int32)
    ranks[order] = np.arange(len(order))
    return ranks


def moment(time: date) -> float:
    """Milliseconds since 1970 of a day or a local time."""
    start = time if isinstance(time, datetime) else datetime(time.year, time.month, time.day)
    return (start - datetime(1970, 1, 1)).total_seconds() * 1000.0


def day(milliseconds: float) -> date:
    """The day of a moment; the last of the calendar for one after it."""
    number = date(1970, 1, 1).toordinal() + int(milliseconds // 86_400_000)
    return date.fromordinal(min(number, date.max.toordinal()))
