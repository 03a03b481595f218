"""Who a clause says acts: the tree's subject, or the noun, pronoun or clause it stands for."""

from __future__ import annotations

import re
from collections.abc import Collection

from spacy.tokens import Doc, Token

from timeline.extraction.actors import state_of
from timeline.extraction.phrases import actors_of, full_name, lowered, naming_of, phrase, text_of
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.extraction.references import resolve
from timeline.extraction.trees import (
    SUBJECTS,
    ancestors,
    auxiliaries,
    child,
    finite,
    form,
    is_predicate,
    verb_of,
)

# An owner with more characters stays a pronoun.
LONG_OWNER = 45


def subject_of_clause(
    head: Token, parsed: Parsed, reading: Reading, discourse: Discourse, span: Collection[int]
) -> tuple[tuple[str, ...], str]:
    """Who acts, and how the title names them."""
    found = subject_token(head, parsed)
    if found is None and head.dep_ in ("acl", "advcl", "xcomp"):
        above = verb_of(head.head)
        if above is not None and above.i != head.i:
            return subject_of_clause(above, parsed, reading, discourse, span)
    if found is None:
        verb, last = finite(head), discourse.subjects[-1] if discourse.subjects else None
        other = verb is not None and last is not None and form(verb, "Number") == "Plur" and not last.plural
        return ((), "") if other else (discourse.subject, discourse.phrase)
    if found.text.lower() in reading.words.WHO:
        found = _someone(antecedent(head, reading), head, parsed, reading)
    elif found.text.lower() in reading.words.CLEFT:
        found = next(
            (one for one in head.children if one.i > head.i and one.pos_ in ("NOUN", "PROPN")), found
        )
    if (
        found.pos_ == "PRON"
        or found.text.lower() in reading.words.DEMONSTRATIVES
        or not naming_of(found, parsed, reading)
    ):
        actors, name = resolve(found, parsed, reading, discourse)
        if name:
            return actors, name
    names = actors_of(found, parsed, reading) or _nation(found, reading)
    own = {one.i for one in head.subtree} if head.i in {one.i for one in found.subtree} else set()
    text = phrase(found, parsed, reading, {*span, *own})
    text = _with_name(text, found, head, parsed)
    text = of_owner(_owned(found, text, reading, discourse), found, parsed, reading)
    if _of_stray_root(head, head.head.i + 1) is not None and head.head.head.i == head.head.i:
        text = f"{text} {parsed.words(head.head)}"
    return _widened(found, names, text, parsed, reading)


def _with_name(text: str, noun: Token, head: Token, parsed: Parsed) -> str:
    """ "L'administration Trump": the capitals between a subject and its verb, wherever the tree has them."""
    first = min([head.i, *(one.i for one in auxiliaries(head))])
    between = head.doc[noun.right_edge.i + 1 : first]
    if noun.i > first or not between or not all(one.text[:1].isupper() for one in between):
        return text
    name = text_of(between, parsed)
    return text if text.endswith(name) else f"{text} {name}"


def of_owner(text: str, noun: Token, parsed: Parsed, reading: Reading) -> str:
    """The subject of "X, dont l'action a chuté": "l'action de X"."""
    words = reading.words
    if not parsed.owner or noun.left_edge.i or noun.pos_ == "PRON":
        return text
    whole = f"{text} {words.OF_OWNER} {lowered(parsed.owner, reading)}"
    return re.sub(words.UNCONTRACTED, lambda one: words.CONTRACTED[one.group(1)], whole)


def _owned(found: Token, text: str, reading: Reading, discourse: Discourse) -> str:
    """ "Leurs avocats" at the head of a sentence, with whose they are: "les avocats des deux hommes".

    As it stands where someone else has been named since, who could be meant.
    """
    words = reading.words
    article, owner = child(found, "det"), discourse.subjects[-1] if discourse.subjects else None
    if article is None or article.i or article.text.lower() not in words.POSSESSIVES or owner is None:
        return text
    many = article.text.lower() in words.THEIRS
    last = discourse.named[-1].actor if discourse.named else None
    people = [one for one in owner.actors if reading.actors[one].kind == "person"]
    other = not many and (len(people) != 1 or (last is not None and last not in owner.actors))
    mine = text.lower().startswith(article.text.lower() + " ")
    if owner.plural != many or other or not mine or not 0 < len(owner.phrase) <= LONG_OWNER:
        return text
    gender = words.FEMININE if form(found, "Gender") == "Fem" else words.MASCULINE
    definite = words.THE_MANY if form(found, "Number") == "Plur" else gender
    plain = text[len(article.text) + 1 :]
    whole = f"{definite} {plain} {words.OF_OWNER} {lowered(owner.phrase, reading)}"
    return re.sub(words.UNCONTRACTED, lambda one: words.CONTRACTED[one.group(1)], whole)


