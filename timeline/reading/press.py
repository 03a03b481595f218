"""The words by which pages of every language show their layout, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from timeline import languages

# Site code, not words: the pixel that a social network leaves in copied pages, share buttons.
_CODE_DEBRIS = r"fbpx|facebook|twitter|whatsapp|linkedin|messenger|instagram|pinterest|x|rss"
# ISO 639 for a language that is none of those known.
UNDETERMINED = "und"
# Such a share of a text's words tells its language; of so few words all that a language's folder names count.
TELLING_SHARE, FEW_WORDS = 0.06, 40
_NAME = r"[^\W\d_][\w'.-]*"


@dataclass(frozen=True, slots=True)
class Press:
    """Compiled patterns for lower-case text with plain apostrophes; a line must match as a whole
    but for ``caption`` (anywhere), ``more``, ``goes_on`` and ``headline`` (at its start).
    """

    agency: re.Pattern[str]
    credit: re.Pattern[str]
    byline: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    before_date: re.Pattern[str]
    more: re.Pattern[str]
    debris: re.Pattern[str]
    caption: re.Pattern[str]
    goes_on: re.Pattern[str]
    headline: re.Pattern[str]


def plain(text: str) -> str:
    """Lower case with plain apostrophes and blanks; as long as the text but for rare letters."""
    return text.lower().translate(_PLAIN)


_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})


def _modules() -> list[ModuleType]:
    found = (languages.part(code, "press") for code in languages.available())
    return [module for module in found if module is not None]


def _any(name: str) -> str:
    return "|".join(getattr(module, name) for module in _modules() if hasattr(module, name))


@cache
def press() -> Press:
    """The patterns of all languages together: a page's language is not known before it is split.

    A language's ``press`` module may leave out any of them but the function words.
    """
    agencies = {plain(name) for module in _modules() for name in getattr(module, "AGENCIES", ())}
    longest_first = sorted(agencies, key=len, reverse=True)
    agency = "(?:" + "|".join(re.escape(name) for name in longest_first) + ")"
    leads, joins, desks = _any("CREDIT_LEADS"), _any("CREDIT_JOINS"), _any("DESKS")
    joined = rf"(?: ?[/,&+|-] ?| (?:{joins}) )"
    named = rf"(?:{_NAME}(?: {_NAME}){{0,3}})"
    return Press(
        agency=re.compile(rf"(?<!\w){agency}(?!\w)"),
        credit=re.compile(
            rf"(?:(?:{leads}) ?:? ?)?(?:{agency}|{desks})(?:{joined}(?:{agency}|{named}|{desks}))*"
            rf"|{named}{joined}{agency}(?:{joined}{agency})*"
        ),
        byline=re.compile(rf"(?:{leads}) ?:? ?{_NAME}(?: {_NAME}){{1,4}}(?:{joined}.{{2,60}})?"),
        published=re.compile(rf"(?<!\w)(?:{_any('PUBLISHED')})"),
        updated=re.compile(rf"(?<!\w)(?:{_any('UPDATED')})"),
        before_date=re.compile(rf"(?<!\w)(?:{_any('BEFORE_DATE')})\s*$"),
        more=re.compile(rf"\W*(?:{_any('READ_MORE')})(?!\w)"),
        debris=re.compile(rf"\W*(?:{_CODE_DEBRIS}|{_any('DEBRIS')})\W*"),
        caption=re.compile(rf"©|{_any('CAPTION')}"),
        goes_on=re.compile(rf"\W*(?:{_any('GOES_ON')})(?!\w)"),
        headline=re.compile(rf"\W*(?:{_any('HEADLINE')})"),
    )


@cache
def function_words() -> frozenset[str]:
    """The empty words of every language."""
    return frozenset[str]().union(*(module.FUNCTION_WORDS for module in _modules()))


def language_of(text: str) -> str:
    """The language whose function words make up most of the text, or ``und`` (ISO 639) when none does."""
    words = re.findall(r"[^\W\d_]+", plain(text[:20000]))
    shares = {
        module.__name__.split(".")[-2]: sum(word in module.TELLING_WORDS for word in words) / len(words)
        for module in _modules()
        if words
    }
    best = max(shares, key=lambda code: shares[code], default=UNDETERMINED)
    if shares.get(best, 0.0) >= TELLING_SHARE:
        return best
    return _of_few_words(words) if len(words) <= FEW_WORDS else UNDETERMINED


def _of_few_words(words: list[str]) -> str:
    """The one language that knows most words of a title or a short dispatch, or ``und``."""
    counts = {code: sum(word in known for word in words) for code, known in _vocabularies().items()}
    first, *others = sorted(counts.values(), reverse=True)
    if not words or first < TELLING_SHARE * len(words) or (others and others[0] == first):
        return UNDETERMINED
    return max(counts, key=lambda code: counts[code])


@cache
def _vocabularies() -> dict[str, frozenset[str]]:
    """By language the words that its folder names, and that no other language's does."""
    every = {module.__name__.split(".")[-2]: module.FUNCTION_WORDS for module in _modules()}
    every = {code: known | _named_words(code) for code, known in every.items()}
    return {
        code: known.difference(*(other for name, other in every.items() if name != code))
        for code, known in every.items()
    }


def _named_words(code: str) -> frozenset[str]:
    """The verbs of the news and the nouns of those who act, as a language's folder lists them."""
    parts = [part for name in ("clauses", "names") if (part := languages.part(code, name)) is not None]
    listed = [value for part in parts for value in vars(part).values() if isinstance(value, frozenset | dict)]
    words = {str(word) for some in listed for word in some if str(word).isalpha() and len(str(word)) > 2}
    forms = languages.part(code, "conjugation")
    verbs = {word for word in words if forms is not None and word.endswith(("er", "ir", "re"))}
    shown = {forms.present(verb, many) for verb in verbs for many in (False, True)} if forms else set()
    return frozenset(word.lower() for word in words | shown)
