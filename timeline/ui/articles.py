"""The articles of a timeline to look over: what dates each, what was corrected, where it may be cut."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.explaining import evidence, publication
from timeline.journal.choosing import CHOICES
from timeline.journal.targets import published_value
from timeline.model import Corpus, Document, Problem
from timeline.projects import Project
from timeline.projects.work import look
from timeline.ui.answering import language_of, told
from timeline.ui.library import project
from timeline.wording import say


def routes(at: str) -> list[Route]:
    """The routes below the page of timelines that tell of articles."""
    return [Route(f"/{at}/{{language}}/{{timeline}}/articles.json", _articles)]


async def _articles(request: Request) -> Response:
    """The articles of a timeline with what dates them, and what was met in reading them."""
    language, timeline = language_of(request), request.path_params["timeline"]
    return await run_in_threadpool(told, language, lambda: _read(project(timeline), language))


def _read(own: Project, language: str) -> dict[str, Any]:
    state = look(own)
    corpus = state.corpus
    counts = _counts(corpus)
    return {
        "title": own.title,
        "link": f"/?timeline={quote(own.name)}&lang={language}",
        "events": len(corpus.events),
        "languages": list(CHOICES["language"]),
        "articles": [_article(one, corpus, counts, language) for one in corpus.documents],
        "problems": [line(one, language) for one in (*corpus.problems, *state.problems)],
    }


def _counts(corpus: Corpus) -> dict[str, int]:
    counts: dict[str, int] = {}
    for event in corpus.events:
        for identifier in {source.document_id for source in event.sources}:
            counts[identifier] = counts.get(identifier, 0) + 1
    return counts


def _article(document: Document, corpus: Corpus, counts: dict[str, int], language: str) -> dict[str, Any]:
    same = next((one.title for one in corpus.documents if one.id == document.same_as), None)
    return {
        "id": document.id,
        "title": document.title,
        "file": document.source_file,
        "publisher": document.publisher,
        "language": document.language,
        "published": publication(document.published, language),
        "value": published_value(document.published),
        "exact": bool(document.published and document.published.exact),
        "evidence": list(evidence(document, language)),
        "same": same,
        "events": counts.get(document.id, 0),
    }


def line(problem: Problem, language: str) -> str:
    """A problem on one line: where, what, remedy."""
    where = ": ".join(part for part in (problem.file, problem.place) if part)
    said = f"{say(problem.says, language)} {say(problem.remedy, language)}"
    return f"{where}: {said}" if where else said
