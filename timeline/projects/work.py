"""What is done with a timeline: built, looked at, edited. The command line and the app both call this."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from timeline.journal import file
from timeline.journal.articles import article_edits
from timeline.journal.edits import ACTIONS, BEFORE_DATING, Edit
from timeline.journal.making import Author, make
from timeline.journal.situation import Situation, Values, situation
from timeline.model import Corpus, Problem, message
from timeline.projects import Project, refuse
from timeline.storage import load, save

if TYPE_CHECKING:
    from timeline.pipeline import Memory

__all__ = ["Done", "State", "edit", "look", "rebuild", "rests_on_build", "stale"]

Progress = Callable[[str, int, int], None]
# Which corrections to articles the tables were built with.
BUILT_WITH = "built-with.json"


@dataclass(frozen=True, slots=True)
class State:
    """A timeline as it is: built and edited, what is wrong with its journal, whether to build it again."""

    situation: Situation
    problems: tuple[Problem, ...]
    stale: bool

    @property
    def corpus(self) -> Corpus:
        """The corpus as people corrected it."""
        return self.situation.now.corpus


@dataclass(frozen=True, slots=True)
class Done:
    """An edit that was made, what had to be mended in the journal, and how things are after it."""

    edit: Edit
    mended: tuple[Problem, ...]
    after: Situation


def rebuild(
    project: Project, today: date, progress: Progress | None = None, memory: Memory | None = None
) -> Corpus:
    """Build the tables from the sources and the corrections to articles; gives what was built.

    ``memory`` is a dict that the caller keeps for the next time, so that only what changed is parsed.
    """
    # The parser is heavy: who only looks should not wait for it.
    from timeline.pipeline import DATA, build

    if project.sources is None:
        raise refuse(
            message("{name} is a folder of tables; it takes no articles.", name=project.name),
            message("Make a timeline: python -m timeline new {name}", name=project.name),
            project.folder,
        )
    # Builds take turns: one that began before a correction must not end after the one that has it.
    with FileLock(f"{project.tables}.lock", mode=0o644):
        edits = file.read(project.journal).edits
        corpus = build(
            [project.sources],
            today=today,
            progress=progress,
            actors=_with_own(DATA / "actors.yaml", project.actors),
            stories=tuple(reversed(_with_own(DATA / "stories.yaml", project.stories))),
            edits=edits,
            base=project.sources,
            memory=memory,
        )
        # Together, lest a killed build leave tables that pass for older ones.
        save(corpus, project.tables, beside={BUILT_WITH: json.dumps(_ids(edits))})
    return corpus


def _with_own(shipped: Path, own: Path | None) -> tuple[Path, ...]:
    return (shipped, own) if own else (shipped,)


def look(project: Project, built: Corpus | None = None) -> State:
    """The timeline as it is on the disk; ``StorageError`` when it was never built.

    ``built`` is what its tables hold, for a caller who has read them already.
    """
    journal = file.read(project.journal)
    here = situation(built or load(project.tables), journal.edits)
    return State(here, journal.problems, stale(project, journal.edits))


def stale(project: Project, edits: tuple[Edit, ...]) -> bool:
    """Whether the tables were built with other corrections to articles than those in force."""
    try:
        known = json.loads((project.tables / BUILT_WITH).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = []
    return bool(known != _ids(edits))


def _ids(edits: tuple[Edit, ...]) -> list[str]:
    return [edit.id for edit in article_edits(edits)]


def edit(
    project: Project,
    action: str,
    target: str,
    values: Values,
    author: Author,
    built: Corpus | None = None,
) -> Done:
    """Make an edit and keep it; ``built`` as for ``look``.

    ``EditError`` or ``JournalError`` when it cannot be; nothing is changed then.
    """
    if action in BEFORE_DATING and project.sources is None:
        raise refuse(
            message("{name} is a folder of tables; its articles cannot be corrected.", name=project.name),
            message("Make a timeline: python -m timeline new {name}", name=project.name),
            project.folder,
        )
    corpus = built or load(project.tables)
    before: list[Edit] = []

    def made(journal: file.Journal) -> list[Edit]:
        before[:] = journal.edits
        return [make(action, target, values, situation(corpus, journal.edits), author)]

    edits, mended = file.append(project.journal, made)
    return Done(edits[0], mended, situation(corpus, (*before, *edits)))


def rests_on_build(done: Done) -> bool:
    """Whether an edit shows only after a build: it, or what it undoes, corrects an article."""
    known = {edit.id: edit for edit in done.after.edits}
    seen = done.edit
    while seen.undoes is not None and seen.undoes in known:
        seen = known[seen.undoes]
    return seen.action in BEFORE_DATING and seen.action in ACTIONS
