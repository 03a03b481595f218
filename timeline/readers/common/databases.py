"""Exports of press databases: HTML files with many articles, laid out by the database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.model import Problem, message
from timeline.readers import Metadata, Page, Statement
from timeline.readers.common import markup, stamps
from timeline.readers.common.composing import Composer, Paragraph, one_line


@dataclass(frozen=True, slots=True)
class Layout:
    """How one database lays out an article: the classes or fields that hold its parts."""

    name: str
    articles: Callable[[Any], Sequence[Any]]
    read: Callable[[Any], tuple[Metadata, list[Paragraph]]]


def read(root: Any, path: Path) -> Page | None:
    """The page of an export; None when the file is none. Articles without text are reported."""
    for layout in LAYOUTS:
        articles = layout.articles(root)
        if not articles:
            continue
        composer = Composer()
        problems = []
        for number, element in enumerate(articles, 1):
            metadata, paragraphs = layout.read(element)
            if not composer.add(paragraphs, metadata):
                problems.append(_without_text(path, number, metadata.title))
        return Page(path, composer.text, articles=tuple(composer.articles), problems=tuple(problems))
    return None


def _without_text(path: Path, number: int, title: str | None) -> Problem:
    says = message("The article “{title}” has no text in the export.", title=title or f"#{number}")
    return Problem(str(path), f"#{number}", says, message("Export it with its full text."))


def _of_class(element: Any, *names: str) -> Iterator[Any]:
    """The elements under another whose class is one of these, in the order of the names."""
    for name in names:
        test = f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
        yield from element.xpath(f".//*[{test}]")


def _line(element: Any | None) -> str | None:
    if element is None:
        return None
    return one_line(" ".join(p.text for p in markup.paragraphs(element)))


# A date within a header: "Société, vendredi 18 septembre 2020 816 mots, p. 9", "September 18, 2020".
_DATE = re.compile(
    r"\d{1,2}(?:er|st|nd|rd|th)? [^\W\d_]{3,10}\.?,? \d{4}|"
    r"[^\W\d_]{3,10}\.? \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2}"
)
# Europresse numbers its documents by the day: "news·20200918·LM·123".
_NUMBERED = re.compile(r"·(\d{8})·")


def _dated(lines: Sequence[str | None], field: str) -> Statement | None:
    for line in lines:
        match = _DATE.search(line or "")
        if match:
            return Statement(match[0], 0, 0, field)
    return None


def _europresse_articles(root: Any) -> Sequence[Any]:
    return [
        element
        for element in root.iter("article")
        if next(
            _of_class(element, "DocPublicationName", "titreArticle", "titreArticleVisu", "DocHeader"), None
        )
        is not None
    ]


def _europresse(element: Any) -> tuple[Metadata, list[Paragraph]]:
    name = _line(next(_of_class(element, "DocPublicationName"), None))
    title = next(_of_class(element, "rdp__articletitle", "titreArticleVisu", "titreArticle"), None)
    headers = [_line(header) for header in _of_class(element, "DocHeader", "DocTitreSousSection")]
    number = _NUMBERED.search(str(element.text_content()))
    published = _dated(headers, "DocHeader") or (number and stamps.statement(number[1], "news"))
    publisher = re.split(r" {2,}|,? n[o°]\.? ?\d|\s*[;(]", name or "", maxsplit=1)[0].strip(" ,") or None
    paragraphs = [Paragraph(line, "credit") for line in (name, *headers) if line]
    for part in _of_class(element, "rdp__subtitle"):
        paragraphs.extend(markup.paragraphs(part))
    body = next(_of_class(element, "docOcurrContainer", "DocText"), None)
    if body is not None:
        paragraphs.extend(markup.paragraphs(body))
    return Metadata(title=_line(title), publisher=publisher, published=published), paragraphs


# Factiva marks each field of an article by two letters: HD headline, SN source, PD day, LP and TD text.
_FACTIVA_FIELDS = ("HD", "SN", "PD", "LP", "TD")


def _factiva_articles(root: Any) -> Sequence[Any]:
    return [
        element
        for element in _of_class(root, "article")
        if len(_factiva_fields(element).keys() & {"HD", "SN", "PD", "TD", "LP"}) > 2
    ]


def _factiva_fields(element: Any) -> dict[str, Any]:
    found = {}
    for row in element.iter("tr"):
        cells = list(row)
        label = str(cells[0].text_content()).strip() if len(cells) == 2 else ""
        if label in _FACTIVA_FIELDS:
            found[label] = cells[1]
    return found


def _factiva(element: Any) -> tuple[Metadata, list[Paragraph]]:
    fields = _factiva_fields(element)
    title, name, day = (_line(fields.get(field)) for field in ("HD", "SN", "PD"))
    paragraphs = [Paragraph(line, "credit") for line in (name, day) if line]
    for field in ("LP", "TD"):
        if field in fields:
            paragraphs.extend(markup.paragraphs(fields[field]))
    return Metadata(title=title, publisher=name, published=_dated([day], "PD")), paragraphs


LAYOUTS = (
    Layout("Europresse", _europresse_articles, _europresse),
    Layout("Factiva", _factiva_articles, _factiva),
)
