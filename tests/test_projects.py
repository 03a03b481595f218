"""A timeline is a folder: made, filled, built, corrected and published from the command line."""

from __future__ import annotations

import gzip
import json
import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.journals import corpus as small
from timeline.building import Built
from timeline.cli import main
from timeline.journal import file
from timeline.journal.making import Author
from timeline.model import Corpus
from timeline.projects import Project, ProjectError, create, find, of_folder, projects, slug
from timeline.projects.origins import seen_from_here
from timeline.projects.sources import add_bytes, add_files
from timeline.projects.work import edit, look, note_origin, rebuild
from timeline.storage import save

NOW = datetime(2022, 1, 5, tzinfo=UTC)
TODAY = date(2022, 1, 5)
ARTICLE = """# La ville ferme ses piscines

PARIS (AFP) - Le conseil municipal a annoncé mercredi la fermeture de trois piscines.
La mesure sera effective à partir du 15 juillet, selon la mairie.
"""


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "CHRONOFIL_EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHRONOFIL_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def dated(day: str) -> str:
    return f"---\npublished: {day}\n---\n\n{ARTICLE}"


def run(*words: str) -> int:
    return main(list(words))


@pytest.mark.parametrize(
    "title, name",
    [
        ("L’été à Évry", "l-ete-a-evry"),
        ("../../etc", "etc"),
        ("Œuvre n° 2 / suite", "oeuvre-n-2-suite"),
        ("...", ""),
        ("x" * 100, "x" * 60),
    ],
)
def test_a_title_makes_a_name_that_stays_in_its_folder(title: str, name: str) -> None:
    assert slug(title) == name


def test_timelines_stand_side_by_side(home: Path) -> None:
    create(home, "Zèbres", NOW)
    create(home, "Abeilles", NOW)
    assert [project.title for project in projects(home)] == ["Abeilles", "Zèbres"]
    assert find(home, "Zèbres") == find(home, "zebres") == find(home, str(home / "zebres"))
    with pytest.raises(ProjectError, match="already"):
        create(home, "zebres", NOW)
    with pytest.raises(ProjectError) as caught:
        find(home, "../abeille")
    assert caught.value.problem.remedy.values == (("names", ("abeilles", "zebres")),)


@pytest.mark.parametrize(
    "name",
    [
        "../../escaped.txt",
        "/etc/escaped.txt",
        "..\\escaped.txt",
        ".hidden.txt",
        "a\0b.txt",
        "x" * 400,
        "記" * 120 + ".txt",
    ],
)
def test_no_file_leaves_the_sources(home: Path, name: str) -> None:
    project = create(home, "Une affaire", NOW)
    target = add_bytes(project, name, b"texte")
    assert target.parent == project.sources
    assert target.read_bytes() == b"texte"
    assert not target.name.startswith(".")


