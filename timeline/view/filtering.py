"""Which events a reader asked for, and how many each further choice would leave."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

import numpy as np

from timeline.model import Certainty, Kind, Status
from timeline.view.folding import fold
from timeline.view.index import Index, Mask, Numbers, moment
from timeline.view.marks import CERTAINTIES, KINDS, PRECISIONS, STATUSES, Precision

_DAY = 86_400_000.0


@dataclass(frozen=True, slots=True)
class Criteria:
    """What to show; an empty field asks nothing.

    ``every_actor`` wants all the actors in one event instead of any of them. ``begin`` and ``until``
    are days, both inside. ``known`` keeps what articles published by that day tell.
    """

    story: str | None = None
    actors: tuple[str, ...] = ()
    every_actor: bool = False
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    precisions: tuple[Precision, ...] = ()
    certainties: tuple[Certainty, ...] = ()
    begin: date | None = None
    until: date | None = None
    text: str = ""
    known: date | None = None

    @property
    def narrowed(self) -> bool:
        """Whether anything beyond the choice of a story is asked."""
        return replace(self, story=None, every_actor=False) != Criteria()

    def widened(self) -> Criteria:
        """Only the story kept."""
        return Criteria(story=self.story)

    def without(self, name: str) -> Criteria:
        """With one field asking nothing again; ``KeyError`` when there is no such field."""
        nothing: dict[str, Any] = {item.name: item.default for item in fields(self)}
        return replace(self, **{name: nothing[name]})


@dataclass(frozen=True)
class Facets:
    """How many events each choice would show, everything else staying as asked."""

    actors: Numbers
    kinds: Numbers
    statuses: Numbers
    precisions: Numbers
    certainties: Numbers
    total: int = field(default=0)


def matching(index: Index, criteria: Criteria) -> Mask:
    """True for every event that meets all criteria."""
    return index.remembered(("matching", criteria), lambda: _matching(index, criteria))


def _matching(index: Index, criteria: Criteria) -> Mask:
    mask = np.ones(len(index), np.bool_)
    for part in _parts(index, criteria).values():
        mask &= part
    # What is remembered is shared.
    mask.flags.writeable = False
    return mask


def facets(index: Index, criteria: Criteria) -> Facets:
    """Counts for every choice a reader could make next."""
    return index.remembered(("facets", criteria), lambda: _facets(index, criteria))


def _facets(index: Index, criteria: Criteria) -> Facets:
    parts = _parts(index, criteria)

    def others(name: str) -> Mask:
        mask = np.ones(len(index), np.bool_)
        for key, part in parts.items():
            if key != name:
                mask &= part
        return mask

    # Wanting all the actors at once, a further actor narrows what is left; wanting any, it adds.
    base = others("" if criteria.every_actor else "actors")
    return Facets(
        actors=np.bincount(index.pairs_actor[base[index.pairs_event]], minlength=len(index.actors)),
        kinds=np.bincount(index.kind[others("kinds")], minlength=len(KINDS)),
        statuses=np.bincount(index.status[others("statuses")], minlength=len(STATUSES)),
        precisions=np.bincount(index.precision[others("precisions")], minlength=len(PRECISIONS)),
        certainties=np.bincount(index.certainty[others("certainties")], minlength=len(CERTAINTIES)),
        total=int(others("").sum()),
    )


def _parts(index: Index, criteria: Criteria) -> dict[str, Mask]:
    """One mask for each criterion that asks something."""
    parts: dict[str, Mask] = {}
    if criteria.story is not None:
        parts["story"] = index.stories(criteria.story)
    if criteria.actors:
        parts["actors"] = _with_actors(index, criteria.actors, criteria.every_actor)
    for name, column, names in (
        ("kinds", index.kind, KINDS),
        ("statuses", index.status, STATUSES),
        ("precisions", index.precision, PRECISIONS),
        ("certainties", index.certainty, CERTAINTIES),
    ):
        wanted = getattr(criteria, name)
        if wanted:
            parts[name] = np.isin(column, [names.index(value) for value in wanted])
    if criteria.begin is not None:
        parts["begin"] = index.until > moment(criteria.begin)
    if criteria.until is not None:
        parts["until"] = index.begin < moment(criteria.until) + _DAY
    if criteria.text.strip():
        # Halves of characters, which a command line may hold, have no form in UTF-8 and stand in no text.
        parts["text"] = _with_words(index, criteria.text.encode("utf-8", "replace").decode("utf-8"))
    if criteria.known is not None:
        parts["known"] = index.known <= moment(criteria.known)
    return parts


def _with_actors(index: Index, actors: tuple[str, ...], every: bool) -> Mask:
    mask = np.full(len(index), every, np.bool_)
    for name in actors:
        has = np.zeros(len(index), np.bool_)
        number = index.actor_rows.get(name)
        if number is not None:
            has[index.pairs_event[index.pairs_actor == number]] = True
        mask = mask & has if every else mask | has
    return mask


def _with_words(index: Index, text: str) -> Mask:
    """Every word of the search stands in the title or an excerpt, in any order."""
    # Here, since most of what imports this searches nothing.
    import pyarrow.compute

    found = np.ones(len(index), np.bool_)
    for word in dict.fromkeys(fold(text).split()):
        found &= pyarrow.compute.match_substring(index.folded, word).to_numpy()
    return found
