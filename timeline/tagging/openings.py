"""With which words what a pattern matches can begin, so that it is tried only where one stands.

An opening is a set of words ("les"), word classes ("{month}") and single letters followed by an
asterisk ("m*", any word that begins so; "0*" for figures). It may hold too many, never too few.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeVar

from timeline.grammar import WordClass

# A look-around, a group, a place, a set of characters, an escape, a word, or any other character.
_ATOM = re.compile(
    r"(?P<look>\(\?<?[!=])|(?P<group>\((?:\?:)?)|(?P<words>\{[a-z_]+?\d?\})|(?P<kind><[a-z_]+?\d?>)"
    r"|(?P<set>\[[^\]]*\])|(?P<escape>\\.)|(?P<word>[^\W\d_]+)|(?P<other>.)",
    re.DOTALL,
)
_OPTIONAL = re.compile(r"[?*]|\{0,\d*\}")
_REPEATED = re.compile(r"(?:[+?*]|\{\d+(?:,\d*)?\})[+?]?")
# What ends a word for sure, options that begin with it passed over; a rule's own end does too.
_BLANK = r"(?:[ ',:;\-]|\\\.|\[[ ,.\-]+\])"
_ENDS_WORD = re.compile(
    rf"(?:\((?:\?:)?{_BLANK}[^()]*(?:\([^()]*\)[^()]*)*\)[?*])*"
    rf"(?:\(?(?:\?:)?{_BLANK}(?!\?)|\[[^\w\]]+\](?!\?)|\\b|\(\?!\\w\)|$)"
)
# Sets and escapes are tried on these; one that matches characters without end is beyond telling.
_CHARACTERS = [chr(code) for code in range(0x20, 0x180)]
_ENDLESS = re.compile(r"\[\^|\\[wWsSD]")
_FIRST = re.compile(r"[^\W\d_]+|\d+")
_NO_WIDTH = frozenset({r"\b", r"\B", "^", "$"})

Opening = frozenset[str] | None
FIGURES = "0*"
Rule = TypeVar("Rule")


def opening(pattern: str) -> Opening:
    """What a pattern's matches can begin with; None where that cannot be told."""
    first, may_be_empty = _alternatives(pattern, True)
    return None if may_be_empty else first


def _alternatives(pattern: str, closed: bool) -> tuple[Opening, bool]:
    """The opening of all branches, and whether one may be empty; ``closed`` when a word ends after them."""
    parts = [_sequence(branch, closed) for branch in _split(pattern)]
    return _union(first for first, _ in parts), any(may_be_empty for _, may_be_empty in parts)


def _sequence(pattern: str, closed: bool) -> tuple[Opening, bool]:
    firsts: list[Opening] = []
    at = 0
    while at < len(pattern):
        match = _ATOM.match(pattern, at)
        assert match is not None
        at = _close(pattern, at) if match["look"] or match["group"] else match.end()
        optional, repeated = _OPTIONAL.match(pattern, at), _REPEATED.match(pattern, at)
        inside = pattern[match.end() : at - 1]
        at = repeated.end() if repeated else at
        optional_letter = not repeated or repeated[0] == "?"
        ended = optional_letter and bool(_ENDS_WORD.match(pattern, at)) and (closed or at < len(pattern))
        first, may_be_empty = _atom(match, inside, ended, bool(repeated))
        firsts.append(first)
        if not (may_be_empty or (optional and not (match["word"] and len(match[0]) > 1))):
            return _union(firsts), False
    return _union(firsts), True


def _atom(match: re.Match[str], inside: str, ended: bool, repeated: bool) -> tuple[Opening, bool]:
    if match["look"] or match[0] in _NO_WIDTH:
        return frozenset(), True
    if match["group"]:
        return _alternatives(inside, ended and not repeated)
    if match["words"]:
        return frozenset({match[0].rstrip("}0123456789") + "}"}), False
    if match["word"]:
        return _word(match[0], ended, repeated), False
    if match["kind"] or match[0] == ".":
        return None, False
    return _of_set(re.escape(match[0]) if match["other"] else match[0]), False


def _word(word: str, ended: bool, repeated: bool) -> Opening:
    """A word, in both forms when its last letter is optional, or what begins with its first letter."""
    if not ended:
        return frozenset({word[0] + "*"})
    return frozenset({word, word[:-1]} - {""}) if repeated else frozenset({word})


@cache
def _of_set(written: str) -> Opening:
    if _ENDLESS.search(written):
        return None
    found = [character for character in _CHARACTERS if re.fullmatch(written, character)]
    if not all(character.isalnum() for character in found):
        return None
    return frozenset(FIGURES if character.isdigit() else f"{character}*" for character in found)


def _union(openings: Iterable[Opening]) -> Opening:
    every: frozenset[str] = frozenset()
    for one in openings:
        if one is None:
            return None
        every |= one
    return every


def _close(pattern: str, start: int) -> int:
    """The end of the group that opens at ``start``."""
    depth = 0
    for match in _ATOM.finditer(pattern, start):
        depth += bool(match["look"] or match["group"]) - (match[0] == ")")
        if not depth:
            return match.end()
    raise ValueError(f"a group is left open: {pattern!r}")


def _split(pattern: str) -> list[str]:
    """A pattern's alternatives on the outermost level."""
    branches, depth, last = [], 0, 0
    for match in _ATOM.finditer(pattern):
        depth += bool(match["look"] or match["group"]) - (match[0] == ")")
        if match[0] == "|" and not depth:
            branches.append(pattern[last : match.start()])
            last = match.end()
    return [*branches, pattern[last:]]


def opening_tokens(
    pattern: str, classes: Mapping[str, WordClass], spellings: Callable[[str], Iterable[str]]
) -> Opening:
    """The words and letters that matches of a pattern begin with, its word classes written out.

    ``spellings`` gives the ways in which a word may be written.
    """
    first = opening(pattern)
    found: set[str] = set()
    for item in first or ():
        tokens = _of_class(classes[item[1:-1]]) if item.startswith("{") else frozenset({item})
        if tokens is None:
            return None
        found.update(spelling for token in tokens for spelling in spellings(token))
    return frozenset(found) or None


def _of_class(words: WordClass) -> Opening:
    figures = opening(words.figures) if words.figures else frozenset()
    written = [_FIRST.match(word) for word in words.words]
    if figures is None or not all(written):
        return None
    tokens = (match[0] for match in written if match)
    return figures | {FIGURES if token[0].isdigit() else token for token in tokens}


def by_token(openings: Mapping[Rule, Opening], known: frozenset[str]) -> dict[str, tuple[Rule, ...]]:
    """The rules by the words that they may begin with, for each of the ``known`` words and letters.

    Other words are to be looked up by their first letter: "m*".
    """
    found: dict[str, tuple[Rule, ...]] = {}
    for token in known:
        names = {token, token[0] + "*"}
        rules = tuple(rule for rule, first in openings.items() if first and not names.isdisjoint(first))
        if rules:
            found[token] = rules
    return found
