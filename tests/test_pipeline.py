"""From files to a corpus: everything built, whatever some of the files are like."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from timeline import pipeline
from timeline.cli import main
from timeline.model import Corpus, Mention
from timeline.storage import load

TODAY = date(2022, 1, 1)
DATED = """---
published: {day}
---

# La ville ferme ses piscines

PARIS (AFP) - Le conseil municipal a annoncé mercredi la fermeture de trois piscines.
La mesure sera effective à partir du 15 juillet, selon la mairie. Le maire en parle aujourd'hui.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """One article of Thursday, 10 June 2021."""
    path = tmp_path / "piscines.md"
    path.write_text(DATED.format(day="2021-06-10"), encoding="utf-8")
    return path


def mention(corpus: Corpus, text: str) -> Mention:
    (found,) = [mention for _, mention in corpus.all_mentions() if mention.text == text]
    return found


def test_a_file_becomes_documents_mentions_and_events(article: Path) -> None:
    corpus = pipeline.build([article], today=TODAY)
    (document,) = corpus.documents
    assert document.published is not None
    assert document.published.best == date(2021, 6, 10)
    assert mention(corpus, "mercredi").begin == datetime(2021, 6, 9)
    assert mention(corpus, "15 juillet").begin == datetime(2021, 7, 15)
    assert corpus.events
    assert {source.document_id for event in corpus.events for source in event.sources} == {document.id}


def test_offsets_point_into_the_file(article: Path) -> None:
    corpus = pipeline.build([article], today=TODAY)
    source = article.read_text(encoding="utf-8")
    for document, found in corpus.all_mentions():
        assert source[document.start + found.start : document.start + found.end] == found.text


def test_every_actor_and_story_of_an_event_is_in_the_corpus(article: Path) -> None:
    """So are the actors they belong to, whom no event may name."""
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("Le conseil municipal", "WhatsApp"), encoding="utf-8")
    corpus = pipeline.build([article], today=TODAY)
    assert {"whatsapp", "meta"} <= {actor.id for actor in corpus.actors}
    assert {who for event in corpus.events for who in event.actors} <= {actor.id for actor in corpus.actors}
    assert {event.story for event in corpus.events} <= {None, *(story.id for story in corpus.stories)}


def test_an_uncertain_publication_makes_what_is_counted_from_it_uncertain(article: Path) -> None:
    """A date in full stays certain; "today" in an article of three possible days does not."""
    article.write_text(DATED.partition("---\n\n")[2], encoding="utf-8")
    article.with_suffix(".yaml").write_text("published: 2021-06-10/2021-06-12\n", encoding="utf-8")
    corpus = pipeline.build([article], today=TODAY)
    today, wednesday = mention(corpus, "aujourd'hui"), mention(corpus, "mercredi")
    assert today.approximate
    assert today.certainty != "high"
    assert today.notes
    assert not wednesday.approximate
    assert wednesday.begin == datetime(2021, 6, 9)


def test_bad_files_cost_only_themselves(article: Path) -> None:
    folder = article.parent
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    missing = folder / "missing.txt"
    corpus = pipeline.build([folder, missing], today=TODAY)
    assert [Path(document.source_file).name for document in corpus.documents] == [article.name]
    named = {Path(problem.file).name for problem in corpus.problems if problem.fatal}
    assert named == {"empty.txt", "binary.txt", "missing.txt"}


@pytest.mark.parametrize("stage", ["recognise", "mentions_of", "extract_all"])
def test_an_article_that_breaks_a_stage_is_kept_and_told(
    stage: str, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = article.with_name("second.md")
    second.write_text(DATED.format(day="2021-06-10").replace("trois", "quatre"), encoding="utf-8")
    sound = getattr(pipeline, stage)

    def fragile(*given: Any, **more: Any) -> object:
        if "quatre" in repr(given[:2]):
            raise RecursionError("too deep")
        return sound(*given, **more)

    monkeypatch.setattr(pipeline, stage, fragile)
    corpus = pipeline.build([article, second], today=TODAY)
    assert len(corpus.documents) == 2
    assert [Path(problem.file).name for problem in corpus.problems] == [second.name]
    assert corpus.left_out[pipeline.BROKEN] == 1
    assert {source.document_id for event in corpus.events for source in event.sources} == {
        corpus.documents[0].id
    }


def test_progress_ends_complete_and_in_order(article: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    pipeline.build([article], today=TODAY, progress=lambda *step: seen.append(step))
    stages = list(dict.fromkeys(stage for stage, _, _ in seen))
    assert stages == ["read", "recognise", "date", "resolve", "extract", "merge"]
    last = {stage: (done, total) for stage, done, total in seen}
    assert all(done == total for done, total in last.values())


def test_building_twice_gives_the_same_files(article: Path, tmp_path: Path) -> None:
    """Ids are stable, nothing depends on the hour or on chance."""
    for name in ("once", "twice"):
        command = ["build", str(article), "--output", str(tmp_path / name), "--today", "2022-01-01"]
        assert main(command) == 0
    files = sorted(path.name for path in (tmp_path / "once").iterdir() if path.is_file())
    assert "events.csv" in files
    for file in files:
        assert (tmp_path / "once" / file).read_bytes() == (tmp_path / "twice" / file).read_bytes()


def test_build_command_sums_up_and_stores(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main(["build", str(article), "--output", str(tmp_path / "out"), "--today", "2022-01-01"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 article, 1 dated\n")
    assert f"Written to {tmp_path / 'out'}" in said
    assert load(tmp_path / "out") == pipeline.build([article], today=TODAY)


def test_build_command_fails_where_nothing_could_be_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line for the file, one for the whole; no tables appear."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main(["build", str(tmp_path / "none.txt"), "--output", str(tmp_path / "out")]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"error: {tmp_path / 'none.txt'}: ")
    assert second == "Nothing was built: no article could be read."
    assert not list((tmp_path / "out").glob("*.csv"))


def test_date_command_shows_day_and_evidence(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert main(["date", str(article)]) == 0
    title, published, *evidence = capsys.readouterr().out.strip().splitlines()
    assert title == "La ville ferme ses piscines"
    assert published == "paru le jeudi 10 juin 2021"
    assert all(line.startswith("  - ") for line in evidence)
    assert evidence


def test_a_malformed_list_of_actors_is_one_line(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "actors.yaml"
    broken.write_text("actors: [{id: }", encoding="utf-8")
    command = ["build", str(article), "--output", str(tmp_path / "out"), "--actors", str(broken)]
    assert main(command) == 1
    said = capsys.readouterr().err
    assert str(broken) in said
    assert said.count("\n") == 1
