"""From the clauses of a document to its events: what is told, when, by whom, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from spacy.tokens import Token

from timeline.extraction.attaching import Attached, attach
from timeline.extraction.meaning import HOSTILE, ahead, condition, content, kind_of, status
from timeline.extraction.periods import length, span_end
from timeline.extraction.phrases import actors_of, described_actor, phrase
from timeline.extraction.quoting import Speech, speaker_of, speech, spoken_clause, tell_speech, wrap
from timeline.extraction.reading import Discourse, Parsed, Reading, Spoken
from timeline.extraction.times import ranges
from timeline.extraction.titles import Told, antecedent, lemma, polish, tell
from timeline.extraction.trees import auxiliaries, case, child, finite, form, is_predicate, subtree, verb_of
from timeline.model import Basis, Certainty, Grain, Kind, Mention, Status

DAY = timedelta(days=1)
# A thing dated by no more than its year is background ("l'élection de 2016").
# Relations of predicates whose subjects a later pronoun may take up.
TELLING = ("ROOT", "conj", "parataxis", "advcl", "ccomp")
COARSE = ("year", "half", "season")


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before it gets its id and story; offsets into the document's text."""

    title: str
    begin: datetime
    until: datetime
    grain: Grain
    status: Status
    kind: Kind
    actors: tuple[str, ...]
    certainty: Certainty
    start: int
    end: int
    mention: Mention | None
    basis: Basis
    approximate: bool = False
    main: bool = True


def drafts(reading: Reading) -> Iterator[Draft]:
    """The events of a document in reading order."""
    discourse = Discourse()
    last: Draft | None = None
    for place, parsed in enumerate(reading.parsed):
        found = list(_dated(parsed, reading.parsed[:place], reading, discourse))
        one = _undated(parsed, reading, discourse, last, found)
        if one is not None:
            found.append(one)
        yield from sorted(found, key=lambda draft: draft.start)
        dated = [one for one in found if one.basis != "publication" and one.status != "deadline"]
        last = dated[-1] if dated else _still(last, parsed, reading)
        _follow(parsed, reading, discourse)


def _still(last: Draft | None, parsed: Parsed, reading: Reading) -> Draft | None:
    """The last dated event stays in force for the sentence right after it only."""
    if last is None:
        return None
    return last if reading.document.text[last.end : parsed.sentence.end].count("\n") <= 2 else None


def _follow(parsed: Parsed, reading: Reading, discourse: Discourse) -> None:
    """Remember who was spoken of."""
    main = _root(parsed)
    predicates = [token for token in parsed.doc if is_predicate(token) and finite(token) and token.dep_ in TELLING]
    for predicate in sorted(predicates, key=lambda one: (one == main, one.i)):
        who = _subject_of(predicate)
        if who is None or who.pos_ == "PRON" or parsed.quoted(who):
            continue
        many = form(who, "Number") == "Plur" or child(who, "conj") is not None
        gender = _gender(who, parsed, reading)
        spoken = Spoken(actors_of(who, parsed, reading), phrase(who, parsed, reading), many, gender)
        discourse.subjects.append(spoken)
    discourse.named.extend(parsed.namings)


def _gender(who: Token, parsed: Parsed, reading: Reading) -> str:
    """The gender of a subject by its noun; that of a name is not known."""
    article = child(who, "det")
    if who.pos_ != "NOUN" or any(one.actor for one in parsed.namings if who in parsed.tokens(one)):
        return reading.words.GENDERS.get(article.text.lower(), "") if article is not None else ""
    return {"Masc": "masculine", "Fem": "feminine"}.get(form(who, "Gender"), "")


def _subject_of(main: Token) -> Token | None:
    return next((one for one in main.children if one.dep_ in ("nsubj", "nsubj:pass")), None)


