"""Choices made by bytes, so that the same bytes always make the same input, and fewer bytes a simpler one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")

# Words that have broken programs before: markup, formulas, directions, halves of characters, controls.
HOSTILE = (
    "", " ", "\n", "\r\n", "\n\n", "\t", "\x00", "\x1b", "\x0b", "\x85", "\u2028", "\ufeff", "\ud800",
    "\udfff", "\u202e", "\u2069", "\u2066", "e\u0301\u0301\u0301", "\u05e9", "\U0001f47b", "ﬁ", "İ", "ſ",
    "٣", "²", "<", ">", "&", '"', "'", "</script>", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<!--", "-->", "]]>", "<![CDATA[", "&#0;", "&lt;",
    "javascript:alert(1)", "https://exemple.fr/a?b=c&d", "//", "..", "../../etc/passwd", "=1+1", "+1",
    "-1", "@SUM(A1)", "\t=1", '=cmd|"/c calc"!A1', ",", ";", ";;", "|", "**", "_", "`", "```", "[x](y)",
    "![", "[^1]:", "# ", "- ", "> ", "1. ", "$", "\\", "%s", "{0}", "{day}", "${x}", "BEGIN:VEVENT",
    "\r\nEND:VEVENT\r\n", "NaN", "Infinity", "-0", "1e999", "9" * 30, "9" * 5000, "é" * 80, "a" * 300,
)  # fmt: skip


class Choices:
    """Takes bytes from the front; once they are used up every choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def left(self) -> bool:
        """Whether there are bytes to choose by."""
        return self._at < len(self._data)

    def number(self, low: int, high: int) -> int:
        """A number between these two, both included."""
        size = max(1, ((high - low).bit_length() + 7) // 8)
        taken = self._data[self._at : self._at + size]
        self._at += size
        return low + int.from_bytes(taken, "little") % (high - low + 1)

    def one(self, among: Sequence[T]) -> T:
        """One of several."""
        return among[self.number(0, len(among) - 1)]

    def likely(self, percent: int) -> bool:
        """True about so many times in a hundred; false without bytes."""
        return self.number(0, 255) > 255 - percent * 255 // 100

    def bytes(self, most: int) -> bytes:
        """Some bytes as they come."""
        size = self.number(0, most)
        taken = self._data[self._at : self._at + size]
        self._at += size
        return taken

    def day(self) -> date:
        """Any day of the calendar, now and then its first or last."""
        if self.likely(20):
            return self.one((date.min, date.max, date(1, 1, 8), date(9999, 12, 1), date(2000, 2, 29)))
        return date.min + timedelta(days=self.number(0, (date.max - date.min).days))

    def text(self, words: Sequence[str], most: int = 30) -> str:
        """A text of these words, hostile ones, and single characters."""
        pieces: list[str] = []
        for _ in range(self.number(0, most)):
            if not self.left:
                break
            kind = self.number(0, 7)
            if kind < 4:
                pieces.append(self.one(words))
            elif kind < 6:
                pieces.append(self.one(HOSTILE))
            elif kind == 6:
                pieces.append(chr(self.number(0, 0x10FFFF)))
            else:
                pieces.append(self.bytes(8).decode("utf-8", "replace"))
            if self.likely(50):
                pieces.append(" ")
        return "".join(pieces)

    def mutated(self, seed: bytes, words: Sequence[bytes]) -> bytes:
        """A file with pieces taken out, put twice, overwritten, or given to another place."""
        content = bytearray(seed)
        for _ in range(self.number(0, 8)):
            if not self.left:
                break
            start = self.number(0, len(content))
            end = min(len(content), start + self.number(0, 255 if self.likely(70) else len(content)))
            match self.number(0, 6):
                case 0:
                    del content[start:end]
                case 1:
                    content[start:start] = content[start:end] * self.number(1, 20)
                case 2:
                    content[start:start] = self.one(words)
                case 3:
                    content[start:start] = self.one(HOSTILE).encode("utf-8", "surrogatepass")
                case 4:
                    taken = self.bytes(16)
                    content[start : start + len(taken)] = taken
                case 5:
                    other = self.number(0, len(content))
                    content[other:other] = content[start:end]
                case _:
                    del content[start:]
            del content[200_000:]
        return bytes(content)
