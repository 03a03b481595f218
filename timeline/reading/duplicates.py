"""The same dispatch on several sites: found by the runs of words that articles share.

An article's words are taken five by five (shingles). All shingles of all articles are sorted once, and
each article meets the fullest few that share one with it; so the work grows with the length of the
texts, not with the square of their number. What counts is how much of the shorter text stands in the
longer one: a site may cut a dispatch or add to it, and change its title and its lead.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from timeline.model import Document

Numbers = NDArray[np.uint64]

SHINGLE = 5
# Less text than this many shingles says too little to be the same by more than chance.
LEAST = 20
# So much of the shorter text must stand in the longer one.
SAME = 0.5
# Each article meets so many of those that share a shingle, the fullest first.
MET = 3
# Of more shingles than this in all, a fixed share is looked at when articles are to meet.
MANY, SHARE = 4_000_000, 8
# Where articles are too many to keep all their shingles, one of so many is kept.
SKETCHED = 16
_ACCENTS = re.compile("[\u0300-\u036f]+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that say the same in the same words: ``kept`` is the fullest, ``others`` repeat it."""

    kept: str
    others: tuple[str, ...]


def duplicates(documents: Sequence[Document]) -> tuple[Group, ...]:
    """The groups of articles that are one text told several times, by their ids, in reading order.

    Only prose counts: titles, credits and what sites put around an article differ.
    """
    known: dict[str, int] = {}
    leads = repeated([_shingles(document, known) for document in documents])
    members: dict[int, list[int]] = defaultdict(list)
    for at in sorted(leads):
        members[leads[at]].append(at)
    return tuple(
        Group(documents[at].id, tuple(documents[other].id for other in members[at])) for at in sorted(members)
    )


def repeated(shingles: Sequence[Numbers], least: int = LEAST) -> dict[int, int]:
    """Which texts repeat a fuller one, and which, by their places.

    ``shingles`` are theirs, or a sample by value: sorted, each once. Of fewer than ``least`` nothing is said.
    """
    fullest = sorted(range(len(shingles)), key=lambda at: (-len(shingles[at]), at))
    leads: dict[int, int] = {}
    for at, other in _meetings(shingles, fullest, least):
        if at not in leads and _repeats(shingles[at], shingles[other]):
            leads[at] = leads.get(other, other)
    return leads


def sketch(document: Document) -> Numbers:
    """A sample of a document's shingles, small enough to keep for each of very many."""
    shingles = _shingles(document, {})
    sample: Numbers = shingles[shingles % np.uint64(SKETCHED) == 0]
    return sample


def folded(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, those that repeat another one marked with its id in ``same_as``."""
    same = {other: group.kept for group in duplicates(documents) for other in group.others}
    return tuple(replace(document, same_as=same.get(document.id)) for document in documents)


def _meetings(shingles: Sequence[Numbers], fullest: Sequence[int], least: int) -> Iterator[tuple[int, int]]:
    """Articles with fuller ones that share shingles with them, the fullest articles first.

    Of an article's meetings, those that share most come first.
    """
    long_enough = [at for at in fullest if len(shingles[at]) >= least]
    many = sum(len(shingles[at]) for at in long_enough) > MANY
    looked_at = [s[s % np.uint64(SHARE) == 0] if many else s for s in (shingles[at] for at in long_enough)]
    if not looked_at:
        return
    values = np.concatenate(looked_at)
    ranks = np.repeat(np.arange(len(looked_at)), [len(one) for one in looked_at])
    order = np.lexsort((ranks, values))
    values, ranks = values[order], ranks[order]
    starts = np.concatenate([[True], values[1:] != values[:-1]])
    first = np.maximum.accumulate(np.where(starts, np.arange(len(values)), 0))
    place = np.arange(len(values)) - first
    pairs = [
        ranks[later].astype(np.int64) * len(looked_at) + ranks[first[later] + step]
        for step in range(MET)
        for later in [np.flatnonzero(place > step)]
    ]
    met, counts = np.unique(np.concatenate(pairs), return_counts=True)
    lengths = np.array([len(one) for one in looked_at])
    # Where only a share was looked at, chance may hide some of what two articles have in common.
    enough = counts >= lengths[met // len(looked_at)] * SAME * (0.6 if many else 1.0)
    met, counts = met[enough], counts[enough]
    for one in np.lexsort((-counts, met // len(looked_at))):
        rank, other = divmod(int(met[one]), len(looked_at))
        yield long_enough[rank], long_enough[other]


def _repeats(shorter: Numbers, longer: Numbers) -> bool:
    """Whether enough of one article stands in another."""
    return len(np.intersect1d(shorter, longer, assume_unique=True)) >= SAME * len(shorter)


def _shingles(document: Document, known: dict[str, int]) -> Numbers:
    """The article's shingles as sorted numbers, each once; ``known`` are the numbers of words met before."""
    prose = [document.text[p.start : p.end] for p in document.parts if p.kind == "body"] or [document.text]
    words = re.findall(r"[^\W_]+", _plain(" ".join(prose)))
    if len(words) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    for word in words:
        if word not in known:
            known[word] = _number(word)
    numbers = np.array([known[word] for word in words], dtype=np.uint64)
    mixed = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    for place in range(SHINGLE):
        mixed = (mixed ^ numbers[place : place + len(mixed)]) * _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def _plain(text: str) -> str:
    """Lower case without accents: sites treat these differently."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text.casefold()))


def _number(word: str) -> int:
    """A number for a word, the same in every run of the program."""
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little")
