"""Many visitors at once: ``make load``, or ``python -m tools.load [--visitors 50] [--events 1000] ...``.

The visitors speak HTTP and WebSocket as a browser does, from a process of their own on the same machine, so
what they need of its cores is in the times. Prints the tables of docs/benchmarks.md; status 1 when a bound
is passed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.storage import save
from timeline.view.marks import KINDS, STATUSES
from tools.crowd import crowd
from tools.serving import started
from tools.visitors import Visitor

MOST_SECONDS, MOST_GROWTH = 2.0, 0.10
FILTERS = 6
PAUSE = 5.0
ROWS_IN_VIEW = 40
SLOW = 10
WARM = 5
ROUNDS = 4
# Streamlit keeps what a visitor who has gone had chosen, in case they come back; here not for long.
KEPT = 10
MEGABYTE = 1024 * 1024

Times = list[float]


@dataclass(frozen=True)
class Load:
    """What is asked of the app."""

    address: str
    process: int
    visitors: int
    sessions: int

    def busy(self) -> float:
        """Seconds of a processor that the app has used."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Bytes of the app's process in memory."""
        pages = Path(f"/proc/{self.process}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * 4096


async def timed(work: Awaitable[Any], times: Times) -> None:
    """Do some work and note its seconds."""
    begun = time.perf_counter()
    await work
    times.append(time.perf_counter() - begun)


async def filtered(visitor: Visitor, dice: random.Random) -> None:
    """Take a filter on or off, and fetch the titles that come into view."""
    name, among = dice.choice([("kinds", KINDS), ("statuses", STATUSES)])
    await visitor.act("filters", ("toggle", [name, dice.choice(among)]))
    count = visitor.parts["feed"]["count"]
    await visitor.rows(sorted(dice.sample(range(count), min(ROWS_IN_VIEW, count))))


async def filtering(visitors: list[Visitor], pause: float) -> Times:
    """Every visitor filters some times; seconds of each, with a pause before each."""
    times: Times = []

    async def one(number: int, visitor: Visitor) -> None:
        dice = random.Random(number)
        for _ in range(FILTERS):
            await asyncio.sleep(dice.uniform(0, 2 * pause))
            await timed(filtered(visitor, dice), times)

    await asyncio.gather(*(one(number, visitor) for number, visitor in enumerate(visitors)))
    return times


async def warmed(load: Load) -> None:
    """The app has loaded and compressed whatever it loads once, and taken the memory for it."""
    for _ in range(2):
        async with AsyncExitStack() as stack:
            visitors = [await stack.enter_async_context(Visitor(load.address)) for _ in range(WARM)]
            await asyncio.gather(*(visitor.open() for visitor in visitors))
        await asyncio.sleep(KEPT + 2)


async def crowded(load: Load) -> tuple[dict[str, Times], dict[str, float]]:
    """All visitors come at once, read on as people do, then all press at once, then beside slow ones.

    Gives the seconds of each, and what the app needs for one visitor.
    """
    await warmed(load)
    async with AsyncExitStack() as stack:
        begun = load.busy()
        visitors = [await stack.enter_async_context(Visitor(load.address)) for _ in range(load.visitors)]
        times: dict[str, Times] = {"first page": []}
        await asyncio.gather(*(timed(visitor.open(), times["first page"]) for visitor in visitors))
        opened = load.busy()
        times["filter, every 5 s"] = await filtering(visitors, PAUSE)
        needed = {
            "page": (opened - begun) / load.visitors,
            "filter": (load.busy() - opened) / load.visitors / FILTERS,
        }
        async with slow(load.address):
            times["filter, every 5 s, beside slow and dead ones"] = await filtering(visitors, PAUSE)
        times["filter, all at once and without a pause"] = await filtering(visitors, 0.0)
    return times, needed


@asynccontextmanager
async def slow(address: str) -> AsyncIterator[None]:
    """Clients that ask for much and read nothing, ask for half a thing, or have gone without a word."""
    host, _, port = address.removeprefix("http://").partition(":")
    writers = []
    async with AsyncExitStack() as stack:
        for number in range(SLOW):
            visitor = await stack.enter_async_context(Visitor(address))
            await visitor.connect()
            visitor.stop_reading()
            for asked in (
                b"GET /chronofil/program/x/plotly.js HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: ",
            ):
                # A window too small for the answer: the server cannot get rid of it.
                _, writer = await asyncio.open_connection(host, int(port), limit=1024 + number)
                writer.write(asked)
                writers.append(writer)
        try:
            yield
        finally:
            for writer in writers:
                writer.close()


async def coming_and_going(load: Load) -> list[tuple[int, int]]:
    """Bytes in memory, each round: with all sessions open and used; when all are closed and forgotten.

    The first pair is that before all rounds.
    """
    async with Visitor(load.address) as first:
        await first.open()
    found = [(load.memory(), load.memory())]
    for _ in range(ROUNDS):
        async with AsyncExitStack() as stack:
            visitors = [await stack.enter_async_context(Visitor(load.address)) for _ in range(load.sessions)]
            for visitor in visitors:
                await visitor.connect()
                await visitor.act("filters", ("search", "accord"))
            opened = load.memory()
        await asyncio.sleep(KEPT + 2)
        async with Visitor(load.address) as last:
            await last.connect()
        found.append((opened, load.memory()))
    return found


def share(times: Times, part: float) -> float:
    """The time under which this part of all lies."""
    return sorted(times)[min(int(len(times) * part), len(times) - 1)]


def report(
    times: dict[str, Times], needed: dict[str, float], rounds: list[tuple[int, int]], load: Load
) -> bool:
    """Print the tables; whether all bounds hold."""
    print(f"| {load.visitors} visitors | p50 | p95 | p99 |\n| --- | ---: | ---: | ---: |")
    good = True
    for name, of in times.items():
        seconds = [share(of, part) for part in (0.5, 0.95, 0.99)]
        print(f"| {name} | " + " | ".join(f"{one:.2f} s" for one in seconds) + " |")
        good &= seconds[1] < MOST_SECONDS or not name.startswith("filter, every")
    page, once = needed["page"] * 1000, needed["filter"] * 1000
    print(f"\nprocessor's time: {page:.0f} ms a first page, {once:.0f} ms a filter")
    print(f"load of the machine: {os.getloadavg()[1]:.1f}")
    if rounds:
        # The first round takes memory that the app keeps: later ones show what is lost.
        growth = rounds[-1][1] / rounds[1][1] - 1
        told = ", ".join(f"{one / MEGABYTE:.0f}" for _, one in rounds)
        print(f"memory: {(rounds[1][0] - rounds[0][0]) / load.sessions / MEGABYTE:.2f} MB a session")
        print(f"memory before and after rounds of {load.sessions} sessions: {told} MB (lastly {growth:+.1%})")
        good &= growth < MOST_GROWTH
    return good


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--sessions", type=int, default=200, help="0 leaves the rounds out")
    options = parser.parse_args()
    forgetful = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(KEPT)}
    with tempfile.TemporaryDirectory() as folder:
        save(crowd(options.events), Path(folder))
        with started(Path(folder), **forgetful) as (address, process):
            load = Load(address, process, options.visitors, options.sessions)
            rounds = asyncio.run(coming_and_going(load)) if options.sessions else []
            times, needed = asyncio.run(crowded(load))
    return 0 if report(times, needed, rounds, load) else 1


if __name__ == "__main__":
    sys.exit(main())
