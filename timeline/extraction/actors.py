"""Who is named where: listed actors, people by their office, capitals that act, names nobody listed.

``namings`` reads a whole document at once, since a surname or a short name only counts once the text
has said the full one, and since the state a text speaks of decides what "Cour suprême" means.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Literal

from timeline.extraction.catalogue import WORD, Alias, Catalogue, alias, fold
from timeline.extraction.sentences import Sentence
from timeline.model import Actor

Role = Literal["actor", "place", "source"]
GAP = re.compile(r"[\s\-’'.&()]{1,3}$")


@dataclass(frozen=True, slots=True)
class Naming:
    """``text[start:end]`` names an actor; as a ``place`` or a mere ``source`` it takes no part.

    ``by_office`` says that no name stands there ("le président américain").
    """

    start: int
    end: int
    actor: str
    role: Role = "actor"
    by_office: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    candidates: tuple[Alias, ...]


def listed(sentences: Iterable[Sentence], catalogue: Catalogue, words: ModuleType, day: date) -> list[Naming]:
    """The namings of listed actors in a document, in reading order, without overlaps."""
    known = tuple(sentences)
    matches = [(sentence, match) for sentence in known for match in _scan(sentence, catalogue)]
    full = {one.actor for _, match in matches for one in match.candidates if one.way == "name"}
    states = _states(known, matches, catalogue)
    found = []
    for sentence, match in matches:
        chosen = _choose(match, full, states, catalogue, words)
        if chosen is not None:
            role = _role(sentence, match, chosen, catalogue, words)
            found.append(Naming(match.start, match.end, str(chosen.actor), role))
    offices = [naming for sentence in known for naming in _offices(sentence, catalogue, words, day)]
    return without_overlaps([*found, *offices], [(m.start, m.end) for _, m in matches if _ignored(m)])


def without_overlaps(namings: Iterable[Naming], taken: Iterable[tuple[int, int]] = ()) -> list[Naming]:
    """Namings in reading order; where two overlap the one that starts first, or the longer, stays."""
    spans = list(taken)
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda one: (one.start, one.start - one.end)):
        if kept and naming.start < kept[-1].end:
            continue
        if any(start < naming.end and naming.start < end for start, end in spans):
            continue
        kept.append(naming)
    return kept


def _ignored(match: _Match) -> bool:
    return any(one.way == "ignored" for one in match.candidates)


def _scan(sentence: Sentence, catalogue: Catalogue) -> Iterator[_Match]:
    """The longest known names, left to right; names several actors share come with all of them."""
    tokens = [(found.start(), found.end(), found.group()) for found in WORD.finditer(sentence.plain)]
    folded = [fold(word) for _, _, word in tokens]
    place = 0
    while place < len(tokens):
        fits = [
            one
            for one in catalogue.aliases.get(folded[place], ())
            if _fits(one, place, tokens, folded, sentence)
        ]
        if not fits:
            place += 1
            continue
        length = len(fits[0].words)
        same = tuple(one for one in fits if len(one.words) == length)
        start, end = tokens[place][0], tokens[place + length - 1][1]
        yield _Match(sentence.start + start, sentence.start + end, same)
        place += length


def _fits(
    one: Alias, place: int, tokens: Sequence[tuple[int, int, str]], folded: Sequence[str], sentence: Sentence
) -> bool:
    size = len(one.words)
    if tuple(folded[place : place + size]) != one.words:
        return False
    run = tokens[place : place + size]
    for (_, before, _), (after, _, _) in itertools.pairwise(run):
        if not GAP.match(sentence.plain[before:after]):
            return False
    return all(_capital(shape, word) for shape, (_, _, word) in zip(one.capitals, run, strict=True))


def _capital(shape: str, word: str) -> bool:
    if shape == "all":
        return word.isupper()
    return shape != "first" or word[0].isupper()


def _states(
    sentences: Sequence[Sentence], matches: Sequence[tuple[Sentence, _Match]], catalogue: Catalogue
) -> Counter[str]:
    """How often the text speaks of each state, by its name, its capital or its adjective."""
    count = Counter(
        one.actor
        for _, match in matches
        for one in match.candidates
        if one.actor and one.way in ("name", "metonym") and catalogue.actors[one.actor].kind == "state"
    )
    for sentence in sentences:
        for found in WORD.finditer(sentence.plain):
            state = state_of(found.group(), catalogue)
            if state:
                count[state] += 1
    return count


def state_of(word: str, catalogue: Catalogue) -> str | None:
    """The state an adjective of nationality belongs to: "américaine" gives the United States."""
    folded = fold(word)
    for ending in ("", "s", "e", "es", "ne", "nes"):
        if ending and not folded.endswith(ending):
            continue
        state = catalogue.adjectives.get(folded[: len(folded) - len(ending)])
        if state and catalogue.actors[state].kind == "state":
            return state
    return None


def _choose(
    match: _Match, full: set[str | None], states: Counter[str], catalogue: Catalogue, words: ModuleType
) -> Alias | None:
    """Which candidate is meant: a full name, else a short one said in full elsewhere, else by state."""
    for way in ("ignored", "name", "metonym"):
        for one in match.candidates:
            if one.way == way:
                return None if way == "ignored" else one
    for one in match.candidates:
        if one.way == "short" and one.actor in full:
            return one
    generic = [one for one in match.candidates if one.way == "generic" and one.actor]
    if not generic:
        return None
    counts = [states[catalogue.actors[str(one.actor)].parent or ""] for one in generic]
    if max(counts) > 0:
        return generic[counts.index(max(counts))]
    home = [one for one in generic if catalogue.actors[str(one.actor)].parent == words.HOME]
    return home[0] if home and not states else None


def _role(sentence: Sentence, match: _Match, chosen: Alias, catalogue: Catalogue, words: ModuleType) -> Role:
    before = sentence.plain[: match.start - sentence.start]
    actor = catalogue.actors[str(chosen.actor)]
    last_name = len(chosen.words) < len(alias(actor.names[0][1], None, "name").words)
    if actor.kind == "person" and last_name and _someone_else(before, words):
        return "source"
    if actor.id in catalogue.credits:
        return "source"
    if chosen.way == "metonym":
        written = sentence.plain[match.start - sentence.start : match.end - sentence.start]
        after = sentence.plain[match.end - sentence.start :]
        if before.endswith("-") or after.startswith("-"):
            return "place"
        if len(before.split()) > 1 and re.search(r"(?<![.!?:] )[^\W\d_a-zà-ÿ][\w'-]+ $", before):
            return "place"  # "le Groupe Helsinki"
        dateline = written.isupper() or re.match(words.DATELINE, sentence.plain[match.end - sentence.start :])
        return "place" if dateline and not before.strip() else _city(before, words)
    named = chosen.words in {alias(name, None, "name").words for _, name in actor.names}
    # "Météo-France", "le groupe Altice France": part of a longer name.
    if actor.kind == "state" and named and re.search(r"\w-$|\S+ [^\W\d_a-zà-ÿ][\w&'-]{2,} $", before):
        return "place"
    if actor.kind == "state" and named and re.search(words.LOCATIVE_BEFORE, before.rstrip()):
        return "actor" if re.search(words.GIVEN_BEFORE, before.rstrip()) else "place"
    return "actor"


def _someone_else(before: str, words: ModuleType) -> bool:
    """Whether a last name follows another first name: "Jean-Marie Le Pen" is not Marine."""
    if not re.search(r"[^\W\d_a-zà-ÿ][\w'-]+ $", before):
        return False
    word = before.split()[-1]
    named = fold(word) in words.FOLDED_PERSON_NOUNS or re.fullmatch(words.CIVIL_TITLES, word)
    return not named and (len(before.split()) > 1 or "-" in word)


def _city(before: str, words: ModuleType) -> Role:
    """Whether a capital stands for its government, by the words before it."""
    trimmed = before.rstrip()
    if re.search(words.GIVEN_BEFORE, trimmed):
        return "actor"
    if re.search(words.PLACE_BEFORE, trimmed):
        return "place"
    of = re.search(words.OF_BEFORE, before)
    if of:
        return "actor" if re.search(words.STATE_NOUNS, before[: of.start()]) else "place"
    return "actor"


def _offices(sentence: Sentence, catalogue: Catalogue, words: ModuleType, day: date) -> Iterator[Naming]:
    """People named by their office alone: "le président américain", "le secrétaire américain au Trésor"."""
    for office, pattern in words.OFFICES.items():
        for found in re.finditer(rf"\b(?:{pattern})\b", sentence.plain):
            owner, end = _owner(sentence.plain, found, catalogue, words)
            holder = owner and catalogue.holder(office, owner, day)
            if holder:
                yield Naming(sentence.start + found.start(), sentence.start + end, holder, by_office=True)


def _owner(
    text: str, found: re.Match[str], catalogue: Catalogue, words: ModuleType
) -> tuple[str | None, int]:
    """Whose office it is, by the building, an adjective inside or after it, or "des États-Unis"."""
    for house, owner in words.HOUSES.items():
        if re.search(house, found.group()):
            return owner, found.end()
    for word in WORD.findall(found.group()):
        state = state_of(word, catalogue)
        if state:
            return state, found.end()
    after = re.match(r" (\w[\w-]*)", text[found.end() :])
    if after and (state := state_of(after.group(1), catalogue)):
        return state, found.end() + after.end()
    of = re.match(words.OFFICE_OF, text[found.end() :])
    if of:
        start = found.end() + of.end()
        match = next(_scan(Sentence(start, len(text), text[start : start + 40], 0), catalogue), None)
        if match and match.start == start and match.candidates[0].actor:
            return match.candidates[0].actor, match.end
    return None, found.end()


def actor_map(catalogue: Catalogue, found: Iterable[Actor]) -> Mapping[str, Actor]:
    """Listed actors and those found, by id."""
    return {**{actor.id: actor for actor in found}, **catalogue.actors}
