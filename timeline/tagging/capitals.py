"""Proper names that hold words of time, told by their capitals: "Avril Lavigne", "sur Mars"."""

from __future__ import annotations

import re
from functools import cache

from timeline import languages

# A name stands within so many characters of its word of time.
SIGHT = 40


@cache
def _names(language: str) -> re.Pattern[str] | None:
    module = languages.part(language, "capitals")
    return re.compile("|".join(f"(?:{name})" for name in module.NAMES)) if module else None


def is_name(text: str, start: int, end: int, language: str) -> bool:
    """Whether what was found in the text as written is part of a proper name of the language's list.

    Only words with a capital and without figures can be: all others cost nothing.
    """
    found = text[start:end]
    if found.islower() or any(letter.isdigit() for letter in found):
        return False
    names = _names(language)
    if names is None:
        return False
    around = range(max(0, start - SIGHT), min(len(text), end + SIGHT))
    return any(
        name.start() < end and start < name.end() for name in names.finditer(text, around.start, around.stop)
    )
