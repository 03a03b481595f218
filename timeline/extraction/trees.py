"""Reading a sentence's tree: predicates, subjects, subtrees. No language's words stand here."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

AUXILIARIES = ("aux", "aux:tense", "aux:pass", "aux:caus", "cop")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "csubj")


def top(tokens: list[Token]) -> Token:
    """The token of a span that the others hang from."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.head.i not in inside or token.head.i == token.i:
            return token
    return tokens[0]


def ancestors(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def auxiliaries(predicate: Token) -> list[Token]:
    """The auxiliary and copular verbs of a predicate, in order."""
    return [child for child in predicate.children if child.dep_ in AUXILIARIES and child.i < predicate.i]


def is_predicate(token: Token) -> bool:
    """Whether a token is what a clause says: a verb, or a noun or adjective with a copula."""
    if token.dep_ in AUXILIARIES:
        return False
    if token.pos_ in ("VERB", "AUX"):
        return True
    return any(child.dep_ in ("cop", "aux:tense", "aux:pass") for child in token.children)


def form(token: Token, name: str) -> str:
    """A grammatical feature ("Mood", "Tense", "VerbForm", "Number"), or nothing."""
    return "".join(token.morph.get(name, []))


def finite(predicate: Token) -> Token | None:
    """The verb of a predicate that carries its person and mood: itself or its first auxiliary."""
    for token in (*auxiliaries(predicate), predicate):
        if form(token, "Mood") or form(token, "VerbForm") == "Fin":
            return token
    return None


def subject(predicate: Token) -> Token | None:
    """The subject of a predicate, its own or the one of the predicate it is coordinated with."""
    for child in predicate.children:
        if child.dep_ in SUBJECTS or (child.dep_ == "expl:subj" and child.pos_ == "PRON"):
            return child
    if predicate.dep_ == "conj" and is_predicate(predicate.head):
        return subject(predicate.head)
    return None


def subtree(token: Token) -> list[Token]:
    """A token and all below it, in order."""
    return sorted(token.subtree, key=lambda one: one.i)


def child(token: Token, *relations: str) -> Token | None:
    """The first dependent with one of these relations."""
    return next((one for one in token.children if one.dep_ in relations), None)


def case(token: Token) -> Token | None:
    """The preposition before a noun or an infinitive."""
    return next((one for one in token.children if one.dep_ in ("case", "mark") and one.i < token.i), None)


def verb_of(token: Token) -> Token | None:
    """The predicate that a token belongs to, itself when it is one."""
    if is_predicate(token):
        return token
    return next((above for above in ancestors(token) if is_predicate(above)), None)


def reflexive(predicate: Token) -> bool:
    """Whether a verb has its pronoun: "se sont réunis"."""
    return any(one.dep_.startswith("expl") and one.dep_ != "expl:subj" for one in predicate.children)


def set_off(token: Token) -> bool:
    """Whether what hangs from a token begins after a comma or a bracket."""
    left = token.left_edge
    if left.text in (",", "("):
        return True
    return left.i > 0 and token.doc[left.i - 1].text in (",", "(")


def coordinated(token: Token) -> bool:
    """Whether "and" joins something to a noun."""
    return any(one.dep_ == "conj" and child(one, "cc") is not None for one in token.children)


def many(noun: Token) -> bool:
    """Whether a noun phrase is in the plural."""
    article = child(noun, "det")
    one = article is not None and form(article, "Number") == "Sing" and article.i < noun.i
    return (form(noun, "Number") == "Plur" and not one) or coordinated(noun)
