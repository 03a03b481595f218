"""Title of a new article or subhead within one: what speaks for either, clue by clue.

A heading's score is the sum of its clues' weights, in log-odds: above 0 it opens an article. The
weights are general knowledge of how news pages are laid out; each clue says when it counts.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.reading.blocks import FURNITURE, Block
from timeline.reading.press import function_words, plain, press

# More headings stand inside articles than open one, when nothing else is known.
PRIOR = -1.0
UNSURE = 0.8
# Shorter headings are labels rather than titles.
LABEL = 45

_WORD = re.compile(r"[^\W\d_][\w'-]*", re.UNICODE)
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu)'(?=.{2})")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|[«“\"(]\s*|\n)$")
_DATELINE = re.compile(
    r"^[^\W\d_][^.!?]{1,60}?\([^()]{2,40}\) ?[-–—:]|^\([^()]{2,30}\) ?[-–—]"
    r"|^[A-ZÀ-Ü][A-ZÀ-Ü' -]{3,30},? [^.]{0,30}[-–—]\s"
)
STEM = 6
_BEFORE_NAMES = re.compile(r"^(?:[cdjlmnst]|qu)['’](?=\w{2})", re.IGNORECASE)


def stems(text: str) -> Counter[str]:
    """How often each content word occurs, cut to its first letters without accents; acronyms too."""
    found: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        word = _ELISION.sub("", plain(match[0]))
        acronym = len(word) > 1 and match[0][-len(word) :].isupper()
        if (acronym or len(word) > 3) and word not in function_words():
            found[word.translate(_BASE)[:STEM]] += 1
    return found


_BASE = str.maketrans("àâäáçéèêëîïíôöóûüùúñ", "aaaaceeeeiiiooouuuun")


def names(text: str) -> set[str]:
    """Words written with a capital that no sentence start explains."""
    found = set()
    for match in _WORD.finditer(text):
        # Most words have no capital, which is known at once.
        if match[0] == match[0].lower():
            continue
        word = _BEFORE_NAMES.sub("", match[0])
        inner = any(character.isupper() for character in word[1:])
        opening = _SENTENCE_START.search(text[max(0, match.start() - 3) : match.start()])
        if len(word) > 2 and (inner or (word[0].isupper() and not opening)):
            found.add(word)
    return found


def full_names(text: str) -> set[tuple[str, str]]:
    """Two capitalised words in a row, as persons are introduced."""
    pairs = re.findall(r"(?<![\w.])([A-ZÀ-Ü][\w-]+) ([A-ZÀ-Ü][\w-]+)", text)
    return {(first, last) for first, last in pairs if first.lower() not in function_words()}


@dataclass(frozen=True)
class Heading:
    """A heading in its surroundings, as ``Block`` lists: ``article`` is what came since the last title,
    ``gap`` what stands right before it without being prose, ``head`` the first blocks after it, and
    ``section`` the prose up to the next heading; ``widest`` is the most blank lines above any heading of
    the page.
    """

    block: Block
    article: Sequence[Block]
    gap: Sequence[Block]
    head: Sequence[Block]
    section: Sequence[Block]
    rarity: Mapping[str, float]
    widest: int

    @cached_property
    def space(self) -> int:
        """The most blank lines in a row between the prose before and the heading."""
        return max(block.space for block in (*self.gap, self.block))

    @cached_property
    def before(self) -> str:
        """The last paragraphs of the article so far."""
        return "\n".join(block.text for block in self.article if block.kind in ("heading", "body"))[-6000:]

    @cached_property
    def after(self) -> str:
        """The first paragraphs of the section it heads."""
        return "\n".join(block.text for block in self.section)[:3000]

    @cached_property
    def shared(self) -> float:
        """Cosine of the vocabularies before and after, each word by its rarity on the page."""
        return cosine(stems(self.before), stems(self.after), self.rarity)


def cosine(one: Counter[str], other: Counter[str], rarity: Mapping[str, float]) -> float:
    """Likeness of two vocabularies from 0 to 1; log counts weighted by rarity."""

    def weigh(counts: Counter[str]) -> dict[str, float]:
        return {word: (1 + math.log(count)) * rarity.get(word, 1.0) for word, count in counts.items()}

    a, b = weigh(one), weigh(other)
    dot = sum(value * b[word] for word, value in a.items() if word in b)
    norm = math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
    return dot / norm if norm else 0.0


def rarities(page: Sequence[Block]) -> dict[str, float]:
    """For each content word the logarithm of how few of the page's paragraphs hold it."""
    prose = [block for block in page if block.kind in ("body", "heading")]
    holding = Counter(word for block in prose for word in stems(block.text))
    return {word: math.log((1 + len(prose)) / count) for word, count in holding.items()}


def separator_after(heading: Heading) -> float:
    """A lone sign between heading and text: templates print it under titles."""
    return 3.0 if heading.head and heading.head[0].kind == "separator" else 0.0


