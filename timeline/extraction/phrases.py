"""Noun phrases for titles: who, as shortly as can be said, pronouns and descriptions resolved."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from spacy.tokens import Token

from timeline.extraction.actors import Naming
from timeline.extraction.reading import Parsed, Reading
from timeline.extraction.trees import child, form, set_off, subtree, top

# A participle clause with more words is left out of a phrase with more characters.
LONG_CLAUSE = 7
LONG_PHRASE = 60
# An official name with more characters gives way to the one the institution is known by.
LONG_NAME = 40
LOOSE = ("acl:relcl", "parataxis", "advcl")
JOINED = ("appos", "flat:name", "flat:foreign", "amod", "dep", "nmod", "flat")


def naming_of(head: Token, parsed: Parsed, reading: Reading) -> Naming | None:
    """The one naming that says who a noun phrase is: its head's, or that of a name beside it."""
    beside = []
    for naming in parsed.namings:
        tokens = parsed.tokens(naming)
        if not tokens or _in_brackets(naming, reading) or _of_longer_name(naming, reading):
            continue
        name = top(tokens)
        if name.i == head.i or head.i in {token.i for token in tokens}:
            own = naming
            return _fuller(own, parsed, reading)
        if _names(name, head) or _set_off(tokens[0], head, _of_person(naming, head, reading)):
            beside.append(naming)
    people = [one for one in beside if reading.actors[one.actor].kind == "person" and not one.by_office]
    if people:
        return people[0]
    return beside[0] if len({one.actor for one in beside}) == 1 else None


def _in_brackets(naming: Naming, reading: Reading) -> bool:
    """ "Laurent Berger (CFDT)": what stands in brackets says of what someone is, not who."""
    before = reading.document.text[: naming.start].rstrip()
    return before.endswith("(")


def _of_longer_name(naming: Naming, reading: Reading) -> bool:
    """ "Météo-France" is not France."""
    return naming.role == "place" and re.search(r"\w-$", reading.document.text[: naming.start]) is not None


def _fuller(own: Naming, parsed: Parsed, reading: Reading) -> Naming:
    """The name that follows an office: "le secrétaire au Trésor, Steven Mnuchin"."""
    for naming in parsed.namings:
        gap = reading.document.text[own.end : naming.start]
        near = own.end <= naming.start <= own.end + 3 and "(" not in gap
        if (
            near
            and (own.by_office or naming.actor == own.actor)
            and (reading.actors[naming.actor].kind == "person" or naming.actor == own.actor)
        ):
            return naming
    return own


def _of_person(naming: Naming, head: Token, reading: Reading) -> bool:
    """Whether a person's name stands after a noun of people: "le ministre du Commerce X"."""
    return reading.actors[naming.actor].kind == "person" and head.text.lower() in reading.names.PERSON_NOUNS


def _set_off(first: Token, head: Token, of_person: bool) -> bool:
    """A name between commas after a noun that it may explain: "la ministre du Climat, Helene Dalgaard,"."""
    doc = first.doc
    if not first.i or head.pos_ != "NOUN":
        return False
    before = doc[first.i - 1]
    if before.text != "," and (before.pos_ not in ("NOUN", "ADJ", "PROPN") or not of_person):
        return False
    # The tree hangs a name at the end of a sentence higher up: "…, a dit le directeur du groupe, X".
    last = head.right_edge.i + (2 if of_person and before.text == "," else 0)
    return first.i > head.i and first.i <= last and child(first, "case") is None


def _names(name: Token, head: Token) -> bool:
    """Whether a name stands beside a noun as its name, with no preposition between."""
    token = name
    while token.i != head.i:
        if token.dep_ not in JOINED or child(token, "case") or token.head.i == token.i:
            return False
        token = token.head
    return True


