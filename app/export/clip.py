"""Polygons and numbers fitted to what formats can hold: inside the image, whole pixels, finite."""

from __future__ import annotations

from app.export.overlays import MAX_COORDINATE, MAX_VERTICES
from app.model.geometry import Bounds, Point, Polygon, bounds
from app.model.image import Image


def plausible(polygon: Polygon) -> Polygon:
    """Return the polygon, or an empty one where a vertex is not finite or far out, or too many are given."""
    fine = len(polygon) <= MAX_VERTICES and all(abs(v) <= MAX_COORDINATE for point in polygon for v in point)
    return polygon if fine else ()


def clip_to_image(polygon: Polygon, image: Image) -> Polygon:
    """Return the part of a polygon inside the image, in pixels; empty where nothing of it is inside.

    Vertices keep their order; a polygon that lies inside stays as it is. Sutherland-Hodgman, side by
    side: https://doi.org/10.1145/360767.360802.
    """
    polygon = plausible(polygon)
    if not polygon:
        return ()
    left, top, right, bottom = bounds(polygon)
    if left >= 0 and top >= 0 and right <= image.width and bottom <= image.height:
        return polygon
    for axis, limit, sign in ((0, 0.0, 1), (0, image.width, -1), (1, 0.0, 1), (1, image.height, -1)):
        polygon = _clip_side(polygon, [sign * (point[axis] - limit) for point in polygon])
    return polygon


def _clip_side(polygon: Polygon, depths: list[float]) -> Polygon:
    """Return the part of a polygon on one side of a line; ``depths`` tells how far inside each vertex is."""
    kept: list[Point] = []
    for number, (here, inside) in enumerate(zip(polygon, depths, strict=True)):
        after, outside = polygon[(number + 1) % len(polygon)], depths[(number + 1) % len(polygon)]
        if inside >= 0:
            kept.append(here)
        if (inside < 0 < outside) or (outside < 0 < inside):
            part = inside / (inside - outside)
            kept.append((here[0] + part * (after[0] - here[0]), here[1] + part * (after[1] - here[1])))
    return tuple(kept)


def pixel_polygon(polygon: Polygon, image: Image) -> tuple[tuple[int, int], ...]:
    """Return the part of a polygon inside the image in whole pixels; empty where there is none."""
    return tuple((round(x), round(y)) for x, y in clip_to_image(polygon, image))


def pixel_bounds(polygon: Polygon, image: Image) -> tuple[int, int, int, int] | None:
    """Return left, top, right, bottom of a polygon's part inside the image, in whole pixels."""
    part = clip_to_image(polygon, image)
    if not part:
        return None
    left, top, right, bottom = bounds(part)
    return round(left), round(top), round(right), round(bottom)


def is_upright_rectangle(polygon: Polygon) -> bool:
    """Return True if the polygon is an upright rectangle, clockwise from its top left."""
    if len(polygon) != 4:
        return False
    left, top, right, bottom = bounds(polygon)
    return polygon == ((left, top), (right, top), (right, bottom), (left, bottom))


def plausible_bounds(polygon: Polygon) -> Bounds | None:
    """Return the bounds of a plausible polygon in pixels, None for any other."""
    return bounds(polygon) if plausible(polygon) else None


def format_number(value: float, digits: int = 3) -> str:
    """Return a number as text with at most so many digits after the point, without needless zeros."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
