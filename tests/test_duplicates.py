"""The same dispatch on two sites is found, and different articles on one event are not."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.reading import LEAD, MORE
from timeline.model import Document, Part
from timeline.reading import read_all
from timeline.reading.duplicates import duplicates, folded

random.seed(7)
WORDS = [f"mot{number}" for number in range(5000)]


def prose(count: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(count))


def document(name: str, text: str, title: str = "Un titre") -> Document:
    whole = f"{title}\n\n{text}"
    parts = (Part("title", 0, len(title)), Part("body", len(title) + 2, len(whole)))
    return Document(name, title, whole, "fr", f"{name}.txt", 0, len(whole), parts=parts)


DISPATCH = prose(200)


@pytest.mark.parametrize(
    "other",
    [
        DISPATCH,
        DISPATCH.upper().replace(" ", "\n"),
        f"{prose(60)} {DISPATCH} {prose(60)}",
        " ".join(DISPATCH.split()[:60]),
        " ".join(DISPATCH.split()[40:] + DISPATCH.split()[:40]),
        " ".join(word if place % 40 else "autre" for place, word in enumerate(DISPATCH.split())),
    ],
    ids=["copied", "in capitals", "added to", "cut", "put in another order", "edited"],
)
def test_a_dispatch_is_known_again(other: str) -> None:
    """Whatever a site does to a dispatch short of writing it anew; the fullest text leads."""
    told = [document("a", DISPATCH, "Un titre"), document("b", other, "Un autre"), document("c", prose(200))]
    (group,) = duplicates(told)
    fullest = "b" if len(other.split()) > 200 else "a"
    assert (group.kept, group.others) == (fullest, ("a" if fullest == "b" else "b",))


@pytest.mark.parametrize(
    "other",
    [
        prose(200),
        f"{' '.join(DISPATCH.split()[:40])} {prose(160)}",
        " ".join(sorted(DISPATCH.split())),
        "mot1 mot2 mot3 mot4 mot5",
        "",
    ],
    ids=["another", "a quotation shared", "the same words", "too short", "empty"],
)
def test_articles_of_their_own_stay_apart(other: str) -> None:
    """A quotation or a subject in common does not make one article of two."""
    assert duplicates([document("a", DISPATCH), document("b", other)]) == ()


def test_what_sites_put_around_articles_does_not_count() -> None:
    """The same boilerplate under every article of a site joins nothing."""
    around = prose(60)
    assert duplicates([document(str(n), f"{prose(120)} {around}") for n in range(30)]) == ()


def test_every_copy_is_kept_and_marked() -> None:
    """Folding loses no article: copies carry the id of the fullest, which carries none."""
    told = [
        document("a", " ".join(DISPATCH.split()[:150])),
        document("b", prose(90)),
        document("c", DISPATCH),
    ]
    assert [(d.id, d.same_as) for d in folded(told)] == [("a", "c"), ("b", None), ("c", None)]
    assert folded(()) == ()


def test_two_hundred_copies_are_one_group() -> None:
    """A dispatch that every site of a group prints is one, however many they are."""
    copies = [document(str(n), f"{DISPATCH} {prose(10)}") for n in range(200)]
    (group,) = duplicates(copies)
    assert len(group.others) == 199


def test_the_time_grows_with_the_text() -> None:
    """Four times the articles take about four times as long, not sixteen."""

    def seconds(count: int) -> float:
        told = [document(str(n), prose(120)) for n in range(count)]
        begun = time.process_time()
        duplicates(told)
        return time.process_time() - begun

    seconds(100)
    assert seconds(4000) < 10 * max(seconds(1000), 0.05)


def test_copies_in_files(tmp_path: Path) -> None:
    """From files of two sites to a mark on the copy: titles and credits differ, the prose is the same."""
    body = f"{LEAD}\n\n{MORE}"
    (tmp_path / "a.txt").write_text(f"La piscine ferme\n\n{body}\n\n(Avec AFP)\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Fin de saison à la piscine\n\nAFP\n\n{body}\n", encoding="utf-8")
    documents, _ = read_all([tmp_path])
    marks = [document.same_as for document in folded(documents)]
    assert sorted(mark is not None for mark in marks) == [False, True]
