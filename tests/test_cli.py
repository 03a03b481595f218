"""The command line, as its user meets it."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pyarrow.parquet
import pytest

from timeline.cli import main
from timeline.cli.arguments import all_commands
from timeline.model import Actor, Corpus, Document, Event, Source, Story
from timeline.storage import save

ROOT = Path(__file__).parent.parent
SENTENCE = "Le décret signé le 3 mars 2021 entre en vigueur lundi."


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Tables of two events in one article."""
    text = "Acme ferme mardi. L'État condamne Acme."
    document = Document("d1", "Acme ferme", text, "fr", "page.txt", 100, 139)
    events = tuple(
        Event(
            identifier, title, datetime(2021, 3, day), datetime(2021, 3, day + 1), "day", "occurred", kind,
            actors, story, "high", (Source("d1", *place),),
        )
        for identifier, title, day, kind, actors, story, place in (
            ("aa11", "Acme ferme", 2, "other", ("acme",), "closing", (0, 17)),
            ("aa22", "L'État condamne Acme", 9, "sanction", ("acme", "state"), None, (18, 39)),
        )
    )  # fmt: skip
    actors = (
        Actor("acme", (("fr", "Acmé"), ("en", "Acme")), "company"),
        Actor("state", (("fr", "État"),), "state"),
    )
    story = Story("closing", (("fr", "La fermeture"),))
    save(Corpus((document,), {"d1": ()}, events, actors, (story,)), tmp_path)
    return tmp_path


def run(*words: str | Path) -> int:
    return main([str(word) for word in words])


def test_every_command_is_in_the_help_and_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run("--help")
    shown = capsys.readouterr().out
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert stop.value.code == 0
    for name, module in all_commands().items():
        assert f"\n    {name} " in shown
        assert re.search(rf"timeline {name}\b", readme)
        assert module.SUMMARY.endswith(".")


@pytest.mark.parametrize("name", all_commands())
def test_help_speaks_french_when_asked(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--language-of-interface", "fr", name, "--help"], [name, "--help"]):
        with pytest.raises(SystemExit):
            run(*words)
    french, english = capsys.readouterr().out.split("usage: ")
    assert french.startswith("utilisation : ")
    assert " ".join(all_commands()[name].SUMMARY.split()) in " ".join(english.split())
    assert " ".join(all_commands()[name].SUMMARY.split()) not in " ".join(french.split())


def test_the_locale_chooses_the_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    run("tag", "Rien ici.", "--reference", "2021-03-04")
    assert capsys.readouterr().out == "Aucune expression de temps trouvée.\n"


@pytest.mark.parametrize(
    "words, complaint",
    [
        (["tag", "--prefer", "x"], "error: argument --prefer: invalid choice"),
        (["explain"], "error: the following arguments are required: EVENT_ID."),
        (["date"], "error: the following arguments are required: PATH."),
        (["nonsense"], "error: argument COMMAND: invalid choice: 'nonsense'"),
    ],
)
def test_wrong_arguments_are_one_line_with_a_hint(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        run(*words)
    said = capsys.readouterr().err
    assert stop.value.code == 2
    assert said.startswith(complaint)
    assert said.count("\n") == 1
    assert "--help" in said


def test_tag_shows_each_expression_with_its_meaning(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tag", SENTENCE, "--reference", "2021-03-04") == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "Read as published on Thursday" in shown
    assert "3 March 2021" in shown
    assert "2021-03-08" in shown


def test_tag_gives_json_whose_offsets_fit_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tag", SENTENCE, "--reference", "4 mars 2021", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [SENTENCE[one["start"] : one["end"]] for one in found] == [one["text"] for one in found]
    assert found[0]["begin"] == "2021-03-03T00:00:00"


def test_tag_reads_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    assert run("tag", "--file", tmp_path / "a.txt", "--reference", "2021-03-04") == 0
    assert "2021-03-08" in capsys.readouterr().out


def test_tag_reads_standard_input() -> None:
    command = [sys.executable, "-m", "timeline", "tag", "--json", "--reference", "2021-03-04"]
    done = subprocess.run(command, input=SENTENCE, capture_output=True, text=True, cwd=ROOT, check=True)
    assert json.loads(done.stdout)[0]["value"] == "2021-03-03"


@pytest.mark.parametrize("words", [["--reference", "no day"], ["--file", "/no/such/file"]])
def test_tag_says_what_is_wrong_in_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tag", "x", *words) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"error: {words[0] if words[0] == '--reference' else words[1]}: ")
    assert said.count("\n") == 1


def test_explain_shows_the_excerpt_and_its_place(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first characters of an id are enough when they are its own."""
    assert run("explain", "aa2", "--data", data) == 0
    shown = capsys.readouterr().out
    assert "L'État condamne Acme." in shown
    assert "page.txt, 118-139" in shown
    assert "9 March 2021" in shown


@pytest.mark.parametrize(
    "identifier, said", [("zz", "No event has the id zz."), ("aa", "2 events begin with aa.")]
)
def test_explain_wants_one_event(
    identifier: str, said: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", identifier, "--data", data) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("command", [["explain", "x"], ["export", "out.csv"]])
def test_missing_tables_are_one_line_with_the_remedy(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*command, "--data", tmp_path) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"python -m timeline build PATH --output {tmp_path}" in said


def test_export_writes_what_the_ending_says(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = data / "out" / "events.csv"
    assert run("export", target, "--data", data) == 0
    assert capsys.readouterr().out == f"2 events written: {target}\n"
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 3
    assert "Acme ferme mardi." in ",".join(rows[1])


@pytest.mark.parametrize(
    "options, expected",
    [
        (["--story", "closing"], ["aa11"]),
        (["--actor", "state"], ["aa22"]),
        (["--kind", "sanction"], ["aa22"]),
        (["--status", "planned"], []),
        (["--since", "2021-03-03"], ["aa22"]),
        (["--since", "2021-03-02", "--until", "2021-03-08"], ["aa11"]),
        (["--since", "2021-03-10"], []),
    ],
)
def test_export_chooses(options: list[str], expected: list[str], data: Path) -> None:
    target = data / "events.out"
    assert run("export", target, "--format", "parquet", "--data", data, *options) == 0
    assert pyarrow.parquet.read_table(target).column("id").to_pylist() == expected


@pytest.mark.parametrize(
    "words, remedy",
    [
        (["out.docx"], "Give --format, or one of these endings: "),
        (["out.csv", "--story", "none"], "Choose one of closing."),
        (["out.csv", "--actor", "none"], "Choose one of acme and state."),
    ],
)
def test_export_names_what_there_is_to_choose(
    words: list[str], remedy: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", *words, "--data", data) == 1
    assert remedy in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error_report(data: Path) -> None:
    """``chronofil explain ... | head -0`` ends quietly."""
    command = f"{sys.executable} -m timeline explain aa1 --data {data} | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stderr == ""
