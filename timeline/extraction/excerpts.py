"""The stretch of text that tells an event, and who takes part in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from timeline.extraction.attaching import Attached
from timeline.extraction.catalogue import fold
from timeline.extraction.nouns import is_event_noun
from timeline.extraction.phrases import actors_of
from timeline.extraction.quoting import Speech
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.extraction.references import described_actor
from timeline.extraction.subjects import antecedent
from timeline.extraction.titles import Told
from timeline.extraction.trees import SUBJECTS, child, finite, is_predicate, subtree

# How many of those named before are taken for the ones meant.
CLOSEST = 3
# How many sentences back they may stand, and how much of a word tells what it is about.
REACH = 8
STEM = 6


def excerpt(one: Attached, said: Speech | None, parsed: Parsed) -> tuple[int, int]:
    """The clause around an event, as offsets into the document; with the time that dates it."""
    if one.noun:
        tokens = [*one.head.subtree, *(parsed.doc[i] for i in one.span)]
        clause = [token for token in tokens if token.i >= one.head.i - 2]
    else:
        inner = [token for token in subtree(one.head) if not _aside(token, one.head)]
        clause = [*inner, *(parsed.doc[i] for i in one.span), *_about(one.head)]
    start = min(parsed.start(token) for token in clause)
    end = max(parsed.end(token) for token in clause)
    if one.mention is not None:
        start = min(start, one.mention.start - parsed.sentence.start)
        end = max(end, one.mention.end - parsed.sentence.start)
    if said is not None:
        start = min(start, said.start)
    text = parsed.text[start:end]
    start += len(text) - len(text.lstrip(" ,;:"))
    return parsed.sentence.start + start, parsed.sentence.start + end


def _about(head: Token) -> list[Token]:
    """What a relative clause or a participle is about: the noun before it, with what describes that."""
    if head.dep_ not in ("acl:relcl", "acl"):
        return []
    noun = antecedent(head)
    below = {one.i for one in head.subtree}
    return [one for one in noun.subtree if one.i not in below and one.i <= head.i and one.dep_ != "case"]


def _aside(token: Token, head: Token) -> bool:
    """Whether a token belongs to a clause coordinated with the event's own."""
    while token.i != head.i and token.head.i != token.i:
        if token.dep_ in ("conj", "parataxis") and token.head.i == head.i and is_predicate(token):
            return True
        token = token.head
    return False


def actors_in(
    told: Told, start: int, end: int, parsed: Parsed, reading: Reading, discourse: Discourse
) -> tuple[str, ...]:
    """Who takes part: the subject first, then everyone the excerpt names as more than place or source."""
    named = [
        (naming.start, naming.actor)
        for naming in parsed.namings
        if naming.role == "actor" and start <= naming.start and naming.end <= end
    ]
    for token in parsed.doc:
        place = parsed.sentence.start + parsed.start(token)
        if token.pos_ == "NOUN" and start <= place < end:
            described = described_actor(token, parsed, reading, discourse, place)
            named.extend([(place, described)] if described is not None else [])
    return tuple(dict.fromkeys((*told.actors, *(actor for _, actor in sorted(named)))))


def actors_around(
    one: Attached, parsed: Parsed, before: Sequence[Parsed], reading: Reading
) -> tuple[str, ...]:
    """Who an event without a subject of its own is about, by the words around it.

    A noun takes the subject of the clause whose object it is ("X annonce l'interdiction"); a definite
    thing ("l'interdiction pourrait…") those named in the nearest sentence before that speaks of it.
    """
    if one.noun:
        verb = one.head.head
        objects = one.head.dep_ in ("obj", "obl:arg") and is_predicate(verb) and finite(verb) is not None
        who = _subject(verb) if objects else None
        return actors_of(who, parsed, reading) if who is not None else ()
    who = _subject(one.head)
    article = child(who, "det") if who is not None else None
    if who is None or article is None or article.text.lower() not in reading.names.DEFINITE_MANY:
        return ()
    # "les opérateurs", "la ministre" are someone of their own; "l'interdiction" is someone's.
    if not is_event_noun(who, reading.words):
        return ()
    thing = _stems(who.subtree)
    for sentence in reversed(before[-REACH:]):
        named = [naming.actor for naming in sentence.namings if naming.role == "actor"]
        if named and thing & _stems(sentence.doc):
            return tuple(dict.fromkeys(named))[:CLOSEST]
    return ()


def _subject(predicate: Token) -> Token | None:
    return next((below for below in predicate.children if below.dep_ in SUBJECTS), None)


def _stems(tokens: Iterable[Token]) -> set[str]:
    """The beginnings of the longer words, by which "interdire" speaks of an "interdiction"."""
    return {
        fold(token.text)[:STEM]
        for token in tokens
        if len(token.text) >= STEM and token.pos_ in ("NOUN", "VERB")
    }
