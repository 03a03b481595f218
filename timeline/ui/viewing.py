"""What the browser fetches of a timeline too large to be sent whole: what is in view, a page of the table.

The query of each address is the page's own, so that it names the same events on the same axis.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from timeline.ui.answering import gone, whole_number
from timeline.ui.routes import BASE, FOREVER, asked, numbers
from timeline.ui.state import from_address
from timeline.view.windows import (
    MOST_BINS,
    MOST_ROWS,
    SORTINGS,
    Seen,
    Sorting,
    columns,
    place_at,
    place_of,
    seen,
    window,
)

Answer = Callable[[Seen, QueryParams, str], dict[str, Any]]


def routes() -> list[Route]:
    """The routes for what is in view."""
    at = f"/{BASE}/data/{{key}}/{{language}}"
    return [
        Route(f"{at}/window.json", _route(_window)),
        Route(f"{at}/page.json", _route(_page)),
        Route(f"{at}/events.json", _route(_events)),
    ]


def _route(answer: Answer) -> Any:
    async def endpoint(request: Request) -> Response:
        current = await run_in_threadpool(asked, request)
        if current is None:
            return gone()
        query, language = request.query_params, request.path_params["language"]

        def found() -> dict[str, Any]:
            state = from_address(query, current.index, language)
            return answer(seen(current.index, state.criteria, state.lanes, state.folded), query, language)

        return JSONResponse(await run_in_threadpool(found), headers=FOREVER)

    return endpoint


def _window(view: Seen, query: QueryParams, language: str) -> dict[str, Any]:
    """The events between ``low`` and ``high``, or how many stand in each of ``bins`` parts.

    Without ``most`` they are counted however few they are.
    """
    low, high = _place(query, "low"), _place(query, "high")
    bins = min(max(_whole(query, "bins"), 1), MOST_BINS)
    most = _whole(query, "most") if "most" in query else -1
    return window(view, low, max(high, low + 1.0), most, bins)


def _page(view: Seen, query: QueryParams, language: str) -> dict[str, Any]:
    """So many events from ``first`` on, or from the page of ``row``, or from a place ``from_place``."""
    rows = view.rows(_sorting(query), query.get("down") == "1", language)
    count = min(max(_whole(query, "count"), 1), MOST_ROWS)
    first = _whole(query, "first")
    if "row" in query:
        place = place_of(rows, _whole(query, "row"))
        first = (place if place is not None else first) // count * count
    elif "place" in query:
        first = place_at(view, _place(query, "place"))
    return {"first": first, "events": columns(view, rows[first : first + count])}


def _events(view: Seen, query: QueryParams, language: str) -> dict[str, Any]:
    """The events ``i``."""
    return {"events": columns(view, numbers(query.get("i", ""), len(view.index)))}


def _sorting(query: QueryParams) -> Sorting:
    return next((one for one in SORTINGS if one == query.get("sort")), "when")


def _whole(query: QueryParams, name: str) -> int:
    return whole_number(query.get(name, ""))


def _place(query: QueryParams, name: str) -> float:
    """A place of the axis; ``0`` for what is no number."""
    try:
        found = float(query.get(name, ""))
    except ValueError:
        return 0.0
    return found if math.isfinite(found) else 0.0
