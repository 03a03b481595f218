"""What is exported: the events a filter leaves, told by the articles it leaves, and how to say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

import numpy as np

from timeline.exports._text import web_link
from timeline.model import Actor, Document, Event, Source
from timeline.view.filtering import Criteria, matching
from timeline.view.index import Index, Mask
from timeline.view.lanes import LaneBy
from timeline.view.look import Theme
from timeline.wording import name


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader asks for: which events, in which language, and for pictures and pages how.

    ``articles`` lets whole articles travel along; without it only their excerpts do. Without a
    ``theme`` a page follows its reader's, and a picture is light.
    """

    criteria: Criteria = field(default_factory=Criteria)
    language: str = "fr"
    title: str | None = None
    articles: bool = False
    lanes: LaneBy = "actor"
    folded: bool = True
    span: tuple[date, date] | None = None
    theme: Theme | None = None
    width: int = 1200


@dataclass(frozen=True)
class Selection:
    """The events that ``options`` leave of a corpus, in order of time."""

    index: Index
    options: Options
    made: datetime

    @property
    def language(self) -> str:
        """The language of everything but the words of articles."""
        return self.options.language

    @cached_property
    def shown(self) -> Mask:
        """True for every chosen event of the index."""
        return matching(self.index, self.options.criteria)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The chosen events; what articles published after the day asked about tell is left out."""
        return tuple(self._as_known(self.index.events[row]) for row in np.flatnonzero(self.shown).tolist())

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The articles that tell the chosen events, in reading order; all where nothing was asked."""
        if self.options.criteria == Criteria():
            return tuple(self.index.corpus.documents)
        told = {source.document_id for event in self.events for source in event.sources}
        return tuple(document for document in self.index.corpus.documents if document.id in told)

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The actors of the chosen events, in order of their first."""
        named = dict.fromkeys(actor for event in self.events for actor in event.actors)
        return tuple(self.actor(identifier) for identifier in named)

    @cached_property
    def title(self) -> str:
        """The title given, else the name of the story chosen, else a plain word."""
        chosen = self.options.criteria.story
        story = next((story for story in self.index.corpus.stories if story.id == chosen), None)
        if self.options.title:
            return self.options.title
        return story.name(self.language) if story else name("Timeline", "title", self.language)

    def actor(self, identifier: str) -> Actor:
        """The actor with this id, one of its events' or a parent of one."""
        return self.index.actors[self.index.actor_rows[identifier]]

    def sources(self, event: Event) -> Iterator[tuple[Source, Document]]:
        """The sources of an event with their articles."""
        for source in event.sources:
            yield source, self.index.documents[source.document_id]

    def story(self, event: Event) -> str | None:
        """The name of an event's story."""
        story = next((story for story in self.index.corpus.stories if story.id == event.story), None)
        return story.name(self.language) if story else event.story

    def link(self, event: Event) -> str | None:
        """The address of the first article on the web that tells an event."""
        return next((url for _, document in self.sources(event) if (url := web_link(document.url))), None)

    def _as_known(self, event: Event) -> Event:
        known = self.options.criteria.known
        if known is None:
            return event
        kept = tuple(s for s, document in self.sources(event) if _by(document, known))
        return event if kept == event.sources else replace(event, sources=kept)


def _by(document: Document, known: date) -> bool:
    return document.published is None or document.published.best <= known


def select(index: Index, options: Options, made: datetime) -> Selection:
    """The selection that ``options`` make of an indexed corpus."""
    return Selection(index, options, made)