def _dated(
    parsed: Parsed, before: Sequence[Parsed], reading: Reading, discourse: Discourse
) -> Iterator[Draft]:
    """The events of a sentence that a time dates."""
    mentions = ranges([one for one in parsed.mentions if _useful(one)], parsed.sentence, reading.words)
    attached = attach(parsed, mentions, reading.words, reading.day)
    for one in attached:
        mention = one.mention
        if mention is None:
            continue
        if mention.begin is None or mention.until is None:
            draft = _term(one, attached, parsed, reading, discourse)
        elif _newsworthy(one, reading):
            draft = _event(one, before, parsed, reading, discourse)
        else:
            draft = None
        if draft is not None:
            yield draft


def _useful(mention: Mention) -> bool:
    if mention.type == "SET" or mention.grain in ("decade", "century", "millennium"):
        return False
    return mention.begin is not None or (mention.type == "DURATION" and length(mention.value) is not None)


def _newsworthy(one: Attached, reading: Reading) -> bool:
    """States and measures of things are no events, save what lasts since or until a time."""
    if one.noun:
        return one.mention is not None and (
            one.mention.grain not in COARSE or ahead(one.mention, reading.day)
        )
    verb = finite(one.head)
    plain = verb is not None and verb.i == one.head.i and not auxiliaries(one.head)
    static = lemma(one.head, reading) in reading.words.STATIC
    return not (static and plain and form(verb, "Tense") in ("Pres", "Imp") and one.mention is not None
                and not one.mention.mod and one.mention.type != "DURATION")  # fmt: skip


def _event(
    one: Attached, before: Sequence[Parsed], parsed: Parsed, reading: Reading, discourse: Discourse
) -> Draft | None:
    mention = one.mention
    assert mention is not None and mention.begin is not None and mention.until is not None
    said = None if one.noun else speech(one.head, parsed, reading)
    own = spoken_clause(one.head, said, reading) if said is not None else None
    if own is not None and said is not None and said.own_words:
        one, said = Attached(own, mention, False, one.span), None
    told = _told(one, said, before, parsed, reading, discourse)
    kind = kind_of(one.head, one.noun, told.title, parsed, reading)
    state: Status = status(one.head, one.noun, mention, kind, parsed, reading)
    if said is not None and state in ("occurred", "planned", "ongoing"):
        state, kind = _said(said, parsed, reading), "statement"
    told_kind = content(one.head) if not one.noun else None
    if state == "threatened" and kind == "statement" and told_kind is not None:
        kind = kind_of(told_kind, False, told.title, parsed, reading)
    begin, until = mention.begin, mention.until
    if state == "deadline":
        told, kind = _limit(one, told, parsed, reading, discourse), "deadline"
        begin = span_end(mention)
    if not _telling(told.title):
        return None
    start, end = _excerpt(one, said, parsed)
    return Draft(
        title=told.title,
        begin=begin,
        until=until,
        grain=mention.grain or "day",
        status=state,
        kind=kind,
        actors=_actors(told, start, end, parsed, reading, discourse),
        certainty=mention.certainty,
        start=start,
        end=end,
        mention=mention,
        basis="text",
        approximate=mention.approximate,
        main=not one.noun and _leads(one.head, parsed),
    )


def _leads(head: Token, parsed: Parsed) -> bool:
    """Whether a predicate is the sentence's main one, or coordinated with it."""
    while head.dep_ in ("conj", "advcl", "ccomp", "parataxis") and head.head.i != head.i:
        head = head.head
    return head.head.i == head.i


def _told(
    one: Attached,
    said: Speech | None,
    before: Sequence[Parsed],
    parsed: Parsed,
    reading: Reading,
    discourse: Discourse,
) -> Told:
    if said is not None:
        return tell_speech(one.head, said, before, parsed, one.span, reading, discourse)
    keeps = _until_state(one, parsed, reading)
    told = tell(one.head, one.noun, () if keeps else one.span, parsed, reading, discourse)
    whose = None if one.noun else speaker_of(one.head, parsed, reading)
    if not one.noun:
        told = _with_condition(one, told, parsed, reading)
    if whose is None:
        return told
    wrapped = wrap(whose, told.title, parsed, reading, discourse)
    return Told((*told.actors, *wrapped.actors), wrapped.title)


