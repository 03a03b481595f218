"""What the reader is told: dates and periods in words, sentences from the catalogues."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from babel.messages.pofile import read_po

from timeline.model import message
from timeline.wording import (
    TEXTS,
    format_day,
    format_interval,
    languages,
    ordinal,
    say,
    translate,
    translate_count,
)


@pytest.mark.parametrize(
    "day, language, style, written",
    [
        (date(2020, 5, 1), "fr", "long", "1er mai 2020"),
        (date(2020, 9, 18), "fr", "short", "18 sept. 2020"),
        (date(2020, 9, 18), "fr", "full", "vendredi 18 septembre 2020"),
        (date(2020, 5, 1), "en", "long", "1 May 2020"),
        (date(2020, 9, 18), "en", "short", "18 Sept 2020"),
        (datetime(2020, 9, 18, 14, 30), "fr", "long", "18 septembre 2020 à 14:30"),
        (datetime(2020, 9, 18), "fr", "long", "18 septembre 2020"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(day, language, style, written):
    assert format_day(day, language, style) == written


@pytest.mark.parametrize(
    "begin, until, grain, approximate, french, english",
    [
        ("2020-09-18", "2020-09-19", "day", False, "18 septembre 2020", "18 September 2020"),
        ("2020-08-01", "2020-08-02", "day", True, "vers le 1er août 2020", "around 1 August 2020"),
        (
            "2020-09-12",
            "2020-09-14",
            "weekend",
            False,
            "du 12 au 13 septembre 2020",
            "from 12 to 13 September 2020",
        ),
        (
            "2020-08-01",
            "2020-08-11",
            "day",
            True,
            "entre le 1er et le 10 août 2020",
            "between 1 and 10 August 2020",
        ),
        (
            "2020-08-14",
            "2020-11-13",
            "day",
            False,
            "du 14 août au 12 novembre 2020",
            "from 14 August to 12 November 2020",
        ),
        (
            "2019-12-20",
            "2020-01-13",
            "day",
            False,
            "du 20 décembre 2019 au 12 janvier 2020",
            "from 20 December 2019 to 12 January 2020",
        ),
        ("2020-07-01", "2020-08-01", "month", False, "juillet 2020", "July 2020"),
        ("2020-07-01", "2020-10-01", "quarter", False, "3e trimestre 2020", "3rd quarter 2020"),
        ("2020-06-01", "2020-09-01", "season", False, "été 2020", "summer 2020"),
        ("2020-07-01", "2021-01-01", "half", False, "second semestre 2020", "second half of 2020"),
        ("2020-01-01", "2021-01-01", "year", False, "2020", "2020"),
        ("2010-01-01", "2020-01-01", "decade", False, "années 2010", "the 2010s"),
        (
            "2020-09-21T06:00",
            "2020-09-21T12:00",
            "part",
            False,
            "21 septembre 2020, matin",
            "21 September 2020, morning",
        ),
        (
            "2020-09-21T18:00",
            "2020-09-22T00:00",
            "part",
            False,
            "21 septembre 2020, soir",
            "21 September 2020, evening",
        ),
        (
            "2020-09-21T16:00",
            "2020-09-21T17:00",
            "hour",
            False,
            "21 septembre 2020 à 16:00",
            "21 September 2020 at 16:00",
        ),
        (
            "2020-09-21T00:00",
            "2020-09-21T00:01",
            "minute",
            False,
            "21 septembre 2020 à 00:00",
            "21 September 2020 at 00:00",
        ),
    ],
)
def test_an_interval_is_said_no_finer_than_it_is_known(begin, until, grain, approximate, french, english):
    ends = datetime.fromisoformat(begin), datetime.fromisoformat(until)
    assert format_interval(*ends, grain, "fr", approximate) == french
    assert format_interval(*ends, grain, "en", approximate) == english


def test_an_open_interval_names_the_side_that_is_known():
    assert format_interval(None, date(2020, 11, 13), "day", "fr") == "jusqu’au 12 novembre 2020"
    assert format_interval(date(2020, 10, 1), None, "day", "en") == "from 1 October 2020 on"
    assert format_interval(None, None, None, "fr") == "sans date"


def test_a_message_is_said_with_its_values_in_the_readers_language():
    said = message("until {day}", day=date(2020, 2, 1))
    assert say(said, "fr") == "jusqu’au 1er février 2020"
    assert say(said, "en") == "until 1 February 2020"


def test_a_sentence_without_translation_is_said_in_english_rather_than_lost():
    assert translate("Nobody translated this: {what}", "fr", what="x") == "Nobody translated this: x"


def test_values_are_never_taken_for_places():
    assert translate("until {day}", "en", day="{day} and {0}") == "until {day} and {0}"


def test_counts_choose_the_form_the_language_wants():
    assert translate_count("{count} thing", "{count} things", 1, "en") == "1 thing"
    assert translate_count("{count} thing", "{count} things", 1234, "en") == "1,234 things"


@pytest.mark.parametrize(
    "number, english, french",
    [(1, "1st", "1er"), (2, "2nd", "2e"), (11, "11th", "11e"), (21, "21st", "21e")],
)
def test_ordinals(number, english, french):
    assert ordinal(number, "en") == english
    assert ordinal(number, "fr") == french


def _entries(language):
    for path in sorted((TEXTS / language).glob("*.po")):
        with path.open("rb") as file:
            for entry in read_po(file, locale=language):
                if entry.id:
                    yield path.name, entry


@pytest.mark.parametrize("language", [language for language in languages() if language != "en"])
def test_every_entry_is_translated_once_and_keeps_its_places(language):
    seen = {}
    for area, entry in _entries(language):
        key = (entry.context, entry.id)
        assert key not in seen, f"{key} stands in {seen.get(key)} and in {area}"
        seen[key] = area
        ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        strings = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        assert all(strings), f"{entry.id} has no translation in {area}"
        for text in strings:
            assert _places(text) <= _places(ids[-1]), f"{entry.id} in {area}"


def _places(text):
    import string

    return {field for _, field, _, _ in string.Formatter().parse(text) if field}
