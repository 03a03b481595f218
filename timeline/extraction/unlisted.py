"""Names nobody listed: what the model takes for one, cleaned, typed and joined with its variants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from types import ModuleType

from spacy.tokens import Span, Token

from timeline.extraction.actors import Naming
from timeline.extraction.catalogue import WORD, Catalogue, fold
from timeline.extraction.parsing import Tree
from timeline.extraction.sentences import Sentence
from timeline.model import Actor, ActorKind

Parsed = tuple[Sentence, Tree]
SHORTEST = 3


def unlisted(
    parsed: Sequence[Parsed], taken: Sequence[Naming], catalogue: Catalogue, words: ModuleType, language: str
) -> tuple[list[Naming], list[Actor]]:
    """The namings of actors only the text knows, and those actors (``listed`` is False)."""
    actors: dict[str, Actor] = {}
    found: list[Naming] = []
    spans = [(naming.start, naming.end) for naming in taken]
    for sentence, tree in parsed:
        for start, end, name, kind in _candidates(sentence, tree, words):
            if _overlaps(start, end, spans):
                continue
            identifier = "-".join(fold(word) for word in WORD.findall(name))
            actors.setdefault(identifier, Actor(identifier, ((language, name),), kind, (name,), listed=False))
            found.append(Naming(start, end, identifier))
            spans.append((start, end))
    people = _surnames(actors.values(), taken, catalogue)
    for sentence, _ in parsed:
        found.extend(
            naming
            for naming in _by_surname(sentence, people)
            if not _overlaps(naming.start, naming.end, spans)
        )
    return found, list(actors.values())


def named_by_role(
    known: Sequence[Sentence], taken: Sequence[Naming], words: ModuleType, language: str
) -> tuple[list[Naming], list[Actor]]:
    """People the text names beside what they are, and their surnames, without a model."""
    actors: dict[str, Actor] = {}
    found: list[Naming] = []
    for sentence in known:
        for start, end in _beside_role(sentence.plain, words):
            name = sentence.plain[start:end]
            first, last = sentence.start + start, sentence.start + end
            if not _overlaps(first, last, [(one.start, one.end) for one in (*taken, *found)]):
                identifier = "-".join(fold(word) for word in WORD.findall(name))
                actors.setdefault(
                    identifier, Actor(identifier, ((language, name),), "person", (name,), listed=False)
                )
                found.append(Naming(first, last, identifier))
    return found, list(actors.values())


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in spans)


def _candidates(
    sentence: Sentence, tree: Tree, words: ModuleType
) -> Iterator[tuple[int, int, str, ActorKind]]:
    """Start, end, name and kind of each likely name of a sentence; offsets into the document."""
    pattern = words.BODY_HEADS + words.BODY_MIDDLE + words.BODY_PLACE
    for body in re.finditer(rf"\b{pattern}", sentence.plain):
        name = body.group()[0].upper() + body.group()[1:]
        yield sentence.start + body.start(), sentence.start + body.end(), name, "institution"
    for start, end in _beside_role(sentence.plain, words):
        yield sentence.start + start, sentence.start + end, sentence.plain[start:end], "person"
    for entity in tree.doc.ents:
        trimmed = _trim(entity, words)
        if trimmed is None:
            continue
        kind = _kind(trimmed, entity.label_, words)
        before = trimmed[0].doc[trimmed.start - 1].text.lower() if trimmed.start else ""
        # Nobody acts whose name a place bears: "la piscine Léo-Lagrange".
        if kind is not None and before not in words.NAMED_AFTER:
            start, end = tree.starts[trimmed.start], tree.ends[trimmed.end - 1]
            yield sentence.start + start, sentence.start + end, sentence.plain[start:end], kind


def _beside_role(text: str, words: ModuleType) -> Iterator[tuple[int, int]]:
    """Names set beside what a person is: "la ministre du Climat, Helene Dalgaard," or the other way round."""
    capital = r"[^\W\d_a-zà-ÿ][\w'-]+"
    name = rf"{capital}(?: {words.PARTICLES})?(?: {capital}){{1,2}}"
    nouns = "|".join(sorted(map(re.escape, words.PERSON_NOUNS), key=len, reverse=True))
    plain = rf"(?!(?:{words.NOT_IN_A_ROLE})\b)[\w'-]+"
    before = rf"\b(?:{nouns})\b(?: {plain}){{0,7}}, ({name})(?=,)"
    after = rf"\b({name}), (?:(?:{words.BEFORE_A_ROLE}) ?)?(?:{nouns})\b"
    direct = rf"\b(?:{nouns})(?: [^\WA-ZÀ-Ý]\w*){{0,2}} ({name})(?!\w)"
    for pattern in (before, after, direct):
        for found in re.finditer(pattern, text):
            civil = re.match(rf"{words.CIVIL_TITLES}\s+", found.group(1))
            yield found.start(1) + (civil.end() if civil else 0), found.end(1)


def _trim(entity: Span, words: ModuleType) -> Span | None:
    """The entity from its first to its last capitalised word, or None when that is no name."""
    tokens = [token for token in entity if token.text[0].isupper()]
    if not tokens:
        return None
    span = entity.doc[tokens[0].i : tokens[-1].i + 1]
    while len(span) and (
        re.fullmatch(words.CIVIL_TITLES, span[0].text)
        or fold(span[0].text) in _person_nouns(words)
        or span[0].pos_ in ("DET", "ADP", "VERB", "ADV")
    ):
        span = span[1:]
    if not len(span) or len(span.text) < SHORTEST or not any(token.pos_ == "PROPN" for token in span):
        return None
    inner = [token for token in span if not token.text[0].isupper()]
    if any(not re.fullmatch(words.PARTICLES, token.text) and token.text not in "-&.'" for token in inner):
        return None
    return span


@cache
def _person_nouns(words: ModuleType) -> frozenset[str]:
    return frozenset(fold(noun) for noun in words.PERSON_NOUNS)


def _kind(span: Span, label: str, words: ModuleType) -> ActorKind | None:
    """What a name is, by its neighbours first and the model's label second; None when too unsure."""
    before = _noun_before(span)
    if before is not None:
        if before.text in words.KIND_NOUNS and span.start - before.i <= 2:
            kind: ActorKind = words.KIND_NOUNS[before.text]
            return kind
        if before.text in words.PERSON_NOUNS and len(span) > 1:
            return "person"
    if re.search(words.CIVIL_TITLES + r"\s$", span.doc.text[: span.start_char]):
        return "person"
    if label == "PER" and len([token for token in span if token.text[0].isupper()]) > 1:
        return "person"
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if len(span) == 1 and after is not None and after.pos_ in ("ADJ", "ADP") and not span.text.isupper():
        return None
    if span.text.isupper() and not _acts(span) and not any(one.dep_ == "det" for one in span.root.children):
        return None
    if label == "ORG" and (len(span) > 1 or span.text.isupper() or _acts(span)):
        return "institution" if span.text.isupper() else "company"
    return None


