"""How an event is drawn: its status gives the shape, what is known of its time the bar behind it."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal, get_args

from timeline.model import Certainty, Event, Kind, Status

Precision = Literal["exact", "approximate", "interval"]

STATUSES: tuple[Status, ...] = get_args(Status)
KINDS: tuple[Kind, ...] = get_args(Kind)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

# Plotly's symbol for each status; filled where it happened, hollow where it did not (yet).
SYMBOLS: dict[Status, str] = {
    "occurred": "circle",
    "statement": "square",
    "planned": "circle-open",
    "deadline": "diamond-open",
    "threatened": "triangle-up-open",
    "alleged": "circle-open-dot",
    "denied": "x",
    "ongoing": "triangle-right",
}

# Types of expressions that tell how long, not when.
LASTING = ("DURATION", "SET")


def precision(event: Event) -> Precision:
    """Whether the event has its day, lies somewhere within a stretch of time, or lasted that long."""
    if event.until - event.begin <= timedelta(days=1):
        return "approximate" if event.approximate else "exact"
    mentions = [source.mention for source in event.sources if source.mention is not None]
    lasts = event.status == "ongoing" or (bool(mentions) and mentions[0].type in LASTING)
    if lasts or (event.grain == "day" and not event.approximate and event.basis != "publication"):
        return "interval"
    return "approximate"
