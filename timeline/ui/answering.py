"""What routes have in common: bodies and numbers read, answers given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from timeline.model import Message, ProblemError, message
from timeline.wording import languages, say


def language_of(request: Request) -> str:
    """The language in which an answer is asked for."""
    asked = str(request.path_params["language"])
    return asked if asked in languages() else "en"


async def body_of(request: Request, largest: int) -> bytes | None:
    """The body of a request; None when it has more bytes, and no more of them are read."""
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > largest:
            return None
    return bytes(content)


def fresh(found: Any) -> Response:
    """An answer that holds for now only."""
    return JSONResponse(found, headers={"Cache-Control": "no-store"})


def told(language: str, work: Callable[[], Any]) -> Response:
    """What some work gives, or what prevents it."""
    return answered(language, lambda: fresh(work()))


def gone() -> Response:
    """The answer where there is nothing."""
    return JSONResponse({"error": "not here"}, status_code=404)


def whole_number(text: str, otherwise: int = 0) -> int:
    """The number that a text of a query gives; ``otherwise`` for what is none, or far too large."""
    return int(text) if text.isdecimal() and len(text) < 12 else otherwise


def answered(language: str, work: Callable[[], Response]) -> Response:
    """The answer that some work makes, or what prevents it."""
    try:
        return work()
    except ProblemError as error:
        return answer(error.problem.says, error.problem.remedy, language, 409)


def answer(says: Message, remedy: Message, language: str, status: int) -> Response:
    """Why something was not done, and what to do."""
    return JSONResponse({"says": say(says, language), "remedy": say(remedy, language)}, status_code=status)


def unchanged() -> Message:
    """What a request that did nothing is answered with."""
    return message("Nothing was changed.")
