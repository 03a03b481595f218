"""What is asked of an event, as an edit's target, its fields before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from timeline.journal import choosing
from timeline.journal.choosing import refuse
from timeline.journal.edits import Target
from timeline.journal.lines import target_fields
from timeline.journal.periods import period, typed
from timeline.journal.situation import Fields, Made, Situation, Values
from timeline.journal.targets import article_target, derived_event, event_target
from timeline.model import Event, message


def _decide(decided: str) -> Callable[[Situation, str, Values], Made]:
    def made(here: Situation, target: str, values: Values) -> Made:
        event = choosing.event(here.now, target)
        review = event.review
        rejected = any(one.id == event.id for one in here.now.rejected)
        decision = "rejected" if rejected else "accepted" if review and review.accepted else None
        # Deciding anew settles what has changed underneath.
        if decision == decided and not (review and review.to_check):
            says = (
                message("The event is accepted already.")
                if decided == "accepted"
                else message("The event is rejected already.")
            )
            raise refuse(says, message("Nothing was changed."))
        return _about(here, event), {"decision": decision}, {}

    return made


def _about(here: Situation, event: Event) -> Target:
    documents = {document.id: document for document in here.built.documents}
    base = here.now.base(event)
    # As it is called now, as it was derived.
    return replace(event_target(base, documents), label=event.title)


def _retitle(here: Situation, target: str, values: Values) -> Made:
    """``{"fr": "…", "en": "…"}``, one or both."""
    event = choosing.event(here.now, target)
    given = {language: title for language, title in values.items() if title}
    if not given:
        raise refuse(message("A title is missing."), message("Give one in French, in English or in both."))
    return _about(here, event), {language: event.title_in(language) for language in given}, given


def _redate(here: Situation, target: str, values: Values) -> Made:
    """``{"when": "2021-05", "approximate": false}``."""
    event = choosing.event(here.now, target)
    before = _time(derived_event(event))
    same = str(values["when"]) == typed(event.begin, event.until, event.grain)
    # What is typed says less than the grain of an evening or a decade, which stays unless it is changed.
    after = before | {"approximate": bool(values.get("approximate"))} if same else _time(_when(values))
    return _about(here, event), before, after


def _time(fields: Values) -> Fields:
    return {name: fields[name] for name in ("begin", "until", "grain", "approximate")}


def _when(values: Values) -> Fields:
    written = str(values["when"])
    vague = bool(values.get("approximate")) or written.startswith("~")
    try:
        begin, until, grain = period(written.removeprefix("~"))
    except ValueError as error:
        raise refuse(
            message("{text} is no date.", text=written),
            message("Write it like 2020-09-18, 2020-09, 2020, 2020-09-18T14:30 or 2020-09-18/2020-09-20."),
        ) from error
    return {"begin": begin.isoformat(), "until": until.isoformat(), "grain": grain, "approximate": vague}


def _choice(name: str) -> Callable[[Situation, str, Values], Made]:
    def made(here: Situation, target: str, values: Values) -> Made:
        event = choosing.event(here.now, target)
        chosen = choosing.choice(name, str(values[name]))
        return _about(here, event), {name: getattr(event, name)}, {name: chosen}

    return made


def _actors(here: Situation, target: str, values: Values) -> Made:
    """``{"actors": [ids or names], "new": "person"}``: ``new`` is the kind of those not known yet."""
    event = choosing.event(here.now, target)
    return _about(here, event), {"actors": list(event.actors)}, _cast(here, values)


def _cast(here: Situation, values: Values) -> Fields:
    found = [
        choosing.actor_or_new(here.now.corpus, name, values.get("new")) for name in values.get("actors") or ()
    ]
    known = {
        actor.id: {"names": dict(actor.names), "kind": actor.kind, "listed": actor.listed} for actor in found
    }
    return {"actors": list(known), "known": known}


def _merge(here: Situation, target: str, values: Values) -> Made:
    """``{"with": event id}``: the other event's sources and actors go into this one."""
    event = choosing.event(here.now, target)
    other = choosing.event(here.now, str(values["with"]))
    if other.id == event.id:
        raise refuse(message("These are one event already."), message("Give the ids of two events."))
    return _about(here, event), {}, {"with": target_fields(_about(here, other))}


def _split(here: Situation, target: str, values: Values) -> Made:
    """``{"sources": [2, 3], "title": "…"}``: these sources, counted from 1, become an event of their own."""
    event = choosing.event(here.now, target)
    numbers = sorted({int(number) for number in values["sources"]})
    if (
        not numbers
        or numbers[0] < 1
        or numbers[-1] > len(event.sources)
        or len(numbers) == len(event.sources)
    ):
        raise refuse(
            message(
                "The event has {count} sources; some must go and some must stay.", count=len(event.sources)
            ),
            message("Give the numbers of those that go, counted from 1."),
        )
    documents = {document.id: document for document in here.built.documents}
    apart = replace(event, sources=tuple(event.sources[number - 1] for number in numbers))
    after: Fields = {"with": target_fields(event_target(apart, documents))}
    if values.get("title"):
        after["title"] = values["title"]
    return _about(here, event), {}, after


def _note(here: Situation, target: str, values: Values) -> Made:
    """``{"text": "…"}``."""
    event = choosing.event(here.now, target)
    return _about(here, event), {}, {"text": str(values["text"])}


def _add(here: Situation, target: str, values: Values) -> Made:
    """``{"start", "end"}`` in the article or ``{"words"}`` of it, and the event's fields.

    Without ``when`` it is dated by the expression among the words, else by the article.
    """
    document = choosing.article(here.built, target)
    start, end = choosing.words(document, values)
    about = article_target(document, start, end)
    mention = choosing.expression(here.built.mentions.get(document.id, ()), start, end)
    if mention is not None:
        dated = replace(about.passages[0], mention_start=mention.start, mention_end=mention.end)
        about = replace(about, passages=(dated,))
    after = _when(values) if values.get("when") else choosing.time_of(mention, document)
    after |= {
        "title": str(values.get("title") or " ".join(document.text[start:end].split()))[:300],
        "status": choosing.choice("status", str(values.get("status") or "occurred")),
        "kind": choosing.choice("kind", str(values.get("kind") or "other")),
    }
    return about, {}, after | _cast(here, values)


MAKERS: Mapping[str, Callable[[Situation, str, Values], Made]] = {
    "accept": _decide("accepted"),
    "reject": _decide("rejected"),
    "retitle": _retitle,
    "redate": _redate,
    "status": _choice("status"),
    "kind": _choice("kind"),
    "actors": _actors,
    "merge": _merge,
    "split": _split,
    "note": _note,
    "add": _add,
}
