"""A language's words and rules, made ready for scanning: compiled patterns and an index of trigger words."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from timeline import languages
from timeline.grammar import PLACE, Rule, WordClass, literal, mandatory_places
from timeline.tagging import needs
from timeline.tagging.kinds import KINDS, mask_pattern
from timeline.tagging.needs import DIGITS
from timeline.tagging.openings import Opening, by_token, opening_tokens

TOKEN = re.compile(r"[^\W\d_]+|\d+")


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


@dataclass(frozen=True, slots=True)
class Trials:
    """Rules to be tried in a stretch of text: each where a word stands that it may begin with, or anywhere.

    ``needs`` are those of the ``rules``, each once.
    """

    rules: tuple[CompiledRule, ...]
    needs: tuple[int, ...]
    at: Mapping[str, tuple[CompiledRule, ...]]
    anywhere: tuple[CompiledRule, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``by_class`` holds the word rules by their key class, ``by_kind`` the rules over found expressions.

    ``triggers`` maps a token to the key classes it may belong to, ``bits`` to the bits it may
    satisfy in a rule's needs; figures are under ``DIGITS``. ``kinds`` are the bits of each kind of
    expression, ``known`` the tokens that rules begin with; another token stands under its first
    letter and an asterisk.
    """

    triggers: Mapping[str, frozenset[str]]
    bits: Mapping[str, int]
    kinds: Mapping[str, int]
    known: frozenset[str]
    by_class: Mapping[str, Trials]
    by_kind: Mapping[str, Trials]


def _class_pattern(words: WordClass, accents_matter: frozenset[str]) -> str:
    spelled = sorted(words.words, key=len, reverse=True)
    parts = [
        literal(re.escape(word).replace(r"\ ", " ").replace(r"\-", "-"), accents_matter) for word in spelled
    ]
    if words.figures:
        parts.insert(0, words.figures)
    return "|".join(parts)


def _compile(
    order: int,
    rule: Rule,
    need: int,
    opens: Opening,
    readers: Mapping[str, Reader],
    patterns: Mapping[str, str],
    exact: frozenset[str],
) -> CompiledRule:
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


def _opening_of(rule: Rule) -> str:
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


def _plain(words: WordClass) -> dict[str, Any]:
    return {without_accents(word): value for word, value in words.words.items()}


def _tokens(words: WordClass) -> set[str]:
    """One telling token for each word of a class: the longest, in every accent spelling the text may use."""
    return {token for word in words.words for token in _spellings(word)}


def _spellings(word: str) -> set[str]:
    tokens = TOKEN.findall(word)
    return _accents(max(tokens, key=len) if tokens else word)


def _accents(token: str) -> set[str]:
    return {token, without_accents(token)}


def without_accents(text: str) -> str:
    """The text with each accented Latin letter replaced by its base letter; same length."""
    return text.translate(_BASE)


_BASE = str.maketrans("àâäáçéèêëîïíôöóûüùúñ", "aaaaceeeeiiiooouuuun")


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
    accents_matter = frozenset(getattr(words, "ACCENTS_MATTER", ()))
    every = [rule for module in rule_modules(language) for rule in module.RULES]
    rules: list[Rule] = [rule for rule in every if casual or not rule.casual]
    bits = needs.names(rules, classes)
    readers = {name: Reader(words, _plain(words)) for name, words in classes.items()}
    patterns = {name: _class_pattern(words, accents_matter) for name, words in classes.items()}
    by_class: dict[str, list[CompiledRule]] = {}
    by_kind: dict[str, list[CompiledRule]] = {}
    openings = [opening_tokens(_opening_of(rule), classes, _accents) for rule in rules]
    known = frozenset(token for first in openings if first for token in first)
    for order, rule in enumerate(rules):
        keys = mandatory_places(rule.pattern)
        if not keys:
            raise ValueError(
                f"rule {rule.name!r}: {rule.pattern!r} has no mandatory word class or expression"
            )
        need = needs.of_rule(rule, bits, classes)
        compiled = _compile(order, rule, need, openings[order], readers, patterns, accents_matter)
        nodes = [key[1:-1] for key in keys if key.startswith("<")]
        if nodes:
            for kind in KINDS[nodes[0]]:
                by_kind.setdefault(kind, []).append(compiled)
        else:
            by_class.setdefault(_rarest(keys, classes), []).append(compiled)
    return Lexicon(
        _triggers({name: classes[name] for name in by_class}),
        needs.of_tokens(bits, classes, _spellings),
        needs.of_kinds(bits),
        known,
        {key: _trials(rules, known) for key, rules in by_class.items()},
        {key: _trials(rules, known) for key, rules in by_kind.items()},
    )


def _trials(rules: list[CompiledRule], known: frozenset[str]) -> Trials:
    orders = {rule.order: rule for rule in rules}
    at = by_token({rule.order: rule.opens for rule in rules}, known)
    return Trials(
        tuple(rules),
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
