"""Clauses parsed apart: "Le feu, maîtrisé mardi, a détruit le hangar" also tells "Le feu est maîtrisé mardi".

A participle or a relative clause with a time of its own, set off by commas, leads the parser astray in
the clause around it and is led astray itself. So the sentence is parsed without it, and it is parsed as a
clause of its own, behind the noun phrase that the first tree shows it to be about.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

from spacy.tokens import Token

from timeline.extraction.parses import Parses
from timeline.extraction.parsing import Lead, StandIn, Tree, parse
from timeline.extraction.sentences import Sentence
from timeline.extraction.trees import SUBJECTS, case, finite, form, is_predicate, many
from timeline.languages import part

NOUNS = ("NOUN", "PROPN")
# How far down the tree of a phrase what is said of it may hang.
CHAIN = ("nmod", "appos", "flat:name", "flat:foreign", "conj", "obl:arg", "obl:mod", "amod", "dep")


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aside:
    """The characters from ``start`` to ``end`` of a sentence, of which ``begin`` is the first of the clause.

    ``word`` is the participle it opens with, or nothing for a relative clause. ``leading`` says that what
    it is about comes after it; ``owned`` that it tells something of what belongs to it (", dont l'action…");
    ``once`` that it tells what was planned before.
    """

    start: int
    end: int
    begin: int
    word: str
    leading: bool
    owned: bool = False
    once: bool = False


def asides(sentence: Sentence, times: Sequence[Span], words: ModuleType) -> tuple[Aside, ...]:
    """The clauses of a sentence to parse apart, in reading order: each holds a time."""
    if sentence.quoted or not times:
        return ()
    text = sentence.plain
    found: list[Aside] = []
    for opening in re.finditer(words.SET_APART, text):
        comma = opening.start() if opening.group()[0] == "," else None
        last = found[-1].end if found else -1
        if opening.start() + 1 < last or _inside(text, opening.start()):
            continue
        end = _end(text, opening.end(), times)
        held = [time for time in times if opening.start() <= time[0] and time[1] <= end]
        if not held or (comma is None and text[end : end + 1] != ","):
            continue
        participle = opening.group("participle") or ""
        begin = opening.start("clause") if participle else opening.end()
        if re.search(words.NOT_APART, text[begin:end], re.I):
            continue
        once = re.search(words.ONCE_PLANNED, text[begin:end], re.I) is not None
        owned = opening.group("owner") is not None
        found.append(Aside(opening.start(), end, begin, participle.lower(), comma is None, owned, once))
    return tuple(found)


def _inside(text: str, place: int) -> bool:
    """Whether a place stands in guillemets or brackets."""
    before = text[:place]
    return any(before.count(opening) > before.count(closing) for opening, closing in ("«»", "“”", "()"))


def _end(text: str, start: int, times: Sequence[Span]) -> int:
    """Where a clause that begins before ``start`` ends: at the next comma that no time or bracket holds."""
    for mark in re.finditer(r"[,;:]|\s[–—]\s|[.!?…]$", text[start:]):
        place = start + mark.start()
        if any(time[0] < place < time[1] for time in times) or _inside(text[start:], mark.start()):
            continue
        if re.match(r",\d", text[place:]):
            continue
        return place
    return len(text)


# A sentence's tree, those of its clauses that are parsed apart, and where the owner of their subject stands.
Grown = tuple[Tree, tuple[tuple[Aside, Tree, Span | None], ...]]


def parse_apart(
    read: Iterable[tuple[Sentence, Sequence[StandIn], Sequence[Span]]],
    language: str,
    parses: Parses | None = None,
) -> Iterator[Grown]:
    """The tree of each sentence without its asides, and theirs; an aside about nothing found stays in.

    With each sentence come the stand-ins to parse it with, and where its times stand.
    """
    words = part(language, "apart")
    known = [
        (sentence.plain, stand_ins, asides(sentence, times, words) if words is not None else ())
        for sentence, stand_ins, times in read
    ]
    whole = ((text, _without(text, found, given), ()) for text, given, found in known)
    wholes = list(parse(whole, language, parses))
    jobs: list[tuple[str, Sequence[StandIn], Lead]] = []
    leads: list[list[tuple[Aside, Lead]]] = []
    for (text, given, found), tree in zip(known, wholes, strict=True):
        pairs = [(aside, lead(aside, tree, words)) for aside in found if words is not None]
        kept = [(aside, phrase) for aside, phrase in pairs if phrase]
        leads.append(kept)
        jobs.extend(
            (text, _only(text, aside, given), () if aside.owned else phrase) for aside, phrase in kept
        )
        if len(kept) < len(pairs):
            jobs.append((text, _without(text, [aside for aside, _ in kept], given), ()))
    more = parse(jobs, language, parses)
    for (_, _, found), tree, kept in zip(known, wholes, leads, strict=True):
        apart = tuple((aside, next(more), _written(phrase, aside)) for aside, phrase in kept)
        yield (next(more) if len(kept) < len(found) else tree), apart


def _without(text: str, found: Sequence[Aside], given: Sequence[StandIn]) -> list[StandIn]:
    """What a sentence is parsed with when asides are left out, with the commas on both their sides."""
    gone = [StandIn(one.start, one.end + (text[one.end : one.end + 1] == ","), "") for one in found]
    return [*gone, *given]


def _written(phrase: Lead, aside: Aside) -> Span | None:
    """Where the owner of a clause's subject stands in the sentence."""
    return (phrase[0][1], phrase[-1][2]) if aside.owned else None


