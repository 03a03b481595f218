"""What each part of the page is told: plain values, made from the state and the corpus alone."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from typing import Any

import numpy as np

from timeline.ui.routes import BASE, version
from timeline.ui.state import State, to_address
from timeline.view import look
from timeline.view.card import card
from timeline.view.dataset import bits
from timeline.view.figure import lane_name
from timeline.view.filtering import Criteria, facets, matching
from timeline.view.index import Index, Mask, day, moment
from timeline.view.lanes import lanes
from timeline.view.marks import CERTAINTIES, KINDS, PRECISIONS, STATUSES, SYMBOLS
from timeline.view.scale import Scale, extent, story_scale
from timeline.view.windows import whole
from timeline.wording import say

Part = dict[str, Any]

# More stops of a slider than this cannot be told apart.
_MOST_STOPS = 80
# So many events fit into a message of the page; the choice among more is fetched.
_MOST_INLINE = 8000


def program(language: str) -> Part:
    """Where a part finds its program and its texts."""
    return {"program": f"{BASE}/program/{version()}", "language": language}


def feed(state: State, index: Index, key: str, shown: Mask) -> Part:
    """Which events are shown, in which lanes and on which scale: what timeline and table share."""
    story = matching(index, Criteria(story=state.criteria.story))
    chosen, _ = lanes(index, state.lanes, story, shown)
    return {
        **program(state.language),
        "key": key,
        "asked": _asked(state),
        "count": len(index),
        "whole": whole(index),
        "shownCount": int(shown.sum()),
        "shown": _shown(state, index, shown),
        "by": state.lanes,
        "lanes": [
            {
                "key": lane.key,
                "name": lane_name(index, state.lanes, lane, state.language),
                "colour": lane.colour % len(look.LANES["light"]),
                "count": lane.count,
                "actor": index.actors[lane.key].id if state.lanes == "actor" and lane.key >= 0 else None,
            }
            for lane in chosen
        ],
        "palette": {"light": look.LANES["light"], "dark": look.LANES["dark"]},
        "statuses": STATUSES,
        "precisions": PRECISIONS,
        "certainties": CERTAINTIES,
        "kinds": KINDS,
        "symbols": SYMBOLS,
        "sizes": {"row": look.ROW, "gap": look.LANE_GAP, "mark": look.MARK, "bar": look.BAR},
        **_axis(state, index, story),
    }


def _asked(state: State) -> str:
    """What feed and timeline must agree on before anything is drawn."""
    return blake2b(
        repr((state.language, state.lanes, state.folded, state.criteria)).encode(), digest_size=6
    ).hexdigest()


def _shown(state: State, index: Index, shown: Mask) -> Part | str | None:
    """Which events are shown: None for all, a few as text, many as the address to fetch them from.

    Of a corpus that is not sent whole, it is the address to ask what is in view.
    """
    if whole(index) and shown.all():
        return None
    if len(shown) <= _MOST_INLINE:
        return base64.b64encode(bits(shown)).decode()
    return {name: value for name, value in to_address(state).items() if name not in ("event", "view", "lang")}


def _axis(state: State, index: Index, story: Mask) -> Part:
    scale = story_scale(index, story)
    used = scale if state.folded else Scale()
    return {
        "gaps": used.gaps,
        "gapWidth": used.width,
        "foldable": bool(scale.gaps),
        "home": index.remembered(("home", _story(story), state.folded), lambda: _home(index, story, used)),
        "known": moment(state.criteria.known) if state.criteria.known else None,
    }


def _home(index: Index, story: Mask, scale: Scale) -> tuple[float, float]:
    return extent(index.begin[story], index.until[story], index.dot[story], scale)


def _story(story: Mask) -> bytes:
    """What a story is remembered by."""
    return np.packbits(story).tobytes()


def chart(
    state: State, index: Index, selected: int | None, chosen: bool, timeline: str | None = None
) -> Part:
    """The timeline's own part: what is selected, and what an address asked to see."""
    span = [moment(edge) for edge in state.span] if state.span else None
    counts = _counts(state, index)
    return {
        **program(state.language),
        "asked": _asked(state),
        "selected": selected,
        "chosen": chosen,
        "span": span,
        "folded": state.folded,
        "by": state.lanes,
        "address": to_address(state) | ({"timeline": timeline} if timeline else {}),
        "view": state.view,
        "counts": {name: counts[name] for name in ("statuses", "precisions")},
        "statuses": state.criteria.statuses,
        "precisions": state.criteria.precisions,
        "story": state.criteria.story,
    }


