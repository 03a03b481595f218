"""Chronology, slides, annotated texts: each is read back as its readers read it."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.exporting import DATES, HOSTILE, dated, hostile, of
from tests.test_exports_calendar import balanced
from timeline.exports import render
from timeline.exports._text import one_line, xml_text
from timeline.exports.markdown import escaped
from timeline.exports.timeml import timeml

# ---- Markdown


class Shown(HTMLParser):
    """The text of a page and the elements it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def undirected(text: str) -> str:
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "", text)


MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False})


@given(st.text(st.sampled_from("*_`[]()<>&!#~|$^=:@\\-+1.a \"'\n") | st.characters(codec="utf-8")))
def test_escaped_words_show_as_they_are(text: str) -> None:
    page = Shown(MARKDOWN.render(f"- **x**: {escaped(text)}"))
    assert undirected(page.text.strip()).strip() == undirected(f"x: {one_line(text)}").strip()
    assert {tag for tag, _ in page.tags} <= {"ul", "li", "p", "strong"}


def test_words_at_the_start_of_a_line_make_no_list_or_heading() -> None:
    for words in ("1. liste", "- liste", "+ liste", "# titre", "> dit", "--- fin", "=== fin", "12) fin"):
        page = Shown(MARKDOWN.render(escaped(words)))
        assert [tag for tag, _ in page.tags] == ["p"]
        assert page.text.strip() == words


def test_a_chronology_has_months_and_a_note_for_each_source() -> None:
    text = render(of(dated(), language="fr", title="Une affaire"), "markdown").decode()
    lines = text.splitlines()
    assert lines[0] == "# Une affaire"
    assert lines[2] == "6 événements. Chronologie établie le 6 mai 2024 avec Chronofil."
    assert [line for line in lines if line.startswith("## ")] == ["## 2018", "## Août 2020", "## Mars 2021"]
    assert "- **1er mars 2021**: Acme parle le 1er mars (démenti)[^4]" in lines
    marks = re.findall(r"\[\^(\d+)\](?!:)", text)
    notes = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert marks == notes == [str(number) for number in range(1, 8)]
    assert "[A title](<https://exemple.fr/a?b=c&d>)" in text


def test_hostile_words_make_no_element_of_a_chronology() -> None:
    page = Shown(MARKDOWN.render(render(of(hostile()), "markdown").decode()))
    assert {tag for tag, _ in page.tags} <= {"h1", "h2", "p", "ul", "li", "strong"}
    for words in HOSTILE:
        assert undirected(one_line(words)) in undirected(page.text)
    for line in render(of(hostile()), "markdown").decode().splitlines():
        assert balanced(line)


# ---- TimelineJS

NUMBER = {"type": "integer"}
DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {
        "year": NUMBER,
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "hour": {"type": "integer", "minimum": 0, "maximum": 23},
        "minute": {"type": "integer", "minimum": 0, "maximum": 59},
        "second": {"type": "integer", "minimum": 0, "maximum": 59},
        "millisecond": NUMBER,
        "display_date": {"type": "string"},
        "format": {"type": "string"},
    },
    "dependentRequired": {"day": ["month"], "hour": ["day"], "minute": ["hour"]},
}
TEXT = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
}
SLIDE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "start_date": DATE,
        "end_date": DATE,
        "text": TEXT,
        "media": {"type": "object", "required": ["url"]},
        "group": {"type": "string"},
        "display_date": {"type": "string"},
        "background": {"type": "object"},
        "autolink": {"type": "boolean"},
        "unique_id": {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9-]*$"},
    },
}
# What timeline.knightlab.com/docs/json-format.html documents.
DOCUMENTED = {
    "type": "object",
    "required": ["events"],
    "additionalProperties": False,
    "properties": {
        "events": {"type": "array", "items": {**SLIDE, "required": ["start_date"]}},
        "title": SLIDE,
        "eras": {"type": "array"},
        "scale": {"enum": ["human", "cosmological"]},
    },
}


def slides(**options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(of(**options), "timelinejs"))
    jsonschema.validate(found, DOCUMENTED)
    return found


def test_slides_are_what_timelinejs_documents_with_dates_as_fine_as_known() -> None:
    found = slides(corpus=dated(), language="fr")["events"]
    assert [(slide["start_date"], slide.get("end_date")) for slide in found] == [
        ({"year": 2018}, None),
        ({"year": 2020, "month": 8}, None),
        ({"year": 2021, "month": 3, "day": 1}, None),
        ({"year": 2021, "month": 3, "day": 8, "hour": 9, "minute": 0}, None),
        ({"year": 2021, "month": 3, "day": 12}, None),
        ({"year": 2021, "month": 3, "day": 13}, {"year": 2021, "month": 3, "day": 14}),
    ]
    assert [slide["display_date"] for slide in found][:3] == ["2018", "août 2020", "1er mars 2021"]
    assert {slide["group"] for slide in found} == {"Groupe"}
    assert '<a href="https://exemple.fr/a?b=c&amp;d"' in found[0]["text"]["text"]
    assert "<strong>en août 2020</strong>" in found[1]["text"]["text"]


