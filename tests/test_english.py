"""English times that need more than the sentence they stand in, and feasts of other calendars."""

from __future__ import annotations

from datetime import date

import pytest

import timeline
from timeline.languages import part
from timeline.resolving.feasts import feast

PUBLISHED = date(2023, 10, 26)


def values(text: str, published: date = PUBLISHED) -> list[str]:
    """The values of the times in a text, in order."""
    return [mention.value for mention in timeline.tag(text, language="en", reference=published)]


@pytest.mark.parametrize(
    "comparison",
    [
        "from $29 million a year earlier",
        "from $29 million a year ago",
        "against $29 million in the year-ago quarter",
        "from $29 million in the same period last year",
    ],
)
def test_a_report_compares_its_quarter_with_the_one_a_year_before(comparison: str) -> None:
    """The period of the year before is the one reported on, not the year counted from the publication."""
    assert values(f"Net income rose to $31 million in the third quarter {comparison}.") == [
        "2023-Q3",
        "2022-Q3",
    ]


def test_a_comparison_does_not_become_what_is_reported_on() -> None:
    """Two comparisons in a row are both with the year before the quarter reported on."""
    text = (
        "Profit was $3 million in the third quarter, up from $2 million a year earlier. "
        "Sales were $40 million, compared with $38 million a year earlier."
    )
    assert values(text) == ["2023-Q3", "2022-Q3", "2022-Q3"]


def test_a_month_is_compared_with_the_same_month_of_the_year_before() -> None:
    """Without a quarter the month told is the period of the report."""
    assert values("Retail sales rose 2 percent in September from a year earlier.") == ["2023-09", "2022-09"]


def test_a_year_ago_without_a_report_is_counted_from_the_publication() -> None:
    """No period, no comparison: the year before."""
    assert values("The bridge fell down a year ago.") == ["2022"]


def test_a_quarter_just_ended_is_the_one_reported_on_whatever_the_tense() -> None:
    """Figures of the quarter that has ended are told in sentences about the future, too."""
    assert values("The company will report its third-quarter results on Monday.") == ["2023-Q3", "2023-10-30"]


@pytest.mark.parametrize(
    "text, read",
    [
        ("In June Marsh testified.", ["2023-06"]),
        ("June Marsh testified.", []),
        ("April Stone, the coach, resigned.", []),
        ("The Sunday Mirror broke the story.", []),
        ("Police said Sunday the road was shut.", ["2023-10-22"]),
    ],
)
def test_capitals_tell_names_from_times(text: str, read: list[str]) -> None:
    """A forename that is a month, or a paper that is a weekday, is no time."""
    assert values(text) == read


@pytest.mark.parametrize(
    "name, day",
    [
        ("eid al-fitr", date(2024, 4, 10)),
        ("diwali", date(2024, 10, 31)),
        ("chinese new year", date(2024, 2, 10)),
        ("orthodox easter", date(2024, 5, 5)),
        ("passover", date(2024, 4, 22)),
        ("yom haatzmaut", date(2024, 5, 13)),
        ("thanksgiving", date(2024, 11, 28)),
        ("grandparents day", date(2024, 9, 8)),
        ("tax day", date(2024, 4, 15)),
    ],
)
def test_feasts_of_other_calendars(name: str, day: date) -> None:
    """Jewish feasts are counted from the evening on which they begin."""
    assert feast(name, 2024) == day


def test_every_feast_with_an_english_name_has_a_day() -> None:
    """A name whose id nobody knows would silently be read as nothing."""
    feasts = part("en", "feasts")
    assert feasts is not None
    unknown = {name for name in feasts.HOLIDAYS.values() if feast(name, 2020) is None}
    assert not unknown


def test_a_feast_beyond_the_tables_gives_no_mention() -> None:
    """Tables of moon calendars end; nothing is invented beyond them."""
    assert feast("diwali", 1700) is None
    assert values("They met at Diwali 1700.") in ([], ["1700"])


@pytest.mark.parametrize("year, day", [(2018, 24), (2022, 26), (2023, 25), (2024, 23), (2025, 22)])
def test_earth_hour_is_not_always_the_last_saturday(year: int, day: int) -> None:
    assert feast("earth hour", year) == date(year, 3, day)
