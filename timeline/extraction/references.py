"""Who a pronoun or a bare description means: "il", "ce dernier", "l'application", "le président"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Token

from timeline.extraction.actors import Naming
from timeline.extraction.phrases import actors_of, phrase
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.extraction.trees import ancestors, child, many

# How close before a name the noun stands that introduces it.
INTRODUCED = 40


def resolve(
    token: Token, parsed: Parsed, reading: Reading, discourse: Discourse
) -> tuple[tuple[str, ...], str]:
    """Who a pronoun or a bare description is, and how a title says so; nothing when unsure."""
    word = parsed.words(token).lower().lstrip("-")
    place = parsed.sentence.start + parsed.start(token)
    demonstrative = word in reading.words.DEMONSTRATIVES
    if token.pos_ == "PRON" or demonstrative:
        plural = word in reading.words.PLURAL_PRONOUNS
        if word not in reading.words.PRONOUNS and not demonstrative:
            return (), ""
        if demonstrative:
            return _last_named(parsed, reading, discourse)
        inner = _own_subject(token, parsed, reading, plural)
        if inner:
            return inner
        spoken = discourse.agreeing(plural, reading.words.PRONOUNS[word][1], _agentive(token.head, reading))
        return (spoken.actors, spoken.phrase) if spoken is not None else ((), "")
    described = described_actor(token, parsed, reading, discourse, place)
    if described is None:
        return (), ""
    return (described,), reading.actors[described].name(reading.document.language)


def _agentive(head: Token, reading: Reading) -> bool:
    """Whether only someone can do what a verb says."""
    words = reading.words
    return head.lemma_ in words.SAYING | words.ACTING | words.DEMANDING | words.GIVING


def _last_named(parsed: Parsed, reading: Reading, discourse: Discourse) -> tuple[tuple[str, ...], str]:
    """Who "ce dernier" is: the one named last in the sentence before."""
    for naming in reversed(discourse.named):
        if naming.role == "actor":
            return (naming.actor,), reading.actors[naming.actor].name(reading.document.language)
    return (), ""


def _called(noun: str, namings: Iterable[Naming], reading: Reading) -> list[Naming]:
    """The namings that the text itself introduces by a noun: "le président Robert Mugabe"."""
    text = reading.document.text
    return [
        one for one in namings if noun.lower() in text[max(0, one.start - INTRODUCED) : one.start].lower()
    ]


def beside_noun(token: Token, reading: Reading) -> bool:
    """What the tree hangs on a noun but tells where or when: "le milliardaire sur son compte"."""
    before = child(token, "case")
    return (
        token.dep_ in ("nmod", "advmod")
        and before is not None
        and before.text.lower() in reading.words.LOOSE_CASES
    )


def described_actor(
    token: Token, parsed: Parsed, reading: Reading, discourse: Discourse, place: int
) -> str | None:
    """The actor a bare definite description stands for: "l'application", "le groupe", "le président"."""
    kinds = reading.names.DESCRIPTIONS.get(token.text.lower())
    article = child(token, "det")
    if not kinds or article is None or article.text.lower() not in reading.names.DEFINITE:
        return None
    tail = reading.names.DESCRIPTION_TAIL.get(token.text.lower())
    allowed = {tail} if tail else reading.names.EMPTY_ADJECTIVES
    others = [
        one
        for one in token.children
        if one.dep_ not in ("det", "case", "punct", "cc", "conj") and not beside_noun(one, reading)
    ]
    if any(one.text.lower() not in allowed for one in others) or (tail and not others):
        return None
    if child(token, "conj") or token.dep_ == "conj":
        return None
    acting = [naming for naming in reading.namings if naming.role == "actor"]
    # The first kind a description can be of that the text names: "l'entreprise" is a platform at need.
    by_kind = ([one for one in acting if reading.actors[one.actor].kind == kind] for kind in kinds)
    fits = next(filter(None, by_kind), [])
    office = reading.names.OFFICE_OF_DESCRIPTION.get(token.text.lower())
    holders = [one for one in fits if office and reading.holds(one.actor, office)]
    fits = holders or (_called(token.text, fits, reading) if office else fits)
    before = [naming for naming in fits if naming.start < place]
    if not before:
        return holders[0].actor if holders else None
    often = Counter(naming.actor for naming in fits)
    return max(before, key=lambda naming: (often[naming.actor], naming.start)).actor


def _own_subject(
    token: Token, parsed: Parsed, reading: Reading, plural: bool
) -> tuple[tuple[str, ...], str] | None:
    """The subject of a clause above the pronoun's in the same sentence, when it agrees in number."""
    own = token.head.i
    for above in ancestors(token.head):
        for one in above.children:
            if (
                one.dep_ in ("nsubj", "nsubj:pass")
                and not parsed.quoted(one)
                and one.i < token.i
                and one.head.i != own
                and one.pos_ != "PRON"
            ) and many(one) == plural:
                ids = actors_of(one, parsed, reading)
                return ids, phrase(one, parsed, reading)
    return None
