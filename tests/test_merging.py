"""The same event told twice is one with several sources; different events stay apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.merging import merge
from timeline.merging.meeting import keys, pairs
from timeline.merging.sameness import same, tellings
from timeline.model import Actor, Basis, Corpus, Document, Event, Source, Status
from timeline.view.laying import index
from tools.bench_merge import actors as generated_actors
from tools.bench_merge import tellings as generated

ACTORS = (
    Actor("owner", (("fr", "Owner"),), "company"),
    Actor("app", (("fr", "App"),), "platform", parent="owner"),
    Actor("state", (("fr", "État"),), "state"),
    Actor("ministry", (("fr", "Ministère"),), "institution", parent="state"),
)


def event(
    title: str,
    day: str,
    actors: tuple[str, ...],
    document: str = "a",
    status: Status = "occurred",
    **more: object,
) -> Event:
    """An event of one day told by one document."""
    begin = datetime.fromisoformat(day)
    made = Event(
        id=f"{document}-{title}",
        title=title,
        begin=begin,
        until=begin + timedelta(days=1),
        grain="day",
        status=status,
        kind="other",
        actors=actors,
        story=None,
        certainty="medium",
        sources=(Source(document, 0, len(title)),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_two_articles_about_one_ban_make_one_event() -> None:
    """Same day, same actor, same words: one event, both sources, all actors."""
    first = event("La Chine interdit App", "2020-09-18", ("state", "app"), "a", kind="ban")
    second = event("La Chine interdit l'application App", "2020-09-18", ("state",), "b", kind="ban")
    merged = merge([first, second], ACTORS)
    assert len(merged) == 1
    assert {source.document_id for source in merged[0].sources} == {"a", "b"}
    assert merged[0].actors == ("state", "app")


def test_deadlines_of_different_days_stay_apart() -> None:
    """15 and 20 September are two deadlines; the same day told twice is one."""
    early = event("Date limite pour vendre App", "2020-09-15", ("app",), "a", "deadline", kind="deadline")
    late = event("Date limite pour céder App", "2020-09-20", ("app",), "b", "deadline", kind="deadline")
    again = event("Fin du délai donné à Owner", "2020-09-20", ("owner",), "c", "deadline", kind="deadline")
    merged = merge([early, late, again], ACTORS)
    assert sorted(len(one.sources) for one in merged) == [1, 2]


def test_a_plan_is_not_its_announcement() -> None:
    """What is planned for a day does not become what was done that day."""
    planned = event("Interdiction d'App", "2020-09-20", ("state", "app"), "a", "planned", kind="ban")
    done = event("L'État interdit App", "2020-09-20", ("state", "app"), "b", "denied", kind="ban")
    assert len(merge([planned, done], ACTORS)) == 2


def test_what_a_ministry_announces_meets_what_its_state_announces() -> None:
    """A deed in one article and the threat of it in another are one when parties, kind and day agree."""
    done = event(
        "L'État annonce le blocage des téléchargements", "2020-09-18", ("state", "app"), "a", kind="ban"
    )
    threat = event(
        "Le ministère bloquera les téléchargements",
        "2020-09-18",
        ("ministry", "app"),
        "b",
        "threatened",
        kind="ban",
    )
    merged = merge([done, threat], ACTORS)
    assert len(merged) == 1
    assert merged[0].status == "occurred"


def test_statements_of_different_people_stay_apart() -> None:
    """Two statements of one day about one thing are one only from one mouth."""
    first = event("App dit que la vente est proche", "2020-09-18", ("app",), "a", "statement")
    second = event("L'État dit que la vente est proche", "2020-09-18", ("state", "app"), "b", "statement")
    assert len(merge([first, second], ACTORS)) == 2


def test_an_undated_lead_takes_the_date_of_its_article_s_body() -> None:
    """The first sentence without a date and the dated one below tell one lawsuit."""
    lead = event("App est poursuivie", "2020-09-18", ("app",), "a", kind="lawsuit", basis="publication")
    body = event("Jane Roe porte plainte contre App", "2020-09-17", ("jane-roe", "app"), "a", kind="lawsuit")
    wide = replace(lead, begin=lead.begin - timedelta(days=3))
    merged = merge([wide, body], ACTORS)
    assert len(merged) == 1
    assert merged[0].begin == body.begin
    assert merged[0].basis == "text"


@pytest.mark.parametrize("first", [True, False])
def test_who_is_certain_of_the_day_leads(first: bool) -> None:
    """A day counted from a guessed date gives way to the same day said outright, whichever comes first."""
    vague = event("L’État ferme App", "2021-03-02", ("state", "app"), approximate=True)
    sure = event("L’État ferme App", "2021-03-02", ("state", "app"), document="b")
    (one,) = merge((vague, sure) if first else (sure, vague), ACTORS)
    assert not one.approximate
    assert len(one.sources) == 2


def test_no_source_is_lost() -> None:
    """However events join, every source is kept once."""
    events = [
        event(f"L'État interdit App {n % 3}", "2020-09-18", ("state", "app"), f"d{n}", kind="ban")
        for n in range(9)
    ]
    merged = merge(events, ACTORS)
    kept = [source for one in merged for source in one.sources]
    assert sorted(source.document_id for source in kept) == sorted(f"d{n}" for n in range(9))


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_articles_does_not_decide_what_joins(order: int) -> None:
    """Reading the pile the other way round gives the same groups."""
    events = [
        event("L'État interdit App", "2020-09-18", ("state", "app"), "a", kind="ban"),
        event("App est interdite par l'État", "2020-09-18", ("state", "app"), "b", kind="ban"),
        event("L'État rencontre Owner", "2020-09-18", ("state", "owner"), "c"),
    ]
    merged = merge(events[::order], ACTORS)
    groups = {frozenset(source.document_id for source in one.sources) for one in merged}
    assert groups == {frozenset("ab"), frozenset("c")}


@pytest.mark.parametrize("days", [1, 5 * 365])
def test_merging_grows_with_the_number_of_events_not_its_square(days: int) -> None:
    """Four times the events want about four times the comparisons, even if one actor does all on one day."""

    def compared(count: int) -> int:
        events, documents = generated(count, days=days, actors=1 if days == 1 else 2000)
        return sum(1 for _ in pairs(tellings(events, generated_actors(2000), documents)))

    assert compared(8000) < 8 * compared(2000)


_WORDS = st.sampled_from("ferme ouvre usine vente accord amende plainte retard mesure hausse".split())
_TOLD = st.builds(
    lambda title, day, length, who, document, status, kind, basis: event(
        " ".join(title),
        f"2020-09-{day:02}",
        tuple(dict.fromkeys(who)),
        document,
        status,
        kind=kind,
        basis=basis,
        until=datetime(2020, 9, day) + timedelta(days=length),
    ),
    st.lists(_WORDS, min_size=1, max_size=4),
    st.integers(1, 2),
    st.sampled_from([1, 1, 1, 2, 7, 30]),
    st.lists(st.sampled_from(["state", "app", "owner", "ministry"]), max_size=2),
    st.sampled_from("abcdefgh"),
    st.sampled_from(get_args(Status)),
    st.sampled_from(["ban", "restriction", "deal", "other"]),
    st.sampled_from(get_args(Basis)),
)


@given(st.lists(_TOLD, min_size=2, max_size=60))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_left_uncompared_would_not_have_joined(events: list[Event]) -> None:
    """Comparing few gives the groups that comparing all pairs gives, crowded days included."""
    documents = [
        Document(name, "", "", "fr", name, 0, 0, same_as={"b": "a", "c": "a"}.get(name))
        for name in "abcdefgh"
    ]
    numbered = [
        replace(one, sources=(Source(one.sources[0].document_id, place, place + 1),))
        for place, one in enumerate(events)
    ]
    told = tellings(numbered, ACTORS, documents)
    meeting = [set(keys(one)) for one in told]
    groups = [{place} for place in range(len(told))]
    for first, second in combinations(range(len(told)), 2):
        if meeting[first] & meeting[second] and same(told[first], told[second]):
            joined = groups[first] | groups[second]
            for place in joined:
                groups[place] = joined
    merged = merge(numbered, ACTORS, documents)
    assert {frozenset(source.start for source in one.sources) for one in merged} == set(
        map(frozenset, groups)
    )


def test_one_text_printed_again_is_one_witness() -> None:
    """What a reprint tells joins what the first print tells, and counts once; another article counts anew."""
    documents = [
        Document(name, "", "", "fr", "page.txt", 0, 0, same_as=root)
        for name, root in (("a", None), ("b", "a"), ("c", None))
    ]
    undated = [event("App porte plainte", "2020-09-18", (), name, basis="publication") for name in "ab"]
    assert len(merge(undated)) == 2
    (merged,) = merge(undated, (), documents)
    assert len(merged.sources) == 2
    assert index(Corpus(documents, {}, (merged,))).sources[0] == 1
    told = [
        event("La Chine interdit App", "2020-09-18", ("state", "app"), name, kind="ban") for name in "abc"
    ]
    (merged,) = merge(told, ACTORS, documents)
    assert len(merged.sources) == 3
    assert index(Corpus(documents, {}, (merged,))).sources[0] == 2
