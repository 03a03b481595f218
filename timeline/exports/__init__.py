"""What readers chose, as a file: each public module of this folder is a format, named by its module.

A format has ``ENDING`` (with its dot), ``MEDIA_TYPE`` and ``render(selection)``, which gives the
file's bytes and knows nothing of files; with ``TELLS_DECISIONS`` rejected events may be among its
events, since it says of each what was decided. Modules that begin with an underscore are what formats share.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import ModuleType

from timeline.disk import refusal, replacing
from timeline.exports._selection import Options, Selection, select
from timeline.model import Corpus, Message, Problem, ProblemError, message
from timeline.view.laying import index

__all__ = [
    "ExportError",
    "Options",
    "Selection",
    "endings",
    "export",
    "filename",
    "formats",
    "media_type",
    "render",
    "select",
    "tells_decisions",
]


class ExportError(ProblemError):
    """A file that cannot be made here; ``problem`` says why and what helps."""

    def __init__(self, says: Message, remedy: Message, place: str = "") -> None:
        super().__init__(Problem(place, "", says, remedy, fatal=True))


def formats() -> tuple[str, ...]:
    """The names of the formats, in alphabetical order."""
    return tuple(
        sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    )


def endings() -> Mapping[str, str]:
    """Endings of files and the format each means; of several formats with one ending the first."""
    found: dict[str, str] = {}
    for name in formats():
        found.setdefault(_module(name).ENDING, name)
    return found


def media_type(format: str) -> str:
    """The media type of a format, for a browser."""
    found: str = _module(format).MEDIA_TYPE
    return found


def tells_decisions(format: str) -> bool:
    """Whether a format says what people decided about each event, so that it may hold rejected ones."""
    return bool(getattr(_module(format), "TELLS_DECISIONS", False))


def filename(format: str, timeline: str | None = None) -> str:
    """A name for a file of this format: the timeline's, where it has one."""
    return f"{timeline or 'chronofil'}{_module(format).ENDING}"


def render(selection: Selection, format: str) -> bytes:
    """The file's content. ``ValueError`` for an unknown format, ``ExportError`` where it cannot be made."""
    content: bytes = _module(format).render(selection)
    return content


def export(corpus: Corpus, format: str, path: Path, options: Options, made: datetime) -> int:
    """Write the events that ``options`` ask for to ``path`` and give their number.

    The file appears whole or not at all. ``made`` is the time to sign it with, aware of its zone.
    """
    selection = select(index(corpus), options, made)
    content = render(selection, format)
    try:
        with replacing(path) as (draft,):
            draft.write_bytes(content)
    except OSError as error:
        says, _ = refusal(error)
        raise ExportError(says, message("Choose another place with --output FILE."), str(path)) from error
    return len(selection.events)


def _module(format: str) -> ModuleType:
    if format not in formats():
        raise ValueError(format)
    return importlib.import_module(f"{__name__}.{format}")
