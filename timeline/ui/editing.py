"""Corrections from the browser: asked for by the page itself, never by another site.

What is done and what is said is that of ``timeline.projects.work``, as on the command line.
"""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.journal.applying import new_id
from timeline.journal.choosing import CHOICES
from timeline.journal.edits import History, history
from timeline.journal.making import Author
from timeline.journal.periods import typed
from timeline.journal.queue import doubt_of
from timeline.journal.telling import describe
from timeline.model import Event, Message, Remark, message
from timeline.projects import Project
from timeline.projects.work import State, edit, rebuild, rests_on_build
from timeline.ui.access import editor_of, may_edit, refused, visitor_of
from timeline.ui.answering import answer, answered, body_of, fresh, gone, language_of, told, unchanged
from timeline.ui.articles import days
from timeline.ui.library import LibraryError, project, stamp, state_at, today
from timeline.ui.routes import BASE
from timeline.wording import format_day, languages, name, say

AT = f"{BASE}/edit"
LARGEST = 64 * 1024
MOST = 200


def routes() -> list[Route]:
    """The routes for editing."""
    return [
        Route(f"/{AT}/{{language}}/do", _do, methods=["POST"]),
        Route(f"/{AT}/{{language}}/event.json", _event),
        Route(f"/{AT}/{{language}}/journal.json", _journal),
    ]


async def _do(request: Request) -> Response:
    """One edit: ``{"action", "target", "values", "editor"}``; says what was done, or why not."""
    language = language_of(request)
    forbidden = refused(request)
    if forbidden is not None:
        return answer(forbidden, unchanged(), language, 403)
    body = await body_of(request, LARGEST)
    if body is None:
        return answer(message("This is too much at once."), unchanged(), language, 413)
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        return answer(message("The request is not JSON."), _form(), language, 400)
    if not isinstance(asked, dict) or not isinstance(asked.get("action"), str):
        return answer(message("The request is no object with an action."), _form(), language, 400)
    values = asked.get("values") or {}
    if not isinstance(values, dict):
        return answer(message("The request’s values are no object."), _form(), language, 400)
    action, target = asked["action"], str(asked.get("target") or "")
    editor = str(asked.get("editor") or "")
    author = Author(secrets.token_hex(6), datetime.now(UTC), editor_of(request, editor))
    timeline = timeline_of(request)
    return await run_in_threadpool(
        told, language, lambda: _done(timeline, action, target, values, author, language)
    )


def _form() -> Message:
    """How a request for an edit is written."""
    return message("Send {form}.", form='{"action": "retitle", "target": "…", "values": {"fr": "…"}}')


def _done(
    timeline: str, action: str, target: str, values: dict[str, Any], author: Author, language: str
) -> dict[str, Any]:
    own = project(timeline)
    built = state_at(own.folder, stamp(own.folder)).situation.built
    done = edit(own, action, target, values, author, built)
    made, after = done.edit, done.after
    if rests_on_build(done):
        rebuild(own, today(), memory=memory(own))
    return {
        "id": made.id,
        "says": describe(made, language, after.names(language)),
        "target": made.target.id,
        "made": made.after.get("made"),
        "event": new_id(made) if made.action in ("add", "split") else None,
        **_past(history(after.edits, author.editor)),
    }


@lru_cache(maxsize=4)
def memory(own: Project) -> dict[str, Any]:
    """What a timeline's articles told at the last build: one correction does not parse all of them again."""
    return {}


async def _event(request: Request) -> Response:
    """What an editor of an event needs: ``?id=…&editor=…``."""
    timeline, language, asked = timeline_of(request), language_of(request), request.query_params
    identifier, editor = asked.get("id", ""), editor_of(request, asked.get("editor", ""))
    editable = may_edit(visitor_of(request))
    return await run_in_threadpool(
        answered, language, lambda: _event_now(timeline, identifier, editor, language, editable)
    )


def _event_now(timeline: str, identifier: str, editor: str, language: str, editable: bool) -> Response:
    state = state_of(timeline)
    event = state.situation.now.event(identifier) if state else None
    if state is None or event is None:
        return gone()
    review = event.review
    names = {actor.id: actor.name(language) for actor in state.corpus.actors}
    found = {
        "editable": editable,
        "accepted": bool(review and review.accepted),
        "titles": {one: event.title_in(one) for one in languages()},
        "when": typed(event.begin, event.until, event.grain),
        "approximate": event.approximate,
        "status": event.status,
        "kind": event.kind,
        "cast": [[actor, names.get(actor, actor)] for actor in event.actors],
        "days": _days(state, event, language),
        "sources": len(event.sources),
        "choices": {
            "status": [[one, name(one, "status", language)] for one in CHOICES["status"]],
            "kind": [[one, name(one, "kind", language)] for one in CHOICES["kind"]],
        },
        "remarks": [_remark(one, language) for one in review.remarks] if review else [],
        "notes": [_remark(one, language) for one in review.notes] if review else [],
        "reasons": _reasons(state, event, language),
        "check": [say(one, language) for one in review.to_check] if review else [],
        **_past(history(state.situation.edits, editor)),
    }
    return fresh(found)


def _days(state: State, event: Event, language: str) -> list[dict[str, str]]:
    """The days that an event may be of where only its undated article dates it; none where words do."""
    if event.basis != "publication" or (event.review and event.review.dated):
        return []
    articles = {document.id: document for document in state.corpus.documents}
    return days(articles[event.sources[0].document_id].published, language)


def _reasons(state: State, event: Event, language: str) -> list[str]:
    """Why an event wants to be looked at; what is to check is told apart."""
    checks = event.review.to_check if event.review else ()
    found = doubt_of(state.situation.now, event)
    return [say(says, language) for says in found.reasons if says not in checks] if found else []


def _remark(remark: Remark, language: str) -> str:
    by = f"{remark.editor}, " if remark.editor else ""
    return f"{say(remark.says, language)} ({by}{format_day(remark.at.date(), language)})"


def _past(past: History) -> dict[str, bool]:
    return {"undoable": bool(past.undoable), "redoable": bool(past.redoable)}


async def _journal(request: Request) -> Response:
    """The last edits, newest first."""
    timeline, language = timeline_of(request), language_of(request)
    return await run_in_threadpool(told, language, lambda: _journal_now(timeline, language))


def _journal_now(timeline: str, language: str) -> list[dict[str, str]]:
    state = state_of(timeline)
    edits = state.situation.edits if state else ()
    names = state.situation.names(language) if state else {}
    return [
        {
            "id": one.id,
            "by": one.editor,
            "day": format_day(one.at.date(), language),
            "what": describe(one, language, names),
        }
        for one in reversed(edits[-MOST:])
    ]


def state_of(name: str) -> State | None:
    """The timeline with this name as it is now; None when it is not there or not built.

    ``StorageError`` or ``JournalError`` when its tables or its journal cannot be read.
    """
    try:
        own = project(name)
    except LibraryError:
        return None
    return state_at(own.folder, stamp(own.folder)) if own.built else None


def timeline_of(request: Request) -> str:
    """The timeline meant: the one that is served, or one of one's own."""
    return request.query_params.get("timeline", "")
