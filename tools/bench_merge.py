"""How long it takes to find what is told more than once: ``python -m tools.bench_merge [EVENTS...]``.

Tellings are generated: over five years, in bursts, a few of 2,000 actors do most; what happens is told
by one article or by several, in other words; one article in ten is printed again elsewhere. Period and
actors stay the same at every size, so that days get ever fuller. The same number always makes the same.
"""

from __future__ import annotations

import gc
import math
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import accumulate, pairwise

from timeline.merging import merge
from timeline.merging.meeting import pairs
from timeline.merging.sameness import tellings as compared_by
from timeline.model import Actor, Document, Event, Source
from timeline.view.marks import KINDS, STATUSES

FIRST = datetime(2019, 1, 1)
DAYS = 5 * 365
ACTORS = 2000
WORDS = 12_000
BURSTS = 60
TOLD_AGAIN = 0.35
MOST_TELLINGS = 12
PER_ARTICLE = 8
PRINTED_AGAIN = 0.1
STATUS_WEIGHTS = (50, 20, 8, 6, 5, 5, 2, 4)
SYLLABLES = [first + second for first in "bcdfglmnprstv" for second in ("a", "e", "i", "o", "u", "an", "or")]


def actors(count: int = ACTORS) -> tuple[Actor, ...]:
    """Every tenth is the parent of the two that follow it."""
    return tuple(
        Actor(
            f"a{number}",
            (("fr", f"Acteur {number}"),),
            "company",
            parent=f"a{number - number % 10}" if number % 10 in (1, 2) else None,
        )
        for number in range(count)
    )


@dataclass(frozen=True)
class World:
    """What tellings are drawn from: words by how common they are, actors by how busy, bursts of news."""

    dice: random.Random
    days: int
    actors: int
    words: list[str]
    common: list[float]
    busy: list[float]
    bursts: list[tuple[float, float]]


def world(days: int, actors: int) -> World:
    """A world in which so many actors do something within so many days."""
    dice = random.Random(6)
    return World(
        dice,
        days,
        actors,
        words=["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(WORDS)],
        common=list(accumulate(1 / (rank + 8) for rank in range(WORDS))),
        busy=list(accumulate((1 / (rank + 3)) ** 0.9 for rank in range(actors))),
        bursts=[(dice.uniform(0, days), dice.gammavariate(2, 12)) for _ in range(BURSTS)],
    )


def tellings(count: int, days: int = DAYS, actors: int = ACTORS) -> tuple[list[Event], list[Document]]:
    """So many events as articles tell them, and the articles, their texts left out."""
    of = world(days, actors)
    dice = of.dice
    told = list(_told(count, of))
    # Articles tell what is near in time, in no order.
    told.sort(key=lambda event: (event.begin.toordinal() // 3, dice.random()))
    events: list[Event] = []
    documents: list[Document] = []
    while len(events) < count:
        article = told[len(events) : len(events) + PER_ARTICLE]
        again = len(documents) > 1 and dice.random() < PRINTED_AGAIN
        name = f"d{len(documents)}"
        if again:
            first = documents[-1].same_as or documents[-1].id
            article = events[-PER_ARTICLE:][: count - len(events)]
            told[len(events) : len(events) + len(article)] = article
        documents.append(Document(name, name, "", "fr", name, 0, 0, same_as=first if again else None))
        events.extend(_placed(event, name, len(events) + at) for at, event in enumerate(article))
    return events, documents


def _placed(event: Event, document: str, number: int) -> Event:
    return replace(event, id=f"e{number}", sources=(Source(document, 0, len(event.title)),))


def _told(count: int, of: World) -> Iterator[Event]:
    """What happened, each as often as it is told, in words that differ."""
    made = 0
    while made < count:
        event = _happening(of)
        tellings = 1
        while tellings < MOST_TELLINGS and of.dice.random() < TOLD_AGAIN:
            tellings += 1
        for _ in range(min(tellings, count - made)):
            yield replace(event, title=_reworded(event.title, of))
        made += tellings


def _happening(of: World) -> Event:
    dice = of.dice
    day = int(dice.gauss(*dice.choice(of.bursts))) if dice.random() < 0.7 else dice.randrange(of.days)
    begin = FIRST + timedelta(days=min(max(day, 0), of.days - 1))
    long = dice.choice((3, 7, 30, 90)) if dice.random() < 0.08 else 1
    who = dice.choices(
        range(of.actors), cum_weights=of.busy, k=dice.choices((0, 1, 2, 3), (3, 45, 40, 12))[0]
    )
    return Event(
        id="",
        title=" ".join(dice.choices(of.words, cum_weights=of.common, k=dice.randint(5, 10))),
        begin=begin,
        until=begin + timedelta(days=long),
        grain="day",
        status=dice.choices(STATUSES, STATUS_WEIGHTS)[0],
        kind=dice.choices(KINDS, [2] * 11 + [20])[0],
        actors=tuple(dict.fromkeys(f"a{one}" for one in who)),
        story=None,
        certainty="medium",
        sources=(),
        basis="publication" if dice.random() < 0.1 else "text",
    )


def _reworded(title: str, of: World) -> str:
    """A quarter of the words are others."""
    return " ".join(
        word if of.dice.random() < 0.75 else of.dice.choices(of.words, cum_weights=of.common)[0]
        for word in title.split()
    )


def main(sizes: Sequence[int]) -> None:
    """Measure and print a table, and how time grows from one size to the next."""
    print("   events    merged   seconds   events/s   comparisons/event   memory")
    taken = []
    for size in sizes:
        events, documents = tellings(size)
        gc.collect()
        gc.disable()
        start = time.process_time()
        merged = merge(events, actors(), documents)
        taken.append(time.process_time() - start)
        gc.enable()
        compared = sum(1 for _ in pairs(compared_by(events, actors(), documents))) / size
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"{size:9,} {len(merged):9,} {taken[-1]:9.1f} {size / taken[-1]:10,.0f}"
            f" {compared:19.1f} {memory:5.1f} GB",
            flush=True,
        )
    for (size, before), (larger, after) in pairwise(zip(sizes, taken, strict=True)):
        power = math.log(after / before) / math.log(larger / size)
        print(f"from {size:,} to {larger:,} events time grows with their number to the power of {power:.2f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1000, 10_000, 100_000])
