"""Hostile inputs, made from bytes: each module of ``targets`` is one target, named by its module.

A target has ``one_input(choices)``, which raises when a promise does not hold. ``python -m tests.fuzz``
runs them.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from tests.fuzz import targets


def names() -> tuple[str, ...]:
    """The names of the targets."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(targets.__path__)))


def target(name: str) -> ModuleType:
    """The module of a target."""
    return importlib.import_module(f"tests.fuzz.targets.{name}")
