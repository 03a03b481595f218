"""Rules made ready for matching: each a regular expression, its places read by the words of their class."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.grammar import PLACE, Rule, WordClass, literal
from timeline.tagging.kinds import mask_pattern
from timeline.tagging.openings import Opening


@dataclass(frozen=True, slots=True)
class Reader:
    """A word class with what its words mean; ``plain`` is for text that drops accents."""

    words: WordClass
    plain: Mapping[str, Any]

    def value(self, text: str) -> Any:
        """What a word or figures of this class mean, or None when the figures are out of range."""
        if self.words.figures and re.fullmatch(self.words.figures, text):
            return self.words.read(text)
        spaced = " ".join(text.split())
        return self.words.words.get(spaced, self.plain.get(without_accents(spaced)))


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with the source of its regular expression; ``places`` maps group names to what reads them.

    ``needs`` has a bit for each word class, expression kind and word without which it cannot match,
    ``opens`` the words and first letters that a match may begin with; None where it may be anything.
    """

    rule: Rule
    source: str
    places: Mapping[str, Reader | str]
    order: int
    needs: int
    opens: Opening

    @property
    def regex(self) -> re.Pattern[str]:
        """The regular expression, compiled when first asked for: a short text tries few rules."""
        return _regex(self.source)


@cache
def _regex(source: str) -> re.Pattern[str]:
    return re.compile(source)


def class_pattern(words: WordClass, accents_matter: frozenset[str]) -> str:
    """The words of a class, longest first, and its figures as the alternatives of a regular expression."""
    spelled = sorted(words.words, key=len, reverse=True)
    parts = [
        literal(re.escape(word).replace(r"\ ", " ").replace(r"\-", "-"), accents_matter) for word in spelled
    ]
    if words.figures:
        parts.insert(0, words.figures)
    return "|".join(parts)


def compile_rule(
    order: int,
    rule: Rule,
    need: int,
    opens: Opening,
    readers: Mapping[str, Reader],
    patterns: Mapping[str, str],
    exact: frozenset[str],
) -> CompiledRule:
    """A rule with its pattern written out by ``patterns`` of the classes; ``exact`` words keep accents."""
    places: dict[str, Reader | str] = {}

    before, core, after = _sides(rule.pattern)
    pieces = []
    for side, opening in ((before, "(?:"), (core, "(?P<core_>"), (after, "(?=")):
        body = _expand(rule, side, readers, patterns, exact, places)
        pieces.append(f"{opening}{body})" if side else "")
    # A border between words: on one of its sides stands no letter or figure.
    border = r"(?:(?<!\w)|(?!\w))"
    source = f"{border}{pieces[0]}{pieces[1]}{border}{pieces[2]}"
    return CompiledRule(rule, source, places, order, need, opens)


def opening_of(rule: Rule) -> str:
    """The part of a rule's pattern that a match is made of."""
    before, core, _ = _sides(rule.pattern)
    return before + core


def _sides(pattern: str) -> tuple[str, str, str]:
    """What stands before the span, in it and after it; the blank beside a mark belongs outside the span."""
    before, mark, rest = pattern.partition(">>")
    if not mark:
        before, rest = "", pattern
    core, _, after = rest.partition("<<")
    if mark:
        core = core.removeprefix(" ")
    return before, core.removesuffix(" ") if after else core, after


def _expand(
    rule: Rule,
    pattern: str,
    readers: Mapping[str, Reader],
    patterns: Mapping[str, str],
    exact: frozenset[str],
    places: dict[str, Reader | str],
) -> str:
    """A stretch of a pattern as a regular expression; the places met are added to ``places``."""
    pieces, last = [], 0
    for match in PLACE.finditer(pattern):
        pieces.append(literal(pattern[last : match.start()], exact))
        kind, name = match[3], (match[1] or match[3]) + (match[2] or match[4] or "")
        if not kind and match[1] not in readers:
            raise ValueError(f"rule {rule.name!r}: unknown word class {match[0]}")
        places[name] = kind or readers[match[1]]
        inner = mask_pattern(kind) if kind else patterns[match[1]]
        pieces.append(f"(?P<{name}>{inner})")
        last = match.end()
    return "".join([*pieces, literal(pattern[last:], exact)])


def plain_words(words: WordClass) -> dict[str, Any]:
    """The words of a class with their accents dropped, and what they mean."""
    return {without_accents(word): value for word, value in words.words.items()}


def without_accents(text: str) -> str:
    """The text with each accented Latin letter replaced by its base letter; same length."""
    return text.translate(_BASE)


_BASE = str.maketrans("àâäáçéèêëîïíôöóûüùúñ", "aaaaceeeeiiiooouuuun")


def values(compiled: CompiledRule, match: re.Match[str], nodes: Mapping[int, Any]) -> dict[str, Any] | None:
    """What stood in each place of a match, or None when a figure there is out of range."""
    found: dict[str, Any] = {}
    for name, words in compiled.places.items():
        text = match[name]
        if text is None:
            continue
        if isinstance(words, str):
            found[name] = nodes[match.start(name)].expression
            continue
        value = words.value(text)
        if value is None:
            return None
        found[name] = value
    return found
