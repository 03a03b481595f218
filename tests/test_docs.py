"""The docs name every column, command and format that there is, and show what the commands print."""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path

import pytest

from timeline import exports, readers
from timeline.cli import commands
from timeline.storage import tables
from tools.readme import EXAMPLE, ROOT, stale

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))


def names(package: object) -> list[str]:
    """The modules of a folder that is a registry."""
    found = pkgutil.iter_modules(package.__path__)  # type: ignore[attr-defined]
    return [module.name for module in found if not module.name.startswith("_") and module.name != "common"]


@pytest.mark.parametrize("table", ["documents", "mentions", "events"])
def test_every_column_is_explained(table: str) -> None:
    text = (DOCS / "tables.md").read_text(encoding="utf-8")
    part = re.split(r"^## ", text, flags=re.MULTILINE)
    (chapter,) = [piece for piece in part if piece.startswith(f"{table}\n")]
    explained = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (.*?) \|", chapter, re.MULTILINE))))
    assert set(getattr(tables, table.upper())) == explained


def test_every_command_is_told() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert not [name for name in names(commands) if f"timeline {name}" not in text]


@pytest.mark.parametrize("package", [exports, readers])
def test_every_format_is_told(package: object) -> None:
    text = (DOCS / "formats.md").read_text(encoding="utf-8").casefold()
    words = {"feed": "rss", "docx": ".docx", "eml": ".eml"}
    assert not [name for name in names(package) if words.get(name, name) not in text]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_of_a_sentence_are_what_the_command_prints(page: Path) -> None:
    """``make readme`` puts them right again; those of a whole build change with every small progress."""
    assert not stale(page.read_text(encoding="utf-8"), "timeline tag")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert not [
        target for target in targets if not target.startswith("http") and not (page.parent / target).exists()
    ]


def test_examples_are_found() -> None:
    assert EXAMPLE.search((DOCS / "dating.md").read_text(encoding="utf-8"))
