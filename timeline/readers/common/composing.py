"""A page's text put together from the paragraphs of its articles, so that every offset holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from timeline.model import Part, PartKind
from timeline.readers import Article, Metadata, Statement

BETWEEN = "\n\n"
LONGEST_TITLE = 500
# Pages repeat their title among their first paragraphs.
NEAR_TITLE = 4
NOTHING = Metadata()

# Control characters, halves of surrogate pairs and marks that only steer the display.
_NO_TEXT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200b\u2060\ufeff\ufffe\uffff\u00ad]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_LANGUAGE = re.compile(r"([a-zA-Z]{2})(?:[-_.]|$)")
_BLANKS = re.compile(r"[ \t\u2000-\u200a\u3000]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of an article and its role, as the format marks it."""

    text: str
    kind: PartKind = "body"


def tidy(text: str) -> str:
    """Text as it goes into a page: no control characters, single blanks, no blanks around lines."""
    text = _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text))
    lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", BETWEEN, "\n".join(lines)).strip()


def one_line(text: str | None) -> str | None:
    """A title or a name on one line; None when nothing is left of it."""
    line = " ".join(tidy(text or "").split())
    return line[:LONGEST_TITLE].strip() or None


def language_code(written: str | None) -> str | None:
    """The two letters of a language as ``fr-FR`` or ``en_us`` name it; None when they name none."""
    match = _LANGUAGE.match((written or "").strip())
    return match[1].lower() if match else None


class Composer:
    """Gathers articles into one text."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.articles: list[Article] = []

    @property
    def text(self) -> str:
        """The text of all articles added so far, blank lines between them."""
        return "".join(self._pieces)

    def add(self, paragraphs: Iterable[Paragraph], metadata: Metadata, likely: Metadata = NOTHING) -> bool:
        """Add one article under its title; False, and nothing added, when it has no text beside it."""
        title = one_line(metadata.title)
        found = [Paragraph(tidy(p.text), p.kind) for p in paragraphs]
        found = [p for p in found if p.text]
        again = [p for p in found[:NEAR_TITLE] if title and p.kind != "credit" and _same(p.text, title)]
        found = [p for p in found if p not in again]
        if not any(p.kind == "body" and _has_words(p.text) for p in found):
            return False
        if title:
            found.insert(0, Paragraph(title, "title"))
        if self._pieces:
            self._append(BETWEEN)
        start = self._length
        parts = []
        for number, paragraph in enumerate(found):
            if number:
                self._append(BETWEEN)
            at = self._length - start
            self._append(paragraph.text)
            parts.append(Part(paragraph.kind, at, at + len(paragraph.text)))
        published = self._place(metadata.published, parts, start)
        metadata = replace(metadata, title=title, published=published)
        self.articles.append(Article(start, self._length, tuple(parts), metadata, likely))
        return True

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _place(self, stated: Statement | None, parts: list[Part], start: int) -> Statement | None:
        """The stated date where a credit line of the article shows it."""
        if stated is None or stated.end:
            return stated
        text = self.text[start:] if any(part.kind == "credit" for part in parts) else ""
        for part in parts:
            at = text.find(stated.written, part.start, part.end) if part.kind == "credit" else -1
            if at >= 0:
                return replace(stated, start=start + at, end=start + at + len(stated.written))
        return stated


def _has_words(text: str) -> bool:
    """Whether there is more in a text than figures and addresses."""
    return any("://" not in word and any(map(str.isalpha, word)) for word in text.split())


def _same(first: str, second: str) -> bool:
    """Whether two lines say the same but for their typography."""
    return _letters(first) == _letters(second)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
