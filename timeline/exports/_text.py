"""Words of articles, made harmless for where they are put."""

from __future__ import annotations

import json
import re
from typing import Any

# Embeddings and overrides end with PDF, isolates with PDI.
_EMBEDS = "\u202a\u202b\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_PDF, _PDI = "\u202c", "\u2069"
_DIRECTIONS = re.compile(f"[{_EMBEDS}{_ISOLATES}{_PDF}{_PDI}]")
# What XML 1.0 cannot hold, not even as a reference.
_NO_XML = re.compile("[^\\t\\n\\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f<>\"{}|\\^`]+", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def isolated(text: str) -> str:
    """``text`` with its marks of direction closed, so that it cannot turn round what stands beside it."""
    if not _DIRECTIONS.search(text):
        return text
    kept: list[str] = []
    ends: list[str] = []
    for character in text:
        if character in _EMBEDS or character in _ISOLATES:
            ends.append(_PDF if character in _EMBEDS else _PDI)
        elif character in (_PDF, _PDI):
            # An end without a beginning would close what surrounds the text.
            if not ends or ends[-1] != character:
                continue
            ends.pop()
        kept.append(character)
    return "\u2068" + "".join(kept) + "".join(reversed(ends)) + _PDI


def one_line(text: str) -> str:
    """``text`` on one line, without control characters."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def xml_text(text: str) -> str:
    """``text`` with a replacement character for each one that XML cannot hold; its length stays."""
    return _NO_XML.sub("\ufffd", text)


def web_link(url: str | None) -> str | None:
    """``url`` if it is an address on the web and nothing else: an article may name anything."""
    return url if url and _WEB.fullmatch(url) else None


def encoded(text: str) -> bytes:
    """``text`` as UTF-8; half characters, which only a broken source holds, become question marks."""
    return text.encode("utf-8", "replace")


def json_bytes(value: Any) -> bytes:
    """A value as JSON for people and programs: indented, letters as they are."""
    return encoded(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
