"""Titles as a newspaper writes them: subject, verb in the present, and what follows as far as it fits."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from timeline.extraction.cutting import LONGEST, cut
from timeline.extraction.lines import Line, clause_line
from timeline.extraction.nouns import is_event_noun
from timeline.extraction.phrases import (
    text_of,
    tokens_of,
)
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.extraction.subjects import of_owner
from timeline.extraction.trees import (
    ancestors,
    finite,
)
from timeline.extraction.trimming import commas_of, without_appositions
from timeline.extraction.verbs import lemma


@dataclass(frozen=True, slots=True)
class Told:
    """A clause as it is told: who acts, and the line made of it."""

    actors: tuple[str, ...]
    title: str


def tell(
    head: Token, noun: bool, span: Collection[int], parsed: Parsed, reading: Reading, discourse: Discourse
) -> Told:
    """The actors of the subject and the title of the clause or event noun with this head."""
    if noun:
        return Told((), of_owner(noun_title(head, span, parsed, reading), head, parsed, reading))
    actors, line = clause_line(head, span, parsed, reading, discourse)
    if len(_write(line, line.tail, parsed, reading)) > LONGEST:
        line.tail = without_appositions(_straight(line.tail, head, reading))
    tail = cut(line.tail, lambda tokens: _write(line, tokens, parsed, reading), reading.words, line.gone)
    return Told(actors, _no_empty_verb(_write(line, tail, parsed, reading), head, span, parsed, reading))


def _no_empty_verb(title: str, head: Token, span: Collection[int], parsed: Parsed, reading: Reading) -> str:
    """A title whose verb only says that something takes place: its noun alone, or with its date."""
    plain = title.replace("’", "'")
    bare = re.sub(reading.words.TAKING_PLACE, "", plain)
    if bare == plain or not span:
        return title
    noun = re.sub(reading.words.LEADING_ARTICLE, "", bare)
    if " " in noun:
        return polish(noun, reading)
    when = text_of([parsed.doc[place] for place in sorted(span)], parsed)
    when = re.sub(rf"^(?:{reading.words.TIME_SIGNALS})\s+", "", when, flags=re.I)
    # A weekday alone would say nothing on a timeline.
    return polish(f"{noun} {reading.words.ON_DAY.format(day=when)}", reading) if when[:1].isdigit() else title


def _straight(tail: list[Token], head: Token, reading: Reading) -> list[Token]:
    """What is said, without where or to whom: "affirme lors d'une réunion que…"."""
    if lemma(head, reading) not in reading.words.SAYING:
        return tail
    for place, token in enumerate(tail):
        which = token.text.lower() in reading.words.WHICH and token.dep_ == "mark"
        if which and token.head.dep_ == "ccomp" and _told_by(token.head, head):
            return tail[place:]
        if token.dep_ == "obj":
            break
    return tail


def _told_by(told: Token, head: Token) -> bool:
    """Whether a reported clause is this verb's own, not that of another: "déclare avoir entendu que…"."""
    for one in ancestors(told):
        if one.i == head.i:
            return True
        if one.dep_ in ("xcomp", "ccomp", "acl:relcl") or finite(one):
            return False
    return False


def noun_title(head: Token, span: Collection[int], parsed: Parsed, reading: Reading) -> str:
    """An event noun as a title; so short a one that it says nothing keeps its date."""
    alone = {*span, *commas_of(head, span)}
    tokens = [token for token in tokens_of(head, alone) if token.dep_ != "det" or token.head.i != head.i]
    while head.dep_ == "nmod" and is_event_noun(head.head, reading.words) and head.head.i < head.i:
        head = head.head
    tokens = [token for token in tokens_of(head, alone) if token.dep_ != "det" or token.head.i != head.i]
    if len([token for token in tokens if token.pos_ != "PUNCT"]) < 2:
        return polish(_with_day(head, span, parsed, reading), reading)
    tokens = [token for token in tokens if token.i >= head.i or token.pos_ == "ADJ"]
    line = Line("")
    kept = cut(tokens, lambda some: _write(line, some, parsed, reading), reading.words)
    return _write(line, kept, parsed, reading)


def _with_day(head: Token, span: Collection[int], parsed: Parsed, reading: Reading) -> str:
    """A bare noun with its date, as written: "Élections du 3 novembre", "Grève le 6 juin"."""
    tokens = [parsed.doc[place] for place in sorted(span)]
    when = text_of(tokens, parsed)
    if tokens and tokens[0].i != head.i + 1:
        when = re.sub(rf"^(?:{reading.words.TIME_SIGNALS})\s+", "", when, flags=re.I)
        when = reading.words.ON_DAY.format(day=when) if when[:1].isdigit() else when
    return f"{parsed.words(head)} {when}"


def polish(text: str, reading: Reading) -> str:
    """Spaces, elisions, guillemets and the capital put right; nothing dangling at the end."""
    words = reading.words
    text = re.sub(r"\((?:…|\.\.\.|\s*)\)", " ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\b(\w{1,2}') (?=\w)", r"\1", text)
    text = re.sub(words.LINK_PHRASES, "", text, flags=re.I)
    text = re.sub(r"\s+([,.)»”])", r"\1", text)
    text = re.sub(r",\s*(?=[,.;:)»]|$)", "", text)
    text = re.sub(
        words.OPEN_ELISION,
        lambda found: words.UNELIDED.get(found.group(1).lower(), found.group(1)) + " ",
        text,
    )
    text = re.sub(words.ELIDING, lambda found: found.group(1)[:-1] + "'", text)
    text = re.sub(r"(?<=\w)\s?:(?=\s)", " :", text)
    text = re.sub(r"[«“]\s*", "« ", text)
    text = re.sub(r"\s*[»”]", " »", text)
    text = re.sub(r"\s+", " ", text).strip(" ,;:–-.…")
    if text.count("«") > text.count("»"):
        text = text + " »"
    if text.count("»") > text.count("«"):
        text = text.replace(" »", "", 1)
    text = re.sub(r"\s*« »", "", text)
    text = re.sub(words.DANGLING, "", text) if "»" not in text[-2:] else text
    text = text.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" :", "\u00a0:").replace("'", "’")
    return text[:1].upper() + text[1:]


def _write(line: Line, tokens: Sequence[Token], parsed: Parsed, reading: Reading) -> str:
    """The line with these tokens of its tail."""
    out = line.lead
    last: Token | None = None
    for token in tokens:
        text = line.replaced.get(token.i, parsed.words(token))
        loose = token.i > 0 and not token.doc[token.i - 1].whitespace_
        orphan = text.startswith("-") and loose and (last is None or last.i != token.i - 1)
        if not text or orphan:
            continue
        together = last is not None and token.i == last.i + 1 and not last.whitespace_
        out += ("" if together else " ") + text
        last = token
    return polish(out, reading)
