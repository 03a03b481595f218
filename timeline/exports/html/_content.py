"""Everything a page that stands alone knows: the columns, cards in every language, lanes and axes.

The page chooses among what is prepared here; only filters are worked out in the browser
(``filtering.js``).
"""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import Any

import numpy as np

from timeline.exports._selection import Selection
from timeline.model import Corpus
from timeline.view import look
from timeline.view.activity import outermost
from timeline.view.article import article
from timeline.view.axis import framed
from timeline.view.card import card, row
from timeline.view.dataset import encode
from timeline.view.figure import base_figure, lane_name
from timeline.view.index import Index, Mask, day, moment
from timeline.view.lanes import LANE_CHOICES, LaneBy, lanes
from timeline.view.laying import index
from timeline.view.marks import CERTAINTIES, KINDS, PRECISIONS, STATUSES, SYMBOLS
from timeline.view.scale import Scale, extent, folded
from timeline.wording import languages, sentences

# The catalogues that the page needs.
AREAS = ("ui", "explaining", "wording", "exports")

Json = dict[str, Any]


def content(selection: Selection) -> Json:
    """The page's content as plain values."""
    chosen = index(_restricted(selection))
    options = selection.options
    spoken = languages()
    found = {
        "title": selection.title,
        "made": selection.made.date().isoformat(),
        "language": options.language,
        "languages": spoken,
        "theme": options.theme,
        "lanes": options.lanes,
        "fold": options.folded,
        "articleCount": len(chosen.corpus.documents),
        "texts": {language: sentences(language, AREAS) for language in spoken},
        "rows": {language: [row(chosen, at, language) for at in range(len(chosen))] for language in spoken},
        "cards": {language: [card(chosen, at, language) for at in range(len(chosen))] for language in spoken},
        "actors": {
            language: [[actor.id, actor.name(language), actor.kind] for actor in chosen.actors]
            for language in spoken
        },
        "stories": _stories(chosen),
        "scopes": {story: _scope(chosen, story) for story in ("", *_told(chosen))},
        "articles": _articles(chosen) if options.articles else None,
    }
    return {**found, **_columns(chosen), **_look()}


def _restricted(selection: Selection) -> Corpus:
    """The corpus without what was not chosen; of an article's date words only what a card needs."""
    corpus = selection.index.corpus
    told = {source.document_id for event in selection.events for source in event.sources}
    mentions = corpus.mentions if selection.options.articles else {}
    return replace(
        corpus,
        events=selection.events,
        documents=tuple(document for document in corpus.documents if document.id in told),
        mentions={identifier: found for identifier, found in mentions.items() if identifier in told},
        problems=(),
    )


def _columns(chosen: Index) -> Json:
    published = {
        document.id: moment(document.published.best) if document.published else None
        for document in chosen.corpus.documents
    }
    return {
        "count": len(chosen),
        "columns": base64.b64encode(encode(chosen)).decode(),
        "ids": {
            "events": [event.id for event in chosen.events],
            "actors": [actor.id for actor in chosen.actors],
        },
        "story": [event.story for event in chosen.events],
        "begin": chosen.begin.tolist(),
        "until": chosen.until.tolist(),
        "dot": chosen.dot.tolist(),
        "order": np.argsort(chosen.dot, kind="stable").tolist(),
        "known": [at if np.isfinite(at) else None for at in chosen.known.tolist()],
        "status": chosen.status.tolist(),
        "kind": chosen.kind.tolist(),
        "certainty": chosen.certainty.tolist(),
        "precision": chosen.precision.tolist(),
        "pairs": np.stack([chosen.pairs_event, chosen.pairs_actor], axis=1).tolist(),
        "folded": chosen.folded.to_pylist(),
        "documents": [
            {
                "title": document.title,
                "published": published[document.id],
                "exact": document.published is not None and document.published.exact,
            }
            for document in chosen.corpus.documents
        ],
        "tellers": [
            [chosen.document_rows[source.document_id] for source in event.sources] for event in chosen.events
        ],
        "outermost": [outermost(chosen, actor) for actor in range(len(chosen.actors))],
        "told": [[published[source.document_id] for source in event.sources] for event in chosen.events],
    }


def _look() -> Json:
    return {
        "names": {
            "statuses": STATUSES,
            "precisions": PRECISIONS,
            "certainties": CERTAINTIES,
            "kinds": KINDS,
        },
        "symbols": SYMBOLS,
        "palette": {"light": look.LANES["light"], "dark": look.LANES["dark"]},
        "sizes": {"row": look.ROW, "gap": look.LANE_GAP, "mark": look.MARK, "bar": look.BAR},
        "shared": {theme: [look.GROUND[theme]["band"], look.SHARED[theme]] for theme in look.GROUND},
        "muted": {theme: look.GROUND[theme]["muted"] for theme in look.GROUND},
        "framed": {theme: _frame(theme) for theme in look.GROUND},
        "figures": {
            "light": json.loads(base_figure("light").to_json()),
            "dark": json.loads(base_figure("dark").to_json()),
        },
    }


def _frame(theme: look.Theme) -> Json:
    """The look of the other views; Plotly's own template is long and all of it is overruled."""
    layout: Json = json.loads(framed(theme, 100).to_json())["layout"]
    return {name: value for name, value in layout.items() if name != "template"}


def _told(chosen: Index) -> list[str]:
    """The stories that events belong to, in the order of the corpus."""
    told = {event.story for event in chosen.events}
    return [story.id for story in chosen.corpus.stories if story.id in told]


def _stories(chosen: Index) -> list[Json]:
    known = {story.id: story for story in chosen.corpus.stories}
    return [
        {"id": story, "names": dict(known[story].names), "about": dict(known[story].descriptions)}
        for story in _told(chosen)
    ]


def _scope(chosen: Index, story: str) -> Json:
    """What holds for one story whatever the filters are, or for all events: axis, lanes, bounds."""
    inside = chosen.stories(story) if story else np.ones(len(chosen), np.bool_)
    begin, until, dot = chosen.begin[inside], chosen.until[inside], chosen.dot[inside]
    scale = folded(begin, until, dot)
    known = np.unique(chosen.known[inside & np.isfinite(chosen.known)])
    return {
        "gaps": scale.gaps,
        "gapWidth": scale.width,
        "home": extent(begin, until, dot, scale),
        "unfolded": extent(begin, until, dot, Scale()),
        "total": int(inside.sum()),
        "reach": [day(begin.min()).isoformat(), day(until.max() - 1).isoformat()] if len(begin) else None,
        "published": [day(at).isoformat() for at in known],
        "lanes": {
            by: _lanes(chosen, by if chosen.corpus.documents else "actor", inside) for by in LANE_CHOICES
        },
    }


def _lanes(chosen: Index, by: LaneBy, story: Mask) -> Json:
    found, member = lanes(chosen, by, story, story)
    return {
        "lanes": [
            {
                "key": lane.key,
                "colour": lane.colour % len(look.LANES["light"]),
                "names": {language: lane_name(chosen, by, lane, language) for language in languages()},
                "actor": chosen.actors[lane.key].id if by == "actor" and lane.key >= 0 else None,
            }
            for lane in found
        ],
        "member": member.tolist(),
    }


def _articles(chosen: Index) -> Json:
    return {
        language: {
            document.id: article(chosen, document.id, language) for document in chosen.corpus.documents
        }
        for language in languages()
    }
