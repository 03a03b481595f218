"""What a reader can do: each action takes the state and gives the next one.

Values come from a browser, where anyone can write anything: what makes no sense changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from timeline.ui.state import VIEWS, State
from timeline.view.filtering import Criteria, matching
from timeline.view.index import Index
from timeline.view.lanes import LANE_CHOICES
from timeline.view.marks import CERTAINTIES, KINDS, PRECISIONS, STATUSES
from timeline.wording import languages

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "kinds": KINDS,
    "statuses": STATUSES,
    "precisions": PRECISIONS,
    "certainties": CERTAINTIES,
}
_LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a reader did: the action's name and its value."""

    name: str
    value: Any = None


def perform(state: State, index: Index, act: Act) -> State:
    """The state after an action; unchanged by an action that is unknown or makes no sense."""
    action = ACTIONS.get(act.name)
    if action is None:
        return state
    try:
        return action(replace(state, notes=()), index, act.value)
    except (TypeError, ValueError, KeyError, OverflowError):
        return state


def select(state: State, index: Index, row: Any) -> State:
    """Choose the event in a row of the index; None chooses nothing."""
    if row is None:
        return replace(state, selected=None)
    number = int(row)
    return replace(state, selected=index.events[number].id) if 0 <= number < len(index) else state


def select_event(state: State, index: Index, identifier: Any) -> State:
    """Choose the event with this id; it may have been added since the index was made."""
    return replace(state, selected=str(identifier)[:40])


def step(state: State, index: Index, by: Any) -> State:
    """Go to the event ``by`` places later among those shown; "first" and "last" go to the ends."""
    shown = index.in_order(matching(index, state.criteria))
    if not len(shown):
        return state
    if by in ("first", "last"):
        return select(state, index, shown[0 if by == "first" else -1])
    here = index.positions.get(state.selected or "")
    if here is None:
        return select(state, index, shown[0 if int(by) > 0 else -1])
    among = np.flatnonzero(shown == here)
    # From an event that a filter hides, the neighbours are those of its time.
    later = int(np.searchsorted(index.dot[shown], index.dot[here], side="right"))
    at = int(among[0]) + int(by) if len(among) else later + min(int(by), 0)
    return select(state, index, shown[min(max(at, 0), len(shown) - 1)])


def choose_story(state: State, index: Index, story: Any) -> State:
    """Show one story, or everything for None; filters of the last story do not carry over."""
    if story is not None and story not in {known.id for known in index.corpus.stories}:
        return state
    return replace(state, criteria=Criteria(story=story), selected=None, span=None)


def see_story(state: State, index: Index, story: Any) -> State:
    """Show the story with this id; it may have been defined since the index was made."""
    return replace(state, criteria=Criteria(story=str(story)[:80]), selected=None, span=None)


def look_again(state: State, index: Index, nothing: Any) -> State:
    """Show what there is now."""
    return state


def toggle_actor(state: State, index: Index, actor: Any) -> State:
    """Add an actor to those asked for, or take it away."""
    if actor not in index.actor_rows:
        return state
    return _narrow(state, actors=_toggled(state.criteria.actors, actor))


def only_actors(state: State, index: Index, actors: Any) -> State:
    """Show what these actors did together."""
    known = tuple(dict.fromkeys(actor for actor in actors if actor in index.actor_rows))
    return _narrow(state, actors=known, every_actor=len(known) > 1) if known else state


def want_every_actor(state: State, index: Index, every: Any) -> State:
    """Ask for events with all the chosen actors, or with any of them."""
    return _narrow(state, every_actor=bool(every))


def toggle(state: State, index: Index, choice: Any) -> State:
    """Add or take away a choice of a list: ``["kinds", "ban"]``."""
    name, value = choice
    if value not in _CHOICES[name]:
        return state
    return _narrow(state, **{name: _toggled(getattr(state.criteria, name), value)})


def search(state: State, index: Index, text: Any) -> State:
    """Keep events whose title or excerpts hold these words."""
    return _narrow(state, text=str(text or "")[:_LONGEST_SEARCH])


def set_period(state: State, index: Index, days: Any) -> State:
    """Keep events between two days, either of which may be None."""
    begin, until = (_day(value) for value in days)
    if begin and until and begin > until:
        begin, until = until, begin
    return _narrow(state, begin=begin, until=until)


def set_known(state: State, index: Index, known: Any) -> State:
    """Keep what articles published by this day tell; None for all articles."""
    return _narrow(state, known=_day(known))


def clear(state: State, index: Index, name: Any) -> State:
    """Take one filter away, or all of them for None."""
    criteria = state.criteria.widened() if name is None else state.criteria.without(name)
    return replace(state, criteria=criteria)


def set_lanes(state: State, index: Index, by: Any) -> State:
    """Arrange lanes by actor, kind or article."""
    return replace(state, lanes=by) if by in LANE_CHOICES else state


def set_folded(state: State, index: Index, folded: Any) -> State:
    """Fold the empty stretches of time, or show them at full length."""
    return replace(state, folded=bool(folded))


def set_view(state: State, index: Index, view: Any) -> State:
    """Show another view of the same events."""
    return replace(state, view=view) if view in VIEWS else state


def set_language(state: State, index: Index, language: Any) -> State:
    """Speak another language."""
    return replace(state, language=language) if language in languages() else state


ACTIONS: Mapping[str, Callable[[State, Index, Any], State]] = {
    action.__name__: action
    for action in (
        select,
        select_event,
        step,
        choose_story,
        see_story,
        look_again,
        toggle_actor,
        only_actors,
        want_every_actor,
        toggle,
        search,
        set_period,
        set_known,
        clear,
        set_lanes,
        set_folded,
        set_view,
        set_language,
    )
}


def _narrow(state: State, **changes: Any) -> State:
    return replace(state, criteria=replace(state.criteria, **changes))


def _toggled(values: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    return tuple(item for item in values if item != value) if value in values else (*values, value)


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None
