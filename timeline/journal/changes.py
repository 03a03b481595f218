"""What each action makes of an event, and how its change is told.

A change takes an event and the ``after`` of an edit and gives the changed event; ``ValueError``,
``KeyError`` or ``TypeError`` when ``after`` makes no sense. A journal may have been written by anyone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar, get_args

from timeline.model import Actor, ActorKind, Event, Grain, Kind, Message, Review, Status, message

After = Mapping[str, Any]
Choice = TypeVar("Choice", bound=str)


class NotApplicableError(Exception):
    """An edit cannot be applied; ``says`` tells why."""

    def __init__(self, says: Message) -> None:
        super().__init__(says.text)
        self.says = says


class Unfit(ValueError):  # noqa: N818
    """What an edit gives makes no sense; ``says`` tells what of it."""

    def __init__(self, says: Message) -> None:
        super().__init__(says.text)
        self.says = says


# Line ends and what no screen shows; hard spaces are part of French typography and stay.
_CONTROL = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]+")
LONGEST_TITLE, LONGEST_NOTE, MOST_ACTORS = 300, 4000, 40


def retitle(event: Event, after: After) -> Event:
    """Another title in one language or several: ``{"fr": "…", "en": "…"}``."""
    given = {_language(language): text(title, LONGEST_TITLE) for language, title in after.items()}
    if not given:
        raise Unfit(message("A title is missing."))
    review = event.review or Review()
    titles = dict(review.titles) | given
    changed = replace(event, title=given.get(event.language, event.title))
    return replace(changed, review=replace(review, titles=tuple(sorted(titles.items()))))


def redate(event: Event, after: After) -> Event:
    """Another time: ``begin`` and ``until`` half-open, ``grain``, and whether it is ``approximate``."""
    begin, until, grain = interval(after)
    return replace(
        event,
        begin=begin,
        until=until,
        grain=grain,
        approximate=bool(after.get("approximate")),
        certainty="high",
        basis="text",
    )


def set_status(event: Event, after: After) -> Event:
    """Another status: ``{"status": "planned"}``."""
    return replace(event, status=one_of(after["status"], get_args(Status)))


def set_kind(event: Event, after: After) -> Event:
    """Another kind: ``{"kind": "ban"}``."""
    return replace(event, kind=one_of(after["kind"], get_args(Kind)))


def set_actors(event: Event, after: After) -> Event:
    """Other actors, by their ids: ``{"actors": ["acme"], "known": {"acme": {"names": …, "kind": …}}}``."""
    actors = tuple(dict.fromkeys(text(actor, 200) for actor in _list(after["actors"])))
    if len(actors) > MOST_ACTORS:
        raise Unfit(message("An event has at most {most} actors.", most=MOST_ACTORS))
    if set(actors) - set(known_actors(after)):
        raise ValueError("actors that nobody knows")
    return replace(event, actors=actors)


CHANGES: Mapping[str, Callable[[Event, After], Event]] = {
    "retitle": retitle,
    "redate": redate,
    "status": set_status,
    "kind": set_kind,
    "actors": set_actors,
}
# The derived fields whose change under an edit makes it one to check.
RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "accept": ("title", "begin", "until", "status", "kind", "actors"),
    "reject": ("title", "begin", "until", "status", "kind", "actors"),
    "retitle": ("title",),
    "redate": ("begin", "until", "grain"),
    "status": ("status",),
    "kind": ("kind",),
    "actors": ("actors",),
}


def told(action: str, after: After, event: Event) -> Message:
    """What an edit did, in a sentence; ``event`` is the event after it."""
    if action == "retitle":
        return message("Title written by hand.")
    if action == "redate":
        return message("Date set by hand: {when:interval}.", when=(event.begin, event.until, event.grain))
    return message(TOLD[action])


TOLD = {
    "accept": "Checked and accepted.",
    "reject": "Rejected.",
    "status": "Status set by hand.",
    "kind": "Kind set by hand.",
    "actors": "Actors set by hand.",
    "merge": "Joined with another event by hand.",
    "split": "Split from another event by hand.",
    "add": "Added by hand from words of the article.",
}


def changed(field: str, old: Any, event: Event) -> Message:
    """That what was derived of a field is no longer what an edit rested on."""
    if field == "title":
        return message("The title read from the text has changed: it was “{old}”, now “{new}”.",
                       old=str(old), new=event.title)  # fmt: skip
    if field in ("begin", "until", "grain"):
        return message(
            "The date read from the text has changed since: it is now {when:interval}.",
            when=(event.begin, event.until, event.grain),
        )
    return message(CHANGED[field])


CHANGED = {
    "status": "The status read from the text has changed since.",
    "kind": "The kind read from the text has changed since.",
    "actors": "The actors read from the text have changed since.",
}


def interval(after: After) -> tuple[datetime, datetime, Grain]:
    """The time that an edit gives."""
    begin, until = (datetime.fromisoformat(after[name]) for name in ("begin", "until"))
    if begin.tzinfo or until.tzinfo or not begin < until:
        raise Unfit(message("It ends before it begins."))
    return begin, until, one_of(after["grain"], get_args(Grain))


def known_actors(after: After) -> dict[str, Actor]:
    """The actors that an edit describes, by id: it must not depend on who was found in the articles."""
    return {
        text(identifier, 200): Actor(
            identifier,
            names(fields["names"]),
            one_of(fields["kind"], get_args(ActorKind)),
            listed=bool(fields.get("listed", True)),
        )
        for identifier, fields in dict(after.get("known") or {}).items()
    }


def names(given: Any) -> tuple[tuple[str, str], ...]:
    """Names by language."""
    found = tuple((_language(language), text(name, 200)) for language, name in dict(given).items())
    if not found:
        raise Unfit(message("A name is missing."))
    return found


def text(value: Any, longest: int) -> str:
    """A text without what cannot be shown on a line; ``Unfit`` when it is none, empty or too long."""
    if not isinstance(value, str):
        raise Unfit(message("{value} is no text.", value=str(value)[:40]))
    plain = _CONTROL.sub(" ", value).strip()
    if not plain:
        raise Unfit(message("A text is missing."))
    if len(plain) > longest:
        raise Unfit(message("“{text}…” is longer than {most} characters.", text=plain[:40], most=longest))
    return plain


def one_of(value: Any, choices: tuple[Choice, ...]) -> Choice:
    """The choice that a value names."""
    for choice in choices:
        if choice == value:
            return choice
    raise Unfit(message("{value} is not among the choices.", value=str(value)[:40]))


def _language(value: Any) -> str:
    code = text(value, 40)
    if not (len(code) <= 3 and code.isascii() and code.isalpha() and code.islower()):
        raise Unfit(message("{code} is no language.", code=code))
    return code


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Unfit(message("{value} is no list.", value=str(value)[:40]))
    return value
