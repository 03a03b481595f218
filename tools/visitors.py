"""Visitors without a browser: they speak to the app as the page's program and Streamlit's do."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Any

import httpx2
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import Config

PATIENCE = 60.0
# As many as a browser opens to one server.
CONNECTIONS = 6
AT_ONCE, SOON = 500, 3000
ASSET = re.compile(r'<(?:script|link)[^>]+(?:src|href)="[./]*([^":]+[.](?:js|css))"')
LINK = re.compile(r"<([^>]+)>")


class Visitor:
    """One visit: its connections to the server and what the page was last told, part by part.

    ``settings`` are what Streamlit told its own program.
    """

    def __init__(
        self, address: str, cookies: dict[str, str] | None = None, patience: float = PATIENCE
    ) -> None:
        self.address = address
        self.patience = patience
        self.settings = Config()
        self.parts: dict[str, dict[str, Any]] = {}
        self._cookies = cookies or {}
        self._ids: dict[str, str] = {}
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Visitor:
        limits = httpx2.Limits(max_connections=CONNECTIONS)
        self._web = await self._stack.enter_async_context(
            httpx2.AsyncClient(
                base_url=self.address,
                timeout=self.patience,
                limits=limits,
                cookies=self._cookies,
                trust_env=False,
            )
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def open(self) -> None:
        """Load the page until it is complete: files, the first run of the script, and the data."""
        page = await self._web.get("/")
        page.raise_for_status()
        wanted = {*ASSET.findall(page.text), *LINK.findall(page.headers.get("link", ""))}
        await asyncio.gather(self.connect(), *map(self.fetch, sorted(wanted)))
        program, language = self.parts["feed"]["program"], self.parts["feed"]["language"]
        key, count = self.parts["feed"]["key"], self.parts["feed"]["count"]
        rows = range(0, count if count <= SOON else 0, AT_ONCE)
        await asyncio.gather(
            self.fetch(f"{program}/texts/{language}.json"),
            self.fetch(f"chronofil/data/{key}/events.bin"),
            self.fetch(f"chronofil/data/{key}/{language}/actors.json"),
            *(self.rows(range(start, min(start + AT_ONCE, count))) for start in rows),
        )

    async def connect(self) -> None:
        """Open the page's own connection and wait until the script has run."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        self._socket = await self._stack.enter_async_context(
            websockets.connect(
                f"{self.address.replace('http', 'ws', 1)}/_stcore/stream",
                subprotocols=[websockets.Subprotocol("streamlit")],
                origin=websockets.Origin(self.address),
                additional_headers=headers if self._cookies else {},
                max_size=None,
                compression=None,
                proxy=None,
                open_timeout=self.patience,
            )
        )
        await self._run(ClientState())

    async def act(self, part: str, *acts: tuple[str, Any]) -> None:
        """Do something in a part of the page, such as ``("toggle", ["kinds", "ban"])``, and wait for it."""
        told = [{"name": name, "value": value} for name, value in acts]
        state = ClientState()
        widget = state.widget_states.widgets.add()
        widget.id = f"$$STREAMLIT_INTERNAL_KEY_{self._ids[part]}__events"
        widget.json_trigger_value = json.dumps([{"event": "act", "value": told}])
        await self._run(state)

    def stop_reading(self) -> None:
        """Be a visitor whose machine has gone to sleep: nothing that the server sends is taken."""
        self._socket.transport.pause_reading()

    async def rows(self, numbers: Sequence[int]) -> None:
        """Fetch the titles of these events."""
        feed = self.parts["feed"]
        asked = ",".join(map(str, numbers))
        await self.fetch(f"chronofil/data/{feed['key']}/{feed['language']}/rows.json?i={asked}")

    async def fetch(self, path: str) -> bytes:
        """Whatever is at a path."""
        at = path if path.startswith("/") else f"/{path}"
        try:
            answer = await self._web.get(at)
        except httpx2.TransportError:
            # Browsers, too, ask again when a connection that was kept open has been closed meanwhile.
            answer = await self._web.get(at)
        answer.raise_for_status()
        return answer.content

    async def _run(self, state: ClientState) -> None:
        asked = BackMsg()
        asked.rerun_script.CopyFrom(state)
        await self._socket.send(asked.SerializeToString())
        async with asyncio.timeout(self.patience):
            while self._take(await self._socket.recv()):
                pass

    def _take(self, content: bytes | str) -> bool:
        """Note what one message tells; whether more is to come."""
        told = ForwardMsg()
        told.ParseFromString(content if isinstance(content, bytes) else content.encode())
        if told.HasField("new_session"):
            self.settings = told.new_session.config
        if told.WhichOneof("type") == "script_finished":
            return False
        element = told.delta.new_element
        if element.HasField("exception"):
            raise AssertionError(element.exception.message)
        if element.HasField("bidi_component"):
            found = element.bidi_component
            name = found.component_name.removeprefix("chronofil_")
            self.parts[name], self._ids[name] = json.loads(found.json), found.id
        return True
