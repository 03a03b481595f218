"""What is done with a timeline: built, looked at, edited. The command line and the app both call this."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from timeline.disk import replacing
from timeline.journal import file
from timeline.journal.articles import article_edits
from timeline.journal.edits import BEFORE_DATING, Edit
from timeline.journal.making import Author, make
from timeline.journal.situation import Situation, Values, situation
from timeline.model import Corpus, Problem, message
from timeline.projects import Project, ProjectError, of_folder, refuse, telling
from timeline.projects.origins import BUILT_WITH, Origin, built_with, origin_of, written
from timeline.storage import load, mend, save

if TYPE_CHECKING:
    from timeline.pipeline import Memory

__all__ = ["Done", "State", "build_into", "edit", "look", "rebuild", "rests_on_build", "stale"]

Progress = Callable[[str, int, int], None]
# What the sentences of the articles are built like, beside the tables.
PARSES = ".parses.gz"


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
    """Build the tables again, with the corrections to articles; gives what was built.

    ``memory`` is a dict that the caller keeps for the next time, so that only what changed is parsed.
    """
    origin = project.origin
    if origin is None:
        raise _without_articles(project)
    # Builds take turns: one that began before a correction must not end after the one that has it.
    with _turn(project):
        return _built(project, origin, today, progress, memory)


def build_into(folder: Path, origin: Origin, today: date, progress: Progress | None = None) -> Corpus:
    """Build tables into a folder from articles that lie elsewhere, which are noted there.

    The corrections to articles in the folder's journal are kept. Nothing is written where no article
    could be read.
    """
    with turn(folder):
        return _built(of_folder(folder), origin, today, progress, None)


def corrects_articles(folder: Path) -> bool:
    """Whether the journal in a folder of tables corrects articles."""
    return bool(article_edits(file.read(of_folder(folder).journal).edits))


def note_origin(folder: Path, origin: Origin) -> None:
    """Note in a folder of tables what they were built from, without corrections to articles."""
    with telling(folder), replacing(folder / BUILT_WITH) as (draft,):
        draft.write_text(written([], folder, origin), encoding="utf-8")


def _built(
    project: Project, origin: Origin, today: date, progress: Progress | None, memory: Memory | None
) -> Corpus:
    # The parser is heavy: who only looks should not wait for it.
    from timeline.extraction.parses import Parses
    from timeline.pipeline import DATA, build

    mended = mend(project.tables)
    parses = Parses(project.tables / PARSES)
    actors, stories = DATA / "actors.yaml", DATA / "stories.yaml"
    edits = file.read(project.journal).edits
    corpus = build(
        origin.files,
        today=today,
        progress=progress,
        actors=origin.lists(origin.actors, _with_own(actors, project.actors)),
        stories=origin.lists(origin.stories, tuple(reversed(_with_own(stories, project.stories)))),
        edits=edits,
        base=origin.base,
        memory=memory,
        parses=parses,
    )
    if corpus.documents or project.sources is not None:
        # Together, lest a killed build leave tables that pass for older ones.
        kept = written(_ids(edits), project.tables, None if project.sources is not None else origin)
        save(corpus, project.tables, beside={BUILT_WITH: kept})
        with telling(project.tables):
            parses.save()
    return replace(corpus, problems=(*mended, *corpus.problems))


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """While this lasts nobody else builds into a folder of tables."""
    # Nobody can be building into a folder that is not there.
    with _turn(of_folder(folder)) if folder.is_dir() else nullcontext():
        yield


@contextmanager
def _turn(project: Project) -> Iterator[None]:
    lock = FileLock(project.lock, mode=0o644)
    with telling(project.folder):
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _without_articles(project: Project) -> ProjectError:
    noted = origin_of(project.tables)
    if noted is None:
        says = message(
            "{name} is a folder of tables; where its articles are is not noted.", name=project.name
        )
    else:
        says = message("The articles of {name} are no longer where they were.", name=project.name)
    return refuse(
        says,
        message(
            "Build it again: python -m timeline build PATH --output {folder}", folder=str(project.folder)
        ),
        noted.files[0] if noted and noted.files else project.folder,
    )


def _with_own(shipped: Path, own: Path | None) -> tuple[Path, ...]:
    return (shipped, own) if own and not own.samefile(shipped) else (shipped,)


def look(project: Project, built: Corpus | None = None) -> State:
    """The timeline as it is on the disk; ``StorageError`` when it was never built.

    ``built`` is what its tables hold, for a caller who has read them already.
    """
    journal = file.read(project.journal)
    mended = () if built else mend(project.tables)
    here = situation(built or load(project.tables), journal.edits)
    return State(here, (*mended, *journal.problems), stale(project, journal.edits))


def stale(project: Project, edits: tuple[Edit, ...]) -> bool:
    """Whether the tables were built with other corrections to articles than those in force."""
    return built_with(project.tables) != _ids(edits)


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
    if action in BEFORE_DATING and project.origin is None:
        raise _without_articles(project)
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
    return seen.action in BEFORE_DATING
