"""Chronofil: from news articles to a sourced timeline.

``timeline.tag`` resolves the temporal expressions of a text, ``timeline.read`` reads the articles of
a file, ``timeline.build`` goes all the way to events. They are imported when first used, so that
``import timeline`` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.mentioning import tag
    from timeline.pipeline import build
    from timeline.reading import read

__version__ = "0.1.0"
__all__ = ["build", "read", "tag"]

_HOMES = {"build": "timeline.pipeline", "read": "timeline.reading", "tag": "timeline.mentioning"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