def _only(text: str, aside: Aside, given: Sequence[StandIn]) -> list[StandIn]:
    """What an aside is parsed with: all around it left out."""
    return [StandIn(0, aside.begin, ""), StandIn(aside.end, len(text), ""), *given]


def lead(aside: Aside, tree: Tree, words: ModuleType) -> Lead | None:
    """What the clause of an aside begins with: the phrase it is about, and a form of "to be".

    Each is a word to parse with where it stands; the verb stands nowhere. None when the tree shows no noun.
    """
    noun = _after(aside, tree) if aside.leading else _before(aside, tree, words)
    if noun is None:
        return None
    phrase = [
        (tree.doc[place].text, tree.starts[place], tree.ends[place]) for place in _places(noun, aside, tree)
    ]
    if aside.word:
        phrase.append((words.BEING[many(noun)], aside.begin, aside.begin))
    return phrase


def _after(aside: Aside, tree: Tree) -> Token | None:
    """The subject of the main clause behind a leading participle."""
    verb = next((one for one in tree.doc if is_predicate(one) and finite(one)), None)
    return None if verb is None else next((one for one in verb.children if one.dep_ in SUBJECTS), None)


def _before(aside: Aside, tree: Tree, words: ModuleType) -> Token | None:
    """The topmost noun that an aside agrees with in the phrase before it, back to a comma if possible."""
    before = [token for token in tree.doc if tree.ends[token.i] <= aside.start]
    while before and before[-1].text in "»”)":
        before.pop()
    if not before or before[-1].pos_ == "PUNCT":
        return None
    chain = [before[-1]]
    while _climbs(chain[-1], words):
        chain.append(chain[-1].head)
    if chain[-1].head.i > chain[-1].i and chain[-1].dep_ in ("flat:name", "amod", "det", "case"):
        chain.append(chain[-1].head)
    nouns = [token for token in chain if token.pos_ in NOUNS and not is_predicate(token)]
    comma = max((token.i for token in before if token.text == ","), default=-1)
    every = [noun for noun in nouns if agrees(noun, aside.word)]
    # The endings of a name tell nothing, where a noun agrees.
    every = [noun for noun in every if noun.pos_ == "NOUN" and aside.word] or every
    fits = [noun for noun in every if noun.i > comma] or every
    if not fits and aside.word:
        # "Une plainte de plusieurs groupes, parmi lesquels X, déposée en juillet".
        back = itertools.takewhile(
            lambda token: not (is_predicate(token) and finite(token)), reversed(before)
        )
        return next((one for one in back if one.pos_ == "NOUN" and agrees(one, aside.word)), None)
    return _named(fits[-1]) if fits else next(iter(nouns), None)


def _named(noun: Token) -> Token:
    """The name that a noun explains between commas: "Anne Roux, une élue de Lens, qui…" is about her."""
    first = noun.left_edge
    if first.text == ",":
        first = first.nbor()
    if first.i < 2 or first.dep_ != "det" or first.nbor(-1).text != "," or first.nbor(-2).pos_ != "PROPN":
        return noun
    name = first.nbor(-2)
    while name.dep_ in ("flat:name", "flat:foreign") and name.head.i < name.i:
        name = name.head
    return name


def _climbs(token: Token, words: ModuleType) -> bool:
    """Whether what is said behind a noun may be said of the one above it; "contre" keeps it for its own."""
    before = case(token)
    apart = before is not None and before.text.lower() in words.OWN_THING
    return token.dep_ in CHAIN and token.head.i < token.i and not finite(token.head) and not apart


def agrees(noun: Token, word: str) -> bool:
    """Whether a participle can be said of a noun, by the endings of its gender and number."""
    if not word:
        return True
    if noun.pos_ == "PROPN":
        return word.endswith("s") or not (many(noun) or noun.dep_ == "conj")
    feminine, plural = re.search(r"es?$", word) is not None, word.endswith("s")
    gender, number = form(noun, "Gender"), "Plur" if many(noun) else form(noun, "Number")
    if number == "Plur" and not plural:
        return False
    # "Mis" and "pris" are both.
    singular = not plural or re.search(r"[iu]s$", word) is not None
    return (not gender or (gender == "Fem") == feminine) and (number != "Sing" or singular)


def _places(noun: Token, aside: Aside, tree: Tree) -> Iterator[int]:
    """The tokens of a phrase, without the preposition before it or what the tree hangs on it further on."""
    first = noun.left_edge.i
    for token in noun.subtree:
        inside = aside.leading or tree.ends[token.i] <= aside.start
        bare = token.i < noun.i and token.head.i == noun.i and token.dep_ in ("case", "cc", "mark", "punct")
        if inside and token.i >= first and not bare:
            yield token.i
