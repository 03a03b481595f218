"""Who is named where: lists, capitals that act, offices, surnames, names nobody listed, broken files."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from timeline.extraction import Catalogue, DataError, load_actors, load_stories
from timeline.extraction.actors import Naming, listed
from timeline.extraction.sentences import sentences
from timeline.languages import part
from timeline.model import Document, Publication

DATA = Path(__file__).parent.parent / "data"


@cache
def catalogue() -> Catalogue:
    """The catalogue that ships."""
    return load_actors(DATA / "actors.yaml")


def named(text: str, day: date = date(2020, 9, 18), language: str = "fr") -> list[Naming]:
    """The listed actors of a text."""
    document = Document("d", "", text, language, "d.txt", 0, len(text), published=Publication(day, day, day))
    return listed(sentences(document), catalogue(), part(language, "names"), day)


def roles(text: str, day: date = date(2020, 9, 18), language: str = "fr") -> dict[str, str]:
    """The listed actors of a text with the part each plays."""
    return {naming.actor: naming.role for naming in named(text, day, language)}


@pytest.mark.parametrize(
    "text, actor, role",
    [
        ("Washington interdit l'application.", "united-states", "actor"),
        ("Un juge de Washington a refusé la demande.", "united-states", "place"),
        ("La société, basée à Pékin, a réagi.", "china", "place"),
        ("Les sanctions imposées à Moscou ont été renforcées.", "russia", "actor"),
        ("Les relations entre Paris et Alger se dégradent.", "algeria", "actor"),
        ("L'accident a eu lieu sur la ligne Paris-Nantes.", "france", "place"),
        ("PARIS (AFP) - Le tribunal a tranché.", "france", "place"),
        ("L'application sera fermée aux Etats-Unis.", "united-states", "place"),
        ("Les Etats-Unis ont protesté.", "united-states", "actor"),
        ("Le groupe a refusé de commenter, a dit à Reuters une source.", "reuters", "source"),
    ],
)
def test_a_place_is_not_its_government(text: str, actor: str, role: str) -> None:
    """A capital or a country acts, or is only where something happens; an agency is a source."""
    assert roles(text)[actor] == role


@pytest.mark.parametrize(
    "text, actors",
    [
        ("La Maison blanche a démenti.", ["white-house"]),
        ("Le régulateur russe des communications, Roskomnadzor, a réagi.", ["roskomnadzor", "roskomnadzor"]),
        ("TikTok Global sera une société américaine.", ["tiktok-global"]),
        ("Tik Tok n’a pas répondu.", ["tiktok"]),
        ("Le vaccin Sputnik V est efficace.", []),
        ("Il joue du gabon avec une meta inconnue.", []),
        ("L’Élysée et l'Elysee disent la même chose.", ["elysee", "elysee"]),
        ("Jean-Marie Le Pen a été condamné.", []),
        ("La présidente du RN, Marine Le Pen, et Le Pen encore.", ["marine-le-pen", "marine-le-pen"]),
    ],
)
def test_listed_names_are_found_as_written(text: str, actors: list[str]) -> None:
    """Accents, hyphens and apostrophes may differ; capitals and longer names decide."""
    assert [naming.actor for naming in named(text) if naming.role == "actor"] == actors


def test_a_short_name_counts_once_the_full_one_is_given() -> None:
    """ "X" is a letter until the text has said which network it is."""
    assert "twitter" not in roles("Le réacteur X a été arrêté.")
    assert [one.actor for one in named("Le réseau social X a fermé. X a fait appel.")] == [
        "twitter",
        "twitter",
    ]


def test_the_state_a_text_speaks_of_decides_shared_names() -> None:
    """ "Conseil d'État" is the Chinese one in a Chinese affair, the French one at home."""
    chinese = "La Chine ouvre une enquête. Le régulateur chinois a saisi le Conseil d’État."
    assert "china-state-council" in roles(chinese)
    assert "conseil-d-etat" in roles("La France a saisi le Conseil d'État.")
    assert "conseil-d-etat" in roles("Le Conseil d'État a rejeté la requête.")


@pytest.mark.parametrize(
    "day, person",
    [(date(2016, 5, 1), "barack-obama"), (date(2020, 5, 1), "donald-trump"), (date(2022, 5, 1), "joe-biden")],
)
def test_an_office_names_its_holder_of_the_day(day: date, person: str) -> None:
    """ "Le président américain" is whoever held the office when the article appeared."""
    assert person in roles("Le président américain a signé le texte.", day)
    assert person in roles("Le président des États-Unis a signé le texte.", day)
    assert person in roles("L'hôte de la Maison Blanche a signé le texte.", day)


def test_english_names_are_read_from_the_same_list() -> None:
    """The catalogue serves both languages."""
    found = roles("The European Commission fined Google in Brussels on Monday.", language="en")
    assert found["european-commission"] == "actor"
    assert found["google"] == "actor"
    assert found["european-union"] == "place"


@pytest.mark.parametrize(
    "text, says",
    [
        ("actors: [", "is not valid YAML"),
        ("- one", "is not a mapping"),
        ("people: []", "needs a list named actors"),
        ("actors: [{names: {fr: A}}]", "has no id"),
        ("actors: [{id: a, kind: state}]", "a: has no names"),
        ("actors: [{id: a, names: {fr: A}, kind: planet}]", "unknown kind planet"),
        ("actors: [{id: a, names: {fr: A}, kind: state, aliases: B}]", "aliases is not a list"),
        ("actors: [{id: a, names: {fr: A}, kind: state, parent: b}]", "the parent b is not listed"),
        (
            "actors: [{id: a, names: {fr: A}, kind: state}, {id: a, names: {fr: B}, kind: state}]",
            "given twice",
        ),
    ],
)
def test_a_broken_list_of_actors_says_what_and_where(tmp_path: Path, text: str, says: str) -> None:
    """One line: the file, the entry, what is wrong and the remedy."""
    path = tmp_path / "actors.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_actors(path)
    assert says in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_or_misencoded_list_is_told(tmp_path: Path) -> None:
    """A file that is not there, or not UTF-8, is an error with a remedy, not a traceback."""
    with pytest.raises(DataError, match="cannot be read"):
        load_actors(tmp_path / "none.yaml")
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("actors: [é]".encode("latin-1"))
    with pytest.raises(DataError, match="not UTF-8"):
        load_actors(latin)


def test_a_story_needs_days(tmp_path: Path) -> None:
    """A period that is no day is told with the story it belongs to."""
    path = tmp_path / "stories.yaml"
    path.write_text("stories: [{id: s, names: {fr: S}, begin: hier}]", encoding="utf-8")
    with pytest.raises(DataError, match="s: “begin” is not a day: hier"):
        load_stories(path)


def test_the_lists_that_ship_hang_together() -> None:
    """Every actor of a story is listed, and every parent and office is someone's."""
    actors = catalogue().actors
    for story in load_stories(DATA / "stories.yaml"):
        assert set(story.actors) <= set(actors)
    assert all(len(dict(actor.names)) == 2 for actor in actors.values())
