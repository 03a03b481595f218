"""Score the engine against the annotated seed page and the corpora, and hold it to its floors.

    python -m tools.evaluate            the table, and what fell below its floor
    python -m tools.evaluate --misses   also every miss
    python -m tools.evaluate --raise    lift the floors to what was reached now; they never sink

The gold lies in ``tests/gold``: offsets are code points of the page, end exclusive; days are both
inclusive; whatever ``accept`` lists is right; ``optional`` expressions are neither required nor held
against the engine, and only ``required`` events must be found.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.corpus.__main__ import main as corpora
from timeline.model import Actor, Corpus, Event
from timeline.pipeline import build

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
FLOORS = ROOT / "tests" / "floors.toml"
SEEDS = ROOT / "seeds"
# A day after anything the gold speaks of, so that scores do not change with the calendar.
TODAY = date(2026, 1, 1)
EVENT_SLACK = timedelta(days=3)
# For these, less is better.
COSTS = {"expressions.spurious"}

Gold = dict[str, Any]


@dataclass(slots=True)
class Scores:
    """Measures by name, in per cent or counts, and what was wrong."""

    measures: dict[str, float] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def share(self, name: str, right: Iterable[bool]) -> None:
        """Record how many per cent of ``right`` are true."""
        verdicts = list(right)
        self.measures[name] = 100 * sum(verdicts) / len(verdicts) if verdicts else 0.0

    def miss(self, kind: str, *what: object) -> None:
        """Record something wrong."""
        self.misses.append(": ".join([kind, *map(str, what)]))


def rows(name: str) -> list[Gold]:
    """The annotations of one gold file."""
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def score(corpus: Corpus) -> Scores:
    """All measures of a corpus built from the seed page."""
    scores = Scores()
    _articles(corpus, scores)
    _expressions(corpus, scores)
    _events(corpus, scores)
    return scores


def _articles(corpus: Corpus, scores: Scores) -> None:
    found, dated = [], []
    for gold in rows("articles"):
        near = [
            d for d in corpus.documents if abs(d.start - gold["start"]) <= 2 and abs(d.end - gold["end"]) <= 2
        ]
        found.append(bool(near))
        first, last = map(date.fromisoformat, gold["accept"])
        published = near[0].published if near else None
        dated.append(published is not None and first <= published.best <= last)
        if not dated[-1]:
            scores.miss("article", gold["title"], gold["accept"], published and published.best)
    scores.share("articles.found", found)
    scores.share("articles.dated", dated)


def _expressions(corpus: Corpus, scores: Scores) -> None:
    read = [(d.start + m.start, d.start + m.end, m) for d, m in corpus.all_mentions()]
    matched: set[tuple[int, int]] = set()
    strict, relaxed, values, intervals = [], [], [], []
    for gold in rows("timexes"):
        over = [one for one in read if one[0] < gold["end"] and gold["start"] < one[1]]
        matched.update(one[:2] for one in over)
        if gold["optional"]:
            continue
        relaxed.append(bool(over))
        strict.append(any([one[0], one[1]] in gold["spans"] for one in over))
        values.append(any(one[2].value == right["value"] for one in over for right in gold["accept"]))
        accepted = {(right["begin"], right["end"]) for right in gold["accept"]}
        if (None, None) not in accepted:
            days = [_days(one[2].begin, one[2].until) for one in over]
            intervals.append(bool(accepted & set(days)))
            if not intervals[-1]:
                scores.miss("expression", gold["text"], sorted(accepted), days or "not found")
    for name, verdicts in (
        ("strict", strict),
        ("relaxed", relaxed),
        ("value", values),
        ("interval", intervals),
    ):
        scores.share(f"expressions.{name}", verdicts)
    spurious = [one for one in read if one[:2] not in matched]
    scores.measures["expressions.spurious"] = len(spurious)
    for one in spurious:
        scores.miss("spurious", one[2].text, one[0])


def _days(begin: datetime | None, until: datetime | None) -> tuple[str | None, str | None]:
    if begin is None or until is None:
        return None, None
    return begin.date().isoformat(), (until - timedelta(microseconds=1)).date().isoformat()


def _events(corpus: Corpus, scores: Scores) -> None:
    gold_events = rows("events")
    places = {
        event.id: [
            (corpus.document(s.document_id).start + s.start, corpus.document(s.document_id).start + s.end)
            for s in event.sources
        ]
        for event in corpus.events
    }
    pairs = [(e, g) for g in gold_events for e in corpus.events if _same(e, places[e.id], g)]
    hit = {id(gold) for _, gold in pairs}
    good = {event.id for event, _ in pairs}
    required = [gold for gold in gold_events if gold["required"]]
    scores.share("events.recall", (id(gold) in hit for gold in required))
    scores.share("events.precision", (event.id in good for event in corpus.events))
    names = _names(corpus.actors)
    status, actors = [], []
    for gold in required:
        # An event that was not found has neither the right status nor its actors.
        partners = [event for event, other in pairs if other is gold]
        if not partners:
            scores.miss("event not found", gold["excerpt"])
        status.append(any(event.status in gold["status"] for event in partners))
        told = {name for event in partners for who in event.actors for name in names.get(who, {who})}
        actors.extend(bool(told & _spellings(name)) for name in gold["actors"])
    scores.share("events.status", status)
    scores.share("events.actors", actors)
    for event in corpus.events:
        if event.id not in good:
            scores.miss("event too many", event.begin.date(), event.title)


def _same(event: Event, places: list[tuple[int, int]], gold: Gold) -> bool:
    """Told in the same place, within the accepted days and a little slack."""
    last = (event.until - timedelta(microseconds=1)).date()
    return (
        any(start < gold["end"] and gold["start"] < end for start, end in places)
        and date.fromisoformat(gold["date_begin"][0]) - EVENT_SLACK <= event.begin.date()
        and last <= date.fromisoformat(gold["date_end"][1]) + EVENT_SLACK
    )


def _names(actors: Iterable[Actor]) -> dict[str, set[str]]:
    return {
        actor.id: {name.casefold() for name in (*dict(actor.names).values(), *actor.aliases)}
        for actor in actors
    }


def _spellings(name: str) -> set[str]:
    """All the ways the gold knows to write an actor."""
    content = json.loads((GOLD / "actors.json").read_text(encoding="utf-8"))
    for actor in content["actors"]:
        if actor["name"] == name:
            return {text.casefold() for text in (name, actor["name_en"], *actor["aliases"])}
    return {name.casefold()}


def floors() -> dict[str, float]:
    """The floors by measure."""
    tables = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return {f"{area}.{name}": float(value) for area, pins in tables.items() for name, value in pins.items()}


def below(measures: Mapping[str, float], pinned: Mapping[str, float]) -> list[str]:
    """The measures that are worse than their floor, or gone."""
    return [
        name
        for name, floor in pinned.items()
        if name not in measures or (measures[name] > floor if name in COSTS else measures[name] < floor)
    ]


def lifted(measures: Mapping[str, float], pinned: Mapping[str, float]) -> str:
    """The text of the floors' file with every floor at least where it was."""
    lines = [
        "# What the engine has reached; it may never be worse. `make evaluate ARGS=--raise` lifts these."
    ]
    area = ""
    for name, value in sorted(measures.items()):
        if name in COSTS:
            best = min(value, pinned.get(name, value))
        else:
            best = max(math.floor(value * 10) / 10, pinned.get(name, 0.0))
        if name.split(".")[0] != area:
            area = name.split(".")[0]
            lines.append(f"\n[{area}]")
        lines.append(f"{name.split('.')[1]} = {best:g}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the scores; status 1 when one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--misses", action="store_true", help="list everything that was wrong")
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors to these scores")
    options = parser.parse_args()
    scores = score(build([SEEDS], today=TODAY))
    pinned = floors() if FLOORS.exists() else {}
    for name, value in sorted(scores.measures.items()):
        print(f"{name:24} {value:6.1f}   floor {pinned.get(name, float('nan')):6.1f}")
    if options.misses:
        print(*scores.misses, sep="\n")
    if options.lift:
        FLOORS.write_text(lifted(scores.measures, pinned), encoding="utf-8")
    print()
    corpora([*([] if options.misses else ["--quiet"]), *(["--raise"] if options.lift else [])])
    worse = below(scores.measures, pinned)
    for name in worse:
        print(f"{name} fell below its floor", file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
