"""The parts of dating on their own: times read from expressions, addresses, the chain, the range."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pytest

from timeline.dating import chain
from timeline.dating.grid import Grid
from timeline.dating.links import stamps
from timeline.dating.publishing import best_day, likely, shortest
from timeline.dating.shapes import Countdown, Dated, Weekday, YearDay
from timeline.dating.times import times
from timeline.expression import Amount, Both, Calendar, Direction, Found, Length, Step

TODAY = date(2024, 1, 1)


def found(
    text: str, words: str, expression: object, direction: Direction | None = "past", mod: str | None = None
) -> Found:
    start = text.index(words)
    return Found(start, start + len(words), expression, "test", None, mod, direction)  # type: ignore[arg-type]


def test_an_explained_date_is_read_as_one() -> None:
    """A date and the weekday beside it are two readings of one day, within a week."""
    text = "Il a jusqu’au 20 septembre, soit dimanche, pour répondre."
    read = times(
        text,
        [
            found(text, "20 septembre", Calendar(month=9, day=20), None, "BEFORE"),
            found(text, "dimanche", Calendar(weekday=6)),
        ],
        "fr",
    )
    assert [time.shape for time in read] == [YearDay(9, 20, 20, weekday=6, near=True)]
    assert read[0].ahead > 0.5
    assert text[read[0].start : read[0].end] == "20 septembre, soit dimanche"


def test_a_date_that_opens_the_next_sentence_explains_nothing() -> None:
    text = "Il viendra vendredi. Le 12 avril 2023, il avait perdu."
    day = Calendar(year=2023, month=4, day=12)
    both = [found(text, "vendredi", Calendar(weekday=4)), found(text, "Le 12 avril 2023", day)]
    read = times(text, both, "fr")
    assert [time.shape for time in read] == [Weekday(4), Dated(date(2023, 4, 12), date(2023, 4, 13), "day")]


@pytest.mark.parametrize(
    "text,aside",
    [
        ("Conformément à la décision annoncée vendredi, le port ferme.", True),
        ("Les mesures votées vendredi sont appliquées.", True),
        ("La décision a été annoncée vendredi.", False),
        ("Les deux pays se sont accordés vendredi.", False),
        ("Le ministre a annoncé vendredi sa démission.", False),
        ("Dans la soirée vendredi, le port a fermé.", False),
    ],
)
def test_a_day_said_of_a_noun_is_not_the_news(text: str, aside: bool) -> None:
    assert [time.aside for time in times(text, [found(text, "vendredi", Calendar(weekday=4))], "fr")] == [
        aside
    ]


def test_one_date_lies_on_one_side() -> None:
    """Where a date is named twice, the surer naming tells its side."""
    text = "Le vote du 7 mai approche. Il aura lieu le 7 mai."
    first = found(text, "7 mai", Calendar(month=5, day=7), "present")
    second = Found(
        text.rindex("7 mai"), len(text) - 1, Calendar(month=5, day=7), "test", None, None, "future"
    )
    assert all(time.ahead > 0.9 for time in times(text, [first, second], "fr"))


@pytest.mark.parametrize(
    "text,words,expression,shape",
    [
        ("Il a dit ce lundi que", "ce lundi", Step(Calendar(weekday=0), 0), Weekday(0, 0)),
        (
            "Il a dit ce lundi 3 mai que",
            "lundi 3 mai",
            Both(Calendar(month=5, day=3), 0),
            YearDay(5, 3, 3, 0, 0),
        ),
        ("En 2018, il avait", "2018", Calendar(year=2018), Dated(date(2018, 1, 1), date(2019, 1, 1), "year")),
        (
            "Mais à deux jours de l’échéance, rien",
            "deux jours",
            Length(Amount(2, "day"), "future"),
            Countdown(2, 0),
        ),
        ("A une semaine du vote", "une semaine", Length(Amount(1, "week"), "future"), Countdown(7, 3)),
    ],
)
def test_shapes(text: str, words: str, expression: object, shape: object) -> None:
    """Expressions are read as the few shapes that tell about the day of writing."""
    assert [time.shape for time in times(text, [found(text, words, expression)], "fr")] == [shape]


@pytest.mark.parametrize(
    "text,words,expression",
    [
        ("pendant deux jours de grève", "deux jours", Length(Amount(2, "day"))),
        ("Les 30 février", "30 février", Calendar(month=2, day=30)),
        ("An 3000", "3000", Calendar(year=3000)),
    ],
)
def test_what_says_nothing_is_left_out(text: str, words: str, expression: object) -> None:
    """Durations, impossible dates and far years are no clue."""
    assert times(text, [found(text, words, expression)], "fr") == []


@pytest.mark.parametrize(
    "address,service,at",
    [
        ("https://twitter.com/a/status/1498360674744999936", "Twitter", datetime(2022, 2, 28, 18, 13)),
        ("https://x.com/a/status/1498360674744999936?s=20", "Twitter", datetime(2022, 2, 28, 18, 13)),
        ("https://www.tiktok.com/@a/video/7069858236299627782", "TikTok", datetime(2022, 2, 28, 20, 20)),
        ("https://www.bbc.com/news/2019-03-12/story", None, datetime(2019, 3, 12)),
        ("https://example.org/2020/09/18/titre", None, datetime(2020, 9, 18)),
    ],
)
def test_addresses(address: str, service: str | None, at: datetime) -> None:
    """Numbers of posts and dates in paths are read as times."""
    (stamp,) = stamps(f"Voir {address} ici", TODAY)
    assert stamp.service == service
    assert stamp.at.replace(second=0) == at


@pytest.mark.parametrize(
    "address",
    [
        "https://twitter.com/a",
        "https://example.org/2020/13/45/titre",
        "https://example.org/2031/01/01/titre",
        "https://www.tiktok.com/@a/video/123",
        "https://example.org/produit/20201845/",
    ],
)
def test_addresses_without_a_time(address: str) -> None:
    """Impossible and future dates, and other numbers, are no times."""
    assert list(stamps(f"Voir {address} ici", TODAY)) == []


def test_recurring_days_seen_from_each_day() -> None:
    """The last 29 February before a day, and the next one after it."""
    grid = Grid(date(2001, 1, 1), date(2009, 12, 31))
    span = grid.recurring(2, 29, 29)
    at = (date(2005, 6, 1) - grid.first).days
    assert date.fromordinal(int(span.past_begin[at])) == date(2004, 2, 29)
    assert date.fromordinal(int(span.next_begin[at])) == date(2008, 2, 29)


def peaked(days: int, *peaks: int) -> np.ndarray:
    scores = np.full(days, -12.0)
    scores[list(peaks)] = 0.0
    return scores


@pytest.mark.parametrize("order,step", [("newest-first", -1), ("oldest-first", 1)])
def test_the_chain_infers_the_order_of_a_page(order: str, step: int) -> None:
    """Dated articles tell the order, and an undated one lies between its neighbours."""
    rows = [peaked(800, 100), peaked(800, 130), np.zeros(800), peaked(800, 170), peaked(800, 200)][::step]
    beliefs = chain.infer(rows, [1.0] * 4)
    assert beliefs.order == order
    middle = beliefs.days[2]
    assert middle[130:171].sum() > 0.8


def test_the_chain_chooses_between_years() -> None:
    """An article possible in two years is of the year of its neighbours."""
    beliefs = chain.infer([peaked(1500, 1000), peaked(1500, 625, 990), peaked(1500, 980)], [1.0, 1.0])
    assert beliefs.days[1][990] > 0.9


def test_beliefs_are_probabilities() -> None:
    """Every row adds up to one, whatever window of days was looked at."""
    rng = np.random.default_rng(7)
    beliefs = chain.infer([rng.normal(size=1003) * 5 for _ in range(6)], [0.5] * 5)
    assert np.allclose(beliefs.days.sum(axis=1), 1)
    assert (beliefs.days >= 0).all()


def test_the_shortest_span_and_the_best_day() -> None:
    """The range is the shortest that holds the share; a flat distribution gives its middle."""
    days = np.zeros(400)
    days[[50, 51, 52, 300]] = [0.3, 0.4, 0.2, 0.1]
    assert shortest(days, 0.8) == (50, 52)
    assert best_day(days) == 51
    flat = np.full(400, 1 / 400)
    assert 50 <= best_day(flat) <= 350


def spread(days: int, *parts: tuple[int, int, float]) -> np.ndarray:
    """Probabilities by parts: from, up to, and how much lies evenly in between."""
    table = np.zeros(days)
    for first, last, share in parts:
        table[first:last] += share / (last - first)
    return table


@pytest.mark.parametrize(
    "parts,first,last",
    [
        # Three quarters within two days and the rest thin over a season: the season is no part of it.
        ([(100, 102, 0.75), (60, 200, 0.25)], 100, 101),
        # Two likely weeks with a gap in between are one range.
        ([(100, 107, 0.45), (121, 128, 0.45), (200, 300, 0.1)], 100, 127),
        # Only half in one week: others are needed, thin as they are.
        ([(100, 107, 0.5), (107, 507, 0.5)], 100, 266),
        # A single day is said for sure only if it holds the full share.
        ([(100, 101, 0.75), (101, 201, 0.25)], 100, 121),
        ([(100, 101, 0.81), (101, 201, 0.19)], 100, 100),
    ],
)
def test_the_range_leaves_out_thin_ends(parts: list[tuple[int, int, float]], first: int, last: int) -> None:
    """A tail of improbable days stretches no range, and what is needed to hold the truth stays in it."""
    begin, end = likely(spread(600, *parts))
    assert abs(begin - first) <= 1
    assert abs(end - last) <= 1


def test_the_range_holds_its_share_whatever_the_days() -> None:
    """No range is longer than the shortest that holds four fifths, nor holds less than seven tenths."""
    rng = np.random.default_rng(11)
    for sharpness in (0.05, 0.2, 1, 5):
        for _ in range(20):
            days = rng.dirichlet(np.full(300, sharpness))
            first, last = likely(days)
            whole = shortest(days, 0.8)
            assert last - first <= whole[1] - whole[0]
            assert days[first : last + 1].sum() >= 0.7 - 1e-6
            assert first <= best_day(days) <= last
