"""An event as the reader meets it: in words, with its sources and the reasons for its date."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from timeline.explaining import explain, publication
from timeline.model import Document, Event, Source
from timeline.view.index import Index, moment
from timeline.view.marks import precision
from timeline.wording import format_day, format_interval, format_list, name, translate

# A segment of text and whether it is what dates the event.
Segment = tuple[str, bool]

_SENTENCE_END = re.compile(r"[.!?…]['’»”\")\]]*(?=\s)|\n")
# Words around an excerpt help to read it; more than this would bury it.
_CONTEXT = 160


def when(event: Event, language: str, style: str = "long") -> str:
    """The event's date, no finer than it is known."""
    vague = precision(event) == "approximate" and event.grain in ("day", "weekend", "part", "hour", "minute")
    approximate = event.approximate or vague
    one_day = (event.until - event.begin).days == 1
    if style == "full" and one_day and not approximate and event.grain == "day":
        return format_day(event.begin, language, "full")
    style = "long" if style == "full" else style
    return format_interval(event.begin, event.until, event.grain, language, approximate, style)


def row(index: Index, number: int, language: str) -> tuple[str, str, str, str]:
    """A line of the table: title, its language, the date in short, the actors."""
    event = index.events[number]
    spoken = title_language(event, language)
    return (
        event.title_in(language),
        spoken,
        when(event, language, "short"),
        actor_names(index, event, language),
    )


def title_language(event: Event, language: str) -> str:
    """The language of the title that a reader of ``language`` sees."""
    return language if event.review and language in dict(event.review.titles) else event.language


def actor_names(index: Index, event: Event, language: str) -> str:
    """The actors of an event as a list in words."""
    rows = (index.actor_rows[actor] for actor in event.actors)
    return format_list([index.actors[number].name(language) for number in rows], language)


def card(index: Index, number: int, language: str, known: date | None = None) -> dict[str, Any]:
    """Everything the card of one event shows; ``known`` leaves out articles published later."""
    event = index.events[number]
    sources = [source for source in event.sources if _told_by(index, source, known)]
    actors = [index.actors[index.actor_rows[actor]] for actor in event.actors]
    story = next((story for story in index.corpus.stories if story.id == event.story), None)
    return {
        "id": event.id,
        "title": event.title_in(language),
        "language": title_language(event, language),
        "when": when(event, language, "full"),
        "precision": name(precision(event), "precision", language),
        "status": event.status,
        "statusName": name(event.status, "status", language),
        "kind": event.kind,
        "kindName": name(event.kind, "kind", language),
        "certainty": event.certainty,
        "certaintyName": name(event.certainty, "certainty", language),
        "story": story.name(language) if story else None,
        "announced": known is not None and moment(event.begin) > moment(known),
        "actors": [{"id": actor.id, "name": actor.name(language)} for actor in actors],
        "sources": [_source(index, event, source, language) for source in sources],
        "citation": citation(index, event, language),
    }


def _told_by(index: Index, source: Source, known: date | None) -> bool:
    document = index.documents[source.document_id]
    return known is None or document.published is None or document.published.best <= known


def _source(index: Index, event: Event, source: Source, language: str) -> dict[str, Any]:
    document = index.documents[source.document_id]
    why = explain(event, source, document, language)
    mention = source.mention
    return {
        "document": document.id,
        "article": document.title,
        "language": document.language,
        "publisher": document.publisher,
        "published": publication(document.published, language),
        "url": _safe_link(document.url),
        "start": source.start,
        "end": source.end,
        **excerpt(document, source),
        "sentence": why.sentence,
        "steps": list(why.steps),
        "evidence": list(why.evidence),
        "certainty": why.certainty,
        "quoted": mention.text if mention else None,
    }


def excerpt(document: Document, source: Source) -> dict[str, Any]:
    """The excerpt in segments, the rest of its sentence around it, and date words from elsewhere."""
    text, start, end = document.text, source.start, source.end
    begins = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - _CONTEXT), start)]
    before = text[begins[-1] if begins else max(0, start - _CONTEXT) : start]
    stop = _SENTENCE_END.search(text, max(start, end - 1))
    after = text[end : min(stop.end() if stop else len(text), end + _CONTEXT)]
    mention = source.mention
    segments: list[Segment] = [(text[start:end], False)]
    elsewhere = None
    if mention is not None and start <= mention.start and mention.end <= end:
        segments = _split(text, start, end, mention.start, mention.end)
    elif mention is not None:
        elsewhere = _nearby(text, mention.start, mention.end)
    return {"before": before.lstrip(), "segments": segments, "after": after.rstrip(), "elsewhere": elsewhere}


def _split(text: str, start: int, end: int, first: int, last: int) -> list[Segment]:
    parts = [(text[start:first], False), (text[first:last], True), (text[last:end], False)]
    return [part for part in parts if part[0]]


def _nearby(text: str, start: int, end: int) -> list[Segment]:
    """Date words that stand outside the excerpt, with a few words around them."""
    left, right = max(0, start - 60), min(len(text), end + 60)
    line = text.rfind("\n", left, start) + 1 or left
    stop = text.find("\n", end, right)
    return _split(text, line, stop if stop >= 0 else right, start, end)


def _safe_link(url: str | None) -> str | None:
    """Only web addresses become links: an article may name anything."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def citation(index: Index, event: Event, language: str) -> str:
    """A line to paste: what, when, and where it is written."""
    told = []
    for identifier in dict.fromkeys(source.document_id for source in event.sources):
        document = index.documents[identifier]
        parts = [
            translate("“{text}”", language, text=document.title),
            document.publisher or document.source_file,
        ]
        parts.append(publication(document.published, language))
        told.append(", ".join(parts))
    pattern = "{title} ({when}). Source: {sources}."
    return translate(
        pattern,
        language,
        title=event.title_in(language),
        when=when(event, language),
        sources=" ; ".join(told),
    )
