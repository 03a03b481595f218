"""Where the steps of a build are done: one module an engine, found by its name.

An engine has ``start(store, address)``, a context in which it gives a function from tasks to the keys of
those that are done, in any order.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol, cast

from timeline.building.steps import Task
from timeline.building.store import Store

Do = Callable[[Iterable[Task]], Iterator[str]]


class Engine(Protocol):
    """What a module in this folder offers."""

    def start(self, store: Store, address: str | None) -> AbstractContextManager[Do]:
        """Make ready to do tasks; ``address`` says where, for engines that need it."""
        ...


def engine(name: str) -> Engine:
    """The engine of a name."""
    return cast(Engine, importlib.import_module(f"{__name__}.{name}"))
