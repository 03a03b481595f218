"""Why an event has its date, in words, in both languages."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from timeline.explaining import evidence, explain, publication, reading
from timeline.model import Anchor, Document, Event, Evidence, Mention, Publication, Source, message

TEXT = "« vendredi », à deux jours de l’échéance du 20 septembre, soit dimanche."
FRIDAY = datetime(2020, 9, 18)
EXACT = Publication(
    date(2020, 9, 18),
    date(2020, 9, 18),
    date(2020, 9, 18),
    (
        Evidence(
            "countdown",
            "à deux jours de l’échéance",
            14,
            40,
            message("{day} is two days away", day=date(2020, 9, 20)),
        ),
    ),
)
RANGE = Publication(date(2020, 9, 18), date(2020, 9, 22), date(2020, 9, 19))


def mention(**changes):
    values = {
        "start": 2,
        "end": 10,
        "text": "vendredi",
        "type": "DATE",
        "value": "2020-09-18",
        "begin": FRIDAY,
        "until": FRIDAY + timedelta(days=1),
        "grain": "day",
        "mod": None,
        "approximate": False,
        "rule": "<weekday>",
        "anchor": Anchor("publication", FRIDAY),
    }
    return Mention(**{**values, **changes})


def document(published=EXACT):
    return Document("d", "Titre", TEXT, "fr", "a.txt", 0, len(TEXT), published=published)


def event(source, **changes):
    values = {
        "id": "e",
        "title": "T",
        "begin": FRIDAY,
        "until": FRIDAY + timedelta(days=1),
        "grain": "day",
        "status": "occurred",
        "kind": "ban",
        "actors": (),
        "story": None,
        "certainty": "high",
        "sources": (source,),
    }
    return Event(**{**values, **changes})


def test_words_of_a_day_are_explained_with_the_articles_date_and_its_evidence():
    assert reading(mention(), EXACT, "fr") == (
        "«\xa0vendredi\xa0», lu dans un article du 18 septembre 2020 "
        "(indices\xa0: «\xa0à deux jours de l’échéance\xa0»), est le vendredi 18 septembre 2020."
    )
    assert reading(mention(), EXACT, "en") == (
        "“vendredi”, read in an article of 18 September 2020 "
        "(evidence: “à deux jours de l’échéance”), is Friday, 18 September 2020."
    )


def test_an_article_whose_day_is_not_sure_is_said_to_lie_in_a_range():
    assert "un article publié entre le 18 et le 22 septembre 2020" in reading(mention(), RANGE, "fr")
    assert publication(RANGE, "en") == "between 18 and 22 September 2020, most likely 19 September 2020"
    assert publication(EXACT, "fr") == "18 septembre 2020"
    assert publication(None, "fr") == "non daté"


@pytest.mark.parametrize(
    "changes, french",
    [
        (
            {"until": datetime(2020, 10, 1), "begin": datetime(2020, 9, 1), "grain": "month"},
            "désigne\xa0: septembre 2020",
        ),
        (
            {"until": datetime(2020, 9, 21), "approximate": True},
            "désigne\xa0: entre le 18 et le 20 septembre 2020",
        ),
        ({"begin": None, "until": None}, "ne fixe aucune date"),
    ],
)
def test_words_that_name_no_single_day_are_not_explained_as_one(changes, french):
    assert french in reading(mention(**changes), EXACT, "fr")


def test_an_event_without_date_words_says_that_the_article_places_it():
    source = Source("d", 0, 20)
    why = explain(event(source, basis="publication", certainty="medium"), source, document(), "fr")
    assert why.sentence.startswith("Sans mots de date")
    assert "18 septembre 2020" in why.sentence
    assert why.certainty.startswith("Certitude\xa0: moyenne")
    assert why.steps == ()


def test_steps_name_what_was_counted_from():
    source = Source("d", 0, 20, mention())
    (counted, rule) = explain(event(source), source, document(), "en").steps
    assert counted == "Counted from the article’s publication, Friday, 18 September 2020."
    assert rule == "Rule: <weekday>"
    other = mention(anchor=Anchor("mention", datetime(2020, 9, 20), 44, 57), mod="ON_OR_BEFORE")
    steps = explain(event(Source("d", 0, 20, other)), Source("d", 0, 20, other), document(), "en").steps
    assert steps[0] == f"Counted from “{TEXT[44:57]}” (20 September 2020)."
    assert "at the latest" in steps[1]


def test_inherited_date_words_lower_the_trust_and_say_so():
    source = Source("d", 0, 20, mention())
    why = explain(event(source, basis="inherited"), source, document(), "fr")
    assert "phrase précédente" in why.certainty
    assert "phrase précédente" in why.steps[0]


def test_every_clue_is_told_with_its_words():
    assert evidence(document(), "fr") == (
        "«\xa0à deux jours de l’échéance\xa0»\xa0: 20 septembre 2020 is two days away",
    )
    assert evidence(document(None), "fr") == ()


def test_a_long_quotation_is_shortened_in_its_middle():
    long = Evidence("url-id", "https://example.org/" + "x" * 80 + "/end", 0, 4, message("an address"))
    dated = Publication(date(2020, 9, 18), date(2020, 9, 18), date(2020, 9, 18), (long,))
    sentence = reading(mention(), dated, "en")
    assert "https://example.org/" in sentence
    assert "/end”" in sentence
    assert len(sentence) < 170


def test_a_limit_at_the_end_of_a_time_is_still_told_as_a_limit():
    """The mod says which part of the year; that it is the last moment, the event says."""
    source = Source("d", 0, 20, mention(mod="END", approximate=True))
    told = {
        s: explain(event(source, status=s), source, document(), "en").steps for s in ("deadline", "planned")
    }
    assert any("at the latest" in step for step in told["deadline"])
    assert not any("at the latest" in step for step in told["planned"])


def test_words_without_a_year_are_not_said_to_give_the_date_in_full():
    named = mention(begin=None, until=None, anchor=Anchor("none"), value="XXXX-01-06")
    source = Source("d", 0, 20, named)
    assert "The words give the date in full." not in explain(event(source), source, document(), "en").steps
