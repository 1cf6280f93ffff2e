"""The shape a polygon takes when one of its handles is dragged. No Qt here."""

from __future__ import annotations

import math

from app.model.geometry import Point, Polygon

_RIGHT = 0.02
"""Cosine under which a corner counts as a right angle."""
_SMALLEST = 1.0
"""Pixels a side of a box keeps."""


def is_box(polygon: Polygon) -> bool:
    """Return True if a polygon has four corners, all right angles, however it is rotated."""
    if len(polygon) != 4:
        return False
    for i in range(4):
        a, b, c = polygon[i - 1], polygon[i], polygon[(i + 1) % 4]
        u, v = (a[0] - b[0], a[1] - b[1]), (c[0] - b[0], c[1] - b[1])
        length = math.hypot(*u) * math.hypot(*v)
        if length == 0 or abs(u[0] * v[0] + u[1] * v[1]) > _RIGHT * length:
            return False
    return True


def handle_points(polygon: Polygon) -> list[Point]:
    """Return the handles of a polygon: every vertex, then, of a box, the middle of every side."""
    points = list(polygon)
    if is_box(polygon):
        following = [*polygon[1:], polygon[0]]
        points += [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(polygon, following, strict=True)]
    return points


def with_handle_moved(polygon: Polygon, handle: int, to: Point, *, free: bool = False) -> Polygon:
    """Return the polygon with one of its handles moved to a place.

    A box stays a box: a corner takes its two sides along, a side itself; ``free`` moves the vertex alone.
    """
    if not is_box(polygon) or (free and handle < 4):
        return tuple(to if i == handle else point for i, point in enumerate(polygon))
    if handle >= 4:
        return _side(polygon, handle - 4, to)
    # a corner is where two sides meet
    return _side(_side(polygon, handle, to), (handle + 3) % 4, to)


def stretched(polygon: Polygon, dx: float, dy: float) -> Polygon:
    """Return a box with its right and lower sides (as its text runs) moved by pixels.

    Polygons that are no box grow about their top left.
    """
    if is_box(polygon):
        a, b, _, d = polygon
        right, down = _unit(a, b), _unit(a, d)
        far = _middle(polygon[1], polygon[2])
        polygon = _side(polygon, 1, (far[0] + right[0] * dx, far[1] + right[1] * dx))
        low = _middle(polygon[2], polygon[3])
        return _side(polygon, 2, (low[0] + down[0] * dy, low[1] + down[1] * dy))
    left, top = min(x for x, _ in polygon), min(y for _, y in polygon)
    width = max(max(x for x, _ in polygon) - left, _SMALLEST)
    height = max(max(y for _, y in polygon) - top, _SMALLEST)
    wide, high = max(width + dx, _SMALLEST) / width, max(height + dy, _SMALLEST) / height
    return tuple((left + (x - left) * wide, top + (y - top) * high) for x, y in polygon)


def _side(polygon: Polygon, side: int, to: Point) -> Polygon:
    """Return a box with the side from vertex ``side`` moved straight out to a place, never past the other."""
    a, b = polygon[side], polygon[(side + 1) % 4]
    inner = polygon[side - 1]
    out = _unit(inner, a)
    by = (to[0] - a[0]) * out[0] + (to[1] - a[1]) * out[1]
    by = max(by, _SMALLEST - math.dist(inner, a))
    shift = (out[0] * by, out[1] * by)
    moved = {side: (a[0] + shift[0], a[1] + shift[1]), (side + 1) % 4: (b[0] + shift[0], b[1] + shift[1])}
    return tuple(moved.get(i, point) for i, point in enumerate(polygon))


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _unit(a: Point, b: Point) -> Point:
    length = math.dist(a, b)
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length) if length else (0.0, 0.0)
