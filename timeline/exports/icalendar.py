"""An iCalendar file (RFC 5545): one entry an event, for any calendar program.

What has its day, deadlines above all, is an all-day entry; what has its hour an entry at that hour,
in local time. What is only known to lie within some days spans these days and says in its title that
its date is approximate. The entries' identifiers stay the same, so a calendar that takes a later
file updates its entries. ``X-CHRONOFIL-`` lines hold the exact interval and what it is worth.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from timeline.explaining import explain
from timeline.exports._selection import Selection
from timeline.exports._text import isolated, one_line
from timeline.model import Event
from timeline.view.card import title_language, when
from timeline.view.marks import precision
from timeline.wording import name, translate

if TYPE_CHECKING:
    import icalendar

ENDING = ".ics"
MEDIA_TYPE = "text/calendar; charset=utf-8"

_TIMED = ("second", "minute", "hour", "part")
_SETTLED = ("occurred", "statement", "deadline", "ongoing")


def render(selection: Selection) -> bytes:
    """The calendar."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Chronofil//Chronofil//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", one_line(selection.title))
    calendar.add("x-wr-calname", one_line(selection.title))
    for event in selection.events:
        calendar.add_component(_entry(selection, event))
    found: bytes = calendar.to_ical()
    return found


def _entry(selection: Selection, event: Event) -> icalendar.Event:
    import icalendar

    language = selection.language
    entry = icalendar.Event()
    entry.add("uid", f"{one_line(event.id)}@chronofil")
    entry.add("dtstamp", selection.made.astimezone(UTC))
    begin, end = span(event)
    entry.add("dtstart", begin)
    entry.add("dtend", end)
    entry.add(
        "summary",
        _summary(event, language),
        parameters={"LANGUAGE": one_line(title_language(event, language)) or "fr"},
    )
    entry.add("description", "\n".join(_lines(selection, event)))
    entry.add("categories", [name(event.status, "status", language), name(event.kind, "kind", language)])
    certain = event.status in _SETTLED and precision(event) != "approximate"
    entry.add("status", "CONFIRMED" if certain else "TENTATIVE")
    # An event of the news takes nobody's time.
    entry.add("transp", "TRANSPARENT")
    if link := selection.link(event):
        entry.add("url", link)
    for key, value in _exact(event).items():
        entry.add(f"x-chronofil-{key}", value)
    return entry


def span(event: Event) -> tuple[date, date]:
    """Begin and end of an entry: days, the end excluded, or local times for what has its hour."""
    deadline = "deadline" in (event.status, event.kind)
    if event.grain in _TIMED and not deadline and precision(event) != "approximate":
        return event.begin, event.until
    first, last = event.begin.date(), event.until.date()
    # The calendar ends with the last day of the year 9999, after which none can be named.
    if (event.until.time() != time() or last == first) and last < date.max:
        last += timedelta(days=1)
    return first, last


def _summary(event: Event, language: str) -> str:
    title = isolated(one_line(event.title_in(language)))
    if precision(event) != "approximate":
        return title
    pattern = "{title} (approximate date: {when})"
    return translate(pattern, language, title=title, when=when(event, language))


def _lines(selection: Selection, event: Event) -> Iterator[str]:
    language = selection.language
    status = name(event.status, "status", language)
    yield f"{when(event, language, 'full')} · {name(precision(event), 'precision', language)} · {status}"
    for source, document in selection.sources(event):
        words = isolated(one_line(document.text[source.start : source.end]))
        yield ""
        yield translate("“{text}”", language, text=words)
        told = [document.title, document.publisher or document.source_file]
        yield "— " + ", ".join(isolated(one_line(part)) for part in told)
        yield isolated(one_line(explain(event, source, document, language).sentence))


def _exact(event: Event) -> dict[str, str]:
    return {
        "begin": _stamp(event.begin),
        "until": _stamp(event.until),
        "grain": event.grain,
        "precision": precision(event),
        "status": event.status,
        "kind": event.kind,
        "certainty": event.certainty,
    }


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
