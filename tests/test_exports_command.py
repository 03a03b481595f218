"""``export``: any format, any choice, from the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.exporting import dated
from timeline.cli import main
from timeline.exports import endings, filename, formats, media_type
from timeline.storage import save


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)
    save(dated(), tmp_path / "data")
    return tmp_path / "data"


def run(*words: str | Path) -> int:
    return main([str(word) for word in words])


@pytest.mark.parametrize("format", [name for name in formats() if name not in ("png", "svg")])
def test_a_format_is_named_first_and_the_file_after(
    format: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", format, "--data", data, "--output", "out/file") == 0
    assert capsys.readouterr().out == "6 events written: out/file\n"
    assert Path("out/file").stat().st_size
    assert run("export", format) == 0
    assert Path(filename(format)).read_bytes()
    assert "/" in media_type(format)


@pytest.mark.parametrize("ending, format", endings().items())
def test_every_ending_means_a_format(ending: str, format: str) -> None:
    assert ending.startswith(".")
    assert format in formats()


@pytest.mark.parametrize(
    "options, expected",
    [
        (["--precision", "interval"], []),
        (["--precision", "exact", "--status", "planned", "--status", "denied"], ["e2", "e3"]),
        (["--certainty", "low"], []),
        (["--actor", "acme", "--actor", "state", "--every-actor"], ["e0", "e2", "e4"]),
        (["--search", "AOUT parle"], ["e1"]),
        (["--known", "2021-03-01"], []),
        (["--known", "2021-03-09", "--story", "s"], ["e0", "e1", "e2"]),
    ],
)
def test_the_choices_of_the_app_are_there(options: list[str], expected: list[str], data: Path) -> None:
    assert run("export", "json", "--output", "x.json", *options) == 0
    assert [event["id"] for event in json.loads(Path("x.json").read_text())["events"]] == expected


def test_title_articles_and_language(data: Path) -> None:
    words = ["--title", "Mon dossier", "--articles", "--language-of-interface", "fr"]
    assert run("export", "json", "--output", "x.json", *words) == 0
    found = json.loads(Path("x.json").read_text())
    assert found["title"] == "Mon dossier"
    assert found["documents"][0]["text"]
    assert found["events"][1]["when"] == "août 2020"


def test_a_failed_export_leaves_the_file_that_was_there(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("x.png").write_bytes(b"before")
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    assert run("export", "png", "--output", "x.png") == 1
    assert Path("x.png").read_bytes() == b"before"
    assert sorted(path.name for path in Path().iterdir()) == ["data", "x.png"]


def test_a_picture_too_narrow_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "png", "--width", "20") == 1
    assert "Choose at least 400." in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("file").write_text("")
    assert run("export", "csv", "--output", "file/x.csv") == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "file/x.csv" in said


def test_listing_the_formats_loads_no_heavy_package() -> None:
    import subprocess

    heavy = "{'streamlit', 'plotly', 'pyarrow', 'kaleido', 'icalendar', 'xlsxwriter', 'spacy'}"
    code = (
        f"import sys, timeline.exports as e; e.formats(); sys.exit(sorted({heavy} & set(sys.modules)) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_rejected_events_are_written_when_asked_for(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("edit", data, "reject", "e1", "--editor", "Anne") == 0
    assert run("export", "json", "--output", "x.json") == 0
    assert "e1" not in [event["id"] for event in json.loads(Path("x.json").read_text())["events"]]
    assert run("export", "json", "--output", "x.json", "--rejected") == 0
    told = {event["id"]: event["review"] for event in json.loads(Path("x.json").read_text())["events"]}
    assert (told["e1"]["decision"], told["e1"]["decided"]["editor"]) == ("rejected", "Anne")
    capsys.readouterr()
    assert run("export", "html", "--rejected") == 1
    assert "The format html does not say which events were rejected. Choose one of csv, excel" in " ".join(
        capsys.readouterr().err.split()
    )
