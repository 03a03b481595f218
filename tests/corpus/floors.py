"""How much of each corpus file must be read right, and what a tagger makes of a text."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from . import compare
from .entries import Case

FILE = Path(__file__).resolve().parents[1] / "corpus_floors.toml"
HEAD = """\
# How many texts of each corpus file are read right: span, type, value, interval, and nothing else.
# A file not named here must be read without a fault; 0 leaves it unread. A number, not a share, so
# that a text which cannot be read yet may join. It only rises: python -m tests.corpus --raise
"""


@cache
def _all() -> Mapping[str, Mapping[str, int]]:
    return dict(tomllib.loads(FILE.read_text(encoding="utf-8")).get("corpus", {}))


def floor(file: Path) -> int | None:
    """How many of a file's texts must be read right; None for all of them, 0 to leave it unread."""
    return _all().get(file.parents[1].name, {}).get(file.stem)


def named() -> set[tuple[str, str]]:
    """Language and theme of every pinned floor."""
    return {(language, theme) for language, themes in _all().items() for theme in themes}


def write(reached: Mapping[tuple[str, str], tuple[int, int]]) -> None:
    """Pin what was reached (texts read right, of how many), where it is more than before."""
    pinned = {
        (language, theme): number for language, themes in _all().items() for theme, number in themes.items()
    }
    for key, (right, total) in reached.items():
        if right == total:
            pinned.pop(key, None)
        elif key in pinned:
            pinned[key] = max(pinned[key], right)
    lines = [HEAD]
    for language in sorted({language for language, _ in pinned}):
        lines.append(f"\n[corpus.{language}]\n")
        lines += [
            f"{theme} = {right}\n" for (code, theme), right in sorted(pinned.items()) if code == language
        ]
    FILE.write_text("".join(lines), encoding="utf-8")


def faults(case: Case) -> list[str]:
    """What the project's tagger gets wrong in a text."""
    import timeline

    mentions = timeline.tag(case.text, language=case.language, reference=case.reference, prefer=case.prefer)
    return compare.differences(case, mentions)


def report(case: Case, told: list[str]) -> str:
    """The faults of a text with where it stands."""
    where = f"{case.language}/{case.file.name}, {case.reference:%a %Y-%m-%d}"
    return "\n".join([f"{where}: {case.text}", *(f"    {each}" for each in told)])
