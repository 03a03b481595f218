"""What is asked of articles and actors, as an edit's target, its fields before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from timeline.journal import choosing
from timeline.journal.articles import cut, joined, preceding
from timeline.journal.choosing import refuse
from timeline.journal.corrections import corrections
from timeline.journal.periods import day_range
from timeline.journal.situation import Fields, Made, Situation, Values
from timeline.journal.targets import actor_target, article_target, published_value
from timeline.model import Document, message


def _published(here: Situation, target: str, values: Values) -> Made:
    """``{"published": "2020-09-18"}`` or a range."""
    document = choosing.article(here.built, target)
    written = str(values["published"])
    try:
        first, last = day_range(written)
    except ValueError as error:
        raise refuse(
            message("{text} is no date.", text=written),
            message("Write it as 2020-09-18, or 2020-09-18/2020-09-20 for a range."),
        ) from error
    both = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    before = published_value(document.published)
    # A day that was only inferred may be confirmed.
    if before == both and _stated(document):
        raise refuse(message("The article has this date already."), message("Nothing was changed."))
    return article_target(document), {"published": before}, {"published": both}


def _stated(document: Document) -> bool:
    clues = document.published.evidence if document.published else ()
    return any(clue.kind in ("corrected", "declared") for clue in clues)


def _language(here: Situation, target: str, values: Values) -> Made:
    """``{"language": "en"}``."""
    document = choosing.article(here.built, target)
    code = choosing.choice("language", str(values["language"]))
    return article_target(document), {"language": document.language}, {"language": code}


def _cut(here: Situation, target: str, values: Values) -> Made:
    """``{"start": offset}`` or ``{"words"}``: a new article begins there."""
    document = choosing.article(here.built, target)
    start, _ = choosing.words(document, values)
    if not document.text[:start].strip():
        raise refuse(message("The article begins there already."), message("Choose words further down."))
    return article_target(document, start), {}, _made_of((document,), cut(document, start))


def _join(here: Situation, target: str, values: Values) -> Made:
    document = choosing.article(here.built, target)
    first = preceding(document, here.built.documents)
    if first is None:
        raise refuse(
            message("There is no article before this one in its file."), message("Nothing was changed.")
        )
    both = joined(first, document)
    return article_target(document), {}, _made_of((first, document), (both,))


def _made_of(before: Sequence[Document], after: Sequence[Document]) -> Fields:
    """The ids by which a later build tells whether what was cut or joined is still the same."""
    return {"of": [one.id for one in before], "made": [one.id for one in after]}


def _settle(here: Situation, target: str, values: Values) -> Made:
    """What has changed under an article's corrections was looked at, and they still hold."""
    document = choosing.article(here.built, target)
    now = corrections(here.built.documents, here.edits)
    if not any(one.document == document.id and one.check for one in now):
        raise refuse(message("Nothing of this article is to check."), message("Nothing was changed."))
    return article_target(document), {}, {}


def _one_is_another(here: Situation, target: str, values: Values) -> Made:
    """``{"into": actor}``."""
    actor = choosing.actor(here.now.corpus, target)
    into = choosing.actor(here.now.corpus, str(values["into"]))
    if actor.id == into.id:
        raise refuse(message("These are one actor already."), message("Give two actors."))
    return actor_target(actor), {}, {"into": into.id}


def _rename(here: Situation, target: str, values: Values) -> Made:
    """``{"fr": "…", "en": "…"}``, one or both."""
    actor = choosing.actor(here.now.corpus, target)
    given = {language: name for language, name in values.items() if name}
    if not given:
        raise refuse(message("A name is missing."), message("Give one in French, in English or in both."))
    return actor_target(actor), dict(actor.names), given


def _type(here: Situation, target: str, values: Values) -> Made:
    """``{"kind": "company"}``."""
    actor = choosing.actor(here.now.corpus, target)
    kind = choosing.choice("actor kind", str(values["kind"]))
    return actor_target(actor), {"kind": actor.kind}, {"kind": kind}


def _parent(here: Situation, target: str, values: Values) -> Made:
    """``{"parent": actor}``, or null for none."""
    actor = choosing.actor(here.now.corpus, target)
    parent = choosing.actor(here.now.corpus, str(values["parent"])).id if values.get("parent") else None
    return actor_target(actor), {"parent": actor.parent}, {"parent": parent}


MAKERS: Mapping[str, Callable[[Situation, str, Values], Made]] = {
    "article-date": _published,
    "article-language": _language,
    "article-split": _cut,
    "article-join": _join,
    "article-accept": _settle,
    "actor-merge": _one_is_another,
    "actor-rename": _rename,
    "actor-kind": _type,
    "actor-parent": _parent,
}