def _someone(noun: Token, head: Token, parsed: Parsed, reading: Reading) -> Token:
    """The person named right before ", qui": "l'invitation de X, qui voulait"."""
    if noun.text.lower() in reading.names.PERSON_NOUNS or noun.pos_ != "NOUN":
        return noun
    before = [one for one in noun.subtree if noun.i < one.i < head.left_edge.i]
    for naming in parsed.namings:
        tokens = parsed.tokens(naming)
        person = reading.actors[naming.actor].kind == "person" and not naming.by_office
        if person and tokens and any(one.i == tokens[-1].i for one in before[-2:]):
            return tokens[0]
    return noun


def _nation(found: Token, reading: Reading) -> tuple[str, ...]:
    """The state of someone who is only said to be of it: "un représentant chinois"."""
    if found.text.lower() not in reading.names.PERSON_NOUNS:
        return ()
    states = (state_of(one.text, reading.catalogue) for one in found.children if one.pos_ == "ADJ")
    return tuple(filter(None, states))[:1]


def _widened(
    found: Token, names: tuple[str, ...], text: str, parsed: Parsed, reading: Reading
) -> tuple[tuple[str, ...], str]:
    """ "Oracle et Walmart" where the tree holds only the second for the subject."""
    left = min(one.i for one in found.subtree)
    doc = found.doc
    if left < 2 or doc[left - 1].pos_ != "CCONJ":
        return names, text
    for naming in parsed.namings:
        tokens = parsed.tokens(naming)
        if tokens and tokens[-1].i == left - 2 and naming.role == "actor":
            joined = f"{full_name(naming, reading)} {doc[left - 1].text} {text}"
            return (naming.actor, *names), joined
    return names, text


def subject_token(head: Token, parsed: Parsed | None = None) -> Token | None:
    """The subject the tree gives, else the noun right before the verb."""
    for one in head.children:
        if one.dep_ in SUBJECTS or one.dep_ == "expl:subj":
            return _after_clause(one) or one
    if head.dep_ == "conj" and is_predicate(head.head):
        return subject_token(head.head, parsed)
    verb = finite(head)
    if verb is None and not auxiliaries(head):
        return None
    start = min([head.i, *(one.i for one in auxiliaries(head))])
    stray = _of_stray_root(head, start)
    if stray is not None:
        return stray
    for token in reversed(list(head.doc[: _before_aside(head.doc, start)])):
        if token.pos_ in ("ADV", "PRON") and token.dep_ != "nsubj" and token.pos_ != "PRON":
            continue
        if token.pos_ == "PRON" and token.head.i == head.i and token.dep_ in ("obj", "iobj", "obl:arg"):
            continue
        if token.pos_ in ("NOUN", "PROPN", "PRON", "X", "ADJ"):
            return _noun_top(token, head)
        return None
    return None


def _before_aside(doc: Doc, start: int) -> int:
    """Where what stands before a verb ends: "Six personnes, dont deux enfants, sont mortes"."""
    commas = [token.i for token in doc[:start] if token.text == ","]
    return commas[-2] if len(commas) > 1 and commas[-1] == start - 1 else start


def _after_clause(found: Token) -> Token | None:
    """ "Neuf sont morts et des milliers ont été évacués": the noun behind a clause taken for a subject."""
    if not is_predicate(found) or not any(one.dep_ in SUBJECTS for one in found.children):
        return None
    return next((one for one in found.children if one.dep_ == "conj" and one.pos_ in ("NOUN", "PROPN")), None)


def _of_stray_root(head: Token, start: int) -> Token | None:
    """The subject that the tree gives the word before the verb: "de la vie privée a infligé"."""
    above = head.head
    if head.dep_ not in ("xcomp", "ccomp") or above.i != start - 1 or is_predicate(above):
        return None
    return next((one for one in above.children if one.dep_ in SUBJECTS), None)


