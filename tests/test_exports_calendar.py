"""A calendar that any program reads: days are days, deadlines whole days, doubt is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import icalendar
import pytest

from tests.exporting import DATES, HOSTILE, MADE, dated, hostile, of
from timeline.exports import render
from timeline.view.index import day, moment


def entries(**options) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(render(of(**options), "icalendar"))
    assert calendar["VERSION"] == "2.0"
    return list(calendar.walk("VEVENT"))


def test_days_hours_and_spans() -> None:
    found = [(entry.decoded("dtstart"), entry.decoded("dtend")) for entry in entries(corpus=dated())]
    assert found == [
        (date(2018, 1, 1), date(2019, 1, 1)),
        (date(2020, 8, 1), date(2020, 9, 1)),
        (date(2021, 3, 1), date(2021, 3, 2)),
        (datetime(2021, 3, 8, 9), datetime(2021, 3, 8, 10)),
        (date(2021, 3, 12), date(2021, 3, 13)),
        (date(2021, 3, 13), date(2021, 3, 15)),
    ]


def test_a_deadline_at_an_hour_is_a_whole_day() -> None:
    corpus = dated()
    hour = replace(corpus.events[3], status="deadline")
    (entry,) = entries(corpus=replace(corpus, events=(hour,)))
    assert entry.decoded("dtstart") == date(2021, 3, 8)
    assert entry.decoded("dtend") == date(2021, 3, 9)


def test_what_is_approximate_says_so_in_the_readers_language() -> None:
    year, month, day, *_ = entries(corpus=dated(), language="fr")
    assert year["summary"] == "Acme parle en 2018 (date approximative : 2018)"
    assert month["summary"] == "Acme parle en août 2020 (date approximative : août 2020)"
    assert day["summary"] == "Acme parle le 1er mars"
    assert (month["status"], day["status"]) == ("TENTATIVE", "TENTATIVE")
    assert entries(corpus=dated())[1]["summary"] == "Acme parle en août 2020 (approximate date: August 2020)"


def test_entries_keep_their_identifier_and_the_exact_interval() -> None:
    for entry, event in zip(entries(corpus=dated()), dated().events, strict=True):
        assert entry["uid"] == f"{event.id}@chronofil"
        assert datetime.fromisoformat(entry["x-chronofil-begin"]) == event.begin
        assert datetime.fromisoformat(entry["x-chronofil-until"]) == event.until
        assert entry["x-chronofil-grain"] == event.grain
        assert entry["x-chronofil-status"] == event.status
        assert entry.decoded("dtstamp") == MADE


def test_an_entry_quotes_its_sources() -> None:
    first = entries(corpus=dated())[0]
    assert "Acme, en 2018, a parlé." in first["description"]
    assert "Acme said so in 2018." in first["description"]
    assert first["url"] == "https://exemple.fr/a?b=c&d"
    assert len(DATES) == len(entries(corpus=dated()))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_hostile_words_begin_no_entry_and_close_their_directions(language: str) -> None:
    content = render(of(hostile(), language=language), "icalendar")
    found = entries(corpus=hostile(), language=language)
    assert len(found) == len(HOSTILE)
    assert content.count(b"BEGIN:VEVENT\r\n") == len(HOSTILE)
    assert not any(byte < 32 and byte not in b"\r\n\t" for byte in content)
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
    for entry, words in zip(found, HOSTILE, strict=True):
        said = str(entry["summary"])
        assert "".join(c for c in said if c.isalnum()) == "".join(c for c in words if c.isalnum())
        assert "url" not in entry
        assert balanced(said)
        assert all(balanced(line) for line in str(entry["description"]).split("\n"))


def balanced(text: str) -> bool:
    """Whether everything that sets a direction is ended inside the text, and nothing else."""
    open_ones: list[str] = []
    for character in text:
        if character in "\u202a\u202b\u202d\u202e":
            open_ones.append("\u202c")
        elif character in "\u2066\u2067\u2068":
            open_ones.append("\u2069")
        elif character in "\u202c\u2069" and (not open_ones or open_ones.pop() != character):
            return False
    return not open_ones


def test_the_last_day_of_the_calendar_is_a_day_like_any_other() -> None:
    """Found by fuzzing: the day after it has no name."""
    last = replace(dated().events[2], begin=datetime(9999, 12, 31), until=datetime.max)
    corpus = replace(dated(), events=(last,))
    for format in ("icalendar", "markdown", "timelinejs"):
        assert render(of(corpus), format)
    (entry,) = entries(corpus=corpus)
    assert entry["dtstart"].dt == date(9999, 12, 31)
    assert day(moment(datetime.max)) == day(moment(datetime.max) + 1) == date.max
