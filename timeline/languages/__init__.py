"""The languages Chronofil reads: each folder here is one, and each of its modules one concern.

A module is looked up by name (``part("fr", "words")``); a language that lacks one simply does not
offer what it is for. Adding a language is adding a folder.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a folder, in alphabetical order."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__) if info.ispkg))


@cache
def part(language: str, name: str) -> ModuleType | None:
    """The module ``name`` of a language's folder, or None when the language has none."""
    if language not in available():
        return None
    folder = importlib.import_module(f"{__name__}.{language}")
    if name not in {info.name for info in pkgutil.iter_modules(folder.__path__)}:
        return None
    return importlib.import_module(f"{folder.__name__}.{name}")
