"""The corpus the app shows: loaded once for all readers, built first when it is not there yet."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from timeline.model import Message, message
from timeline.storage import StorageError, load, present, save
from timeline.view.dataset import encode, fingerprint
from timeline.view.index import Index, index

ROOT = Path(__file__).parent.parent.parent
Progress = Callable[[str, int, int], None]

_building = threading.Lock()


class LibraryError(Exception):
    """No corpus can be shown: ``says`` and ``remedy`` tell the reader why and what to do."""

    def __init__(self, says: Message, remedy: Message) -> None:
        super().__init__(says.text)
        self.says = says
        self.remedy = remedy


@dataclass(frozen=True)
class Shelf:
    """A corpus ready to be shown; ``key`` names exactly this data."""

    key: str
    index: Index
    columns: bytes


def folder() -> Path:
    """Where the tables are: ``CHRONOFIL_DATA``, else ``data`` beside the app."""
    return Path(os.environ.get("CHRONOFIL_DATA") or ROOT / "data")


def seeds() -> Path:
    """Where the articles are from which missing tables are built: ``CHRONOFIL_SEEDS``, else ``seeds``."""
    return Path(os.environ.get("CHRONOFIL_SEEDS") or ROOT / "seeds")


def missing() -> bool:
    """Whether the tables have to be built first."""
    return not present(folder())


def make(progress: Progress) -> None:
    """Build the tables from the seeds, unless another reader's visit has just done so."""
    # The language model is heavy: nobody who only reads tables should wait for it.
    from timeline.pipeline import build

    with _building:
        if not missing():
            return
        corpus = build([seeds()], today=today(), progress=progress)
        if not corpus.documents:
            raise LibraryError(
                message("No article could be read in {folder}.", folder=str(seeds())),
                message("Put articles there and load this page again."),
            )
        save(corpus, folder())


def today() -> date:
    """The day on which the app runs."""
    return datetime.now(UTC).astimezone().date()


def shelf() -> Shelf:
    """The corpus as it is on the disk now; ``LibraryError`` when it cannot be read."""
    place = folder()
    stamp = max((file.stat().st_mtime_ns for file in place.glob("*.*")), default=0)
    return _shelf(place, stamp)


@lru_cache(maxsize=2)
def _shelf(place: Path, stamp: int) -> Shelf:
    try:
        corpus = load(place)
    except StorageError as error:
        raise LibraryError(error.problem.says, error.problem.remedy) from error
    columns = index(corpus)
    made = Shelf(fingerprint(columns), columns, encode(columns))
    # Streamlit looks for garbage after every run of the page; a large corpus is none, and looking
    # through it would take longer than all the rest.
    gc.collect()
    gc.freeze()
    return made
