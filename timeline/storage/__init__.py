"""A corpus on the disk: three tables as CSV for people and as Parquet for programs.

``documents``, ``mentions`` and ``events`` are written in both forms; ``texts.parquet`` holds what the
articles say, ``corpus.json`` the actors, the stories, the problems met and what was left out. All
change together, also when a writer is killed; each names its build, so that a reader never takes files
of two builds for one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.disk import MOVING, refused, replacing, settle
from timeline.model import Corpus, Problem, ProblemError, message
from timeline.storage import codec, tables
from timeline.storage.files import read_parquet, write_csv, write_parquet
from timeline.storage.tables import Row, Type

if TYPE_CHECKING:
    from timeline.storage.opening import Opened

__all__ = [
    "StorageError",
    "count",
    "leave",
    "load",
    "mend",
    "present",
    "save",
]

VERSION = 1
CORPUS = "corpus.json"
TABLES: Mapping[str, Mapping[str, Type]] = {
    "documents": tables.DOCUMENTS,
    "mentions": tables.MENTIONS,
    "events": tables.EVENTS,
}
READ: Mapping[str, Mapping[str, Type]] = {**TABLES, "texts": tables.TEXTS}
# Builds that may end while one reader reads.
PATIENCE = 5


class StorageError(ProblemError):
    """A folder that holds no readable corpus; ``problem`` says where, what and the remedy."""


def present(folder: Path) -> bool:
    """Whether ``folder`` holds a saved corpus, be it one that is still to be put into its place."""
    return (folder / CORPUS).is_file() or (folder / MOVING).is_file()


def save(corpus: Corpus, folder: Path, beside: Mapping[str, str] | None = None) -> None:
    """Write a corpus into ``folder``, which is made if needed. All files change together or none does.

    ``beside`` are texts to write with it, by the names of their files. ``StorageError`` when the disk
    refuses; the tables are then as they were.
    """
    rows = {
        "documents": list(tables.document_rows(corpus.documents)),
        "mentions": list(tables.mention_rows(corpus)),
        "events": list(tables.event_rows(corpus.events, corpus.mentions)),
    }
    texts = [{"document_id": document.id, "text": document.text} for document in corpus.documents]
    names = [*(f"{name}.csv" for name in TABLES), *(f"{name}.parquet" for name in (*TABLES, "texts"))]
    with (
        telling(folder),
        replacing(*(folder / name for name in (*names, *(beside or {}), CORPUS))) as written,
    ):
        draft = dict(zip((*names, *(beside or {}), CORPUS), written, strict=True))
        for name, columns in TABLES.items():
            write_csv(rows[name], columns, draft[f"{name}.csv"])
        build = _build_of(corpus, [draft[f"{name}.csv"] for name in TABLES])
        for name, columns in TABLES.items():
            write_parquet(rows[name], columns, draft[f"{name}.parquet"], build)
        write_parquet(texts, tables.TEXTS, draft["texts.parquet"], build)
        for name, content in (beside or {}).items():
            draft[name].write_text(content, encoding="utf-8")
        draft[CORPUS].write_text(
            codec.dumps(summary_of(corpus, {name: len(found) for name, found in rows.items()}, build)) + "\n",
            encoding="utf-8",
        )


@contextmanager
def telling(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into a ``StorageError``."""
    try:
        yield
    except OSError as error:
        raise StorageError(refused(error, folder)) from error


def _build_of(corpus: Corpus, files: Iterable[Path]) -> str:
    """What names a build: the same for the same tables, another for any others."""
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    for document in corpus.documents:
        digest.update(document.text.encode("utf-8", "replace"))
    return digest.hexdigest()[:16]


def mend(folder: Path) -> tuple[Problem, ...]:
    """End what a killed writer had begun in a folder of tables, and tell it; nothing where all is well."""
    with telling(folder):
        if not settle(folder):
            return ()
    says = message("A build was killed while it put its tables into their places.")
    return (Problem(str(folder), "", says, message("They are in their places now; nothing is lost.")),)


