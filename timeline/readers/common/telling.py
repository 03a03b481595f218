"""What readers of many articles have to say about those they left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from timeline.model import Problem, message

MOST_PLACES = 8


def without_text(path: Path, places: Sequence[str]) -> tuple[Problem, ...]:
    """One remark for all entries that hold no text, with the first of their places."""
    if not places:
        return ()
    says = message("Entries without text, left out: {count}.", count=len(places))
    remedy = message("Nothing to do, or add their texts to the file.")
    return (Problem(str(path), listed(places), says, remedy),)


def malformed(path: Path, places: Sequence[str], reason: str) -> tuple[Problem, ...]:
    """One remark for all lines that could not be read, with the first of their places."""
    if not places:
        return ()
    says = message(
        "Lines that cannot be read, left out: {count} ({reason}).", count=len(places), reason=reason
    )
    remedy = message("Check them, or export the file again.")
    return (Problem(str(path), listed(places), says, remedy),)


def listed(places: Sequence[str]) -> str:
    """The first places, with dots when there are more."""
    return ", ".join(places[:MOST_PLACES]) + (", …" if len(places) > MOST_PLACES else "")
