"""A corpus on the disk: three tables as CSV for people and as Parquet for programs.

``documents``, ``mentions`` and ``events`` are written in both forms; ``texts.parquet`` holds what the
articles say, ``corpus.json`` the actors, the stories, the problems met and what was left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline.model import Corpus, Problem, ProblemError, message
from timeline.storage import codec, tables
from timeline.storage.files import read_parquet, replacing, write_csv, write_parquet
from timeline.storage.tables import Row, Type

__all__ = ["StorageError", "load", "present", "save"]

VERSION = 1
CORPUS = "corpus.json"
TABLES: Mapping[str, Mapping[str, Type]] = {
    "documents": tables.DOCUMENTS,
    "mentions": tables.MENTIONS,
    "events": tables.EVENTS,
}


class StorageError(ProblemError):
    """A folder that holds no readable corpus; ``problem`` says where, what and the remedy."""


def present(folder: Path) -> bool:
    """Whether ``folder`` holds a saved corpus."""
    return (folder / CORPUS).is_file()


def save(corpus: Corpus, folder: Path) -> None:
    """Write a corpus into ``folder``, which is made if needed. All files change together or none does."""
    rows = {
        "documents": list(tables.document_rows(corpus.documents)),
        "mentions": list(tables.mention_rows(corpus)),
        "events": list(tables.event_rows(corpus.events, corpus.mentions)),
    }
    texts = [{"document_id": document.id, "text": document.text} for document in corpus.documents]
    targets = [folder / f"{name}.{suffix}" for name in TABLES for suffix in ("csv", "parquet")]
    with replacing(*targets, folder / "texts.parquet", folder / CORPUS) as drafts:
        for name, as_csv, as_parquet in zip(TABLES, drafts[0:6:2], drafts[1:6:2], strict=True):
            write_csv(rows[name], TABLES[name], as_csv)
            write_parquet(rows[name], TABLES[name], as_parquet)
        write_parquet(texts, tables.TEXTS, drafts[6])
        drafts[7].write_text(codec.dumps(_summary(corpus, rows)) + "\n", encoding="utf-8")


def load(folder: Path) -> Corpus:
    """The corpus that ``save`` wrote into ``folder``; ``StorageError`` when there is none to read."""
    summary = _read_summary(folder)
    rows = {name: _read_table(folder / f"{name}.parquet", columns) for name, columns in TABLES.items()}
    texts = _read_table(folder / "texts.parquet", tables.TEXTS)
    if {name: len(found) for name, found in rows.items()} != summary["rows"]:
        raise StorageError(_unreadable(folder, "tables of different builds"))
    by_id = {row["document_id"]: row["text"] for row in texts}
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


def _summary(corpus: Corpus, rows: Mapping[str, list[Row]]) -> dict[str, Any]:
    return {
        "version": VERSION,
        "rows": {name: len(found) for name, found in rows.items()},
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


def _read_table(path: Path, columns: Mapping[str, Type]) -> list[Row]:
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
