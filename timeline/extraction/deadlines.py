"""Deadlines: the last day for something, and the day on which a time given runs out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from timeline.extraction.attaching import Attached
from timeline.extraction.cutting import cut
from timeline.extraction.drafts import DAY, Draft
from timeline.extraction.excerpts import actors_in, excerpt
from timeline.extraction.following import plain_subject
from timeline.extraction.periods import length
from timeline.extraction.phrases import actors_of, phrase, text_of
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.extraction.references import described_actor
from timeline.extraction.titles import Told, polish, tell
from timeline.extraction.trees import (
    case,
    child,
    finite,
    form,
    subtree,
)
from timeline.extraction.verbs import lemma


def deadline_title(one: Attached, told: Told, parsed: Parsed, reading: Reading, discourse: Discourse) -> Told:
    """The title of a deadline: what has to be done, and by whom where it is said."""
    words = reading.words
    if one.noun:
        what = phrase(one.head, parsed, reading, one.span)
        return Told(told.actors, polish(words.TITLE_DEADLINE.format(what=what), reading))
    goal = _goal(one.head, one.span)
    if goal is None:
        return told
    shape = tell(goal, False, one.span, parsed, reading, discourse)
    tokens = _from(goal, one.span)
    what = _joined(tokens, parsed, reading)
    receiver = _receiver(one.head, parsed, reading, one.span, discourse)
    title = words.TITLE_DEADLINE.format(what=what)
    if receiver:
        title = words.TITLE_SAYS.format(who=receiver, what=title[0].lower() + title[1:])
    return Told(tuple(dict.fromkeys((*told.actors, *shape.actors))), polish(title, reading))


def _joined(tokens: Sequence[Token], parsed: Parsed, reading: Reading) -> str:
    """What has to be done, as far as it fits behind the words that introduce it."""
    kept = cut(
        tokens, lambda some: reading.words.TITLE_DEADLINE.format(what=text_of(some, parsed)), reading.words
    )
    return text_of(kept, parsed)


def _from(goal: Token, span: frozenset[int]) -> list[Token]:
    """An infinitive with its pronouns and all that follows it."""
    first = min([goal.i, *(one.i for one in goal.children if one.pos_ == "PRON" and one.i < goal.i)])
    return [token for token in subtree(goal) if token.i >= first and token.i not in span]


def _goal(head: Token, span: frozenset[int]) -> Token | None:
    """The infinitive that says what has to be done."""
    if form(head, "VerbForm") == "Inf" and not finite(head):
        return head
    for one in subtree(head):
        if form(one, "VerbForm") == "Inf" and one.i > head.i and case(one) is not None and one.i not in span:
            return one
    return None


def _receiver(
    head: Token, parsed: Parsed, reading: Reading, span: frozenset[int], discourse: Discourse
) -> str:
    """Who is given the time."""
    if lemma(head, reading) in reading.words.HAVING:
        who = plain_subject(head)
        return phrase(who, parsed, reading) if who is not None and who.pos_ != "PRON" else ""
    pronoun = next((one for one in head.children if one.text.lower() in reading.words.RECEIVING), None)
    if pronoun is not None and discourse is not None:
        others = [
            name for name in discourse.named if name.actor not in discourse.subject and name.role == "actor"
        ]
        if others:
            return reading.actors[others[-1].actor].name(reading.document.language)
    fused = reading.words.FUSED
    timed = [below for place in sorted(span) for below in head.doc[place].children]
    for one in (*head.children, *timed):
        before = case(one)
        if before is None or before.text.lower() not in reading.words.TO:
            continue
        if actors_of(one, parsed, reading):
            return phrase(one, parsed, reading, span)
        place = parsed.sentence.start + parsed.start(one)
        described = described_actor(one, parsed, reading, discourse, place)
        if described is not None:
            return reading.actors[described].name(reading.document.language)
        if one.pos_ == "NOUN" and one.i not in span and (child(one, "det") or before.text.lower() in fused):
            return phrase(one, parsed, reading, span)
    return ""


def _term_title(time: str, receiver: str, infinitive: Token | None, parsed: Parsed, reading: Reading) -> str:
    """ "Fin du délai de 90 jours donné à X pour vendre l'application", as far as it is said."""
    words = reading.words
    what = "" if infinitive is None else _joined(_from(infinitive, frozenset()), parsed, reading)
    shape = words.TITLE_TERM_OF if not what else words.TITLE_TERM_FOR if receiver else words.TITLE_TERM
    title = shape.format(length=time, who=receiver, what=what)
    return str(re.sub(words.UNCONTRACTED, lambda found: words.CONTRACTED[found.group(1)], title))


def term(
    one: Attached, others: Sequence[Attached], parsed: Parsed, reading: Reading, discourse: Discourse
) -> Draft | None:
    """ "un décret signé le 14 août donnant 90 jours pour…": the day the time given runs out."""
    mention = one.mention
    assert mention is not None
    if one.noun or lemma(one.head, reading) not in reading.words.GIVING | reading.words.HAVING:
        return None
    base = next(
        (other.mention for other in others if other.mention is not None and other.mention.begin is not None
         and other.mention.grain == "day" and other.mention.begin.date() <= reading.day), None
    )  # fmt: skip
    infinitive = _goal(one.head, one.span)
    added = length(mention.value)
    receiver = _receiver(one.head, parsed, reading, one.span, discourse)
    if added is None or (infinitive is None and not receiver):
        return None
    if base is not None and base.begin is not None:
        day = added(base.begin)
    elif mention.begin is not None:
        day = added(mention.begin)
    else:
        return None
    start, end = excerpt(one, None, parsed)
    title = _term_title(mention.text, receiver, infinitive, parsed, reading)
    giver = tell(one.head, False, one.span, parsed, reading, discourse).actors
    return Draft(
        title=polish(title, reading),
        begin=day,
        until=day + DAY,
        grain="day",
        status="deadline",
        kind="deadline",
        actors=actors_in(Told(giver, ""), start, end, parsed, reading, discourse),
        certainty=(base or mention).certainty,
        start=start,
        end=end,
        mention=mention,
        basis="text",
        approximate=mention.approximate,
    )