def full_name(naming: Naming, reading: Reading) -> str:
    """How a title names an actor: as the text does, a person known by a last name in full."""
    actor = reading.actors[naming.actor]
    written = reading.document.text[naming.start : naming.end].replace("’", "'")
    name = actor.name(reading.document.language)
    surname = actor.kind == "person" and name.split()[-1] == written
    described = actor.kind in ("company", "platform") and actor.listed
    if naming.by_office or surname or described:
        return name
    fuller = [naming_text(one, reading) for one in reading.namings if one.actor == naming.actor]
    variant = actor.kind == "person" and " " not in written
    return next((one for one in fuller if variant and one.endswith(f" {written}")), written)


def tokens_of(head: Token, without: Collection[int] = (), brief: bool = False) -> list[Token]:
    """The tokens of a noun phrase without relative clauses, appositions set off by commas, asides.

    ``brief`` leaves out long participle clauses too.
    """
    dropped: set[int] = set(without)
    for token in subtree(head):
        if token.i == head.i:
            continue
        before = token.i < head.i and token.head.i == head.i and _before(token)
        if before or _own_clause(token, head) or (_loose(token, brief) and token.left_edge.i > head.i):
            dropped.update(one.i for one in token.subtree)
            after = token.right_edge.i + 1
            dropped.update({after} if before and head.doc[after].text == "," else ())
    kept = [token for token in subtree(head) if token.i not in dropped and not _leading(token, head)]
    while kept and kept[-1].pos_ == "PUNCT" and kept[-1].text not in "»”)":
        kept.pop()
    while kept and kept[0].pos_ == "PUNCT" and kept[0].text not in "«“(":
        kept.pop(0)
    return [*kept, *_hyphenated(kept[-1])] if kept else kept


def _hyphenated(last: Token) -> list[Token]:
    """What a hyphen joins to the last word of a phrase, wherever the tree has it: "Léo-Lagrange"."""
    more: list[Token] = []
    for token in last.doc[last.i + 1 :]:
        if last.whitespace_ or "-" not in (last.text, token.text):
            break
        more.append(token)
        last = token
    return more


def _before(token: Token) -> bool:
    """What stands before a noun without being of it: a clause, or a phrase closed by a comma."""
    if token.dep_ in ("advcl", "ccomp", "parataxis", "mark", "discourse"):
        return True
    return token.dep_ not in ("det", "amod") and token.doc[token.right_edge.i + 1].text == ","


def _own_clause(token: Token, head: Token) -> bool:
    """What makes a noun the predicate of a clause of its own."""
    return token.head.i == head.i and token.dep_ in ("cop", "nsubj", "expl:subj", "aux:tense")


def _loose(token: Token, brief: bool) -> bool:
    """What may go from a noun phrase without changing who or what it is."""
    if token.dep_ in LOOSE or (token.dep_ in ("appos", "acl", "nmod", "conj") and _added(token)):
        return True
    participle = token.dep_ == "acl" and form(token, "VerbForm") == "Part"
    return brief and participle and len(list(token.subtree)) > LONG_CLAUSE


def _leading(token: Token, head: Token) -> bool:
    """A preposition, conjunction or relative pronoun before the phrase."""
    relative = form(token, "PronType") == "Rel"
    # The parser takes some numerals for prepositions: "Neuf anciens cadres".
    linking = token.dep_ in ("case", "mark", "cc") and token.pos_ in ("ADP", "SCONJ", "CCONJ", "ADV")
    return token.i < head.i and (linking or relative)


def _added(token: Token) -> bool:
    """Whether a phrase between commas only explains the one before it."""
    if token.dep_ == "conj":
        return (
            set_off(token)
            and child(token, "cc") is None
            and token.pos_ == "NOUN"
            and child(token, "det") is None
        )
    return set_off(token)


def text_of(tokens: Iterable[Token], parsed: Parsed) -> str:
    """Tokens as written, a single space where others were left out between them."""
    out = ""
    last: Token | None = None
    for token in tokens:
        if last is not None:
            together = token.i == last.i + 1 and not last.whitespace_
            out += "" if together else " "
        out += parsed.words(token)
        last = token
    return out


