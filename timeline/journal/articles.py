"""Corrections to articles: their dates, languages and limits, applied before anything is derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from timeline.journal.changes import NotApplicableError, one_of, text
from timeline.journal.edits import BEFORE_DATING, Edit, in_force
from timeline.journal.periods import day_range
from timeline.journal.targets import Places
from timeline.languages import available
from timeline.model import Document, Evidence, Part, Problem, Publication, message
from timeline.reading.articles import identity, opening

Documents = list[Document]


def article_edits(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits in force on which a build depends."""
    return tuple(edit for edit in in_force(edits) if edit.action in BEFORE_DATING)


def corrected(
    documents: Sequence[Document], edits: Sequence[Edit]
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The articles as people corrected them, and a remark for each correction without effect."""
    current = list(documents)
    problems: list[Problem] = []
    for edit in article_edits(edits):
        try:
            place = _place(current, edit)
            ARTICLE_ACTIONS[edit.action](current, place, edit)
        except NotApplicableError as error:
            remedy = message("The correction stays in the journal; make it again if it is still needed.")
            problems.append(Problem(edit.target.file, edit.target.label, error.says, remedy))
        except (ValueError, KeyError, TypeError, OverflowError):
            says = message("This line of the journal makes no sense here.")
            remedy = message("It was left out and stays in the file; mend it if you know what it was.")
            problems.append(Problem(edit.target.file, edit.id, says, remedy))
    return tuple(current), tuple(problems)


def as_corrected(documents: Sequence[Document], before: Sequence[Document]) -> tuple[Document, ...]:
    """The dated documents, those whose date a person had set with that date, whatever the text says.

    What speaks against it stays among the evidence.
    """
    return tuple(
        _kept(dated, given.published) if given.published and _by_hand(given.published) else dated
        for dated, given in zip(documents, before, strict=True)
    )


def _kept(dated: Document, given: Publication) -> Document:
    found = dated.published or given
    return replace(dated, published=replace(given, evidence=found.evidence))


def _by_hand(published: Publication) -> bool:
    return any(clue.kind == "corrected" for clue in published.evidence)


def _place(documents: Documents, edit: Edit) -> int:
    found = Places(documents).article(edit.target)
    if found is None:
        raise NotApplicableError(message("The article that was corrected is not found any more."))
    return next(place for place, document in enumerate(documents) if document.id == found.id)


def _date(documents: Documents, place: int, edit: Edit) -> None:
    """``{"published": "2020-09-18"}``, or a range."""
    first, last = day_range(text(edit.after["published"], 40))
    published = Publication(first, last, first, (_evidence(edit, first, last),))
    documents[place] = replace(documents[place], published=published)


def _evidence(edit: Edit, first: date, last: date) -> Evidence:
    day = edit.at.date()
    if edit.editor:
        says = message("Corrected by {editor} on {day}.", editor=edit.editor, day=day)
    else:
        says = message("Corrected by hand on {day}.", day=day)
    written = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Evidence("corrected", written, 0, 0, says)


def _language(documents: Documents, place: int, edit: Edit) -> None:
    """``{"language": "en"}``."""
    code = one_of(edit.after["language"], tuple(available()))
    documents[place] = replace(documents[place], language=code)


def _split(documents: Documents, place: int, edit: Edit) -> None:
    """Two articles where one was: the second begins with the words of the edit's passage."""
    whole = documents[place]
    passage = next(map(Places(documents).now, edit.target.passages), None)
    if passage is None or passage.document != whole.id or not whole.text[: passage.start].strip():
        raise NotApplicableError(message("The words at which the article was split are not found any more."))
    documents[place : place + 1] = cut(whole, passage.start)


def cut(whole: Document, at: int) -> tuple[Document, Document]:
    """The two articles that one becomes where it is split, at an offset of its text."""
    end = len(whole.text[:at].rstrip())
    return _piece(whole, 0, end), _piece(whole, at, len(whole.text))


def _piece(whole: Document, start: int, end: int) -> Document:
    words = whole.text[start:end]
    parts = tuple(
        replace(part, start=max(part.start, start) - start, end=min(part.end, end) - start)
        for part in whole.parts
        if part.start < end and start < part.end
    )
    title = whole.title
    if start:
        if parts and parts[0].kind == "subhead":
            parts = (replace(parts[0], kind="title"), *parts[1:])
            title = words[parts[0].start : parts[0].end].strip() or title
        else:
            title = opening(words)
    published = whole.published and replace(
        whole.published, evidence=tuple(_clue(clue, start, end) for clue in whole.published.evidence)
    )
    return replace(
        whole, id=identity(words), title=title, text=words, start=whole.start + start, end=whole.start + end,
        parts=parts, published=published,
    )  # fmt: skip


def _clue(clue: Evidence, start: int, end: int) -> Evidence:
    inside = start <= clue.start < clue.end <= end
    return replace(clue, start=clue.start - start if inside else 0, end=clue.end - start if inside else 0)


def _join(documents: Documents, place: int, edit: Edit) -> None:
    """The article goes on with the one before it in its file: its title becomes a subhead."""
    second = documents[place]
    first = preceding(second, documents)
    if first is None:
        raise NotApplicableError(message("There is no article before this one in its file any more."))
    documents[documents.index(first)] = joined(first, second)
    del documents[place]


def preceding(second: Document, documents: Sequence[Document]) -> Document | None:
    """The article that stands before another in its file; None when that is the first or only one."""
    before = (one for one in documents if one.source_file == second.source_file and one.end <= second.start)
    return max(before, key=lambda one: one.end, default=None)


def all_preceding(documents: Sequence[Document]) -> dict[str, Document]:
    """For every article that has one, the article that stands before it in its file."""
    ordered = sorted(documents, key=lambda one: (one.source_file, one.start, one.end))
    return {
        second.id: first
        for first, second in pairwise(ordered)
        if first.source_file == second.source_file and first.end <= second.start
    }


def joined(first: Document, second: Document) -> Document:
    """The article that two of a file become."""
    # What stood between the two is no prose; line ends take its place, so that offsets hold.
    words = first.text + "\n" * (second.start - first.end) + second.text
    by = second.start - first.start
    parts = tuple(
        Part("subhead" if part.kind == "title" else part.kind, part.start + by, part.end + by)
        for part in second.parts
    )
    return replace(first, id=identity(words), text=words, end=second.end, parts=(*first.parts, *parts))


ARTICLE_ACTIONS: Mapping[str, Callable[[Documents, int, Edit], None]] = {
    "article-date": _date,
    "article-language": _language,
    "article-split": _split,
    "article-join": _join,
}