def load(folder: Path) -> Corpus:
    """The corpus that ``save`` wrote into ``folder``; ``StorageError`` when there is none to read."""
    for _ in range(PATIENCE):
        # Waits for a build that is putting its tables into their places.
        mend(folder)
        summary = _read_summary(folder)
        read = {name: _read_table(folder / f"{name}.parquet", columns) for name, columns in READ.items()}
        if all(build == summary.get("build", "") for _, build in read.values()):
            return _corpus(folder, summary, {name: rows for name, (rows, _) in read.items()})
    raise StorageError(_unreadable(folder, "tables of different builds"))


def count(folder: Path) -> int:
    """How many events the tables in ``folder`` hold; ``StorageError`` when there are none to read."""
    mend(folder)
    return int(_read_summary(folder)["rows"]["events"])


def leave(folder: Path) -> Opened:
    """The corpus in ``folder`` left where it is, its records read on demand; ``StorageError`` as ``load``."""
    # Arrow takes a moment to load: who reads no tables should not wait for it.
    from timeline.storage.opening import opened

    for _ in range(PATIENCE):
        mend(folder)
        summary = _read_summary(folder)
        try:
            found = opened(folder, summary)
        except (OSError, ValueError, KeyError) as error:
            raise StorageError(_unreadable(folder, str(error).splitlines()[0])) from error
        if all(table.build == found.build for table in found.tables()):
            return found
    raise StorageError(_unreadable(folder, "tables of different builds"))


def _corpus(folder: Path, summary: Mapping[str, Any], rows: Mapping[str, list[Row]]) -> Corpus:
    if {name: len(rows[name]) for name in TABLES} != summary["rows"]:
        raise StorageError(_unreadable(folder, "tables of different builds"))
    by_id = {row["document_id"]: row["text"] for row in rows["texts"]}
    try:
        documents = tuple(tables.documents_back(rows["documents"], by_id))
        mentions = tables.mentions_back(rows["mentions"])
        return Corpus(
            documents=documents,
            mentions={document.id: mentions.get(document.id, ()) for document in documents},
            events=tuple(tables.events_back(rows["events"], mentions)),
            actors=tuple(codec.actor_back(who) for who in summary["actors"]),
            stories=tuple(codec.story_back(query) for query in summary["stories"]),
            problems=tuple(codec.problem_back(trouble) for trouble in summary["problems"]),
            left_out=summary["left_out"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise StorageError(_unreadable(folder, f"{type(error).__name__}: {error}")) from error


def summary_of(corpus: Corpus, rows: Mapping[str, int], build: str) -> dict[str, Any]:
    """What ``corpus.json`` holds: all but the tables, of which it tells the numbers of ``rows``."""
    return {
        "version": VERSION,
        "build": build,
        "rows": dict(rows),
        "actors": [codec.actor(who) for who in corpus.actors],
        "stories": [codec.story(query) for query in corpus.stories],
        "problems": [codec.problem(trouble) for trouble in corpus.problems],
        "left_out": dict(corpus.left_out),
    }


def _read_summary(folder: Path) -> dict[str, Any]:
    path = folder / CORPUS
    try:
        summary: dict[str, Any] = codec.loads(path.read_text(encoding="utf-8"))
        version = summary["version"]
    except FileNotFoundError as error:
        raise StorageError(
            Problem(
                str(folder),
                CORPUS,
                message("No tables here."),
                message("Build them: python -m timeline build PATH --output {folder}", folder=str(folder)),
                fatal=True,
            )
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StorageError(_unreadable(path, str(error))) from error
    if version != VERSION:
        raise StorageError(_unreadable(path, f"version {version}"))
    return summary


def _read_table(path: Path, columns: Mapping[str, Type]) -> tuple[list[Row], str]:
    try:
        return read_parquet(path, columns)
    except (OSError, ValueError, KeyError) as error:
        raise StorageError(_unreadable(path, str(error).splitlines()[0])) from error


def _unreadable(path: Path, detail: str) -> Problem:
    return Problem(
        str(path),
        detail,
        message("The tables cannot be read."),
        message("Build them again: python -m timeline build PATH --output FOLDER"),
        fatal=True,
    )
