"""The corpus the app shows: loaded once for all readers, built first when it is not there yet."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path

from timeline.journal import file
from timeline.journal.edits import in_force
from timeline.journal.file import JournalError
from timeline.model import Corpus, Event, Message, Problem, ProblemError, message
from timeline.projects import Project, of_folder, projects
from timeline.projects.origins import seen_from_here
from timeline.projects.work import State, build_into, look, rebuild
from timeline.storage import StorageError, count, leave, load
from timeline.view.dataset import encode, fingerprint
from timeline.view.index import Index
from timeline.view.laying import index
from timeline.view.opening import index_of
from timeline.view.windows import MOST_WHOLE

PACKAGE = Path(__file__).parent.parent
ROOT = PACKAGE.parent
Progress = Callable[[str, int, int], None]

# Name, time and size of each file.
Stamp = tuple[tuple[str, int, int], ...]

# What the served timeline is called where an address needs a name; no folder of timelines has it.
MAIN = "-"
_building = threading.Lock()
_shelving = threading.Lock()


class LibraryError(ProblemError):
    """No corpus can be shown: what tells the reader why and what to do."""

    def __init__(self, says: Message, remedy: Message) -> None:
        super().__init__(Problem("", "", says, remedy, fatal=True))


@dataclass(frozen=True)
class Shelf:
    """A corpus ready to be shown; ``key`` names exactly this data. ``rejected`` events are not in it."""

    key: str
    index: Index
    rejected: tuple[Event, ...] = ()
    # Whether its events are in memory, where they can be corrected quickly.
    held: bool = True

    @cached_property
    def columns(self) -> bytes:
        """All columns, for a browser that is sent them."""
        return encode(self.index)

    def whole(self) -> Index:
        """The same with the rejected events among the others."""
        if not self.rejected:
            return self.index
        corpus = self.index.corpus
        return index(replace(corpus, events=(*corpus.events, *self.rejected)))


def folder() -> Path:
    """Where the tables are: ``CHRONOFIL_DATA``, else ``data`` beside the app."""
    return Path(os.environ.get("CHRONOFIL_DATA") or ROOT / "data")


def seeds() -> Path:
    """Where the articles are from which missing tables are built: ``CHRONOFIL_SEEDS``, else ``seeds``.

    They lie beside the package in a checkout, inside it once installed.
    """
    beside = ROOT / "seeds"
    return Path(os.environ.get("CHRONOFIL_SEEDS") or (beside if beside.is_dir() else PACKAGE / "seeds"))


def home() -> Path:
    """Where timelines of one's own are: ``CHRONOFIL_HOME``, else ``timelines`` here."""
    return Path(os.environ.get("CHRONOFIL_HOME") or "timelines")


def project(name: str | None) -> Project:
    """The timeline with this name, or the one that is served; ``LibraryError`` when there is none."""
    if not name or name == MAIN:
        return of_folder(folder())
    for one in projects(home()):
        if one.name == name:
            return one
    raise LibraryError(
        message("There is no timeline {name}.", name=name),
        message("Make one: python -m timeline new {name}", name=name),
    )


def missing(name: str | None = None) -> bool:
    """Whether the tables have to be built first."""
    return not project(name).built


def make(progress: Progress, name: str | None = None) -> None:
    """Build the tables from the seeds, unless another reader's visit has just done so."""
    with _building:
        if not missing(name):
            return
        own = project(name)
        if own.sources is not None:
            rebuild(own, today(), progress)
            return
        origin = seen_from_here([Path(seeds().name)], base=seeds().parent)
        if not build_into(folder(), origin, today(), progress).documents:
            raise LibraryError(
                message("No article could be read in {folder}.", folder=str(seeds())),
                message("Put articles there and load this page again."),
            )


def today() -> date:
    """The day on which the app runs."""
    return datetime.now(UTC).astimezone().date()


def shelf(name: str | None = None) -> Shelf:
    """The corpus as it is on the disk now, with its corrections; ``LibraryError`` when it cannot be read."""
    place = project(name).folder
    # Of several visitors who come at once, one makes it and the others wait.
    with _shelving:
        return _shelf(place, stamp(place))


def shelved(key: str) -> Shelf | None:
    """The corpus with this key, the current one or one of the last: pages that show it may still ask."""
    return _recent.get(key) or (current if (current := shelf()).key == key else None)


_recent: dict[str, Shelf] = {}
_MOST_RECENT = 6
# Together, so that six states of a large timeline do not fill the memory; the latest always stays.
_MOST_EVENTS = 250_000


def _keep(made: Shelf) -> None:
    _recent.pop(made.key, None)
    _recent[made.key] = made
    while len(_recent) > 1 and (
        len(_recent) > _MOST_RECENT or sum(len(one.index) for one in _recent.values()) > _MOST_EVENTS
    ):
        _recent.pop(next(iter(_recent)), None)


def stamp(place: Path) -> Stamp:
    """What changes whenever the tables or the journal do."""
    own = of_folder(place)
    # Drafts, whose names begin with a point, come and go while a build writes.
    files = {*own.tables.glob("[!.]*.*"), own.journal}
    stats = [(file.name, found) for file in files if file.suffix != ".lock" and (found := _stat(file))]
    return tuple(sorted((name, found.st_mtime_ns, found.st_size) for name, found in stats))


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


@lru_cache(maxsize=4)
def state_at(place: Path, stamp: Stamp) -> State:
    """The timeline in a folder as it was at a stamp."""
    own = of_folder(place)
    # An edit changes the journal alone: the tables need not be read again for it.
    return look(own, _built_at(own.tables, tuple(one for one in stamp if one[0] != own.journal.name)))


@lru_cache(maxsize=4)
def _built_at(tables: Path, stamp: Stamp) -> Corpus:
    return load(tables)


@lru_cache(maxsize=4)
def _shelf(place: Path, stamp: Stamp) -> Shelf:
    own = of_folder(place)
    try:
        if count(own.tables) > MOST_WHOLE and not in_force(file.read(own.journal).edits):
            made = _left(own.tables, stamp)
        else:
            made = _held(state_at(place, stamp))
    except (StorageError, JournalError) as error:
        raise LibraryError(error.problem.says, error.problem.remedy) from error
    _keep(made)
    # Streamlit looks for garbage after every run of the page; a large corpus is none, and looking
    # through it would take longer than all the rest.
    gc.collect()
    gc.freeze()
    return made


def _held(state: State) -> Shelf:
    """A corpus in memory, with what people made of it."""
    now = state.situation.now
    columns = index(now.corpus)
    return Shelf(fingerprint(columns), columns, now.rejected)


def _left(tables: Path, stamp: Stamp) -> Shelf:
    """A large corpus left on the disk: its columns are in memory, its events are read when in view."""
    found = leave(tables)
    key = blake2b(repr((found.build, stamp)).encode(), digest_size=8).hexdigest()
    return Shelf(key, index_of(found), held=False)
