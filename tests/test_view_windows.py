"""What the server tells of a timeline too large to be sent whole."""

from __future__ import annotations

import numpy as np

from timeline.view.filtering import Criteria, matching
from timeline.view.laying import index
from timeline.view.windows import columns, place_of, seen, window
from tools.crowd import crowd

FOUND = index(crowd(900))
SOME = Criteria(kinds=("ban", "deal", "other"))


def test_few_events_in_view_are_told_one_by_one() -> None:
    view = seen(FOUND, SOME, "actor", fold=False)
    rows = view.rows()
    low, high = float(FOUND.dot[rows[20]]), float(FOUND.dot[rows[60]])
    told = window(view, low, high, 500, 10)
    inside = [
        row
        for row in rows.tolist()
        if max(FOUND.until[row], FOUND.dot[row]) >= low and min(FOUND.begin[row], FOUND.dot[row]) <= high
    ]
    assert told["events"]["row"] == inside
    assert told["count"] == len(inside) >= 41
    assert all(told["events"]["shown"])


def test_many_events_in_view_are_counted_by_lane_and_place() -> None:
    view = seen(FOUND, SOME, "kind", fold=True)
    places = view.scale.place(FOUND.dot[view.rows()])
    told = window(view, float(places.min()), float(places.max()) + 1.0, 5, 12)
    assert "events" not in told
    assert [sum(lane) for lane in told["counts"]] == [lane.count for lane in view.chosen]
    assert all(len(lane) == 12 for lane in told["counts"])


def test_pages_are_sorted_and_equals_stand_in_order_of_time() -> None:
    view = seen(FOUND, SOME, "actor", fold=False)
    shown = set(np.flatnonzero(matching(FOUND, SOME)).tolist())
    for down in (False, True):
        rows = view.rows("certainty", down).tolist()
        assert set(rows) == shown
        sign = -1 if down else 1
        assert rows == sorted(rows, key=lambda row: (sign * int(FOUND.certainty[row]), FOUND.dot[row]))
    titles = [FOUND.events[row].title for row in view.rows("title", language="fr").tolist()]
    assert [title.casefold()[:11] for title in titles] == sorted(title.casefold()[:11] for title in titles)
    assert view.rows("when", down=True).tolist() == view.rows().tolist()[::-1]


def test_an_event_that_a_filter_hides_has_columns_and_no_place() -> None:
    view = seen(FOUND, SOME, "actor", fold=False)
    hidden = int(np.flatnonzero(~matching(FOUND, SOME))[0])
    assert place_of(view.rows(), hidden) is None
    assert columns(view, [hidden])["shown"] == [0]
    assert place_of(view.rows(), int(view.rows()[7])) == 7
