"""Dates as programs write them: ISO 8601, RFC 822 (mail, RSS) and seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from timeline.readers import Days, Statement

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ]+(\d{2}):?(\d{2})(?::?\d{2}(?:[.,]\d+)?)? ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
)
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2,8},? +)?\d{1,2}[ -][A-Z][a-z]{2}[a-z]*[ -]\d{4}(?: +\d{1,2}:\d{2}.{0,40})?"
)
_EPOCH = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
_UTC = ("Z", "UTC", "GMT", "+00", "-00", "+0000", "-0000", "+00:00", "-00:00")
# Where an article appears, clocks are at most so many hours ahead of or behind UTC (Paris, New York).
AHEAD, BEHIND = 2, 5
EARLIEST_YEAR = 1600
LONGEST = 80


def statement(written: str | None, field: str) -> Statement | None:
    """A date found in a field of a format; None when the field is empty or holds a zero or a number.

    A date that only a person would write so is left for ``timeline.reading`` to read.
    """
    text = " ".join((written or "").split())[:LONGEST]
    found = days(text)
    if not text or (found is None and (_EPOCH.fullmatch(text) or text.startswith("1970-01-01"))):
        return None
    return Statement(text, 0, 0, field, found)


def days(written: str) -> Days | None:
    """The day in local time that a program's date names; two where its clock leaves the day open.

    A time in UTC near midnight may belong to the next day in Europe or to the one before in America.
    Zero time ("1970-01-01") is what programs write when they know no date, and is none.
    """
    try:
        found = _iso(written) or _mail(written) or _epoch(written)
    except (ValueError, OverflowError, OSError, TypeError, IndexError):
        return None
    if found is None or found.best.year < EARLIEST_YEAR or found.best == date(1970, 1, 1):
        return None
    return found


def _iso(written: str) -> Days | None:
    match = _ISO.fullmatch(written.strip())
    if match is None:
        return None
    day = date(int(match[1]), int(match[2]), int(match[3]))
    if match[4] is None:
        return Days(day, day, day)
    return _around(day, int(match[4]), int(match[5]), utc=match[6] in _UTC)


def _mail(written: str) -> Days | None:
    if not _MAIL.fullmatch(written.strip()):
        return None
    text = written if re.search(r"\d:\d\d", written) else f"{written} 00:00:00"
    moment = parsedate_to_datetime(text)
    utc = moment.utcoffset() in (None, timedelta(0))
    return _around(moment.date(), moment.hour, moment.minute, utc=utc)


def _epoch(written: str) -> Days | None:
    if not _EPOCH.fullmatch(written.strip()):
        return None
    seconds = float(written) / (1000 if len(written.strip()) == 13 else 1)
    moment = datetime.fromtimestamp(seconds, UTC)
    return _around(moment.date(), moment.hour, moment.minute, utc=True)


def _around(day: date, hour: int, minute: int, *, utc: bool) -> Days:
    """The day, with its neighbour where a time in UTC leaves it open. Midnight sharp is a day, not a time."""
    earliest = latest = day
    if utc and (hour, minute) != (0, 0):
        if hour >= 24 - AHEAD:
            latest = day + timedelta(days=1)
        elif hour < BEHIND:
            earliest = day - timedelta(days=1)
    return Days(earliest, latest, day)
