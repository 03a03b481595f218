"""W3C Web Annotations: each excerpt that tells an event, and the words in it that date the event.

A selection is given twice, as the standard advises: by the words themselves with some words around
them, which find it in any copy of the article, and by its position, in code points, in the source
file. Where the article has an address on the web, the annotation targets that page as well, by words
only, since positions there are not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from timeline.explaining import explain, reading
from timeline.exports._selection import Selection
from timeline.exports._text import json_bytes, web_link
from timeline.model import Document, Event, Source
from timeline.view.card import title_language
from timeline.wording import name

ENDING = ".jsonld"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Code points of context on either side; as many as annotation tools usually keep.
_AROUND = 32

Json = dict[str, Any]


def render(selection: Selection) -> bytes:
    """An annotation page with all annotations."""
    items = [
        item
        for event in selection.events
        for number, (source, document) in enumerate(selection.sources(event), 1)
        for item in _annotations(selection, event, source, document, number)
    ]
    generator = {"id": "urn:chronofil", "type": "Software", "name": "Chronofil"}
    return json_bytes(
        {
            "@context": CONTEXT,
            "id": "urn:chronofil:annotations",
            "type": "AnnotationPage",
            "partOf": {
                "id": "urn:chronofil:timeline",
                "type": "AnnotationCollection",
                "label": selection.title,
                "total": len(items),
            },
            "startIndex": 0,
            "items": [
                {"id": item.pop("id"), "type": "Annotation", "generator": generator, **item} for item in items
            ],
        }
    )


def _annotations(
    selection: Selection, event: Event, source: Source, document: Document, number: int
) -> Iterator[Json]:
    language = selection.language
    base = f"urn:chronofil:event:{quote(event.id, safe='')}:{number}"
    why = explain(event, source, document, language).sentence
    told = [
        _text(event.title_in(language), title_language(event, language), "describing"),
        _text(why, language, "commenting"),
        _text(_interval(event), None, "classifying"),
        _text(name(event.status, "status", language), language, "tagging"),
        _text(name(event.kind, "kind", language), language, "tagging"),
        *(_text(selection.actor(actor).name(language), None, "tagging") for actor in event.actors),
    ]
    yield {
        "id": base,
        "motivation": "describing",
        "created": selection.made.isoformat(timespec="seconds"),
        "body": told,
        "target": _targets(document, source.start, source.end),
    }
    mention = source.mention
    if mention is not None:
        yield {
            "id": f"{base}:date",
            "motivation": "identifying",
            "created": selection.made.isoformat(timespec="seconds"),
            "body": [
                _text(mention.value, None, "classifying"),
                _text(reading(mention, document.published, language), language, "commenting"),
            ],
            "target": _targets(document, mention.start, mention.end),
        }


def _interval(event: Event) -> str:
    return f"{event.begin.isoformat()}/{event.until.isoformat()}"


def _text(value: str, language: str | None, purpose: str) -> Json:
    body = {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
    return {**body, "language": language} if language else body


def _targets(document: Document, start: int, end: int) -> list[Json]:
    text = document.text
    words = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }
    place = {
        "type": "TextPositionSelector",
        "start": document.start + start,
        "end": document.start + end,
    }
    targets: list[Json] = [
        {
            "type": "SpecificResource",
            "source": _resource(document, quote(document.source_file, safe="/")),
            "selector": [words, place],
        }
    ]
    if url := web_link(document.url):
        targets.append({"type": "SpecificResource", "source": _resource(document, url), "selector": [words]})
    return targets


def _resource(document: Document, address: str) -> Json:
    return {"id": address, "type": "Text", "language": document.language}
