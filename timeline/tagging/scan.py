"""Finding expressions in a text: words first, then expressions made of expressions.

The text is normalised to the same length (lower case, plain apostrophes, dashes and blanks), so
every offset holds. Rules are tried only in windows around words that can trigger them, so a text
without temporal words costs one dictionary look-up a word, and no input costs more than its length.
Where matches overlap, the longest wins; of equal ones the rule that asks for more context.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from timeline.expression import Expression
from timeline.grammar import Values
from timeline.tagging.kinds import kind_at, kind_of, mask
from timeline.tagging.lexicon import TOKEN, CompiledRule, Lexicon, values
from timeline.tagging.needs import DIGITS

# An expression's words stand within this many characters of the word that triggers its rule.
REACH = 56
ROUNDS = 4
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
     "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"}
)  # fmt: skip
_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Node:
    """An expression in the making. ``expression`` None marks words claimed by a trap.

    ``reach`` is the length of the match with what must stand before and after it.
    """

    start: int
    end: int
    expression: Expression | None
    rule: str
    latent: bool
    order: int
    reach: int
    composed: bool = False


def normalise(text: str) -> str:
    """Lower case with plain apostrophes, dashes and blanks; exactly as long as the text."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return re.sub("[\ue000-\uf8ff]", " ", lowered.translate(_PLAIN))


@dataclass(frozen=True, slots=True)
class Told:
    """The tokens of a text that rules care about: where they start and end, and their bits."""

    spots: tuple[tuple[str, int, int], ...]
    starts: tuple[int, ...]
    bits: tuple[int, ...]

    def within(self, start: int, end: int) -> int:
        """The bits of all tokens that start in a stretch."""
        total = 0
        for bit in self.bits[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            total |= bit
        return total


def tokens(text: str, lexicon: Lexicon) -> Told:
    """Look every token of the text up once: the spots where rules may apply, and the bits there."""
    spots: list[tuple[str, int, int]] = []
    starts: list[int] = []
    bits: list[int] = []
    for token in TOKEN.finditer(text):
        word = token[0]
        if word[0].isdigit():
            word = DIGITS
        bit = lexicon.bits.get(word)
        if bit is None:
            continue
        starts.append(token.start())
        bits.append(bit)
        spots += [(name, *token.span()) for name in lexicon.triggers.get(word, ())]
    return Told(tuple(spots), tuple(starts), tuple(bits))


def _stretches(spots: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Named spots widened by ``REACH`` to both sides, those of one name joined where they meet."""
    running: dict[str, list[int]] = {}
    for name, start, end in spots:
        stretch = running.get(name)
        if stretch is not None and start - REACH <= stretch[1]:
            stretch[1] = end + REACH
            continue
        if stretch is not None:
            yield name, stretch[0], stretch[1]
        running[name] = [max(0, start - REACH), end + REACH]
    for name, (first, last) in running.items():
        yield name, first, last


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen nothing, cut no word: move the borders inwards to blanks, and not past a paragraph break."""
    while start > 0 and start < end and text[start].isalnum() and text[start - 1].isalnum():
        start += 1
    end = min(end, len(text))
    while end > start and end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end -= 1
    return start, end


def _matches(
    rules: Iterable[CompiledRule], text: str, start: int, end: int, bits: int, nodes: Mapping[int, Node]
) -> Iterator[Node]:
    for compiled in rules:
        if compiled.needs & ~bits:
            continue
        for match in compiled.regex.finditer(text, start, end):
            first, last = match.span("core_")
            if "\n" in match[0] and _BREAK.search(match[0]):
                continue
            found = values(compiled, match, nodes)
            if found is None:
                continue
            rule = compiled.rule
            expression = None if rule.silent else rule.make(Values(found))
            if expression is None and not rule.silent:
                continue
            inner = [nodes[match.start(name)].rule for name, kind in compiled.places.items()
                     if isinstance(kind, str) and match[name] is not None]  # fmt: skip
            name = " ← ".join([rule.name, *inner])
            yield Node(first, last, expression, name, rule.latent, compiled.order, len(match[0]), bool(nodes))


def longest(candidates: Iterable[Node]) -> list[Node]:
    """Of overlapping nodes the longest; of equally long ones the one that asked for more around it,
    then the first rule's. In text order."""
    chosen: list[Node] = []
    taken: set[int] = set()
    for node in sorted(candidates, key=lambda n: (n.start - n.end, n.latent, -n.reach, n.order, n.start)):
        span = range(node.start, node.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(node)
    return sorted(chosen, key=lambda n: n.start)


def atoms(text: str, told: Told, lexicon: Lexicon) -> list[Node]:
    """Expressions made of words, from normalised text."""
    found: dict[tuple[int, int, int], Node] = {}
    for name, start, end in _stretches(told.spots):
        start, end = _whole_words(text, start, end)
        for node in _matches(lexicon.by_class[name], text, start, end, told.within(start, end), {}):
            found.setdefault((node.start, node.end, node.order), node)
    return longest(found.values())


def masked(text: str, nodes: Iterable[Node]) -> str:
    """The text with every node blotted out by the letter of its kind; traps by the filler."""
    pieces, last = [], 0
    for node in nodes:
        pieces.append(text[last : node.start])
        length = node.end - node.start
        pieces.append(
            "\ue0fe" * length if node.expression is None else mask(kind_of(node.expression), length)
        )
        last = node.end
    return "".join([*pieces, text[last:]])


def compose(text: str, told: Told, nodes: list[Node], lexicon: Lexicon) -> list[Node]:
    """Join expressions into larger ones until nothing more can be joined."""
    for _ in range(ROUNDS):
        canvas, by_start = masked(text, nodes), {node.start: node for node in nodes}
        starts = [node.start for node in nodes]
        found: dict[tuple[int, int, int], Node] = {}
        for kind, start, end in _around(canvas, nodes, lexicon):
            start, end = _clear(canvas, start, end)
            bits = told.within(start, end)
            for first in starts[bisect_left(starts, start) : bisect_left(starts, end)]:
                bits |= lexicon.kinds.get(kind_at(canvas[first]) or "", 0)
            for made in _matches(lexicon.by_kind[kind], canvas, start, end, bits, by_start):
                inside = by_start.get(made.start)
                if not (inside and inside.end == made.end and inside.composed):
                    found.setdefault((made.start, made.end, made.order), made)
        larger = longest(found.values())
        if not larger:
            break
        nodes = longest_over(larger, nodes)
    return nodes


def _around(canvas: str, nodes: Iterable[Node], lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """Stretches around the expressions of each kind that rules ask for: kind, start, end."""
    kinds = ((kind_at(canvas[node.start]), node) for node in nodes if node.expression is not None)
    return _stretches(
        (kind, node.start, node.end) for kind, node in kinds if kind in lexicon.by_kind and kind
    )


def _clear(canvas: str, start: int, end: int) -> tuple[int, int]:
    """Borders that cut neither a word nor a blotted expression."""
    while start > 0 and "\ue0fe" <= canvas[start] <= "\ue0ff":
        start -= 1
    end = min(end, len(canvas))
    while end < len(canvas) and canvas[end] == "\ue0ff":
        end += 1
    return _whole_words(canvas, start, end)


def longest_over(larger: list[Node], nodes: list[Node]) -> list[Node]:
    """The larger nodes and those of the others that they leave standing, in text order."""
    merged, index = list(larger), 0
    for node in nodes:
        while index < len(larger) and larger[index].end <= node.start:
            index += 1
        if index == len(larger) or larger[index].start >= node.end:
            merged.append(node)
    return sorted(merged, key=lambda n: n.start)
