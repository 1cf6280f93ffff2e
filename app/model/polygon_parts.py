"""Polygons of parts and of wholes: what a piece of a word covers, what encloses several regions."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence

from app.model.geometry import Point, Polygon, bounds, oriented_box, rectangle

_UPRIGHT = 0.01
"""Radians within which a first side counts as level."""
_SLACK = 1e-6
"""Pixels by which turning a box there and back may miss."""


def runs_leftwards(text: str) -> bool:
    """Return True if text is written from right to left, by its first letter with a direction."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def angle_of(polygon: Polygon) -> float:
    """Return where a region's text runs (radians, clockwise): along its first side; level without one."""
    if len(polygon) != 4:
        return 0.0
    (x0, y0), (x1, y1) = polygon[:2]
    return math.atan2(y1 - y0, x1 - x0) if (x0, y0) != (x1, y1) else 0.0


def part_along_text(polygon: Polygon, start: float, end: float, *, leftwards: bool = False) -> Polygon:
    """Return the part between two shares (0..1) of the way the text runs; beyond 1 lies after the end."""
    if not polygon:
        return ()
    if len(polygon) != 4:
        polygon = oriented_box(polygon, 0.0)
    if leftwards:
        start, end = 1 - end, 1 - start
    a, b, c, d = polygon
    return (_between(a, b, start), _between(a, b, end), _between(d, c, end), _between(d, c, start))


def gap_between(left: Polygon, right: Polygon, *, leftwards: bool = False) -> Polygon:
    """Return the polygon between two neighbours of a line."""
    if leftwards:
        left, right = right, left
    if len(left) != 4 or len(right) != 4:
        left_bounds, right_bounds = bounds(left), bounds(right)
        x0, x1 = sorted((left_bounds[2], right_bounds[0]))
        y0, y1 = min(left_bounds[1], right_bounds[1]), max(left_bounds[3], right_bounds[3])
        return rectangle(x0, y0, x1 - x0, y1 - y0)
    return (left[1], right[0], right[3], left[2])


def enclosing_box(polygons: Iterable[Polygon], angle: float = 0.0) -> Polygon:
    """Return the smallest box around all polygons that lies at ``angle`` (radians); empty for no points."""
    points = [point for polygon in polygons for point in polygon]
    if not points:
        return ()
    quarter = angle / (math.pi / 2)
    if abs(quarter - round(quarter)) < _UPRIGHT and round(quarter) % 4 == 0:
        left, top, right, bottom = bounds(points)
        return ((left, top), (right, top), (right, bottom), (left, bottom))
    return oriented_box(points, angle)


def encloses(outer: Polygon, inner: Iterable[Polygon]) -> bool:
    """Return True if the bounds of one polygon hold those of all the others."""
    points = [point for polygon in inner for point in polygon]
    if not points:
        return True
    if not outer:
        return False
    a, b = bounds(outer), bounds(points)
    near = a[0] - b[0] <= _SLACK and a[1] - b[1] <= _SLACK
    return near and b[2] - a[2] <= _SLACK and b[3] - a[3] <= _SLACK


def grown_to_enclose(outer: Polygon, inner: Sequence[Polygon]) -> Polygon:
    """Return the polygon where it encloses the others, else a box around all, at the polygon's angle."""
    if encloses(outer, inner):
        return outer
    return enclosing_box((outer, *inner), angle_of(outer))


def shifted(polygon: Polygon, dx: float, dy: float) -> Polygon:
    """Return the polygon moved by pixels."""
    return tuple((x + dx, y + dy) for x, y in polygon)


def _between(a: Point, b: Point, share: float) -> Point:
    if share in {0, 1}:
        return b if share else a
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
