from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reader.reading_order import Gutter, gutters_between, reading_order
from tests.reader.pages import Floats

boxes = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(1, 12), st.integers(1, 12)).map(
        lambda b: (float(b[0]), float(b[1]), float(b[0] + b[2]), float(b[1] + b[3]))
    ),
    min_size=1,
    max_size=12,
    unique=True,
)


def order(*listed: tuple[float, float, float, float], gutters: tuple[Gutter, ...] = ()) -> list[int]:
    return reading_order(np.array(listed), gutters)


def test_upper_comes_before_lower() -> None:
    assert order((0, 50, 100, 60), (0, 0, 100, 10)) == [1, 0]


def test_side_by_side_the_nearer_to_the_start_comes_first() -> None:
    assert order((60, 0, 100, 50), (0, 5, 50, 55)) == [1, 0]


def test_without_a_gutter_a_date_at_the_right_top_comes_before_text_lower_left() -> None:
    assert order((0, 100, 70, 200), (80, 0, 100, 10)) == [1, 0]


def test_a_gutter_makes_the_whole_left_column_come_first() -> None:
    left, right = [(0, 0, 40, 30), (0, 40, 40, 90)], [(60, 0, 100, 35), (60, 38, 100, 90)]
    assert order(left[0], right[0], left[1], right[1], gutters=(Gutter(42, 58, -np.inf, np.inf),)) == [
        0,
        2,
        1,
        3,
    ]


def test_a_heading_across_ends_the_gutter() -> None:
    listed = [(0, 0, 40, 30), (60, 0, 100, 30), (0, 40, 100, 50), (0, 60, 40, 90), (60, 60, 100, 90)]
    gutters = (Gutter(42, 58, -np.inf, 40), Gutter(42, 58, 50, np.inf))
    assert order(*listed, gutters=gutters) == [0, 1, 2, 3, 4]


def test_a_heading_at_the_foot_of_a_column_goes_with_the_heading_under_it() -> None:
    listed = np.array([(0, 0, 40, 60), (60, 0, 100, 100), (5, 80, 35, 95), (0, 105, 100, 130)], np.float64)
    headings, heights = [False, False, True, True], [10.0, 10.0, 15.0, 25.0]
    assert reading_order(listed, (), headings, heights) == [0, 1, 2, 3]
    assert reading_order(listed, (), [False] * 4, heights) == [0, 2, 1, 3]


def test_a_long_column_beside_captions_is_parted_from_them() -> None:
    listed = np.array([(0, 0, 300, 200), (0, 260, 300, 400), (400, 100, 500, 140)], np.float64)
    found = gutters_between(listed, [20, 20, 20], [9, 6, 2])
    assert len(found) == 1
    assert (found[0].top, found[0].bottom) == (-np.inf, np.inf)
    assert reading_order(listed, found) == [0, 1, 2]
    assert reading_order(listed) == [0, 2, 1]


def test_a_long_column_at_the_right_is_parted_from_what_stands_left() -> None:
    listed = np.array([(0, 100, 80, 140), (200, 0, 500, 300), (0, 320, 80, 360)], np.float64)
    found = gutters_between(listed, [20, 20, 20], [2, 12, 2])
    assert reading_order(listed, found) == [0, 2, 1]


def test_short_blocks_make_no_gutter() -> None:
    assert gutters_between(np.array([(0, 0, 50, 40), (100, 0, 150, 40)], np.float64), [20, 20], [2, 2]) == []


def test_a_block_between_closes_the_strip() -> None:
    listed = np.array([(0, 0, 50, 400), (51, 0, 90, 400), (100, 0, 150, 400)], np.float64)
    parted = gutters_between(listed, [5, 5, 5], [9, 9, 9])
    assert all(g.start > 50 for g in parted)


def test_no_box_and_one_box_need_no_order() -> None:
    assert reading_order(np.empty((0, 4))) == []
    assert reading_order(np.array([(0, 0, 1, 1)])) == [0]


@given(boxes, st.randoms())
@settings(deadline=None)
def test_order_does_not_depend_on_the_order_given(listed: list[tuple[float, ...]], chance: object) -> None:
    assert hasattr(chance, "shuffle")
    shuffled = list(listed)
    chance.shuffle(shuffled)
    first = [listed[i] for i in reading_order(np.array(listed))]
    second = [shuffled[i] for i in reading_order(np.array(shuffled))]
    assert first == second


@given(boxes, st.sampled_from([0.25, 0.5, 2.0, 8.0]), st.integers(-100, 100))
@settings(deadline=None)
def test_order_does_not_depend_on_place_and_scale(
    listed: list[tuple[float, ...]], scale: float, by: int
) -> None:
    page: Floats = np.array(listed)
    assert reading_order(page) == reading_order(page * scale + by)


@given(boxes)
@settings(deadline=None)
def test_every_box_stands_once_in_the_order(listed: list[tuple[float, ...]]) -> None:
    assert sorted(reading_order(np.array(listed))) == list(range(len(listed)))