def _acts(span: Span) -> bool:
    return span.root.dep_ in ("nsubj", "obl:agent", "nsubj:pass")


def _noun_before(span: Span) -> Token | None:
    """The common noun the name stands beside: its governor, or the last noun before a comma."""
    head = span.root.head
    if head.pos_ == "NOUN" and span.root.dep_ in ("appos", "flat:name", "flat:foreign", "nmod", "amod"):
        direct = not any(child.dep_ == "case" for child in span.root.children)
        return head if direct else None
    return None


def _surnames(actors: Iterable[Actor], taken: Iterable[Naming], catalogue: Catalogue) -> dict[str, str]:
    """Last names of the people the text names in full, and whose they are; shared ones are left out."""
    people: dict[str, set[str]] = {}
    named = [catalogue.actors[naming.actor] for naming in taken if naming.actor in catalogue.actors]
    for actor in (*named, *actors):
        name = actor.names[0][1]
        parts = name.split()
        if actor.kind == "person" and len(parts) > 1 and len(parts[-1]) >= SHORTEST:
            people.setdefault(parts[-1], set()).add(actor.id)
    return {surname: next(iter(ids)) for surname, ids in people.items() if len(ids) == 1}


def _by_surname(sentence: Sentence, people: dict[str, str]) -> Iterator[Naming]:
    for word in WORD.finditer(sentence.plain):
        if word.group() in people:
            yield Naming(sentence.start + word.start(), sentence.start + word.end(), people[word.group()])