def _with_condition(one: Attached, told: Told, parsed: Parsed, reading: Reading) -> Told:
    """What holds only under a condition is told with it."""
    start = condition(one.head, reading.words)
    if start is None:
        return told
    first = min(token.i for token in start.subtree if token.pos_ != "PUNCT")
    last = max(token.i for token in one.head.subtree if token.i >= one.head.i and token.pos_ != "PUNCT")
    begin, end = parsed.start(parsed.doc[first]), parsed.end(parsed.doc[max(last, one.head.i)])
    text = parsed.text[begin:end]
    closing = min((text.find(mark) for mark in "»”" if mark in text), default=len(text))
    return Told(told.actors, polish(text[:closing], reading))


def _until_state(one: Attached, parsed: Parsed, reading: Reading) -> bool:
    """ "restera intact jusqu'au 12": without its date the title would say too much."""
    if one.noun or one.mention is None:
        return False
    before = parsed.text[: one.mention.start - parsed.sentence.start]
    return re.search(reading.words.UNTIL, before, re.I) is not None


def _said(said: Speech, parsed: Parsed, reading: Reading) -> Status:
    """A quotation with a condition ahead of a future is a threat."""
    text = parsed.text[said.start : said.end]
    return "threatened" if re.search(reading.words.IF_THEN, text, re.I) else "statement"


def _telling(title: str) -> bool:
    return len(title) >= 8 and " " in title.replace("\u00a0", " ")


def _excerpt(one: Attached, said: Speech | None, parsed: Parsed) -> tuple[int, int]:
    """The clause around an event, as offsets into the document; with the time that dates it."""
    if one.noun:
        tokens = [*one.head.subtree, *(parsed.doc[i] for i in one.span)]
        clause = [token for token in tokens if token.i >= one.head.i - 2]
    else:
        inner = [token for token in subtree(one.head) if not _aside(token, one.head)]
        clause = [*inner, *(parsed.doc[i] for i in one.span), *_about(one.head)]
    start = min(parsed.start(token) for token in clause)
    end = max(parsed.end(token) for token in clause)
    if one.mention is not None:
        start = min(start, one.mention.start - parsed.sentence.start)
        end = max(end, one.mention.end - parsed.sentence.start)
    if said is not None:
        start = min(start, said.start)
    text = parsed.text[start:end]
    start += len(text) - len(text.lstrip(" ,;:"))
    return parsed.sentence.start + start, parsed.sentence.start + end


def _about(head: Token) -> list[Token]:
    """What a relative clause or a participle is about: the noun before it, with what describes that."""
    if head.dep_ not in ("acl:relcl", "acl"):
        return []
    noun = antecedent(head)
    below = {one.i for one in head.subtree}
    return [one for one in noun.subtree if one.i not in below and one.i <= head.i and one.dep_ != "case"]


def _aside(token: Token, head: Token) -> bool:
    """Whether a token belongs to a clause coordinated with the event's own."""
    while token.i != head.i and token.head.i != token.i:
        if token.dep_ in ("conj", "parataxis") and token.head.i == head.i and is_predicate(token):
            return True
        token = token.head
    return False


def _actors(
    told: Told, start: int, end: int, parsed: Parsed, reading: Reading, discourse: Discourse
) -> tuple[str, ...]:
    """Who takes part: the subject first, then everyone the excerpt names as more than place or source."""
    named = [
        (naming.start, naming.actor)
        for naming in parsed.namings
        if naming.role == "actor" and start <= naming.start and naming.end <= end
    ]
    for token in parsed.doc:
        place = parsed.sentence.start + parsed.start(token)
        if token.pos_ == "NOUN" and start <= place < end:
            described = described_actor(token, parsed, reading, discourse, place)
            named.extend([(place, described)] if described is not None else [])
    return tuple(dict.fromkeys((*told.actors, *(actor for _, actor in sorted(named)))))


