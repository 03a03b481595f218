"""The password for editing: kept as a hash in a file, asked for rarely, remembered for half a day."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from timeline.disk import refusal
from timeline.model import Message, Problem, ProblemError, message

SHORTEST = 10
LONGEST = 1024
# What one check costs: 32 MB and a fraction of a second.
COST, _BLOCK, _LANES = 2**15, 8, 1
_MEMORY = 64 * 1024 * 1024
HOURS = 12
MOST_SESSIONS = 1000
MOST_WRONG, WINDOW = 5, 60.0
MOST_WAITING = 4
_MOST_REMEMBERED = 10_000


class PasswordError(ProblemError):
    """A password or its file that is of no use; ``problem`` says why and what to do."""


def hashed(password: str, cost: int = COST) -> str:
    """The line that a password file holds: the hash and what is needed to check it."""
    if len(password) < SHORTEST:
        raise _error("", message("The password has fewer than {count} characters.", count=SHORTEST))
    if len(password) > LONGEST:
        raise _error("", message("The password has more than {count} characters.", count=LONGEST))
    salt = secrets.token_bytes(16)
    found = _scrypt(password, salt, cost, _BLOCK, _LANES)
    return f"scrypt:{cost}:{_BLOCK}:{_LANES}:{salt.hex()}:{found.hex()}"


def check(path: Path) -> None:
    """``PasswordError`` for a file that holds no hash of a password."""
    opens("", path)


def opens(password: str, path: Path) -> bool:
    """Whether a password is the one of which a file holds the hash; ``PasswordError`` when it holds none."""
    try:
        return matches(password, path.read_text(encoding="ascii").strip())
    except OSError as error:
        says, _ = refusal(error)
        raise _error(str(path), says) from error
    except ValueError as error:
        raise _error(str(path), message("This file holds no hash of a password.")) from error


def matches(password: str, line: str) -> bool:
    """Whether a password is the one of which a line holds the hash; ``ValueError`` when it holds none."""
    kind, *numbers, salt, found = line.split(":")
    if kind != "scrypt":
        raise ValueError(kind)
    cost, block, lanes = map(int, numbers)
    own = _scrypt(password[:LONGEST], bytes.fromhex(salt), cost, block, lanes)
    return hmac.compare_digest(own, bytes.fromhex(found))


def _scrypt(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    given = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(given, salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY, dklen=32)


def _error(place: str, says: Message) -> PasswordError:
    remedy = message("Write it anew: python -m timeline password {file}", file=place or "FILE")
    return PasswordError(Problem(place, "", says, remedy, fatal=True))


@dataclass
class Sessions:
    """Who has given the password: what their browsers show for it, by its digest, and until when."""

    until: dict[bytes, float] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, now: float) -> str:
        """A new session; gives what the browser is to show."""
        token = secrets.token_urlsafe(32)
        with self.lock:
            self.until = {one: ends for one, ends in self.until.items() if ends > now}
            while len(self.until) >= MOST_SESSIONS:
                self.until.pop(next(iter(self.until)))
            self.until[_digest(token)] = now + HOURS * 3600
        return token

    def holds(self, token: str, now: float) -> bool:
        """Whether what a browser shows stands for a session that has not ended."""
        return bool(token) and self.until.get(_digest(token), 0.0) > now

    def end(self, token: str) -> None:
        """End a session."""
        with self.lock:
            self.until.pop(_digest(token), None)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


@dataclass
class Attempts:
    """Wrong passwords of the last minute, by where they came from; one is checked at a time, few wait."""

    wrong: dict[str, deque[float]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    room: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(MOST_WAITING))

    def attempt(self, where: str, password: str, path: Path) -> bool | None:
        """Whether the password is that of a file; None when too many wrong ones came from there lately, or
        too many wait to be checked. ``PasswordError`` when the file holds no hash."""
        if not self.room.acquire(blocking=False):
            return None
        try:
            with self.lock:
                return self._checked(where, password, path)
        finally:
            self.room.release()

    def _checked(self, where: str, password: str, path: Path) -> bool | None:
        now = time.monotonic()
        lately = deque(at for at in self.wrong.pop(where, ()) if at > now - WINDOW)
        if lately:
            self.wrong[where] = lately
        if len(lately) >= MOST_WRONG:
            return None
        if opens(password, path):
            return True
        lately.append(now)
        self.wrong[where] = lately
        while len(self.wrong) > _MOST_REMEMBERED:
            self.wrong.pop(next(iter(self.wrong)))
        return False
