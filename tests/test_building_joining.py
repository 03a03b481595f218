"""Events of very many articles are joined in windows of time: as all at once would, in little memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from timeline.building import joining, rows
from timeline.building.index import Index
from timeline.merging import merge
from timeline.model import Corpus
from timeline.storage import tables
from timeline.storage.tables import Row
from tools.crowd import crowd


def joined(corpus: Corpus, folder: Path) -> list[Row]:
    index = Index(folder / "index.sqlite")
    documents = {document.id: document for document in corpus.documents}
    joining.add_told(index, rows.told_rows(corpus.events, corpus.mentions, documents))
    joining.join(index, corpus.actors, {}, corpus.stories)
    found = list(joining.events(index))
    index.close()
    return found


def at_once(corpus: Corpus) -> list[Row]:
    return list(tables.event_rows(merge(corpus.events, corpus.actors, corpus.documents), corpus.mentions))


@pytest.mark.parametrize("window", [10**9, 400, 40])
def test_windows_join_what_all_at_once_joins(
    window: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a window holds everything, a few months, or some actors of a month."""
    monkeypatch.setattr(joining, "AT_ONCE", window)
    corpus = crowd(2000)
    wanted = at_once(corpus)
    found = joined(corpus, tmp_path)
    without_story = [{**row, "story": None} for row in found]
    assert without_story == [{**row, "story": None} for row in wanted]
    assert len(found) < len(corpus.events)


def test_memory_does_not_grow_with_the_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times as many events over the same years need hardly more while they are joined."""
    monkeypatch.setattr(joining, "AT_ONCE", 100)
    peaks = []
    for count in (500, 2000):
        corpus = crowd(count)
        index = Index(tmp_path / "index.sqlite")
        documents = {document.id: document for document in corpus.documents}
        joining.add_told(index, rows.told_rows(corpus.events, corpus.mentions, documents))
        tracemalloc.start()
        joining.join(index, corpus.actors, {}, corpus.stories)
        number = sum(1 for _ in joining.events(index))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        index.close()
        assert 0 < number <= count
    assert peaks[1] < 2 * peaks[0]