def _limit(one: Attached, told: Told, parsed: Parsed, reading: Reading, discourse: Discourse) -> Told:
    """The title of a deadline: what has to be done, and by whom where it is said."""
    words = reading.words
    if one.noun:
        what = phrase(one.head, parsed, reading, one.span)
        return Told(told.actors, polish(words.TITLE_DEADLINE.format(what=what), reading))
    goal = _goal(one.head, one.span)
    if goal is None:
        return told
    shape = tell(goal, False, one.span, parsed, reading, discourse)
    tokens = [token for token in subtree(goal) if token.i >= goal.i and token.i not in one.span]
    what = " ".join(parsed.words(token) + "" for token in ()) or _joined(tokens, parsed, reading)
    receiver = _receiver(one.head, parsed, reading, one.span, discourse)
    title = words.TITLE_DEADLINE.format(what=what)
    if receiver:
        title = words.TITLE_SAYS.format(who=receiver, what=title[0].lower() + title[1:])
    return Told(tuple(dict.fromkeys((*told.actors, *shape.actors))), polish(title, reading))


def _joined(tokens: Sequence[Token], parsed: Parsed, reading: Reading) -> str:
    from timeline.extraction.cutting import cut
    from timeline.extraction.phrases import text_of

    kept = cut(tokens, lambda some: "x" * 20 + text_of(some, parsed), reading.words)
    return text_of(kept, parsed)


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
        who = _subject_of(head)
        return phrase(who, parsed, reading) if who is not None and who.pos_ != "PRON" else ""
    pronoun = next((one for one in head.children if one.text.lower() in reading.words.RECEIVING), None)
    if pronoun is not None and discourse is not None:
        others = [
            name for name in discourse.named if name.actor not in discourse.subject and name.role == "actor"
        ]
        if others:
            return reading.actors[others[-1].actor].name(reading.document.language)
    for one in head.children:
        before = case(one)
        if before is not None and before.text.lower() in reading.words.TO and actors_of(one, parsed, reading):
            return phrase(one, parsed, reading, span)
    return ""


