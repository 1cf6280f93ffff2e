"""Polygons brought within what a format can hold: inside the image, whole pixels, finite."""

from __future__ import annotations

from app.export.layers import FARTHEST, MOST_VERTICES
from app.model.geometry import Bounds, Point, Polygon, bounds
from app.model.image import Image


def sound(polygon: Polygon) -> Polygon:
    """The polygon where its vertices are neither nonsense nor absurdly many, else none."""
    fine = len(polygon) <= MOST_VERTICES and all(abs(v) <= FARTHEST for point in polygon for v in point)
    return polygon if fine else ()


def clipped(polygon: Polygon, image: Image) -> Polygon:
    """The part of the polygon inside the image; none where there is none.

    Vertices keep their order; a polygon that lies inside stays as it is. Sutherland-Hodgman, side by
    side: https://doi.org/10.1145/360767.360802.
    """
    polygon = sound(polygon)
    if not polygon:
        return ()
    left, top, right, bottom = bounds(polygon)
    if left >= 0 and top >= 0 and right <= image.width and bottom <= image.height:
        return polygon
    for axis, limit, sign in ((0, 0.0, 1), (0, image.width, -1), (1, 0.0, 1), (1, image.height, -1)):
        polygon = _cut(polygon, [sign * (point[axis] - limit) for point in polygon])
    return polygon


def _cut(polygon: Polygon, depths: list[float]) -> Polygon:
    """The part of the polygon on one side of a line; ``depths``: how far inside each vertex lies."""
    kept: list[Point] = []
    for number, (here, inside) in enumerate(zip(polygon, depths, strict=True)):
        after, outside = polygon[(number + 1) % len(polygon)], depths[(number + 1) % len(polygon)]
        if inside >= 0:
            kept.append(here)
        if (inside < 0 < outside) or (outside < 0 < inside):
            part = inside / (inside - outside)
            kept.append((here[0] + part * (after[0] - here[0]), here[1] + part * (after[1] - here[1])))
    return tuple(kept)


def whole(polygon: Polygon, image: Image) -> tuple[tuple[int, int], ...]:
    """The part inside the image in whole pixels, none where there is none."""
    return tuple((round(x), round(y)) for x, y in clipped(polygon, image))


def whole_box(polygon: Polygon, image: Image) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of that part in whole pixels."""
    part = clipped(polygon, image)
    if not part:
        return None
    left, top, right, bottom = bounds(part)
    return round(left), round(top), round(right), round(bottom)


def is_box(polygon: Polygon) -> bool:
    """Whether the polygon is an upright rectangle, from the top left clockwise."""
    if len(polygon) != 4:
        return False
    left, top, right, bottom = bounds(polygon)
    return polygon == ((left, top), (right, top), (right, bottom), (left, bottom))


def extent(polygon: Polygon) -> Bounds | None:
    """The bounds of a sound polygon."""
    return bounds(polygon) if sound(polygon) else None


def figure(value: float) -> str:
    """A number without a needless fraction, exact to a thousandth."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
