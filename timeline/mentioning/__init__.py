"""Text to mentions: the tagger and the resolver in one call, and dateparser for other languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from timeline import languages
from timeline.expression import Found
from timeline.mentioning.fallback import search
from timeline.model import Mention
from timeline.resolving import Prefer, resolve
from timeline.tagging import recognise

__all__ = ["mentions", "tag"]


def tag(text: str, *, language: str, reference: date | datetime, prefer: Prefer = "news") -> list[Mention]:
    """The temporal expressions of ``text`` with their meaning, in order, without overlaps.

    ``reference`` is the publication. ``prefer`` chooses the side of an open date: "news" by tense
    and context (a bare past weekday is the nearest one not after the publication), "past" or
    "future" always that side, as an assistant would, and then also reads short requests ("le 2").
    A language without a folder is read by dateparser, every mention of low certainty; one that
    dateparser does not know either gives none.
    """
    return mentions(recognise(text, language, casual=prefer != "news"), text, language, reference, prefer)


def mentions(
    found: Iterable[Found],
    text: str,
    language: str,
    reference: date | datetime,
    prefer: Prefer = "news",
) -> list[Mention]:
    """Like ``tag``, from what ``timeline.tagging.recognise`` has found in ``text`` before."""
    if languages.part(language, "rules") is None:
        return search(text, language, reference, prefer)
    return list(resolve(found, text, reference, prefer))
