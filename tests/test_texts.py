"""Nothing is said to a French reader in English: every sentence in the code has its translation."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parent.parent / "timeline"
# The functions that say something, and how many of their first arguments are sentences.
SAYING = {"message": 1, "translate": 1, "say": 1, "note": 1, "translate_count": 2}
# The constants that hold sentences.
SENTENCES = ("SUMMARY", "COMPLAINTS", "HEADS", "STAGES", "TOLD", "CHANGED", "ACTS", "ALREADY")


def catalogue(language: str) -> dict[str, set[str | None]]:
    """The translated sentences, with the contexts in which they are."""
    known: dict[str, set[str | None]] = {}
    for path in (PACKAGE / "texts" / language).glob("*.po"):
        with path.open("rb") as file:
            for entry in read_po(file):
                for text in entry.id if isinstance(entry.id, tuple) else (entry.id,):
                    known.setdefault(text, set()).add(entry.context)
    return known


def said(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Sentences given to a function that says them, help texts and summaries of commands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = node.args[: SAYING.get(called, 0)]
            texts += [word.value for word in node.keywords if word.arg == "explain"]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in SENTENCES:
            texts = [node.value]
        else:
            continue
        for text in texts:
            yield from ((n.lineno, n.value) for n in constants(text))


def constants(node: ast.expr) -> Iterator[ast.Constant]:
    if isinstance(node, ast.Dict):
        for value in node.values:
            yield from constants(value)
    elif isinstance(node, ast.Tuple):
        for value in node.elts:
            yield from constants(value)
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node


@pytest.mark.parametrize("language", ["fr"])
def test_every_sentence_is_translated(language: str) -> None:
    known = catalogue(language)
    missing = [
        f"{path.relative_to(PACKAGE)}:{line}: {text!r}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, text in said(ast.parse(path.read_text(encoding="utf-8")))
        if text not in known
    ]
    assert not missing, "\n".join(missing)
