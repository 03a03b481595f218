"""Words as a search sees them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# The accents of Latin letters, and where other characters stand that combine; both together are quick.
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_OTHERS = re.compile("[\u0370-\u1fff\u20d0-\U0001efff]+")
# Between texts that are folded together; it means nothing in any of them.
_APART = "\x1e"


def fold(text: str) -> str:
    """``text`` without accents and case, with plain apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return plain if plain.isascii() else _OTHERS.sub(_base, _ACCENTS.sub("", plain))


def fold_all(texts: Sequence[str]) -> list[str]:
    """The same for many, which is much quicker than one by one."""
    if not texts:
        return []
    return fold(_APART.join(text.replace(_APART, " ") for text in texts)).split(_APART)


def _base(found: re.Match[str]) -> str:
    return "".join(character for character in found[0] if not unicodedata.combining(character))
