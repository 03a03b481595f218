"""Clauses set off by commas, for light rules: "X, which came in May, warned in June" is two sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from types import ModuleType

from timeline.extraction.sentences import Sentence
from timeline.model import Mention


def around(sentence: Sentence, mention: Mention, words: ModuleType) -> Sentence:
    """What of a sentence a time stands in, the rest blanked out, so that offsets hold.

    Inside a relative clause that is what it is about with the clause; outside, the sentence without it.
    """
    place = mention.start - sentence.start
    text = re.sub(words.SHORT_NAME, lambda found: " " * len(found.group()), sentence.plain)
    aside = re.match(words.SUBJECT_ASIDE, text)
    if aside is not None:
        start, end = aside.span("aside")
        if not start <= place < end:
            return replace(sentence, plain=_blank(text, start, end))
        if aside["which"]:
            opening = aside.end("which")
            return replace(sentence, plain=_blank(_blank(text, start, opening), end - 1, len(text)))
    last = re.search(words.LAST_RELATIVE, text)
    if last is not None and place > last.start("which"):
        start = last.start("object")
        plain = _blank(_blank(text, 0, start), last.start("which"), last.end("which"))
        return replace(sentence, plain=plain)
    return replace(sentence, plain=text)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
