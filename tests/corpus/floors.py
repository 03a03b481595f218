"""The share of each corpus file that must be read right, and what a tagger makes of a text."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from . import compare
from .entries import Case

FILE = Path(__file__).resolve().parents[1] / "corpus_floors.toml"
HEAD = """\
# The share of each corpus file's texts that is read right: span, type, value, interval, nothing else.
# A file not named here must be read without a fault. Floors only rise: python -m tests.corpus --raise
"""


@cache
def _all() -> Mapping[str, Mapping[str, float]]:
    return dict(tomllib.loads(FILE.read_text(encoding="utf-8")).get("corpus", {}))


def floor(file: Path) -> float:
    """The share of a file's texts that must be read right; 1 when none is pinned, 0 to leave it unread."""
    return _all().get(file.parents[1].name, {}).get(file.stem, 1)


def named() -> set[tuple[str, str]]:
    """Language and theme of every pinned floor."""
    return {(language, theme) for language, themes in _all().items() for theme in themes}


def write(reached: Mapping[tuple[str, str], float]) -> None:
    """Pin what was reached, to the thousandth below, where it is more than before."""
    pinned = {
        (language, theme): share for language, themes in _all().items() for theme, share in themes.items()
    }
    for key, share in reached.items():
        pinned[key] = max(pinned.get(key, 0), math.floor(share * 1000) / 1000)
    lines = [HEAD]
    for language in sorted({language for language, _ in pinned}):
        lines.append(f"\n[corpus.{language}]\n")
        lines += [f"{theme} = {share:g}\n" for (code, theme), share in sorted(pinned.items())
                  if code == language and share < 1]  # fmt: skip
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
