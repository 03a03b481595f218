"""Nouns that are events."""

from __future__ import annotations

import re
from types import ModuleType

from spacy.tokens import Token


def is_event_noun(token: Token, words: ModuleType) -> bool:
    """Whether a noun names something that happens."""
    return (
        token.pos_ in ("NOUN", "PROPN")
        and re.match(words.EVENT_NOUNS, token.text.lower()) is not None
        and token.lemma_.lower() not in words.NOT_EVENTS
        and token.text.lower() not in words.NOT_EVENTS
    )
