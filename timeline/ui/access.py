"""Who may change anything, told from the environment of the server and from what a visitor's browser shows.

``CHRONOFIL_READ_ONLY``        nobody
``CHRONOFIL_PASSWORD_FILE``    who has given the password of which this file holds the hash
``CHRONOFIL_EDITOR_HEADER``    whom a web server in front of the app names in this header
``CHRONOFIL_TRUSTED_PROXIES``  the addresses of such web servers (default: this machine)

With none of these: who sits at this machine, and nobody where the app is open to others.
"""

from __future__ import annotations

import ipaddress
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from starlette.requests import HTTPConnection, Request

from timeline.model import Message, message
from timeline.ui.passwords import Attempts, Sessions

COOKIE = "chronofil"
# A page of another site cannot send this header without asking first, and is then refused.
HEADER = "x-chronofil"
LOOPBACK = ("127.0.0.0/8", "::1")
# A web server in front of the app speaks for strangers, whatever host they name.
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")

sessions = Sessions()
attempts = Attempts()


@dataclass(frozen=True)
class Visitor:
    """What is known of who asks: the address of the other end, and what was sent along.

    The names of ``headers`` are in lower case.
    """

    peer: str
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The name under which the app was asked for, with its port."""
        return self.headers.get("host", "")

    @property
    def passed_on(self) -> bool:
        """Whether a web server stands between."""
        return any(name in self.headers for name in _PASSED_ON)


def visitor_of(request: HTTPConnection) -> Visitor:
    """Who asks."""
    return Visitor(request.client.host if request.client else "", request.headers, request.cookies)


def may_edit(visitor: Visitor) -> bool:
    """Whether a visitor may change anything."""
    if read_only():
        return False
    if not (password_file() or editor_header()):
        return _local(visitor)
    return signed_in(visitor) or bool(named(visitor))


def refused(request: Request, kind: str = "application/json") -> Message | None:
    """Why a request may change nothing, if so; ``kind`` is what its body must be."""
    visitor = visitor_of(request)
    if read_only():
        return message("This timeline can only be read.")
    if not same_origin(visitor) or request.headers.get(HEADER) != "edit":
        return message("Only the page itself may change anything.")
    if not may_edit(visitor):
        return (
            message("Sign in to change anything.")
            if password_file()
            else message("This timeline can only be read.")
        )
    if request.headers.get("content-type", "").partition(";")[0] != kind:
        return message("This is no edit.")
    return None


def editor_of(request: Request, typed: str) -> str:
    """The editor's name: as a trusted web server tells it, else as it was typed."""
    return named(visitor_of(request)) or " ".join(typed.split())[:80]


def read_only() -> bool:
    """Whether nobody may change anything."""
    return bool(os.environ.get("CHRONOFIL_READ_ONLY"))


def password_file() -> Path | None:
    """Where the hash of the password is, if there is one."""
    given = os.environ.get("CHRONOFIL_PASSWORD_FILE")
    return Path(given) if given and not read_only() else None


def editor_header() -> str:
    """The header in which a trusted web server names who edits; empty for none."""
    return os.environ.get("CHRONOFIL_EDITOR_HEADER", "").strip().lower()


def signed_in(visitor: Visitor) -> bool:
    """Whether a visitor has given the password."""
    shown = visitor.cookies.get(COOKIE, "")
    return password_file() is not None and sessions.holds(shown, time.monotonic())


def named(visitor: Visitor) -> str:
    """Whom a trusted web server names as the editor; empty for nobody, and for what others claim."""
    name = visitor.headers.get(editor_header(), "") if editor_header() else ""
    return " ".join(name.split())[:80] if trusted(visitor.peer) else ""


def trusted(peer: str) -> bool:
    """Whether an address is that of a web server whose word counts."""
    given = os.environ.get("CHRONOFIL_TRUSTED_PROXIES", "")
    return within(peer, [one.strip() for one in given.split(",") if one.strip()] or LOOPBACK)


def within(address: str, networks: list[str] | tuple[str, ...]) -> bool:
    """Whether a numeric address is one of these or in one of these networks."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return any((inner or found) in ipaddress.ip_network(one, strict=False) for one in networks)


def same_origin(visitor: Visitor) -> bool:
    """Whether the page that asks is one of this app's own."""
    return bool(visitor.host) and _parts(visitor.headers.get("origin", "")).netloc == visitor.host


def place_of(visitor: Visitor) -> str:
    """Where an attempt to sign in comes from: the visitor, also behind a web server that tells so."""
    told = visitor.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return told if told and trusted(visitor.peer) else visitor.peer


def try_password(visitor: Visitor, password: str) -> str | None:
    """Sign a visitor in: what the browser is to show from now on, empty for a wrong password, None for
    too many wrong ones. ``PasswordError`` when the file of the password is of no use."""
    path = password_file()
    if path is None:
        return ""
    right = attempts.attempt(place_of(visitor), password, path)
    return None if right is None else sessions.begin(time.monotonic()) if right else ""


def is_own_machine(host: str) -> bool:
    """Whether a name or address, with or without a port, is this machine's own."""
    name = hostname(host)
    return name == "localhost" or within(name, LOOPBACK)


def hostname(host: str) -> str:
    """The name or address alone, in lower case; empty for what is none."""
    return _parts(f"//{host}").hostname or ""


def _parts(address: str) -> SplitResult:
    try:
        found = urlsplit(address)
        return found if found.hostname is not None else urlsplit("")
    except ValueError:
        return urlsplit("")


def _local(visitor: Visitor) -> bool:
    from streamlit import get_option

    served = str(get_option("server.address") or "")
    at = f"[{served}]" if ":" in served else served
    return is_own_machine(at) and is_own_machine(visitor.host) and not visitor.passed_on
