"""Measure building: ``python -m tools.bench_build 1000 10000`` (the default), ``100000`` for those who wait.

First what each stage costs next to one bare pass of the spaCy model over the same text, in processor time of
one process, the median of three runs. Then whole builds of generated articles: articles a second, the most
memory of one process and of all together, and the same build again when nothing has changed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from timeline import pipeline
from timeline.dating import date_documents
from timeline.extraction import extract_all, load_actors, load_stories, parsing
from timeline.mentioning import mentions
from timeline.merging import merge
from timeline.model import Document
from timeline.reading import read_all
from timeline.tagging import recognise
from tools.articles import write

SAMPLE, RUNS = 300, 3
TODAY = date(2026, 1, 1)
PAGE = os.sysconf("SC_PAGE_SIZE")


def clock(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds of some work, and what it gives."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


class ParserClock:
    """Counts the time that extraction waits for the parser."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._parsed = parsing._parsed

    def __call__(self, *given: Any) -> Iterator[Any]:
        trees = self._parsed(*given)
        while True:
            begun = time.process_time()
            tree = next(trees, None)
            self.seconds += time.process_time() - begun
            if tree is None:
                return
            yield tree


def stages(documents: tuple[Document, ...]) -> dict[str, float]:
    """Seconds of each stage over the articles, and of a bare pass of the model."""
    parser = parsing.model("fr")
    assert parser is not None
    seconds: dict[str, float] = {}
    seconds["bare"], _ = clock(lambda: sum(1 for _ in parser.pipe(one.text for one in documents)))
    seconds["tag"], found = clock(lambda: {one.id: recognise(one.text, one.language) for one in documents})
    seconds["date"], dated = clock(lambda: date_documents(documents, found, TODAY))
    seconds["resolve"], resolved = clock(
        lambda: {
            one.id: tuple(mentions(found[one.id], one.text, one.language, one.published.best))
            for one in dated
            if one.published
        }
    )
    actors, stories = load_actors(pipeline.DATA / "actors.yaml"), load_stories(pipeline.DATA / "stories.yaml")
    waiting = ParserClock()
    parsing._parsed = waiting
    told = [one for one in dated if one.published]
    extracting, extraction = clock(partial(extract_all, told, resolved, actors, stories))
    parsing._parsed = waiting._parsed
    seconds["parse"], seconds["extract"] = waiting.seconds, extracting - waiting.seconds
    seconds["merge"], _ = clock(lambda: merge(extraction.events, extraction.actors, dated))
    return seconds


def show_stages(folder: Path) -> None:
    """Print the table of stages."""
    write(SAMPLE, folder)
    documents, _ = read_all([folder])
    stages(documents[:10])  # what is loaded and compiled once
    runs = [stages(documents) for _ in range(RUNS)]
    middle = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    bare = middle.pop("bare")
    print(f"{len(documents)} articles, {sum(len(one.text) for one in documents):,} characters\n")
    print("| stage | ms an article | of a bare pass |\n| --- | ---: | ---: |")
    print(f"| *bare pass of the model* | {bare / len(documents) * 1000:.1f} | 1 |")
    for name, seconds in middle.items():
        print(f"| {name} | {seconds / len(documents) * 1000:.2f} | {seconds / bare:.3f} |")
    own = sum(seconds for name, seconds in middle.items() if name != "parse")
    for name, seconds in (("all but parse", own), ("all", own + middle["parse"])):
        print(f"| {name} | {seconds / len(documents) * 1000:.2f} | {seconds / bare:.3f} |")
    print()


class Watch(threading.Thread):
    """The most memory of a process and those below it, in megabytes: of one, and of all at once."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._over = threading.Event()
        self.one = self.all = 0.0

    def run(self) -> None:
        while not self._over.wait(0.1):
            sizes = [memory(one) for one in family(self._process)]
            self.one, self.all = max(self.one, *sizes, 0), max(self.all, sum(sizes))

    def stop(self) -> None:
        self._over.set()
        self.join()


def family(process: int) -> Iterable[int]:
    """A process and all below it."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from family(int(child))


def memory(process: int) -> float:
    """Resident megabytes of a process, without what it shares with others."""
    try:
        resident, shared = Path(f"/proc/{process}/statm").read_text().split()[1:3]
    except (OSError, ValueError):
        return 0.0
    return (int(resident) - int(shared)) * PAGE / 1e6


def build(articles: Path, output: Path) -> tuple[float, Watch]:
    """Seconds of a build and its memory."""
    words = ["build", str(articles), "--output", str(output), "--today", TODAY.isoformat()]
    begun = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", "timeline", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        watch = Watch(process.pid)
        watch.start()
        process.wait()
        watch.stop()
    if process.returncode:
        raise SystemExit(f"the build failed with {process.returncode}")
    return time.monotonic() - begun, watch


def show_builds(sizes: Iterable[int], folder: Path) -> None:
    """Print the table of builds."""
    print(f"Whole builds on {len(os.sched_getaffinity(0))} processors:\n")
    print("| articles | seconds | articles a second | most memory of a process | of all | again, unchanged |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in sizes:
        write(size, folder / f"articles-{size}")
        seconds, watch = build(folder / f"articles-{size}", folder / f"tables-{size}")
        again, _ = build(folder / f"articles-{size}", folder / f"tables-{size}")
        print(
            f"| {size:,} | {seconds:.0f} | {size / seconds:.1f} | {watch.one:.0f} MB | {watch.all:.0f} MB "
            f"| {again:.1f} s |",
            flush=True,
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="chronofil-") as scratch:
        show_stages(Path(scratch, "sample"))
        show_builds([int(word) for word in sys.argv[1:]] or [1000, 10_000], Path(scratch))
