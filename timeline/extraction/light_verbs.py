"""Verbs by light rules: which word of a clause is its verb, its subject, and the form a title gives it."""

from __future__ import annotations

import re
from functools import cache
from types import ModuleType


@cache
def verb_forms(language_words: ModuleType) -> dict[str, str]:
    """Past forms of the verbs of news, and the base each belongs to."""
    forms = dict(language_words.IRREGULAR)
    for verb in language_words.VERBS:
        forms.setdefault(_past(verb, language_words), verb)
    return forms


def _past(verb: str, words: ModuleType) -> str:
    if verb in words.DOUBLING:
        return verb + verb[-1] + "ed"
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else verb + "ed"


def present(base: str, plural: bool) -> str:
    """The third person of the present."""
    if plural:
        return base
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")


def find_verb(text: str, words: ModuleType) -> tuple[str, str, str, str] | None:
    """Subject, verb for a title, base form and rest of a clause."""
    for found in re.finditer(r"(?<=\s)[a-z]+", text):
        word, subject = found.group(), text[: found.start()].strip(" ,")
        # "extended their lives after Russia invaded Ukraine": what a clause without a subject leads up to.
        subject = re.split(words.SUBORDINATORS, subject)[-1].strip(" ,")
        if not subject:
            continue
        before = subject.split()[-1].lower()
        if re.match(words.AHEAD + "|" + words.MAYBE, text[found.start() :]) or word in words.MODALS:
            base = next(
                (one for one in re.findall(r"[a-z]+", text[found.end() :]) if one in words.VERBS), word
            )
            return subject, word, base, text[found.end() :].strip()
        base = verb_forms(words).get(word)
        if base is None or before in words.NO_SUBJECT:
            continue
        rest = text[found.end() :].strip()
        bare, helps = _without_helpers(subject, words)
        if not bare:
            continue
        if helps and (helps[-1] in words.BE):
            return bare, f"{words.BE_MANY if is_plural(bare, words) else words.BE_ONE} {word}", base, rest
        return bare, present(base, is_plural(bare, words)), base, rest
    return None


def _without_helpers(subject: str, words: ModuleType) -> tuple[str, list[str]]:
    """A subject without the auxiliaries and adverbs that end it, and those: "The firm | had also been"."""
    parts = subject.split()
    helps: list[str] = []
    while parts and parts[-1].lower() in words.HELPERS:
        helps.insert(0, parts.pop().lower())
    return " ".join(parts).rstrip(" ,"), [one for one in helps if one in words.BE or one in words.HAVE]


def is_plural(subject: str, words: ModuleType) -> bool:
    """Whether a subject takes its verb in the plural."""
    first = re.split(words.NOUN_ENDS, subject)[0].strip(" ,")
    if re.match(words.COUNTED, subject) or (" and " in first and not re.search(words.ONE_BODY, first)):
        return True
    head = first.split()[-1:]
    if not head:
        return False
    # A sentence's first word has a capital for that alone: "Shares of X fell", "Officials urge".
    if len(first.split()) == 1 and head[0][:1].isupper():
        return re.fullmatch(words.PLURAL_OPENINGS, head[0].lower()) is not None
    plain = head[0][:1].islower()
    return plain and re.search(words.PLURAL_NOUN, head[0]) is not None
