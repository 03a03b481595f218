"""Nouns that times are bound to: "après l'expiration, jeudi, d'un ultimatum", "la vente d'ici fin mai"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType

from spacy.tokens import Doc, Token

from timeline.extraction.nouns import is_event_noun
from timeline.extraction.trees import ancestors, case, finite, form, is_predicate, set_off, verb_of
from timeline.model import Mention

COARSE = ("year", "half", "season", "quarter", "month")


def following(doc: Doc, tokens: list[Token], words: ModuleType) -> Token | None:
    """The event noun after which something is said to come, dated behind a comma or beside another time.

    "Cette mesure intervient après des affrontements à la frontière, le 15 juin".
    """
    if not tokens[0].i:
        return None
    previous = doc[tokens[0].i - 1]
    comma = previous.text == ","
    last = doc[previous.i - 1] if comma and previous.i else previous
    noun = around(last, words)
    verb = None if noun is None else verb_of(noun)
    if noun is None or verb is None or verb.i > noun.i:
        return None
    own = any(one.text.lower() in words.TIME_STAND_INS for one in doc[: noun.i])
    return noun if own or (comma and verb.lemma_ in words.HAPPENING) else None


def around(last: Token, words: ModuleType) -> Token | None:
    """The event noun of a phrase with "après" or "depuis" that a token ends."""
    for token in _up(last):
        if token.i > last.i or finite(token):
            return None
        before = None if is_predicate(token) else case(token)
        if before is not None and before.text.lower() in words.AROUND:
            return token if is_event_noun(token, words) else None
    return None


def _up(token: Token) -> Iterator[Token]:
    """A token and what it hangs from; from a participle to the noun right before it."""
    yield token
    while token.head.i != token.i:
        before = token.doc[token.i - 1] if token.dep_ == "acl" and token.i else None
        token = before if before is not None and before.pos_ == "NOUN" else token.head
        yield token


def beside(written: str, tokens: list[Token], mention: Mention, head: Token, words: ModuleType) -> bool:
    """Whether a time is not its clause's: "X, colauréat du prix en 2022", "abaisse sa prévision pour 2024".

    ``written`` is the time with the words that bind it.
    """
    first, doc = tokens[0], tokens[0].doc
    if not first.i or first.i < head.i:
        return False
    near = doc[first.i - 1]
    if mention.grain in COARSE and near.pos_ != "VERB" and re.match(words.FOR, written, re.I):
        return head.i != near.i
    for token in (doc[first.i - 1], *ancestors(doc[first.i - 1])):
        if token.i < head.i or is_predicate(token):
            return False
        if token.dep_ == "appos" and set_off(token) and token.pos_ == "NOUN":
            return True
    return False


def demanded(last: Token, words: ModuleType) -> Token | None:
    """The event noun that someone asks for by a time: "exige la vente du site d'ici fin mai"."""
    noun = next((one for one in (last, *ancestors(last)) if is_event_noun(one, words)), None)
    if noun is None or noun.i > last.i or noun.dep_ not in ("obj", "obl:arg") or goal_of(noun):
        return None
    return noun if noun.head.lemma_ in words.DEMANDING else None


def topmost(noun: Token, words: ModuleType) -> Token:
    """The first noun of a chain: a "report de la date de sortie" until June is a report."""
    while noun.dep_ == "nmod" and noun.head.pos_ == "NOUN" and noun.head.i < noun.i:
        noun = noun.head
    return noun


def goal_of(noun: Token) -> bool:
    """Whether a noun is the object of an infinitive, which is then what has to be done."""
    return noun.head.i < noun.i and form(noun.head, "VerbForm") == "Inf"


def leading_noun(doc: Doc, tokens: list[Token], words: ModuleType) -> Token | None:
    """The event noun of a leading phrase: "Depuis l'entrée en vigueur du règlement en 2018, …"."""
    last = tokens[-1].i + 1
    comma = next((token.i for token in doc[last : last + 6] if token.text == ","), None)
    if comma is None or re.match(words.LEADING, doc.text) is None:
        return None
    before = list(doc[: tokens[0].i])
    if any(is_predicate(token) or token.text == "," for token in before):
        return None
    return next((token for token in before if is_event_noun(token, words)), None)
