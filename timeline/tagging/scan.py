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
from functools import reduce
from itertools import accumulate, chain
from operator import or_

from timeline.expression import Expression
from timeline.grammar import PLACE, Values
from timeline.tagging.compiling import CompiledRule, values
from timeline.tagging.kinds import kind_at, kind_of, mask
from timeline.tagging.lexicon import TOKEN, Lexicon, Trials, Word

# An expression's words stand within this many characters of the word that triggers its rule.
REACH = 56
# What a rule needs stands within so many tokens of the one that opens it, a power of two.
AHEAD = 16
ROUNDS = 4
_PLAIN = {
    "’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"
}  # fmt: skip
_BREAK = re.compile(r"\n\s*\n")
_TOKENS = re.compile(f"({TOKEN.pattern})")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


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
    for written, plain in _PLAIN.items():
        lowered = lowered.replace(written, plain)
    return _PRIVATE.sub(" ", lowered)


@dataclass(frozen=True, slots=True)
class Told:
    """A text's tokens: where each starts, what the rules know of it, the bits of needs it meets.

    ``spots`` are the tokens that rules are looked up by that may begin anywhere: the class, start and end.
    """

    starts: list[int]
    words: list[Word]
    needs: list[int]
    spots: list[tuple[str, int, int]]

    def window(self, text: str, start: int, end: int) -> Window:
        """The tokens from ``start`` to ``end``; the end moved on so that it cuts no word."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        while last < len(self.starts) and text[self.starts[last] - 1].isalnum():
            last += 1
        end = self.starts[last] if last < len(self.starts) else len(text)
        return Window(start, end, range(first, last), reduce(or_, self.needs[first:last], 0))


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text in which rules are tried: its tokens' numbers and the bits of all of them."""

    start: int
    end: int
    tokens: range
    needs: int


def tokens(text: str, lexicon: Lexicon) -> Told:
    """Look every token of the text up once: the spots where rules may apply, and the bits there."""
    pieces = _TOKENS.split(text)
    starts = list(accumulate(map(len, pieces)))[:-1:2]
    words = list(map(lexicon.word, pieces[1::2]))
    spots = [
        (name, start, start + len(piece))
        for word, start, piece in zip(words, starts, pieces[1::2], strict=True)
        if word.classes
        for name in word.classes
    ]
    return Told(starts, words, [word.needs for word in words], spots)


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


def _matches(
    trials: Trials, text: str, told: Told, window: Window, kinds: int, nodes: Mapping[int, Node]
) -> Iterator[Node]:
    """What rules match in a window; ``kinds`` are the bits of the expressions found in it before."""
    missing = ~(window.needs | kinds)
    if all(needs & missing for needs in trials.needs):
        return
    at, words, starts, end = trials.at, told.words, told.starts, window.end
    for number in window.tokens:
        for compiled in at.get(words[number].opening, ()):
            if (
                not compiled.needs & missing
                and (match := compiled.regex.match(text, starts[number], end))
                and (node := _node(compiled, match, nodes))
            ):
                yield node
    for compiled in trials.anywhere:
        if not compiled.needs & missing:
            for match in compiled.regex.finditer(text, window.start, end):
                if node := _node(compiled, match, nodes):
                    yield node


def _node(compiled: CompiledRule, match: re.Match[str], nodes: Mapping[int, Node]) -> Node | None:
    """The expression that a match makes, or None when it is none after all."""
    if "\n" in match[0] and _BREAK.search(match[0]):
        return None
    found = values(compiled, match, nodes)
    if found is None:
        return None
    rule = compiled.rule
    expression = None if rule.silent else rule.make(Values(found))
    if expression is None and not rule.silent:
        return None
    inner = [nodes[match.start(name)].rule for name, kind in compiled.places.items()
             if isinstance(kind, str) and match[name] is not None]  # fmt: skip
    name = " ← ".join([_name(rule.name, match), *inner])
    first, last = match.span("core_")
    return Node(first, last, expression, name, rule.latent, compiled.order, len(match[0]), bool(nodes))


def _name(name: str, match: re.Match[str]) -> str:
    """A rule's name with the words that stood in its places: "<weekday> {step}" is "<weekday> prochain"."""
    if "{" not in name:
        return name
    filled = PLACE.sub(lambda place: match[place[1] + place[2]] or "" if place[1] else place[0], name)
    return " ".join(filled.split())


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
    for node in chain(_opened(text, told, lexicon), _anywhere(text, told, lexicon)):
        found.setdefault((node.start, node.end, node.order), node)
    return longest(found.values())


def _opened(text: str, told: Told, lexicon: Lexicon) -> Iterator[Node]:
    """What the rules match that begin with a word of theirs."""
    alive, starts = lexicon.alive, told.starts
    tried = [
        (number, rules)
        for number, (word, ahead) in enumerate(zip(told.words, _ahead(told.needs), strict=True))
        if (met := ahead & word.asks) and (rules := alive(word.opening, met))
    ]
    ends = [*starts[AHEAD:], *[len(text)] * AHEAD]
    for number, rules in tried:
        start, end = starts[number], ends[number]
        for match_at, compiled in rules:
            if (match := match_at(text, start, end)) and (node := _node(compiled, match, {})):
                yield node


def _ahead(needs: list[int]) -> list[int]:
    """For each token the bits of all ``AHEAD`` tokens from it on."""
    reach = 1
    while reach < AHEAD:
        needs = list(map(or_, needs, [*needs[reach:], *[0] * reach]))
        reach *= 2
    return needs


def _anywhere(text: str, told: Told, lexicon: Lexicon) -> Iterator[Node]:
    """What the rules match that may begin with anything."""
    for name, start, end in _stretches(told.spots):
        yield from _matches(lexicon.by_class[name], text, told, told.window(text, start, end), 0, {})


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
            window = told.window(text, *_clear(canvas, start, end))
            kinds = 0
            for first in starts[bisect_left(starts, window.start) : bisect_left(starts, window.end)]:
                kinds |= lexicon.kinds.get(kind_at(canvas[first]) or "", 0)
            for made in _matches(lexicon.by_kind[kind], canvas, told, window, kinds, by_start):
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
    return start, end


def longest_over(larger: list[Node], nodes: list[Node]) -> list[Node]:
    """The larger nodes and those of the others that they leave standing, in text order."""
    merged, index = list(larger), 0
    for node in nodes:
        while index < len(larger) and larger[index].end <= node.start:
            index += 1
        if index == len(larger) or larger[index].start >= node.end:
            merged.append(node)
    return sorted(merged, key=lambda n: n.start)
