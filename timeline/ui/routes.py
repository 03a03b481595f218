"""What the browser fetches beside the page: its program, Plotly's, and the data of a corpus.

Everything here has a name that changes with its content, so a browser keeps it for good. Nothing of
it travels over the page's own connection, and nothing comes from elsewhere.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import streamlit
from plotly.offline import get_plotlyjs
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.ui import downloads
from timeline.ui.answering import gone, whole_number
from timeline.ui.figures import FIGURES
from timeline.ui.library import LibraryError, Shelf, shelved
from timeline.ui.state import from_address
from timeline.view.article import article
from timeline.view.card import card, row
from timeline.view.dataset import bits
from timeline.view.figure import base_figure
from timeline.view.filtering import matching
from timeline.view.windows import whole
from timeline.wording import languages, sentences

COMPONENT = Path(__file__).parent / "component"
BASE = "chronofil"
# The catalogues that the browser needs.
AREAS = ("ui", "editing", "corrections", "stories", "explaining", "wording", "exports")

FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".woff2": "font/woff2"}
# Streamlit's, whose names hold a number that changes with each version.
_FONTS = {
    "font/sans.woff2": "SourceSansVF-Upright*.woff2",
    "font/serif.woff2": "SourceSerifVariable-Roman*.woff2",
}
_MOST_ROWS = 500
_MOST_CARDS = 20


def routes() -> list[Route]:
    """The routes to serve beside Streamlit's own."""
    return [
        Route(f"/{BASE}/program/{{version}}/{{name:path}}", _program),
        Route(f"/{BASE}/data/{{key}}/events.bin", _events),
        Route(f"/{BASE}/data/{{key}}/shown.bin", _shown),
        Route(f"/{BASE}/data/{{key}}/{{language}}/actors.json", _actors),
        Route(f"/{BASE}/data/{{key}}/{{language}}/rows.json", _rows),
        Route(f"/{BASE}/data/{{key}}/{{language}}/article.json", _article),
        Route(f"/{BASE}/data/{{key}}/{{language}}/cards.json", _cards),
        Route(f"/{BASE}/data/{{key}}/{{language}}/exports.json", _exports),
        Route(f"/{BASE}/data/{{key}}/{{language}}/export/{{format}}", _export),
        Route(f"/{BASE}/data/{{key}}/{{language}}/figure/{{name}}/{{theme}}.json", _figure),
    ]


