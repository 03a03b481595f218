"""On which side of the publication a time lies, as tense, mood and the words before it tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import heapify, heappop, heappush
from itertools import islice, takewhile
from typing import NamedTuple

import regex  # type: ignore[import-untyped]

from timeline import languages
from timeline.expression import Direction
from timeline.grammar import Signal, literal

# Verbs are looked for within so many characters, sentences cut after so many; a clause border between
# counts as so many characters of distance, and a verb further away than FAR says nothing about a time.
SIGHT = 220
LONGEST = 4000
FAR = 140
CLAUSE_COST = 45
# What follows behind a clause border says less about a time than what led up to it.
AFTER_COST = 90
# Of two verbs as near, the one before: "voted Monday to return".
FOLLOWING_COST = 2
COMMA_COST = 20
# A word with the sign after it, wherever a verb form may begin.
_WORD = re.compile(r"(?<!\w)(?=('?\w+\W?))")
# So many words are remembered as to whether verb forms begin with them.
WORDS = 1 << 16
# A full stop after a single letter ("5 p.m. Monday", "M. Dupont") ends no sentence.
_SENTENCE = r"[.!?…](?<!\W[^\W\d_].){}(?=\s+\W*[^\W\d_])|\n\s*\n"


@dataclass(frozen=True, slots=True)
class Compass:
    """A language's compiled signals, verb forms, clause borders and ends of sentences."""

    signals: tuple[tuple[re.Pattern[str], Signal], ...]
    verbs: tuple[tuple[re.Pattern[str], Direction | None], ...]
    # Any of the verbs; the group that matched is the first of them.
    verb: re.Pattern[str]
    # Whether one of the verbs may begin with a word.
    opens: Callable[[str], bool]
    borders: re.Pattern[str]
    ends: re.Pattern[str]


@cache
def compass(language: str) -> Compass:
    """The signals and verb forms of a language; an empty one when it has none."""
    tense = languages.part(language, "tense")
    if tense is None:
        return Compass(
            (),
            (),
            re.compile(r"(?!)"),
            lambda word: False,
            re.compile(r"[;:()«»]"),
            re.compile(_SENTENCE.format("")),
        )
    exact = frozenset(tense.ACCENTS_MATTER)
    # Endings tell tenses apart by their accents, so verb forms are matched as written.
    verbs = [(rf"(?:{v.pattern})(?!\w)".replace(" ", r"\s+"), v.direction) for v in tense.VERBS]
    every = "|".join(f"({pattern})" for pattern, _ in verbs)
    return Compass(
        tuple((re.compile(rf"(?<!\w)(?:{literal(s.pattern, exact)})\s*$"), s) for s in tense.SIGNALS),
        tuple((re.compile(pattern), side) for pattern, side in verbs),
        re.compile(every),
        _opener(every),
        re.compile(tense.CLAUSE_BORDERS),
        re.compile(_SENTENCE.format("".join(rf"(?<!\W{word}.)" for word in tense.ABBREVIATIONS))),
    )


def _opener(pattern: str) -> Callable[[str], bool]:
    """Whether a text that goes on after a word may match; most words are told apart by themselves."""
    begun = regex.compile(pattern)
    return lru_cache(WORDS)(lambda word: begun.match(word, partial=True) is not None)


def signal(text: str, start: int, language: str) -> tuple[str, Signal] | None:
    """The words of the signal that ends right before ``start`` in normalised text, and the signal."""
    before = text[max(0, start - 40) : start]
    for pattern, found in compass(language).signals:
        if match := pattern.search(before):
            return match[0].strip(), found
    return None


