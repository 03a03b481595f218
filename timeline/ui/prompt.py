"""Answers leave at once: small ones would otherwise wait for the browser's receipt of what came before.

Streamlit binds its socket without naming TCP, so asyncio does not recognise its connections as such and
leaves Nagle's algorithm on: every request and every message then takes some 40 ms longer.
"""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any

# The open files of this process, on Linux and macOS alike.
_OPEN = Path("/dev/fd")


@asynccontextmanager
async def promptly(app: Any) -> AsyncIterator[None]:
    """The app's life: before the first connection, the server's socket is told not to wait."""
    for path in _open_sockets():
        with suppress(OSError), closing(socket.socket(fileno=os.dup(int(path.name)))) as found:
            if found.family in (socket.AF_INET, socket.AF_INET6) and found.type == socket.SOCK_STREAM:
                # Connections inherit it.
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    yield


def _open_sockets() -> list[Path]:
    """Where the system shows them; elsewhere nothing is lost but some speed."""
    with suppress(OSError):
        return [path for path in _OPEN.iterdir() if path.is_socket()]
    return []
