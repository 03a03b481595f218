"""Events of a language without a parser: the clause around a time, its verb, and words that tell.

Less is claimed here than from trees: one event a sentence and time, told as far as the clause goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import ModuleType

from timeline.extraction.actors import Naming, listed, without_overlaps
from timeline.extraction.catalogue import Catalogue
from timeline.extraction.drafts import Draft, useful
from timeline.extraction.light_asides import around
from timeline.extraction.light_terms import term_of, time_given
from timeline.extraction.light_verbs import find_verb, verb_forms
from timeline.extraction.periods import span_end
from timeline.extraction.sentences import Sentence, sentences
from timeline.extraction.times import time_span
from timeline.extraction.unlisted import named_by_role
from timeline.languages import part
from timeline.model import Actor, Document, Kind, Mention, Status

LONGEST, HARDEST = 90, 120


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with its verb: characters of the sentence, and what is before and after."""

    start: int
    end: int
    subject: str
    verb: str
    base: str
    rest: str
    title: str = ""
    limit: bool = False


def light_drafts(
    document: Document, mentions: Sequence[Mention], catalogue: Catalogue
) -> tuple[list[Draft], Mapping[str, Actor]]:
    """The events of a document by light rules, and every actor that may take part."""
    words, names = part(document.language, "clauses"), part(document.language, "names")
    if words is None or names is None:
        return [], {}
    assert document.published is not None
    every = sentences(document)
    known = listed(every, catalogue, names, document.published.best)
    more, found = named_by_role(every, known, names, document.language)
    namings = without_overlaps([*known, *more])
    drafts = [
        draft
        for sentence in every
        for draft in _of_sentence(sentence, mentions, namings, words, document.published.best)
    ]
    return drafts, {**{actor.id: actor for actor in found}, **catalogue.actors}


def _of_sentence(
    sentence: Sentence, mentions: Sequence[Mention], namings: Sequence[Naming], words: ModuleType, day: date
) -> Iterator[Draft]:
    taken: set[tuple[str, int, bool]] = set()
    for written in mentions:
        inside = sentence.start <= written.start < sentence.end
        if not inside:
            continue
        mention = term_of(around(sentence, written, words), written, mentions, words, day)
        if not useful(mention) or mention.begin is None or mention.until is None:
            continue
        part = around(sentence, mention, words)
        clause = _clause(part, mention, words)
        if clause is None or (part.plain, clause.start, clause.limit) in taken:
            continue
        taken.add((part.plain, clause.start, clause.limit))
        yield _draft(part, clause, mention, namings, words, day)


def _clause(sentence: Sentence, mention: Mention, words: ModuleType) -> Clause | None:
    """The clause around a mention that has a verb, without the mention; the whole sentence when none has."""
    place = mention.start - sentence.start
    given = time_given(sentence, mention, words)
    if given:
        return Clause(0, len(sentence.plain), "", "", "", given, given, True)
    borders = list(re.finditer(words.BORDERS, sentence.plain))
    said = _attributed(sentence, place, words)
    if said is not None:
        return said
    starts = [0, *(border.end() for border in borders if border.end() <= place)]
    last = mention.end - sentence.start
    ends = [*(border.start() for border in borders if border.start() >= last), len(sentence.plain)]
    for start in reversed(starts):
        text = _without_time(sentence, mention, start, ends[0], words)
        found = find_verb(text, words)
        if found is not None:
            subject, verb, base, rest = found
            return Clause(start, ends[0], subject, verb, base, rest)
    return None


def _attributed(sentence: Sentence, place: int, words: ModuleType) -> Clause | None:
    """What the speaker named right before a time has said: "X will step down, the firm said on Monday"."""
    found = re.match(words.ATTRIBUTION, sentence.plain[:place])
    if found is None:
        return None
    what, who = found["what"].strip(), found["who"].strip()
    if what.startswith(("“", '"')):
        title = words.QUOTE_TITLE.format(who=who[:1].upper() + who[1:], what=what.strip('“”",. '))
    else:
        title = re.sub(words.LEADS, "", what)
    return Clause(0, place, who, "says", "say", what, title)


def _without_time(sentence: Sentence, mention: Mention, start: int, end: int, words: ModuleType) -> str:
    first, last = time_span(sentence, mention, words)
    text = sentence.plain[start : max(start, first)] + " " + sentence.plain[min(last, end) : end]
    text = re.sub(r"\s+", " ", text).strip(" ,;:.()–—-")
    return re.sub(words.LEADS, "", re.sub(r"\s+([,.;])", r"\1", text)).strip(" ,")


