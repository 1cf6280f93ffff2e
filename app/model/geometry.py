"""Points, polygons and the little arithmetic on them.

Coordinates are pixels of the *upright original* (EXIF orientation applied), x to the right, y down.
Polygons keep the vertex order their provider gave and may leave the image.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

Point = tuple[float, float]
Polygon = tuple[Point, ...]
Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def rectangle(x: float, y: float, width: float, height: float) -> Polygon:
    """Return the four corners, clockwise from the top left."""
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def bounds(points: Iterable[Point]) -> Bounds:
    """Return left, top, right, bottom of the points; raises ValueError when there are none."""
    listed = list(points)
    if not listed:
        raise ValueError("no points have no bounds")
    xs = [p[0] for p in listed]
    ys = [p[1] for p in listed]
    return min(xs), min(ys), max(xs), max(ys)


def area(polygon: Sequence[Point]) -> float:
    """Return the unsigned area by the shoelace formula; 0 for fewer than three vertices."""
    total = 0.0
    for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], *polygon[:1]], strict=True):
        total += x0 * y1 - x1 * y0
    return abs(total) / 2


def centre(polygon: Sequence[Point]) -> Point:
    """Return the mean of the vertices; raises ValueError when there are none."""
    if not polygon:
        raise ValueError("no points have no centre")
    return (
        math.fsum(p[0] for p in polygon) / len(polygon),
        math.fsum(p[1] for p in polygon) / len(polygon),
    )


def mapped(polygon: Sequence[Point], point_map: Callable[[Point], Point]) -> Polygon:
    """Return the polygon with every vertex sent through ``point_map``."""
    return tuple(map(point_map, polygon))


def convex_hull(points: Iterable[Point]) -> Polygon:
    """Return the convex hull, clockwise on screen (y down), by Andrew's monotone chain.

    Fewer than three distinct points come back as they are.
    """
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)

    def chain(sequence: Iterable[Point]) -> list[Point]:
        out: list[Point] = []
        for p in sequence:
            while len(out) > 1 and _turn(out[-2], out[-1], p) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]

    return tuple(chain(ordered) + chain(reversed(ordered)))


def contains(polygon: Sequence[Point], point: Point) -> bool:
    """Return True if the point lies inside the polygon, by the even-odd rule."""
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], *polygon[:1]], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def oriented_box(points: Sequence[Point], angle: float) -> Polygon:
    """Return the smallest box around points whose first side runs at ``angle`` (radians, clockwise).

    Vertex 0 is the box's own top left, seen along that angle; the order is clockwise.
    """
    cos, sin = math.cos(angle), math.sin(angle)
    left, top, right, bottom = bounds((x * cos + y * sin, y * cos - x * sin) for x, y in points)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return tuple((u * cos - v * sin, u * sin + v * cos) for u, v in corners)


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
