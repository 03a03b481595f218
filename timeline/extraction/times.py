"""The words around a time that belong to it: "à partir de" before, "au plus tard" after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType

from timeline.extraction.sentences import Sentence
from timeline.model import Mention

BOUNDS = ("BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER")


def time_span(sentence: Sentence, mention: Mention, words: ModuleType) -> tuple[int, int]:
    """The characters of a sentence that a mention takes with the words that bind it."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    text = sentence.plain
    signal = re.compile(rf"(?:(?<=[\s'«,(])|(?<=^))(?:{words.TIME_SIGNALS})\s*$", re.I)
    before = signal.search(text[:start])
    while before:
        start = before.start()
        # What stands before a preposition is no longer of the time: "rétablir le courant d'ici vendredi".
        whole = re.fullmatch(words.TIME_PREPOSITIONS, before.group().strip(), re.I) is not None
        before = None if whole else signal.search(text[:start])
    after = re.match(rf"\s+{words.TIME_TAILS}\b", text[end:])
    return start, end + after.end() if after else end


def bounds(mention: Mention, sentence: Sentence, words: ModuleType) -> bool:
    """Whether a time is a limit: by its own reading, or by the words before it ("d'ici la fin du mois")."""
    before = sentence.plain[: mention.start - sentence.start]
    return mention.mod in BOUNDS or re.search(words.BEFORE_SIGNALS, before, re.I) is not None


def ranges(mentions: Sequence[Mention], sentence: Sentence, words: ModuleType) -> list[Mention]:
    """The mentions with the two ends of a range ("du 3 au 14 juin") joined into one."""
    found: list[Mention] = []
    for mention in mentions:
        first = found[-1] if found else None
        if first is not None and _range(first, mention, sentence, words):
            text = sentence.plain[first.start - sentence.start : mention.end - sentence.start]
            found[-1] = replace(first, end=mention.end, text=text, until=mention.until)
        else:
            found.append(mention)
    return found


def _range(first: Mention, second: Mention, sentence: Sentence, words: ModuleType) -> bool:
    before = sentence.plain[: first.start - sentence.start]
    between = sentence.plain[first.end - sentence.start : second.start - sentence.start]
    ordered = bool(first.begin and second.until and first.begin < second.until)
    follows = (
        first.until == second.begin and re.fullmatch(rf"\s*(?:{words.AND})\s*", between, re.I) is not None
    )
    if follows and first.grain == second.grain == "day":
        return True
    opened = re.search(rf"(?:{words.RANGE_OPENS})\s*$", before, re.I) is not None
    return ordered and opened and re.fullmatch(rf"\s*(?:{words.RANGE_JOINS})\s*", between, re.I) is not None
