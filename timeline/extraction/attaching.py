"""Which clause a time dates: the predicate or the event noun that each mention belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import ModuleType

from spacy.tokens import Doc, Token

from timeline.extraction.bound import around, beside, demanded, following, goal_of, leading_noun, topmost
from timeline.extraction.nouns import is_event_noun
from timeline.extraction.participles import asked, before_comma, carries_words, described, given_by
from timeline.extraction.reading import Parsed
from timeline.extraction.times import bounds, time_span
from timeline.extraction.trees import (
    SUBJECTS,
    ancestors,
    auxiliaries,
    case,
    child,
    finite,
    form,
    is_predicate,
    top,
    verb_of,
)
from timeline.model import Mention


@dataclass(frozen=True, slots=True)
class Attached:
    """A mention on the head of what it dates; ``noun`` when that is a noun ("l'interdiction").

    ``span`` holds the token indices of the mention with the words that bind it ("à partir de").
    """

    head: Token
    mention: Mention | None
    noun: bool
    span: frozenset[int]


def attach(parsed: Parsed, mentions: Sequence[Mention], words: ModuleType, day: date) -> list[Attached]:
    """The head of every mention of a sentence that has one; no two share a head.

    Where two times meet on one verb, the one that suits its tense keeps it, and the other goes to
    the nearest event noun before it, if there is one.
    """
    found: list[Attached] = []
    doc = parsed.doc
    for mention in mentions:
        tokens = parsed.between(*time_span(parsed.sentence, mention, words))
        one = (
            _attach(parsed, tokens, mention, words, day) if tokens else _left_out(parsed, mention, words, day)
        )
        if one is not None:
            found.append(one)
    return _apart(doc, found, words, day)


def _attach(
    parsed: Parsed, tokens: list[Token], mention: Mention, words: ModuleType, day: date
) -> Attached | None:
    doc = parsed.doc
    span = frozenset(token.i for token in tokens)
    noun = _event_noun(parsed, tokens, mention, words, day)
    if noun is not None:
        whole = _whole(noun, tokens[-1].i, words)
        return Attached(noun if whole is None else whole, mention, whole is None, span)
    root = top(tokens)
    head = next((one for one in ancestors(root) if one.i not in span and is_predicate(one)), None)
    if head is None:
        head = _nearest(doc, tokens)
    if head is None:
        return None
    if beside(parsed.text[parsed.start(tokens[0]) : parsed.end(tokens[-1])], tokens, mention, head, words):
        return None
    head = described(head, words) or head
    head = before_comma(doc, tokens, head) or head
    head = asked(head, words) or head
    head = given_by(doc, tokens, head) or _lift(head, mention, words, day, span)
    head = _cleft(head, words) or _consequence(head, words) or head
    return Attached(head, mention, False, span)


def _left_out(parsed: Parsed, mention: Mention, words: ModuleType, day: date) -> Attached | None:
    """The head of a time between commas, which is no part of the tree: the word before it."""
    start = mention.start - parsed.sentence.start
    before = [token for token in parsed.doc if parsed.end(token) <= start]
    if not before:
        return None
    anchor = before[-1]
    noun = anchor if is_event_noun(anchor, words) and _ahead(mention, day) else around(anchor, words)
    if noun is not None:
        return Attached(noun, mention, True, frozenset())
    head = verb_of(anchor) or _nearest(parsed.doc, [anchor])
    return (
        None
        if head is None
        else Attached(_lift(head, mention, words, day, frozenset({anchor.i})), mention, False, frozenset())
    )


def _whole(noun: Token, last: int, words: ModuleType) -> Token | None:
    """The clause a dated noun is the subject of, when that clause looks ahead or is a condition."""
    follows = noun.doc[last + 1] if last + 1 < len(noun.doc) else None
    if follows is not None and follows.pos_ in ("VERB", "AUX") and form(follows, "Tense") == "Fut":
        return follows if is_predicate(follows) else verb_of(follows)
    verb = verb_of(noun)
    if verb is None:
        return None
    return _consequence(verb, words) or (verb if noun.dep_ in SUBJECTS and _future(verb) else None)


def _consequence(head: Token, words: ModuleType) -> Token | None:
    """What follows from a condition: "s'il n'y a pas d'accord avant le 12, l'application sera fermée"."""
    mark = child(head, "mark")
    if mark is None or mark.text.lower().rstrip("'") not in words.IF:
        return None
    above = verb_of(head.head) if head.head.i != head.i else None
    if above is not None and above.i > head.i and _future(above):
        return above
    later = [token for token in head.doc[head.i + 1 :] if is_predicate(token) and _future(token)]
    return later[0] if later else above


def _nearest(doc: Doc, tokens: list[Token]) -> Token | None:
    """The predicate closest to a time that hangs from none: the one after a leading time, else before."""
    after = [token for token in doc[tokens[-1].i + 1 :] if is_predicate(token) and finite(token)]
    before = [token for token in doc[: tokens[0].i] if is_predicate(token) and finite(token)]
    if tokens[0].i <= 1 and after:
        return after[0]
    return before[-1] if before else (after[0] if after else None)


def _event_noun(
    parsed: Parsed, tokens: list[Token], mention: Mention, words: ModuleType, day: date
) -> Token | None:
    """The event noun a time is bound to: by "du", or between commas with a bounding signal."""
    doc, first = parsed.doc, tokens[0]
    previous = doc[first.i - 1] if first.i else None
    bound = first.text.lower() in words.OF and mention.begin is not None
    if bound:
        near = next(
            (one for one in (top(tokens).head, previous) if one is not None and is_event_noun(one, words)),
            None,
        )
        return near if near is not None and near.i < first.i else None
    if not bounds(mention, parsed.sentence, words) or not _ahead(mention, day):
        return leading_noun(doc, tokens, words) or following(doc, tokens, words)
    if previous is not None and is_event_noun(previous, words):
        return None if goal_of(previous) else topmost(previous, words)
    if previous is None or previous.text != ",":
        return None if previous is None else demanded(previous, words)
    before = [token for token in doc[: previous.i] if is_event_noun(token, words)]
    verb = verb_of(top(tokens))
    if before and verb is not None and before[-1].i > verb.i and not _future(verb):
        return before[-1]
    return None


def _cleft(head: Token, words: ModuleType) -> Token | None:
    """What "c'est… que" and "ce sont… qui" lead up to."""
    for one in (head, *ancestors(head)):
        subject = next((below for below in one.children if below.dep_ in SUBJECTS), None)
        apart = any(token.text in "»”" for token in head.doc[one.i : head.i])
        if subject is not None and subject.text.lower() in words.CLEFT and child(one, "cop") and not apart:
            after = [token for token in head.doc[one.i + 1 :] if is_predicate(token) and finite(token)]
            return after[0] if after else None
    return None


def _ahead(mention: Mention, day: date) -> bool:
    return mention.until is not None and mention.until.date() > day + timedelta(days=1)


def _future(predicate: Token) -> bool:
    verb = finite(predicate)
    return verb is not None and (form(verb, "Tense") == "Fut" or form(verb, "Mood") == "Cnd")


def _lift(head: Token, mention: Mention, words: ModuleType, day: date, span: frozenset[int]) -> Token:
    """The predicate that a time really dates, when the tree hangs it lower or higher."""
    behind = mention.begin is not None and mention.begin.date() <= day and not _ahead(mention, day)
    for _ in range(4):
        above = _above(head, words, behind, min(span))
        if above is None or above.i in span:
            break
        head = above
    below = child(head, "ccomp")
    if not behind and mention.begin is not None and below is not None and _past(head) and finite(below):
        after = min(span) > head.i and abs(min(span) - head.i) > 2
        return below if after and min(span) > below.i else head
    return head


def _past(predicate: Token) -> bool:
    verb = finite(predicate)
    return verb is not None and verb.i != predicate.i and form(verb, "Tense") in ("Pres", "Imp")


def _above(head: Token, words: ModuleType, behind: bool, place: int) -> Token | None:
    """What carries this predicate, when a time beside it speaks of the carrier."""
    governor = head.head
    if governor.i == head.i:
        return None
    if behind and form(head, "Tense") == "Pres" and form(head, "VerbForm") == "Part" and place < head.i:
        above = verb_of(governor)
        return above if above is not None and above.i < head.i else None
    infinitive = form(head, "VerbForm") == "Inf" and not finite(head)
    carried = governor.lemma_ in words.CARRYING or not infinitive or behind
    if head.dep_ in ("xcomp", "ccomp") and not finite(head) and is_predicate(governor) and carried:
        return governor
    if infinitive and behind and is_predicate(governor) and _past(governor):
        return governor
    if infinitive and behind and case(head) is not None and not is_predicate(governor):
        return verb_of(governor)
    if head.dep_ == "acl" and not finite(head) and carries_words(head, words):
        verb = verb_of(governor)
        if verb is None or not finite(verb):
            return None
        return verb if verb.i > head.i or verb.lemma_ in words.SAYING else None
    return None


def _apart(doc: Doc, found: list[Attached], words: ModuleType, day: date) -> list[Attached]:
    """One mention a head."""
    kept: list[Attached] = []
    for one in found:
        rival = next((other for other in kept if other.head.i == one.head.i), None)
        if rival is None or _term(one, words) or _term(rival, words):
            kept.append(one)
        elif _same(rival.mention, one.mention):
            kept[kept.index(rival)] = Attached(
                rival.head, _finer(rival.mention, one.mention), rival.noun, rival.span | one.span
            )
        else:
            kept[kept.index(rival)], other = _order(rival, one, day)
            moved = _moved(doc, other, words)
            if moved is not None and all(moved.head.i != known.head.i for known in kept):
                kept.append(moved)
    return sorted(kept, key=lambda one: one.mention.start if one.mention else 0)


def _term(one: Attached, words: ModuleType) -> bool:
    """Whether a length of time is what someone is given, beside the day on which it is given."""
    length = one.mention is not None and one.mention.type == "DURATION"
    return length and not one.noun and one.head.lemma_ in words.GIVING


def _order(first: Attached, second: Attached, day: date) -> tuple[Attached, Attached]:
    """The one that stays on the verb and the one that moves on."""
    if first.noun or second.mention is None or first.mention is None:
        return first, second
    ahead = [one for one in (first, second) if one.mention is not None and _ahead(one.mention, day)]
    if len(ahead) == 1 and not _future(first.head) and len(auxiliaries(first.head)) > 0:
        stays = second if ahead[0] is first else first
        return stays, ahead[0]
    if first.mention.begin is None and second.mention.begin is not None:
        return second, first
    return first, second


def _moved(doc: Doc, one: Attached, words: ModuleType) -> Attached | None:
    """A mention hung on the nearest infinitive or event noun before it."""
    place = min(one.span, default=one.head.i)
    for token in reversed(list(doc[one.head.i + 1 : place])):
        if is_event_noun(token, words):
            return Attached(token, one.mention, True, one.span)
        if token.pos_ == "VERB" and form(token, "VerbForm") == "Inf":
            return Attached(token, one.mention, False, one.span)
    return None


def _same(first: Mention | None, second: Mention | None) -> bool:
    """Whether two times agree: one lies within the other."""
    if first is None or second is None or not (first.begin and first.until and second.begin and second.until):
        return False
    return (first.begin <= second.begin and second.until <= first.until) or (
        second.begin <= first.begin and first.until <= second.until
    )


def _finer(first: Mention | None, second: Mention | None) -> Mention | None:
    if not (first and second and first.begin and first.until and second.begin and second.until):
        return first or second
    return second if second.until - second.begin < first.until - first.begin else first
