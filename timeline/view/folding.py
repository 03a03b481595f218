"""Words as a search sees them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

# No combining character stands before or after these.
_FIRST, _LAST = 0x300, 0x1F000
# Between texts that are folded together; it means nothing in any of them.
_APART = "\x1e"


def fold(text: str) -> str:
    """``text`` without accents and case, with plain apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return plain if plain.isascii() else _combining().sub("", plain)


def fold_all(texts: Sequence[str]) -> list[str]:
    """The same for many, which is much quicker than one by one."""
    if not texts:
        return []
    return fold(_APART.join(text.replace(_APART, " ") for text in texts)).split(_APART)


@cache
def _combining() -> re.Pattern[str]:
    marks = (chr(code) for code in range(_FIRST, _LAST) if unicodedata.combining(chr(code)))
    return re.compile(f"[{''.join(marks)}]+")
