"""Edits to the stories of a corpus: defined, renamed, described, given other words, removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from timeline.journal.changes import NotApplicableError, Unfit
from timeline.journal.edits import Edit
from timeline.model import Corpus, Event, Message, Story, message
from timeline.stories import StoryError, story_from, told_in

Fields = Mapping[str, Any]


class Stories:
    """The stories while one edit after the other is applied; those that people add come first."""

    def __init__(self, built: tuple[Story, ...]) -> None:
        self._built = {story.id: story for story in built}
        self._added: dict[str, Story] = {}
        self._known = dict(self._built)
        self._checks: dict[str, dict[str, Message]] = {}
        self.touched = False

    def edit(self, edit: Edit) -> None:
        """Apply one edit, or raise ``NotApplicableError`` or ``ValueError``."""
        if edit.action == "story":
            self._keep(_valid(edit.after))
        elif edit.action == "story-remove":
            identifier = self._find(edit).id
            self._added.pop(identifier, None)
            self._known.pop(identifier, None)
            self._checks.pop(identifier, None)
        else:
            field, change = STORY_CHANGES[edit.action]
            story = self._find(edit)
            self._keep(_valid({**fields_of(story), **change(story, edit.after)}))
            self._check(edit, story.id, field)
        self.touched = True

    def all(self) -> tuple[Story, ...]:
        """The stories in their order: an event belongs to the first that takes it."""
        return (*self._added.values(), *self._known.values())

    def to_check(self) -> dict[str, tuple[Message, ...]]:
        """What has changed in the lists of stories under what people made of them, by story."""
        return {identifier: tuple(found.values()) for identifier, found in self._checks.items() if found}

    def _find(self, edit: Edit) -> Story:
        found = self._added.get(edit.target.id) or self._known.get(edit.target.id)
        if found is None:
            raise NotApplicableError(message("The story that was changed is not there any more."))
        return found

    def _keep(self, story: Story) -> None:
        (self._known if story.id in self._known else self._added)[story.id] = story

    def _check(self, edit: Edit, identifier: str, field: str) -> None:
        checks = self._checks.setdefault(identifier, {})
        checks.pop(field, None)
        base, derived = self._built.get(identifier), edit.target.derived
        if base is None or field not in derived:
            return
        now = _part(base, field)
        if now not in (derived[field], _part(replace(base, **_changed(base, edit)), field)):
            checks[field] = message(CHANGED[field])


def fields_of(story: Story) -> dict[str, Any]:
    """A story as plain values, as ``story_from`` takes them."""
    return {
        "id": story.id,
        "names": dict(story.names),
        "descriptions": dict(story.descriptions),
        "actors": list(story.actors),
        "words": list(story.words),
        "begin": story.begin and story.begin.isoformat(),
        "until": story.until and story.until.isoformat(),
    }


def derived_story(story: Story) -> dict[str, Any]:
    """The fields of a story that can be edited, as plain values."""
    return {field: _part(story, field) for field, _ in STORY_CHANGES.values()}


def _part(story: Story, field: str) -> Any:
    fields = fields_of(story)
    return [fields["begin"], fields["until"]] if field == "period" else fields[field]


def _changed(story: Story, edit: Edit) -> dict[str, Any]:
    _, change = STORY_CHANGES[edit.action]
    made = _valid({**fields_of(story), **change(story, edit.after)})
    return {
        name: getattr(made, name) for name in ("names", "descriptions", "actors", "words", "begin", "until")
    }


def _valid(fields: Fields) -> Story:
    try:
        return story_from(fields)
    except StoryError as error:
        raise Unfit(error.says) from error


def _names(story: Story, after: Fields) -> Fields:
    """Other names by language, those not given stay."""
    return {"names": dict(story.names) | {one: name for one, name in after.items() if name}}


def _descriptions(story: Story, after: Fields) -> Fields:
    """Other descriptions by language; an empty one takes it away."""
    return {"descriptions": dict(story.descriptions) | dict(after)}


STORY_CHANGES: Mapping[str, tuple[str, Callable[[Story, Fields], Fields]]] = {
    "story-rename": ("names", _names),
    "story-describe": ("descriptions", _descriptions),
    "story-words": ("words", lambda story, after: {"words": after["words"]}),
    "story-actors": ("actors", lambda story, after: {"actors": after["actors"]}),
    "story-period": ("period", lambda story, after: {"begin": after["begin"], "until": after["until"]}),
}
STORY_ACTIONS = ("story", "story-remove", *STORY_CHANGES)
CHANGED = {
    "names": "The story’s name in the list of stories has changed since.",
    "descriptions": "The story’s description in the list of stories has changed since.",
    "words": "The story’s words in the list of stories have changed since.",
    "actors": "The story’s actors in the list of stories have changed since.",
    "period": "The story’s period in the list of stories has changed since.",
}


@dataclass(frozen=True, slots=True)
class Held:
    """The events that a story holds, and how many of them it takes from which other stories."""

    events: tuple[Event, ...]
    taken: Mapping[str, int]


def held(story: str, after: Corpus, before: Corpus) -> Held:
    """What a story holds after an edit, next to what was before it."""
    was = {event.id: event.story for event in before.events}
    events = tuple(event for event in after.events if event.story == story)
    others = Counter(other for event in events if (other := was.get(event.id)) not in (None, story))
    return Held(events, {str(identifier): count for identifier, count in others.items()})


def with_story(corpus: Corpus, story: Story, built: Iterable[Story]) -> Corpus:
    """The corpus with one story more, the last of those that people added, or with one changed in its place.

    ``built`` are the stories that nobody added; they come after all others, as ``Stories`` has them.
    """
    listed = {one.id for one in built}
    if any(one.id == story.id for one in corpus.stories):
        stories = tuple(story if one.id == story.id else one for one in corpus.stories)
    else:
        added = sum(one.id not in listed for one in corpus.stories)
        stories = (*corpus.stories[:added], story, *corpus.stories[added:])
    documents = {document.id: document for document in corpus.documents}
    return replace(corpus, stories=stories, events=told_in(corpus.events, documents, stories))
