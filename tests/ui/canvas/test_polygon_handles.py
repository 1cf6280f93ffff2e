from __future__ import annotations

import math

import pytest

from app.model.geometry import area, bounds, oriented_box, rectangle
from app.ui.canvas.polygon_handles import handle_points, is_box, stretched, with_handle_moved

BOX = rectangle(10, 20, 100, 40)
TILTED = oriented_box([(0.0, 0.0), (100.0, 0.0), (0.0, 40.0)], 0.4)
TRIANGLE = ((0.0, 0.0), (10.0, 0.0), (0.0, 10.0))


def test_a_box_is_one_however_it_is_turned() -> None:
    assert is_box(BOX)
    assert is_box(TILTED)
    assert not is_box(TRIANGLE)
    assert not is_box(((0, 0), (10, 0), (20, 10), (0, 10)))
    assert not is_box(((0, 0), (0, 0), (10, 10), (0, 10)))


def test_a_box_has_handles_at_its_sides_too() -> None:
    assert handle_points(BOX) == [*BOX, (60, 20), (110, 40), (60, 60), (10, 40)]
    assert handle_points(TRIANGLE) == list(TRIANGLE)


@pytest.mark.parametrize(
    ("handle", "to", "expected"),
    [
        (0, (5, 15), (5, 15, 110, 60)),
        (1, (120, 15), (10, 15, 120, 60)),
        (2, (120, 70), (10, 20, 120, 70)),
        (3, (5, 70), (5, 20, 110, 70)),
        (4, (0, 10), (10, 10, 110, 60)),
        (5, (130, 0), (10, 20, 130, 60)),
        (6, (0, 90), (10, 20, 110, 90)),
        (7, (0, 0), (0, 20, 110, 60)),
        (5, (-50, 0), (10, 20, 11, 60)),
    ],
)
def test_a_dragged_box_stays_a_box(
    handle: int, to: tuple[float, float], expected: tuple[float, float, float, float]
) -> None:
    shaped = with_handle_moved(BOX, handle, to)
    assert is_box(shaped)
    assert bounds(shaped) == pytest.approx(expected)


def test_a_tilted_box_keeps_its_tilt() -> None:
    for handle, place in enumerate(handle_points(TILTED)):
        shaped = with_handle_moved(TILTED, handle, (place[0] * 1.2 + 3, place[1] * 1.2 + 3))
        assert is_box(shaped)
        (x0, y0), (x1, y1) = shaped[:2]
        assert math.atan2(y1 - y0, x1 - x0) == pytest.approx(0.4)


def test_a_vertex_moves_alone_where_there_is_no_box_or_when_it_is_free() -> None:
    assert with_handle_moved(TRIANGLE, 1, (20, 5)) == ((0, 0), (20, 5), (0, 10))
    assert with_handle_moved(BOX, 1, (150, 0), free=True) == ((10, 20), (150, 0), (110, 60), (10, 60))


def test_keys_stretch_the_far_sides() -> None:
    assert bounds(stretched(BOX, 5, -3)) == (10, 20, 115, 57)
    assert bounds(stretched(BOX, -500, 0)) == pytest.approx((10, 20, 11, 60))
    assert bounds(stretched(TRIANGLE, 10, 5)) == (0, 0, 20, 15)
    assert area(stretched(TILTED, 10, 0)) > area(TILTED)
    assert bounds(stretched(((5, 5), (5, 5), (5, 5)), 2, 2))[:2] == (5, 5)
