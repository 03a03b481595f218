"""From files to tables in parts: in constant memory, on all processors, going on where it was stopped.

``timeline.pipeline`` keeps everything in memory; this takes the same stages part by part and gives the
same tables. The parts lie in a folder of the output (``PARTS``) under keys made of all that they depend on,
so what is there is not made again: after a kill, or when a few files have changed.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock

from timeline.building import phases
from timeline.building.engines import engine
from timeline.building.index import Index
from timeline.building.phases import Building, Progress
from timeline.building.remote import is_address
from timeline.building.store import Store
from timeline.building.writing import write
from timeline.extraction import load_actors, load_stories
from timeline.model import Corpus
from timeline.storage import telling

__all__ = ["PARTS", "Built", "build_tables", "built_in_memory"]

# The folder of the output in which the parts lie.
PARTS = ".parts"
INDEX = "index.sqlite"


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: all of the corpus but its tables, and how many rows of what these have.

    ``counts`` has ``documents`` and of these ``dated``, ``mentions`` and ``placed``, ``events`` and
    ``repeated``. ``made`` tells by phase how many pieces were made and how many there are.
    """

    corpus: Corpus
    counts: Mapping[str, int] = field(default_factory=dict)
    made: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def build_tables(
    paths: Sequence[str | Path],
    output: str | Path,
    *,
    today: date,
    actors: Sequence[Path],
    stories: Sequence[Path],
    base: Path | None = None,
    progress: Progress | None = None,
    with_engine: str = "local",
    address: str | None = None,
) -> Built:
    """Build the tables of the articles in ``paths`` into ``output``; both may be fsspec addresses.

    No article is newer than ``today``; ``actors`` and ``stories`` are files like those in ``data/``.
    Files are named as they lie in ``base``. ``progress`` is called with a stage, what is done and the total.
    Nothing is written when there is no article. ``StorageError`` when the disk refuses; what was made so far
    stays for the next time.
    """
    catalogue, queries = load_actors(*actors), tuple(load_stories(*stories))
    where = Store(str(output).rstrip("/") if is_address(str(output)) else str(Path(output).absolute()))
    store = Store(where.path(PARTS))
    with telling(Path(where.root)), _full_told(), _alone(store) as folder, ExitStack() as stack:
        index = Index(folder / INDEX)
        stack.callback(index.close)
        do = stack.enter_context(engine(with_engine).start(store, address))
        under_way = Building(store, index, do, progress or _nobody)
        phases.read(under_way, [str(path) for path in paths], str(base or ""))
        total = phases.sift(under_way)
        if not total:
            return Built(Corpus((), {}, (), problems=tuple(under_way.problems)))
        lists = phases.keep_lists(store, actors, stories)
        phases.date_all(under_way, today, total)
        phases.tell_all(under_way, lists, total)
        corpus, counts = write(under_way, where, catalogue, queries)
        phases.clean(under_way, lists)
        return Built(corpus, counts, under_way.made)


def built_in_memory(corpus: Corpus) -> Built:
    """A corpus as what was built."""
    if not corpus.documents:
        return Built(corpus)
    mentions = [mention for _, mention in corpus.all_mentions()]
    counts = {
        "documents": len(corpus.documents),
        "dated": sum(document.published is not None for document in corpus.documents),
        "mentions": len(mentions),
        "placed": sum(mention.begin is not None for mention in mentions),
        "events": len(corpus.events),
        "repeated": sum(len(event.sources) > 1 for event in corpus.events),
    }
    return Built(corpus, counts)


@contextmanager
def _full_told() -> Iterator[None]:
    """Tell a disk that was full while the index grew as any other that is full."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(errno.ENOSPC if "full" in str(error) else errno.EIO, str(error)) from error


@contextmanager
def _alone(store: Store) -> Iterator[Path]:
    """A folder here for what lasts as long as the build; builds into one output take turns."""
    if store.remote:
        with TemporaryDirectory(prefix="chronofil-") as passing:
            yield Path(passing)
        return
    folder = Path(store.root)
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock", mode=0o644):
        yield folder


def _nobody(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
