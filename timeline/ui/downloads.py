"""Exports for the browser: which formats there are, and the current choice of events in one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from timeline.exports import (
    ExportError,
    Options,
    filename,
    formats,
    media_type,
    render,
    select,
    tells_decisions,
)
from timeline.projects import Project
from timeline.ui import bounds
from timeline.ui.answering import whole_number
from timeline.ui.library import MAIN, LibraryError, Shelf, project
from timeline.ui.state import State, from_address
from timeline.wording import name, say

# What most readers look for first.
_ORDER = ("html", "excel", "csv", "markdown", "icalendar", "png", "svg", "timelinejs", "json", "parquet")
_NARROWEST, _WIDEST = 400, 4000


def choices(language: str) -> list[tuple[str, str]]:
    """Every format and what it is called, the usual ones first."""
    known = formats()
    ordered = [*(item for item in _ORDER if item in known), *(item for item in known if item not in _ORDER)]
    return [(item, name(item, "format", language)) for item in ordered]


async def answer(request: Request, current: Shelf) -> Response:
    """The file for a format and an address; what cannot be made is told in one line."""
    format, language = request.path_params["format"], request.path_params["language"]
    if format not in formats():
        return PlainTextResponse("not here", status_code=404)
    query = request.query_params
    state = from_address(query, current.index, language)
    own = _own(query.get("timeline"))
    options = _options(replace(state, language=language), dict(query))
    if own and state.criteria.story is None:
        options = replace(options, title=own.title)
    rejected = query.get("rejected") == "1" and tells_decisions(format)
    try:
        async with bounds.exports:
            content = await run_in_threadpool(_made, format, current, options, rejected)
    except ExportError as error:
        problem = error.problem
        said = f"{say(problem.says, language)} {say(problem.remedy, language)}"
        return PlainTextResponse(said, status_code=503)
    disposition = f"attachment; filename*=UTF-8''{quote(filename(format, own.name if own else None))}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(content, media_type=media_type(format), headers=headers)


def _own(name: str | None) -> Project | None:
    """The timeline of one's own that the page shows; none for the one that is served."""
    try:
        return project(name) if name and name != MAIN else None
    except LibraryError:
        return None


def _made(format: str, current: Shelf, options: Options, rejected: bool) -> bytes:
    events = current.whole() if rejected else current.index
    return render(select(events, options, datetime.now(UTC).astimezone()), format)


def listed(request: Request, current: Shelf) -> Response:
    """The formats in the reader's language, and how many events were rejected."""
    found = choices(request.path_params["language"])
    return JSONResponse({"formats": found, "rejected": len(current.rejected)})


def _options(state: State, query: dict[str, str]) -> Options:
    width = whole_number(query.get("width", ""), 1200)
    theme = query.get("theme")
    return Options(
        criteria=state.criteria,
        language=state.language,
        articles=query.get("articles") == "1",
        lanes=state.lanes,
        folded=state.folded,
        span=state.span,
        theme="dark" if theme == "dark" else "light" if theme == "light" else None,
        width=min(max(width, _NARROWEST), _WIDEST),
    )
