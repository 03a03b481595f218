"""What people made of an event, as exports tell it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal

from timeline.model import Event, Remark
from timeline.wording import format_day, say

Decision = Literal["accepted", "rejected"]


def decision(event: Event) -> Decision | None:
    """What somebody decided about it, if anything."""
    if event.review is None:
        return None
    return "rejected" if event.review.rejected else "accepted" if event.review.accepted else None


def decided_by(event: Event) -> str | None:
    """The name of who decided so, where one was given."""
    return event.review.decided.editor or None if event.review and event.review.decided else None


def decided_at(event: Event) -> datetime | None:
    """When it was decided so, in UTC and without saying it, as tables hold times."""
    decided = event.review.decided if event.review else None
    return decided.at.astimezone(UTC).replace(tzinfo=None) if decided else None


def checks(event: Event, language: str) -> list[str]:
    """What has changed underneath since it was edited, a sentence each."""
    return [say(says, language) for says in event.review.to_check] if event.review else []


def notes(event: Event, language: str) -> list[str]:
    """The notes on it, each with who wrote it when."""
    return [_signed(note, language) for note in event.review.notes] if event.review else []


def reviewed(event: Event, language: str) -> dict[str, Any] | None:
    """All of it as plain values; None where nobody touched it. ``title`` is the one without a language."""
    review = event.review
    if review is None:
        return None
    return {
        "decision": decision(event),
        "decided": {"at": review.decided.at.isoformat(), "editor": review.decided.editor}
        if review.decided
        else None,
        "origin": review.origin,
        "title": event.title,
        "language": event.language,
        "titles": dict(review.titles),
        "remarks": [_remark(one, language) for one in review.remarks],
        "notes": [_remark(one, language) for one in review.notes],
        "to_check": checks(event, language),
    }


def _remark(remark: Remark, language: str) -> dict[str, str]:
    return {"at": remark.at.isoformat(), "editor": remark.editor, "says": say(remark.says, language)}


def _signed(remark: Remark, language: str) -> str:
    by = f"{remark.editor}, " if remark.editor else ""
    return f"{say(remark.says, language)} ({by}{format_day(remark.at.date(), language)})"
