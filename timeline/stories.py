"""Which story an event belongs to: a story is a query, and nothing in it names single events."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from timeline.model import Document, Event, Source, Story


def story_of(event: Event, document: Document, stories: Iterable[Story]) -> str | None:
    """The first story whose period holds the event and with which it shares an actor or a word.

    The words are looked for in the event's excerpts and in the article's title. Of a long interval
    the middle decides whether it lies within the period.
    """
    for story in stories:
        shared = bool(set(story.actors) & set(event.actors))
        if _within(story, event.begin, event.until) and (
            shared or _mentions(story, _texts(event.sources, document))
        ):
            return story.id
    return None


def _texts(sources: Iterable[Source], document: Document) -> str:
    excerpts = (document.text[source.start : source.end] for source in sources)
    return "\n".join((document.title, *excerpts))


def _mentions(story: Story, text: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)", text, re.I) for word in story.words)


def _within(story: Story, begin: datetime, until: datetime) -> bool:
    middle = (begin + (until - begin) / 2).date()
    return (story.begin is None or story.begin <= middle) and (story.until is None or middle < story.until)