def _noun_top(token: Token, head: Token) -> Token:
    """The noun that the words before a verb belong to."""
    place = token
    while place.head.i < head.i and place.head.i != place.i and not finite(place.head) and not _listed(place):
        place = place.head
        token = place if place.pos_ in ("NOUN", "PROPN") else token
    return token


def _listed(token: Token) -> bool:
    """Whether a noun after a bare comma was taken for one more of a list."""
    left = token.left_edge.i
    return token.dep_ == "conj" and left > 0 and "," in (token.doc[left].text, token.doc[left - 1].text)


def antecedent(head: Token, reading: Reading | None = None) -> Token:
    """What a relative clause is about: after a comma, the whole phrase before it."""
    noun = head.head
    near = None if _agrees(noun, head) else noun_beside(head)
    if near is not None:
        return near
    left = head.left_edge.i
    if (left and head.doc[left - 1].text == ",") or head.doc[left].text == ",":
        nearest = noun
        while noun.dep_ in ("nmod", "appos", "flat:name") and noun.head.i < noun.i:
            noun = noun.head
        return _explained(noun if _agrees(noun, head) else next(
            (one for one in reversed(_nouns_before(left, noun)) if _agrees(one, head)), nearest))  # fmt: skip
    person = reading is not None and noun.text.lower() in reading.names.PERSON_NOUNS
    return (None if reading is None or person else _beside(noun, head)) or _explained(noun)


def noun_beside(participle: Token) -> Token | None:
    """ "Une enquête préliminaire ouverte en mai": the noun right before a participle that agrees with it."""
    if not participle.i or form(participle, "VerbForm") != "Part" or form(participle, "Tense") == "Pres":
        return None
    near = participle.doc[participle.i - 1]
    near = near.head if near.pos_ == "ADJ" and near.head.i == participle.i - 2 else near
    return near if near.pos_ == "NOUN" and _agrees(near, participle) else None


def _nouns_before(left: int, noun: Token) -> list[Token]:
    """The nouns between a noun and a clause after it, the first one first."""
    return [one for one in noun.doc[noun.i + 1 : left] if one.pos_ == "NOUN"]


def _agrees(noun: Token, head: Token) -> bool:
    """Whether a noun can be what a participle or a verb says something of, by gender and number."""
    verb = finite(head)
    told = verb if verb is not None else head
    if form(told, "Number") and form(noun, "Number") and form(told, "Number") != form(noun, "Number"):
        return noun.pos_ == "PROPN" or child(noun, "conj") is not None
    if verb is not None or form(head, "VerbForm") != "Part" or form(head, "Tense") != "Past":
        return True
    gender, own = form(head, "Gender"), form(noun, "Gender")
    return noun.pos_ == "PROPN" or not gender or not own or gender == own


def _beside(noun: Token, head: Token) -> Token | None:
    """The noun right before "qui", where the tree takes a thing further off: "le bilan du séisme qui"."""
    left = head.left_edge
    if form(left, "PronType") != "Rel" or not left.i:
        return None
    near = left.doc[left.i - 1]
    within = near.i != noun.i and noun.i in {one.i for one in ancestors(near)}
    definite = any(form(one, "Definite") == "Def" for one in near.children)
    thing = noun.pos_ == "NOUN" and near.pos_ == "NOUN" and near.dep_ == "nmod" and definite
    return near if within and thing and _agrees(near, head) and child(noun, "appos") is None else None


def _explained(noun: Token) -> Token:
    """The name that a phrase after a comma explains: "X, une utilisatrice, qui…" is about X."""
    before = noun.left_edge.i + (noun.left_edge.text == ",")
    if before < 2 or noun.doc[before - 1].text != "," or noun.doc[before - 2].pos_ != "PROPN":
        return noun
    name = noun.doc[before - 2]
    while name.dep_.startswith("flat"):
        name = name.head
    return name


def main_predicate(head: Token) -> Token | None:
    """The main predicate whose subject a participle shares: above it, or after it when it leads."""
    above = next((one for one in ancestors(head) if is_predicate(one) and finite(one)), None)
    if above is not None:
        return above
    return next((one for one in head.doc[head.i + 1 :] if is_predicate(one) and finite(one)), None)
