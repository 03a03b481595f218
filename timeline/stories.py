"""Which story an event belongs to: a story is a query, and nothing in it names single events.

``story_from`` makes a story of plain fields, wherever they come from: ``stories.yaml``, a form, a
command line. What it refuses is refused everywhere in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from timeline.model import Document, Event, Message, Story, message

LONGEST_NAME, LONGEST_DESCRIPTION, LONGEST_WORD, MOST = 200, 1000, 100, 400
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_CONTROL = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]+")


class StoryError(ValueError):
    """Fields that make no story: which ``field`` is wrong, what is wrong with it, and the remedy."""

    def __init__(self, field: str, says: Message, remedy: Message) -> None:
        super().__init__(says.text)
        self.field, self.says, self.remedy = field, says, remedy


def story_from(fields: Mapping[str, Any]) -> Story:
    """The story with an ``id``, ``names`` and perhaps ``descriptions`` by language, ``actors`` (ids),
    ``words``, and the days ``begin`` (the first) and ``until`` (the one after the last).

    ``StoryError`` when they make none.
    """
    begin, until = (_day(name, fields.get(name)) for name in ("begin", "until"))
    if begin and until and begin >= until:
        says = message("The story ends before it begins.")
        raise StoryError("until", says, message("Give a last day that is after the first."))
    return Story(
        id=_id(fields.get("id")),
        names=_names(fields.get("names")),
        actors=_words("actors", fields.get("actors")),
        words=_words("words", fields.get("words")),
        begin=begin,
        until=until,
        descriptions=_texts("descriptions", fields.get("descriptions") or {}, LONGEST_DESCRIPTION),
    )


def _id(given: Any) -> str:
    remedy = message("Give it one, in lower case.")
    if not isinstance(given, str) or not given:
        raise StoryError("id", message("The story has no id."), remedy)
    if not ID.fullmatch(given):
        says = message("The id {id} is not made of small letters, figures and hyphens.", id=given[:80])
        raise StoryError("id", says, remedy)
    return given


def _names(given: Any) -> tuple[tuple[str, str], ...]:
    found = _texts("names", given or {}, LONGEST_NAME)
    if not found:
        says = message("The story has no name in any language.")
        raise StoryError("names", says, message("Give one in French, in English or in both."))
    return found


def _texts(field: str, given: Any, longest: int) -> tuple[tuple[str, str], ...]:
    """Texts by language, without those that are empty."""
    if not isinstance(given, Mapping) or not all(_is_language(language) for language in given):
        says = message("“{field}” is not given by language.", field=field)
        raise StoryError(field, says, message("Give the text of each language: fr, en."))
    found = ((language, _text(field, text or "", longest)) for language, text in given.items())
    return tuple((language, text) for language, text in found if text)


def _is_language(code: Any) -> bool:
    return isinstance(code, str) and re.fullmatch("[a-z]{2,3}", code) is not None


def _words(field: str, given: Any) -> tuple[str, ...]:
    remedy = message("Give a list, each word by itself.")
    if not isinstance(given or [], list | tuple):
        raise StoryError(field, message("“{field}” is not a list.", field=field), remedy)
    found = tuple(dict.fromkeys(filter(None, (_text(field, word, LONGEST_WORD) for word in given or ()))))
    if len(found) > MOST:
        raise StoryError(
            field, message("“{field}” has more than {most} words.", field=field, most=MOST), remedy
        )
    return found


def _text(field: str, given: Any, longest: int) -> str:
    if not isinstance(given, str):
        says = message(
            "“{field}” holds something that is no text: {value}.", field=field, value=str(given)[:40]
        )
        raise StoryError(field, says, message("Write it in quotes."))
    plain = _CONTROL.sub(" ", given).strip()
    if len(plain) > longest:
        says = message("“{text}…” is longer than {most} characters.", text=plain[:40], most=longest)
        raise StoryError(field, says, message("Make it shorter."))
    return plain


def _day(field: str, given: Any) -> date | None:
    if given is None or given == "":
        return None
    if isinstance(given, date):
        return given.date() if isinstance(given, datetime) else given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError) as error:
        says = message("“{field}” is not a day: {value}.", field=field, value=str(given)[:40])
        raise StoryError(field, says, message("Write it as 2020-07-01.")) from error


def told_in(
    events: Iterable[Event], documents: Mapping[str, Document], stories: Sequence[Story]
) -> tuple[Event, ...]:
    """The events, each with the story it belongs to."""
    return tuple(replace(event, story=story_of(event, documents, stories)) for event in events)


def story_of(event: Event, documents: Mapping[str, Document], stories: Iterable[Story]) -> str | None:
    """The first story whose period holds the event and with which it shares an actor or a word.

    The words are looked for in the event's excerpts and in the titles of its articles. Of a long
    interval the middle decides whether it lies within the period.
    """
    middle = (event.begin + (event.until - event.begin) / 2).date()
    text = None
    for story in stories:
        if (story.begin and middle < story.begin) or (story.until and middle >= story.until):
            continue
        if not set(story.actors).isdisjoint(event.actors):
            return story.id
        if story.words:
            text = _text_of(event, documents) if text is None else text
            if _mentions(story.words, text):
                return story.id
    return None


def _text_of(event: Event, documents: Mapping[str, Document]) -> str:
    told = ((documents[source.document_id], source) for source in event.sources)
    pieces = ((document.title, document.text[source.start : source.end]) for document, source in told)
    return "\n".join(text for piece in pieces for text in piece).lower()


def _mentions(words: tuple[str, ...], text: str) -> bool:
    needles, pattern = _pattern(words)
    # Most texts hold none of the words, which is known at once.
    return any(needle in text for needle in needles) and pattern.search(text) is not None


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What to look for in a text in lower case: the words, and the words as such or in the plural."""
    needles = tuple(word.lower() for word in words)
    return needles, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, needles))})(?:s|es)?(?!\w)")
