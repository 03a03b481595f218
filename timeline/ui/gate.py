"""What every request passes first: its name for the app, what it may send, how answers are shown."""

from __future__ import annotations

import ipaddress
import os

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.model import message
from timeline.ui.access import hostname, read_only, same_origin, visitor_of
from timeline.ui.state import from_locale
from timeline.wording import say

SAFE = ("GET", "HEAD", "OPTIONS")
# What may be sent anything: Streamlit's own routes for uploads are of no use here.
OPEN_TO_CHANGES = ("/chronofil/edit/", "/chronofil/timelines/", "/chronofil/entry/")
DATA = "/chronofil/data/"
MOST_VISITORS = 500
_NOT_ALLOWED, _TRY_AGAIN_LATER = 1008, 1013

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    # Stricter would take the origin from the form that signs editors in.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_OWN = (
    "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "style-src 'self' 'unsafe-inline'"
)
# Streamlit starts its page with a script in it, and the parts' loaders and Plotly's pictures are blobs.
_PAGE = (
    f"{_OWN}; script-src 'self' 'unsafe-inline' blob:; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; media-src 'none'"
)
# Data and exports are never pages of their own.
_NOTHING = "default-src 'none'; sandbox"


class Gate:
    """Refuses what no reader's browser sends, and tells browsers what pages may do."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.visitors = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on or refuse."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(told: Message) -> None:
            if told["type"] == "http.response.start":
                headers = MutableHeaders(scope=told)
                for name, value in (*_EVERYWHERE.items(), ("Content-Security-Policy", policy(scope["path"]))):
                    headers.setdefault(name, value)
            await send(told)

        refused = _refused(scope)
        answer = self.app if refused is None else PlainTextResponse(refused[1], refused[0])
        await answer(scope, receive, with_headers)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        visitor = visitor_of(HTTPConnection(scope))
        foreign = "origin" in visitor.headers and not same_origin(visitor)
        if foreign or not is_known(visitor.host) or self.visitors >= MOST_VISITORS:
            await send({"type": "websocket.close", "code": _TRY_AGAIN_LATER if not foreign else _NOT_ALLOWED})
            return
        self.visitors += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.visitors -= 1


def policy(path: str) -> str:
    """What a browser may load and run for the answer at a path.

    Other sites may show the app in a frame only where nobody can be led to change anything in it.
    """
    if path.startswith(DATA):
        return _NOTHING
    frames = "" if read_only() else "; frame-ancestors 'self'"
    return f"{_OWN if path.startswith(OPEN_TO_CHANGES) else _PAGE}{frames}"


def _refused(scope: Scope) -> tuple[int, str] | None:
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not is_known(host):
        says = message(
            "This app does not go by the name {name}. If it should, start it with --host {name}.",
            name=hostname(host)[:100] or "?",
        )
        status = 421
    elif scope["method"] not in SAFE and not scope["path"].startswith(OPEN_TO_CHANGES):
        says, status = message("Nothing can be sent here."), 405
    else:
        return None
    return status, say(says, from_locale(headers.get("accept-language")))


def is_known(host: str) -> bool:
    """Whether the app goes by this name: an address, this machine's, or one of ``CHRONOFIL_HOSTS``.

    A page of another site can make its own name lead here, but no address.
    """
    name = hostname(host)
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        known = [one.strip().lower() for one in os.environ.get("CHRONOFIL_HOSTS", "").split(",")]
        return bool(name) and (name == "localhost" or name in known or "*" in known)
    return True
