from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.geometry import (
    area,
    bounds,
    centre,
    contains,
    convex_hull,
    mapped,
    oriented_box,
    rectangle,
)

numbers = st.integers(-1_000, 1_000).map(float)
points = st.tuples(numbers, numbers)
clouds = st.lists(points, min_size=1, max_size=30)


def test_a_rectangle_runs_clockwise_from_the_top_left() -> None:
    assert rectangle(1, 2, 3, 4) == ((1, 2), (4, 2), (4, 6), (1, 6))


@given(clouds)
@settings(deadline=None)
def test_bounds_hold_every_point(cloud: list[tuple[float, float]]) -> None:
    left, top, right, bottom = bounds(cloud)
    assert all(left <= x <= right and top <= y <= bottom for x, y in cloud)
    assert any(x == left for x, _ in cloud)
    assert any(y == bottom for _, y in cloud)


def test_nothing_has_neither_bounds_nor_centre() -> None:
    with pytest.raises(ValueError, match="no bounds"):
        bounds([])
    with pytest.raises(ValueError, match="no centre"):
        centre([])


@given(numbers, numbers, st.integers(0, 500), st.integers(0, 500))
@settings(deadline=None)
def test_area_of_a_rectangle_whichever_way_round(x: float, y: float, width: int, height: int) -> None:
    polygon = rectangle(x, y, width, height)
    assert area(polygon) == area(polygon[::-1]) == width * height


def test_fewer_than_three_points_have_no_area() -> None:
    assert area(()) == area(((1, 1),)) == area(((1, 1), (5, 9))) == 0


@given(clouds)
@settings(deadline=None)
def test_the_centre_lies_within_the_bounds(cloud: list[tuple[float, float]]) -> None:
    left, top, right, bottom = bounds(cloud)
    x, y = centre(cloud)
    assert left - 1e-9 <= x <= right + 1e-9
    assert top - 1e-9 <= y <= bottom + 1e-9


def test_a_map_goes_over_every_vertex() -> None:
    assert mapped(rectangle(0, 0, 2, 1), lambda p: (p[1], p[0] * 2)) == ((0, 0), (0, 4), (1, 4), (1, 0))


@given(clouds)
@settings(deadline=None)
def test_a_hull_is_convex_and_holds_every_point(cloud: list[tuple[float, float]]) -> None:
    hull = convex_hull(cloud)
    assert set(hull) <= set(cloud)
    if len(hull) < 3:
        assert len(set(cloud)) < 3 or area(hull) == 0
        return
    turns = [turn(hull[i - 2], hull[i - 1], hull[i]) for i in range(len(hull))]
    assert all(t > 0 for t in turns)
    for point in cloud:
        assert all(turn(hull[i - 1], hull[i], point) >= 0 for i in range(len(hull)))


def turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def test_the_hull_of_few_points_is_those_points() -> None:
    assert convex_hull([]) == ()
    assert convex_hull([(3, 1), (3, 1)]) == ((3, 1),)
    assert convex_hull([(3, 1), (1, 1)]) == ((1, 1), (3, 1))
    assert convex_hull([(0, 0), (1, 0), (2, 0)]) == ((0, 0), (2, 0))


def test_inside_and_outside_are_told_apart() -> None:
    ring = ((0, 0), (10, 0), (10, 10), (5, 5), (0, 10))
    assert contains(ring, (2, 2))
    assert not contains(ring, (5, 9))
    assert not contains(ring, (11, 5))
    assert not contains((), (0, 0))


@given(numbers, numbers, st.integers(1, 500), st.integers(1, 500), points)
@settings(deadline=None)
def test_a_rectangle_contains_what_lies_between_its_sides(
    x: float, y: float, width: int, height: int, point: tuple[float, float]
) -> None:
    inside = x < point[0] < x + width and y < point[1] < y + height
    beyond = not (x <= point[0] <= x + width and y <= point[1] <= y + height)
    if inside or beyond:
        assert contains(rectangle(x, y, width, height), point) == inside


@given(clouds, st.floats(-math.pi, math.pi))
@settings(deadline=None)
def test_an_oriented_box_holds_every_point_and_runs_at_its_angle(
    cloud: list[tuple[float, float]], angle: float
) -> None:
    box = oriented_box(cloud, angle)
    (x0, y0), (x1, y1), (x2, y2), _ = box
    for px, py in cloud:
        for (ax, ay), (bx, by) in zip(box, (*box[1:], box[0]), strict=True):
            length = math.hypot(bx - ax, by - ay)
            assert turn((ax, ay), (bx, by), (px, py)) >= -1e-6 * max(1.0, length)
    width = math.hypot(x1 - x0, y1 - y0)
    assert math.isclose(x1 - x0, width * math.cos(angle), abs_tol=1e-6)
    assert math.isclose(y1 - y0, width * math.sin(angle), abs_tol=1e-6)
    assert math.isclose((x1 - x0) * (x2 - x1) + (y1 - y0) * (y2 - y1), 0, abs_tol=1e-3)


def test_an_upright_box_begins_at_the_top_left() -> None:
    assert oriented_box([(3, 4), (1, 9)], 0) == ((1, 4), (3, 4), (3, 9), (1, 9))
