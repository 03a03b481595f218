"""What the command line says and where: results to standard output, the rest to standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from timeline.model import Message, Problem, ProblemError, Value, message
from timeline.wording import say, translate

LANGUAGES = ("en", "fr")

# Sentences that come from other modules as plain words; the catalogue translates them.
STAGES = {
    "read": "Reading the articles",
    "recognise": "Recognising time expressions",
    "date": "Dating the articles",
    "resolve": "Resolving the expressions",
    "extract": "Extracting events",
    "merge": "Merging what is told twice",
}


class CommandError(ProblemError):
    """A command cannot go on: what is wrong and what to do, in two messages."""

    def __init__(self, says: Message, remedy: Message, place: str = "") -> None:
        super().__init__(Problem(place, "", says, remedy, fatal=True))


@dataclass(frozen=True)
class Terminal:
    """The two streams, and the language they speak."""

    language: str
    out: Console = field(default_factory=lambda: _console(stderr=False))
    err: Console = field(default_factory=lambda: _console(stderr=True))

    def translate(self, text: str, /, **values: Value) -> str:
        """``text`` with its named places filled, in the reader's language."""
        return translate(text, self.language, **values)

    def say(self, text: str, /, **values: Value) -> None:
        """Write a sentence to standard output."""
        self.out.print(self.translate(text, **values), soft_wrap=True)

    def write(self, text: str) -> None:
        """Write text as it is to standard output."""
        self.out.print(text, soft_wrap=True)

    def note(self, text: str, /, **values: Value) -> None:
        """Write a sentence to standard error."""
        self.err.print(self.translate(text, **values), soft_wrap=True)

    def report(self, problem: Problem) -> None:
        """Write one problem as one line: where, what, remedy."""
        where = ": ".join(part for part in (problem.file, problem.place) if part)
        text = f"{say(problem.says, self.language)} {say(problem.remedy, self.language)}"
        kind = self.translate("error") if problem.fatal else self.translate("warning")
        line = f"{kind}: {where}: {text}" if where else f"{kind}: {text}"
        self.err.print(" ".join(line.split()), style="red" if problem.fatal else "yellow", soft_wrap=True)

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]], *, figures: int = 0) -> None:
        """Write a table; its last ``figures`` columns are numbers, set to the right."""
        table = Table(box=None, pad_edge=False, header_style="bold")
        for place, head in enumerate(heads):
            right = place >= len(heads) - figures
            table.add_column(self.translate(head), justify="right" if right else "left", overflow="fold")
        for row in rows:
            table.add_row(*row)
        self.out.print(table)

    @contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None]]:
        """A function ``(stage, done, total)`` that moves a bar; silent when nobody watches."""
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self.err, transient=True, disable=not self.err.is_terminal) as bars:
            tasks = {}

            def move(stage: str, done: int, total: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bars.add_task(self.translate(STAGES.get(stage, stage)), rate="")
                speed = bars.tasks[tasks[stage]].speed
                rate = self.translate("{rate} a second", rate=round(speed, 1)) if speed else ""
                bars.update(tasks[stage], completed=done, total=total, rate=rate)

            yield move


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    return Console(file=stream, markup=False, highlight=False, emoji=False)


def interface_language(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language to speak: the option, else the environment's locale, else English."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name == "--language-of-interface" and (value or following) in LANGUAGES:
            return value or following
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "fr" if environment[name].lower().startswith("fr") else "en"
    return "en"


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def typed_day(text: str, option: str, language: str) -> date:
    """The day a user typed for an option, as ISO or in words; ``CommandError`` when it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        import dateparser

        settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}
        parsed = dateparser.parse(text, languages=[language, "fr", "en"], settings=settings)
    if parsed is None:
        raise CommandError(
            message("{text} is no date.", text=text), message("Write it like 2020-09-18."), option
        )
    return parsed.date()
