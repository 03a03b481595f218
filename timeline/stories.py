"""Which story an event belongs to: a story is a query, and nothing in it names single events."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from timeline.model import Document, Event, Source, Story


def story_of(event: Event, document: Document, stories: Iterable[Story]) -> str | None:
    """The first story whose period holds the event and with which it shares an actor or a word.

    The words are looked for in the event's excerpts and in the article's title. An event outside the
    period still belongs when it shares an actor and the article itself appeared within it.
    """
    for story in stories:
        shared = bool(set(story.actors) & set(event.actors))
        words = shared or _mentions(story, _texts(event.sources, document))
        if words and _within(story, event.begin, event.until):
            return story.id
        if shared and document.published is not None and _holds(story, document.published.best):
            return story.id
    return None


def _texts(sources: Iterable[Source], document: Document) -> str:
    excerpts = (document.text[source.start : source.end] for source in sources)
    return "\n".join((document.title, *excerpts))


def _mentions(story: Story, text: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)", text, re.I) for word in story.words)


def _within(story: Story, begin: datetime, until: datetime) -> bool:
    last = (until - timedelta(microseconds=1)).date()
    return (story.until is None or begin.date() < story.until) and (story.begin is None or last >= story.begin)


def _holds(story: Story, day: date) -> bool:
    return (story.begin is None or story.begin <= day) and (story.until is None or day < story.until)