def test_identifiers_of_slides_differ() -> None:
    found = slides(corpus=hostile())["events"]
    assert len({slide["unique_id"] for slide in found}) == len(HOSTILE)


def test_hostile_words_are_text_on_slides() -> None:
    for words, slide in zip(HOSTILE, slides(corpus=hostile())["events"], strict=True):
        headline = Shown(slide["text"]["headline"])
        assert undirected(headline.text) == undirected(one_line(words))
        assert not headline.tags
        told = Shown(slide["text"]["text"])
        assert {tag for tag, _ in told.tags} <= {"p", "blockquote", "strong", "cite", "br", "small"}
        # TimelineJS strips groups of tags, decodes them, and then reads them as HTML.
        once = Shown(slide["group"])
        assert not once.tags
        assert not Shown(once.text).tags


# ---- TimeML


def documents(content: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def spans(root: ElementTree.Element) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The text of a TimeML document and start, end, type and value of its expressions."""
    element = root.find("TEXT")
    assert element is not None
    text = element.text or ""
    found = []
    for child in element:
        words = child.text or ""
        found.append((len(text), len(text) + len(words), child.attrib["type"], child.attrib["value"]))
        text += words + (child.tail or "")
    return text, found


@pytest.mark.parametrize("corpus", [dated(), hostile()], ids=["dated", "hostile"])
def test_timeml_reads_back_to_the_same_text_spans_and_values(corpus) -> None:
    roots = documents(render(of(corpus), "timeml"))
    assert len(roots) == len(corpus.documents)
    by_id = {root.findtext("DOCID"): root for root in roots.values()}
    for document in corpus.documents:
        text, found = spans(by_id[document.id])
        assert text == xml_text(document.text)
        assert found == [(m.start, m.end, m.type, m.value) for m in corpus.mentions[document.id]]


def test_timeml_says_when_the_article_appeared_and_what_times_are_counted_from() -> None:
    first, second = documents(render(of(dated()), "timeml")).values()
    created = first.find("DCT/TIMEX3")
    assert created is not None
    assert created.attrib["value"] == "2021-03-09"
    assert created.attrib["functionInDocument"] == "CREATION_TIME"
    assert created.attrib["mod"] == "APPROX"
    assert {child.attrib["anchorTimeID"] for child in first.find("TEXT") or ()} == {created.attrib["tid"]}
    assert "mod" not in second.find("DCT/TIMEX3").attrib  # type: ignore[union-attr]


def test_timeml_of_an_undated_article() -> None:
    document = replace(dated().documents[0], published=None)
    root = ElementTree.fromstring(timeml(document, dated().mentions["d1"], "fr").encode())
    assert root.find("DCT/TIMEX3").attrib["value"] == "XXXX-XX-XX"  # type: ignore[union-attr]


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\r\n\t<>&]\x00\x0b￾")))
def test_any_text_survives_timeml_letter_for_letter(text: str) -> None:
    document = replace(dated().documents[1], text=text)
    found, _ = spans(ElementTree.fromstring(timeml(document, (), "en").encode()))
    assert found == xml_text(text)
    assert len(found) == len(text)


# ---- Web Annotations


@pytest.mark.parametrize("corpus", [dated(), hostile()], ids=["dated", "hostile"])
def test_annotations_select_the_excerpts_by_words_and_by_place(corpus) -> None:
    page = json.loads(render(of(corpus), "annotations"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert page["partOf"]["total"] == len(page["items"])
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    told = [item for item in page["items"] if item["motivation"] == "describing"]
    sources = [(event, source) for event in corpus.events for source in event.sources]
    texts = {document.id: document for document in corpus.documents}
    for item, (event, source) in zip(told, sources, strict=True):
        document = texts[source.document_id]
        words, place = item["target"][0]["selector"]
        assert words["type"] == "TextQuoteSelector"
        assert words["exact"] == document.text[source.start : source.end]
        assert words["prefix"] + words["exact"] + words["suffix"] in document.text
        assert place["type"] == "TextPositionSelector"
        assert (
            document.text[place["start"] - document.start : place["end"] - document.start] == words["exact"]
        )
        assert item["body"][0] == {
            "type": "TextualBody",
            "value": event.title,
            "format": "text/plain",
            "purpose": "describing",
            "language": event.language,
        }


def test_an_article_on_the_web_is_a_second_target_without_a_place() -> None:
    page = json.loads(render(of(dated()), "annotations"))
    targets = [target for item in page["items"] for target in item["target"]]
    (web,) = [target for target in targets if target["source"]["id"].startswith("https:")]
    assert web["source"]["id"] == "https://exemple.fr/a?b=c&d"
    assert [selector["type"] for selector in web["selector"]] == ["TextQuoteSelector"]
    assert targets[0]["source"]["id"] == "a%20b.txt"


def test_the_words_that_date_an_event_have_their_own_annotation() -> None:
    page = json.loads(render(of(dated()), "annotations"))
    dates = [item for item in page["items"] if item["motivation"] == "identifying"]
    assert [item["target"][0]["selector"][0]["exact"] for item in dates] == [words for words, *_ in DATES]
    assert [item["body"][0]["value"] for item in dates] == [value for *_, value, _ in DATES]
