"""From files to a corpus, stage after stage; read ``build`` from top to bottom."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from timeline.dating import date_documents
from timeline.expression import Found
from timeline.extraction import Catalogue, Extraction, extract_all, load_actors, load_stories
from timeline.extraction.parses import Parses
from timeline.extraction.remembering import Memory, remembered
from timeline.journal.articles import as_corrected, corrected
from timeline.journal.edits import Edit
from timeline.mentioning import mentions as mentions_of
from timeline.merging import merge
from timeline.model import (
    Actor,
    Certainty,
    Corpus,
    Document,
    Mention,
    Problem,
    Publication,
    Story,
    message,
)
from timeline.reading import read_all
from timeline.reading.duplicates import folded
from timeline.stories import told_in
from timeline.tagging import recognise

__all__ = [
    "BROKEN", "DATA", "Memory", "Placed", "build", "date_articles", "extract_events", "left_out_of", "place",
    "with_parents",
]  # fmt: skip

Progress = Callable[[str, int, int], None]
Result = TypeVar("Result")

BROKEN = "articles that broke the program"

# Beside the package in a checkout, inside it once installed.
_HERE = Path(__file__).parent
DATA = next(
    (folder for folder in (_HERE.parent / "data", _HERE / "data") if (folder / "actors.yaml").is_file()),
    _HERE.parent / "data",
)


def build(
    paths: Iterable[Path | str],
    *,
    today: date | None = None,
    progress: Progress | None = None,
    actors: Path | Sequence[Path] | None = None,
    stories: Path | Sequence[Path] | None = None,
    edits: Sequence[Edit] = (),
    base: Path | None = None,
    memory: Memory | None = None,
    parses: Parses | None = None,
) -> Corpus:
    """Read the articles in ``paths`` (files or folders) and find out what happened when.

    No article is newer than ``today``; without it, than the newest of the files. ``progress`` is
    called with a stage's name, what is done and the total. ``actors`` and ``stories`` are files
    like those in ``data/``, which are the default; ``DataError`` when one is malformed. Whatever is
    wrong with an input is among the corpus's problems and loses nothing else.

    Of ``edits`` those to articles are applied; ``timeline.journal.applying`` applies the others to the
    result. Files are named as they lie in ``base``. With ``memory``, articles that are as they were at
    an earlier build are not read again; with ``parses``, no sentence is parsed that is among them.
    """
    tell, files = progress or _nobody, _paths(paths)
    catalogue = load_actors(*_files(actors, "actors.yaml"))
    queries = load_stories(*_files(stories, "stories.yaml"))

    documents, problems = _within(base, *read_all(files))
    documents, without_effect = corrected(documents, edits)
    documents = folded(documents)
    tell("read", len(documents), len(documents))
    placed = place(documents, today or _newest(files), tell)
    documents, mentions = placed.documents, placed.mentions
    dated = tuple(document for document in documents if document.published)
    read = partial(
        extract_events, mentions=mentions, catalogue=catalogue, stories=queries, tell=tell, parses=parses
    )
    extraction, untold = remembered(dated, mentions, (catalogue, queries), memory, read)
    known = with_parents(extraction.actors, catalogue)
    merged = merge(extraction.events, known, documents)
    events = told_in(merged, {document.id: document for document in documents}, queries)
    tell("merge", len(extraction.events), len(extraction.events))

    return Corpus(
        documents=documents,
        mentions=mentions,
        events=events,
        actors=known,
        stories=tuple(queries),
        problems=(*problems, *without_effect, *placed.problems, *untold),
        left_out=left_out_of((placed,), {*placed.problems, *untold}),
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """Articles with days and mentions, those that broke the program, and how often what was left out."""

    documents: tuple[Document, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    problems: tuple[Problem, ...]
    left_out: Mapping[str, int]


def place(documents: Sequence[Document], today: date, progress: Progress | None = None) -> Placed:
    """Find the time expressions of articles, date the articles together, and resolve the expressions."""
    tell = progress or _nobody
    found, unread = _each("recognise", documents, _recognise, tell)
    dated = as_corrected(date_documents(documents, found, today), documents)
    tell("date", len(dated), len(dated))
    mentions, unresolved = _each("resolve", dated, partial(_resolve, found), tell)
    return Placed(dated, mentions, (*unread, *unresolved), _left_out(dated, found, mentions))


def left_out_of(parts: Iterable[Placed], broken: Collection[Problem]) -> dict[str, int]:
    """What was left out of articles placed one part after the other, and the articles that broke a stage."""
    counts = Counter({BROKEN: len(broken)})
    for part in parts:
        counts.update(part.left_out)
    return {reason: count for reason, count in counts.items() if count}


def date_articles(
    paths: Iterable[Path | str], *, today: date | None = None, progress: Progress | None = None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The articles in ``paths`` with their publications, and the problems met; see ``build``."""
    files = _paths(paths)
    documents, problems = read_all(files)
    found, unread = _each("recognise", documents, _recognise, progress or _nobody)
    return date_documents(documents, found, today or _newest(files)), (*problems, *unread)


def _recognise(document: Document) -> tuple[Found, ...]:
    return recognise(document.text, document.language)


def _resolve(found: Mapping[str, tuple[Found, ...]], document: Document) -> tuple[Mention, ...]:
    """A document's mentions, those that depend on an uncertain publication marked as such."""
    published = document.published
    if published is None:
        return ()
    of_day = partial(mentions_of, found[document.id], document.text, document.language)
    best = of_day(published.best)
    if published.exact:
        return tuple(best)
    others = [
        {(m.start, m.end): (m.begin, m.until) for m in of_day(day)}
        for day in (published.earliest, published.latest)
    ]
    return tuple(
        mention
        if all(times.get((mention.start, mention.end)) == (mention.begin, mention.until) for times in others)
        else _doubted(mention, published)
        for mention in best
    )