class Early:
    """Tells the browser with the page's first answer what the page will need.

    The program and Plotly's then arrive while Streamlit is still starting, not after it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the links to the page itself; pass everything else on."""
        if scope["type"] != "http" or scope["path"] != "/":
            await self.app(scope, receive, send)
            return

        async def with_links(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Link", ", ".join(_links()))
            await send(message)

        await self.app(scope, receive, with_links)


@cache
def _links() -> tuple[str, ...]:
    at = f"/{BASE}/program/{version()}"
    modules = [f"<{at}/{path.name}>; rel=modulepreload" for path in sorted(COMPONENT.glob("*.js"))]
    return (
        # Not "preload": a slow start would make the browser complain that nobody asked for it yet.
        f"<{at}/plotly.js>; rel=prefetch; as=script",
        f"<{at}/style.css>; rel=prefetch; as=style",
        *modules,
    )


@cache
def version() -> str:
    """A short name for exactly this program: its files, its texts and Plotly's."""
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted(COMPONENT.rglob("*.*")):
        digest.update(path.read_bytes())
    for language in languages():
        digest.update(json.dumps(sentences(language, AREAS)).encode())
    digest.update(get_plotlyjs()[:200].encode())
    digest.update(str(base_figure("light")).encode())
    return digest.hexdigest()


async def _program(request: Request) -> Response:
    name = request.path_params["name"]
    content = await run_in_threadpool(_file, name)
    if content is None:
        return Response("not here", status_code=404)
    headers = dict(FOREVER)
    if content[:2] == b"\x1f\x8b":
        headers["Content-Encoding"] = "gzip"
    return Response(content, media_type=_TYPES[Path(name).suffix], headers=headers)


@cache
def _file(name: str) -> bytes | None:
    """One file of the program; large ones come compressed."""
    if name == "plotly.js":
        return gzip.compress(get_plotlyjs().encode(), 6)
    if name == "style.css":
        return b"\n".join(path.read_bytes() for path in sorted((COMPONENT / "style").glob("*.css")))
    if name in _FONTS:
        found = sorted((Path(streamlit.__file__).parent / "static" / "static" / "media").glob(_FONTS[name]))
        return found[0].read_bytes() if found else None
    kind, _, which = name.removesuffix(".json").partition("/")
    if kind == "texts" and which in languages():
        return json.dumps(sentences(which, AREAS), ensure_ascii=False).encode()
    if kind == "figure" and which in ("light", "dark"):
        return str(base_figure("dark" if which == "dark" else "light").to_json()).encode()
    path = (COMPONENT / name).resolve()
    inside = path.is_relative_to(COMPONENT.resolve()) and path.suffix == ".js" and path.is_file()
    return path.read_bytes() if inside else None


def asked(request: Request) -> Shelf | None:
    """The corpus that the browser asks about, if it is still on the shelf."""
    try:
        current = shelved(request.path_params["key"])
    except LibraryError:
        return None
    wrong_language = request.path_params.get("language", "en") not in languages()
    return None if wrong_language else current


async def _events(request: Request) -> Response:
    current = await run_in_threadpool(asked, request)
    if current is None or not whole(current.index):
        return gone()
    return Response(current.columns, media_type="application/octet-stream", headers=FOREVER)


async def _shown(request: Request) -> Response:
    """Which events the page's address shows, one bit an event."""
    current = await run_in_threadpool(asked, request)
    if current is None:
        return gone()
    criteria = from_address(request.query_params, current.index, None).criteria
    mask = await run_in_threadpool(matching, current.index, criteria)
    return Response(bits(mask), media_type="application/octet-stream", headers=FOREVER)


async def _actors(request: Request) -> Response:
    """Id, name and kind of every actor, in the order of the columns."""
    current = await run_in_threadpool(asked, request)
    if current is None:
        return gone()
    language = request.path_params["language"]
    actors = [[actor.id, actor.name(language), actor.kind] for actor in current.index.actors]
    return JSONResponse(actors, headers=FOREVER)


async def _rows(request: Request) -> Response:
    """Title, language, date and actors of the events asked for: ``?i=3,4,9``."""
    current = await run_in_threadpool(asked, request)
    if current is None:
        return gone()
    wanted = numbers(request.query_params.get("i", ""), len(current.index))
    language = request.path_params["language"]
    found = await run_in_threadpool(
        lambda: {str(number): row(current.index, number, language) for number in wanted}
    )
    return JSONResponse(found, headers=FOREVER)


async def _article(request: Request) -> Response:
    """The whole of one article: ``?id=...``."""
    current = await run_in_threadpool(asked, request)
    identifier = request.query_params.get("id", "")
    if current is None or identifier not in current.index.documents:
        return gone()
    found: dict[str, Any] = await run_in_threadpool(
        article, current.index, identifier, request.path_params["language"]
    )
    return JSONResponse(found, headers=FOREVER)


async def _cards(request: Request) -> Response:
    """The cards of the events asked for, in that order: ``?i=3,4,9``, at most twenty."""
    current = await run_in_threadpool(asked, request)
    if current is None:
        return gone()
    wanted = numbers(request.query_params.get("i", ""), len(current.index))[:_MOST_CARDS]
    state = from_address(request.query_params, current.index, request.path_params["language"])
    found = await run_in_threadpool(
        lambda: [card(current.index, number, state.language, state.criteria.known) for number in wanted]
    )
    return JSONResponse(found, headers=FOREVER)


async def _figure(request: Request) -> Response:
    """One of the other views as a Plotly figure; the query is the page's own address."""
    current = await run_in_threadpool(asked, request)
    name, theme = request.path_params["name"], request.path_params["theme"]
    if current is None or name not in FIGURES or theme not in ("light", "dark"):
        return gone()
    state = from_address(request.query_params, current.index, request.path_params["language"])
    found = await run_in_threadpool(FIGURES[name], state, current.index, theme)
    return Response(found.to_json(), media_type="application/json", headers=FOREVER)


async def _exports(request: Request) -> Response:
    """The formats in which what is shown can be taken away."""
    current = await run_in_threadpool(asked, request)
    return gone() if current is None else downloads.listed(request, current)


async def _export(request: Request) -> Response:
    """What is shown as a file; the query is the page's own address."""
    current = await run_in_threadpool(asked, request)
    return gone() if current is None else await downloads.answer(request, current)


def numbers(text: str, count: int) -> list[int]:
    """The rows that a query names, those that there are."""
    found = [whole_number(part, -1) for part in text.split(",")[:_MOST_ROWS]]
    return [number for number in found if 0 <= number < count]
