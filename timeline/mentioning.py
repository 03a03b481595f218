"""Text to mentions: the tagger and the resolver in one call, and dateparser for other languages."""

from __future__ import annotations

from datetime import date, datetime

from timeline.model import Mention
from timeline.resolving import Prefer, resolve
from timeline.tagging import recognise


def tag(text: str, *, language: str, reference: date | datetime, prefer: Prefer = "news") -> list[Mention]:
    """The temporal expressions of ``text`` with their meaning, in order, without overlaps.

    ``reference`` is the publication. ``prefer`` chooses the side of an open date: "news" by tense
    and context (a bare past weekday is the nearest one not after the publication), "past" or
    "future" always that side, as an assistant would, and then also reads short requests ("le 2").
    """
    found = recognise(text, language, casual=prefer != "news")
    return list(resolve(found, text, reference, prefer))