def _term(
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
    goal = _goal(one.head, one.span)
    added = length(mention.value)
    if base is None or base.begin is None or goal is None or added is None:
        return None
    day = added(base.begin)
    start, end = _excerpt(one, None, parsed)
    receiver = _receiver(one.head, parsed, reading, one.span, discourse)
    what = _joined([token for token in subtree(goal) if token.i >= goal.i], parsed, reading)
    title = reading.words.TITLE_TERM.format(length=mention.text, what=what)
    if receiver:
        title = reading.words.TITLE_TERM_FOR.format(length=mention.text, who=receiver, what=what)
    giver = tell(one.head, False, one.span, parsed, reading, discourse).actors
    return Draft(
        title=polish(title, reading),
        begin=day,
        until=day + DAY,
        grain="day",
        status="deadline",
        kind="deadline",
        actors=_actors(Told(giver, ""), start, end, parsed, reading, discourse),
        certainty=base.certainty,
        start=start,
        end=end,
        mention=mention,
        basis="text",
        approximate=mention.approximate,
    )


def _undated(
    parsed: Parsed, reading: Reading, discourse: Discourse, last: Draft | None, found: Sequence[Draft]
) -> Draft | None:
    """An action without a date: on the day of the sentence it goes on from, else of the publication.

    A sentence with dated events tells another one only when its main clause goes on from before.
    """
    head = _main(parsed)
    if head is None or (found and (last is None or not _goes_on(parsed, last, reading, True))):
        return None
    place = parsed.sentence.start + parsed.start(head)
    if any(draft.start <= place < draft.end for draft in found):
        return None
    verb = finite(head)
    if verb is None or form(verb, "Mood") not in ("Ind", ""):
        return None
    said = speech(head, parsed, reading)
    inherits = (
        last is not None and said is None and last.main and _goes_on(parsed, last, reading, bool(found))
    )
    one = Attached(head, None, False, frozenset())
    told = _told(one, said, (), parsed, reading, discourse)
    kind = kind_of(head, False, told.title, parsed, reading)
    state = status(head, False, None, kind, parsed, reading)
    if said is not None:
        state, kind = _said(said, parsed, reading), "statement"
        inherits = last is not None and state == "threatened" and bool(set(told.actors) & set(last.actors))
    if not told.actors or not _telling(told.title):
        return None
    if not inherits and not _worth(head, verb, kind, state, said, parsed, reading):
        return None
    start, end = _excerpt(one, said, parsed)
    if (
        not inherits
        and parsed.sentence.paragraph != reading.parsed[0].sentence.paragraph
        and state != "denied"
    ):
        return None
    begin, until, grain = _when(last if inherits else None, reading)
    return Draft(
        title=told.title,
        begin=begin,
        until=until,
        grain=grain,
        status=state,
        kind=kind,
        actors=_actors(told, start, end, parsed, reading, discourse),
        certainty="medium" if inherits else "low",
        start=start,
        end=end,
        mention=None,
        basis="inherited" if inherits else "publication",
        approximate=True,
    )


def _when(last: Draft | None, reading: Reading) -> tuple[datetime, datetime, Grain]:
    if last is not None:
        return last.begin, last.until, last.grain
    published = reading.document.published
    assert published is not None
    begin = datetime.combine(published.earliest, datetime.min.time())
    return begin, datetime.combine(published.latest, datetime.min.time()) + DAY, "day"


def _main(parsed: Parsed) -> Token | None:
    """The main predicate of a sentence, when it is told as a fact by the article itself."""
    root = _root(parsed)
    if root is not None and not parsed.quoted(root):
        return root
    outside = [token for token in parsed.doc if is_predicate(token) and not parsed.quoted(token)]
    return next((token for token in outside if finite(token) or auxiliaries(token)), None)


def _root(parsed: Parsed) -> Token | None:
    """The finite predicate a sentence hangs from; below its subject where the tree begins with that."""
    root = next((token for token in parsed.doc if token.head.i == token.i), None)
    if root is None or (is_predicate(root) and finite(root)):
        return root
    return next(
        (one for one in root.children if one.dep_ == "conj" and is_predicate(one) and finite(one)), None
    )


def _goes_on(parsed: Parsed, last: Draft, reading: Reading, first: bool) -> bool:
    """Whether the sentence tells what came with the event before it; ``first``: by its first words."""
    head = _main(parsed)
    if head is None or not auxiliaries(head) or last.mention is None and last.basis != "inherited":
        return False
    if lemma(head, reading) in reading.words.ADDING:
        return False
    if verb_of(head) is not None and child(head, "aux:pass") is not None:
        return False
    going = re.search(reading.words.GOING_ON, parsed.text)
    return going is not None and (going.start() == 0 or not first)


def _worth(
    head: Token, verb: Token, kind: Kind, state: Status, said: Speech | None, parsed: Parsed, reading: Reading
) -> bool:
    """Whether an undated main clause is news: a strong verb, done, by someone known."""
    words = reading.words
    if said is not None:
        return False
    name = lemma(head, reading)
    told = child(head, "xcomp")
    strong = name in words.ACTING or (
        told is not None and lemma(told, reading) in words.ACTING and name in words.CARRYING
    )
    if state == "planned":
        return told is not None and lemma(told, reading) in words.ACTING and name in words.PLANNING
    negated = any(one.text.lower() in words.NEGATIONS for one in head.children)
    if not strong or negated or not auxiliaries(head) or form(verb, "Tense") != "Pres":
        return False
    return kind in (*HOSTILE, "decree", "deal", "investigation", "demand", "statement") or state == "denied"


__all__ = ["Draft", "Grain", "drafts"]
