"""Edits to the actors of a corpus: merged, renamed, typed, given a parent; and the stories with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from timeline.journal.changes import NotApplicableError, names, one_of, text
from timeline.journal.edits import Edit, Target
from timeline.journal.stories import STORY_ACTIONS, Stories
from timeline.model import Actor, ActorKind, Corpus, Event, message
from timeline.stories import story_of


class Actors:
    """The actors and the stories while one edit after the other is applied."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._known = {actor.id: actor for actor in corpus.actors}
        self._merged: dict[str, str] = {}
        self.stories = Stories(corpus.stories)

    def edit(self, edit: Edit) -> None:
        """Apply one edit, or raise ``NotApplicableError`` or ``ValueError``."""
        if edit.action in STORY_ACTIONS:
            self.stories.edit(edit)
            return
        actor = self._find(edit.target)
        ACTOR_ACTIONS[edit.action](self, actor, edit.after)

    def learn(self, actors: Mapping[str, Actor]) -> None:
        """Know actors that an edit describes, unless they are known."""
        for identifier, actor in actors.items():
            if identifier not in self._merged:
                self._known.setdefault(identifier, actor)

    def among(self, identifiers: Sequence[Any]) -> tuple[str, ...]:
        """Those of some ids that are known actors, as they are called now."""
        called = (self._now(one) for one in identifiers if isinstance(one, str))
        return tuple(dict.fromkeys(one for one in called if one in self._known))

    def corpus(self, events: Iterable[Event]) -> Corpus:
        """The corpus with these events, its actors and stories as edited."""
        told = (replace(event, actors=self.among(event.actors)) for event in events)
        stories = tuple(
            replace(story, actors=tuple(dict.fromkeys(map(self._now, story.actors))))
            for story in self.stories.all()
        )
        # Where no story and no actor became another, only events that somebody touched may have moved.
        every = self.stories.touched or bool(self._merged)
        documents = {document.id: document for document in self._corpus.documents}
        told = (
            replace(event, story=story_of(event, documents, stories)) if every or event.review else event
            for event in told
        )
        actors = (self._with_parent(actor) for actor in self._known.values())
        return replace(self._corpus, events=tuple(told), actors=tuple(actors), stories=stories)

    def _with_parent(self, actor: Actor) -> Actor:
        parent = self._now(actor.parent) if actor.parent else None
        return replace(actor, parent=parent if parent in self._known and parent != actor.id else None)

    def _now(self, identifier: str) -> str:
        while identifier in self._merged:
            identifier = self._merged[identifier]
        return identifier

    def _find(self, target: Target) -> Actor:
        identifier = self._now(target.id)
        if identifier in self._known:
            return self._known[identifier]
        same = [one for one in self._known.values() if target.label in dict(one.names).values()]
        if len(same) == 1:
            return same[0]
        raise NotApplicableError(message("No article names this actor any more."))

    def _above(self, identifier: str | None) -> set[str]:
        """The actor with this id, if any, and all that it belongs to."""
        seen: set[str] = set()
        while identifier is not None and (identifier := self._now(identifier)) not in seen:
            seen.add(identifier)
            identifier = self._known[identifier].parent if identifier in self._known else None
        return seen

    def merge(self, actor: Actor, after: Mapping[str, Any]) -> None:
        """One actor is another: ``{"into": id, "known": …}``."""
        into = self._now(text(after["into"], 200))
        if into not in self._known:
            raise NotApplicableError(message("The actor it was merged with is not found any more."))
        if into == actor.id:
            return
        whole = self._known[into]
        if actor.id in self._above(whole.parent):
            # It cannot belong to what belongs to itself.
            whole = replace(whole, parent=actor.parent)
        aliases = (*whole.aliases, *dict(actor.names).values(), *actor.aliases)
        self._known[into] = replace(whole, aliases=tuple(dict.fromkeys(aliases)))
        del self._known[actor.id]
        self._merged[actor.id] = into

    def rename(self, actor: Actor, after: Mapping[str, Any]) -> None:
        """Other names by language."""
        given = dict(actor.names) | dict(names(after))
        aliases = tuple(dict.fromkeys((*actor.aliases, *dict(actor.names).values())))
        self._known[actor.id] = replace(actor, names=tuple(given.items()), aliases=aliases)

    def set_kind(self, actor: Actor, after: Mapping[str, Any]) -> None:
        """Another kind: ``{"kind": "company"}``."""
        self._known[actor.id] = replace(actor, kind=one_of(after["kind"], get_args(ActorKind)))

    def set_parent(self, actor: Actor, after: Mapping[str, Any]) -> None:
        """The actor it belongs to, or none: ``{"parent": id}``."""
        parent = after["parent"]
        if parent is not None:
            parent = self._now(text(parent, 200))
            if parent not in self._known:
                raise NotApplicableError(message("The actor it was given as a parent is not found any more."))
            if actor.id in self._above(parent):
                raise NotApplicableError(message("An actor cannot belong to itself."))
        self._known[actor.id] = replace(actor, parent=parent)


ACTOR_ACTIONS: Mapping[str, Callable[[Actors, Actor, Mapping[str, Any]], None]] = {
    "actor-merge": Actors.merge,
    "actor-rename": Actors.rename,
    "actor-kind": Actors.set_kind,
    "actor-parent": Actors.set_parent,
}
