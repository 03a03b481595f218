"""A clause as told: by the article itself, by a speaker, or under a condition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extraction.attaching import Attached
from timeline.extraction.meaning import condition
from timeline.extraction.quoting import Speech, quoted_after, speaker_of, tell_quoted, tell_speech, wrap
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.extraction.subjects import subject_of_clause
from timeline.extraction.titles import Told, polish, tell
from timeline.model import Status


def told_clause(
    one: Attached,
    said: Speech | None,
    before: Sequence[Parsed],
    parsed: Parsed,
    reading: Reading,
    discourse: Discourse,
) -> Told:
    """The title of an event's clause and who acts in it, the speaker included where it is quoted."""
    if said is not None:
        return tell_speech(one.head, said, before, parsed, one.span, reading, discourse)
    quote = "" if one.noun else quoted_after(one.head, parsed, reading)
    if quote:
        actors, who = subject_of_clause(one.head, parsed, reading, discourse, one.span)
        if who:
            return Told(actors, tell_quoted(who, quote, reading))
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
    """ "restera intact jusqu'au 12", "ne rouvrira pas avant lundi": without its date it says too much."""
    if one.noun or one.mention is None:
        return False
    before = parsed.text[: one.mention.start - parsed.sentence.start]
    negated = any(below.text.lower() in reading.words.NEGATIONS for below in one.head.children)
    limit = negated and re.search(reading.words.NOT_BEFORE, before, re.I) is not None
    return limit or re.search(reading.words.UNTIL, before, re.I) is not None


def said_status(said: Speech, parsed: Parsed, reading: Reading) -> Status:
    """A quotation with a condition ahead of a future is a threat."""
    text = parsed.text[said.start : said.end]
    return "threatened" if re.search(reading.words.IF_THEN, text, re.I) else "statement"


def tells(title: str) -> bool:
    """Whether a title says anything: more than a word."""
    return len(title) >= 8 and " " in title.replace("\u00a0", " ")
