"""Lists to correct from: events to review, rejected ones, lost edits, events near another, an actor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import islice
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.journal.applying import Edited
from timeline.journal.choosing import CHOICES
from timeline.journal.edits import in_force
from timeline.journal.queue import queue
from timeline.journal.telling import describe
from timeline.model import Event
from timeline.projects.work import State
from timeline.ui.answering import answered, fresh, gone, language_of
from timeline.ui.editing import AT, MOST, state_of, timeline_of
from timeline.view.folding import fold
from timeline.wording import format_interval, languages, name, say

# Events among which the other telling of one is looked for.
NEAR = 12
# Events that a search lists.
MOST_FOUND = 30

Json = dict[str, Any]
Answer = Callable[[State, Mapping[str, str], str], Json | None]


def routes() -> list[Route]:
    """The routes for what is chosen from."""
    return [
        Route(f"/{AT}/{{language}}/review.json", _route(_review)),
        Route(f"/{AT}/{{language}}/near.json", _route(_near)),
        Route(f"/{AT}/{{language}}/actor.json", _route(_actor)),
    ]


def _route(answer: Answer) -> Any:
    """Answers about a timeline: ``?timeline=…&id=…``, and what else an answer wants to know."""

    def found(timeline: str, asked: Mapping[str, str], language: str) -> Response:
        state = state_of(timeline)
        told = answer(state, asked, language) if state else None
        if told is None:
            return gone()
        return fresh(told)

    async def endpoint(request: Request) -> Response:
        asked = request.query_params
        timeline, language = timeline_of(request), language_of(request)
        return await run_in_threadpool(answered, language, lambda: found(timeline, asked, language))

    return endpoint


def _review(state: State, asked: Mapping[str, str], language: str) -> Json:
    """The events to look at first, those that were rejected, and the edits that point at nothing."""
    now = state.situation.now
    doubts = queue(now)
    names = state.situation.names(language)
    rejections = {
        edit.target.id: edit.id for edit in in_force(state.situation.edits) if edit.action == "reject"
    }
    return {
        "count": len(doubts),
        "events": [
            _line(one.event, language)
            | {
                "reasons": [say(says, language) for says in one.reasons],
                "check": bool(one.event.review and one.event.review.to_check),
            }
            for one in doubts[:MOST]
        ],
        "rejected": [
            _line(event, language) | {"edit": rejections.get(event.id)} for event in now.rejected[:MOST]
        ],
        "lost": [
            {
                "edit": one.edit.id,
                "what": describe(one.edit, language, names),
                "says": say(one.says, language),
            }
            for one in now.lost[:MOST]
        ],
    }


def _line(event: Event, language: str) -> Json:
    when = format_interval(event.begin, event.until, event.grain, language, event.approximate)
    return {"id": event.id, "title": event.title_in(language), "when": when}


def _near(state: State, asked: Mapping[str, str], language: str) -> Json | None:
    """The events that might be the same one: the next in time, then the nearest; with ``q``, those
    with these words in title or date, the nearest first."""
    event = state.situation.now.event(asked.get("id", ""))
    if event is None:
        return None
    words = fold(asked.get("q", "")[:200]).split()
    if not words:
        return {"events": [_line(one, language) for one in near(state.situation.now, event)]}
    others = sorted(
        (one for one in state.situation.now.corpus.events if one.id != event.id), key=_distance(event)
    )
    lines = (_line(one, language) for one in others)
    found = (line for line in lines if _holds(f"{line['title']} {line['when']}", words))
    return {"events": list(islice(found, MOST_FOUND))}


def _holds(text: str, words: list[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


def near(now: Edited, event: Event) -> list[Event]:
    """The next event in time, then those whose time is nearest, with the same actors before others."""
    others = [one for one in now.corpus.events if one.id != event.id]
    following = [one for one in others if (one.begin, one.id) > (event.begin, event.id)]
    first = min(following, key=lambda one: (one.begin, one.id), default=None)
    rest = sorted((one for one in others if one is not first), key=_distance(event))
    return ([first] if first else []) + rest[: NEAR - 1]


def _distance(event: Event) -> Callable[[Event], tuple[timedelta, int, str]]:
    def distance(one: Event) -> tuple[timedelta, int, str]:
        apart = max(one.begin - event.until, event.begin - one.until, timedelta(0))
        return apart, -len(set(one.actors) & set(event.actors)), one.id

    return distance


def _actor(state: State, asked: Mapping[str, str], language: str) -> Json | None:
    """An actor's names, kind and parent, and what may be chosen instead."""
    actor = next((one for one in state.corpus.actors if one.id == asked.get("id", "")), None)
    if actor is None:
        return None
    return {
        "names": {one: actor.name(one) for one in languages()},
        "kind": actor.kind,
        "parent": actor.parent,
        "kinds": [[one, name(one, "actor kind", language)] for one in CHOICES["actor kind"]],
        "others": [one for one in people(state, language) if one[0] != actor.id],
    }


def people(state: State, language: str) -> list[list[str]]:
    """All actors to choose from, by name: id, name and kind."""
    called = [
        [actor.id, actor.name(language), name(actor.kind, "actor kind", language)]
        for actor in state.corpus.actors
    ]
    return sorted(called, key=lambda one: (fold(one[1]), one[0]))
