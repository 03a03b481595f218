"""What is asked of stories, as an edit's target, its fields before and after."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from timeline.journal import choosing
from timeline.journal.choosing import refuse
from timeline.journal.edits import Target
from timeline.journal.periods import period
from timeline.journal.situation import Fields, Made, Situation, Values
from timeline.journal.stories import derived_story, fields_of
from timeline.model import Story, message
from timeline.stories import StoryError, story_from


def draft(here: Situation, target: str, values: Values) -> Story:
    """The story that is described, with what it does not say taken from the one with this id, if any.

    ``{"names": {"fr": …}, "descriptions": {"fr": …}, "words": […], "actors": […], "when": period}``;
    ``begin`` and ``until`` (the day after the last) instead of ``when``. Without an id it gets one.
    """
    known = _known(here, target)
    fields: Fields = fields_of(known) if known else {}
    fields |= {name: values[name] for name in ("names", "descriptions", "words") if name in values}
    if "actors" in values:
        fields["actors"] = _actors(here, values["actors"], known)
    fields |= _period(values)
    fields["id"] = target or _free(fields.get("names"), here.now.corpus.stories)
    return _story(fields)


def _define(here: Situation, target: str, values: Values) -> Made:
    """A new story; see ``draft``."""
    if _known(here, target) is not None:
        raise refuse(
            message("There is a story {id} already.", id=target),
            message("Change it with story-rename, story-words and the like, or choose another id."),
            "id",
        )
    story = draft(here, target, values)
    return Target("story", story.id, story.names[0][1]), {}, fields_of(story)


def _rename(here: Situation, target: str, values: Values) -> Made:
    """``{"fr": "…", "en": "…"}``, one or both."""
    story = _find(here, target)
    given = {language: name for language, name in values.items() if name}
    if not given:
        raise refuse(message("A name is missing."), message("Give one in French, in English or in both."))
    return _about(here, story), _those(dict(story.names), given), given


def _describe(here: Situation, target: str, values: Values) -> Made:
    """``{"fr": "…", "en": "…"}``, one or both; an empty one takes it away."""
    story = _find(here, target)
    given = {language: text or "" for language, text in values.items() if text is not None}
    if not given:
        raise refuse(
            message("A description is missing."), message("Give one in French, in English or in both.")
        )
    return _about(here, story), _those(dict(story.descriptions), given), given


def _those(texts: Mapping[str, str], given: Mapping[str, Any]) -> Fields:
    return {language: texts.get(language, "") for language in given}


def _list(name: str) -> Callable[[Situation, str, Values], Made]:
    def made(here: Situation, target: str, values: Values) -> Made:
        story = _find(here, target)
        given = values.get(name) or ()
        after = _actors(here, given, story) if name == "actors" else list(given)
        return _about(here, story), {name: list(getattr(story, name))}, {name: after}

    return made


def _when(here: Situation, target: str, values: Values) -> Made:
    """``{"when": "2021-06/2021-08"}``, both ends included, open with one end missing; null for any time."""
    story = _find(here, target)
    before = {name: fields_of(story)[name] for name in ("begin", "until")}
    after = {"begin": None, "until": None} | _period(values)
    return _about(here, story), before, after


def _remove(here: Situation, target: str, values: Values) -> Made:
    story = _find(here, target)
    return _about(here, story), fields_of(story), {}


def _known(here: Situation, identifier: str) -> Story | None:
    return next((one for one in here.now.corpus.stories if one.id == identifier), None)


def _find(here: Situation, name: str) -> Story:
    """The story with this id or name."""
    stories = here.now.corpus.stories
    found = [one for one in stories if one.id == name] or [
        one for one in stories if name.casefold() in {title.casefold() for _, title in one.names}
    ]
    if len(found) == 1:
        return found[0]
    known = tuple(one.id for one in stories)
    raise refuse(
        message("There is no story {name}.", name=name),
        message("Choose one of {names}.", names=known) if known else message("Define it with story."),
    )


def _about(here: Situation, story: Story) -> Target:
    """A story as it is called now, with what the lists of stories say of it."""
    built = next((one for one in here.built.stories if one.id == story.id), None)
    return Target("story", story.id, story.names[0][1], derived=derived_story(built) if built else {})


def _actors(here: Situation, given: Any, story: Story | None) -> list[str]:
    """The ids of actors given by id or name; those that the story has may be in no article."""
    kept = story.actors if story else ()
    names = [given] if isinstance(given, str) else given
    return [name if name in kept else choosing.actor(here.now.corpus, str(name)).id for name in names or ()]


def _period(values: Values) -> Fields:
    """The days that values give, as ISO texts; empty where they give none."""
    fields: Fields = {name: values[name] or None for name in ("begin", "until") if name in values}
    written = values.get("when")
    return fields | (_days(str(written)) if written else {})


def _days(written: str) -> Fields:
    first, slash, last = (part.strip() for part in written.partition("/"))
    try:
        begin = period(first)[0] if first else None
        until = period(last if slash else first)[1] if last or not slash else None
    except ValueError as error:
        raise refuse(
            message("{text} is no period.", text=written),
            message("Write it like 2020, 2020-07, 2020-07-01/2020-12-31, or 2020-07-01/ for an open end."),
            "when",
        ) from error
    return {"begin": _first(begin), "until": _after(until)}


def _first(begin: datetime | None) -> str | None:
    return begin.date().isoformat() if begin else None


def _after(until: datetime | None) -> str | None:
    """The day after the last one that has begun."""
    if until is None:
        return None
    return ((until - timedelta(microseconds=1)).date() + timedelta(days=1)).isoformat()


def _story(fields: Fields) -> Story:
    try:
        return story_from(fields)
    except StoryError as error:
        raise refuse(error.says, error.remedy, error.field) from error


def _free(names: Any, stories: Sequence[Story]) -> str:
    """An id that no story has, made of a name."""
    name = next((text for text in dict(names or {}).values() if isinstance(text, str)), "")
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE").casefold())
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))[:60] or "story"
    taken, made, number = {one.id for one in stories}, slug, 1
    while made in taken:
        number += 1
        made = f"{slug}-{number}"
    return made


MAKERS: Mapping[str, Callable[[Situation, str, Values], Made]] = {
    "story": _define,
    "story-rename": _rename,
    "story-describe": _describe,
    "story-words": _list("words"),
    "story-actors": _list("actors"),
    "story-period": _when,
    "story-remove": _remove,
}
