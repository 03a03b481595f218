"""Time on paper: empty stretches of many months can be folded to a narrow gap that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from timeline.view.index import Index, Mask, Moments

_DAY = 86_400_000.0
# Shorter silences are part of the story; longer ones only push it apart.
SHORTEST_GAP = 45 * _DAY
# How much of the story's own length an empty stretch keeps when folded.
GAP_SHARE = 0.05
# Quiet left on either side of an event, so that its mark does not stand in the fold.
MARGIN = 6 * _DAY
# A bar longer than this may itself be folded: it says "some time that year", not that much happened.
LONG_BAR = 60 * _DAY


@dataclass(frozen=True, slots=True)
class Scale:
    """Folded stretches ``(begin, until)`` in order, and the width each keeps, in milliseconds."""

    gaps: tuple[tuple[float, float], ...] = ()
    width: float = 0.0

    def place(self, moments: Moments | float) -> Moments:
        """Where moments stand on the folded axis."""
        at = np.asarray(moments, np.float64)
        shift = np.zeros_like(at)
        for begin, until in self.gaps:
            inside = np.clip(at, begin, until) - begin
            shift += inside * (1.0 - self.width / (until - begin))
        return at - shift

    def moment(self, at: float) -> float:
        """The moment that stands at a place of the axis."""
        for begin, until in self.gaps:
            start = float(self.place(begin))
            if at <= start:
                return at + begin - start
            if at < start + self.width:
                return begin + (at - start) / self.width * (until - begin)
        end = self.gaps[-1][1] if self.gaps else 0.0
        return at + end - float(self.place(end))


def story_scale(index: Index, story: Mask) -> Scale:
    """The folded axis of a story."""
    return index.remembered(
        ("scale", np.packbits(story).tobytes()),
        lambda: folded(index.begin[story], index.until[story], index.dot[story]),
    )


def folded(begin: Moments, until: Moments, dot: Moments) -> Scale:
    """Fold every long stretch in which no event of these stands."""
    if not len(dot):
        return Scale()
    starts, ends = _needed(begin, until, dot)
    gaps = [gap for gap in _between(starts, ends) if gap[1] - gap[0] > SHORTEST_GAP]
    total = float(ends.max() - starts.min())
    told = total - sum(b - a for a, b in gaps)
    if not gaps or told > 0.8 * total:
        return Scale()
    return Scale(tuple(gaps), max(told * GAP_SHARE, 3 * _DAY))


def _needed(begin: Moments, until: Moments, dot: Moments) -> tuple[Moments, Moments]:
    """The stretch of time that each event needs on the axis; a long bar only needs its dot."""
    long = until - begin > LONG_BAR
    starts = np.where(long, dot, np.minimum(begin, dot)) - MARGIN
    ends = np.where(long, dot, np.maximum(until, dot)) + MARGIN
    return starts, ends


def _between(starts: Moments, ends: Moments) -> Iterable[tuple[float, float]]:
    """The stretches between overlapping intervals."""
    order = np.argsort(starts)
    reach = np.maximum.accumulate(ends[order])[:-1]
    following = starts[order][1:]
    for at in np.flatnonzero(following > reach):
        yield float(reach[at]), float(following[at])


def extent(begin: Moments, until: Moments, dot: Moments, scale: Scale) -> tuple[float, float]:
    """Where the story starts and ends on the axis, with room at both sides for marks and titles."""
    if not len(dot):
        return 0.0, _DAY
    starts, ends = _needed(begin, until, dot)
    lowest, highest = float(scale.place(starts).min()), float(scale.place(ends).max())
    room = (highest - lowest) * 0.02
    return lowest - room, highest + room
