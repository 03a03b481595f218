"""Following who is spoken of, sentence after sentence."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from timeline.extraction.phrases import (
    actors_of,
    phrase,
)
from timeline.extraction.quoting import speech
from timeline.extraction.reading import Discourse, Parsed, Reading, Spoken
from timeline.extraction.trees import (
    child,
    finite,
    form,
    is_predicate,
    many,
)
from timeline.extraction.undated import root

# A thing dated by no more than its year is background ("l'élection de 2016").
# Relations of predicates whose subjects a later pronoun may take up.
TELLING = ("ROOT", "conj", "parataxis", "advcl", "ccomp")


def follow(parsed: Parsed, reading: Reading, discourse: Discourse) -> None:
    """Remember who was spoken of."""
    main = root(parsed)
    predicates = [
        token for token in parsed.doc if is_predicate(token) and finite(token) and token.dep_ in TELLING
    ]
    for predicate in sorted(predicates, key=lambda one: (one == main, one.i)):
        who = plain_subject(predicate)
        if who is None or who.pos_ == "PRON" or parsed.quoted(who):
            continue
        gender = _gender(who, parsed, reading)
        spoken = Spoken(actors_of(who, parsed, reading), phrase(who, parsed, reading), many(who), gender)
        discourse.subjects.append(spoken)
    discourse.subjects.extend(_speakers(parsed, reading))
    discourse.named.extend(parsed.namings)


def _speakers(parsed: Parsed, reading: Reading) -> Iterator[Spoken]:
    """Those who are said to say what the sentence quotes: "«…», a insisté le président"."""
    for token in parsed.doc:
        if not is_predicate(token) or parsed.quoted(token):
            continue
        said = speech(token, parsed, reading)
        who = said.speaker if said is not None else None
        if who is not None and who.text not in reading.words.INVERTED and who.pos_ != "PRON":
            gender = _gender(who, parsed, reading)
            yield Spoken(actors_of(who, parsed, reading), phrase(who, parsed, reading), many(who), gender)


def _gender(who: Token, parsed: Parsed, reading: Reading) -> str:
    """The gender of a subject by its noun; that of a name is not known."""
    article = child(who, "det")
    if who.pos_ != "NOUN" or any(one.actor for one in parsed.namings if who in parsed.tokens(one)):
        return reading.words.GENDERS.get(article.text.lower(), "") if article is not None else ""
    return {"Masc": "masculine", "Fem": "feminine"}.get(form(who, "Gender"), "")


def plain_subject(main: Token) -> Token | None:
    """The subject that the tree gives a predicate."""
    return next((one for one in main.children if one.dep_ in ("nsubj", "nsubj:pass")), None)
