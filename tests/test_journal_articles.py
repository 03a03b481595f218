"""Articles cut and joined: what depends on them follows, a rebuild keeps it, a change underneath is said."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from timeline.cli import main
from timeline.journal.choosing import EditError
from timeline.journal.corrections import corrections
from timeline.journal.making import Author
from timeline.model import Document
from timeline.projects import Project, create
from timeline.projects.sources import add_bytes
from timeline.projects.work import edit, look, rebuild
from timeline.wording import say

NOW = datetime(2022, 1, 5, tzinfo=UTC)
TODAY = date(2022, 1, 5)
FIRST = (
    "La ville ferme ses piscines\n\nLe conseil municipal a annoncé mercredi la fermeture de trois piscines."
)
SECOND = (
    "Apple attaque la décision, dit la mairie.\n\n"
    "Apple a déposé jeudi un recours contre la décision de Microsoft."
)
# The second begins with no title that the program could know.
RUN_ON = f"{FIRST}\n\n{SECOND}"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = create(tmp_path, "Piscines", NOW)
    add_bytes(made, "a.md", f"---\npublished: 2021-06-10\n---\n\n{RUN_ON}".encode())
    rebuild(made, TODAY)
    return made


def do(project: Project, action: str, target: str, **values: Any) -> tuple[Document, ...]:
    edit(project, action, target, values, Author(f"e{len(look(project).situation.edits)}", NOW, "Anne"))
    return again(project)


def again(project: Project) -> tuple[Document, ...]:
    rebuild(project, TODAY)
    return look(project).corpus.documents


def to_check(project: Project) -> list[str]:
    state = look(project)
    found = corrections(state.corpus.documents, state.situation.edits)
    return [say(one.check, "en") for one in found if one.check]


def articles(project: Project) -> tuple[Document, ...]:
    return look(project).corpus.documents


def test_one_article_is_split_and_joined_again(project: Project) -> None:
    """Each half keeps the date stated for the whole; nothing of the text is lost."""
    (whole,) = articles(project)
    first, second = do(project, "article-split", whole.id, words="Apple attaque la décision")
    assert (first.text, second.text) == (FIRST, whole.text.partition(f"{FIRST}\n\n")[2])
    assert [one.published and one.published.best for one in (first, second)] == [date(2021, 6, 10)] * 2
    (joined,) = do(project, "article-join", second.id)
    assert joined.text == whole.text
    assert not to_check(project)


def test_events_follow_the_article_they_are_in(project: Project) -> None:
    (whole,) = articles(project)
    first, second = do(project, "article-split", whole.id, start=whole.text.index("Apple attaque"))
    do(project, "article-date", second.id, published="2021-06-24")
    days = {one.begin for event in [look(project).corpus] for one in event.events}
    assert datetime(2021, 6, 17) not in days
    told = {event.sources[0].document_id: event.begin for event in look(project).corpus.events}
    assert told[first.id] < datetime(2021, 6, 10) < told[second.id]


def test_a_rebuild_with_another_article_keeps_a_split(project: Project) -> None:
    (whole,) = articles(project)
    halves = {one.id for one in do(project, "article-split", whole.id, words="Apple attaque la décision")}
    add_bytes(project, "b.md", b"# Autre\n\nUne autre ville a vot\xc3\xa9 lundi.")
    assert halves < {one.id for one in again(project)}
    assert not to_check(project)


def test_a_split_whose_article_changed_is_to_check_until_somebody_has_looked(project: Project) -> None:
    (whole,) = articles(project)
    do(project, "article-split", whole.id, words="Apple attaque la décision")
    assert project.sources is not None
    file = project.sources / "a.md"
    file.write_text(file.read_text("utf-8").replace("trois piscines", "quatre piscines"), "utf-8")
    first, second = again(project)
    assert "quatre" in first.text
    assert to_check(project) == ["The article has changed since it was split."]
    do(project, "article-accept", second.id)
    assert not to_check(project)
    with pytest.raises(EditError, match="Nothing of this article is to check"):
        do(project, "article-accept", second.id)
    file.write_text(file.read_text("utf-8").replace("Apple a déposé", "Apple a retiré"), "utf-8")
    again(project)
    assert to_check(project) == ["The article has changed since it was split."]


def test_a_correction_whose_article_is_gone_says_so(project: Project) -> None:
    (whole,) = articles(project)
    do(project, "article-split", whole.id, words="Apple attaque la décision")
    assert project.sources is not None
    (project.sources / "a.md").write_text("# Autre\n\nUne autre ville a voté lundi.", "utf-8")
    again(project)
    assert to_check(project) == ["The article that was corrected is not found any more."]


def test_a_later_correction_of_the_same_kind_settles_an_earlier_one(project: Project) -> None:
    (whole,) = articles(project)
    do(project, "article-date", whole.id, published="2021-06-24")
    assert project.sources is not None
    file = project.sources / "a.md"
    file.write_text(file.read_text("utf-8").replace("trois piscines", "quatre piscines"), "utf-8")
    (changed,) = again(project)
    assert to_check(project) == ["The article has changed since its date was corrected."]
    do(project, "article-date", changed.id, published="2021-06-25")
    assert not to_check(project)


def test_the_first_article_of_a_file_is_joined_with_none(project: Project) -> None:
    (whole,) = articles(project)
    with pytest.raises(EditError, match="no article before this one in its file"):
        do(project, "article-join", whole.id)


def test_articles_are_split_and_joined_on_the_command_line(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHRONOFIL_HOME", str(project.folder.parent))
    (whole,) = articles(project)
    name = project.name
    assert main(["edit", name, "article-split", whole.id, "Apple attaque la décision"]) == 0
    assert len(articles(project)) == 2
    assert main(["undo", name]) == 0
    assert articles(project) == (whole,)
    assert main(["edit", name, "article-split", whole.id, "La ville ferme ses piscines"]) == 1
    assert "The article begins there already." in capsys.readouterr().err
