"""What people correct is applied to what is derived, and outlives every rebuild."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.journals import FIRST, SECOND, ask, corpus, edited, event, shown, source
from timeline.journal.applying import Edited, apply
from timeline.journal.articles import corrected
from timeline.journal.choosing import EditError
from timeline.journal.edits import Edit, Target
from timeline.journal.lines import LineError, edit_of, line
from timeline.journal.periods import period, typed
from timeline.model import Actor, Corpus, Grain, Message
from timeline.wording import say


def test_without_edits_nothing_changes() -> None:
    assert apply(corpus(), ()) == Edited(corpus())


def test_a_rejected_event_is_not_shown_and_not_lost() -> None:
    result = edited(corpus(), ("reject", "cc33", {}))
    assert [one.id for one in result.corpus.events] == ["aa11", "bb22"]
    assert [one.id for one in result.rejected] == ["cc33"]


def test_an_accepted_event_says_who_accepted_it() -> None:
    edits = ask(corpus(), (), "accept", "aa11", editor="Anne")
    review = shown(apply(corpus(), edits), "aa11").review
    assert review is not None
    assert review.accepted
    assert [(one.editor, say(one.says, "fr")) for one in review.remarks] == [("Anne", "Vérifié et accepté.")]


def test_a_title_is_written_in_each_language() -> None:
    result = edited(corpus(), ("retitle", "aa11", {"fr": "L’usine ferme", "en": "The plant closes"}))
    one = shown(result, "aa11")
    assert (one.title, one.title_in("fr"), one.title_in("en")) == (
        "L’usine ferme", "L’usine ferme", "The plant closes",
    )  # fmt: skip


def test_an_english_title_leaves_the_french_one() -> None:
    one = shown(edited(corpus(), ("retitle", "aa11", {"en": "The plant closes"})), "aa11")
    assert (one.title_in("fr"), one.title_in("en")) == ("Acme ferme son usine", "The plant closes")


@pytest.mark.parametrize(
    "when, begin, until, grain",
    [
        ("2021-02", "2021-02-01", "2021-03-01", "month"),
        ("2021", "2021-01-01", "2022-01-01", "year"),
        ("2021-Q4", "2021-10-01", "2022-01-01", "quarter"),
        ("2020-W53", "2020-12-28", "2021-01-04", "week"),
        ("2021-03-01/2021-03-02", "2021-03-01", "2021-03-03", "day"),
        ("2021-03-01T14:30", "2021-03-01T14:30", "2021-03-01T14:31", "minute"),
    ],
)
def test_a_date_is_set_with_its_precision(when: str, begin: str, until: str, grain: str) -> None:
    """A month stays a month: no first day is made up."""
    one = shown(edited(corpus(), ("redate", "cc33", {"when": when})), "cc33")
    assert (one.begin, one.until, one.grain) == (
        datetime.fromisoformat(begin), datetime.fromisoformat(until), grain,
    )  # fmt: skip
    assert period(typed(one.begin, one.until, one.grain)) == (one.begin, one.until, one.grain)
    assert one.certainty == "high"


@pytest.mark.parametrize(
    "begin, until, grain",
    [
        (datetime(2021, 3, 3, 18), datetime(2021, 3, 4), "part"),
        (datetime(2010, 1, 1), datetime(2020, 1, 1), "decade"),
        (datetime(2021, 5, 1), datetime(2021, 8, 1), "month"),
        (datetime(2021, 5, 12, 14, 30), datetime(2021, 5, 13, 9), "hour"),
    ],
)
def test_a_time_that_is_only_made_approximate_keeps_its_grain(
    begin: datetime, until: datetime, grain: Grain
) -> None:
    """What is typed in the field says less than it."""
    built = corpus()
    evening = replace(built.events[2], begin=begin, until=until, grain=grain)
    built = replace(built, events=(*built.events[:2], evening))
    values = {"when": typed(begin, until, grain), "approximate": True}
    one = shown(edited(built, ("redate", "cc33", values)), "cc33")
    assert (one.begin, one.until, one.grain, one.approximate) == (begin, until, grain, True)


def test_an_actor_merged_with_its_own_part_is_no_part_of_itself() -> None:
    """Acme belongs to the state, that to the world; the world is Acme."""
    built = corpus()
    acme, state = built.actors
    world = Actor("world", (("fr", "Monde"),), "group")
    built = replace(built, actors=(replace(acme, parent="state"), replace(state, parent="world"), world))
    merged = edited(built, ("actor-merge", "world", {"into": "acme"}))
    assert {one.id: one.parent for one in merged.corpus.actors} == {"acme": None, "state": "acme"}


def test_events_stay_in_the_order_of_time_when_one_is_redated() -> None:
    result = edited(corpus(), ("redate", "bb22", {"when": "2021-01-01", "approximate": True}))
    assert [one.id for one in result.corpus.events] == ["bb22", "aa11", "cc33"]
    assert shown(result, "bb22").approximate


def test_status_kind_and_actors_are_set() -> None:
    result = edited(
        corpus(),
        ("status", "cc33", {"status": "alleged"}),
        ("kind", "cc33", {"kind": "demand"}),
        ("actors", "cc33", {"actors": ["Acme", "Syndicat Nord"], "new": "group"}),
    )
    one = shown(result, "cc33")
    names = {actor.id: actor.name("fr") for actor in result.corpus.actors}
    assert (one.status, one.kind) == ("alleged", "demand")
    assert [names[actor] for actor in one.actors] == ["Acmé", "Syndicat Nord"]


def test_merged_events_keep_every_source() -> None:
    result = edited(corpus(), ("merge", "aa11", {"with": "cc33"}))
    assert [one.id for one in result.corpus.events] == ["aa11", "bb22"]
    assert len(shown(result, "aa11").sources) == 3


def test_a_day_that_the_other_event_says_for_certain_is_no_more_about() -> None:
    built = corpus()
    sure = built.events[0]
    vague = replace(sure, id="dd44", approximate=True, certainty="medium")
    elsewhere = replace(
        vague, id="ee55", begin=vague.begin + timedelta(days=1), until=vague.until + timedelta(days=1)
    )
    built = replace(built, events=(*built.events, vague, elsewhere))
    one = shown(edited(built, ("merge", "dd44", {"with": "aa11"})), "dd44")
    assert (one.begin, one.approximate, one.certainty) == (sure.begin, False, "high")
    other = shown(edited(built, ("merge", "ee55", {"with": "aa11"})), "ee55")
    assert (other.begin, other.approximate) == (elsewhere.begin, True)


def test_an_edit_of_a_merged_event_reaches_the_whole() -> None:
    built = corpus()
    first = ask(built, (), "status", "cc33", status="alleged")
    edits = ask(built, first, "merge", "aa11", **{"with": "cc33"})
    assert shown(apply(built, edits), "aa11").status == "occurred"
    later = replace(first[0], id="later", after={"status": "denied"})
    assert shown(apply(built, (*edits, later)), "aa11").status == "denied"


def test_a_split_source_is_an_event_at_its_own_time() -> None:
    result = edited(corpus(), ("split", "aa11", {"sources": [2], "title": "La mairie confirme"}))
    (new,) = [one for one in result.corpus.events if one.id not in ("aa11", "bb22", "cc33")]
    assert (new.title, new.begin) == ("La mairie confirme", datetime(2021, 3, 2))
    assert [one.document_id for one in new.sources] == ["d2"]
    assert [one.document_id for one in shown(result, "aa11").sources] == ["d1"]


def test_an_event_is_added_from_words_and_dated_by_them() -> None:
    result = edited(
        corpus(), ("add", "d2", {"words": "fermée mardi, selon la mairie", "title": "La mairie parle"})
    )
    (new,) = [one for one in result.corpus.events if one.title == "La mairie parle"]
    assert (new.begin, new.grain) == (datetime(2021, 3, 2), "day")
    (place,) = new.sources
    assert SECOND[place.start : place.end] == "fermée mardi, selon la mairie"
    assert place.mention is not None
    assert place.mention.text == "mardi"


def test_an_added_event_can_be_edited_like_any_other() -> None:
    built = corpus()
    edits = ask(built, (), "add", "d1", words="Une grève", title="Une grève", status="ongoing")
    (new,) = [one for one in apply(built, edits).corpus.events if one.title == "Une grève"]
    edits = ask(built, edits, "retitle", new.id, fr="La grève")
    assert shown(apply(built, edits), new.id).title == "La grève"
    edits = ask(built, edits, "reject", new.id)
    assert new.id in [one.id for one in apply(built, edits).rejected]


def test_a_note_is_kept_with_its_writer() -> None:
    edits = ask(corpus(), (), "note", "aa11", editor="Anne", text="Appeler la mairie.\nPuis Acme.")
    review = shown(apply(corpus(), edits), "aa11").review
    assert review is not None
    assert [(one.editor, say(one.says, "en")) for one in review.notes] == [
        ("Anne", "Appeler la mairie.\nPuis Acme.")
    ]


def test_actors_are_merged_renamed_typed_and_given_a_parent() -> None:
    result = edited(
        corpus(),
        ("actor-rename", "state", {"fr": "L’État français"}),
        ("actor-kind", "acme", {"kind": "platform"}),
        ("actor-parent", "acme", {"parent": "state"}),
    )
    acme, state = result.corpus.actors
    assert (acme.kind, acme.parent, state.name("fr")) == ("platform", "state", "L’État français")
    merged = edited(corpus(), ("actor-merge", "state", {"into": "acme"}))
    assert shown(merged, "bb22").actors == ("acme",)
    assert [one.id for one in merged.corpus.actors] == ["acme"]


def test_no_actor_becomes_its_own_ancestor() -> None:
    with pytest.raises(EditError, match="belong to itself"):
        edited(
            corpus(),
            ("actor-parent", "acme", {"parent": "state"}),
            ("actor-parent", "state", {"parent": "acme"}),
        )


def test_a_defined_story_takes_its_events() -> None:
    result = edited(corpus(), ("story", "strike", {"names": {"fr": "La grève"}, "words": ["grève"]}))
    assert [one.id for one in result.corpus.events if one.story == "strike"] == ["cc33"]


@pytest.mark.parametrize(
    "action, target, values, says",
    [
        ("accept", "zz", {}, "No event has the id zz."),
        ("retitle", "aa11", {"fr": ""}, "A title is missing."),
        ("redate", "aa11", {"when": "mardi"}, "mardi is no date."),
        ("redate", "aa11", {"when": "2021-03-05/2021-03-01"}, "2021-03-05/2021-03-01 is no date."),
        ("status", "aa11", {"status": "maybe"}, "maybe is not among the choices."),
        ("actors", "aa11", {"actors": ["Personne"]}, "There is no actor Personne."),
        ("merge", "aa11", {"with": "aa11"}, "These are one event already."),
        ("split", "bb22", {"sources": [1]}, "The event has 1 sources; some must go and some must stay."),
        ("add", "d1", {"words": "jamais écrit"}, "These words are not in the article."),
        ("add", "d1", {"words": "Acme"}, "These words stand 3 times in the article."),
        ("article-date", "d1", {"published": "un jour"}, "un jour is no date."),
        ("article-language", "d1", {"language": "xx"}, "xx is not among the choices."),
        ("article-join", "d1", {}, "There is no article before this one in its file."),
        ("note", "aa11", {"text": "  "}, "The note is empty."),
        ("undo", "", {}, "There is nothing to undo."),
        ("sing", "aa11", {}, "There is no action sing."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(action: str, target: str, values: dict[str, Any], says: str) -> None:
    """Nothing is written for an edit without effect."""
    with pytest.raises(EditError) as caught:
        ask(corpus(), (), action, target, **values)
    problem = caught.value.problem
    assert say(problem.says, "en") == says
    assert say(problem.remedy, "en")


def to_check(result: Edited, identifier: str) -> tuple[Message, ...]:
    """What an event says has changed underneath; it must have been edited."""
    one = result.event(identifier)
    assert one is not None
    assert one.review is not None
    return one.review.to_check


def without(built: Corpus, identifier: str) -> Corpus:
    return replace(built, events=tuple(one for one in built.events if one.id != identifier))


def test_an_edit_finds_its_event_under_another_id() -> None:
    """A better rule may cut the excerpt otherwise, which gives the event another id."""
    built = corpus()
    edits = ask(built, (), "retitle", "bb22", fr="Le procès")
    elsewhere = source("d1", FIRST, "État condamnera Acme jeudi", built.mentions["d1"][1])
    moved = replace(built.events[1], id="ff99", sources=(elsewhere,))
    result = apply(replace(built, events=(built.events[0], moved, built.events[2])), edits)
    assert shown(result, "ff99").title == "Le procès"
    assert not result.lost


def test_an_edit_finds_its_event_in_an_article_that_moved() -> None:
    """A corrected limit of the article gives it another id and its events other offsets."""
    built = corpus()
    edits = ask(built, (), "reject", "bb22")
    text = "En bref\n\n" + FIRST
    document = replace(built.documents[0], id="d9", text=text)
    events = (event("ff99", "L’État condamne Acme", 4, source("d9", text, "L’État condamnera Acme jeudi."),
                    status="planned", kind="sanction", actors=("state", "acme")),)  # fmt: skip
    result = apply(replace(built, documents=(document,), events=events, mentions={"d9": ()}), edits)
    assert [one.id for one in result.rejected] == ["ff99"]


def test_two_events_of_one_sentence_are_not_confused() -> None:
    """The expression that dates an event tells it from another one in the same words."""
    built = corpus()
    whole = FIRST[FIRST.index("Acme a fermé") :]
    tuesday, thursday = built.mentions["d1"]
    events = (
        event("aa11", "Ferme", 2, source("d1", FIRST, whole, tuesday)),
        event("bb22", "Condamne", 4, source("d1", FIRST, whole, thursday)),
    )
    edits = ask(replace(built, events=events), (), "reject", "bb22")
    again = replace(
        built, events=(replace(events[0], id="x1"), replace(events[1], id="x2", title="Autrement"))
    )
    assert [one.id for one in apply(again, edits).rejected] == ["x2"]


@pytest.mark.parametrize(
    "action, values, change",
    [
        ("accept", {}, {"begin": datetime(2021, 3, 1)}),
        ("reject", {}, {"status": "planned"}),
        ("retitle", {"fr": "Autre"}, {"title": "Acme rouvre son usine"}),
        ("redate", {"when": "2021-02"}, {"until": datetime(2021, 3, 9)}),
        ("status", {"status": "alleged"}, {"status": "denied"}),
        ("kind", {"kind": "ban"}, {"kind": "deal"}),
        ("actors", {"actors": ["state"]}, {"actors": ()}),
    ],
)
def test_an_edit_whose_event_changed_underneath_is_to_check(
    action: str, values: dict[str, Any], change: dict[str, Any]
) -> None:
    """It still holds, and it says what has changed."""
    built = corpus()
    edits = ask(built, (), action, "aa11", **values)
    other = replace(built, events=(replace(built.events[0], **change), *built.events[1:]))
    assert not to_check(apply(built, edits), "aa11")
    (says,) = to_check(apply(other, edits), "aa11")
    assert say(says, "fr") != say(says, "en")


def test_a_change_that_agrees_with_the_edit_needs_no_check() -> None:
    """The program has learnt what a person had corrected."""
    built = corpus()
    edits = ask(built, (), "status", "aa11", status="alleged")
    better = replace(built, events=(replace(built.events[0], status="alleged"), *built.events[1:]))
    review = shown(apply(better, edits), "aa11").review
    assert review is not None
    assert not review.to_check


def test_accepting_anew_settles_what_was_to_check() -> None:
    built = corpus()
    edits = ask(built, (), "accept", "aa11")
    changed = replace(built, events=(replace(built.events[0], title="Autre titre"), *built.events[1:]))
    edits = ask(changed, edits, "accept", "aa11")
    review = shown(apply(changed, edits), "aa11").review
    assert review is not None
    assert not review.to_check


def test_an_edited_event_that_is_no_longer_found_is_kept_to_check() -> None:
    built = corpus()
    edits = ask(built, (), "redate", "bb22", when="2021-02")
    one = shown(apply(without(built, "bb22"), edits), "bb22")
    assert (one.title, one.begin, one.status) == ("L’État condamne Acme", datetime(2021, 2, 1), "planned")
    assert one.review is not None
    assert one.review.origin == "restored"
    assert one.review.to_check


def test_accepting_an_event_that_is_no_longer_found_settles_it() -> None:
    built = corpus()
    edits = ask(built, (), "accept", "bb22")
    gone = without(built, "bb22")
    assert to_check(apply(gone, edits), "bb22")
    edits = ask(gone, edits, "accept", "bb22")
    assert not to_check(apply(gone, edits), "bb22")


def test_an_edit_without_its_article_is_told_not_dropped() -> None:
    built = corpus()
    edits = ask(built, (), "retitle", "bb22", fr="Le procès")
    result = apply(Corpus((), {}, ()), edits)
    assert [lost.edit.id for lost in result.lost] == [edits[0].id]


def test_undo_and_redo_are_lines_of_their_own() -> None:
    built = corpus()
    one = ask(built, (), "retitle", "aa11", fr="Un")
    two = ask(built, one, "retitle", "aa11", fr="Deux")
    undone = ask(built, two, "undo")
    assert shown(apply(built, undone), "aa11").title == "Un"
    redone = ask(built, undone, "redo")
    assert len(redone) == 4
    assert shown(apply(built, redone), "aa11").title == "Deux"
    twice = ask(built, ask(built, redone, "undo"), "undo")
    assert apply(built, twice).corpus == built


def test_a_new_edit_ends_what_could_be_redone() -> None:
    built = corpus()
    edits = ask(built, ask(built, (), "accept", "aa11"), "undo")
    edits = ask(built, edits, "accept", "bb22")
    with pytest.raises(EditError, match="nothing to redo"):
        ask(built, edits, "redo")


def test_nobody_undoes_another_ones_edit_unawares() -> None:
    built = corpus()
    edits = ask(built, (), "retitle", "aa11", editor="Anne", fr="Un")
    edits = ask(built, edits, "retitle", "bb22", editor="Bruno", fr="Deux")
    undone = apply(built, ask(built, edits, "undo", editor="Anne"))
    assert (shown(undone, "aa11").title, shown(undone, "bb22").title) == ("Acme ferme son usine", "Deux")
    named = apply(built, ask(built, edits, "undo", edits[1].id, editor="Anne"))
    assert shown(named, "bb22").title == "L’État condamne Acme"


def test_a_line_comes_back_as_the_edit_it_was() -> None:
    edits = ask(corpus(), (), "split", "aa11", editor="Zoë\n", sources=[2], title="“Deux” événements")
    written = line(edits[0])
    assert "\n" not in written
    assert edit_of(written) == edits[0]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"id":1}', "{" * 3000, '{"target":{"kind":"event"}}']
)
def test_what_is_no_edit_is_refused(text: str) -> None:
    with pytest.raises(LineError):
        edit_of(text)


def test_an_action_of_a_later_version_is_kept_and_told() -> None:
    edit = Edit("x", datetime(2021, 4, 1, tzinfo=UTC), "", "illustrate", Target("event", "aa11"))
    assert [lost.edit.id for lost in apply(corpus(), (edit,)).lost] == ["x"]


def test_a_corrected_article_says_who_corrected_it_and_when() -> None:
    built = corpus()
    edits = ask(built, (), "article-date", "d1", editor="Anne", published="2021-03-05")
    documents, problems = corrected(built.documents, edits)
    published = documents[0].published
    assert published is not None
    assert (published.earliest, published.latest) == (date(2021, 3, 5), date(2021, 3, 5))
    assert say(published.evidence[0].says, "fr") == "Corrigé par Anne le 1er avril 2021."
    assert not problems


def test_an_article_is_split_and_joined_where_its_words_are() -> None:
    """Every offset of both halves still points to the same words of the file."""
    built = corpus()
    edits = ask(built, (), "article-split", "d1", words="L’État condamnera")
    halves, problems = corrected(built.documents, edits)
    assert not problems
    assert [one.text for one in halves[:2]] == [
        FIRST[: FIRST.index(" L’État")],
        FIRST[FIRST.index("L’État") :],
    ]
    for half in halves[:2]:
        assert FIRST[half.start : half.end] == half.text
        assert all(0 <= part.start < part.end <= len(half.text) for part in half.parts)
    edits = ask(replace(built, documents=halves), edits, "article-join", halves[1].id)
    (whole, _), problems = corrected(built.documents, edits)
    assert not problems
    assert len(whole.text) == len(FIRST)
    assert whole.text.split() == FIRST.split()


def test_a_correction_without_its_article_is_told() -> None:
    built = corpus()
    edits = ask(built, (), "article-language", "d1", language="en")
    documents, problems = corrected(built.documents[1:], edits)
    assert documents == built.documents[1:]
    assert [problem.place for problem in problems] == ["Acme ferme son usine"]
