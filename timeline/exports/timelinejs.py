"""The JSON that TimelineJS 3 reads (timeline.knightlab.com, "JSON data format").

Dates are no finer than they are known: a month has no day, an interval has its first and last day,
and what is shown for each is written out. Text is escaped, since TimelineJS reads it as HTML. Names of
groups and dates it strips of tags, decodes and reads as HTML again: in them no tag can be escaped,
so what could begin one is replaced by its lookalike.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import escape
from itertools import pairwise
from typing import Any

from timeline.explaining import explain
from timeline.exports._selection import Selection
from timeline.exports._text import isolated, json_bytes, one_line, web_link
from timeline.model import Document, Event, Source
from timeline.view.card import when
from timeline.view.figure import lane_name
from timeline.view.lanes import lanes
from timeline.view.marks import precision
from timeline.wording import name, translate, translate_count

ENDING = ".json"
MEDIA_TYPE = "application/json"

_ENTITY = re.compile(r"&(?=#|n?v?lt)", re.IGNORECASE)
_CLOCK = ("hour", "minute", "second")


def render(selection: Selection) -> bytes:
    """A title slide and one slide an event, grouped by actor as the timeline is."""
    count = len(selection.events)
    about = translate_count("{count} event", "{count} events", count, selection.language)
    return json_bytes(
        {
            "scale": "human",
            "title": {
                "unique_id": "chronofil",
                "autolink": False,
                "text": {"headline": _html(selection.title), "text": f"<p>{_html(about)}</p>"},
            },
            "events": [
                _slide(selection, event, group)
                for event, group in zip(selection.events, _groups(selection), strict=True)
            ],
        }
    )


def _groups(selection: Selection) -> list[str]:
    """For each event the name of the lane that it runs in."""
    index, by = selection.index, selection.options.lanes
    chosen, member = lanes(index, by, selection.shown, selection.shown)
    others = translate("Others", selection.language)
    names = [_label(lane_name(index, by, lane, selection.language) or others) for lane in chosen]
    return [names[lane] for lane in member[selection.shown]]


def _slide(selection: Selection, event: Event, group: str) -> dict[str, Any]:
    first, last = dates(event)
    slide: dict[str, Any] = {
        "unique_id": f"event-{re.sub(r'[^A-Za-z0-9-]', '-', event.id)}",
        "start_date": first,
        "display_date": _label(when(event, selection.language)),
        "group": group,
        "autolink": False,
        "text": {"headline": _html(event.title_in(selection.language)), "text": _told(selection, event)},
    }
    if last != first:
        slide["end_date"] = last
    return slide


def dates(event: Event) -> tuple[dict[str, int], dict[str, int]]:
    """First and last date of an event as TimelineJS has them: the last one is inside the event."""
    last = max(event.until - timedelta(microseconds=1), event.begin)
    if event.grain in _CLOCK and precision(event) != "approximate":
        return _date(event.begin, "minute"), _date(event.begin, "minute")
    if _starts_year(event.begin) and _starts_year(event.until):
        return _date(event.begin, "year"), _date(last, "year")
    if _starts_month(event.begin) and _starts_month(event.until):
        return _date(event.begin, "month"), _date(last, "month")
    return _date(event.begin, "day"), _date(last, "day")


def _starts_month(moment: datetime) -> bool:
    return moment == datetime(moment.year, moment.month, 1)


def _starts_year(moment: datetime) -> bool:
    return moment == datetime(moment.year, 1, 1)


def _date(moment: datetime, finest: str) -> dict[str, int]:
    parts = ("year", "month", "day", "hour", "minute")
    if finest == "minute":
        return {part: getattr(moment, part) for part in parts}
    return {part: getattr(moment, part) for part in parts[: parts.index(finest) + 1]}


def _told(selection: Selection, event: Event) -> str:
    """The excerpts with their sources and the reasons for the date, as HTML."""
    language = selection.language
    facts = [name(event.status, "status", language), name(precision(event), "precision", language)]
    told = [f"<p>{_html(' · '.join(facts))}</p>"]
    for source, document in selection.sources(event):
        why = explain(event, source, document, language).sentence
        told.append(_quotation(source, document))
        told.append(f"<p>{_from(document)}<br><small>{_html(why)}</small></p>")
    return "".join(told)


def _quotation(source: Source, document: Document) -> str:
    """The excerpt, what dates the event in bold."""
    text, mention = document.text, source.mention
    cuts = [source.start, source.end]
    if mention and source.start <= mention.start and mention.end <= source.end:
        cuts = [source.start, mention.start, mention.end, source.end]
    parts = [escape(_on_one_line(text[a:b])) for a, b in pairwise(cuts)]
    if len(parts) == 3:
        parts[1] = f"<strong>{parts[1]}</strong>"
    return f'<blockquote lang="{escape(document.language)}" dir="auto">{"".join(parts)}</blockquote>'


def _on_one_line(text: str) -> str:
    """``text`` on one line, the spaces at its ends kept."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{isolated(one_line(text))}{' ' if after else ''}"


def _from(document: Document) -> str:
    title = f"<cite>{_html(document.title)}</cite>"
    if url := web_link(document.url):
        title = f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    return f"{title}, {_html(document.publisher)}" if document.publisher else title


def _html(text: str) -> str:
    return escape(isolated(one_line(text)))


def _label(text: str) -> str:
    plain = isolated(one_line(text)).replace("<", "‹").replace(">", "›")
    return _ENTITY.sub("＆", plain)
