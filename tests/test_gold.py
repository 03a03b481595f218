"""The annotated page of ``seeds/``: the engine is never worse than it has been."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tools import evaluate

# The promise is ten seconds on two cores; counted is the time of this process, since a machine may be busy.
PATIENCE = 20.0


@pytest.fixture(scope="module")
def scores() -> evaluate.Scores:
    begun = time.process_time()
    built = evaluate.build([evaluate.SEEDS], today=evaluate.TODAY)
    assert time.process_time() - begun < PATIENCE
    return evaluate.score(built)


def test_no_score_is_below_its_floor(scores: evaluate.Scores) -> None:
    """Scores and floors are listed by ``make evaluate``."""
    worse = evaluate.below(scores.measures, evaluate.floors())
    assert not worse, "\n".join([*worse, *scores.misses])


def test_every_measure_has_a_floor(scores: evaluate.Scores) -> None:
    assert set(scores.measures) == set(evaluate.floors())


def test_floors_only_rise() -> None:
    """A worse run leaves the floors alone, a better one lifts them."""
    pinned = {"events.recall": 80.0, "expressions.spurious": 3.0}
    worse = {"events.recall": 70.0, "expressions.spurious": 5.0}
    better = {"events.recall": 85.55, "expressions.spurious": 1.0}
    assert evaluate.below(worse, pinned) == ["events.recall", "expressions.spurious"]
    assert "recall = 80\n" in evaluate.lifted(worse, pinned)
    assert "spurious = 3\n" in evaluate.lifted(worse, pinned)
    assert "recall = 85.5\n" in evaluate.lifted(better, pinned)
    assert "spurious = 1\n" in evaluate.lifted(better, pinned)


def test_the_gold_fits_the_page() -> None:
    """Annotations that are a character off would blame the engine."""
    (page,) = Path(evaluate.SEEDS).glob("*.txt")
    text = page.read_text(encoding="utf-8")
    for expression in evaluate.rows("timexes"):
        assert text[expression["start"] : expression["end"]] == expression["text"]
    for event in evaluate.rows("events"):
        assert text[event["start"] : event["end"]] == event["excerpt"]
