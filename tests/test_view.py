"""Filters, lanes, folded time and cards: what the reader sees, as values."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from datetime import date, datetime, timedelta

import numpy as np
import pytest

from timeline.model import Actor, Anchor, Corpus, Document, Event, Mention, Publication, Review, Source
from timeline.view.activity import labels, together_figure, weeks_figure
from timeline.view.arrangement import BESIDE_AREAS, MOST_MARKS, fitted
from timeline.view.article import article
from timeline.view.card import card, citation, when
from timeline.view.dataset import encode, fingerprint
from timeline.view.figure import timeline_figure
from timeline.view.filtering import Criteria, facets, matching
from timeline.view.folding import fold
from timeline.view.index import moment
from timeline.view.knowledge import knowledge_figure
from timeline.view.lanes import MOST, OTHERS, lanes
from timeline.view.laying import index
from timeline.view.look import LANES
from timeline.view.marks import KINDS, STATUSES, precision
from timeline.view.packing import Item
from timeline.view.scale import Scale, extent, folded
from tools.crowd import crowd

TEXT = (
    "Titre\n\nPékin proteste. Les États-Unis ont annoncé vendredi l’interdiction de l’appli. "
    "Elle sera fermée lundi."
)


def day(text):
    return datetime.fromisoformat(text)


def document(name="d1", published="2020-09-18", text=TEXT, publisher="AFP", url=None):
    best = date.fromisoformat(published) if published else None
    publication = Publication(best, best, best) if best else None
    return Document(name, "Titre", text, "fr", "page.txt", 0, len(text), url, publisher, publication)


def mention(text=TEXT, word="vendredi", begin="2020-09-18", kind="DATE", days=1):
    start = text.index(word)
    first = day(begin)
    until = first + timedelta(days=days)
    return Mention(
        start, start + len(word), word, kind, begin, first, until, "day", None, False, "rule", Anchor("none")
    )


def event(name, begin="2020-09-18", days=1, **changes):
    first = day(begin)
    start = TEXT.index("Les États")
    values = {
        "id": name,
        "title": f"Événement {name}",
        "begin": first,
        "until": first + timedelta(days=days),
        "grain": "day",
        "status": "occurred",
        "kind": "ban",
        "actors": (),
        "story": None,
        "certainty": "high",
        "sources": (Source("d1", start, TEXT.index(" Elle"), mention()),),
    }
    return Event(**{**values, **changes})


ACTORS = (
    Actor("usa", (("fr", "États-Unis"), ("en", "United States")), "state"),
    Actor("house", (("fr", "Maison-Blanche"), ("en", "White House")), "institution", parent="usa"),
    Actor("china", (("fr", "Chine"), ("en", "China")), "state"),
)


def corpus(*events, documents=None, actors=ACTORS):
    return Corpus(tuple(documents or [document()]), {"d1": (mention(),)}, tuple(events), tuple(actors))


def shown(found, **criteria):
    columns = index(found)
    return {columns.events[row].id for row in np.flatnonzero(matching(columns, Criteria(**criteria)))}


# ---- filters


def test_an_actor_includes_its_children():
    found = corpus(event("a", actors=("usa",)), event("b", actors=("house",)), event("c", actors=("china",)))
    assert shown(found, actors=("usa",)) == {"a", "b"}
    assert shown(found, actors=("house",)) == {"b"}


def test_several_actors_mean_any_of_them_or_all_of_them():
    found = corpus(event("a", actors=("house", "china")), event("b", actors=("china",)), event("c"))
    assert shown(found, actors=("usa", "china")) == {"a", "b"}
    assert shown(found, actors=("usa", "china"), every_actor=True) == {"a"}


def test_kind_status_certainty_and_precision_each_keep_what_was_asked():
    found = corpus(
        event("a", kind="deal"),
        event("b", status="planned"),
        event("c", certainty="low"),
        event("d", days=9, grain="month"),
    )
    assert shown(found, kinds=("deal", "fine")) == {"a"}
    assert shown(found, statuses=("planned",)) == {"b"}
    assert shown(found, certainties=("low",)) == {"c"}
    assert shown(found, precisions=("approximate",)) == {"d"}


def test_a_period_keeps_what_touches_it_on_both_its_days():
    found = corpus(event("a", "2020-09-01"), event("b", "2020-09-05", 10), event("c", "2020-10-01"))
    assert shown(found, begin=date(2020, 9, 14)) == {"b", "c"}
    assert shown(found, until=date(2020, 9, 5)) == {"a", "b"}
    assert shown(found, begin=date(2020, 9, 1), until=date(2020, 9, 1)) == {"a"}


@pytest.mark.parametrize("words", ["INTERDICTION", "etats-unis l'appli", "  annonce   evenement "])
def test_a_search_ignores_accents_case_and_apostrophes_and_wants_every_word(words):
    assert shown(corpus(event("a")), text=words) == {"a"}
    assert shown(corpus(event("a")), text=words + " absent") == set()


def test_what_was_known_on_a_day_is_what_articles_had_told_by_then():
    later = document("d2", "2020-09-22")
    told = (Source("d2", 0, 5, None),)
    found = corpus(event("a"), event("b", sources=told), documents=(document(), later))
    assert shown(found, known=date(2020, 9, 18)) == {"a"}
    assert shown(found, known=date(2020, 9, 17)) == set()
    assert shown(found, known=date(2020, 9, 22)) == {"a", "b"}


def test_an_event_told_twice_is_known_from_the_first_telling():
    later = document("d2", "2020-09-22")
    sources = (Source("d2", 0, 5, None), Source("d1", 0, 5, None))
    found = corpus(event("a", sources=sources), documents=(later, document()))
    assert shown(found, known=date(2020, 9, 18)) == {"a"}


def test_an_answer_is_worked_out_once_and_stays_right_when_many_are_asked():
    columns = index(corpus(event("a", kind="ban"), event("b", kind="deal")))
    assert matching(columns, Criteria(text="a")) is matching(columns, Criteria(text="a"))
    for text in map(str, range(100)):
        assert not matching(columns, Criteria(text=text)).any()
    assert matching(columns, Criteria(kinds=("deal",))).tolist() == [False, True]
    with pytest.raises(ValueError, match="read-only"):
        matching(columns, Criteria())[0] = False


def test_counts_say_what_each_choice_would_leave():
    found = corpus(
        event("a", kind="ban", status="planned", actors=("usa",)),
        event("b", kind="deal", actors=("house",)),
        event("c", kind="deal", status="planned", actors=("china",)),
    )
    columns = index(found)
    counts = facets(columns, Criteria(kinds=("deal",)))
    assert counts.kinds[KINDS.index("ban")] == 1
    assert counts.statuses[STATUSES.index("planned")] == 1
    assert counts.actors[columns.actor_rows["usa"]] == 1
    assert counts.total == 2


def test_criteria_know_whether_they_ask_anything_and_can_be_taken_back():
    asked = Criteria(story="s", kinds=("ban",), text="x", begin=date(2020, 1, 1))
    assert asked.narrowed
    assert not asked.widened().narrowed
    assert asked.widened().story == "s"
    assert asked.without("text").text == ""
    assert asked.without("begin").begin is None


def test_folding_drops_accents_case_and_typographic_apostrophes():
    assert fold("L’Été À ÇA") == "l'ete a ca"


# ---- how time is known


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({}, "exact"),
        ({"approximate": True}, "approximate"),
        ({"days": 30, "grain": "month"}, "approximate"),
        ({"days": 30, "grain": "month", "status": "ongoing"}, "interval"),
        ({"days": 30, "grain": "day"}, "interval"),
        ({"days": 30, "grain": "day", "basis": "publication"}, "approximate"),
        (
            {"days": 90, "grain": "month", "sources": (Source("d1", 0, 9, mention(kind="DURATION")),)},
            "interval",
        ),
    ],
)
def test_precision_tells_a_day_from_somewhere_within_and_from_a_stretch(changes, expected):
    assert precision(event("a", **changes)) == expected


@pytest.mark.parametrize(
    "changes, french",
    [
        ({}, "vendredi 18 septembre 2020"),
        ({"approximate": True}, "vers le 18 septembre 2020"),
        ({"begin": "2020-08-01", "days": 10, "approximate": True}, "entre le 1er et le 10 août 2020"),
        ({"begin": "2020-08-14", "days": 91}, "du 14 août au 12 novembre 2020"),
        ({"begin": "2020-07-01", "days": 31, "grain": "month"}, "juillet 2020"),
    ],
)
def test_a_date_is_said_no_finer_than_it_is_known(changes, french):
    assert when(event("a", **changes), "fr", "full") == french


# ---- lanes


def test_an_event_runs_in_the_lane_of_its_first_actor_that_has_one():
    found = corpus(
        event("a", actors=("house", "china")),
        event("b", "2020-09-19", actors=("china",)),
        event("c", "2020-09-20"),
    )
    columns = index(found)
    everything = matching(columns, Criteria())
    chosen, member = lanes(columns, "actor", everything, everything)
    names = [None if lane.key == OTHERS else columns.actors[lane.key].id for lane in chosen]
    assert [names[place] for place in member] == ["usa", "china", None]
    assert [lane.count for lane in chosen] == [1, 1, 1]


def test_a_filter_empties_lanes_but_never_repaints_them():
    found = corpus(
        event("a", actors=("usa",)),
        event("b", "2020-09-19", actors=("usa",)),
        event("c", "2020-09-20", actors=("china",)),
    )
    columns = index(found)
    everything = matching(columns, Criteria())
    before, _ = lanes(columns, "actor", everything, everything)
    after, _ = lanes(columns, "actor", everything, matching(columns, Criteria(actors=("china",))))
    colours = {lane.key: lane.colour for lane in before}
    assert len(after) == 1
    assert after[0].colour == colours[after[0].key]


def test_there_are_never_more_lanes_than_can_be_told_apart():
    actors = [Actor(f"a{number}", (("fr", f"A{number}"),), "group") for number in range(30)]
    found = corpus(*(event(f"e{actor.id}", actors=(actor.id,)) for actor in actors), actors=actors)
    columns = index(found)
    everything = matching(columns, Criteria())
    for by in ("actor", "kind", "article"):
        chosen, member = lanes(columns, by, everything, everything)
        assert len(chosen) <= MOST + 1
        assert sum(lane.count for lane in chosen) == 30
        assert member.max() < len(chosen)


# ---- folded time


def columns_of(*days):
    at = np.array([moment(day(text)) for text in days])
    return at, at + 86_400_000.0, at + 43_200_000.0


def test_long_silences_are_folded_and_time_keeps_its_order():
    scale = folded(*columns_of("2020-08-01", "2020-09-18", "2022-02-28"))
    assert len(scale.gaps) == 1
    moments = np.array(
        [moment(day(text)) for text in ("2020-08-01", "2020-09-18", "2021-06-01", "2022-02-28")]
    )
    places = scale.place(moments)
    assert (np.diff(places) > 0).all()
    assert places[1] - places[0] == moments[1] - moments[0]
    assert places[3] - places[1] < (moments[3] - moments[1]) / 5
    for at, place in zip(moments, places, strict=True):
        assert scale.moment(float(place)) == pytest.approx(at)


def test_a_story_without_long_silences_is_not_folded():
    assert folded(*columns_of("2020-08-01", "2020-08-20", "2020-09-18")).gaps == ()


def test_a_year_that_something_lies_in_does_not_stretch_the_axis():
    begin = np.array([moment(day("2018-01-01")), moment(day("2020-08-01"))])
    until = np.array([moment(day("2019-01-01")), moment(day("2020-08-02"))])
    dot = (begin + until) / 2
    low, _ = extent(begin, until, dot, Scale())
    assert low > begin[0]


# ---- cards and articles


def test_a_card_marks_the_date_words_in_the_excerpt_and_gives_the_rest_of_the_sentence():
    text = TEXT
    start = text.index("Les États")
    source = Source("d1", start, text.index(" l’interdiction"), mention())
    found = index(corpus(event("a", sources=(source,), actors=("usa", "house"))))
    made = card(found, 0, "fr")
    (told,) = made["sources"]
    assert told["segments"] == [("Les États-Unis ont annoncé ", False), ("vendredi", True)]
    assert told["after"] == " l’interdiction de l’appli."
    assert told["before"] == ""
    assert told["elsewhere"] is None
    assert "est le vendredi 18 septembre 2020" in told["sentence"]
    assert [actor["name"] for actor in made["actors"]] == ["États-Unis", "Maison-Blanche"]
    assert card(found, 0, "en")["actors"][0]["name"] == "United States"


def test_date_words_from_an_earlier_sentence_are_shown_with_theirs():
    source = Source("d1", TEXT.index("Elle"), len(TEXT), mention())
    made = card(index(corpus(event("a", sources=(source,), basis="inherited"))), 0, "fr")
    (told,) = made["sources"]
    assert ("vendredi", True) in told["elsewhere"]
    assert all(not dates for _, dates in told["segments"])


def test_seen_from_an_earlier_day_a_card_has_only_the_sources_of_that_time():
    sources = (Source("d1", 0, 5, None), Source("d2", 0, 5, None))
    found = index(
        corpus(
            event("a", "2020-11-12", sources=sources), documents=(document(), document("d2", "2020-09-22"))
        )
    )
    made = card(found, 0, "fr", known=date(2020, 9, 18))
    assert [told["document"] for told in made["sources"]] == ["d1"]
    assert made["announced"]
    assert not card(found, 0, "fr")["announced"]


def test_only_web_addresses_become_links():
    bad = index(corpus(event("a"), documents=(document(url="javascript:alert(1)"),)))
    good = index(corpus(event("a"), documents=(document(url="https://example.org/a"),)))
    assert card(bad, 0, "fr")["sources"][0]["url"] is None
    assert card(good, 0, "fr")["sources"][0]["url"] == "https://example.org/a"


def test_a_citation_names_what_when_and_where():
    found = index(corpus(event("a")))
    line = citation(found, found.events[0], "fr")
    assert line == "Événement a (18 septembre 2020). Source\xa0: «\xa0Titre\xa0», AFP, 18 septembre 2020."


def test_an_article_keeps_every_character_and_marks_dates_and_passages():
    made = article(index(corpus(event("a"))), "d1", "fr")
    lines = ["".join(text for _, text, *_ in part["segments"]) for part in made["paragraphs"]]
    assert lines == [line for line in TEXT.split("\n") if line]
    assert made["paragraphs"][0]["role"] == "title"
    segments = [segment for part in made["paragraphs"] for segment in part["segments"]]
    assert [text for _, text, dates, _ in segments if dates] == ["vendredi"]
    assert all(TEXT[start : start + len(text)] == text for start, text, *_ in segments)
    assert any(events == [0] for *_, events in segments)


# ---- for the browser, for files


def test_the_same_events_have_the_same_fingerprint_and_others_another():
    one, same = index(corpus(event("a"), event("b"))), index(corpus(event("a"), event("b")))
    other = index(corpus(event("a"), event("b", title="Autre")))
    assert fingerprint(one) == fingerprint(same) != fingerprint(other)
    assert encode(one) == encode(same)


def test_a_table_is_sorted_by_the_titles_that_its_readers_see():
    titled = Review(titles=(("en", "Zulu"),))
    found = index(corpus(event("a", title="Âne", review=titled), event("b", title="Bœuf")))
    assert [list(found.title_orders[one]) for one in ("fr", "en")] == [[0, 1], [1, 0]]
    (size,) = struct.unpack("<I", encode(found)[:4])
    columns = json.loads(encode(found)[4 : 4 + size])["columns"]
    assert {"title-fr", "title-en"} <= set(columns)


def test_an_exported_figure_holds_every_event_shown_and_escapes_titles():
    found = corpus(
        event("a", title="<b>gras</b> & co"),
        event("b", "2020-10-01", 20),
        event("c", "2020-09-25", kind="deal"),
    )
    columns = index(found)
    figure = timeline_figure(columns, matching(columns, Criteria(kinds=("ban",))), language="fr")
    marks = next(trace for trace in figure.data if trace.name == "marks")
    titles = next(trace for trace in figure.data if trace.name == "titles")
    assert set(marks.customdata) == {"a", "b"}
    assert any("&lt;b&gt;gras&lt;/b&gt; &amp; co" in text for text in titles.text)
    assert "<b>" not in "".join(titles.text)
    assert figure.to_json()


@pytest.mark.parametrize("count", [500, 4000])
def test_a_picture_of_many_events_stays_a_page_and_names_some(count):
    columns = index(crowd(count))
    figure = timeline_figure(columns, np.ones(count, np.bool_), width=1200)
    assert figure.layout.height < 1600
    (titles,) = figure.select_traces({"name": "titles"})
    (marks,) = figure.select_traces({"name": "marks"})
    assert 20 <= len(titles.text) <= len(marks.x)
    areas = [trace for trace in figure.select_traces({"name": "density"}) if trace.x]
    assert bool(areas) == (count > MOST_MARKS)
    assert len(marks.x) == (count if not areas else BESIDE_AREAS)


def test_titles_of_a_crowded_picture_cover_no_mark_and_no_other_title():
    """Ranks decide who is named: the best first, as long as every mark keeps its own space."""
    dice = np.random.default_rng(3)
    items = [Item(at - 6, at + 6, at, 150.0) for at in np.sort(dice.uniform(0, 900, 60)).tolist()]
    ranks = dice.permutation(60).tolist()
    places = fitted(items, ranks, 900.0, 6)
    spans: dict[int, list[tuple[float, float]]] = {}
    for item, place in zip(items, places, strict=True):
        right = item.right + (6 + item.width if place.side == "right" else 0)
        left = item.left - (6 + item.width if place.side == "left" else 0)
        assert left >= 0 or place.side != "left"
        assert right <= 900 or place.side != "right"
        assert not any(a < right and b > left for a, b in spans.setdefault(place.row, []))
        spans[place.row].append((left, right))
    assert places[ranks.index(0)].side != "none"
    assert max(place.row for place in places) < 6


def test_actors_whose_names_begin_alike_keep_rows_of_their_own():
    names = [
        "Acme",
        "Conseil régional du Commerce",
        "Conseil régional du Climat",
        "Société du Port",
        "Société du Port",
    ]
    told = labels(names)
    assert told == [
        "Acme",
        "Conseil ré…du Commerce",
        "Conseil régi…du Climat",
        "Société du Port",
        "Société du Port 2",
    ]
    assert max(map(len, told)) <= 22


def test_figures_of_other_views_count_what_is_shown():
    found = corpus(
        event("a", actors=("usa", "china")),
        event("b", actors=("usa", "china")),
        event("c", "2020-09-30", actors=("usa",)),
    )
    columns = index(found)
    everything = matching(columns, Criteria())
    together = together_figure(columns, everything, "light", "fr").data[0]
    assert together.z[0][1] == 2
    assert together.z[0][0] is None
    weeks = weeks_figure(columns, everything, everything, "light", "fr")
    assert sum(int(count) for trace in weeks.data for count in trace.text) == 5
    known = knowledge_figure(columns, everything, everything, "actor", "light", "fr")
    assert len(known.data[-1].x) == 3


def test_what_only_its_article_dates_stands_on_the_likeliest_day_and_that_day_is_not_said_as_sure():
    first, likely, last = date(2020, 8, 1), date(2020, 9, 18), date(2020, 9, 30)
    article = replace(document(), published=Publication(first, last, likely))
    found = corpus(event("a", "2020-08-01", days=61, basis="publication"), documents=(article,))
    columns = index(found)
    assert columns.dot.tolist() == [moment(day("2020-09-18T12:00"))]
    shown = np.ones(1, np.bool_)
    (row,) = knowledge_figure(columns, shown, shown, "actor", "light", "fr").layout.yaxis.ticktext
    assert row.startswith("vers le 18 sept. 2020<br>")
    exact = index(replace(found, documents=(document(),)))
    (row,) = knowledge_figure(exact, shown, shown, "actor", "light", "fr").layout.yaxis.ticktext
    assert row.startswith("18 sept. 2020<br>")


def test_nothing_shown_makes_an_empty_figure():
    columns = index(corpus(event("a", actors=("usa",))))
    nothing = np.zeros(1, np.bool_)
    assert together_figure(columns, nothing, "dark", "en").data[0].z in ((), None)
    assert not weeks_figure(columns, nothing, ~nothing, "dark", "en").data


def test_an_actor_has_the_colour_of_its_lane_whatever_is_filtered():
    columns = index(
        corpus(event("a", actors=("china",)), event("b", actors=("usa",)), event("c", actors=("usa",)))
    )
    everything = np.ones(3, np.bool_)
    (american, chinese), _ = lanes(columns, "actor", everything, everything)
    few = np.array([event.actors == ("china",) for event in columns.events])
    (circles,) = weeks_figure(columns, few, everything, "light", "fr").data
    assert circles.marker.color == LANES["light"][chinese.colour] != LANES["light"][american.colour]


def test_half_a_character_in_a_search_is_found_nowhere() -> None:
    """Found by fuzzing: a command line may hold one."""
    assert not matching(index(corpus()), Criteria(text="\udfff")).any()
