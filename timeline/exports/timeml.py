"""TimeML 1.2.1 documents, one an article, in a ZIP: the article's text with its TIMEX3 elements.

``TEXT`` holds the text of the article to the letter, so that the elements lie at the offsets they have
in the tables; ``DCT`` holds when it appeared. What XML cannot hold is a replacement character, one
for one.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from timeline.explaining import publication
from timeline.exports._selection import Selection
from timeline.exports._text import encoded, xml_text
from timeline.model import Document, Mention

ENDING = ".zip"
MEDIA_TYPE = "application/zip"

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
 xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"""
# A parser would take these for the end of a line or a space.
_KEPT = {"\r": "&#13;"}
_KEPT_IN_ATTRIBUTES = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
_UNKNOWN_DAY = "XXXX-XX-XX"


def render(selection: Selection) -> bytes:
    """The archive; each document is named after its id."""
    file = io.BytesIO()
    when = selection.made.timetuple()[:6]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, document in _names(selection):
            mentions = selection.index.corpus.mentions.get(document.id, ())
            text = timeml(document, mentions, selection.language)
            entry = zipfile.ZipInfo(name, (max(when[0], 1980), *when[1:]))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, encoded(text))
    return file.getvalue()


def _names(selection: Selection) -> Iterator[tuple[str, Document]]:
    used: set[str] = set()
    for document in selection.documents:
        plain = re.sub(r"[^\w.-]+", "_", document.id, flags=re.ASCII).strip("._") or "article"
        name, number = plain, 1
        while name in used:
            number += 1
            name = f"{plain}-{number}"
        used.add(name)
        yield f"{name}.tml", document


def timeml(document: Document, mentions: tuple[Mention, ...], language: str) -> str:
    """One article as a TimeML document."""
    published = document.published
    created = {
        "tid": "t0",
        "type": "DATE",
        "value": published.best.isoformat() if published else _UNKNOWN_DAY,
        **({} if published is None or published.exact else {"mod": "APPROX"}),
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    ids = {(mention.start, mention.end): f"t{number}" for number, mention in enumerate(mentions, 1)}
    return "".join(
        [
            _HEAD,
            f"<DOCID>{_escaped(document.id)}</DOCID>\n",
            f"<DCT>{_element(created, publication(published, language))}</DCT>\n",
            f"<TITLE>{_escaped(document.title)}</TITLE>\n",
            "<TEXT>",
            *_marked(document.text, mentions, ids),
            "</TEXT>\n</TimeML>\n",
        ]
    )


def _marked(text: str, mentions: tuple[Mention, ...], ids: Mapping[tuple[int, int], str]) -> Iterator[str]:
    """The text with an element around each mention; mentions come in order and never overlap."""
    at = 0
    for mention in mentions:
        yield _escaped(text[at : mention.start])
        yield _element(_attributes(mention, ids), text[mention.start : mention.end])
        at = mention.end
    yield _escaped(text[at:])


def _attributes(mention: Mention, ids: Mapping[tuple[int, int], str]) -> dict[str, str]:
    anchor = mention.anchor
    found = {
        "tid": ids[mention.start, mention.end],
        "type": mention.type,
        "value": mention.value,
        "temporalFunction": "false" if anchor.kind == "none" else "true",
        "functionInDocument": "NONE",
    }
    if mention.mod:
        found["mod"] = mention.mod
    if anchor.kind == "publication":
        found["anchorTimeID"] = "t0"
    elif anchor.start is not None and anchor.end is not None and (anchor.start, anchor.end) in ids:
        found["anchorTimeID"] = ids[anchor.start, anchor.end]
    return found


def _element(attributes: Mapping[str, str], text: str) -> str:
    written = " ".join(
        f"{name}={quoteattr(xml_text(value), _KEPT_IN_ATTRIBUTES)}" for name, value in attributes.items()
    )
    return f"<TIMEX3 {written}>{_escaped(text)}</TIMEX3>"


def _escaped(text: str) -> str:
    return escape(xml_text(text), _KEPT)
