"""Pages of the web put into a timeline: each address by itself, fetched only when somebody asks for it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.fetching import Fetched
from timeline.model import message
from timeline.projects.sources import add_bytes
from timeline.ui.access import refused
from timeline.ui.answering import answer, body_of, language_of, told, unchanged
from timeline.ui.bounds import check_room
from timeline.ui.library import project

Fetch = Callable[[str], Fetched]
LONGEST = 8 * 1024
# Servers that take their time must not keep the app's own threads.
AT_ONCE = 6


def routes(at: str, fetch: Fetch) -> list[Route]:
    """The route below the page of timelines by which ``fetch`` gets the page at an address."""
    waiting = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="fetch")

    async def add(request: Request) -> Response:
        """Fetch one page into a timeline: ``{"address"}``."""
        language = language_of(request)
        if (says := refused(request)) is not None:
            return answer(says, unchanged(), language, 403)
        address = _address(await body_of(request, LONGEST))
        if address is None:
            return answer(message("This is no address of a page."), unchanged(), language, 400)
        name = request.path_params["timeline"]

        def added() -> dict[str, Any]:
            # A timeline that is not there is told before anything is asked of the web.
            own = project(name)
            page = fetch(address)
            check_room(own, len(page.content))
            return {"file": add_bytes(own, page.name, page.content).name, "address": page.address}

        run = asyncio.get_running_loop().run_in_executor
        return await run(waiting, told, language, added)

    return [Route(f"/{at}/{{language}}/{{timeline}}/address", add, methods=["POST"])]


def _address(content: bytes | None) -> str | None:
    try:
        return str(json.loads(content or b"")["address"]).strip()
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
