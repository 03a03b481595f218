"""On which side of the publication a time lies, as tense, mood and the words before it tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from timeline import languages
from timeline.expression import Direction
from timeline.grammar import Signal, literal

# Verbs are looked for within so many characters; a clause border between counts as so many
# characters of distance, and a verb further away than FAR says nothing about a time.
SIGHT = 220
FAR = 140
CLAUSE_COST = 45
# What follows behind a clause border says less about a time than what led up to it.
AFTER_COST = 90
COMMA_COST = 20
_SENTENCE = re.compile(r"[.!?…](?=\s+\W*[^\W\d_])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Compass:
    """A language's compiled signals, verb forms and clause borders."""

    signals: tuple[tuple[re.Pattern[str], Signal], ...]
    verbs: tuple[tuple[re.Pattern[str], Direction | None], ...]
    borders: re.Pattern[str]


@cache
def compass(language: str) -> Compass:
    """The signals and verb forms of a language; an empty one when it has none."""
    tense = languages.part(language, "tense")
    if tense is None:
        return Compass((), (), re.compile(r"[;:()«»]"))
    exact = frozenset(tense.ACCENTS_MATTER)
    # Endings tell tenses apart by their accents, so verb forms are matched as written.
    verbs = [(v.pattern.replace(" ", r"\s+"), v.direction) for v in tense.VERBS]
    return Compass(
        tuple(
            (re.compile(rf"(?<!\w)(?:{literal(s.pattern, exact)})\s*$"), s) for s in tense.SIGNALS
        ),
        tuple((re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), side) for pattern, side in verbs),
        re.compile(tense.CLAUSE_BORDERS),
    )


def signal(text: str, start: int, language: str) -> tuple[str, Signal] | None:
    """The words of the signal that ends right before ``start`` in normalised text, and the signal."""
    before = text[max(0, start - 40) : start]
    for pattern, found in compass(language).signals:
        if match := pattern.search(before):
            return match[0].strip(), found
    return None


def direction(text: str, start: int, end: int, language: str) -> Direction | None:
    """What the nearest verb form of the sentence says: past, present or future; None without one near."""
    needle = compass(language)
    first, last = max(0, start - SIGHT), min(len(text), end + SIGHT)
    for border in _SENTENCE.finditer(text, first, start):
        first = border.end()
    border = _SENTENCE.search(text, end, last)
    last = border.start() + 1 if border else last
    best: tuple[int, int, Direction | None] | None = None
    taken: list[tuple[int, int]] = []
    for rank, (pattern, side) in enumerate(needle.verbs):
        for verb in pattern.finditer(text, first, last):
            if any(verb.start() < e and s < verb.end() for s, e in [*taken, (start, end)]):
                continue
            taken.append(verb.span())
            cost = _distance(text, verb.span(), (start, end), needle.borders)
            if best is None or (cost, rank) < best[:2]:
                best = (cost, rank, side)
    return best[2] if best and best[0] < FAR else None


def _distance(text: str, verb: tuple[int, int], span: tuple[int, int], borders: re.Pattern[str]) -> int:
    low, high = (verb[1], span[0]) if verb[1] <= span[0] else (span[1], verb[0])
    commas = text.count(",", low, high)
    crossed = sum(1 for _ in borders.finditer(text, low, high))
    behind = AFTER_COST if crossed and verb[0] >= span[1] else 0
    return high - low + COMMA_COST * commas + CLAUSE_COST * crossed + behind
