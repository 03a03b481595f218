"""A language's rules, looked up by the words they begin with, those they need, and the kinds they join."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from types import ModuleType
from typing import NamedTuple

from timeline import languages
from timeline.grammar import Rule, WordClass, mandatory_places
from timeline.tagging import needs
from timeline.tagging.compiling import (
    CompiledRule,
    Reader,
    class_pattern,
    compile_rule,
    opening_of,
    plain_words,
    without_accents,
)
from timeline.tagging.kinds import KINDS
from timeline.tagging.needs import DIGITS
from timeline.tagging.openings import FIGURES, by_token, opening_tokens

TOKEN = re.compile(r"[^\W\d_]+|\d+")
# So many words, and rules that are left of those a word opens, are remembered.
REMEMBERED = 1 << 16


@dataclass(frozen=True, slots=True)
class Trials:
    """Rules to be tried in a stretch of text: each where a word stands that it may begin with, or anywhere.

    ``needs`` are those of all of them, each once.
    """

    needs: tuple[int, ...]
    at: Mapping[str, tuple[CompiledRule, ...]]
    anywhere: tuple[CompiledRule, ...]

    def every(self) -> Iterator[CompiledRule]:
        """All the rules, some more than once."""
        yield from chain.from_iterable(self.at.values())
        yield from self.anywhere


# A rule after the function that matches it at a place.
Trial = tuple[Callable[[str, int, int], re.Match[str] | None], CompiledRule]


class Word(NamedTuple):
    """What the rules know of a token of the text.

    ``opening`` is the name under which it opens rules: itself, its first letter and an asterisk, or
    that of figures. ``needs`` are the bits it may satisfy in a rule's needs, ``asks`` those of all
    the rules over words that it opens, ``classes`` the key classes it may belong to.
    """

    opening: str
    needs: int
    asks: int
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's rules: those over words by the token they begin with, and over found expressions by kind.

    ``words`` are those over words, ``by_class`` those of them that may begin with anything, by their
    key class. ``kinds`` are the bits of each kind of expression. ``word`` looks a token up,
    ``alive`` gives the rules over words that a token opens and that need no other bits than these.
    """

    words: tuple[CompiledRule, ...]
    by_class: Mapping[str, Trials]
    by_kind: Mapping[str, Trials]
    kinds: Mapping[str, int]
    word: Callable[[str], Word]
    alive: Callable[[str, int], tuple[Trial, ...]]


def _tokens(words: WordClass) -> set[str]:
    """One telling token for each word of a class: the longest, in every accent spelling the text may use."""
    return {token for word in words.words for token in _spellings(word)}


def _spellings(word: str) -> set[str]:
    tokens = TOKEN.findall(word)
    return _accents(max(tokens, key=len) if tokens else word)


def _accents(token: str) -> set[str]:
    return {token, without_accents(token)}


def rule_modules(language: str) -> list[ModuleType]:
    """The modules of a language's ``rules`` folder, in alphabetical order."""
    folder = languages.part(language, "rules")
    if folder is None:
        return []
    names = sorted(info.name for info in pkgutil.iter_modules(folder.__path__))
    return [importlib.import_module(f"{folder.__name__}.{name}") for name in names]


@cache
def lexicon(language: str, casual: bool = False) -> Lexicon:
    """Compile a language's rules, the casual ones only on demand.

    ``ValueError`` names a rule that has no word to be found by.
    """
    words = languages.part(language, "words")
    classes: dict[str, WordClass] = dict(words.CLASSES) if words else {}
    every = [rule for module in rule_modules(language) for rule in module.RULES]
    rules: list[Rule] = [rule for rule in every if casual or not rule.casual]
    bits = needs.names(rules, classes)
    by_word: list[CompiledRule] = []
    by_class: dict[str, list[CompiledRule]] = {}
    by_kind: dict[str, list[CompiledRule]] = {}
    for key, compiled in _compiled(rules, classes, bits, frozenset(getattr(words, "ACCENTS_MATTER", ()))):
        if key.startswith("<"):
            for kind in KINDS[key[1:-1]]:
                by_kind.setdefault(kind, []).append(compiled)
            continue
        by_word.append(compiled)
        if compiled.opens is None:
            by_class.setdefault(key[1:-1], []).append(compiled)
    known = frozenset(token for rule in chain(by_word, *by_kind.values()) for token in rule.opens or ())
    at = _trials(by_word, known).at
    triggers = _triggers({name: classes[name] for name in by_class})
    return Lexicon(
        tuple(by_word),
        {key: _trials(rules, known) for key, rules in by_class.items()},
        {key: _trials(rules, known) for key, rules in by_kind.items()},
        needs.of_kinds(bits),
        _words(at, known, needs.of_tokens(bits, classes, _spellings), triggers),
        _alive(at),
    )


