"""Kill writers of a timeline at random moments, and look each time whether anything was lost.

python -m tools.torture 1000 --seed 7

In each round two to four processes build, edit, add, and export, by the commands that people type, on
one folder at once, while another reads. They are killed by SIGKILL: at a random time, or at the n-th call
that changes the disk. Then it is checked that every edit that was acknowledged is there, that no reader
met half a file or files of two builds, and that the next start repairs what is left and says so.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from timeline.cli import main as command
from timeline.projects import Project, create, find
from timeline.projects.sources import add_files
from timeline.projects.work import look, rebuild
from tools.torture import checking
from tools.torture.checking import REPAIRED
from tools.torture.killing import FAULT, Writer, begun, ended, kill, words_of

ARTICLE = """---
published: 2021-06-{day:02}
---

# La ville ferme sa piscine n° {number}

PARIS (AFP) - Le conseil municipal a annoncé mercredi la fermeture de la piscine n° {number}.
La mesure sera effective à partir du 15 juillet, selon la mairie.

{filler}END.
"""
OF_EVENT, OF_ARTICLE = "event ", "article "
TITLE, NAME = "Piscines", "piscines"
FORMATS = ("html", "json", "csv", "icalendar", "markdown", "svg", "excel", "parquet")
TODAY = date(2022, 1, 5)
COMMANDS = ("note", "note", "note", "redate", "redate", "undo", "redo", "build", "add", "export", "date")
# Rounds on one folder; a fresh one keeps them quick.
ROUNDS_A_FOLDER = 40
LONGEST = 1.0
STUCK = 30.0
# A build makes so many calls that change the disk; those that put files into their places are the last.
WRITES_OF_BUILD = 64
_EDIT, _ADDED = re.compile(r"[0-9a-f]{12}(?=: )"), re.compile(r"\+ (sources/.*)")


@dataclass
class Tally:
    """What happened in all rounds, and what was wrong."""

    faults: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    complaints: Counter[str] = field(default_factory=Counter)


@dataclass
class Folder:
    """A timeline under torture, with what was acknowledged on it."""

    home: Path
    edits: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    articles: int = 0
    memory: dict[str, Any] = field(default_factory=dict)


def main() -> int:
    """Run the rounds; status 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("rounds", type=int)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else int(time.time())
    dice, tally, begin = Random(seed), Tally(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="torture-") as scratch:
        _warm(Path(scratch) / "warm")
        # What is loaded stays: looking through it for garbage would copy it into every fork.
        gc.freeze()
        folder = None
        for number in range(options.rounds):
            if number % ROUNDS_A_FOLDER == 0:
                print(f"{number} rounds", *sorted(tally.counts.items()), file=sys.stderr)
                if folder:
                    shutil.rmtree(folder.home)
                folder = _made(Path(scratch) / f"home{number}", dice)
            assert folder is not None
            _round(folder, dice, tally)
            if tally.faults:
                print(f"round {number} of seed {seed}:", *tally.faults, sep="\n  ")
                return 1
    seconds = time.monotonic() - begin
    print(f"{options.rounds} rounds in {seconds:.0f} s (seed {seed}): nothing lost, nothing half read.")
    print(*(f"  {count:6} {what}" for what, count in sorted(tally.counts.items())), sep="\n")
    for what, count in tally.complaints.most_common(8):
        print(f"  {count:6} × {what}")
    return 0


def _warm(home: Path) -> None:
    """Load what the commands need once; the forks have it then."""
    folder = _made(home, Random(0))
    with (home / "said").open("w") as out, redirect_stdout(out), redirect_stderr(out):
        targets = list(_targets(folder))
        for what in COMMANDS:
            _command(what, folder, Random(1), targets)()
        for format in FORMATS:
            command(["export", format, "--output", str(home / format), "--data", NAME, "--home", str(home)])


def _made(home: Path, dice: Random) -> Folder:
    folder = Folder(home)
    add_files(create(home, TITLE, datetime.now(UTC)), [_article(folder, dice) for _ in range(3)])
    rebuild(_project(folder), TODAY, memory=folder.memory)
    return folder


def _built(folder: Folder) -> None:
    """A build as the app makes it, which parses only what changed: many fit into a minute."""
    rebuild(_project(folder), TODAY, memory=dict(folder.memory))
    print("Written to the tables.")


def _project(folder: Folder) -> Project:
    return find(folder.home, NAME)


def _article(folder: Folder, dice: Random) -> Path:
    folder.articles += 1
    path = folder.home / f"article-{folder.articles}.md"
    filler = "C’est la fin de la séance. " * dice.choice((1, 1, 50))
    text = ARTICLE.format(day=dice.randint(1, 28), number=folder.articles, filler=filler)
    path.write_text(text, encoding="utf-8")
    return path


