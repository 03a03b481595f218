"""Stories are defined, changed and removed by edits: events follow, errors are those of stories.yaml."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.journals import ask, corpus, edited, event, source
from timeline.cli import main
from timeline.extraction import DataError, load_stories
from timeline.journal.applying import Edited, apply
from timeline.journal.choosing import EditError
from timeline.journal.stories import held
from timeline.journal.telling import describe, tell_held
from timeline.model import Corpus, Story
from timeline.projects import of_folder
from timeline.projects.work import look
from timeline.storage import save
from timeline.wording import say

STRIKE: tuple[str, str, dict[str, Any]] = (
    "story",
    "strike",
    {"names": {"fr": "La grève", "en": "The strike"}, "words": ["grève"]},
)


def in_story(result: Edited, story: str) -> list[str]:
    return [one.id for one in result.corpus.events if one.story == story]


def story(result: Edited, identifier: str) -> Story:
    return next(one for one in result.corpus.stories if one.id == identifier)


def test_a_story_of_one_s_own_comes_before_those_that_are_there() -> None:
    """An event belongs to the first that takes it; a changed story keeps its place."""
    built = replace(corpus(), stories=(Story("all", (("fr", "Tout"),), words=("Acme", "grève")),))
    result = edited(built, STRIKE, ("story-rename", "all", {"fr": "Le reste"}))
    assert [one.id for one in result.corpus.stories] == ["strike", "all"]
    assert in_story(result, "strike") == ["cc33"]
    assert in_story(result, "all") == ["aa11", "bb22"]


def test_a_story_is_renamed_described_and_given_other_words_actors_and_days() -> None:
    result = edited(
        corpus(),
        STRIKE,
        ("story-rename", "strike", {"en": "Strike"}),
        ("story-describe", "strike", {"fr": "À l’usine de Lyon", "en": "In Lyon"}),
        ("story-describe", "strike", {"en": ""}),
        ("story-words", "strike", {"words": ["usine", " "]}),
        ("story-actors", "La grève", {"actors": ["État"]}),
        ("story-period", "strike", {"when": "2021-03-03/2021-03"}),
    )
    one = story(result, "strike")
    assert (one.names, one.descriptions) == (
        (("fr", "La grève"), ("en", "Strike")),
        (("fr", "À l’usine de Lyon"),),
    )
    assert (one.words, one.actors) == (("usine",), ("state",))
    assert (one.begin, one.until) == (date(2021, 3, 3), date(2021, 4, 1))
    # “usine” is in the title of the first article, the first event before the period.
    assert in_story(result, "strike") == ["cc33", "bb22"]


@pytest.mark.parametrize(
    "when, begin, until",
    [
        ("2021", date(2021, 1, 1), date(2022, 1, 1)),
        ("2021-03-02", date(2021, 3, 2), date(2021, 3, 3)),
        ("2021-03-02/", date(2021, 3, 2), None),
        ("/2021-03-02", None, date(2021, 3, 3)),
        (None, None, None),
    ],
)
def test_a_period_includes_both_ends_and_may_be_open(
    when: str | None, begin: date | None, until: date | None
) -> None:
    first = ("story", "strike", {"names": {"fr": "G"}, "begin": "2020-01-01"})
    result = edited(corpus(), first, ("story-period", "strike", {"when": when}))
    assert (story(result, "strike").begin, story(result, "strike").until) == (begin, until)


def test_a_removed_story_leaves_its_events_to_the_next(tmp_path: Path) -> None:
    built = replace(corpus(), stories=(Story("all", (("fr", "Tout"),), words=("grève",)),))
    edits = ask(built, (), *STRIKE[:2], **STRIKE[2])
    edits = ask(built, edits, "story-remove", "strike")
    assert in_story(apply(built, edits), "all") == ["cc33"]
    assert describe(edits[-1], "fr") == "récit supprimé : « La grève »"
    edits = ask(built, edits, "undo")
    assert in_story(apply(built, edits), "strike") == ["cc33"]


def test_every_excerpt_is_read_in_its_own_article() -> None:
    """An event told by two articles belongs to a story whose word only the second has."""
    result = edited(corpus(), ("story", "hall", {"names": {"fr": "Mairie"}, "words": ["mairie"]}))
    assert in_story(result, "hall") == []
    result = edited(corpus(), ("story", "town", {"names": {"fr": "Lyon"}, "words": ["L’usine d’Acme"]}))
    assert in_story(result, "town") == ["aa11"]


def test_an_event_added_or_moved_by_hand_belongs_to_the_story_of_its_new_time() -> None:
    built = replace(
        corpus(), stories=(Story("may", (("fr", "Mai"),), words=("grève",), begin=date(2021, 5, 1)),)
    )
    assert in_story(edited(built, ("redate", "cc33", {"when": "2021-05-03"})), "may") == ["cc33"]
    added = edited(built, ("add", "d1", {"words": "Une grève a", "title": "Grève", "when": "2021-06"}))
    assert len(in_story(added, "may")) == 1


def test_a_story_follows_an_actor_that_is_another_one() -> None:
    built = corpus()
    edits = ask(built, (), "story", "law", names={"fr": "Droit"}, actors=["state"])
    edits = ask(built, edits, "actor-merge", "state", into="acme")
    assert story(apply(built, edits), "law").actors == ("acme",)
    assert in_story(apply(built, edits), "law") == ["aa11", "bb22"]


BAD: list[tuple[dict[str, Any], str]] = [
    ({"id": "Les Bains", "names": {"fr": "Bains"}}, "is not made of small letters, figures and hyphens."),
    ({"id": "s"}, "The story has no name in any language."),
    ({"id": "s", "names": {"fr": "S"}, "begin": "hier"}, "“begin” is not a day: hier."),
    ({"id": "s", "names": {"fr": "S"}, "words": "bain"}, "“words” is not a list."),
    ({"id": "s", "names": {"fr": "S"}, "words": [3]}, "“words” holds something that is no text: 3."),
    ({"id": "s", "names": {"fr": "S" * 300}}, "is longer than 200 characters."),
    ({"id": "s", "names": {"fr": "S"}, "begin": "2021-02-01", "until": "2021-02-01"}, "ends before it"),
    ({"id": "s", "names": {"fr": "S"}, "descriptions": {"french": "x"}}, "is not given by language."),
]  # fmt: skip


@pytest.mark.parametrize("fields, says", BAD)
def test_what_makes_no_story_is_refused_in_the_same_words_everywhere(
    tmp_path: Path, fields: dict[str, Any], says: str
) -> None:
    with pytest.raises(EditError) as asked:
        ask(corpus(), (), "story", str(fields["id"]), **{n: v for n, v in fields.items() if n != "id"})
    path = tmp_path / "stories.yaml"
    import yaml

    path.write_text(yaml.safe_dump({"stories": [fields]}, allow_unicode=True), encoding="utf-8")
    with pytest.raises(DataError) as read:
        load_stories(path)
    assert says in say(asked.value.problem.says, "en")
    assert asked.value.problem.says == read.value.problem.says
    assert asked.value.problem.remedy == read.value.problem.remedy


@pytest.mark.parametrize(
    "action, values, says",
    [
        ("story", {"names": {"fr": "La grève"}}, "There is a story strike already."),
        ("story-rename", {"fr": ""}, "A name is missing."),
        ("story-rename", {"fr": "La grève"}, "The story has this name already."),
        ("story-words", {"words": ["grève"]}, "The story has these words already."),
        ("story-actors", {"actors": ["Personne"]}, "There is no actor Personne."),
        ("story-period", {"when": "hier"}, "hier is no period."),
        ("story-period", {"when": "2021-05/2021-04"}, "The story ends before it begins."),
        ("story-period", {"when": None}, "The story has this period already."),
    ],
)
def test_what_cannot_be_done_to_a_story_is_said(action: str, values: dict[str, Any], says: str) -> None:
    edits = ask(corpus(), (), *STRIKE[:2], **STRIKE[2])
    with pytest.raises(EditError) as caught:
        ask(corpus(), edits, action, "strike", **values)
    assert says in say(caught.value.problem.says, "en")
    with pytest.raises(EditError, match="There is no story"):
        ask(corpus(), (), "story-remove", "nothing")


def test_a_story_without_an_id_gets_one_of_its_name() -> None:
    built = corpus()
    first = ask(built, (), "story", "", names={"fr": "Été : l’usine"})
    second = ask(built, first, "story", "", names={"fr": "Été : l’usine"})
    assert [edit.target.id for edit in second] == ["ete-lusine", "ete-lusine-2"]


def test_an_edit_to_a_listed_story_outlives_a_rebuild_and_says_what_changed_underneath() -> None:
    built = corpus()
    edits = ask(built, (), "story-words", "closing", words=["grève"])
    assert not apply(built, edits).stories_to_check
    listed = replace(built.stories[0], words=("autre",))
    again = apply(replace(built, stories=(listed,)), edits)
    assert story(again, "closing").words == ("grève",)
    (says,) = again.stories_to_check["closing"]
    assert say(says, "en") == "The story’s words in the list of stories have changed since."
    agreed = apply(replace(built, stories=(replace(listed, words=("grève",)),)), edits)
    assert not agreed.stories_to_check
    gone = apply(replace(built, stories=()), edits)
    assert [say(one.says, "en") for one in gone.lost] == ["The story that was changed is not there any more."]


def test_a_preview_tells_what_a_story_would_hold_and_take() -> None:
    built = replace(corpus(), stories=(Story("all", (("fr", "Tout"), ("en", "All")), words=("grève",)),))
    before = edited(built, ("note", "cc33", {"text": "x"})).corpus
    after = edited(built, ("note", "cc33", {"text": "x"}), STRIKE).corpus
    found = held("strike", after, before)
    assert tell_held(found, before.stories, "en") == ("1 event would be in this story, 1 of them from “All”")
    assert tell_held(held("none", after, before), (), "fr") == "Aucun événement ne serait dans ce récit"


def test_thousands_of_events_are_told_apart_in_a_moment() -> None:
    """Most excerpts hold none of the words, and that must be quick to see."""
    import time

    built = corpus()
    text = built.documents[0].text
    many = tuple(
        event(f"e{at:05}", "x", 3, source("d1", text, "Une grève a commencé.")) for at in range(5000)
    )
    large = replace(built, events=many, stories=(Story("s", (("fr", "S"),), words=("a1", "b2", "c3") * 10),))
    edits = ask(built, (), *STRIKE[:2], **STRIKE[2])
    begun = time.process_time()
    result = apply(large, edits)
    assert time.process_time() - begun < 3
    assert len(in_story(result, "strike")) == 5000


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    save(corpus(), tmp_path / "tables")
    return tmp_path / "tables"


def test_the_command_line_does_the_same(tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the same words and errors; a preview writes nothing."""
    name = str(tables)

    def run(*words: str) -> int:
        return main(["edit", name, *words])

    def stories() -> Corpus:
        return look(of_folder(tables)).corpus

    assert run("story", "strike", "grève", "--fr", "La grève", "--preview") == 0
    assert "1 event would be in this story" in capsys.readouterr().out
    assert not (tables / "edits.jsonl").exists()
    assert run("story", "strike", "grève", "--fr", "La grève", "--since", "2021-01-01") == 0
    assert run("story-rename", "strike", "--en", "The strike") == 0
    assert run("story-describe", "strike", "--fr", "À Lyon") == 0
    assert run("story-words", "strike", "grève", "usine") == 0
    assert run("story-actors", "strike", "Acme", "state") == 0
    assert run("story-period", "strike", "2021-03") == 0
    made = next(one for one in stories().stories if one.id == "strike")
    assert made == Story(
        "strike", (("fr", "La grève"), ("en", "The strike")), ("acme", "state"), ("grève", "usine"),
        date(2021, 3, 1), date(2021, 4, 1), (("fr", "À Lyon"),),
    )  # fmt: skip
    assert run("story-period", "strike") == 0
    assert run("story-period", "strike", "un jour") == 1
    assert "when: un jour is no period." in capsys.readouterr().err
    assert run("accept", "aa11", "--preview") == 1
    assert "Only stories have a preview." in capsys.readouterr().err
    assert run("story-remove", "strike") == 0
    assert "strike" not in {one.id for one in stories().stories}
    assert main(["undo", name]) == 0
    assert "strike" in {one.id for one in stories().stories}
    assert main(["journal", name]) == 0
    assert "story renamed" in capsys.readouterr().out
