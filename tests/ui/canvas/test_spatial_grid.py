from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.canvas.spatial_grid import LIMIT, Floats, SpatialGrid, ranges

NUMBERS = st.floats(-LIMIT, LIMIT) | st.floats(-200, 200) | st.integers(-50, 50).map(float)


@st.composite
def some_bounds(draw: st.DrawFn) -> Floats:
    pairs = draw(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=80))
    rows = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in pairs]
    bounds = np.array(rows, np.float64).reshape(-1, 4)
    return bounds[SpatialGrid.order(bounds)]


@given(some_bounds(), NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_a_rectangle_finds_exactly_what_touches_it(
    bounds: Floats, a: float, b: float, c: float, d: float
) -> None:
    left, top, right, bottom = min(a, c), min(b, d), max(a, c), max(b, d)
    found = SpatialGrid(bounds).within(left, top, right, bottom).tolist()
    expected = [
        i
        for i, (x0, y0, x1, y1) in enumerate(bounds.tolist())
        if x0 <= right and x1 >= left and y0 <= bottom and y1 >= top
    ]
    assert found == expected


@given(some_bounds(), NUMBERS, NUMBERS, st.sampled_from([0.0, 0.5, 30.0]))
def test_a_point_finds_exactly_what_holds_it(bounds: Floats, x: float, y: float, reach: float) -> None:
    found = sorted(SpatialGrid(bounds).at(x, y, reach))
    expected = [
        i
        for i, (x0, y0, x1, y1) in enumerate(bounds.tolist())
        if x0 <= x + reach and x1 >= x - reach and y0 <= y + reach and y1 >= y - reach
    ]
    assert found == expected


def test_many_in_one_place_are_all_found() -> None:
    bounds = np.tile(np.array([[10.0, 10.0, 12.0, 12.0]]), (500, 1))
    assert len(list(SpatialGrid(bounds).at(11, 11))) == 500


def test_bounds_in_any_other_order_are_refused() -> None:
    bounds = np.array([[0.0, 900.0, 5.0, 905.0], [0.0, 0.0, 5.0, 5.0]])
    with pytest.raises(ValueError, match="order"):
        SpatialGrid(bounds)


def test_ranges_count_up_from_every_start() -> None:
    assert ranges(np.array([5, 20, 7]), np.array([2, 0, 3])).tolist() == [5, 6, 7, 8, 9]
    assert ranges(np.array([], np.int64), np.array([], np.int64)).tolist() == []
