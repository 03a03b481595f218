"""Word documents (DOCX): titles and subheads by their styles, inserted text read, deleted text not."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.disk import refused
from timeline.model import PartKind, message
from timeline.readers import Metadata, Page, UnreadableError, refuse
from timeline.readers.common.composing import BETWEEN, Composer, Paragraph, one_line, tidy

SUFFIXES = (".docx",)
LARGEST = 64 * 1024 * 1024
# Unpacked, all parts together: pictures count, a bomb is more.
LARGEST_UNPACKED = 512 * 1024 * 1024
LARGEST_PART = 128 * 1024 * 1024
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset((f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", _FALLBACK))
_SPACES = {f"{_WORD}tab": " ", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of the document; ``level`` is 0 for a title, 1 and up for headings, None for text."""

    text: str
    level: int | None
    kind: PartKind = "body"


def read(path: Path) -> Page:
    """The articles of a document: one a title style, or where none is used, as the layout tells.

    ``UnreadableError`` when the file is no Word document, too large once unpacked, or without text.
    """
    document = _opened(path)
    lines = [line for line in _lines(document) if line.text]
    if not any(line.level is None and line.kind == "body" for line in lines):
        raise refuse(path, message("The document has no text."), message("Put the text of an article in it."))
    title = one_line(document.core_properties.title)
    opening = _opening_level(lines)
    if opening is None:
        return Page(path, BETWEEN.join(line.text for line in lines), metadata=Metadata(title=title))
    composer = Composer()
    articles = list(_articles(lines, opening))
    for heading, inside in articles:
        own = title if heading is None and len(articles) == 1 else heading
        composer.add(inside, Metadata(title=own))
    if not composer.articles:
        return Page(path, BETWEEN.join(line.text for line in lines))
    return Page(path, composer.text, articles=tuple(composer.articles))


def _opened(path: Path) -> Any:
    """The document, once its parts are known not to fill the memory."""
    from docx import Document

    try:
        if path.stat().st_size > LARGEST:
            raise _too_large(path)
        with zipfile.ZipFile(path) as archive:
            sizes = [info.file_size for info in archive.infolist()]
            if sum(sizes) > LARGEST_UNPACKED or max(sizes, default=0) > LARGEST_PART:
                raise _too_large(path)
            for info in archive.infolist():
                if info.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(info)[:4096]:
                    raise ValueError("document type declaration")
        return Document(str(path))
    except OSError as error:
        raise UnreadableError(refused(error, path)) from error
    except _broken() as error:
        says = message("The file is damaged, or it is no Word document (DOCX).")
        raise refuse(path, says, message("Open it in Word or LibreOffice and save it as DOCX.")) from error


def _broken() -> tuple[type[Exception], ...]:
    """What opening a broken document raises."""
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    return (
        OpcError,
        LxmlError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        NotImplementedError,
        EOFError,
        RuntimeError,
        zlib.error,
    )


def _too_large(path: Path) -> Exception:
    says = message("The document is too large once unpacked.")
    return refuse(path, says, message("Take its pictures out, or cut it into several files."))


def _lines(document: Any) -> Iterator[_Line]:
    levels = _levels(document)
    for element in document.element.body.iterchildren():
        yield from _block(element, levels)


def _block(element: Any, levels: dict[str, int]) -> Iterator[_Line]:
    if element.tag == f"{_WORD}p":
        style = element.find(f"{_WORD}pPr/{_WORD}pStyle")
        name = style.get(f"{_WORD}val") if style is not None else None
        yield _Line(tidy(_text(element)), levels.get(name or ""))
    elif element.tag == f"{_WORD}tbl":
        for row in element.iter(f"{_WORD}tr"):
            cells = [
                " ".join(tidy(_text(p)) for p in cell.iter(f"{_WORD}p")) for cell in row.iter(f"{_WORD}tc")
            ]
            filled = [cell.strip() for cell in cells if cell.strip()]
            # A table of one cell is a frame around text.
            yield _Line(" | ".join(filled), None, "body" if len(cells) == 1 else "debris")
    elif element.tag not in _LEFT_OUT:
        for child in element.iterchildren():
            yield from _block(child, levels)


def _text(element: Any) -> str:
    """The text of a paragraph: with what was inserted into it, without what was deleted."""
    pieces: list[str] = []
    for child in element.iterchildren():
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_WORD}t":
            pieces.append(child.text or "")
        elif child.tag in _SPACES:
            pieces.append(_SPACES[child.tag])
        elif child.tag == f"{_WORD}p":
            pieces.append("\n" + _text(child))
        else:
            pieces.append(_text(child))
    return "".join(pieces)


def _levels(document: Any) -> dict[str, int]:
    """The heading level of each style by its id; Word keeps the English names in all its languages."""
    levels = {}
    for style in document.styles.element.iter(f"{_WORD}style"):
        named = style.find(f"{_WORD}name")
        name = (named.get(f"{_WORD}val") or "").lower() if named is not None else ""
        if name == "title":
            levels[style.get(f"{_WORD}styleId")] = 0
        elif name.startswith("heading ") and name[8:].isdecimal():
            levels[style.get(f"{_WORD}styleId")] = int(name[8:])
    return levels


def _opening_level(lines: Sequence[_Line]) -> int | None:
    """The level of what opens articles: titles, else headings when the document begins with one."""
    levels = [line.level for line in lines if line.level is not None]
    if not levels:
        return None
    if 0 in levels:
        return 0
    top = min(levels)
    return top if lines[0].level == top else -1


def _articles(lines: Sequence[_Line], opening: int) -> Iterator[tuple[str | None, list[Paragraph]]]:
    title: str | None = None
    inside: list[Paragraph] = []
    for line in lines:
        if line.level == opening:
            if inside:
                yield title, inside
            title, inside = line.text, []
        else:
            inside.append(Paragraph(line.text, "subhead" if line.level is not None else line.kind))
    if inside:
        yield title, inside
