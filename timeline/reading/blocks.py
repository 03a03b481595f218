"""A page as blocks: paragraphs and lines, each with what it looks like on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from timeline.reading import declared
from timeline.reading.press import plain, press

BlockKind = Literal["heading", "body", "credit", "declared", "caption", "more", "link", "separator", "debris"]
# Lines that stand between an article's paragraphs without being its prose.
FURNITURE = ("separator", "debris", "link", "more", "caption")

LONGEST_HEADING = 170
# The lines of a text that was wrapped by hand or by a mail program.
SHORTEST_WRAPPED, LONGEST_WRAPPED = 40, 140
LONGEST_CREDIT = 90
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BREAK = re.compile(r"\r\n|\r|\n")
_ENDS_SENTENCE = re.compile(r"[.!?…;:,][\s»”\"')\]]*$")
_ENDS_LINE = re.compile(r"[.!?…:][\s»”\"')\]]*$")
_ENDS_STATEMENT = re.compile(r"[.;:,][\s»”\"')\]]*$")
_LINK = re.compile(r"<?(?:https?://|www\.)\S+>?")
_MARKDOWN = re.compile(r"(#{1,6})[ \t]+")
_BULLET = re.compile(r"(?:[-*•–—‣▪·]|\d{1,2}[.)])\s")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Block:
    """``text`` is the page's ``start`` to ``end``; ``depth`` is a Markdown heading's level, else 0;
    ``space`` counts the blank lines right above."""

    start: int
    end: int
    text: str
    kind: BlockKind
    depth: int = 0
    space: int = 0


def blocks(text: str, start: int = 0) -> list[Block]:
    """The blocks of a page from ``start`` on, in order, blank lines left out."""
    groups = list(_groups(text, start))
    joined = _hard_wrapped(groups, text)
    found: list[Block] = []
    at = start
    for group in groups:
        whole = len(group) > 1 and (joined or _goes_on(group, text))
        spans = [(group[0][0], group[-1][1])] if whole else group
        for span in spans:
            found.append(_block(text, *span, len(_BREAK.findall(text, at, span[0]))))
            at = span[1]
    return found


def _groups(text: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """Lines that no blank line parts, as spans without surrounding blanks."""
    group: list[tuple[int, int]] = []
    at = start
    while at < len(text):
        match = _LINE.match(text, at)
        assert match is not None
        line = match[0]
        stripped = line.strip()
        if stripped:
            first = at + line.index(stripped[0])
            group.append((first, first + len(stripped)))
        elif group:
            yield group
            group = []
        at = match.end()
    if group:
        yield group


def _hard_wrapped(groups: list[list[tuple[int, int]]], text: str) -> bool:
    """Whether paragraphs are broken into lines of even length, so that a line is no paragraph."""
    full = [line for group in groups if len(group) > 2 for line in group[:-1]]
    if len(full) < 3:
        return False
    lengths = sorted(end - start for start, end in full)
    middle = lengths[len(lengths) // 2]
    complete = sum(1 for start, end in full if _ENDS_SENTENCE.search(text[start:end]))
    return 40 <= middle <= 110 and lengths[-1] <= 1.5 * middle and complete < len(full) / 2


def _goes_on(group: list[tuple[int, int]], text: str) -> bool:
    """Whether lines are one paragraph: long ones that mostly end within a sentence."""
    if any(not SHORTEST_WRAPPED <= end - start <= LONGEST_WRAPPED for start, end in group[:-1]):
        return False
    within = sum(
        text[after[0]].islower() and not _ENDS_LINE.search(text[line[0] : line[1]])
        for line, after in pairwise(group)
    )
    return 2 * within >= len(group) - 1


def _block(text: str, start: int, end: int, breaks: int) -> Block:
    space = max(0, breaks - 1)
    markdown = _MARKDOWN.match(text, start, end)
    if markdown:
        content = text[markdown.end() : end].lstrip()
        return Block(end - len(content), end, content.rstrip("# "), "heading", len(markdown[1]), space)
    content = text[start:end]
    return Block(start, end, content, _kind(content), 0, space)


def _kind(text: str) -> BlockKind:
    low = plain(text)
    if not any(map(str.isalnum, text)):
        return "separator"
    if _LINK.fullmatch(text):
        return "link"
    if _IMAGE.fullmatch(text) or (len(text) < 300 and press().caption.search(low)):
        return "caption"
    if press().debris.fullmatch(low):
        return "debris"
    if len(text) < 250 and press().more.match(low):
        return "more"
    if declared.is_header(text):
        return "declared"
    if credit(text) is not None:
        return "credit"
    return "heading" if _heading(text) else "body"


def credit(text: str) -> str | None:
    """The line as a credit ("Avec Reuters"), without brackets; None when it is none."""
    bare = text.strip().strip("()[]—–-| ").strip()
    if len(bare) > LONGEST_CREDIT or len(bare.split()) > 12:
        return None
    low = plain(bare)
    if press().credit.fullmatch(low) and (len(bare) > 4 or bare.isupper() or bare[0].isupper()):
        return bare
    if press().byline.fullmatch(low) and _names_people(bare.split()[1:]):
        return bare
    if bare != text.strip() and text.strip()[0] == "(" and _names_people(bare.split()[:2]):
        return bare
    return None


def _names_people(words: list[str]) -> bool:
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 2 and words[0][0].isupper() and capitals >= len(words) - 1


def names_agency(text: str) -> bool:
    """Whether an agency is among the words of a credit line."""
    return bool(press().agency.search(plain(text)))


def _heading(text: str) -> bool:
    """Whether a line could head something: short, begun like a sentence, not ended like one."""
    if len(text) > LONGEST_HEADING or "\n" in text or _BULLET.match(text) or _BRACKETED.fullmatch(text):
        return False
    if _ENDS_STATEMENT.search(text) and not text.endswith("..."):
        return False
    first = next(character for character in text if character.isalnum())
    return not first.islower()
