"""PDF with text: paragraphs put together from printed lines, headlines told by their size."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

from timeline.model import Problem, message
from timeline.readers import Metadata, Page, UnreadableError, refuse
from timeline.readers.common.composing import BETWEEN, Composer, Paragraph, one_line, tidy
from timeline.readers.common.files import load
from timeline.readers.common.lines import (
    Line,
    Stretch,
    body_size,
    fragments_to_lines,
    stretches,
    without_furniture,
)
from timeline.readers.common.telling import listed

SUFFIXES = (".pdf",)
LARGEST = 128 * 1024 * 1024
MOST_PAGES = 2000
MOST_TEXT = 16 * 1024 * 1024
# Headings are so much larger than the text; a title is nearly as large as the largest title.
HEADING, TITLE = 1.12, 0.88
LEAST_LETTERS, LEAST_BODY = 20, 120
# A headline has more words than the name of a newspaper or a section.
TAG_WORDS = 3
_FILE_NAME = re.compile(r"\.\w{2,5}$|^(?:microsoft word|untitled|document\d*)\b", re.IGNORECASE)


def read(path: Path) -> Page:
    """The articles of a document: one a headline, or where no size tells headlines, as the layout tells.

    The document's own dates are those of a program and are not read. ``UnreadableError`` when the file
    is damaged, protected by a password, or holds pictures of text only.
    """
    lines, problems, title = _lines(path)
    lines, address = without_furniture(lines)
    if sum(character.isalpha() for line in lines for character in line.text) < LEAST_LETTERS:
        says = message("The PDF holds no text, only pictures of it.")
        raise refuse(path, says, message("Run it through text recognition (OCR) first."))
    found = stretches(lines)
    composer = Composer()
    body = body_size(lines)
    for heading, inside in _articles(found, body):
        composer.add(inside, Metadata(title=heading))
    metadata = Metadata(title=title, url=address if address and address.startswith("http") else None)
    if composer.articles:
        return Page(
            path, composer.text, metadata=metadata, articles=tuple(composer.articles), problems=problems
        )
    text = BETWEEN.join(tidied for stretch in found if (tidied := tidy(stretch.text)))
    return Page(path, text, metadata=metadata, problems=problems)


def _lines(path: Path) -> tuple[list[Line], tuple[Problem, ...], str | None]:
    """The lines of all pages, remarks on pages that gave none, and the title that the file states."""
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logger = logging.getLogger("pypdf")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    raw = load(path, LARGEST)
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked(path)
        count = len(reader.pages)
        title = one_line(str(reader.metadata.title or "")) if reader.metadata else None
    except DependencyError as error:
        raise _locked(path) from error
    except UnreadableError:
        raise
    except (Exception, RecursionError) as error:
        says = message("The file is damaged, or it is no PDF.")
        raise refuse(path, says, message("Print or export it as PDF again.")) from error
    lines, broken, empty = _pages(reader, min(count, MOST_PAGES))
    problems = [*_said(path, broken, "damaged"), *_said(path, empty, "empty")]
    if count > MOST_PAGES:
        says = message("The PDF has {count} pages; the first {most} were read.", count=count, most=MOST_PAGES)
        problems.append(Problem(str(path), "", says, message("Cut it into several files.")))
    useful = title and len(title.split()) > TAG_WORDS and not _FILE_NAME.search(title)
    return lines, tuple(problems), title if useful else None


def _locked(path: Path) -> Exception:
    return refuse(
        path, message("The PDF is protected by a password."), message("Save a copy without a password.")
    )


def _pages(reader: Any, count: int) -> tuple[list[Line], list[str], list[str]]:
    """The lines of the pages, and the places of those that broke and of those without text."""
    lines: list[Line] = []
    broken: list[str] = []
    empty: list[str] = []
    length = 0
    for number in range(count):
        place = f"p. {number + 1}"
        try:
            page = reader.pages[number]
            found = list(fragments_to_lines(_fragments(page), number, float(page.mediabox.height)))
        except Exception:  # a page that breaks the library must not take the others with it
            broken.append(place)
            continue
        if not found and "/Contents" in page:
            empty.append(place)
        length += sum(len(line.text) for line in found)
        if length > MOST_TEXT:
            broken.append(f"{place} …")
            break
        lines.extend(found)
    return lines, broken, empty


def _fragments(page: Any) -> Iterator[tuple[str, float, float, float, bool]]:
    """The pieces of a page's text with their place, size and weight, in the page's own order."""
    found: list[tuple[str, float, float, float, bool]] = []

    def visit(text: str, outer: Sequence[float], inner: Sequence[float], font: Any, size: float) -> None:
        if not text:
            return
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = sqrt(
            abs(inner[0] * inner[3] - inner[1] * inner[2]) * abs(outer[0] * outer[3] - outer[1] * outer[2])
        )
        name = str(font.get("/BaseFont", "")) if font else ""
        found.append((text, x, y, size * scale, "bold" in name.lower() or "black" in name.lower()))

    page.extract_text(visitor_text=visit)
    yield from found


def _said(path: Path, places: Sequence[str], what: str) -> Iterator[Problem]:
    if not places:
        return
    if what == "damaged":
        says, remedy = (
            message("Pages that cannot be read: {count}.", count=len(places)),
            message("Print or export it as PDF again."),
        )
    else:
        says = message("Pages without text, perhaps pictures of it: {count}.", count=len(places))
        remedy = message("Run it through text recognition (OCR) first.")
    yield Problem(str(path), listed(places), says, remedy)


def _articles(found: Sequence[Stretch], body: float) -> Iterator[tuple[str | None, list[Paragraph]]]:
    """Titles with the paragraphs under them; nothing when no heading is larger than the text."""
    runs = _title_places(found, body)
    largest = max((found[place].size for place in runs), default=0.0)
    openings = [
        place
        for place in runs
        if found[place].size >= TITLE * largest and _has_body(found, place, runs, body)
    ]
    if not openings:
        return
    # What stands before the first title is its header: the newspaper's name, a section, a date.
    for number, place in enumerate(openings):
        first = 0 if number == 0 else place
        end = openings[number + 1] if number + 1 < len(openings) else len(found)
        inside = [_paragraph(stretch, body) for stretch in [*found[first:place], *found[place + 1 : end]]]
        yield found[place].text, inside


def _title_places(found: Sequence[Stretch], body: float) -> list[int]:
    """Of headings that follow each other, the place of the one that is the title."""
    places: list[int] = []
    run: list[int] = []
    for place in range(len(found) + 1):
        if place < len(found) and found[place].size >= HEADING * body:
            run.append(place)
            continue
        if run:
            worded = [one for one in run if len(found[one].text.split()) > TAG_WORDS]
            places.append(max(worded or run, key=lambda one: (found[one].size, -one)))
            run = []
    return places


def _has_body(found: Sequence[Stretch], place: int, runs: Sequence[int], body: float) -> bool:
    """Whether text of an article follows a title before the next one of its size."""
    following = [one for one in runs if one > place and found[one].size >= TITLE * found[place].size]
    end = following[0] if following else len(found)
    return sum(len(s.text) for s in found[place + 1 : end] if s.size < HEADING * body) >= LEAST_BODY


def _paragraph(stretch: Stretch, body: float) -> Paragraph:
    heads = stretch.size >= HEADING * body or (
        stretch.bold and len(stretch.text) < 120 and not stretch.text.endswith((".", ":", "?"))
    )
    return Paragraph(stretch.text, "subhead" if heads else "body")
