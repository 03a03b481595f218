"""What tables were built from: noted beside them, so that a correction can build them again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The corrections to articles with which tables were built, and where their articles lie.
BUILT_WITH = "built-with.json"


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles and lists as they were named, seen from the folder ``base``."""

    base: Path
    paths: tuple[str, ...]
    actors: str | None = None
    stories: str | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files and folders of articles."""
        return tuple(self.base / path for path in self.paths)

    @property
    def there(self) -> bool:
        """Whether any of its articles is still where it was."""
        return any(path.exists() for path in self.files)

    def lists(self, name: str | None, default: tuple[Path, ...]) -> tuple[Path, ...]:
        """The list that was named, or the default."""
        return default if name is None else (self.base / name,)


def seen_from_here(
    paths: Iterable[Path], actors: Path | None = None, stories: Path | None = None, base: Path | None = None
) -> Origin:
    """The origin of paths as somebody typed them; ``base`` is the folder they are seen from."""
    return Origin(
        base or Path.cwd(),
        tuple(map(str, paths)),
        None if actors is None else str(actors),
        None if stories is None else str(stories),
    )


def written(edits: list[str], tables: Path, origin: Origin | None) -> str:
    """What is kept beside tables; the origin's folder is named as seen from them."""
    kept: dict[str, Any] = {"edits": edits}
    if origin is not None:
        kept["from"] = {
            "base": os.path.relpath(origin.base.resolve(), tables.resolve()),
            "paths": list(origin.paths),
            "actors": origin.actors,
            "stories": origin.stories,
        }
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def built_with(tables: Path) -> list[str]:
    """The ids of the corrections to articles that tables were built with."""
    found = _read(tables)
    edits = found.get("edits") if isinstance(found, dict) else found
    return [one for one in edits if isinstance(one, str)] if isinstance(edits, list) else []


def origin_of(tables: Path) -> Origin | None:
    """What tables were built from, where that is noted."""
    found = _read(tables)
    try:
        told = found["from"]
        actors, stories = (None if told[name] is None else str(told[name]) for name in ("actors", "stories"))
        base = (tables / str(told["base"])).resolve()
        return Origin(base, tuple(str(path) for path in told["paths"]), actors, stories)
    except (KeyError, TypeError, OSError):
        return None


def _read(tables: Path) -> Any:
    try:
        return json.loads((tables / BUILT_WITH).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
