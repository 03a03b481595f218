"""Times that addresses hold: numbers given out by services in the order of time, and dates in paths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_EPOCH = datetime(1970, 1, 1)
_ADDRESS = re.compile(r"https?://[^\s<>\"»)\]]+|www\.[^\s<>\"»)\]]+")
_DATE_IN_PATH = re.compile(
    r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)|/((?:19|20)\d{2})(\d{2})(\d{2})(?=[/-]|$)"
)


@dataclass(frozen=True, slots=True)
class Service:
    """A service whose numbers hold a time: ``decode`` gives milliseconds since 1970 (UTC)."""

    name: str
    address: re.Pattern[str]
    decode: Callable[[str], int]
    since: date


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time that an address holds, in UTC; ``service`` None when it is a date in the path."""

    start: int
    end: int
    at: datetime
    service: str | None


_SHORTCODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _shortcode(code: str) -> int:
    number = 0
    for character in code[:11]:
        number = number * 64 + _SHORTCODE.index(character)
    return (number >> 23) + 1314220021721


# The bits that hold the time, as the services have documented them or as is commonly observed.
SERVICES = (
    Service("Twitter", re.compile(r"(?:twitter|x)\.com/[^/\s]+/status(?:es)?/(\d{15,20})"),
            lambda n: (int(n) >> 22) + 1288834974657, date(2010, 11, 4)),
    Service("TikTok", re.compile(r"tiktok\.com/(?:@[^/\s]+/(?:video|photo)|v|embed(?:/v\d)?)/(\d{17,20})"),
            lambda n: (int(n) >> 32) * 1000, date(2014, 8, 1)),
    Service("Mastodon", re.compile(r"//[^/\s]+/(?:@[^/\s]+|users/[^/\s]+/statuses)/(1\d{17})(?!\d)"),
            lambda n: int(n) >> 16, date(2016, 3, 16)),
    Service("LinkedIn", re.compile(r"linkedin\.com/\S*?activity[:-](\d{19})"),
            lambda n: int(n) >> 22, date(2012, 1, 1)),
    Service("Instagram", re.compile(r"instagram\.com/(?:[^/\s]+/)?(?:p|reel|tv)/([\w-]{11})(?![\w-])"),
            _shortcode, date(2011, 8, 25)),
    Service("Discord", re.compile(r"discord\.com/channels/\d+/\d+/(\d{17,20})"),
            lambda n: (int(n) >> 22) + 1420070400000, date(2015, 1, 1)),
)  # fmt: skip


def stamps(text: str, today: date) -> Iterator[Stamp]:
    """The times held by the addresses in a text, as far as they are plausible by ``today``."""
    for address in _ADDRESS.finditer(text):
        stamp = _identifier(address, today) or _dated(address, today)
        if stamp:
            yield stamp


def _identifier(address: re.Match[str], today: date) -> Stamp | None:
    for service in SERVICES:
        match = service.address.search(address[0])
        if match is None:
            continue
        try:
            at = _EPOCH + timedelta(milliseconds=service.decode(match[1]))
        except (OverflowError, ValueError):
            continue
        if service.since <= at.date() <= today:
            return Stamp(address.start(), address.end(), at.replace(microsecond=0), service.name)
    return None


def _dated(address: re.Match[str], today: date) -> Stamp | None:
    match = _DATE_IN_PATH.search(address[0])
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        at = datetime(year, month, day)
    except ValueError:
        return None
    return Stamp(address.start(), address.end(), at, None) if at.date() <= today else None
