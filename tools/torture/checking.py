"""What must hold of a timeline's folder at any moment, and once its writers are dead."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet

from timeline.disk import MOVING
from timeline.journal import file
from timeline.journal.articles import article_edits
from timeline.model import Corpus
from timeline.projects import Project
from timeline.projects.work import BUILT_WITH, look
from timeline.storage import TABLES, load, mend
from timeline.wording import say

REPAIRED = "repaired:"


def while_written(project: Project) -> Iterator[str]:
    """What is wrong for one who reads while others write."""
    try:
        known = {edit.id for edit in file.read(project.journal).edits}
        state = look(project)
    except Exception as error:
        yield f"a reader could not read: {type(error).__name__}: {error}"
        return
    if not known <= {edit.id for edit in state.situation.edits}:
        yield "a reader saw an edit vanish"
    yield from _corpus(load(project.tables))


def afterwards(project: Project, edits: Iterable[str], sources: Iterable[str]) -> Iterator[str]:
    """What is wrong at the next start; ``edits`` and ``sources`` are those that were acknowledged."""
    moving = (project.tables / MOVING).exists()
    told = mend(project.tables)
    if told:
        yield f"{REPAIRED} tables put into their places at the next start"
    if moving != bool(told):
        yield f"tables were half in their places: {moving}; and it was told: {bool(told)}"
    journal = file.read(project.journal)
    kept = {edit.id for edit in journal.edits}
    if lost := set(edits) - kept:
        yield f"edits lost: {sorted(lost)}"
    if journal.problems:
        yield f"{REPAIRED} torn last line of a journal passed over"
    if len(journal.problems) > 1 or any(
        "never finished" not in say(one.says, "en") for one in journal.problems
    ):
        yield f"the journal is damaged: {[say(one.says, 'en') for one in journal.problems]}"
    for name in sources:
        if not (project.folder / name).is_file():
            yield f"a file that was added is gone: {name}"
    for path in (project.folder / "sources").glob("[!.]*"):
        if not path.read_text(encoding="utf-8").endswith("END.\n"):
            yield f"half a file stands among the sources: {path.name}"
    try:
        corpus = load(project.tables)
    except Exception as error:
        yield f"the tables cannot be read: {type(error).__name__}: {error}"
        return
    yield from _corpus(corpus)
    yield from _tables(project.tables)
    yield from _corrected(project, corpus)


def _corpus(corpus: Corpus) -> Iterator[str]:
    """Texts, mentions and events of one build."""
    texts = {document.id: document.text for document in corpus.documents}
    for document, found in corpus.all_mentions():
        if document.text[found.start : found.end] != found.text:
            yield "a mention is not its text's"
    for event in corpus.events:
        if any(source.document_id not in texts for source in event.sources):
            yield "an event's article is not there"


def _tables(folder: Path) -> Iterator[str]:
    for name in TABLES:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        table = pyarrow.parquet.read_table(folder / f"{name}.parquet")
        first = table.column_names[0]
        if [row[first] for row in rows] != [str(value) for value in table.column(first).to_pylist()]:
            yield f"{name}.csv and {name}.parquet are of different builds"


def _corrected(project: Project, corpus: Corpus) -> Iterator[str]:
    """The tables have the days of the corrections with which they say they were built."""
    with_edits = json.loads((project.tables / BUILT_WITH).read_text(encoding="utf-8"))
    edits = {edit.id: edit for edit in article_edits(file.read(project.journal).edits)}
    days: dict[str, str] = {}
    for identifier in with_edits:
        edit = edits.get(identifier)
        if edit is None:
            # Taken back since: the tables are older, and said to be.
            return
        if edit.action == "article-date":
            days[edit.target.id] = str(edit.after["published"])
    for document in corpus.documents:
        if (
            document.id in days
            and document.published
            and document.published.best.isoformat() != days[document.id]
        ):
            yield f"{document.id} is not dated by the correction it is said to be built with"


def export(path: Path) -> str | None:
    """What is wrong with an exported file."""
    raw = path.read_bytes()
    try:
        match path.suffix:
            case ".html":
                whole = raw.rstrip().endswith(b"</html>")
            case ".json":
                whole = bool(json.loads(raw))
            case ".svg":
                whole = ElementTree.fromstring(raw).tag.endswith("svg")
            case ".excel":
                whole = zipfile.ZipFile(io.BytesIO(raw)).testzip() is None
            case ".icalendar":
                whole = raw.endswith(b"END:VCALENDAR\r\n")
            case ".parquet":
                whole = pyarrow.parquet.read_table(io.BytesIO(raw)).num_rows >= 0
            case _:
                whole = raw.endswith(b"\n")
    except Exception as error:
        return f"{path.name}: {type(error).__name__}: {error}"
    return None if whole else f"{path.name} is half a file ({len(raw)} bytes, {hashlib.md5(raw).hexdigest()})"
