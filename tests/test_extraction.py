"""What extraction promises beside its passages: offsets, ids, publication, stories, English."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from timeline.extraction import Catalogue, extract, extract_all, load_actors
from timeline.languages.fr.conjugation import present
from timeline.model import Anchor, Document, Event, Mention, Publication, Story

DATA = Path(__file__).parent.parent / "data"


@cache
def catalogue() -> Catalogue:
    """The catalogue that ships."""
    return load_actors(DATA / "actors.yaml")


def article(text: str, day: date = date(2020, 9, 18), language: str = "fr", title: str = "") -> Document:
    """An article published on a known day."""
    return Document("d", title, text, language, "d.txt", 0, len(text), published=Publication(day, day, day))


def on(text: str, words: str, day: str) -> Mention:
    """A mention of a day by these words of a text."""
    begin = datetime.fromisoformat(day)
    start = text.index(words)
    until = begin + timedelta(days=1)
    end, anchor = start + len(words), Anchor("publication")
    return Mention(start, end, words, "DATE", day, begin, until, "day", None, False, "test", anchor)


def test_an_event_points_at_its_words() -> None:
    """The excerpt holds the time that dates it, and lies inside the sentence that tells it."""
    text = "Le marché est calme. Twitter a suspendu lundi le compte d’un élu. Rien d'autre."
    [event] = extract(article(text), [on(text, "lundi", "2020-09-14")], catalogue())
    [source] = event.sources
    assert source.mention is not None
    assert text[source.mention.start : source.mention.end] == "lundi"
    assert source.start <= source.mention.start < source.mention.end <= source.end
    assert text[source.start : source.end] == "Twitter a suspendu lundi le compte d’un élu."


def test_the_identifier_is_that_of_the_text() -> None:
    """The same text gives the same id, wherever its file lies; another excerpt another id."""
    text = "Twitter a suspendu lundi un compte. Facebook a supprimé mardi un groupe."
    mentions = [on(text, "lundi", "2020-09-14"), on(text, "mardi", "2020-09-15")]
    first = extract(article(text), mentions, catalogue())
    second = extract(article(text, title="Ailleurs"), mentions, catalogue())
    assert [event.id for event in first] == [event.id for event in second]
    assert len({event.id for event in first}) == 2


def test_actors_nobody_listed_come_with_the_events() -> None:
    """A name only the text knows is given as an actor that is not listed."""
    text = "La ministre danoise du Climat, Helene Dalgaard, a présenté jeudi un plan."
    found = extract_all([article(text)], {"d": [on(text, "jeudi", "2020-09-17")]}, catalogue())
    actor = next(actor for actor in found.actors if actor.id == "helene-dalgaard")
    assert not actor.listed
    assert actor.kind == "person"


def test_an_undated_document_is_refused() -> None:
    """Events need a publication; the message says so."""
    document = Document("d", "", "Twitter a suspendu un compte.", "fr", "d.txt", 0, 29)
    with pytest.raises(ValueError, match="no publication date"):
        extract(document, [], catalogue())


def test_progress_is_told_and_every_document_read() -> None:
    """After the last batch, all is done."""
    told: list[tuple[int, int]] = []
    text = "Twitter a suspendu lundi un compte."
    documents = [replace(article(text), id=f"d{n}") for n in range(20)]
    mentions = {document.id: [on(text, "lundi", "2020-09-14")] for document in documents}
    found = extract_all(
        documents, mentions, catalogue(), progress=lambda done, total: told.append((done, total))
    )
    assert told[-1] == (20, 20)
    assert {event.sources[0].document_id for event in found.events} == {document.id for document in documents}


SAGA = Story("saga", (("fr", "Saga"),), ("twitter",), ("compte",), date(2020, 9, 1), date(2020, 10, 1))


@pytest.mark.parametrize(
    "text, day, story",
    [
        ("Twitter a fermé lundi ses bureaux.", "2020-09-14", "saga"),
        ("Google a fermé lundi un compte.", "2020-09-14", "saga"),
        ("Google a fermé lundi ses bureaux.", "2020-09-14", None),
        ("Google a fermé lundi un compte.", "2019-09-16", None),
    ],
)
def test_a_story_is_a_query(text: str, day: str, story: str | None) -> None:
    """An event belongs by actor or word, within the period."""
    [event] = extract(article(text), [on(text, "lundi", day)], catalogue(), [SAGA])
    assert event.story == story


@pytest.mark.parametrize(
    "text, when, day, status, kind, title",
    [
        (
            "Russia blocked access to Facebook on Friday, officials said.",
            "Friday",
            "2020-09-18",
            "occurred",
            "ban",
            "Russia blocks access to Facebook",
        ),
        (
            "The Commerce Department said on Friday that it would ban WeChat.",
            "Friday",
            "2020-09-18",
            "statement",
            "statement",
            "The Commerce Department says that it would ban WeChat",
        ),
        (
            "The ban will take effect on Sunday.",
            "Sunday",
            "2020-09-20",
            "planned",
            "ban",
            "The ban will take effect",
        ),
        (
            "Facebook denied on Thursday that it had used the cameras.",
            "Thursday",
            "2020-09-17",
            "denied",
            "other",
            "Facebook denies that it had used the cameras",
        ),
    ],
)
def test_english_is_read_by_light_rules(
    text: str, when: str, day: str, status: str, kind: str, title: str
) -> None:
    """Without a parser the clause around the time still tells who did what."""
    [event] = extract(article(text, language="en"), [on(text, when, day)], catalogue())
    assert (event.status, event.kind, event.title) == (status, kind, title)


def test_a_language_without_lists_tells_nothing() -> None:
    """A document of another language gives no event and no error."""
    assert extract(article("Twitter hat am Montag ein Konto gesperrt.", language="de"), [], catalogue()) == ()


def test_titles_are_clean() -> None:
    """No title ends in the air or keeps its date, whatever the sentence."""
    text = (
        "Par ailleurs, lundi, le groupe Renault a également annoncé, dans un communiqué, qu'il fermerait, à "
        "terme, deux usines en France, dont celle de Flins, après des mois de discussions avec les syndicats."
    )
    [event] = extract(article(text), [on(text, "lundi", "2020-09-14")], catalogue())
    assert "lundi" not in event.title
    assert len(event.title) <= 130
    assert event.title[0].isupper()
    assert not event.title.endswith((",", " de", " la", " le", " à", " et"))


@pytest.mark.parametrize(
    "infinitive, singular, plural",
    [
        ("exiger", "exige", "exigent"),
        ("rejeter", "rejette", "rejettent"),
        ("acheter", "achète", "achètent"),
        ("céder", "cède", "cèdent"),
        ("installer", "installe", "installent"),
        ("démentir", "dément", "démentent"),
        ("interdire", "interdit", "interdisent"),
        ("intervenir", "intervient", "interviennent"),
        ("suspendre", "suspend", "suspendent"),
        ("finir", "finit", "finissent"),
        ("prévoir", "prévoit", "prévoient"),
        ("offrir", "offre", "offrent"),
        ("craindre", "craint", "craignent"),
        ("envoyer", "envoie", "envoient"),
        ("aller", "va", "vont"),
    ],
)
def test_the_present_is_formed(infinitive: str, singular: str, plural: str) -> None:
    """The two regular groups, their changes of stem, and the families of the third."""
    assert present(infinitive) == singular
    assert present(infinitive, plural=True) == plural


def test_events_are_in_reading_order() -> None:
    """The events of a document come as they are told."""
    text = "Mardi, Google a signé un accord. Apple avait refusé lundi la même offre."
    mentions = [on(text, "Mardi", "2020-09-15"), on(text, "lundi", "2020-09-14")]
    events: tuple[Event, ...] = extract(article(text), mentions, catalogue())
    assert [event.actors[0] for event in events] == ["google", "apple"]