def _compiled(
    rules: list[Rule], classes: Mapping[str, WordClass], bits: needs.Bits, exact: frozenset[str]
) -> Iterator[tuple[str, CompiledRule]]:
    """The rules made ready, each after the word class or kind of expression that it is looked up by."""
    readers = {name: Reader(words, plain_words(words)) for name, words in classes.items()}
    patterns = {name: class_pattern(words, exact) for name, words in classes.items()}
    for order, rule in enumerate(rules):
        places = mandatory_places(rule.pattern)
        if not places:
            raise ValueError(
                f"rule {rule.name!r}: {rule.pattern!r} has no mandatory word class or expression"
            )
        kinds = [place for place in places if place.startswith("<")]
        key = kinds[0] if kinds else f"{{{_rarest(places, classes)}}}"
        need = needs.of_rule(rule, bits, classes) | (0 if kinds else bits.get(key, 0))
        opens = opening_tokens(opening_of(rule), classes, _accents)
        yield key, compile_rule(order, rule, need, opens, readers, patterns, exact)


def _alive(at: Mapping[str, tuple[CompiledRule, ...]]) -> Callable[[str, int], tuple[Trial, ...]]:
    """The rules left of those a token opens, by the bits there; remembered, for vocabulary repeats itself."""

    def alive(opening: str, met: int) -> tuple[Trial, ...]:
        rules = (rule for rule in at.get(opening, ()) if not rule.needs & ~met)
        return tuple((rule.regex.match, rule) for rule in rules)

    return lru_cache(REMEMBERED)(alive)


def _words(
    at: Mapping[str, tuple[CompiledRule, ...]],
    known: frozenset[str],
    bits: Mapping[str, int],
    triggers: Mapping[str, frozenset[str]],
) -> Callable[[str], Word]:
    """The look-up of tokens, which remembers the words of a language; figures are under ``DIGITS``."""
    asks = {opening: needs.any_of(rule.needs for rule in rules) for opening, rules in at.items()}

    def word(token: str) -> Word:
        met, classes = bits.get(token, 0), triggers.get(token, frozenset())
        opening = token if token in known else token[0] + "*"
        if token[0].isdigit():
            opening, met = FIGURES, met | bits.get(DIGITS, 0)
            classes = triggers.get(DIGITS, frozenset())
        return Word(opening, met, asks.get(opening, 0), classes)

    return lru_cache(REMEMBERED)(word)


def _trials(rules: list[CompiledRule], known: frozenset[str]) -> Trials:
    orders = {rule.order: rule for rule in rules}
    at = by_token({rule.order: rule.opens for rule in rules}, known)
    return Trials(
        tuple({rule.needs for rule in rules}),
        {token: tuple(orders[order] for order in found) for token, found in at.items()},
        tuple(rule for rule in rules if rule.opens is None),
    )


def _rarest(keys: list[str], classes: Mapping[str, WordClass]) -> str:
    """The key class to look a rule up by: words without figures are rarer in text than figures."""
    names = [key[1:-1] for key in keys]
    return min(names, key=lambda name: (classes[name].figures is not None, names.index(name)))


def _triggers(classes: Mapping[str, WordClass]) -> dict[str, frozenset[str]]:
    triggers: dict[str, set[str]] = {DIGITS: set()}
    for name, words in classes.items():
        for token in _tokens(words):
            triggers.setdefault(token, set()).add(name)
        if words.figures:
            triggers[DIGITS].add(name)
    return {token: frozenset(names) for token, names in triggers.items()}