class Verb(NamedTuple):
    """A verb form in the text; a lower ``rank`` is the surer sign."""

    rank: int
    start: int
    end: int
    direction: Direction | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The verbs, clause borders and commas of a sentence that tells times; positions ascend."""

    start: int
    end: int
    verbs: tuple[Verb, ...]
    borders: tuple[int, ...]
    commas: tuple[int, ...]


def directions(text: str, spans: Sequence[tuple[int, int]], language: str) -> list[Direction | None]:
    """For each span of normalised text what the nearest verb form of its sentence says.

    Past, present or future; None without a verb near. Spans are in text order.
    """
    needle = compass(language)
    sides: list[Direction | None] = []
    sentence: Sentence | None = None
    for index, (start, end) in enumerate(spans):
        if sentence is None or end > sentence.end:
            sentence = _sentence(text, spans, index, needle)
        sides.append(_side(sentence, start, end))
    return sides


def _sentence(text: str, spans: Sequence[tuple[int, int]], index: int, needle: Compass) -> Sentence:
    """The sentence around a span, its end looked for no further than ``LONGEST``."""
    start, end = spans[index]
    first = max(0, start - SIGHT)
    # Searched beyond the span's start: what opens a sentence is known by its first letter.
    for border in takewhile(lambda found: found.start() < start, needle.ends.finditer(text, first, end)):
        first = border.end()
    stop = needle.ends.search(text, end, min(len(text), first + LONGEST))
    last = stop.start() + 1 if stop else max(end, min(len(text), first + LONGEST))
    inside = list(takewhile(lambda span: span[0] < last, islice(spans, index, None)))
    return Sentence(
        first,
        last,
        _verbs(text, first, last, inside, needle),
        tuple(m.start() for m in needle.borders.finditer(text, first, last)),
        tuple(first + m.start() for m in re.finditer(",", text[first:last])),
    )


def _verbs(
    text: str, first: int, last: int, spans: Sequence[tuple[int, int]], needle: Compass
) -> tuple[Verb, ...]:
    taken = bytearray(last - first)
    for start, end in spans:
        taken[max(0, start - first) : end - first] = b"\1" * (end - max(start, first))
    found: list[Verb] = []
    opened = [word.start() for word in _WORD.finditer(text, first, last) if needle.opens(word[1])]
    matches = (needle.verb.match(text, start, last) for start in opened)
    waiting = [_verb(match, needle) for match in matches if match]
    heapify(waiting)
    while waiting:
        verb = heappop(waiting)
        low, high = verb.start - first, verb.end - first
        if 1 not in taken[low:high]:
            taken[low:high] = b"\1" * (high - low)
            found.append(verb)
        elif other := _less_sure(verb, text, last, needle):
            heappush(waiting, other)
    return tuple(sorted(found, key=lambda verb: verb.start))


def _verb(match: re.Match[str], needle: Compass) -> Verb:
    rank = (match.lastindex or 1) - 1
    return Verb(rank, match.start(), match.end(rank + 1), needle.verbs[rank][1])


def _less_sure(verb: Verb, text: str, last: int, needle: Compass) -> Verb | None:
    """The next verb form that begins where this one does, whose words belong to another."""
    for rank in range(verb.rank + 1, len(needle.verbs)):
        pattern, side = needle.verbs[rank]
        if match := pattern.match(text, verb.start, last):
            return Verb(rank, match.start(), match.end(), side)
    return None


def _side(sentence: Sentence, start: int, end: int) -> Direction | None:
    best: tuple[int, int, Direction | None] | None = None
    verbs = sentence.verbs
    for verb in verbs[bisect_left(verbs, start - SIGHT, key=lambda v: v.start) :]:
        if verb.end > end + SIGHT:
            break
        cost = _distance(sentence, verb, start, end)
        if best is None or (cost, verb.rank) < best[:2]:
            best = (cost, verb.rank, verb.direction)
    return best[2] if best and best[0] < FAR else None


def _distance(sentence: Sentence, verb: Verb, start: int, end: int) -> int:
    """Characters between a verb and a time, clause borders and commas counted as many."""
    low, high = (verb.end, start) if verb.end <= start else (end, verb.start)
    commas = bisect_left(sentence.commas, high) - bisect_left(sentence.commas, low)
    crossed = bisect_left(sentence.borders, high) - bisect_left(sentence.borders, low)
    behind = (AFTER_COST if crossed else FOLLOWING_COST) if verb.start >= end else 0
    return high - low + COMMA_COST * commas + CLAUSE_COST * crossed + behind