def separator_before(heading: Heading) -> float:
    """A rule or site debris right before the heading."""
    return 1.5 if any(block.kind in ("separator", "debris") for block in heading.gap) else 0.0


def set_off(heading: Heading) -> float:
    """More blank lines above it than above any paragraph of the article so far, and none has more."""
    paragraphs = [block.space for block in heading.article[1:] if block.kind == "body"]
    if not heading.widest == heading.space > max(paragraphs, default=0) >= 1:
        return 0.0
    # Pages copied from a site set their subheads off as well.
    return 2.0 if len(heading.block.text) >= LABEL else 1.0


def credit_near(heading: Heading) -> float:
    """A credit or a stated date among the first blocks after it."""
    bodies = 0
    for block in heading.head:
        if block.kind in ("credit", "declared"):
            # Right under a heading nothing else explains it, however short the articles are.
            return 3.0 if bodies else 7.0
        bodies += block.kind == "body"
        if bodies > 1:
            break
    return 0.0


def signed_off(heading: Heading) -> float:
    """A credit or a stated date right before it ends an article, unless it opened that article."""
    article = [block for block in heading.article if block.kind not in FURNITURE]
    written = sum(block.kind == "body" for block in article)
    return 2.5 if written > 1 and article[-1].kind in ("credit", "declared") else 0.0


def dateline(heading: Heading) -> float:
    """The text under it opens like a dispatch: "PARIS (AFP) -"."""
    return 3.0 if heading.section and _DATELINE.match(heading.section[0].text) else 0.0


def length(heading: Heading) -> float:
    """Titles tell the news and take 45 to 110 characters; subheads are labels."""
    size = len(heading.block.text)
    steps = ((25, -1.5), (LABEL, -0.7), (60, 0.0), (120, 0.8))
    return next((weight for limit, weight in steps if size < limit), 0.0)


def tells(heading: Heading) -> float:
    """It tells the news as titles do in English, where even short ones have a verb."""
    return 1.2 if press().headline.match(plain(heading.block.text)) else 0.0


def form(heading: Heading) -> float:
    """A label and a colon as titles have it, or a question as subheads put it."""
    text = heading.block.text
    if text.rstrip().endswith("?"):
        return -0.5
    return 0.4 if re.search(r"\w ?: ?\S", text) else 0.0


def new_name(heading: Heading) -> float:
    """It names someone the article has not, and the text goes on about them; or nobody new."""
    named = {plain(name) for name in names(heading.block.text)}
    if not named:
        return 0.0
    before = set(_WORD.findall(plain(heading.before))) | {plain(n) for n in names(heading.before)}
    after = plain(heading.after)
    fresh = [name for name in named if name not in before and after.count(name) > 1]
    if fresh:
        return 1.3
    return -0.7 if all(name in before for name in named) else 0.0


def goes_on(heading: Heading) -> float:
    """The text under it leans on what was said before."""
    return -1.5 if heading.section and press().goes_on.match(plain(heading.section[0].text)) else 0.0


def topic(heading: Heading) -> float:
    """How little of the vocabulary before returns after."""
    # Short sections share few words even within one article: only likeness says much.
    return max(-2.0, min(1.2, (0.22 - heading.shared) * 10))


def introduced(heading: Heading) -> float:
    """Persons are introduced again by their full names, or gone on with by surname alone."""
    opening = "\n".join(block.text for block in heading.section[:2])
    known = full_names(heading.before)
    if full_names(opening) & known:
        return 0.8
    surnames = {last for _, last in known}
    return -0.8 if names(opening) & surnames else 0.0


def echo(heading: Heading) -> float:
    """The first paragraph says again what a title announced."""
    announced = stems(heading.block.text)
    if not announced or not heading.section:
        return 0.0
    said = stems(heading.section[0].text)
    weight = {word: heading.rarity.get(word, 1.0) for word in announced}
    share = sum(value for word, value in weight.items() if word in said) / sum(weight.values())
    return 2.5 * (share - 0.4)


def too_short(heading: Heading) -> float:
    """An article of one or two sentences before or after it is none."""
    before = sum(len(block.text) for block in heading.article if block.kind == "body")
    after = sum(len(block.text) for block in heading.section)
    return (-2.0 if before < 300 else 0.0) + (-1.0 if after < 150 else 0.0)


def read_more(heading: Heading) -> float:
    """Lines under "Read also" are links to other articles."""
    return -1.5 if any(block.kind == "more" for block in heading.gap) else 0.0


CLUES: tuple[Callable[[Heading], float], ...] = (
    separator_after, separator_before, set_off, credit_near, signed_off, dateline, length, tells, form,
    new_name, goes_on, topic, introduced, echo, too_short, read_more,
)  # fmt: skip


def weigh(heading: Heading) -> dict[str, float]:
    """Each clue that counts, by name, with its weight; the sum is the heading's score."""
    weights = {clue.__name__: clue(heading) for clue in CLUES}
    return {"prior": PRIOR, **{name: weight for name, weight in weights.items() if weight}}
