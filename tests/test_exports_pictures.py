"""Pictures, drawn by the machine's own browser; without one, a line that says what to do."""

from __future__ import annotations

import os
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.exporting import HOSTILE, dated, hostile, of
from timeline.cli import main
from timeline.exports import ExportError, render
from timeline.storage import save
from timeline.view.filtering import Criteria


@pytest.fixture(autouse=True)
def _browser(monkeypatch: pytest.MonkeyPatch) -> None:
    if path := os.environ.get("CHROMIUM"):
        monkeypatch.setenv("BROWSER_PATH", path)


def words(svg: bytes) -> str:
    return "\n".join("".join(text.itertext()) for text in ElementTree.fromstring(svg).iter() if is_text(text))


def is_text(element: ElementTree.Element) -> bool:
    return element.tag == "{http://www.w3.org/2000/svg}text"


def test_a_png_has_the_width_that_was_asked_for_twice_as_fine() -> None:
    content = render(of(dated(), width=700), "png")
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">I", content[16:20]) == (1400,)


def test_an_svg_shows_title_lanes_events_and_legend() -> None:
    said = words(render(of(dated(), language="fr", title="Une affaire", lanes="kind"), "svg"))
    for expected in (
        "Une affaire",
        "6 événements · Chronologie établie le 6 mai 2024",
        "Acme parle en 2018",
        "Autres",
    ):
        assert expected in said
    assert "échéance" in said


def test_a_filter_and_a_theme_make_another_picture() -> None:
    said = render(of(dated(), criteria=Criteria(text="week-end"), theme="dark"), "svg")
    assert "Acme parle en 2018" not in words(said)
    assert b"rgb(23, 22, 20)" in said


def test_hostile_words_are_text_in_a_picture() -> None:
    root = ElementTree.fromstring(render(of(hostile(), title=HOSTILE[1], width=2000), "svg"))
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not tags & {"script", "a", "foreignObject", "img"}
    assert not [name for element in root.iter() for name in element.attrib if name.lower().startswith("on")]
    said = "".join(root.itertext())
    assert "<script>window.taken" in said
    assert HOSTILE[1] in said


def test_no_event_is_a_picture_too() -> None:
    said = words(render(of(dated(), criteria=Criteria(text="zzz"), title="Rien"), "svg"))
    assert said.startswith("Rien")
    assert "Acme" not in said


def test_without_a_browser_the_reader_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    with pytest.raises(ExportError):
        render(of(dated()), "png")
    save(dated(), tmp_path / "data")
    target = tmp_path / "picture.png"
    options = ["--data", str(tmp_path / "data"), "--language-of-interface", "fr"]
    assert main(["export", str(target), *options]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Une image demande Chromium ou Chrome" in said
    assert "apt-get install chromium" in said
    assert not target.exists()
