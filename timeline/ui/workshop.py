"""New timelines from the browser: files dropped or text pasted, built with progress, then looked over."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.fetching import fetch
from timeline.model import Problem, ProblemError, message
from timeline.projects import Project, create, projects
from timeline.projects.sources import add_bytes
from timeline.projects.work import rebuild
from timeline.ui import addresses, articles
from timeline.ui.access import may_edit, refused, visitor_of
from timeline.ui.addresses import Fetch
from timeline.ui.answering import answer, body_of, fresh, language_of, told, unchanged
from timeline.ui.bounds import check_count, check_room, uploads
from timeline.ui.editing import memory
from timeline.ui.library import MAIN, home, project, today
from timeline.ui.routes import BASE
from timeline.ui.shell import program, shell
from timeline.wording import name, translate

AT = f"{BASE}/timelines"
# Bytes of one file; what archives unpack to is bounded by their reader.
LARGEST = 64 * 1024 * 1024
LONGEST_TITLE = 16 * 1024


@dataclass
class Work:
    """A build under way or done: its stage, how far it is, and what went wrong."""

    stage: str = "read"
    done: int = 0
    total: int = 0
    ended: bool = False
    problem: Problem | None = None


@dataclass
class Workshop:
    """The builds of this process, by the timeline's name in addresses."""

    works: dict[str, Work] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


_workshop = Workshop()


def routes(fetch: Fetch = fetch) -> list[Route]:
    """The routes for making timelines; ``fetch`` gets the page at an address."""
    return [
        Route(f"/{AT}/{{language}}", _page),
        Route(f"/{AT}/{{language}}/list.json", _listed),
        Route(f"/{AT}/{{language}}/new", _new, methods=["POST"]),
        Route(f"/{AT}/{{language}}/{{timeline}}/file/{{name}}", _file, methods=["POST"]),
        Route(f"/{AT}/{{language}}/{{timeline}}/build", _build, methods=["POST"]),
        Route(f"/{AT}/{{language}}/{{timeline}}/progress.json", _progress),
        *articles.routes(AT),
        *addresses.routes(AT, fetch),
    ]


async def _page(request: Request) -> Response:
    """A page that only loads the program."""
    spoken, at = language_of(request), program()
    return shell(
        spoken,
        translate("Timelines", spoken),
        f'<main class="cf cf-workshop" data-program="{at}" data-language="{spoken}"></main>'
        f'<script type="module" src="{at}/workshop.js"></script>',
    )


async def _listed(request: Request) -> Response:
    """The timelines there are."""
    found = await run_in_threadpool(projects, home())
    main = project(MAIN)
    return fresh(
        {
            "editable": may_edit(visitor_of(request)),
            "main": MAIN if main.built and main.origin else None,
            "timelines": [{"name": one.name, "title": one.title, "built": one.built} for one in found],
        }
    )


async def _new(request: Request) -> Response:
    """An empty timeline: ``{"title"}``."""
    language = language_of(request)
    if (says := refused(request)) is not None:
        return answer(says, unchanged(), language, 403)
    content = await body_of(request, LONGEST_TITLE)
    if content is None:
        return answer(message("This is no edit."), unchanged(), language, 413)
    try:
        title = str(json.loads(content)["title"])[:200]
    except (ValueError, KeyError, TypeError, RecursionError):
        return answer(message("This is no edit."), unchanged(), language, 400)
    return await run_in_threadpool(told, language, lambda: _made(title))


def _made(title: str) -> dict[str, Any]:
    check_count(home())
    made = create(home(), title, datetime.now(UTC))
    return {"name": made.name, "title": made.title}


async def _file(request: Request) -> Response:
    """One file of a timeline, as the body of the request."""
    language = language_of(request)
    if (says := refused(request, "application/octet-stream")) is not None:
        return answer(says, unchanged(), language, 403)
    async with uploads:
        content = await body_of(request, LARGEST)
    if content is None:
        says = message("The file is larger than {size} MB.", size=LARGEST // (1024 * 1024))
        return answer(says, message("Give it in several parts."), language, 413)
    timeline, file = request.path_params["timeline"], request.path_params["name"]
    return await run_in_threadpool(told, language, lambda: _given(project(timeline), file, content))


def _given(own: Project, file: str, content: bytes) -> dict[str, Any]:
    check_room(own, len(content))
    return {"file": add_bytes(own, file, content).name}


async def _build(request: Request) -> Response:
    """Begin to build a timeline, unless that is under way."""
    language = language_of(request)
    if (says := refused(request)) is not None:
        return answer(says, unchanged(), language, 403)
    timeline = request.path_params["timeline"]
    return await run_in_threadpool(told, language, lambda: _begin(timeline))


def _begin(timeline: str) -> dict[str, Any]:
    own = project(timeline)
    with _workshop.lock:
        under_way = _workshop.works.get(timeline)
        if under_way is None or under_way.ended:
            work = _workshop.works[timeline] = Work()
            threading.Thread(target=_run, args=(own, work), daemon=True).start()
    return {"begun": True}


def _run(own: Project, work: Work) -> None:
    def move(stage: str, done: int, total: int) -> None:
        work.stage, work.done, work.total = stage, done, total

    try:
        corpus = rebuild(own, today(), move, memory(own))
        if not corpus.documents:
            work.problem = next(iter(corpus.problems), None)
    except ProblemError as error:
        work.problem = error.problem
    except Exception as error:  # the reader is told, whatever it is
        says = message("The timeline could not be built ({error}).", error=f"{type(error).__name__}: {error}")
        work.problem = Problem(own.name, "", says, unchanged(), fatal=True)
    work.ended = True


async def _progress(request: Request) -> Response:
    """How far a build is."""
    language = language_of(request)
    work = _workshop.works.get(request.path_params["timeline"], Work(ended=True))
    return fresh(
        {
            "stage": name(work.stage, "stage", language),
            "done": work.done,
            "total": work.total,
            "ended": work.ended,
            "problem": articles.line(work.problem, language) if work.problem else None,
        }
    )