def _round(folder: Folder, dice: Random, tally: Tally) -> None:
    """Writers at work and killed, a reader beside them, then the next start."""
    targets = _asked(_targets, folder)
    if faults := [line for line in targets if line.startswith(FAULT)]:
        tally.faults += faults
        return
    writers = [_writer(folder, dice, targets) for _ in range(dice.randint(2, 4))]
    reader = _reader(folder)
    begin = time.monotonic()
    ends = {writer: begin + (dice.uniform(0, LONGEST) if writer.timed else STUCK) for writer in writers}
    while waiting := [writer for writer in writers if not ended(writer)]:
        for writer in waiting:
            if ends[writer] < time.monotonic():
                kill(writer)
        time.sleep(0.002)
    kill(reader)
    for writer in writers:
        said, killed = words_of(writer)
        tally.counts["writers killed" if killed else "writers done before"] += 1
        for line in said:
            _acknowledged(folder, line, tally)
    read, _ = words_of(reader)
    tally.faults += [line for line in read if line.startswith(FAULT)]
    tally.counts["reads beside writers"] += sum(line == "read" for line in read)
    for line in _asked(_after, folder):
        if line.startswith(REPAIRED):
            tally.counts[line] += 1
        else:
            tally.faults.append(line)
    errors = folder.home / "errors"
    for line in errors.read_text(encoding="utf-8", errors="replace").splitlines() if errors.exists() else ():
        tally.complaints[re.sub(r"[0-9a-f]{10,}|/tmp/\S+|\d+", "…", line)[:110]] += 1
    errors.unlink(missing_ok=True)
    tally.counts["rounds"] += 1


def _writer(folder: Folder, dice: Random, targets: list[str]) -> Writer:
    if dice.random() < 0.3:
        # Most of a build is calculating: here it dies while it writes.
        build = _command("build", folder, dice, targets)
        killed_at = dice.randint(8, WRITES_OF_BUILD)
        return replace(begun([build], folder.home / "errors", killed_at, dice), timed=False)
    at_call = dice.choice((None, dice.randint(1, 30), dice.randint(1, 90)))
    commands = [_command(dice.choice(COMMANDS), folder, dice, targets) for _ in range(dice.randint(1, 4))]
    return begun(commands, folder.home / "errors", at_call, dice)


def _command(what: str, folder: Folder, dice: Random, targets: list[str]) -> Callable[[], object]:
    if what == "build":
        return partial(_built, folder)
    return partial(command, _words(what, folder, dice, targets))


def _words(what: str, folder: Folder, dice: Random, targets: list[str]) -> list[str]:
    """What one would type."""
    home = ["--home", str(folder.home)]
    events = [target.removeprefix(OF_EVENT) for target in targets if target.startswith(OF_EVENT)]
    articles = [target.removeprefix(OF_ARTICLE) for target in targets if target.startswith(OF_ARTICLE)]
    day = f"2021-06-{dice.randint(1, 28):02}"
    match what:
        case "note":
            text = "Une note." * dice.choice((1, 1, 150))
            return ["edit", NAME, "note", dice.choice(events), text, *home]
        case "redate":
            return ["edit", NAME, "redate", dice.choice(events), day, *home]
        case "date":
            return ["edit", NAME, "article-date", dice.choice(articles), day, *home]
        case "undo" | "redo":
            return [what, NAME, *home]
        case "add":
            return ["add", NAME, str(_article(folder, dice)), *home]
        case _:
            format = dice.choice(FORMATS)
            output = folder.home / "exports" / f"{dice.randint(1, 2)}.{format}"
            return ["export", format, "--output", str(output), "--data", NAME, *home]


def _acknowledged(folder: Folder, line: str, tally: Tally) -> None:
    if line.startswith(FAULT):
        tally.faults.append(line)
    elif match := _EDIT.match(line):
        folder.edits.add(match[0])
        tally.counts["edits acknowledged"] += 1
    elif match := _ADDED.match(line):
        folder.sources.add(match[1])
        tally.counts["articles acknowledged"] += 1
    elif line.startswith("Written to"):
        tally.counts["builds acknowledged"] += 1
    elif "written: " in line:
        tally.counts["exports acknowledged"] += 1


def _asked(question: Callable[[Folder], Iterator[str]], folder: Folder) -> list[str]:
    """Answers found out in a process of its own, so that this one stays as it was."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as out:
            try:
                for line in question(folder):
                    print(line.replace("\n", " "), file=out)
            except BaseException:
                print(FAULT, traceback.format_exc().replace("\n", " | "), file=out)
        os._exit(0)
    os.close(writing)
    return words_of(Writer(process, reading))[0]


def _targets(folder: Folder) -> Iterator[str]:
    corpus = look(_project(folder)).corpus
    yield from (f"{OF_EVENT}{event.id}" for event in corpus.events)
    yield from (f"{OF_ARTICLE}{document.id}" for document in corpus.documents)


def _reader(folder: Folder) -> Writer:
    """A process that reads again and again while the others write."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return Writer(process, reading)
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8", buffering=1) as out:
        project = _project(folder)
        while True:
            for fault in checking.while_written(project):
                print(FAULT, fault, file=out)
            print("read", file=out)
            time.sleep(0.03)


def _after(folder: Folder) -> Iterator[str]:
    yield from checking.afterwards(_project(folder), folder.edits, folder.sources)
    exports = folder.home / "exports"
    for path in exports.glob("[!.]*") if exports.is_dir() else ():
        if fault := checking.export(path):
            yield fault


if __name__ == "__main__":
    sys.exit(main())
