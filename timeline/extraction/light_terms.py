"""Time given by light rules: "has until 2 May to appeal", "gave agencies 30 days to comply"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from types import ModuleType

from timeline.extraction.drafts import DAY
from timeline.extraction.periods import length
from timeline.extraction.sentences import Sentence
from timeline.model import Mention


def term_of(
    sentence: Sentence, mention: Mention, others: Sequence[Mention], words: ModuleType, day: date
) -> Mention:
    """A length of time that someone is given, as the day it runs out; any other mention as it is.

    It runs from the day the sentence tells, else from the publication.
    """
    added = length(mention.value) if mention.type == "DURATION" and mention.begin is None else None
    before = sentence.plain[: mention.start - sentence.start]
    within = re.search(words.BEFORE_SIGNALS, before) and re.search(words.LIMIT, before)
    if added is None or not (within or time_given(sentence, mention, words)):
        return mention
    told = [
        one.begin
        for one in others
        if one.begin is not None and one.grain == "day" and one.begin.date() <= day
        and sentence.start <= one.start < sentence.end
    ]  # fmt: skip
    end = added(told[0] if told else datetime.combine(day, datetime.min.time()))
    return replace(mention, begin=end, until=end + DAY, grain="day")


def time_given(sentence: Sentence, mention: Mention, words: ModuleType) -> str:
    """Who has time for what, as a title; nothing where no time is given."""
    before = sentence.plain[: mention.start - sentence.start]
    after = re.match(words.TO_DO, sentence.plain[mention.end - sentence.start :])
    given = re.search(words.HAS_TIME if mention.type != "DURATION" else words.HAS_DAYS, before)
    if after is None or given is None:
        return ""
    return str(words.DEADLINE_FOR.format(who=given["who"].strip(), what=after["what"].strip(" .")))
