"""The words around a time that belong to it: "à partir de" before, "au plus tard" after."""

from __future__ import annotations

import re
from types import ModuleType

from timeline.extraction.sentences import Sentence
from timeline.model import Mention


def time_span(sentence: Sentence, mention: Mention, words: ModuleType) -> tuple[int, int]:
    """The characters of a sentence that a mention takes with the words that bind it."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    text = sentence.plain
    signal = re.compile(rf"(?:(?<=[\s'«,(])|(?<=^))(?:{words.TIME_SIGNALS})\s*$", re.I)
    before = signal.search(text[:start])
    while before:
        start = before.start()
        before = signal.search(text[:start])
    after = re.match(rf"\s+{words.TIME_TAILS}\b", text[end:])
    return start, end + after.end() if after else end
