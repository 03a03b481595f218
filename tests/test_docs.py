"""The docs name every column, command and format that there is, and show what the commands print."""

from __future__ import annotations

import json
import pkgutil
import re
import shlex
from pathlib import Path

import pytest

import timeline
from tests import exporting
from timeline import exports, readers
from timeline.cli import commands
from timeline.cli.arguments import Parser, all_commands, parse
from timeline.cli.terminal import Terminal
from timeline.exports import _table, excel, render
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


def chapter(heading: str) -> str:
    """A chapter of the page of tables."""
    parts = re.split(r"^#+ ", (DOCS / "tables.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    (own,) = [part for part in parts if part.startswith(f"{heading}\n")]
    return own


def test_every_column_of_an_export_is_explained() -> None:
    rows = "".join(re.findall(r"^\| (.*?) \|", chapter("CSV and Parquet"), re.MULTILINE))
    assert set(re.findall(r"`(\w+)`", rows)) == set(_table.COLUMNS)
    sheets = dict(re.findall(r"^\| (\w+) \| (.*) \|$", chapter("Excel"), re.MULTILINE))
    heads = {"Events": excel.EVENT_HEADS, "Sources": excel.SOURCE_HEADS, "Articles": excel.ARTICLE_HEADS}
    assert {name: sheets[name].split(", ") for name in heads} == {
        name: list(of) for name, of in heads.items()
    }


def test_every_key_of_the_json_export_is_explained() -> None:
    found = json.loads(render(exporting.of(exporting.dated(), articles=True), "json"))
    keys = {*found, *found["events"][0], *found["events"][0]["sources"][0], *found["documents"][0]}
    keys |= {*found["documents"][0]["published"]}
    told = set(re.findall(r"`(\w+)`", chapter("JSON") + chapter("CSV and Parquet")))
    assert keys <= told


def test_every_command_is_told() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert not [name for name in names(commands) if f"timeline {name}" not in text]


def test_every_part_of_the_code_is_told() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    parts = {name for name in names(timeline) if name not in ("__main__", "texts")}
    told = set(re.findall(r"`(\w+)(?:/\w+)?(?:\.py|/)", text))
    assert parts <= told


@pytest.mark.parametrize("command", names(commands))
def test_every_option_is_told(command: str) -> None:
    """``make readme`` writes the pages again."""
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    (chapter,) = re.findall(rf"^### {command}\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    parser = Parser(terminal=Terminal("en"), description="", prog="")
    all_commands()[command].arguments(parser)
    options = {option for action in parser._actions for option in action.option_strings}
    assert {option for option in options if not re.search(rf"{option}\b", chapter)} == set()


def test_the_examples_of_serving_are_understood() -> None:
    """What the unit and the container start is a command with options that there are."""
    unit = (ROOT / "deploy" / "chronofil.service").read_text(encoding="utf-8")
    container = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
    started = [shlex.split(line)[1:] for line in re.findall(r"^#?ExecStart=(.*)", unit, re.MULTILINE)]
    entry, default = (
        json.loads(re.search(rf"^{word} (.*)", container, re.MULTILINE)[1]) for word in ("ENTRYPOINT", "CMD")
    )  # type: ignore[index]
    for words in (*started, [*entry[1:], *default]):
        assert words[0] == "serve"
        options = parse(words, Terminal("en"))
        assert options.read_only or options.password_file
    assert len(started) == 2


def first_cells(heading: str) -> str:
    """The first two cells of every row below a heading of the page of formats."""
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    chapter = re.split(r"^#+ ", text, flags=re.MULTILINE)
    (own,) = [part for part in chapter if part.startswith(f"{heading}\n")]
    return "\n".join(re.findall(r"^\|(.*?\|.*?)\|", own, re.MULTILINE))


def test_every_format_that_is_written_is_told() -> None:
    told = first_cells("Exports")
    assert not [name for name in names(exports) if f"`{name}`" not in told]


def test_every_ending_that_is_read_is_told() -> None:
    told = first_cells("What Chronofil reads and writes")
    endings = readers.formats()
    assert not [ending for ending in endings if f"`{ending}`" not in told]


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
