"""What of a clause a title may keep, and the names that replace descriptions in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from timeline.extraction.phrases import actors_of
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.extraction.references import described_actor
from timeline.extraction.trees import (
    SUBJECTS,
    ancestors,
    auxiliaries,
    case,
    finite,
    form,
    is_predicate,
    subtree,
)
from timeline.extraction.verbs import lemma, reported, shifted

# What of a clause may stand before its verb; the parser takes some pronouns for articles.
BEFORE_VERB = ("expl:comp", "expl:pass", "expl:pv", "iobj", "obj", "advmod", "det")


def kept_tokens(
    head: Token, first: int, span: Collection[int], parsed: Parsed, reading: Reading
) -> list[Token]:
    """The tokens of a clause that a title may keep: no date, no link, no other clause beside it."""
    dropped: set[int] = set(span)
    if span:
        dropped.update(one.i for one in head.subtree if _other_time(one, parsed, reading))
        dropped.update(_empty_quotes(head, span))
    words = reading.words
    for one in head.children:
        other = (
            one.dep_ in ("conj", "parataxis")
            and is_predicate(one)
            and (finite(one) or one.dep_ == "parataxis")
        )
        link = one.text.lower() in words.LINKS and one.dep_ in ("advmod", "cc", "mark")
        marks = one.dep_ in ("mark", "cc") and one.i < first
        if one.text in reading.words.INVERTED or any(
            below.text in reading.words.INVERTED for below in one.children
        ):
            reporting = one.i > head.i and is_predicate(one)
            dropped.update(token.i for token in one.subtree if reporting)
            dropped.update({one.i} if one.i > first and one.pos_ == "PRON" else set())
            dropped.update(below.i for below in one.children if below.text in reading.words.INVERTED)
        if one.dep_ in SUBJECTS or other or link or marks or one.dep_ in ("discourse", "vocative"):
            dropped.update(token.i for token in one.subtree)
        if one.i < first and one.dep_ not in BEFORE_VERB:
            dropped.update(token.i for token in one.subtree)
        if one.dep_ == "cc" and other:
            dropped.add(one.i)
        if _commenting(one, head):
            dropped.update(token.i for token in one.subtree)
    dropped.update(_beside_the_news(head, parsed, reading))
    dropped.update(commas_of(head, span) | _attributions(head, reading))
    return [token for token in subtree(head) if token.i not in dropped or _held(token, span)]


def _beside_the_news(head: Token, parsed: Parsed, reading: Reading) -> set[int]:
    """Adverbs that only link, remarks behind a comma, and who says so ("selon…")."""
    words, dropped = reading.words, set[int]()
    for one in head.subtree:
        if one.dep_ == "advmod" and one.text.lower() in words.LINKS_INSIDE and not parsed.quoted(one):
            # "Elle retirera elle aussi ses liens".
            stress = one.i > 0 and head.doc[one.i - 1].text.lower() in words.EMPHATIC
            dropped.update({one.i, one.i - 1} if stress else {one.i})
    for one in head.subtree:
        if one.i > head.i and _remark(one, reading):
            dropped.update(token.i for token in one.subtree)
            dropped.update(_commas_around(one))
        before = case(one) if one.i > head.i else None
        if before is not None and before.text.lower() in words.ACCORDING and not parsed.quoted(one):
            dropped.update(token.i for token in one.subtree)
            dropped.update(_commas_around(one))
    return dropped


def _empty_quotes(head: Token, span: Collection[int]) -> set[int]:
    """The guillemets that hold nothing but the date: "serait reconnu « dès mercredi »"."""
    left, right = min(span) - 1, max(span) + 1
    alone = (
        left >= 0 and right < len(head.doc) and head.doc[left].text in "«“" and head.doc[right].text in "»”"
    )
    return {left, right} if alone else set()


def _other_time(token: Token, parsed: Parsed, reading: Reading) -> bool:
    """Whether a token stands for a time."""
    return token.text.lower() in reading.words.TIME_STAND_INS and parsed.words(token) != token.text


def _held(token: Token, span: Collection[int]) -> bool:
    """What the tree hangs on the date itself stays: a weekday after a verb often takes its object."""
    return (
        token.i not in span and any(above.i in span for above in ancestors(token)) and token.pos_ != "PUNCT"
    )


def commas_of(head: Token, span: Collection[int]) -> set[int]:
    """Commas left alone around a date."""
    doc = head.doc
    alone = set()
    if span:
        left, right = min(span) - 1, max(span) + 1
        if right < len(doc) and doc[right].text == ",":
            alone.add(right)
        if left >= 0 and doc[left].text == "," and (left not in alone):
            alone.add(left)
    return alone


def _commenting(one: Token, head: Token) -> bool:
    """ ", affirmant que…": a participle after a comma comments on what is told."""
    if one.dep_ not in ("advcl", "acl") or one.i < head.i or form(one, "VerbForm") != "Part":
        return False
    left = one.left_edge.i
    return left > 0 and "," in (head.doc[left - 1].text, head.doc[left].text)


def without_appositions(tail: Sequence[Token]) -> list[Token]:
    """A tail without what only explains a name: "condamne X, ancien maire, à deux ans de prison"."""
    gone: set[int] = set()
    for one in tail:
        commas = _commas_around(one) if one.dep_ == "appos" and one.pos_ == "NOUN" else set()
        if len(commas) == 2:
            gone.update(commas, (token.i for token in one.subtree))
    return [token for token in tail if token.i not in gone]


def _commas_around(one: Token) -> set[int]:
    """The commas on both sides of an aside, when it has one on each."""
    before, after = one.left_edge.i - 1, one.right_edge.i + 1
    if before < 0 or after >= len(one.doc) or one.doc[after].text != ",":
        return set()
    return {after, before} if one.doc[before].text == "," else {after}


def _attributions(head: Token, reading: Reading) -> set[int]:
    """The tokens of clauses that only say who says so, with the comma before them."""
    found: set[int] = set()
    for one in head.subtree:
        if one.i > head.i and _attribution(one, head, reading):
            first = auxiliaries(one)[0].i
            found.update({first - 1, *(token.i for token in one.subtree if token.i >= first)})
    return found


def _attribution(one: Token, head: Token, reading: Reading) -> bool:
    """ ", a annoncé le ministère": who says so, with the verb first, after a comma."""
    helped = auxiliaries(one)
    first = helped[0].i if helped else one.i
    after_comma = bool(helped) and first > 0 and head.doc[first - 1].text == ","
    if not after_comma or lemma(one, reading) not in reading.words.SAYING:
        return False
    named = [below for below in one.children if below.pos_ in ("NOUN", "PROPN")]
    return bool(named) and named[0].i > one.i and not any(below.dep_ == "cc" for below in one.children)


def _remark(one: Token, reading: Reading) -> bool:
    """ ", qui…" and ", estimant que…": what is added after a comma."""
    left = one.left_edge.i
    if not left or "," not in (one.doc[left - 1].text, one.doc[left].text):
        return False
    saying = (
        form(one, "VerbForm") == "Part"
        and form(one, "Tense") == "Pres"
        and lemma(one, reading) in reading.words.SAYING
    )
    return one.dep_ == "acl:relcl" or (saying and one.dep_ in ("acl", "advcl"))


def replacements(
    rest: Sequence[Token],
    head: Token,
    verb: Token | None,
    parsed: Parsed,
    reading: Reading,
    discourse: Discourse,
) -> dict[int, str]:
    """Bare descriptions by names, and tenses inside what is reported as from the present."""
    replaced = _without_offices(rest, parsed, reading)
    # "Microsoft a investi dans l'entreprise": not in itself.
    subjects = [one for one in head.children if one.dep_ in SUBJECTS]
    own = {actor for one in subjects for actor in actors_of(one, parsed, reading)}
    told_before = bool(auxiliaries(head)) or (verb is not None and form(verb, "Tense") in ("Imp", "Past"))
    for token in rest:
        place = parsed.sentence.start + parsed.start(token)
        actor = described_actor(token, parsed, reading, discourse, place) if token.pos_ == "NOUN" else None
        if actor is not None and actor not in own:
            replaced.update(_named_instead(token, actor, reading))
        if told_before and reading.forms is not None and not parsed.quoted(token) and reported(token, head):
            other = shifted(token, reading)
            if other:
                replaced[token.i] = other
    return replaced


def _named_instead(token: Token, actor: str, reading: Reading) -> dict[int, str]:
    """A description, its article and the article fused with its preposition, replaced by the name."""
    replaced = {token.i: reading.actors[actor].name(reading.document.language)}
    for one in token.children:
        if one.dep_ == "det" or one.pos_ == "ADJ":
            replaced[one.i] = ""
        if one.dep_ == "case" and one.text.lower() in reading.words.UNFUSED:
            replaced[one.i] = reading.words.UNFUSED[one.text.lower()]
    return replaced


def _without_offices(rest: Sequence[Token], parsed: Parsed, reading: Reading) -> dict[int, str]:
    """People by their names alone: "le secrétaire américain au Trésor, X" becomes "X"."""
    replaced: dict[int, str] = {}
    inside = {token.i for token in rest}
    for office, name in zip(parsed.namings, parsed.namings[1:], strict=False):
        tokens = parsed.tokens(office)
        if (
            not office.by_office
            or not name.start - office.end <= 2
            or not tokens
            or tokens[0].i not in inside
        ):
            continue
        person = parsed.tokens(name)
        if reading.actors[name.actor].kind != "person" or not person:
            continue
        first = tokens[0].i
        before = parsed.doc[first - 1] if first else None
        replaced.update(dict.fromkeys(range(first, person[0].i), ""))
        if before is not None and before.pos_ == "DET":
            replaced[before.i] = ""
        elif before is not None and before.text.lower() in reading.words.UNFUSED:
            replaced[before.i] = reading.words.UNFUSED[before.text.lower()]
    return replaced
