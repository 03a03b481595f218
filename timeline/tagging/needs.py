"""What a rule cannot match without, as bits, so that most rules are passed over without a search.

Each word class, kind of expression and plain word that some rule needs has a bit. A token of the
text has the bits of everything it may stand for, a stretch of text those of all its tokens; a rule
is tried on a stretch only when all its bits are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from timeline.grammar import Rule, WordClass, mandatory_places, mandatory_words
from timeline.tagging.kinds import BASIC, KINDS

DIGITS = "#"
Bits = Mapping[str, int]


def names(rules: Iterable[Rule], classes: Mapping[str, WordClass]) -> dict[str, int]:
    """A bit for every need of any rule and all its places: ``{month}``, ``<day>``, ``chaque``."""
    every = dict.fromkeys(
        need for rule in rules for need in (*_needs(rule, classes), *mandatory_places(rule.pattern))
    )
    return {need: 1 << index for index, need in enumerate(every)}


def of_rule(rule: Rule, bits: Bits, classes: Mapping[str, WordClass]) -> int:
    """The bits of a rule's needs."""
    return any_of(bits[need] for need in _needs(rule, classes))


def of_tokens(
    bits: Bits, classes: Mapping[str, WordClass], tokens_of: Callable[[str], Iterable[str]]
) -> dict[str, int]:
    """The bits of every token that may satisfy a need; ``tokens_of`` gives a word's telling spellings."""
    found: dict[str, int] = {}
    for need, bit in bits.items():
        words = classes.get(need[1:-1]) if need.startswith("{") else None
        spelled = words.words if words else () if need[0] in "{<" else (need,)
        tokens = [token for word in spelled for token in tokens_of(word)]
        if words and words.figures:
            tokens.append(DIGITS)
        for token in tokens:
            found[token] = found.get(token, 0) | bit
    return found


def of_kinds(bits: Bits) -> dict[str, int]:
    """The bits of every basic kind of expression: its own and those of the wider kinds it belongs to."""
    return {
        basic: any_of(bits.get(f"<{kind}>", 0) for kind, basics in KINDS.items() if basic in basics)
        for basic in BASIC
    }


def _needs(rule: Rule, classes: Mapping[str, WordClass]) -> list[str]:
    """A rule's mandatory places and words; a class of figures written without digits needs no token."""
    places = mandatory_places(rule.pattern)
    kept = [place for place in places if not _written_in_letters(place, classes)]
    return kept + mandatory_words(rule.pattern)


def _written_in_letters(place: str, classes: Mapping[str, WordClass]) -> bool:
    words = classes.get(place[1:-1]) if place.startswith("{") else None
    return bool(words and words.figures and "\\d" not in words.figures and "0-9" not in words.figures)


def any_of(bits: Iterable[int]) -> int:
    """All bits that are in any of them."""
    total = 0
    for bit in bits:
        total |= bit
    return total