def extract_events(
    documents: Sequence[Document],
    mentions: Mapping[str, tuple[Mention, ...]],
    catalogue: Catalogue,
    stories: Sequence[Story],
    tell: Progress | None = None,
    parses: Parses | None = None,
) -> tuple[Extraction, tuple[Problem, ...]]:
    """What dated articles tell, and those that broke the program, which lose only their own events."""
    tell = tell or _nobody
    extract = partial(extract_all, mentions=mentions, catalogue=catalogue, stories=stories, parses=parses)
    try:
        return extract(documents, progress=partial(tell, "extract")), ()
    except Exception as failure:  # an article is at fault: find it, and keep the others
        error = failure
        parts, problems = _each("extract", documents, lambda one: (extract((one,)),), tell)
    if not problems:
        problems = (_together(error),)
    told = [part for document in documents for part in parts[document.id]]
    actors = {actor.id: actor for part in told for actor in part.actors}
    events = tuple(event for part in told for event in part.events)
    return Extraction(events, tuple(actors.values())), problems


def _together(error: Exception) -> Problem:
    return Problem(
        "",
        "",
        message(
            "The articles broke the program together ({error}).", error=f"{type(error).__name__}: {error}"
        ),
        message("Each was read alone; please report it with their texts."),
    )


def with_parents(actors: Sequence[Actor], catalogue: Catalogue) -> tuple[Actor, ...]:
    """The actors of the events, and those they belong to: a lane or a filter may name either."""
    known = {actor.id: actor for actor in actors}
    waiting = list(actors)
    while waiting:
        parent = waiting.pop().parent
        if parent and parent not in known and parent in catalogue.actors:
            known[parent] = catalogue.actors[parent]
            waiting.append(known[parent])
    return tuple(known.values())


def _doubted(mention: Mention, published: Publication) -> Mention:
    note = message(
        "The article’s day lies between {earliest} and {latest}; so does what is counted from it.",
        earliest=published.earliest,
        latest=published.latest,
    )
    wide = published.latest - published.earliest > timedelta(days=31)
    certainty: Certainty = "low" if wide or mention.certainty == "low" else "medium"
    return replace(mention, approximate=True, certainty=certainty, notes=(*mention.notes, note))


def _each(
    stage: str,
    documents: Sequence[Document],
    work: Callable[[Document], tuple[Result, ...]],
    tell: Progress,
) -> tuple[dict[str, tuple[Result, ...]], tuple[Problem, ...]]:
    """The results of ``work`` by document; a document on which it fails has none, and a problem."""
    results: dict[str, tuple[Result, ...]] = {}
    problems = []
    tell(stage, 0, len(documents))
    for number, document in enumerate(documents, 1):
        try:
            results[document.id] = work(document)
        except Exception as error:  # one article must not take the others with it
            results[document.id] = ()
            problems.append(_failure(document, error))
        tell(stage, number, len(documents))
    return results, tuple(problems)


def _failure(document: Document, error: Exception) -> Problem:
    return Problem(
        document.source_file,
        document.title,
        message("This article broke the program ({error}).", error=f"{type(error).__name__}: {error}"),
        message("It is kept without dates; please report it with its text."),
        fatal=True,
    )


def _left_out(
    documents: Iterable[Document],
    found: Mapping[str, tuple[Found, ...]],
    mentions: Mapping[str, tuple[Mention, ...]],
) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for document in documents:
        counts["parts of pages that are no article text"] += sum(
            part.kind == "debris" for part in document.parts
        )
        counts["articles without any clue to their date"] += document.published is None
        resolved = mentions[document.id]
        # Another language's mentions are found without the tagger, so they are matched by their place.
        places = sorted((mention.start, mention.end) for mention in resolved)
        impossible = [one for one in found[document.id] if not _covered(one.start, one.end, places)]
        counts["expressions that the calendar has no place for"] += len(impossible)
        for mention in resolved:
            counts["expressions that name no day"] += mention.begin is None and mention.until is None
    return dict(counts)


def _files(given: Path | Sequence[Path] | None, name: str) -> Sequence[Path]:
    if given is None:
        return (DATA / name,)
    return (given,) if isinstance(given, Path) else given


def _within(
    base: Path | None, documents: tuple[Document, ...], problems: tuple[Problem, ...]
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Files named as they lie in a folder, wherever that is."""
    if base is None:
        return documents, problems
    start = f"{base}/"
    return (
        tuple(replace(one, source_file=one.source_file.removeprefix(start)) for one in documents),
        tuple(replace(one, file=one.file.removeprefix(start)) for one in problems),
    )


def _covered(start: int, end: int, places: Sequence[tuple[int, int]]) -> bool:
    """Whether one of these spans, in order and apart, overlaps the characters from ``start`` to ``end``."""
    before = bisect_left(places, (end, 0))
    return before > 0 and places[before - 1][1] > start


def _paths(paths: Iterable[Path | str]) -> list[Path]:
    return [Path(path) for path in paths]


def _newest(files: Iterable[Path]) -> date:
    """The day the newest file was written: nothing in it can have been published later."""
    times = [
        inner.stat().st_mtime
        for file in files
        if file.exists()
        for inner in (file, *(file.rglob("*") if file.is_dir() else ()))
        if inner.is_file()
    ]
    return date.fromtimestamp(max(times)) if times else date.max


def _nobody(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
