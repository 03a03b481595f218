"""The state of the page, what readers can do to it, and the address that names it."""

from __future__ import annotations

import asyncio
import json
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import Actor, Corpus, Document, Event, Publication, Source, Story
from timeline.ui import projections
from timeline.ui.actions import ACTIONS, Act, perform
from timeline.ui.library import stamp
from timeline.ui.prompt import promptly
from timeline.ui.state import State, from_address, standing, to_address
from timeline.view.filtering import Criteria, matching
from timeline.view.laying import index
from timeline.view.marks import KINDS, STATUSES


def corpus() -> Corpus:
    published = Publication(date(2020, 9, 18), date(2020, 9, 18), date(2020, 9, 18))
    document = Document("d1", "Titre", "Texte de l’article", "fr", "a.txt", 0, 18, published=published)
    events = []
    for number in range(6):
        begin = datetime(2020, 9, 1) + timedelta(days=number)
        events.append(
            Event(
                f"e{number}",
                f"Titre {number}",
                begin,
                begin + timedelta(days=1),
                "day",
                STATUSES[number % 2],
                KINDS[number % 3],
                ("usa",) if number < 4 else ("china",),
                "story" if number % 2 else None,
                "high",
                (Source("d1", 0, 5),),
            )
        )
    actors = (Actor("usa", (("fr", "États-Unis"),), "state"), Actor("china", (("fr", "Chine"),), "state"))
    return Corpus((document,), {}, tuple(events), actors, (Story("story", (("fr", "Récit"),)),))


COLUMNS = index(corpus())


def after(*acts, state=None):
    state = state or State()
    for name, value in acts:
        state = perform(state, COLUMNS, Act(name, value))
    return state


def test_next_and_previous_walk_through_what_is_shown_and_stop_at_the_ends():
    assert after(("step", 1)).selected == "e0"
    assert after(("step", 1), ("step", 1)).selected == "e1"
    assert after(("step", -1)).selected == "e5"
    assert after(("select", 5), ("step", 1)).selected == "e5"
    assert after(("step", "last"), ("step", "first")).selected == "e0"
    assert after(("choose_story", "story"), ("step", 1), ("step", 1)).selected == "e3"


def test_from_a_hidden_event_the_neighbours_are_those_of_its_time():
    hidden = after(("select", 2), ("toggle", ["kinds", "restriction"]))
    assert [COLUMNS.events[row].id for row in range(6) if matching(COLUMNS, hidden.criteria)[row]] == [
        "e1",
        "e4",
    ]
    assert after(("step", 1), state=hidden).selected == "e4"
    assert after(("step", -1), state=hidden).selected == "e1"


def test_a_filter_chosen_twice_is_gone_and_a_selection_survives_it():
    state = after(("select", 3), ("toggle_actor", "china"), ("toggle", ["kinds", "ban"]))
    assert state.selected == "e3"
    assert state.criteria == Criteria(actors=("china",), kinds=("ban",))
    again = after(("toggle_actor", "china"), ("toggle", ["kinds", "ban"]), state=state)
    assert again.criteria == Criteria()


def test_another_story_starts_without_the_filters_of_the_last():
    state = after(("toggle_actor", "china"), ("select", 1), ("choose_story", "story"))
    assert state.criteria == Criteria(story="story")
    assert state.selected is None


def test_clearing_takes_one_filter_or_all_but_never_the_story():
    state = after(("choose_story", "story"), ("search", "x"), ("set_period", ["2020-09-02", None]))
    assert after(("clear", "text"), state=state).criteria == Criteria(story="story", begin=date(2020, 9, 2))
    assert after(("clear", None), state=state).criteria == Criteria(story="story")


def test_a_period_given_backwards_is_turned_round():
    state = after(("set_period", ["2020-09-05", "2020-09-02"]))
    assert (state.criteria.begin, state.criteria.until) == (date(2020, 9, 2), date(2020, 9, 5))


def test_two_actors_chosen_together_must_both_be_there():
    assert after(("only_actors", ["usa", "china", "nobody"])).criteria == Criteria(
        actors=("usa", "china"), every_actor=True
    )


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)) | st.text(max_size=8), anything), max_size=6))
def test_nothing_a_browser_sends_can_break_the_page(acts):
    state = standing(after(*acts), COLUMNS)
    shown = matching(COLUMNS, state.criteria)
    assert from_address(to_address(state), COLUMNS, None).criteria == replace(
        state.criteria, every_actor=state.criteria.every_actor and len(state.criteria.actors) > 1
    )
    json.dumps(projections.feed(state, COLUMNS, "key", shown))
    json.dumps(projections.filters(state, COLUMNS, "key", shown))
    json.dumps(projections.chart(state, COLUMNS, None, False))
    json.dumps(projections.event_card(state, COLUMNS, projections.featured(COLUMNS, shown), shown, False))


def test_an_address_names_the_state_and_gives_it_back():
    state = after(
        ("choose_story", "story"),
        ("toggle_actor", "usa"),
        ("toggle_actor", "china"),
        ("want_every_actor", True),
        ("toggle", ["statuses", "statement"]),
        ("search", "à l’été, 100 %"),
        ("set_known", "2020-09-18"),
        ("set_lanes", "kind"),
        ("set_folded", False),
        ("set_view", "known"),
        ("set_language", "en"),
        ("select", 2),
    )
    assert from_address(to_address(state), COLUMNS, None) == state


def test_the_plain_page_has_a_short_address():
    assert to_address(State()) == {"lang": "fr"}


def test_what_an_address_asks_in_vain_is_noted_once_and_left_out():
    state = from_address(
        {"story": "x", "kind": "ban,nonsense", "event": "e9", "until": "soon"}, COLUMNS, None
    )
    assert state.criteria == Criteria(kinds=("ban",))
    assert state.selected is None
    assert len(state.notes) == 4
    assert after(("step", 1), state=state).notes == ()


@pytest.mark.parametrize("locale, language", [("en-GB", "en"), ("fr-CA", "fr"), ("xx", "fr"), (None, "fr")])
def test_the_page_speaks_the_readers_language_if_it_can(locale, language):
    assert from_address({}, COLUMNS, locale).language == language


def test_the_event_shown_first_is_certain_and_has_its_day():
    shown = matching(COLUMNS, Criteria())
    row = projections.featured(COLUMNS, shown)
    assert COLUMNS.events[row].certainty == "high"
    assert projections.featured(COLUMNS, shown & False) is None


def test_connections_do_not_wait_to_send_small_answers():
    """A socket bound as Streamlit binds its own, before and after the app has started."""
    listening = socket.socket(family=socket.AF_INET)
    listening.bind(("127.0.0.1", 0))
    listening.listen()

    def waits() -> bool:
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            return not accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    async def live() -> bool:
        async with promptly(None):
            return waits()

    with listening:
        assert waits()
        # Another thread, since a browser's tests leave a loop running in this one.
        with ThreadPoolExecutor(1) as elsewhere:
            assert not elsewhere.submit(lambda: asyncio.run(live())).result()


def test_what_a_build_writes_beside_the_tables_is_no_new_state(tmp_path):
    """Drafts come and go at any moment: a page that counted them would stumble over those that went."""
    (tmp_path / "events.csv").write_text("id", encoding="utf-8")
    before = stamp(tmp_path)
    (tmp_path / ".events.csv.x1y2").write_text("id", encoding="utf-8")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere")
    assert stamp(tmp_path) == before
    (tmp_path / "events.csv").write_text("id,title", encoding="utf-8")
    assert stamp(tmp_path) != before
