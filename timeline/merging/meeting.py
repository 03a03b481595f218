"""Which tellings are compared at all: those that may be one, a few for each however many there are.

Two meet when they share an actor, or an actor's parent, and a day (or a month, for long intervals).
Where few meet, all pairs are compared. Where many do, evidence decides: a rare word, a second actor
and the same kind of action. Where even that is crowded, each is compared with its nearest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from math import ceil

from timeline.merging.sameness import ALIKE, CLASSES, DAY, SHORT, Told

Pair = tuple[int, int]
Key = tuple[str, str]

# Of so many that meet, all pairs are compared; more want some evidence.
FEW = 24
# Where even evidence brings more together, each is compared with its nearest neighbours only.
CROWD = 60
# No telling is compared with more than so many for the sake of its words, rarest first.
MOST_BY_WORDS = 120
# Of tellings alike in everything but where they are printed, so many speak for all.
SPEAKERS = 2


def pairs(told: Sequence[Told]) -> Iterator[Pair]:
    """The places of tellings to compare; a pair may come more than once."""
    yield from _within_texts(told)
    yield from _across_texts(told)


def keys(one: Told) -> Iterator[Key]:
    """Where a telling can meet others: each of its actors, or nobody, on each of its days."""
    times = tuple(_times(one))
    for actor in one.families or ("",):
        for time in times:
            yield actor, time


def _times(one: Told) -> Iterator[str]:
    begin, until = one.event.begin, one.event.until
    if until - begin > SHORT:
        yield f"{begin:%Y-%m}"
        return
    day = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    while day < until:
        yield f"{day:%Y-%m-%d}"
        day += DAY


def _within_texts(told: Sequence[Told]) -> Iterator[Pair]:
    """Tellings of one article, and of the articles that print it again."""
    texts = _grouped((one.text, place) for place, one in enumerate(told))
    for members in texts.values():
        for block in _blocks(told, members).values():
            speakers, found = _speaking(told, block, lambda one: one.document)
            yield from found
            yield from _near(told, speakers)


def _across_texts(told: Sequence[Told]) -> Iterator[Pair]:
    """Tellings of different articles. What only its article dates is the same in no other."""
    dated = [place for place, one in enumerate(told) if one.event.basis != "publication"]
    speakers, found = _speaking(told, dated, lambda one: one.text)
    yield from found
    for block in _blocks(told, speakers).values():
        if len(block) <= FEW:
            yield from combinations(block, 2)
            continue
        for group in _grouped(_evidence(told, block)).values():
            yield from _near(told, group)
        for group in _grouped((CLASSES[told[place].event.status], place) for place in block).values():
            yield from _alike(told, group)


def _grouped(members: Iterable[tuple[Hashable, int]]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for key, place in members:
        groups[key].append(place)
    return groups


def _blocks(told: Sequence[Told], members: Iterable[int]) -> dict[Hashable, list[int]]:
    """Places by actor and time, those alone left out."""
    blocks = _grouped((key, place) for place in members for key in keys(told[place]))
    return {key: block for key, block in blocks.items() if len(block) > 1}


def _evidence(told: Sequence[Told], block: Iterable[int]) -> Iterator[tuple[Hashable, int]]:
    """What makes two of a block one whatever their words: a second actor and the kind, or a deadline."""
    for place in block:
        event = told[place].event
        if event.status == "deadline":
            yield event.begin.date(), place
        if event.kind != "other":
            for actor in told[place].families:
                yield (actor, event.kind), place


def _speaking(
    told: Sequence[Told], members: Iterable[int], printed: Callable[[Told], str]
) -> tuple[list[int], list[Pair]]:
    """Those that speak for all that are alike, and the pairs of each with who speaks for it.

    Those that speak for the same are printed in different places, which ``printed`` names.
    """
    speakers: list[int] = []
    found: list[Pair] = []
    for alike in _grouped((_claim(told[place]), place) for place in members).values():
        places: dict[str, int] = {}
        for place in alike:
            if len(places) < SPEAKERS:
                places.setdefault(printed(told[place]), place)
        speakers.extend(places.values())
        found.extend((one, place) for place in alike for one in places.values() if one != place)
    return speakers, found


def _claim(one: Told) -> Hashable:
    """All of a telling that is compared, but for where it is printed."""
    event = one.event
    return (
        one.families, event.actors[:1], event.title, event.status, event.kind, event.begin, event.until,
        event.basis,
    )  # fmt: skip


def _near(told: Sequence[Told], group: Sequence[int]) -> Iterator[Pair]:
    """All pairs of a small group; of a crowd, each with those beside it by time and words."""
    if len(group) <= CROWD:
        yield from combinations(group, 2)
        return
    ordered = _ordered(told, group)
    for at, first in enumerate(ordered):
        for second in ordered[at + 1 : at + 1 + CROWD]:
            yield first, second


def _ordered(told: Sequence[Told], group: Iterable[int]) -> list[int]:
    """By day and words: like titles stand side by side, wherever their articles are."""
    return sorted(group, key=lambda place: (told[place].event.begin, sorted(told[place].stems), place))


def _alike(told: Sequence[Told], group: Sequence[int]) -> Iterator[Pair]:
    """Pairs that may share enough words.

    Who shares a share of at least ``ALIKE`` of the shorter title's words has one of its rarest words,
    all but as many as may be missing; so looking up these few finds every pair.
    """
    ordered = _ordered(told, group)
    having = _grouped((stem, at) for at, place in enumerate(ordered) for stem in told[place].stems)
    often = Counter({stem: len(places) for stem, places in having.items()})
    sizes = [len(told[place].stems) for place in ordered]
    for at, first in enumerate(ordered):
        rarest = sorted(told[first].stems, key=lambda stem: (often[stem], stem))
        enough = rarest[: sizes[at] - ceil(ALIKE * sizes[at] - 1e-9) + 1]
        seen: set[int] = set()
        for stem in enough:
            for other in _beside(having[stem], at):
                # The longer of two waits to be found by the shorter one.
                if (sizes[other], other) > (sizes[at], at) and other not in seen:
                    seen.add(other)
                    yield first, ordered[other]
            if len(seen) >= MOST_BY_WORDS:
                break


def _beside(places: list[int], at: int) -> list[int]:
    """The places nearest to ``at``, all of them when they are few."""
    if len(places) <= CROWD:
        return places
    middle = bisect_left(places, at)
    return places[max(0, middle - CROWD // 2) : middle + CROWD // 2]
