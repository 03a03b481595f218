"""A corpus left on the disk says the same as one in memory."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from timeline.model import Corpus
from timeline.storage import leave, load, save
from timeline.view.article import article
from timeline.view.card import card
from timeline.view.filtering import Criteria, facets, matching
from timeline.view.index import Index
from timeline.view.laying import index
from timeline.view.opening import index_of
from tools.crowd import crowd

DERIVED = ("known", "document", "dot", "order", "merit", "sources")


def varied() -> Corpus:
    """Events told twice, told by nobody, only dated by their article, in texts with accents, out of order."""
    found = crowd(400)
    first, second, third, fourth, *rest = found.events
    return replace(
        found,
        events=(
            replace(fourth, sources=(*fourth.sources, *rest[0].sources, *rest[9].sources)),
            replace(first, basis="publication", until=second.until.replace(year=2024), story=None),
            replace(second, sources=(), actors=()),
            replace(third, actors=(*third.actors, "somebody", "a1"), title="L’Été : ÇA “finit”\n{1, 2}"),
            *rest,
        ),
        documents=(
            found.documents[0],
            replace(found.documents[1], same_as=found.documents[0].id),
            replace(found.documents[2], published=None),
            *found.documents[3:],
        ),
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Index, Index]:
    """The same tables, read into memory and left on the disk."""
    folder: Path = tmp_path_factory.mktemp("tables")
    save(varied(), folder)
    return index(load(folder)), index_of(leave(folder))


def test_every_column_is_the_same(both: tuple[Index, Index]) -> None:
    held, left = both
    names = [one.name for one in fields(Index) if one.name not in ("records", "actors")]
    for name in (*names, *DERIVED):
        assert np.array_equal(getattr(held, name), getattr(left, name)), name
    assert held.actors == left.actors
    assert held.folded.to_pylist() == left.folded.to_pylist()
    for language, ranks in held.title_orders.items():
        assert np.array_equal(ranks, left.title_orders[language])


def test_every_record_is_the_same(both: tuple[Index, Index]) -> None:
    held, left = both
    assert list(held.events) == list(left.events)
    assert list(held.corpus.documents) == list(left.corpus.documents)
    assert dict(held.corpus.mentions) == dict(left.corpus.mentions)
    assert [left.positions[event.id] for event in held.events] == list(range(len(held)))
    assert left.positions.get("nobody") is None
    told = [row for row, event in enumerate(held.events) if event.sources]
    assert [card(left, row, "fr") for row in told] == [card(held, row, "fr") for row in told]
    some = held.corpus.documents[3].id
    assert article(left, some, "en") == article(held, some, "en")


@pytest.mark.parametrize(
    "criteria",
    [
        Criteria(),
        Criteria(story="crowd", kinds=("ban", "deal")),
        Criteria(actors=("a1", "a0"), every_actor=True),
        Criteria(text="ete finit"),
        Criteria(text="amende acteur", statuses=("occurred",)),
        Criteria(known=crowd(400).documents[5].published.best),  # type: ignore[union-attr]
    ],
)
def test_every_filter_leaves_the_same(both: tuple[Index, Index], criteria: Criteria) -> None:
    held, left = both
    assert np.array_equal(matching(held, criteria), matching(left, criteria))
    assert matching(held, criteria).any()
    for name in ("actors", "kinds", "statuses", "precisions", "certainties"):
        assert np.array_equal(getattr(facets(held, criteria), name), getattr(facets(left, criteria), name)), (
            name
        )


def test_what_is_left_on_the_disk_stays_as_it_was(tmp_path: Path) -> None:
    """Another build in the same place does not change what a visitor is looking at."""
    save(crowd(50), tmp_path)
    left = index_of(leave(tmp_path))
    before = left.events[7]
    save(crowd(20), tmp_path)
    assert left.events[7] == before
    assert len(index_of(leave(tmp_path))) == 20
