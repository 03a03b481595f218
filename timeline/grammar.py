"""The notation in which a language writes its rules.

A rule is a value: its name says what it matches, its pattern how that is written, its production
what it means::

    rule("<weekday> <day> <month>", "{weekday} {day} {month}",
         lambda m: Both(Calendar(month=m.month, day=m.day), m.weekday))

A pattern is a regular expression over lower-case text in which

* ``{month}`` is a word class of the language, and ``m.month`` the value of the word that stood
  there (``{month2}`` is a second word of the same class);
* ``<date>`` is an expression found before, of that kind (``timeline.tagging.kinds``), and
  ``m.date`` its expression;
* a blank is any white space; accented letters also match without their accent, as in capitals,
  but for the words the language lists in ``ACCENTS_MATTER``;
* ``{step}`` in the name is filled with the word that stood there, so that a reader sees "<weekday>
  prochain" rather than every word the rule reads;
* ``before >> core << after`` limits the span to the core; the blank beside a mark is outside it.

Every pattern needs at least one word class or expression outside optional parts and alternatives:
by it the tagger knows where to try the rule, and text without such a word costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.expression import Direction, Expression


class Values:
    """What stood in the places of a pattern: ``m.month``, ``m.date``; None where nothing did."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getattr__(self, name: str) -> Any:
        return self._values.get(name)


Production = Callable[[Values], Expression | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is matched, how it is written, what it means.

    A production may return None: the words are no time after all ("le 31 février"). A ``latent``
    result counts only as part of a larger one, a ``casual`` one also alone when the text is a
    request typed to an assistant ("le 2"). A ``silent`` rule claims words that are no time
    ("mise à jour"), so that no other rule reads them.
    """

    name: str
    pattern: str
    make: Production
    latent: bool = False
    casual: bool = False
    silent: bool = False


def rule(name: str, pattern: str, make: Production, *, latent: bool = False, casual: bool = False) -> Rule:
    """A rule, in the order a reader wants: name, pattern, meaning."""
    return Rule(name, pattern, make, latent=latent, casual=casual)


def trap(name: str, pattern: str) -> Rule:
    """Words that look like a time and are none."""
    return Rule(name, pattern, lambda m: None, silent=True)


@dataclass(frozen=True, slots=True)
class WordClass:
    """The words of a class with their values, and the figures that belong to it, if any.

    ``figures`` is a regular expression, ``read`` gives the value of the figures it matched, or
    None when they are out of range.
    """

    words: Mapping[str, Any]
    figures: str | None = None
    read: Callable[[str], Any] = int


def between(low: int, high: int) -> Callable[[str], int | None]:
    """Read figures as a number, None outside ``low`` to ``high``."""

    def read(figures: str) -> int | None:
        number = int(figures)
        return number if low <= number <= high else None

    return read


@cache
def number_words(language: str, highest: int = 120, *, ordinal: bool = False) -> dict[str, int]:
    """The number words of a language up to ``highest``, as num2words writes them, also without hyphens."""
    from num2words import num2words

    words: dict[str, int] = {}
    for number in range(highest, 0, -1):
        word = num2words(number, lang=language, to="ordinal" if ordinal else "cardinal")
        words[word] = number
        words[word.replace("-", " ")] = number
        words[word.replace(" ", "-")] = number
    return words


@dataclass(frozen=True, slots=True)
class Signal:
    """Words before a time that bound it: its TIMEX3 ``mod`` and the side of the publication it is on.

    ``weekday`` is the side for a bare weekday only: "à partir de lundi" is ahead whatever the tense.
    ``otherwise`` is the side where no verb tells it: "dès samedi".
    """

    pattern: str
    mod: str | None = None
    direction: Direction | None = None
    weekday: Direction | None = None
    otherwise: Direction | None = None


@dataclass(frozen=True, slots=True)
class Tense:
    """Verb forms, as a regular expression over lower-case text, and the side of now they tell."""

    pattern: str
    direction: Direction | None


PLACE = re.compile(r"\{([a-z_]+?)(\d?)\}|<([a-z_]+?)(\d?)>")
_ACCENTS = {
    "à": "[àa]", "â": "[âa]", "ä": "[äa]", "á": "[áa]", "ç": "[çc]", "é": "[ée]", "è": "[èe]",
    "ê": "[êe]", "ë": "[ëe]", "î": "[îi]", "ï": "[ïi]", "í": "[íi]", "ô": "[ôo]", "ö": "[öo]",
    "ó": "[óo]", "û": "[ûu]", "ü": "[üu]", "ù": "[ùu]", "ú": "[úu]", "ñ": "[ñn]",
}  # fmt: skip


def literal(text: str, accents_matter: frozenset[str] = frozenset()) -> str:
    """A pattern's plain stretch as a regular expression: blanks and accents made tolerant."""

    def word(match: re.Match[str]) -> str:
        if match[0] in accents_matter:
            return match[0]
        return "".join(_ACCENTS.get(letter, letter) for letter in match[0])

    return re.sub(r"[^\W\d_]+", word, text).replace(" ?", r"\s*").replace(" ", r"\s+")


def _without_options(pattern: str) -> str:
    """What a pattern cannot do without: options, alternatives, look-arounds and escapes taken out."""
    bare = re.sub(r"\\.|\[[^\]]*\]", "x", pattern)
    previous = None
    while previous != bare:
        previous = bare
        bare = re.sub(r"\(\?<?[!=](?:[^()]|\([^()]*\))*\)", "", bare)
        bare = re.sub(r"\((?:\?:)?[^()]*\)(?:[?*]|\{0,\d*\})", "", bare)
        bare = re.sub(r"\((?:\?:)?([^()|]*)\)(?![?*]|\{0)", r"\1", bare)
        bare = re.sub(r"\([^()]*\|[^()]*\)(?![?*]|\{0)", "", bare)
    return re.sub(r"(\{\w+\}|<\w+>)\?", "", bare)


def mandatory_places(pattern: str) -> list[str]:
    """The classes and kinds a pattern cannot do without, in their order: ``["{weekday}", "<date>"]``."""
    found = PLACE.finditer(_without_options(pattern))
    return ["{" + m[1] + "}" if m[1] else f"<{m[3]}>" for m in found]


def mandatory_words(pattern: str) -> list[str]:
    """The plain words, of three letters or more, that a pattern cannot do without."""
    return re.findall(r"(?<![^ ])[^\W\d_]{3,}(?![^ ])", _without_options(pattern))