def _draft(
    sentence: Sentence,
    clause: Clause,
    mention: Mention,
    namings: Sequence[Naming],
    words: ModuleType,
    day: date,
) -> Draft:
    assert mention.begin is not None
    assert mention.until is not None
    text = sentence.plain[clause.start : clause.end]
    kind = _kind(clause, words)
    status = _status(sentence, clause, mention, kind, words, day)
    title = _title(clause, words)
    if status == "deadline":
        kind = "deadline"
    start = sentence.start + clause.start + len(text) - len(text.lstrip())
    end = sentence.start + clause.start + len(text.rstrip(" ,;:("))
    end = max(end, mention.end)
    named = [one.actor for one in namings if one.role == "actor" and start <= one.start and one.end <= end]
    return Draft(
        title=title,
        begin=span_end(mention, day) if status == "deadline" else mention.begin,
        until=mention.until,
        grain=mention.grain or "day",
        status=status,
        kind=kind,
        actors=tuple(dict.fromkeys(named)),
        certainty="medium" if mention.certainty == "high" else mention.certainty,
        start=start,
        end=end,
        mention=mention,
        basis="text",
        approximate=mention.approximate,
    )


def _status(
    sentence: Sentence, clause: Clause, mention: Mention, kind: Kind, words: ModuleType, day: date
) -> Status:
    assert mention.begin is not None
    before = sentence.plain[clause.start : mention.start - sentence.start]
    coming = mention.begin.date() > day
    hostile = kind in ("ban", "restriction", "sanction", "fine")
    whole = f"{clause.verb} {clause.rest}"
    if (clause.limit and coming) or _limit(before, mention, coming, words, day):
        return "deadline"
    if clause.base in words.DENYING:
        return "denied"
    if clause.base in words.THREATENING:
        return "threatened"
    if re.match(words.MAYBE, whole):
        return "threatened" if hostile else "planned"
    if coming or re.match(words.AHEAD, whole) or re.match(words.DUE, whole):
        return "planned"
    if clause.base in words.ALLEGING or re.search(words.HEARSAY, whole):
        return "alleged"
    if clause.base in words.SAYING:
        return "statement"
    if re.search(words.SINCE, before) or re.search(words.LASTING, before):
        return "ongoing"
    return "occurred"


def _limit(before: str, mention: Mention, coming: bool, words: ModuleType, day: date) -> bool:
    """Whether a time ends what is to be done; a state that lasts until then is no deadline."""
    running = mention.until is not None and mention.until.date() > day + timedelta(days=1)
    if not (coming or running) or not re.search(words.BEFORE_SIGNALS, before):
        return False
    if re.search(words.UNTIL, before):
        return re.search(words.TIME_GIVEN, before) is not None
    return re.search(words.LIMIT, before) is not None


def _kind(clause: Clause, words: ModuleType) -> Kind:
    for kind, verbs in words.KIND_VERBS.items():
        if clause.base in verbs:
            found: Kind = kind
            return found
    if clause.base in words.SAYING:
        return "statement"
    hits = [
        (match.start(), kind)
        for kind, pattern in words.KIND_NOUNS
        if (match := re.search(pattern, f"{clause.subject} {clause.rest}"))
    ]
    return min(hits)[1] if hits else "other"


def _title(clause: Clause, words: ModuleType) -> str:
    if clause.title and len(clause.title) <= HARDEST:
        return clause.title[:1].upper() + clause.title[1:]
    text = clause.title or re.sub(r"\s+", " ", f"{clause.subject} {clause.verb} {clause.rest}").strip(" ,.")
    if len(text) > LONGEST:
        # What is said, and the verb itself, must not be cut off.
        first = max(40, len(f"{clause.subject} {clause.verb}") + 2)
        places = [found.start() for found in re.finditer(words.CUTS, text) if found.start() >= first]
        cuts, fits = [p for p in places if p <= LONGEST], [p for p in places if p <= HARDEST]
        text = text[: cuts[-1]] if cuts else text[: fits[0]] if fits else text[:HARDEST].rsplit(" ", 1)[0]
    # A second verb in the past would stand beside one in the present.
    other = re.search(words.SECOND_VERB, text[len(clause.subject) :])
    past = verb_forms(words)
    if other is not None and (
        other.group(1) in words.BE or past.get(other.group(1), other.group(1)) != other.group(1)
    ):
        text = text[: len(clause.subject) + other.start()]
    text = re.sub(words.DANGLING, "", text)
    if text.count("“") > text.count("”"):
        text += "”"
    return text[:1].upper() + text[1:]
