"""Everything a reader has chosen, as one value, and the address that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, TypeVar, get_args

from timeline.model import Message, message
from timeline.view.filtering import Criteria
from timeline.view.index import Index
from timeline.view.lanes import LANE_CHOICES, LaneBy
from timeline.view.marks import CERTAINTIES, KINDS, PRECISIONS, STATUSES
from timeline.wording import languages

View = Literal["timeline", "story", "actors", "known"]
VIEWS: tuple[View, ...] = get_args(View)
DEFAULT_LANGUAGE = "fr"

_Name = TypeVar("_Name", bound=str)
# The lists among the criteria, by the name each has in the address.
_LISTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "kind": ("kinds", KINDS),
    "status": ("statuses", STATUSES),
    "precision": ("precisions", PRECISIONS),
    "certainty": ("certainties", CERTAINTIES),
}
_DAYS = {"begin": "begin", "until": "until", "known": "known"}


@dataclass(frozen=True, slots=True)
class State:
    """The choices of one reader. ``span`` is the stretch of time that an address asked to see;
    once shown, the browser keeps it. ``notes`` tell what of an address was of no use."""

    language: str = DEFAULT_LANGUAGE
    view: View = "timeline"
    lanes: LaneBy = "actor"
    folded: bool = True
    criteria: Criteria = field(default_factory=Criteria)
    selected: str | None = None
    span: tuple[date, date] | None = None
    notes: tuple[Message, ...] = ()


def from_address(address: Mapping[str, str], index: Index, locale: str | None) -> State:
    """The state that an address names. What is wrong in it is left out and noted."""
    reader = _Reader(address, [])
    stories = [story.id for story in index.corpus.stories]
    lists: dict[str, Any] = {
        which: reader.several(name, allowed) for name, (which, allowed) in _LISTS.items()
    }
    days: dict[str, Any] = {which: reader.day(name) for name, which in _DAYS.items()}
    criteria = Criteria(
        story=reader.one("story", stories, None),
        actors=reader.several("actor", index.actor_rows),
        every_actor=address.get("actors") == "all",
        text=address.get("q", "")[:200],
        **lists,
        **days,
    )
    first, last = reader.day("from"), reader.day("to")
    return State(
        language=reader.one("lang", languages(), None) or from_locale(locale),
        view=reader.one("view", VIEWS, "timeline") or "timeline",
        lanes=reader.one("lanes", LANE_CHOICES, "actor") or "actor",
        folded=address.get("gaps") != "full",
        criteria=criteria,
        selected=reader.one("event", index.positions, None),
        span=(first, last) if first and last and first < last else None,
        notes=tuple(reader.notes),
    )


def to_address(state: State) -> dict[str, str]:
    """The address that names this state by stable ids; what is as it is by default is left out."""
    criteria = state.criteria
    address = {
        "story": criteria.story or "",
        "view": state.view if state.view != "timeline" else "",
        "lanes": state.lanes if state.lanes != "actor" else "",
        "gaps": "" if state.folded else "full",
        "actor": ",".join(criteria.actors),
        "actors": "all" if criteria.every_actor and len(criteria.actors) > 1 else "",
        "q": criteria.text,
        "event": state.selected or "",
        "lang": state.language,
    }
    for name, (which, _) in _LISTS.items():
        address[name] = ",".join(getattr(criteria, which))
    for name, which in _DAYS.items():
        value = getattr(criteria, which)
        address[name] = value.isoformat() if value else ""
    return {name: value for name, value in address.items() if value}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads values of an address that must be among known ones, and notes those that are not."""

    address: Mapping[str, str]
    notes: list[Message]

    def one(self, name: str, allowed: Iterable[_Name], default: _Name | None) -> _Name | None:
        value = self.address.get(name)
        if not value:
            return default
        for choice in allowed:
            if choice == value:
                return choice
        self._wrong(name, value)
        return default

    def several(self, name: str, allowed: Iterable[_Name]) -> tuple[_Name, ...]:
        known = {str(choice): choice for choice in allowed}
        wanted = [value for value in self.address.get(name, "").split(",") if value]
        for value in wanted:
            if value not in known:
                self._wrong(name, value)
        return tuple(dict.fromkeys(known[value] for value in wanted if value in known))

    def day(self, name: str) -> date | None:
        value = self.address.get(name)
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self._wrong(name, value)
            return None

    def _wrong(self, name: str, value: str) -> None:
        shown = f"{name}={value[:40]}"
        self.notes.append(
            message("The address asked for “{what}”, which is not here; it was ignored.", what=shown)
        )


def standing(state: State, index: Index) -> State:
    """The state without a story that is not there any more."""
    story = state.criteria.story
    if story is None or any(one.id == story for one in index.corpus.stories):
        return state
    return replace(state, criteria=replace(state.criteria, story=None))


def from_locale(locale: str | None) -> str:
    """The reader's language if the program speaks it."""
    spoken = (locale or "").split("-")[0].lower()
    return spoken if spoken in languages() else DEFAULT_LANGUAGE
