"""Actions without a date: told on the day of the sentence before, or of the publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from spacy.tokens import Token

from timeline.extraction.attaching import Attached
from timeline.extraction.drafts import DAY, Draft
from timeline.extraction.excerpts import actors_in, excerpt
from timeline.extraction.meaning import HOSTILE, kind_of, status
from timeline.extraction.quoting import Speech, speech
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.extraction.telling import said_status, tells, told_clause
from timeline.extraction.trees import (
    auxiliaries,
    child,
    finite,
    form,
    is_predicate,
    verb_of,
)
from timeline.extraction.verbs import lemma
from timeline.model import Grain, Kind, Status


def undated(
    parsed: Parsed, reading: Reading, discourse: Discourse, last: Draft | None, found: Sequence[Draft]
) -> Draft | None:
    """An action without a date: on the day of the sentence it goes on from, else of the publication.

    A sentence with dated events tells another one only when its main clause goes on from before.
    """
    head = _candidate(parsed, reading, last, found)
    if head is None:
        return None
    said = speech(head, parsed, reading)
    inherits = last is not None and last.main and _goes_on(parsed, last, reading, bool(found))
    # Most sentences are no news, which is known before they are told.
    may_be = last is not None if said else inherits or _acts(head, reading) or _plans(head, reading)
    if not may_be:
        return None
    one = Attached(head, None, False, frozenset())
    told = told_clause(one, said, (), parsed, reading, discourse)
    kind = kind_of(head, False, told.title, parsed, reading)
    state = status(head, False, None, kind, parsed, reading)
    if said is not None:
        state, kind = said_status(said, parsed, reading), "statement"
        inherits = last is not None and state == "threatened" and bool(set(told.actors) & set(last.actors))
    news = inherits or _worth(head, kind, state, said, parsed, reading)
    if not news or not told.actors or not tells(told.title):
        return None
    start, end = excerpt(one, said, parsed)
    begin, until, grain = _when(last if inherits else None, reading)
    return Draft(
        title=told.title,
        begin=begin,
        until=until,
        grain=grain,
        status=state,
        kind=kind,
        actors=actors_in(told, start, end, parsed, reading, discourse),
        certainty="medium" if inherits else "low",
        start=start,
        end=end,
        mention=None,
        basis="inherited" if inherits else "publication",
        approximate=True,
    )


def _candidate(parsed: Parsed, reading: Reading, last: Draft | None, found: Sequence[Draft]) -> Token | None:
    """The main predicate of a sentence that may tell something beside what is dated in it."""
    head = _main(parsed)
    if head is None or (found and (last is None or not _goes_on(parsed, last, reading, True))):
        return None
    place = parsed.sentence.start + parsed.start(head)
    verb = finite(head)
    if any(draft.start <= place < draft.end for draft in found) or verb is None:
        return None
    return head if form(verb, "Mood") in ("Ind", "") else None


def _when(last: Draft | None, reading: Reading) -> tuple[datetime, datetime, Grain]:
    if last is not None:
        return last.begin, last.until, last.grain
    published = reading.document.published
    assert published is not None
    begin = datetime.combine(published.earliest, datetime.min.time())
    return begin, datetime.combine(published.latest, datetime.min.time()) + DAY, "day"


def _main(parsed: Parsed) -> Token | None:
    """The main predicate of a sentence, when it is told as a fact by the article itself."""
    top = root(parsed)
    if top is not None and not parsed.quoted(top):
        return top
    outside = [token for token in parsed.doc if is_predicate(token) and not parsed.quoted(token)]
    return next((token for token in outside if finite(token) or auxiliaries(token)), None)


def root(parsed: Parsed) -> Token | None:
    """The finite predicate a sentence hangs from; below its subject where the tree begins with that."""
    top = next((token for token in parsed.doc if token.head.i == token.i), None)
    if top is None or (is_predicate(top) and finite(top)):
        return top
    below = (one for one in top.children if one.dep_ == "conj" and is_predicate(one) and finite(one))
    return next(below, None)


def _goes_on(parsed: Parsed, last: Draft, reading: Reading, first: bool) -> bool:
    """Whether the sentence tells what came with the event before it; ``first``: by its first words."""
    head = _main(parsed)
    if head is None or not auxiliaries(head) or (last.mention is None and last.basis != "inherited"):
        return False
    if lemma(head, reading) in reading.words.ADDING:
        return False
    if verb_of(head) is not None and child(head, "aux:pass") is not None:
        return False
    going = re.search(reading.words.GOING_ON, parsed.text)
    return going is not None and (going.start() == 0 or not first)


def _acts(head: Token, reading: Reading) -> bool:
    """Whether a verb is a deed, or carries one out."""
    words, name = reading.words, lemma(head, reading)
    return name in words.ACTING or (name in words.CARRYING and _with_deed(head, reading))


def _plans(head: Token, reading: Reading) -> bool:
    """Whether a verb plans a deed."""
    return lemma(head, reading) in reading.words.PLANNING and _with_deed(head, reading)


def _with_deed(head: Token, reading: Reading) -> bool:
    told = child(head, "xcomp")
    return told is not None and lemma(told, reading) in reading.words.ACTING


def _worth(
    head: Token, kind: Kind, state: Status, said: Speech | None, parsed: Parsed, reading: Reading
) -> bool:
    """Whether an undated main clause is news: a strong verb, done, by someone known."""
    words = reading.words
    lead = parsed.sentence.paragraph == reading.parsed[0].sentence.paragraph
    verb = finite(head)
    if said is not None or verb is None or (not lead and state != "denied"):
        return False
    if state == "planned":
        return _plans(head, reading)
    negated = any(one.text.lower() in words.NEGATIONS for one in head.children)
    if not _acts(head, reading) or negated or not auxiliaries(head) or form(verb, "Tense") != "Pres":
        return False
    return kind in (*HOSTILE, "decree", "deal", "investigation", "demand", "statement") or state == "denied"
