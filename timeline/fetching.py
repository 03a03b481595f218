"""A page from the web, only when somebody asks for it, and never from a network that is not the web.

The name is resolved once; the connection goes to the address that was checked, so that no second
answer of the name server can lead elsewhere. Each redirect is checked in the same way.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import urllib3

from timeline.model import Message, Problem, ProblemError, message

Resolve = Callable[[str, int], Sequence[str]]
Allow = Callable[[str], bool]

LARGEST = 20 * 1024 * 1024
LONGEST_SECONDS = 30.0
MOST_REDIRECTS = 5
_CHUNK = 64 * 1024
_AGENT = "Chronofil"
# The reader is chosen by the ending of the file's name.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
}


class FetchError(ProblemError):
    """A page that cannot be had; ``problem`` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave; ``name`` is a name for its file, ``address`` where redirects ended."""

    address: str
    name: str
    content: bytes


def is_address(text: str) -> bool:
    """Whether a text is meant as an address of the web rather than as a file."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", text) is not None


def fetch(
    address: str,
    *,
    resolve: Resolve | None = None,
    allow: Allow | None = None,
    largest: int = LARGEST,
    seconds: float = LONGEST_SECONDS,
) -> Fetched:
    """The page at an address; ``FetchError`` when it cannot or may not be had.

    ``resolve`` gives the numeric addresses of a host and port, ``allow`` says which of these are of the
    open web. ``seconds`` is the time for everything together, ``largest`` the most bytes, unpacked.
    """
    deadline = time.monotonic() + seconds
    here = address
    for _ in range(MOST_REDIRECTS + 1):
        parts = _checked(here)
        where = _open_address(parts, here, resolve or _resolved, allow or is_open)
        status, headers, content = _get(parts, where, here, deadline, largest)
        if status in (301, 302, 303, 307, 308) and headers.get("location"):
            here = urljoin(here, headers["location"])
            continue
        if status != 200:
            raise _error(
                here, message("The server answered {status}.", status=str(status)), _look_in_a_browser()
            )
        return Fetched(here, _name(urlsplit(here), headers.get("content-type", "")), content)
    raise _error(address, message("The address leads on and on to others."), _look_in_a_browser())


def is_open(numeric: str) -> bool:
    """Whether a numeric address is one of the open web: not private, local, reserved or for many."""
    found = ipaddress.ip_address(numeric.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if inner or found in _TRANSLATED:
            return isinstance(inner, ipaddress.IPv4Address) and is_open(str(inner))
        if found.is_site_local:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


# Addresses that stand for IPv4 ones behind a gateway.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def _checked(address: str) -> SplitResult:
    """The parts of an address, its host written as name servers and other hosts know it, in ASCII."""
    try:
        parts = urlsplit(address)
        port, host = parts.port, (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError as error:
        raise _error(address, message("This is no address of a page."), _write_it_whole()) from error
    if parts.scheme not in ("http", "https"):
        raise _error(address, message("Only http and https addresses are fetched."), _write_it_whole())
    if not host or port == 0:
        raise _error(address, message("This is no address of a page."), _write_it_whole())
    netloc = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    return parts._replace(netloc=netloc, path=parts.path or "/")


def _open_address(parts: SplitResult, address: str, resolve: Resolve, allow: Allow) -> str:
    """The numeric address to connect to; all that the name has must be open, or none is trusted."""
    host = parts.hostname or ""
    try:
        found = list(resolve(host, _port(parts)))
    except (OSError, UnicodeError) as error:
        raise _error(
            address,
            message("The name {host} cannot be found.", host=host),
            message("Check the address and the connection."),
        ) from error
    if not found or not all(map(allow, found)):
        raise _error(
            address,
            message("{host} is not on the open web; nothing is fetched from there.", host=host),
            message("Save the page yourself and add its file."),
        )
    return found[0]


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _resolved(host: str, port: int) -> list[str]:
    return list(
        dict.fromkeys(str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )


def _get(
    parts: SplitResult, where: str, address: str, deadline: float, largest: int
) -> tuple[int, dict[str, str], bytes]:
    host, rest = parts.hostname or "", parts._replace(scheme="", netloc="", fragment="").geturl()
    headers = {"Host": parts.netloc, "User-Agent": _AGENT, "Accept-Encoding": "gzip"}
    timeout = urllib3.Timeout(total=max(deadline - time.monotonic(), 0.01))
    pool = (
        urllib3.HTTPSConnectionPool(
            where, _port(parts), timeout=timeout, retries=False, server_hostname=host, assert_hostname=host
        )
        if parts.scheme == "https"
        else urllib3.HTTPConnectionPool(where, _port(parts), timeout=timeout, retries=False)
    )
    try:
        with pool:
            answer = pool.request("GET", rest, headers=headers, redirect=False, preload_content=False)
            try:
                found = {name.lower(): value for name, value in answer.headers.items()}
                content = b"" if answer.status != 200 else _body(answer, address, deadline, largest)
                return answer.status, found, content
            finally:
                answer.close()
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        # urllib3 counts a refused connection among those that took too long.
        refused = isinstance(error, urllib3.exceptions.NewConnectionError)
        late = isinstance(error, urllib3.exceptions.TimeoutError) and not refused
        slow = late or time.monotonic() > deadline
        says = (
            _too_slow()
            if slow
            else message("The page cannot be had ({reason}).", reason=type(error).__name__)
        )
        raise _error(address, says, _look_in_a_browser()) from error


def _body(answer: urllib3.BaseHTTPResponse, address: str, deadline: float, largest: int) -> bytes:
    content = bytearray()
    while chunk := answer.read1(_CHUNK, decode_content=True):
        content += chunk
        if len(content) > largest:
            size = max(largest // (1024 * 1024), 1)
            raise _error(
                address,
                message("The page is larger than {size} MB.", size=size),
                message("Save the part you need and add its file."),
            )
        if time.monotonic() > deadline:
            raise _error(address, _too_slow(), _look_in_a_browser())
    return bytes(content)


def _name(parts: SplitResult, kind: str) -> str:
    """A name for the page's file: its host and the last part of its path, with the ending of its kind."""
    ending = _ENDINGS.get(kind.partition(";")[0].strip().lower(), ".html")
    last = [part for part in unquote(parts.path).split("/") if part]
    stem = re.sub(r"[^\w.-]+", "-", f"{parts.hostname}-{last[-1] if last else 'page'}")[:100]
    return stem if stem.lower().endswith(ending) else f"{stem.strip('.-')}{ending}"


def _too_slow() -> Message:
    return message("The server takes too long.")


def _look_in_a_browser() -> Message:
    return message("Open it in a browser, save the page and add its file.")


def _write_it_whole() -> Message:
    return message("Write it whole: https://example.org/page")


def _error(address: str, says: Message, remedy: Message) -> FetchError:
    return FetchError(Problem(address, "", says, remedy, fatal=True))