def phrase(
    head: Token, parsed: Parsed, reading: Reading, without: Collection[int] = (), longest: int = LONG_PHRASE
) -> str:
    """A noun phrase for a title, with its article; a name alone where one says who it is."""
    spoken = child(head, "nmod")
    if (
        head.lemma_.lower() in reading.names.SPOKESPERSONS
        and spoken is not None
        and naming_of(spoken, parsed, reading)
    ):
        article = head.doc[spoken.left_edge.i + 1] if spoken.left_edge.i + 1 < spoken.i else None
        lead = article.text + " " if article is not None and article.pos_ == "DET" else ""
        name = phrase(spoken, parsed, reading, without)
        return name if name.startswith(lead) else lead + name
    naming = naming_of(head, parsed, reading)
    tokens = tokens_of(head, without)
    inside = {
        one.actor for one in parsed.namings if {t.i for t in parsed.tokens(one)} & {t.i for t in tokens}
    }
    if naming is not None and _alone(naming, head, parsed, reading, inside):
        return full_name(naming, reading)
    text = _brief(naming, head, parsed, reading) or text_of(tokens, parsed)
    if len(text) > longest:
        text = text_of(tokens_of(head, without, brief=True), parsed)
    fused = next(
        (one for one in subtree(head) if one.dep_ == "case" and one.text.lower() in reading.words.FUSED), None
    )
    if fused is not None and fused.i < head.i and not child(head, "det"):
        text = reading.words.FUSED[fused.text.lower()] + " " + text
    return text


def _brief(naming: Naming | None, head: Token, parsed: Parsed, reading: Reading) -> str:
    """ "La Commission nationale de l'informatique et des libertés" by the short name it is known by."""
    if naming is None or head.i not in {token.i for token in parsed.tokens(naming)}:
        return ""
    actor, written = reading.actors[naming.actor], naming_text(naming, reading)
    name, article = actor.name(reading.document.language), child(head, "det")
    if actor.kind != "institution" or not actor.listed or len(written) <= max(LONG_NAME, 2 * len(name)):
        return ""
    return f"{parsed.words(article)} {name}" if article is not None and article.i < head.i else name


def _alone(naming: Naming, head: Token, parsed: Parsed, reading: Reading, inside: Collection[str]) -> bool:
    """Whether the name can replace the whole phrase."""
    kind = reading.actors[naming.actor].kind
    if kind == "person":
        other = child(head, "conj")
        if other is None or other.i in {token.i for token in parsed.tokens(naming)}:
            return True
        return other.pos_ == "NOUN" and naming_of(other, parsed, reading) is None
    if head.text.lower() in reading.names.BELONGINGS:
        return False
    covers = head.i in {token.i for token in parsed.tokens(naming)}
    described = covers and naming_text(naming, reading)[:1].islower() and kind in ("company", "platform")
    return (
        (not covers or described)
        and len(inside) == 1
        and kind in ("company", "platform", "media", "institution")
    )


def naming_text(naming: Naming, reading: Reading) -> str:
    """What is written where an actor is named."""
    return reading.document.text[naming.start : naming.end]


def lowered(text: str, reading: Reading) -> str:
    """A phrase for the middle of a title: its article without capital."""
    first = re.split(r"[ ’']", text)[0].lower()
    article = first in reading.words.ARTICLES or first + "'" in reading.words.ARTICLES
    return text[:1].lower() + text[1:] if article else text


def actors_of(head: Token, parsed: Parsed, reading: Reading) -> tuple[str, ...]:
    """The actors that a noun phrase names as what it is, those coordinated with it included."""
    naming = naming_of(head, parsed, reading)
    found = [naming.actor] if naming is not None and naming.role == "actor" else []
    for one in head.children:
        if one.dep_ == "conj" and one.pos_ in ("PROPN", "NOUN", "PRON", "X"):
            found.extend(actors_of(one, parsed, reading))
    return tuple(dict.fromkeys(found))
