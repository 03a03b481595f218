"""Text whose lines were wrapped by hand, or by a mail program, is read as if they were not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from timeline.pipeline import build

TITLE = "Piscines de Valmont : l’association saisit le tribunal"
SENTENCES = (
    "L’association des nageurs de Valmont a déposé lundi un recours contre la fermeture des piscines, "
    "votée le 9 juin par le conseil municipal. Contactée mardi, la mairie a refusé de répondre."
)
WRAPPED = (
    "L’association des nageurs de Valmont a déposé lundi un recours contre la fermeture des piscines, votée\n"
    "le 9 juin par le conseil municipal. Contactée mardi,\nla mairie a refusé de répondre."
)


def titles(folder: Path, body: str) -> list[str]:
    """The titles of the events of an article with this body."""
    folder.mkdir()
    file = folder / "article.md"
    file.write_text(f"---\npublished: 2021-06-22\n---\n\n# {TITLE}\n\n{body}\n", encoding="utf-8")
    return [event.title for event in build([file], today=date(2021, 7, 1)).events]


def test_wrapped_lines_tell_the_same_events(tmp_path: Path) -> None:
    told = titles(tmp_path / "plain", SENTENCES)
    assert titles(tmp_path / "wrapped", WRAPPED) == told
    assert told == [
        "La fermeture des piscines est votée par le conseil municipal",
        "L’association des nageurs de Valmont dépose un recours contre la fermeture des piscines",
        "La mairie refuse de répondre",
    ]
