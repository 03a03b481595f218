"""The kind of an event (ban, deal, fine…), by its verb, its object and the words of its title."""

from __future__ import annotations

import re

from spacy.tokens import Token

from timeline.extraction.reading import Parsed, Reading
from timeline.extraction.saying import content, says
from timeline.extraction.trees import auxiliaries, case, child, form, subtree
from timeline.extraction.verbs import lemma
from timeline.model import Kind


def verb_kind(head: Token, reading: Reading) -> Kind:
    """The kind a verb alone marks, with its infinitive complement, or "other"."""
    words = reading.words
    name = lemma(head, reading)
    thing = child(head, "obj", "obl:arg")
    both = f"{name}_{thing.text.lower()}" if thing is not None else ""
    if name in words.OTHER_WHEN_REFLEXIVE and child(head, "expl:comp", "expl:pv") is not None:
        return "other"
    if name in words.MOVING_PRICES and thing is not None and re.search(words.SHARE, _below(thing)):
        return "other"
    for kind, verbs in words.KIND_VERBS.items():
        if both in verbs or name in verbs:
            found: Kind = kind
            return found
    return "other"


def _below(thing: Token) -> str:
    return " ".join(one.text for one in subtree(thing))


def kind_of(head: Token, noun: bool, text: str, parsed: Parsed, reading: Reading) -> Kind:
    """The kind of an event, by its verb, then by its object, then by the words of its title."""
    words = reading.words
    if noun:
        return noun_kind(head.text.lower(), reading) or noun_kind(text.lower(), reading) or "other"
    name = lemma(head, reading)
    own = verb_kind(head, reading)
    things = [
        one
        for one in head.children
        if one.dep_ in ("obj", "obl:arg", "nsubj:pass", "obl:mod")
        and one.i > head.i
        and not _beside_the_point(one, reading)
    ]
    subject = child(head, "nsubj:pass")
    if own == "sanction" and not _punished(head, reading):
        own = "other"
    if own == "ban" and not _banned(head, name, parsed, reading):
        own = "other"
        things = [one for one in things if one.dep_ in ("obj", "nsubj:pass")]
    if own in ("ban", "demand") and things:
        own = noun_kind(things[0].text.lower(), reading) or own
    if own != "other":
        return own
    for thing in ([subject] if subject is not None else []) + things:
        local = " ".join(
            one.text for one in thing.subtree if one.i >= thing.i and one.i < thing.i + 4
        ).lower()
        found = noun_kind(local, reading)
        if found is not None:
            return found
    told = content(head)
    if told is not None and (name not in words.SAYING or name in words.THREATENING):
        inner = kind_of(told, False, text, parsed, reading)
        if inner != "other":
            return inner
    said = name in words.DENYING | words.ALLEGING or says(head, name, parsed, reading)
    told_of = re.sub(words.KIND_ENDS, "", text.lower())
    return "statement" if said else (noun_kind(told_of, reading) or "other")


def _banned(head: Token, name: str, parsed: Parsed, reading: Reading) -> bool:
    """Whether closing, blocking or suspending something keeps others from it: a site, not one's own doors."""
    words = reading.words
    if name not in words.SOFT_BANS:
        return True
    things = [
        one for one in head.children if one.dep_ in ("obj", "nsubj:pass", "obl:arg") and one.i != head.i
    ]
    objects = things or [one for one in head.children if one.dep_ in ("nsubj", "xcomp")]
    text = " ".join(parsed.words(one) for thing in objects for one in subtree(thing)).lower()
    own = any(
        child(thing, "det") is not None and form(child(thing, "det") or thing, "Poss") for thing in things
    )
    if own:
        return False
    spans = [(parsed.start(one), parsed.end(one)) for thing in objects for one in thing.subtree]
    named = any(
        reading.actors[naming.actor].kind in ("platform", "media")
        and any(start <= naming.start - parsed.sentence.start < end for start, end in spans)
        for naming in parsed.namings
    )
    return named or re.search(words.BANNED_THINGS, text) is not None


def _beside_the_point(thing: Token, reading: Reading) -> bool:
    """ "peu avant la fermeture": what only says when or in spite of what."""
    before = case(thing)
    return before is not None and before.text.lower() in reading.words.AROUND


def _punished(head: Token, reading: Reading) -> bool:
    """ "condamner quelqu'un à trois ans" against "condamner l'invasion"."""
    if lemma(head, reading) not in reading.words.DOUBLE_SANCTION:
        return True
    if any(one.dep_ == "aux:pass" for one in auxiliaries(head)):
        return True
    text = " ".join(one.text for one in head.subtree if one.i > head.i).lower()
    return re.search(reading.words.PENALTY, text) is not None


def noun_kind(text: str, reading: Reading) -> Kind | None:
    """The kind that the first telling noun of some words marks."""
    found: list[tuple[int, Kind]] = []
    for kind, pattern in reading.words.KIND_NOUNS:
        match = re.search(pattern, text)
        if match:
            found.append((match.start(), kind))
    return min(found, key=lambda one: one[0])[1] if found else None
