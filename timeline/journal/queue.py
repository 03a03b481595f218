"""The events to look at first: what changed under an edit, then the least certain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from timeline.journal.applying import Edited
from timeline.model import Document, Event, Message, message

LONG = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Doubt:
    """An event to review; ``weight`` tells how much it wants it, ``reasons`` why, the weightiest first."""

    event: Event
    weight: float
    reasons: tuple[Message, ...]


def queue(now: Edited) -> tuple[Doubt, ...]:
    """The events that nobody has accepted, and those to check, least certain first.

    Rejected events come back when what they were rejected for has changed.
    """
    documents = {document.id: document for document in now.corpus.documents}
    told = [_doubt(event, documents) for event in now.corpus.events if _open(event)]
    again = [_doubt(event, documents) for event in now.rejected if event.review and event.review.to_check]
    return tuple(sorted((*told, *again), key=lambda one: (-one.weight, one.event.begin, one.event.id)))


def doubt_of(now: Edited, event: Event) -> Doubt | None:
    """Why one event wants to be looked at; None when it does not."""
    wanted = {source.document_id for source in event.sources}
    documents = {one.id: one for one in now.corpus.documents if one.id in wanted}
    return _doubt(event, documents) if _open(event) else None


def _open(event: Event) -> bool:
    return event.review is None or not event.review.accepted or bool(event.review.to_check)


def _doubt(event: Event, documents: dict[str, Document]) -> Doubt:
    found = sorted(_reasons(event, documents), key=lambda reason: -reason[0])
    return Doubt(event, sum(weight for weight, _ in found), tuple(says for _, says in found))


def _reasons(event: Event, documents: dict[str, Document]) -> list[tuple[float, Message]]:
    reasons: list[tuple[float, Message]] = []
    if event.review:
        reasons += [(10.0, says) for says in event.review.to_check]
        if event.review.dated:
            # A person has set the date: nothing of how it was read speaks against it.
            return reasons
    articles = [documents[source.document_id] for source in event.sources if source.document_id in documents]
    ranges = [one.published for one in articles if one.published and not one.published.exact]
    if event.certainty != "high":
        says = (
            message("The date is of low certainty.")
            if event.certainty == "low"
            else message("The date is of medium certainty.")
        )
        reasons.append((3.0 if event.certainty == "low" else 1.5, says))
    if event.basis == "publication":
        reasons.append((2.0, message("No words date it: it has the day of its article.")))
    if event.basis == "inherited":
        reasons.append((1.0, message("The words that date it stand in an earlier sentence.")))
    if ranges and len(ranges) == len(articles):
        widest = max((one.latest - one.earliest).days + 1 for one in ranges)
        says = message("The day of its article is inferred, within {days} days.", days=widest)
        reasons.append((min(2.0, 0.5 + widest / 30), says))
    if any(
        clue.kind == "contradiction" for one in articles if one.published for clue in one.published.evidence
    ):
        reasons.append((1.5, message("Something in its article speaks against the article's date.")))
    if event.until - event.begin > LONG:
        reasons.append((0.5, message("Its time is long.")))
    if not event.actors:
        reasons.append((0.4, message("No actor was recognised in it.")))
    if event.kind == "other":
        reasons.append((0.2, message("Its kind was not recognised.")))
    return reasons
