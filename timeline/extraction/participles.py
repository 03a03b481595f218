"""Participles and the times beside them: which verb a time dates where a participle stands near."""

from __future__ import annotations

from types import ModuleType

from spacy.tokens import Doc, Token

from timeline.extraction.trees import ancestors, child, finite, form, is_predicate, verb_of


def described(head: Token, words: ModuleType) -> Token | None:
    """The verb whose object a participle only describes: "prévoit un trafic « très perturbé » jeudi"."""
    if head.dep_ != "acl" or form(head, "Tense") != "Past" or child(head, "obl:agent"):
        return None
    degree = any(one.text.lower() in words.DEGREES for one in head.children)
    quoted = head.i > 0 and head.doc[head.i - 1].text in "«“"
    verb = verb_of(head.head)
    return verb if (degree or quoted) and verb is not None and finite(verb) else None


def asked(head: Token, words: ModuleType) -> Token | None:
    """ "Contactée mardi, la mairie a refusé de répondre": what was said then, not that somebody asked."""
    if form(head, "VerbForm") != "Part" or head.dep_ not in ("advcl", "acl"):
        return None
    if head.lemma_.lower() not in words.ASKING or child(head, "obl:agent"):
        return None
    return next(
        (one for one in ancestors(head) if one.i > head.i and is_predicate(one) and finite(one)), None
    )


def set_apart(participle: Token) -> Token | None:
    """ "un recours contre la fermeture des piscines, votée le 9 juin par X": the noun before the comma that
    a participle with its agent agrees with, where the tree gives it none."""
    first = participle.left_edge.i
    before = participle.doc[first - 1] if first else None
    comma = participle.doc[first] if participle.doc[first].text == "," else before
    if participle.dep_ != "advcl" or comma is None or comma.text != ",":
        return None
    for token in reversed(list(participle.doc[: comma.i])):
        if is_predicate(token) or token.text == ",":
            return None
        same = all(form(token, kind) == form(participle, kind) for kind in ("Gender", "Number"))
        if token.pos_ == "NOUN" and same:
            return token
    return None


def before_comma(doc: Doc, tokens: list[Token], head: Token) -> Token | None:
    """ "qui a quitté X en mai, a témoigné": a time before a comma goes with the verb on its own side."""
    if head.i < tokens[0].i or tokens[-1].i + 1 >= len(doc) or doc[tokens[-1].i + 1].text != ",":
        return None
    for token in reversed(list(doc[: tokens[0].i])):
        if token.text == ",":
            return None
        if is_predicate(token) and (finite(token) or form(token, "Tense") == "Past"):
            return token
    return None


def given_by(doc: Doc, tokens: list[Token], head: Token) -> Token | None:
    """ "une interview donnée par X lundi": the participle whose agent ends right before the time."""
    if not tokens[0].i:
        return None
    previous = doc[tokens[0].i - 1]
    for token in ancestors(previous):
        if token.i <= head.i:
            return None
        if token.dep_ == "acl" and form(token, "Tense") == "Past" and child(token, "obl:agent"):
            return token
    return None


def carries_words(participle: Token, words: ModuleType) -> bool:
    """ "des vidéos publiées lundi": a thing that carries words, with nobody said to have made it."""
    if child(participle, "obl:agent"):
        return False
    chain = [participle.head, *ancestors(participle.head)]
    near = [token for token in chain[:3] if token.i < participle.i]
    return any(token.lemma_.lower() in words.CARRIERS for token in near)
