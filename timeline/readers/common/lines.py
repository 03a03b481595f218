"""Lines as they lie on printed pages, to paragraphs: by their distances, sizes and indents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

_PAGE_NUMBER = re.compile(r"\W*(?:\w{1,8}\W{0,2})?\d{1,4}(?:\s*(?:/|[^\W\d]{1,4})\s*\d{1,4})?\W*")
_PRINTED = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? (?:\w{1,2} )?\d{1,2}[:h]\d{2}\b")
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_ENDS_SENTENCE = re.compile(r"[.!?…][\s»”\"')\]]*$")
_HYPHEN = re.compile(r"([^\W\d_]{2,})[-\u2010]$")
# Two letters printed as one.
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
# Lines so near the edge are printed by the program that prints, if they say what such programs say.
EDGE, MARGIN = 0.06, 0.13
LONGEST_FURNITURE = 120
SAME_SIZE = 0.06


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its place in points from the lower left corner, its letters' size, their weight."""

    text: str
    page: int
    x: float
    y: float
    size: float
    bold: bool
    height: float = 842.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or heading put together from its lines."""

    text: str
    size: float
    bold: bool


def stretches(lines: Sequence[Line]) -> list[Stretch]:
    """The paragraphs of a document, over the ends of columns and pages; words cut by hyphens joined."""
    if not lines:
        return []
    body = body_size(lines)
    leading = _leading(lines, body)
    usual = median(len(line.text) for line in lines)
    known = {word.lower() for line in lines for word in re.findall(r"[^\W\d_][\w-]+", line.text)}
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, body, leading, usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Stretch(_joined(group, known), group[0].size, group[0].bold) for group in groups]


def body_size(lines: Sequence[Line]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _leading(lines: Sequence[Line], body: float) -> float:
    """The usual distance between two lines of a paragraph of body text."""
    gaps = [
        above.y - below.y
        for above, below in pairwise(lines)
        if above.page == below.page and _alike(above.size, body) and _alike(below.size, body)
    ]
    near = [gap for gap in gaps if 0 < gap < body * 2.5]
    counted = Counter(round(gap) for gap in near)
    return counted.most_common(1)[0][0] if counted else body * 1.2


def _alike(first: float, second: float) -> bool:
    return abs(first - second) <= SAME_SIZE * max(first, second)


def _goes_on(group: Sequence[Line], line: Line, body: float, leading: float, usual: float) -> bool:
    """Whether a line continues the paragraph of the lines before it."""
    last = group[-1]
    if not _alike(last.size, line.size) or (
        last.bold != line.bold and len(group) == 1 and not _in_prose(last, usual)
    ):
        return False
    apart = last.y - line.y
    ended = _ENDS_SENTENCE.search(last.text) is not None
    if last.page != line.page or apart < 0:
        # The next column or page.
        return _alike(line.size, body) and not ended and line.text[:1].islower()
    expected = leading if _alike(line.size, body) else line.size * 1.3
    if apart > expected * 1.25 + 0.5:
        return False
    indented = line.x - last.x > line.size * 0.7 and (
        len(group) == 1 or abs(last.x - group[0].x) <= line.size * 3
    )
    if ended and (indented and last.x <= group[-1].x):
        return False
    return not (ended and len(last.text) < usual * 0.7)


def _in_prose(line: Line, usual: float) -> bool:
    """Whether a line is as long as a paragraph's, so that bold words in it are no heading."""
    return len(line.text) > usual * 0.8


def _joined(group: Sequence[Line], known: set[str]) -> str:
    text = group[0].text
    for line in group[1:]:
        cut = _HYPHEN.search(text)
        following = re.match(r"[^\W\d_][\w-]*", line.text)
        if text.endswith("\u00ad"):
            text = text[:-1] + line.text
        elif cut and following and line.text[0].islower() and f"{cut[1]}-{following[0]}".lower() not in known:
            text = text[: cut.end(1)] + line.text
        elif cut or text.endswith("-"):
            text += line.text
        else:
            text += f" {line.text}"
    return text


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], str | None]:
    """The lines without running heads, page numbers and what browsers print at the edges.

    Only the outermost lines of a page can be that. With them goes an address that stands there. The
    date that a browser prints is the day of printing: left in, it would date the article.
    """
    pages: dict[int, list[Line]] = {}
    places: dict[tuple[str, int], set[int]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
        places.setdefault(_place(line), set()).add(line.page)
    often = max(2, (len(pages) + 1) // 2)
    repeated = {place for place, where in places.items() if len(where) >= often}
    dropped: set[Line] = set()
    for inside in pages.values():
        by_height = sorted(inside, key=lambda line: line.y)
        for outwards in (by_height, by_height[::-1]):
            dropped.update(takewhile(lambda line: _is_furniture(line, repeated), outwards))
    addresses = [match[0] for line in lines if line in dropped and (match := _ADDRESS.search(line.text))]
    return [line for line in lines if line not in dropped], addresses[0] if addresses else None


def _is_furniture(line: Line, repeated: set[tuple[str, int]]) -> bool:
    from_edge = min(line.y, line.height - line.y) / line.height
    if from_edge < EDGE and (_PRINTED.search(line.text) or _ADDRESS.search(line.text)):
        return True
    if len(line.text) > LONGEST_FURNITURE or from_edge >= MARGIN:
        return False
    return _place(line) in repeated or _PAGE_NUMBER.fullmatch(line.text) is not None


def _place(line: Line) -> tuple[str, int]:
    """What a line says but for its figures, and its height on the page."""
    return re.sub(r"\d+", "", line.text).strip(), round(line.y / 3)


def fragments_to_lines(
    fragments: Iterator[tuple[str, float, float, float, bool]], page: int, height: float
) -> Iterator[Line]:
    """Lines from pieces of text with their x, y, size and weight, in reading order; a line end closes one."""
    held: list[tuple[str, float, float, float, bool]] = []
    for text, x, y, size, bold in fragments:
        if held and text.strip() and abs(held[0][2] - y) > max(held[0][3], size) * 0.6:
            yield from _line(held, page, height)
        for number, piece in enumerate(text.split("\n")):
            if number:
                yield from _line(held, page, height)
            if piece:
                held.append((piece, x, y, size, bold))
    yield from _line(held, page, height)


def _line(held: list[tuple[str, float, float, float, bool]], page: int, height: float) -> Iterator[Line]:
    text = " ".join("".join(piece[0] for piece in held).translate(_LIGATURES).split())
    printed = [piece for piece in held if piece[0].strip()]
    held.clear()
    if not text or not printed:
        return
    longest = max(printed, key=lambda piece: len(piece[0]))
    _, _, y, size, _ = longest
    yield Line(text, page, printed[0][1], y, size, all(piece[4] for piece in printed), height)
