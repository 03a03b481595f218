"""What an editor names: events, articles, actors, words and choices, or what is wrong with the name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeVar, get_args

from timeline.journal.applying import Edited
from timeline.languages import available
from timeline.model import (
    Actor,
    ActorKind,
    Corpus,
    Document,
    Event,
    Kind,
    Mention,
    Message,
    Problem,
    ProblemError,
    Status,
    message,
)

Choice = TypeVar("Choice", Document, Actor)
CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": get_args(Status),
    "kind": get_args(Kind),
    "actor kind": get_args(ActorKind),
    "language": available(),
}


class EditError(ProblemError):
    """An edit that cannot be made; ``problem`` says why and what to do instead."""


def refuse(says: Message, remedy: Message, place: str = "") -> EditError:
    """The error for an edit that cannot be made."""
    return EditError(Problem("", place, says, remedy, fatal=True))


def event(now: Edited, identifier: str) -> Event:
    """The event with this id, rejected or not; its first characters are enough."""
    every = (*now.corpus.events, *now.rejected)
    matching = [one for one in every if one.id.startswith(identifier)] if identifier else []
    exact = [one for one in matching if one.id == identifier] or matching
    if len(exact) == 1:
        return exact[0]
    if exact:
        raise refuse(
            message("{count} events begin with {id}.", count=len(exact), id=identifier),
            message("Give more of the id."),
        )
    raise refuse(
        message("No event has the id {id}.", id=identifier), message("Look the id up in the table of events.")
    )


def article(corpus: Corpus, identifier: str) -> Document:
    """The article with this id, its first characters, its file if it holds no other, or its title."""
    documents = corpus.documents
    matching = [one for one in documents if identifier and one.id.startswith(identifier)]
    matching = matching or [one for one in documents if identifier in (one.source_file, one.title)]
    if not matching:
        raise refuse(
            message("There is no article {name}.", name=identifier),
            message("Give an article's id, its title, or its file."),
        )
    return _only(
        matching, message("{count} articles are called {name}.", count=len(matching), name=identifier)
    )


def actor(corpus: Corpus, name: str) -> Actor:
    """The actor with this id or name."""
    found = _actors(corpus, name)
    if not found:
        raise refuse(
            message("There is no actor {name}.", name=name), message("Give an actor's id or its full name.")
        )
    return _only(found, message("{count} actors are called {name}.", count=len(found), name=name))


def _only(found: Sequence[Choice], several: Message) -> Choice:
    """The one there is; of more, ``EditError`` names the first ids."""
    if len(found) == 1:
        return found[0]
    raise refuse(
        several, message("Give the id of one of them: {ids}.", ids=tuple(one.id for one in found[:10]))
    )


def actor_or_new(corpus: Corpus, name: str, kind: Any) -> Actor:
    """The actor with this id or name; one that is not known is made, if a kind is given for it."""
    name = " ".join(str(name).split())
    if _actors(corpus, name) or not kind or not name:
        return actor(corpus, name)
    # Not the id that the program itself would give: it may find the name later, as something else.
    made: ActorKind = choice("actor kind", str(kind))  # type: ignore[assignment]
    return Actor(f"own-{_slug(name)}", (("fr", name), ("en", name)), made, (name,), listed=False)


def _actors(corpus: Corpus, name: str) -> list[Actor]:
    exact = [one for one in corpus.actors if one.id == name]
    folded = name.casefold()
    return exact or [
        one
        for one in corpus.actors
        if folded in {word.casefold() for word in (*dict(one.names).values(), *one.aliases)}
    ]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return "-".join(re.findall(r"\w+", letters))[:60] or "actor"


def choice(name: str, value: str) -> str:
    """A value of a list that the program knows."""
    if value in CHOICES[name]:
        return value
    raise refuse(
        message("{value} is not among the choices.", value=value),
        message("Choose one of {names}.", names=CHOICES[name]),
    )


def words(document: Document, values: Mapping[str, Any]) -> tuple[int, int]:
    """Where chosen words stand in an article: by ``start`` and ``end``, or as ``words`` copied from it."""
    if values.get("words"):
        return _quoted(document, str(values["words"]))
    start = int(values["start"])
    end = int(values.get("end") or len(document.text))
    if not 0 <= start < end <= len(document.text) or not document.text[start:end].strip():
        raise refuse(message("There are no words in this place."), message("Select words of the article."))
    inside = document.text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))


def _quoted(document: Document, quoted: str) -> tuple[int, int]:
    """Where a quotation stands; white space and kinds of apostrophes and quotes do not matter."""
    pattern = r"\s+".join(re.escape(word) for word in _plain(quoted).split())
    found = list(re.finditer(pattern, _plain(document.text))) if pattern else []
    if len(found) == 1:
        return found[0].span()
    if found:
        raise refuse(
            message("These words stand {count} times in the article.", count=len(found)),
            message("Give more of the sentence."),
        )
    raise refuse(
        message("These words are not in the article."), message("Copy them from it as they are written.")
    )


def _plain(text: str) -> str:
    """The same text with one kind of apostrophe, quote and space, as long as before."""
    return text.translate(_SAME)


_SAME = str.maketrans("’‘“”\xa0\u202f", "''\"\"  ")


def expression(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The first expression among some words that gives a time."""
    inside = (one for one in mentions if start <= one.start and one.end <= end)
    return next((one for one in inside if one.begin and one.until and one.grain), None)


def time_of(mention: Mention | None, document: Document) -> dict[str, Any]:
    """The time of an event whose editor gives none."""
    if mention is not None and mention.begin is not None and mention.until is not None:
        fields = (mention.begin, mention.until, mention.grain, mention.approximate)
    elif document.published is not None:
        published = document.published
        last = published.latest + timedelta(days=1)
        return {
            "begin": f"{published.earliest.isoformat()}T00:00:00",
            "until": f"{last.isoformat()}T00:00:00",
            "grain": "day",
            "approximate": not published.exact,
        }
    else:
        raise refuse(
            message("Neither these words nor the article give a date."), message("Give a date for the event.")
        )
    begin, until, grain, approximate = fields
    return {
        "begin": begin.isoformat(),
        "until": until.isoformat(),
        "grain": grain,
        "approximate": approximate,
    }