def test_what_the_disk_refuses_is_told_in_a_line(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("texte", encoding="utf-8")
    assert run("new", "Une affaire", str(tmp_path / "a.txt"), "--home", str(tmp_path / "a.txt")) == 1
    first = capsys.readouterr().err
    assert "a.txt" in first
    assert "cannot be read or written" in first
    create(home, "Une affaire", NOW)
    (home / "une-affaire" / "sources" / "a.txt").mkdir()
    assert run("add", "une-affaire", str(tmp_path / "a.txt")) == 1
    assert "cannot be read or written" in capsys.readouterr().err


def test_a_long_name_keeps_its_ending(home: Path) -> None:
    """The reader is chosen by it."""
    assert add_bytes(create(home, "Une affaire", NOW), "記" * 120 + ".html", b"texte").suffix == ".html"


def test_a_title_that_no_file_can_hold_is_mended(home: Path) -> None:
    made = create(home, "Une \ud800affaire", NOW)
    assert made.title == "Une ?affaire"
    assert [one.title for one in projects(home)] == ["Une ?affaire"]


def test_files_of_one_name_are_both_kept_and_one_given_twice_once(home: Path, tmp_path: Path) -> None:
    project = create(home, "Une affaire", NOW)
    for folder, words in (("one", "un"), ("two", "deux")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(words, encoding="utf-8")
    files = [tmp_path / "one" / "page.txt", tmp_path / "two" / "page.txt", tmp_path / "one" / "page.txt"]
    added = add_files(project, files)
    assert [path.read_text(encoding="utf-8") for path in added] == ["un", "deux", "un"]
    assert project.sources is not None
    assert len(list(project.sources.iterdir())) == 2


def test_a_rebuild_with_another_article_keeps_every_edit(home: Path) -> None:
    project = create(home, "Piscines", NOW)
    add_bytes(project, "b.md", dated("2021-06-10").encode())
    rebuild(project, TODAY)
    first = look(project).corpus.events[0]
    edit(project, "retitle", first.id, {"fr": "Trois bassins"}, Author("e1", NOW, "Anne"))
    add_bytes(project, "a.md", dated("2021-06-10").replace("trois piscines", "deux patinoires").encode())
    rebuild(project, TODAY)
    state = look(project)
    assert len(state.corpus.documents) == 2
    assert [event.id for event in state.corpus.events if event.title == "Trois bassins"] == [first.id]


def test_a_corrected_date_moves_what_depends_on_it(home: Path) -> None:
    """“Wednesday” of an article is another day when the article is; the evidence says who set its day."""
    project = create(home, "Piscines", NOW)
    add_bytes(project, "a.md", dated("2021-06-10").encode())
    (document,) = rebuild(project, TODAY).documents
    before = {event.begin for event in look(project).corpus.events}
    edit(project, "article-date", document.id, {"published": "2021-06-24"}, Author("e1", NOW, "Anne"))
    assert look(project).stale
    rebuild(project, TODAY)
    state = look(project)
    assert not state.stale
    (document,) = state.corpus.documents
    assert document.published is not None
    assert (document.published.earliest, document.published.latest) == (date(2021, 6, 24), date(2021, 6, 24))
    assert document.published.evidence[0].kind == "corrected"
    assert datetime(2021, 6, 9) in before
    assert datetime(2021, 6, 23) in {event.begin for event in state.corpus.events}


def test_only_what_changed_is_parsed_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the memory of the build before, the result is the same, and no parser runs."""
    project = create(home, "Piscines", NOW)
    add_bytes(project, "a.md", dated("2021-06-10").encode())
    memory: dict[str, object] = {}
    first = rebuild(project, TODAY, memory=memory)  # type: ignore[arg-type]
    monkeypatch.setattr("timeline.extraction.read_documents", lambda documents, *_: _none_of(documents))
    assert rebuild(project, TODAY, memory=memory) == first  # type: ignore[arg-type]


def test_builds_of_one_timeline_take_turns(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else one that began before a correction could end after it, and undo it in the tables."""
    project = create(home, "Piscines", NOW)
    add_bytes(project, "a.md", dated("2021-06-10").encode())
    running: list[int] = []
    most: list[int] = []

    def build(*_: object, **__: object) -> Corpus:
        running.append(1)
        time.sleep(0.1)
        most.append(len(running))
        running.pop()
        return Corpus((), {}, (), ())

    monkeypatch.setattr("timeline.pipeline.build", build)
    builds = [threading.Thread(target=rebuild, args=(project, TODAY)) for _ in range(3)]
    for one in builds:
        one.start()
    for one in builds:
        one.join()
    assert most == [1, 1, 1]


def test_a_build_in_parts_and_one_after_a_correction_take_turns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the one in parts, which knows nothing of the correction, could end last."""
    out, ended = tmp_path / "out", list[str]()
    save(small(), out)
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    note_origin(out, seen_from_here([tmp_path / "a.md"]))
    corrected = threading.Thread(target=rebuild, args=(of_folder(out), TODAY))

    def with_correction(*_: object, **__: object) -> Corpus:
        ended.append("corrected")
        return Corpus((), {}, (), ())

    def in_parts(*_: object, **__: object) -> Built:
        corrected.start()
        time.sleep(0.3)
        ended.append("parts")
        return Built(Corpus((), {}, (), ()))

    monkeypatch.setattr("timeline.pipeline.build", with_correction)
    monkeypatch.setattr("timeline.building.build_tables", in_parts)
    assert run("build", str(tmp_path / "a.md"), "--output", str(out)) == 1
    corrected.join()
    assert ended == ["parts", "corrected"]


def _none_of(documents: object) -> list[object]:
    assert not documents
    return []


def test_one_s_own_actors_and_stories_are_known(home: Path) -> None:
    project = create(home, "Piscines", NOW)
    add_bytes(
        project, "a.md", dated("2021-06-10").replace("Le conseil municipal", "La société Bassinor").encode()
    )
    (project.folder / "actors.yaml").write_text(
        "actors:\n  - {id: bassinor, names: {fr: Bassinor}, kind: company}\n", encoding="utf-8"
    )
    (project.folder / "stories.yaml").write_text(
        "stories:\n  - {id: bains, names: {fr: Les bains}, actors: [bassinor]}\n", encoding="utf-8"
    )
    corpus = rebuild(project, TODAY)
    assert "bassinor" in {actor.id for actor in corpus.actors}
    assert "bains" in {event.story for event in corpus.events}


def test_a_folder_of_tables_can_be_edited_but_takes_no_articles(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(dated("2021-06-10"), encoding="utf-8")
    assert run("build", str(tmp_path / "a.md"), "--output", str(tmp_path / "tables")) == 0
    project = of_folder(tmp_path / "tables")
    event = look(project).corpus.events[0]
    edit(project, "reject", event.id, {}, Author("e1", NOW))
    assert event.id not in {one.id for one in look(project).corpus.events}
    with pytest.raises(ProjectError):
        add_bytes(project, "b.md", b"texte")


def test_from_articles_to_a_published_timeline(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole way: new, build, look at what is unsure, correct, undo, publish."""
    (tmp_path / "a.md").write_text(dated("2021-06-10"), encoding="utf-8")
    assert run("new", "Les piscines", str(tmp_path / "a.md")) == 0
    assert run("build", "les-piscines", "--today", "2022-01-05") == 0
    project = find(home, "les-piscines")
    first, *others = look(project).corpus.events
    assert others
    assert run("review", "les-piscines") == 0
    assert "No actor was recognised in it." in capsys.readouterr().out
    name, anne = "les-piscines", ("--editor", "Anne")
    assert run("edit", name, "retitle", first.id[:8], "--fr", "Trois bassins ferment", *anne) == 0
    assert run("edit", name, "redate", first.id, "2021-06", "--approximate") == 0
    assert run("undo", name) == 0
    assert run("redo", name) == 0
    assert run("edit", name, "reject", others[0].id) == 0
    assert run("edit", name, "accept", "nothing") == 1
    assert "No event has the id nothing." in capsys.readouterr().err
    assert run("journal", name) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Anne, " in told
    assert "(UTC)" in told
    assert run("explain", first.id, "--data", name) == 0
    assert "Title written by hand. (Anne, " in capsys.readouterr().out
    assert run("export", str(tmp_path / "out.json"), "--data", name) == 0
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    written = json.dumps(told, ensure_ascii=False)
    assert "Trois bassins ferment" in written
    assert others[0].id not in written
    assert len(file.read(project.journal).edits) == 5


def test_where_articles_of_one_s_own_are_built_to_must_be_said(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(dated("2021-06-10"), encoding="utf-8")
    assert run("build", str(tmp_path / "a.md")) == 1
    assert "Where to write the tables is missing. Give a folder: --output." in capsys.readouterr().err


def test_errors_come_in_the_reader_s_language(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--language-of-interface", "fr", "build", "rien") == 1
    assert "Il n’y a pas de chronologie rien." in capsys.readouterr().err


def test_a_missing_file_costs_only_itself(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(dated("2021-06-10"), encoding="utf-8")
    project = create(home, "Piscines", NOW)
    assert (
        run("add", "piscines", str(tmp_path / "missing.md"), "http://127.0.0.1/", str(tmp_path / "a.md")) == 1
    )
    assert "There is no such file." in (said := capsys.readouterr().err)
    assert "127.0.0.1 is not on the open web" in said
    assert project.sources is not None
    assert [path.name for path in project.sources.iterdir()] == ["a.md"]


# ---- a date corrected


@pytest.fixture
def corrected(home: Path) -> tuple[Project, Corpus]:
    """A timeline that was built, and what it gives with another date that its article declares."""
    declared = create(home, "Déclarée", NOW)
    add_bytes(declared, "a.md", dated("2021-06-24").encode())
    project = create(home, "Corrigée", NOW)
    add_bytes(project, "a.md", dated("2021-06-10").encode())
    document = rebuild(project, TODAY).documents[0]
    edit(project, "article-date", document.id, {"published": "2021-06-24"}, Author("e1", NOW, "Anne"))
    return project, rebuild(declared, TODAY)


def test_a_corrected_date_is_as_one_declared_and_parses_nothing_again(
    corrected: tuple[Project, Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, declared = corrected
    before = look(project).corpus.events

    def no_parser(language: str) -> None:
        raise AssertionError(f"a parser for {language} was loaded")

    monkeypatch.setattr("timeline.extraction.parsing.model", no_parser)
    assert plain(rebuild(project, TODAY)) == plain(declared)
    assert plain(look(project).corpus) == plain(declared)
    assert before != declared.events


@pytest.mark.parametrize("content", [b"", b"no parses", gzip.compress(b"x\ty\n{}\n")])
def test_parses_that_are_damaged_are_made_again(corrected: tuple[Project, Corpus], content: bytes) -> None:
    project, declared = corrected
    (file_of_parses,) = project.tables.glob(".parses*")
    file_of_parses.write_bytes(content)
    assert plain(rebuild(project, TODAY)) == plain(declared)


def test_another_sentence_is_parsed(corrected: tuple[Project, Corpus]) -> None:
    project, declared = corrected
    more = "---\npublished: 2021-06-24\n---\n\n# Une patinoire\n\nLe maire a ouvert mardi une patinoire.\n"
    add_bytes(project, "b.md", more.encode())
    found = rebuild(project, TODAY)
    assert len(found.events) > len(declared.events)
    (project.tables / ".parses.gz").unlink()
    assert rebuild(project, TODAY) == found


# ---- tables whose articles lie elsewhere


@pytest.fixture
def tables(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of tables as the command that the README tells makes it."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "articles" / "b.md").write_text(dated("2021-06-18").replace("trois", "quatre"), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("build", "articles", "--output", "out", "--today", "2022-01-05") == 0
    return tmp_path / "out"


def plain(corpus: Corpus) -> tuple[object, ...]:
    """What was built, but for who says when an article appeared."""
    documents = tuple(
        (one.id, one.source_file, one.published and (one.published.earliest, one.published.latest))
        for one in corpus.documents
    )
    return documents, corpus.mentions, corpus.events, corpus.actors


def test_articles_of_tables_are_corrected_where_they_lie(tables: Path) -> None:
    """As if the article itself stated that date; its file stays as it was."""
    (document,) = (
        one for one in look(of_folder(tables)).corpus.documents if one.source_file.endswith("a.md")
    )
    assert document.source_file == "articles/a.md"
    assert run("edit", "out", "article-date", document.id, "2021-06-24", "--editor", "Anne") == 0
    corrected = look(of_folder(tables))
    assert not corrected.stale
    assert run("build", "articles", "--output", "out") == 0
    assert plain(look(of_folder(tables)).corpus) == plain(corrected.corpus)
    assert run("build", "out") == 0
    assert plain(look(of_folder(tables)).corpus) == plain(corrected.corpus)
    assert (tables.parent / "articles" / "a.md").read_text(encoding="utf-8") == ARTICLE
    (tables.parent / "articles" / "a.yaml").write_text("published: 2021-06-24\n", encoding="utf-8")
    assert run("build", "articles", "--output", "stated") == 0
    assert plain(look(of_folder(tables.parent / "stated")).corpus) == plain(corrected.corpus)
    (tables.parent / "articles" / "a.yaml").unlink()
    assert run("undo", "out", "--editor", "Anne") == 0
    assert run("build", "articles", "--output", "again") == 0
    assert plain(look(of_folder(tables)).corpus) == plain(look(of_folder(tables.parent / "again")).corpus)


def test_tables_are_found_with_their_articles_when_both_have_moved(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "moved").mkdir()
    for name in ("out", "articles"):
        (tmp_path / name).rename(tmp_path / "moved" / name)
    project = of_folder(tmp_path / "moved" / "out")
    before = look(project).corpus
    assert plain(rebuild(project, TODAY)) == plain(before)


def test_articles_that_are_gone_are_told_and_the_tables_stay(
    tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "articles").rename(tmp_path / "elsewhere")
    document = look(of_folder(tables)).corpus.documents[0]
    assert run("edit", "out", "article-date", document.id, "2021-06-24") == 1
    assert "The articles of out are no longer where they were. Build it again" in capsys.readouterr().err
    assert not file.read(tables / "edits.jsonl").edits
    assert run("edit", "out", "accept", look(of_folder(tables)).corpus.events[0].id) == 0


@pytest.mark.parametrize("noted", ['["e1"]', "{", "[]", '{"edits": 3, "from": {"paths": 4}}', '{"from": {}}'])
def test_a_note_that_is_none_or_of_an_earlier_version_harms_nothing(
    tables: Path, noted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tables / "built-with.json").write_text(noted, encoding="utf-8")
    document = look(of_folder(tables)).corpus.documents[0]
    assert run("edit", "out", "article-date", document.id, "2021-06-24") == 1
    assert "where its articles are is not noted" in capsys.readouterr().err


def test_the_journal_calls_actors_by_their_names_and_says_its_zone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    save(small(), tmp_path / "out")
    out = str(tmp_path / "out")
    assert run("edit", out, "actor-parent", "acme", "state", "--editor", "Anne") == 0
    assert "actor’s parent changed: “Acmé”: État" in capsys.readouterr().out
    assert run("edit", out, "actors", "bb22", "acme") == 0
    capsys.readouterr()
    assert run("journal", out) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "État, Acme → Acme" in told
    assert told.count("(UTC)") == 2
