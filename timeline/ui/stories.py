"""The stories of a timeline to edit: what each says, how many events it holds or would hold."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.journal.asked_of_stories import draft
from timeline.journal.choosing import EditError
from timeline.journal.stories import held, with_story
from timeline.journal.telling import tell_held
from timeline.model import Corpus, Event, Story
from timeline.projects.work import State
from timeline.ui.answering import answered, fresh, gone, language_of
from timeline.ui.editing import AT, state_of, timeline_of
from timeline.ui.reviewing import people
from timeline.wording import format_interval, languages, say

# So many of a story's events are named in its preview.
NAMED = 4
LONGEST_DRAFT = 60_000


def routes() -> list[Route]:
    """The routes for the stories."""
    return [
        Route(f"/{AT}/{{language}}/stories.json", _stories),
        Route(f"/{AT}/{{language}}/preview.json", _preview),
    ]


async def _stories(request: Request) -> Response:
    """All stories as they are, and the actors to choose from."""
    timeline, language = timeline_of(request), language_of(request)
    return await run_in_threadpool(answered, language, lambda: _listed(timeline, language))


def _listed(timeline: str, language: str) -> Response:
    state = state_of(timeline)
    if state is None:
        return gone()
    corpus, checks = state.corpus, state.situation.now.stories_to_check
    names = state.situation.names(language)
    counts = Counter(event.story for event in corpus.events)
    return fresh(
        {
            "people": people(state, language),
            "stories": [
                _told(one, names, language)
                | {
                    "count": counts[one.id],
                    "check": [say(says, language) for says in checks.get(one.id, ())],
                }
                for one in corpus.stories
            ],
        }
    )


def _told(story: Story, names: dict[str, str], language: str) -> dict[str, Any]:
    given, described = dict(story.names), dict(story.descriptions)
    return {
        "id": story.id,
        "name": story.name(language),
        "names": {one: given.get(one, "") for one in languages()},
        "descriptions": {one: described.get(one, "") for one in languages()},
        "words": list(story.words),
        "cast": [[actor, names.get(actor, actor)] for actor in story.actors],
        "first": story.begin.isoformat() if story.begin else "",
        "last": (story.until - timedelta(days=1)).isoformat() if story.until else "",
    }


async def _preview(request: Request) -> Response:
    """What a story would hold: ``?id=…&story={"names", "words", "actors", "when"}``."""
    timeline, language, asked = timeline_of(request), language_of(request), request.query_params
    identifier, drafted = asked.get("id", ""), asked.get("story", "")[:LONGEST_DRAFT]
    return await run_in_threadpool(
        answered, language, lambda: _previewed(timeline, identifier, drafted, language)
    )


def _previewed(timeline: str, identifier: str, drafted: str, language: str) -> Response:
    state = state_of(timeline)
    values = _values(drafted)
    if state is None or values is None:
        return gone()
    try:
        return fresh(_would_hold(state, identifier, values, language))
    except EditError as error:
        problem = error.problem
        says = f"{say(problem.says, language)} {say(problem.remedy, language)}"
        # A form that is being filled in is no failure.
        return fresh({"wrong": problem.place or "names", "says": says})


def _values(drafted: str) -> dict[str, Any] | None:
    try:
        values = json.loads(drafted)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _would_hold(state: State, identifier: str, values: dict[str, Any], language: str) -> dict[str, Any]:
    now: Corpus = state.corpus
    story = draft(state.situation, identifier, values)
    found = held(story.id, with_story(now, story, state.situation.built.stories), now)
    return {
        "says": tell_held(found, now.stories, language),
        "events": [_line(event, language) for event in found.events[:NAMED]],
        "more": max(0, len(found.events) - NAMED),
    }


def _line(event: Event, language: str) -> dict[str, str]:
    when = format_interval(event.begin, event.until, event.grain, language, event.approximate, "short")
    return {"title": event.title_in(language), "when": when}
