"""What a clause amounts to: its status (occurred, planned, denied…) and its kind (ban, deal, fine…)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from spacy.tokens import Token

from timeline.extraction.kinds import kind_of, noun_kind, verb_kind
from timeline.extraction.reading import Parsed, Reading
from timeline.extraction.saying import content, says
from timeline.extraction.trees import (
    ancestors,
    auxiliaries,
    case,
    child,
    finite,
    form,
    is_predicate,
    verb_of,
)
from timeline.extraction.verbs import lemma
from timeline.model import Kind, Mention, Status

HOSTILE = ("ban", "restriction", "sanction", "lawsuit", "fine")
LONG = timedelta(days=45)


def ahead(mention: Mention | None, day: date) -> bool:
    """Whether a time lies after the publication."""
    return mention is not None and mention.begin is not None and mention.begin.date() > day


def _runs(mention: Mention | None, day: date) -> bool:
    """Whether a stretch of time that has begun ends after the publication ("d'ici la fin de l'année")."""
    if mention is None or mention.until is None:
        return False
    today = datetime.combine(day, datetime.min.time())
    return mention.until > (today if mention.type == "DURATION" else today + timedelta(days=1))


def deadline(head: Token, noun: bool, mention: Mention | None, parsed: Parsed, reading: Reading) -> bool:
    """Whether the time is the last moment for something still to be done."""
    if mention is None:
        return False
    before = parsed.text[: mention.start - parsed.sentence.start]
    if mention.mod not in ("BEFORE", "ON_OR_BEFORE") and not re.search(
        reading.words.BEFORE_SIGNALS, before, re.I
    ):
        return False
    if noun:
        return not _until(parsed, mention, reading)
    words = reading.words
    verb = lemma(head, reading)
    if verb in words.GIVING or (
        verb in words.HAVING and child(head, "xcomp", "advcl", "obl:arg", "obl:mod", "acl") is not None
    ):
        return verb in words.GIVING or _purpose(head)
    until = _until(parsed, mention, reading)
    if form(head, "VerbForm") == "Inf" and not finite(head):
        return not until
    # "peuvent demander le remboursement jusqu'au 30": as long as one can is the last day to do it.
    done = child(head, "xcomp")
    can = verb in words.ABLE and done is not None and lemma(done, reading) not in words.STAYING
    return can if until else verb in words.MODAL


def name_gives(head: Token, reading: Reading) -> bool:
    """Whether the verb gives someone time, which stays a deadline when it has passed."""
    return lemma(head, reading) in reading.words.GIVING


def _purpose(head: Token) -> bool:
    """ "pour finaliser": an infinitive says what there is time for."""
    return any(
        form(one, "VerbForm") == "Inf" and case(one) is not None and one.i > head.i for one in head.subtree
    )


def _until(parsed: Parsed, mention: Mention, reading: Reading) -> bool:
    """ "jusqu'au": a state that lasts, rather than a limit."""
    before = parsed.text[: mention.start - parsed.sentence.start]
    return re.search(reading.words.UNTIL, before, re.I) is not None


def status(
    head: Token, noun: bool, mention: Mention | None, kind: Kind, parsed: Parsed, reading: Reading
) -> Status:
    """What the text claims about the event: that it happened, is planned, said, denied…"""
    words, day = reading.words, reading.day
    coming = ahead(mention, day)
    open_still = coming or _runs(mention, day) or name_gives(head, reading)
    if deadline(head, noun, mention, parsed, reading) and open_still:
        return "deadline"
    if noun:
        return "planned" if coming else "occurred"
    verb = finite(head)
    name = lemma(head, reading)
    if _denies(head, name, reading):
        return "denied"
    if name in words.THREATENING or _conditional(head, words) or _threat_around(head, words, reading):
        return "threatened"
    if verb is not None and form(verb, "Mood") == "Cnd":
        return _conditional_status(head, name, kind, coming, reading)
    if coming or (verb is not None and form(verb, "Tense") == "Fut"):
        return "planned"
    if name in words.ALLEGING:
        return "alleged"
    if says(head, name, parsed, reading):
        return _said_status(head, reading)
    if name in words.PLANNING and verb is not None and not auxiliaries(head):
        return "planned"
    if _lasting(head, verb, mention, parsed, reading):
        return "ongoing"
    if name in words.PLANNED_FOR and _still_to_come(head, mention, reading):
        return "planned"
    due = name in words.DUE and verb is not None and verb.i == head.i
    return "planned" if due and child(head, "xcomp") is not None else "occurred"


def _still_to_come(head: Token, mention: Mention | None, reading: Reading) -> bool:
    """ "Elle est attendue dans l'après-midi": a passive present of planning, for a time that is not over."""
    helps = auxiliaries(head)
    open_still = mention is None or mention.until is None or mention.until.date() >= reading.day
    return (
        open_still and len(helps) == 1 and form(helps[0], "Tense") == "Pres" and helps[0].dep_ == "aux:pass"
    )


def _denies(head: Token, name: str, reading: Reading) -> bool:
    if name in reading.words.DENYING:
        return True
    thing = child(head, "obj")
    return name == reading.words.REJECTING and thing is not None and thing.lemma_ in reading.words.CHARGES


def _conditional(head: Token, words: object) -> bool:
    """Whether a clause holds only if something else comes about."""
    return condition(head, words) is not None


def condition(head: Token, words: object) -> Token | None:
    """The predicate of the "if" clause on which a future depends."""
    verb = finite(head)
    if verb is None or form(verb, "Tense") != "Fut":
        return None
    marks: frozenset[str] = getattr(words, "IF", frozenset())
    around = [*head.children, *ancestors(head), *_siblings(head)]
    for one in around:
        mark = child(one, "mark")
        if mark is not None and mark.text.lower().rstrip("'") in marks and one.i < head.i:
            return one
    return None


def _siblings(head: Token) -> list[Token]:
    return [one for one in head.head.children if one.i != head.i] if head.head.i != head.i else []


def _threat_around(head: Token, words: object, reading: Reading) -> bool:
    """Whether the clause is what someone is said to threaten."""
    return any(
        lemma(one, reading) in reading.words.THREATENING for one in ancestors(head) if is_predicate(one)
    )


def _conditional_status(head: Token, name: str, kind: Kind, coming: bool, reading: Reading) -> Status:
    if any(lemma(one, reading) in reading.words.SAYING for one in ancestors(head) if is_predicate(one)):
        return "threatened" if kind in HOSTILE else "planned"
    if name in reading.words.MODAL or coming:
        return "threatened" if kind in HOSTILE else "planned"
    return "alleged"


def _said_status(head: Token, reading: Reading) -> Status:
    """A threat announced is a threat; everything else said is a statement."""
    told = content(head)
    if told is None or not _to_come(told, reading):
        return "statement"
    own = next((one for one in told.children if one.dep_ == "nsubj" and one.pos_ == "PRON"), None)
    return "threatened" if own is not None and verb_kind(told, reading) in HOSTILE else "statement"


def _to_come(head: Token, reading: Reading) -> bool:
    """Whether a reported clause looks ahead, by a future or by the conditional that reports one."""
    verb = finite(head)
    if verb is None:
        return False
    conditional = reading.forms is not None and reading.forms.is_conditional(verb.text, lemma(verb, reading))
    return form(verb, "Mood") == "Cnd" or form(verb, "Tense") == "Fut" or conditional


def _lasting(
    head: Token, verb: Token | None, mention: Mention | None, parsed: Parsed, reading: Reading
) -> bool:
    """Whether it still goes on: "depuis une semaine", "au cours des derniers mois", "toujours pas"."""
    left = {one.text.lower() for one in head.subtree if one.i < head.i}
    if left & reading.words.STILL and left & reading.words.NEGATIONS:
        return True
    if mention is None or mention.begin is None or mention.until is None:
        return False
    before = parsed.text[: mention.start - parsed.sentence.start]
    compound = any(one.dep_ == "aux:tense" for one in head.children)
    if re.search(reading.words.SINCE, before, re.I):
        negated = any(one.text.lower() in reading.words.NEGATIONS for one in head.children)
        return not compound or negated or mention.type == "DURATION"
    touches = mention.until >= datetime.combine(reading.day, datetime.min.time())
    return touches and mention.until - mention.begin > LONG


__all__ = ["ahead", "content", "deadline", "kind_of", "noun_kind", "status", "verb_kind", "verb_of"]
