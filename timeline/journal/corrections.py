"""The corrections to articles as they stand: on which article each is, and what has changed under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.journal.articles import article_edits
from timeline.journal.edits import Edit, in_force
from timeline.journal.targets import Places
from timeline.model import Document, Message, message


@dataclass(frozen=True, slots=True)
class Correction:
    """An edit in force, the id of the article it is on now, and what is to check, if anything.

    Without an article it points at nothing any more.
    """

    edit: Edit
    document: str | None
    check: Message | None = None


def corrections(documents: Sequence[Document], edits: Sequence[Edit]) -> tuple[Correction, ...]:
    """The corrections to these articles, which must have been built with all of ``edits``."""
    standing = article_edits(edits)
    places = Places(documents)
    here = {document.id for document in documents}
    settled = _settled(edits)
    found: list[Correction] = []
    # What a later correction cut or joined was there until then; one of the same kind settles an earlier one.
    known, anew = set(here), set[tuple[str, str]]()
    for edit in reversed(standing):
        document = places.article(edit.target)
        if document is None:
            says = message("The article that was corrected is not found any more.")
            found.append(Correction(edit, None, says))
        else:
            same = (
                known.issuperset(_left(edit))
                or (edit.action, document.id) in anew
                or edit.id in settled.get(document.id, ())
            )
            found.append(Correction(edit, document.id, None if same else message(CHANGED[edit.action])))
        known.update(_listed(edit, "of"))
        anew.add((edit.action, edit.target.id))
    return tuple(reversed(found))


def _left(edit: Edit) -> tuple[str, ...]:
    """The ids of the articles that a correction left."""
    return _listed(edit, "made") if edit.action in ("article-split", "article-join") else (edit.target.id,)


def _listed(edit: Edit, name: str) -> tuple[str, ...]:
    given = edit.after.get(name)
    return tuple(one for one in given if isinstance(one, str)) if isinstance(given, list) else ()


def _settled(edits: Sequence[Edit]) -> dict[str, set[str]]:
    """By article, the corrections that somebody has looked at since it is as it is."""
    settled: dict[str, set[str]] = {}
    earlier: set[str] = set()
    for edit in in_force(edits):
        if edit.action == "article-accept":
            settled.setdefault(edit.target.id, set()).update(earlier)
        earlier.add(edit.id)
    return settled


CHANGED = {
    "article-date": "The article has changed since its date was corrected.",
    "article-language": "The article has changed since its language was corrected.",
    "article-split": "The article has changed since it was split.",
    "article-join": "The articles have changed since they were joined.",
}
