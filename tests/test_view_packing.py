"""Titles beside marks: none covers another, and the browser packs as Python does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.view.packing import APART, NEAR, Item, Place, pack

ROOM = 800.0


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    found = []
    for _ in range(draw(st.integers(0, 40))):
        dot = draw(st.floats(-100, 900, allow_nan=False))
        before = draw(st.sampled_from([5.0, 5.0, 5.0, 40.0, 300.0]))
        after = draw(st.sampled_from([5.0, 5.0, 5.0, 40.0, 300.0]))
        found.append(Item(dot - before, dot + after, dot, draw(st.floats(20, 320, allow_nan=False))))
    return sorted(found, key=lambda item: item.dot)


def title(item: Item, place: Place) -> tuple[float, float] | None:
    if place.side == "right":
        return item.right + NEAR, item.right + NEAR + place.width
    if place.side == "left":
        return item.left - NEAR - place.width, item.left - NEAR
    if place.side == "inside":
        start = max(item.dot, 0.0) + 3 * NEAR
        return start, start + place.width
    return None


@settings(deadline=None, max_examples=300)
@given(items(), st.integers(1, 12))
def test_no_title_covers_another_or_a_mark_or_leaves_the_picture(given_items, most):
    places = pack(given_items, ROOM, most)
    assert len(places) == len(given_items)
    titles = [
        (number, place.row, spans)
        for number, (item, place) in enumerate(zip(given_items, places, strict=True))
        if (spans := title(item, place)) is not None
    ]
    for number, row, (left, right) in titles:
        assert left >= -0.01
        assert right <= ROOM + 0.01
        for other, other_row, (start, end) in titles:
            assert other == number or other_row != row or end <= left or right <= start
        for other, place in enumerate(places):
            dot = given_items[other].dot
            assert other == number or place.row != row or not left < dot < right
    assert all(0 <= place.row < most for place in places)


def test_a_lonely_mark_has_its_title_to_the_right():
    assert pack([Item(95, 105, 100, 200)], ROOM, 3) == [Place(0, "right", 200)]


def test_a_mark_at_the_right_edge_has_its_title_to_the_left():
    assert pack([Item(745, 755, 750, 200)], ROOM, 3) == [Place(0, "left", 200)]


def test_two_neighbours_share_a_row_by_turning_their_titles_away_from_each_other():
    places = pack([Item(395, 405, 400, 200), Item(425, 435, 430, 200)], ROOM, 3)
    assert places == [Place(0, "left", 200), Place(0, "right", 200)]


def test_a_title_fits_inside_a_long_bar():
    assert pack([Item(100, 700, 105, 200)], ROOM, 3) == [Place(0, "inside", 200)]


def test_without_rows_left_marks_stand_without_titles_but_all_stand():
    crowd = [Item(x - 5, x + 5, x, 300) for x in range(400, 420, 2)]
    places = pack(crowd, ROOM, 2)
    assert {place.row for place in places} == {0, 1}
    assert any(place.side == "none" for place in places)
    assert any(place.side != "none" for place in places)


def test_a_title_is_cut_rather_than_lost():
    places = pack([Item(0, 10, 5, 300), Item(230, 240, 235, 500)], ROOM, 1)
    assert places[0].side == "right"
    assert places[0].width == 230 - APART - 10 - NEAR
