"""From the clauses of a document to its events: what is told, when, by whom, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from spacy.tokens import Token

from timeline.extraction.attaching import Attached, attach
from timeline.extraction.deadlines import deadline_title, term
from timeline.extraction.drafts import Draft, useful
from timeline.extraction.excerpts import actors_around, actors_in, excerpt
from timeline.extraction.following import follow
from timeline.extraction.meaning import ahead, content, kind_of, status
from timeline.extraction.periods import span_end
from timeline.extraction.quoting import Speech, speech, spoken_clause
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.extraction.telling import said_status, tells, told_clause
from timeline.extraction.times import bounds, ranges
from timeline.extraction.titles import Told
from timeline.extraction.trees import (
    SUBJECTS,
    auxiliaries,
    finite,
    form,
    verb_of,
)
from timeline.extraction.undated import root, undated
from timeline.extraction.verbs import lemma
from timeline.model import Kind, Mention, Status

WEEK = timedelta(days=7)
LONG_PAST = timedelta(days=45)
COARSE = ("year", "half", "season")


def drafts(reading: Reading) -> Iterator[Draft]:
    """The events of a document in reading order."""
    discourse = Discourse()
    last: Draft | None = None
    for place, parsed in enumerate(reading.parsed):
        found = list(_dated(parsed, reading.parsed[:place], reading, discourse))
        one = undated(parsed, reading, discourse, last, found)
        if one is not None:
            found.append(one)
        apart = [
            draft
            for clause in parsed.apart
            if not _called_off(clause, parsed, reading)
            for draft in _dated(clause, (), reading, discourse)
        ]
        yield from sorted([*found, *apart], key=lambda draft: draft.start)
        dated = [one for one in found if one.basis != "publication" and one.status != "deadline"]
        last = dated[-1] if dated else _still(last, parsed, reading)
        follow(parsed, reading, discourse)


def _called_off(clause: Parsed, parsed: Parsed, reading: Reading) -> bool:
    """ "Le match, prévu samedi, a été reporté": it did not take place when it was to."""
    head, main = root(clause), root(parsed)
    if head is None or lemma(head, reading) not in reading.words.PLANNED_FOR:
        return False
    return clause.once or (main is not None and lemma(main, reading) in reading.words.CANCELLING)


def _still(last: Draft | None, parsed: Parsed, reading: Reading) -> Draft | None:
    """The last dated event stays in force for the sentence right after it only."""
    if last is None:
        return None
    return last if reading.document.text[last.end : parsed.sentence.end].count("\n") <= 2 else None


def _dated(
    parsed: Parsed, before: Sequence[Parsed], reading: Reading, discourse: Discourse
) -> Iterator[Draft]:
    """The events of a sentence that a time dates."""
    mentions = ranges([one for one in parsed.mentions if useful(one)], parsed.sentence, reading.words)
    attached = attach(parsed, mentions, reading.words, reading.day)
    for one in attached:
        mention = one.mention
        if mention is None or _again(mention, parsed, reading):
            continue
        if mention.begin is None or mention.until is None or _given(one, parsed, reading):
            draft = term(one, attached, parsed, reading, discourse)
        elif _newsworthy(one, parsed, reading):
            draft = _event(one, before, parsed, reading, discourse)
        else:
            draft = None
        if draft is not None:
            yield draft


def _again(mention: Mention, parsed: Parsed, reading: Reading) -> bool:
    """ "Chaque nuit du 10 au 21 juin" comes again and again."""
    before = parsed.text[: mention.start - parsed.sentence.start]
    return re.search(reading.words.EVERY, before, re.I) is not None


def _given(one: Attached, parsed: Parsed, reading: Reading) -> bool:
    """Whether a length of time is one given to do something, or otherwise still to run."""
    mention = one.mention
    if mention is None or mention.type != "DURATION" or mention.until is None:
        return False
    before = parsed.text[: mention.start - parsed.sentence.start]
    since = re.search(reading.words.SINCE, before, re.I) is not None
    gives = not one.noun and lemma(one.head, reading) in reading.words.GIVING | reading.words.HAVING
    ahead_of = mention.begin is not None and mention.begin.date() >= reading.day
    running = ahead_of and mention.begin is not None and mention.until - mention.begin > WEEK
    return not since and (gives or running)


def _since(one: Attached, parsed: Parsed, reading: Reading) -> bool:
    assert one.mention is not None
    before = parsed.text[: one.mention.start - parsed.sentence.start]
    return re.search(reading.words.SINCE, before, re.I) is not None


def _stale(one: Attached, verb: Token, parsed: Parsed, reading: Reading) -> bool:
    """Whether a plain present or imperfect only describes, or is told of a time long past."""
    if one.mention is None or one.mention.until is None or _since(one, parsed, reading):
        return False
    tense = form(verb, "Tense")
    copula = verb.dep_ == "cop" and one.head.pos_ in ("NOUN", "NUM", "PROPN", "PRON")
    if copula and tense in ("Pres", "Imp") and not ahead(one.mention, reading.day) and not one.mention.mod:
        return True
    long_past = one.mention.until.date() < reading.day - LONG_PAST
    return verb.i == one.head.i and tense == "Pres" and form(verb, "Mood") == "Ind" and long_past


def _newsworthy(one: Attached, parsed: Parsed, reading: Reading) -> bool:
    """States and measures of things are no events, save what lasts since or until a time."""
    if one.noun or (one.head.dep_ == "acl" and lemma(one.head, reading) in reading.words.PLANNED_FOR):
        verb = verb_of(one.head.head)
        if verb is not None and verb.i > one.head.i and lemma(verb, reading) in reading.words.CANCELLING:
            return False
    if one.noun:
        return one.mention is not None and (
            one.mention.grain not in COARSE
            or ahead(one.mention, reading.day)
            or bounds(one.mention, parsed.sentence, reading.words)
        )
    verb = finite(one.head)
    plain = verb is not None and verb.i == one.head.i and not auxiliaries(one.head)
    if verb is not None and _stale(one, verb, parsed, reading):
        return False
    if verb is None and one.head.dep_ == "acl" and _since(one, parsed, reading):
        return False
    static = lemma(one.head, reading) in reading.words.STATIC
    if verb is None or not static or not plain or form(verb, "Tense") not in ("Pres", "Imp"):
        return True
    return one.mention is None or bool(one.mention.mod) or one.mention.type == "DURATION"


def _event(
    one: Attached, before: Sequence[Parsed], parsed: Parsed, reading: Reading, discourse: Discourse
) -> Draft | None:
    """The event that a time dates, or None when its title would say nothing."""
    mention = one.mention
    assert mention is not None
    assert mention.begin is not None
    assert mention.until is not None
    if not one.noun and _learnt(one, reading):
        return None
    one, said = _spoken(one, parsed, reading)
    told = told_clause(one, said, before, parsed, reading, discourse)
    state, kind = _meaning(one, said, told, parsed, reading)
    if state == "deadline":
        told = deadline_title(one, told, parsed, reading, discourse)
    if not tells(told.title) or told.title.split(" ")[0].lower() in reading.words.FIRST_PERSON:
        return None
    start, end = excerpt(one, said, parsed)
    actors = actors_in(told, start, end, parsed, reading, discourse)
    if one.noun or not actors:
        actors = tuple(dict.fromkeys((*actors_around(one, parsed, before, reading), *actors)))
    return Draft(
        title=told.title,
        begin=span_end(mention, reading.day) if state == "deadline" else mention.begin,
        until=mention.until,
        grain=mention.grain or "day",
        status=state,
        kind=kind,
        actors=actors,
        certainty=mention.certainty,
        start=start,
        end=end,
        mention=mention,
        basis="text",
        approximate=mention.approximate,
        main=not one.noun and _leads(one.head, parsed),
    )


def _learnt(one: Attached, reading: Reading) -> bool:
    """ "a-t-on appris mercredi": the day a newsroom heard of it; or the time is the subject of its verb."""
    subjects = [below for below in one.head.children if below.dep_ in SUBJECTS]
    heard = lemma(one.head, reading) in reading.words.LEARNING and any(
        below.text.lower().lstrip("-t") in reading.words.INDEFINITE | {"-on"} for below in one.head.children
    )
    return heard or any(below.i in one.span for below in subjects)


def _spoken(one: Attached, parsed: Parsed, reading: Reading) -> tuple[Attached, Speech | None]:
    """The speech that a verb of saying ends, or the clause itself where its subject says it."""
    said = None if one.noun else speech(one.head, parsed, reading)
    own = spoken_clause(one.head, said, reading) if said is not None and said.own_words else None
    return (one, said) if own is None else (Attached(own, one.mention, False, one.span), None)


def _meaning(
    one: Attached, said: Speech | None, told: Told, parsed: Parsed, reading: Reading
) -> tuple[Status, Kind]:
    """Status and kind; a threat is of the kind of what is threatened."""
    kind = kind_of(one.head, one.noun, told.title, parsed, reading)
    state: Status = status(one.head, one.noun, one.mention, kind, parsed, reading)
    if said is not None and state in ("occurred", "planned", "ongoing"):
        return said_status(said, parsed, reading), "statement"
    threat = None if one.noun else content(one.head)
    if state == "threatened" and kind == "statement" and threat is not None:
        kind = kind_of(threat, False, told.title, parsed, reading)
    return state, "deadline" if state == "deadline" else kind


def _leads(head: Token, parsed: Parsed) -> bool:
    """Whether a predicate is the sentence's main one, or coordinated with it."""
    while head.dep_ in ("conj", "advcl", "ccomp", "parataxis") and head.head.i != head.i:
        head = head.head
    return head.head.i == head.i