def _counts(state: State, index: Index) -> Mapping[str, list[int]]:
    found = facets(index, state.criteria)
    return {
        "actors": found.actors.tolist(),
        "kinds": found.kinds.tolist(),
        "statuses": found.statuses.tolist(),
        "precisions": found.precisions.tolist(),
        "certainties": found.certainties.tolist(),
    }


def masthead(state: State, index: Index) -> Part:
    """Stories, views and languages to choose from."""
    chosen = next((one for one in index.corpus.stories if one.id == state.criteria.story), None)
    return {
        **program(state.language),
        "story": state.criteria.story,
        "about": chosen.description(state.language) if chosen else "",
        "stories": [
            [story.id, story.name(state.language)]
            for story in index.corpus.stories
            if _told(index, story.id) or story is chosen
        ],
        "view": state.view,
        "notes": [say(note, state.language) for note in state.notes],
    }


def _told(index: Index, story: str) -> bool:
    return bool(index.stories(story).any())


def filters(state: State, index: Index, key: str, shown: Mask) -> Part:
    """The filters with the counts of every choice."""
    criteria = state.criteria
    story = matching(index, Criteria(story=criteria.story))
    reach, published = index.remembered(
        ("facts", _story(story)), lambda: (_reach(index, story), _publications(index, story))
    )
    return {
        **program(state.language),
        "key": key,
        "shown": int(shown.sum()),
        "total": int(story.sum()),
        "counts": _counts(state, index),
        "kinds": KINDS,
        "statuses": STATUSES,
        "precisions": PRECISIONS,
        "certainties": CERTAINTIES,
        "chosen": {
            "actors": criteria.actors,
            "every": criteria.every_actor,
            "kinds": criteria.kinds,
            "statuses": criteria.statuses,
            "precisions": criteria.precisions,
            "certainties": criteria.certainties,
            "begin": _iso(criteria.begin),
            "until": _iso(criteria.until),
            "known": _iso(criteria.known),
            "text": criteria.text,
        },
        "reach": reach,
        "published": published,
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _reach(index: Index, story: Mask) -> list[str | None] | None:
    """The first and the last day of a story."""
    begin, until = index.begin[story], index.until[story]
    return [_iso(day(begin.min())), _iso(day(until.max() - 1))] if len(begin) else None


def _publications(index: Index, story: Mask) -> list[str]:
    """The days on which an article told something of the story: where the slider may stop."""
    known = np.unique(index.known[story & np.isfinite(index.known)])
    if len(known) > _MOST_STOPS:
        known = known[np.linspace(0, len(known) - 1, _MOST_STOPS).round().astype(np.int64)]
    return [day(at).isoformat() for at in known]


def event_card(
    state: State,
    index: Index,
    selected: int | None,
    shown: Mask,
    chosen: bool,
    timeline: str | None = None,
) -> Part:
    """The card of the selected event, and where it stands among those shown."""
    rows = index.in_order(shown)
    place = np.flatnonzero(rows == selected) if selected is not None else np.array([], np.int64)
    return {
        **program(state.language),
        "row": selected,
        "chosen": chosen,
        "timeline": timeline,
        "place": int(place[0]) + 1 if len(place) else None,
        "of": len(rows),
        "card": None if selected is None else card(index, selected, state.language, state.criteria.known),
    }


def table(state: State, selected: int | None, shown: Mask) -> Part:
    """The table beneath the timeline."""
    return {**program(state.language), "selected": selected, "rows": int(shown.sum())}


def proposed(state: State, index: Index, shown: Mask) -> int | None:
    """The event to open with while none is chosen: the story's best, unless a filter hides it."""
    best = featured(index, matching(index, Criteria(story=state.criteria.story)))
    return best if best is not None and shown[best] else featured(index, shown)


def featured(index: Index, shown: Mask) -> int | None:
    """The event to open with: told by most articles, certain, with its day."""
    rows = np.flatnonzero(shown)
    return int(rows[np.argmin(index.merit[rows])]) if len(rows) else None
