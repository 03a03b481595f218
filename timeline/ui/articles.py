"""The articles of a timeline to look over: what dates each, what was corrected, where it may be cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.explaining import evidence, publication
from timeline.journal import choosing
from timeline.journal.articles import all_preceding
from timeline.journal.choosing import CHOICES
from timeline.journal.corrections import Correction, corrections
from timeline.journal.targets import published_value
from timeline.journal.telling import describe
from timeline.journal.telling import told as by
from timeline.model import Corpus, Document, Problem, Publication
from timeline.projects.work import look
from timeline.ui.access import may_edit, visitor_of
from timeline.ui.answering import language_of, told
from timeline.ui.library import MAIN, project
from timeline.view.article import paragraphs
from timeline.wording import format_day, format_interval, say, translate

# Parts of a page that belong to no article.
UNREAD = ("debris", "link")


def routes(at: str) -> list[Route]:
    """The routes below the page of timelines that tell of articles."""
    return [
        Route(f"/{at}/{{language}}/{{timeline}}/articles.json", _articles),
        Route(f"/{at}/{{language}}/{{timeline}}/paragraphs.json", _paragraphs),
    ]


async def _articles(request: Request) -> Response:
    """The articles of a timeline with what dates them, and what was met in reading them."""
    language, timeline = language_of(request), request.path_params["timeline"]
    editable = may_edit(visitor_of(request))
    return await run_in_threadpool(told, language, lambda: _read(timeline, language, editable))


async def _paragraphs(request: Request) -> Response:
    """Where an article can be split: ``?id=…``."""
    language, timeline = language_of(request), request.path_params["timeline"]
    asked = request.query_params.get("id", "")
    return await run_in_threadpool(
        told, language, lambda: _cuts(choosing.article(look(project(timeline)).corpus, asked))
    )


def _cuts(document: Document) -> dict[str, Any]:
    """The paragraphs that are read, each with the offset at which an article may begin, if one may."""
    parts = [(one.kind, one.start, one.end) for one in document.parts if one.kind not in UNREAD]
    found = [
        {
            "role": role,
            "text": " ".join(document.text[start:end].split()),
            "start": start if document.text[:start].strip() else None,
        }
        for role, start, end in parts or paragraphs(document)
    ]
    return {"paragraphs": [one for one in found if one["text"]]}


def _read(timeline: str, language: str, editable: bool) -> dict[str, Any]:
    own = project(timeline)
    state = look(own)
    corpus, edits = state.corpus, state.situation.edits
    about: dict[str | None, list[Correction]] = {}
    for one in () if state.stale else corrections(corpus.documents, edits):
        about.setdefault(one.document, []).append(one)
    counts = _counts(corpus)
    titles = {one.id: one.title for one in corpus.documents}
    before = all_preceding(corpus.documents)
    return {
        "title": own.title if own.sources is not None else translate("Main timeline", language),
        "editable": editable,
        "open": editable and own.sources is not None,
        "link": f"/?lang={language}" if timeline == MAIN else f"/?timeline={quote(timeline)}&lang={language}",
        "events": len(corpus.events),
        "languages": list(CHOICES["language"]),
        "articles": [
            _article(one, language)
            | {
                "same": titles.get(one.same_as or ""),
                "before": titles[before[one.id].id] if one.id in before else None,
                "events": counts[one.id],
                "corrections": _stands(about.get(one.id, ()), language),
            }
            for one in corpus.documents
        ],
        "lost": _stands(about.get(None, ()), language),
        "problems": [line(one, language) for one in (*corpus.problems, *state.problems)],
    }


def _stands(found: Sequence[Correction], language: str) -> list[dict[str, Any]]:
    """Corrections as lines, each with what is to check."""
    return [
        {
            "edit": one.edit.id,
            "what": describe(one.edit, language),
            "by": say(by(one.edit), language),
            "check": say(one.check, language) if one.check else None,
        }
        for one in found
    ]


def _counts(corpus: Corpus) -> Counter[str]:
    """How many events each article tells."""
    return Counter(
        identifier
        for event in corpus.events
        for identifier in {source.document_id for source in event.sources}
    )


def _article(document: Document, language: str) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "file": document.source_file,
        "publisher": document.publisher,
        "language": document.language,
        "published": publication(document.published, language),
        "days": days(document.published, language),
        "evidence": list(evidence(document, language)),
    }


def days(published: Publication | None, language: str) -> list[dict[str, str]]:
    """What may be chosen for a date, as typed and in words: the likeliest day first, then the range."""
    if published is None:
        return []
    best = {"value": published.best.isoformat(), "says": format_day(published.best, language)}
    if published.exact:
        return [best]
    value = published_value(published) or ""
    until = published.latest + timedelta(days=1)
    span = format_interval(published.earliest, until, None, language, approximate=True)
    return [best, {"value": value, "says": span}]


def line(problem: Problem, language: str) -> str:
    """A problem on one line: where, what, remedy."""
    where = ": ".join(part for part in (problem.file, problem.place) if part)
    said = f"{say(problem.says, language)} {say(problem.remedy, language)}"
    return f"{where}: {said}" if where else said
