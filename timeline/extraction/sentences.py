"""The prose of a document as sentences, with the offsets they have in the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.model import Document

PROSE = ("subhead", "body")
# Same length on both sides, so that offsets hold.
PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " "})
END = re.compile(r"[.!?…](?:\s?[»”\"])?(?=\s+[«“\"(A-ZÀÂÉÈÊÎÔŒ0-9—–-])")
LINE = re.compile(r"[^\n]*\S[^\n]*")
ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mme|Mr|Mrs|Ms|Dr|Pr|St|No|n°|art|etc|cf|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Gen|Gov|Sen|Rep|Inc|Corp|Co|Ltd|U\.S|J|av|env)|\b[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``plain`` is ``document.text[start:end]`` with straight apostrophes and plain spaces.

    ``quoted`` says that it begins inside a quotation opened by a sentence before it; ``first`` that
    it opens the body.
    """

    start: int
    end: int
    plain: str
    paragraph: int
    quoted: bool = False
    first: bool = False


def plain(text: str) -> str:
    """Text with straight apostrophes, plain spaces and paired quotation marks, of the same length."""
    return re.sub(r'(^|(?<=[\s(\[\'-]))"', "“", text.translate(PLAIN)).replace('"', "”")


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the body and its subheads in reading order; credit lines, links, titles are out."""
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(document)):
        quoted = False
        for begin, stop in _split(document.text, start, end):
            text = plain(document.text[begin:stop])
            found.append(Sentence(begin, stop, text, number, quoted, not found))
            quoted = _open(text, quoted)
    return tuple(found)


def _paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """The parts that are prose, each a paragraph; of a text that nobody has parted, its lines."""
    if document.parts:
        yield from ((part.start, part.end) for part in document.parts if part.kind in PROSE)
        return
    skip = len(document.title) if document.text.startswith(document.title) else 0
    yield from (line.span() for line in LINE.finditer(document.text, skip))


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in END.finditer(text, start, end):
        if ABBREVIATION.search(text[max(begin, stop.end() - 8) : stop.end()]):
            continue
        yield _trimmed(text, begin, stop.end())
        begin = stop.end()
    if text[begin:end].strip():
        yield _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _open(text: str, quoted: bool) -> bool:
    """Whether a quotation is still open after a sentence."""
    last = max(text.rfind("«"), text.rfind("“"))
    closing = max(text.rfind("»"), text.rfind("”"))
    return quoted if last == closing else last > closing
