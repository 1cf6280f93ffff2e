"""Google's two kinds of coordinates as pixels of the upright original."""

from __future__ import annotations

from app.model.geometry import Point, Polygon, mapped
from app.providers.google.shapes import GooglePolygon
from app.providers.kit.wire_values import Number, PointMap, coordinate, points


class GoogleCoordinates:
    """Maps points in pixels, or in shares of the width and height in pixels, to the original."""

    def __init__(self, width: float, height: float, to_original: PointMap) -> None:
        self._width = width
        self._height = height
        self._to_original = to_original

    def polygon(self, polygon: GooglePolygon | None) -> Polygon:
        """Return the corners in pixels of the original; empty without a polygon."""
        if polygon is None:
            return ()
        if polygon.vertices:
            return mapped(points(polygon.vertices), self._to_original)
        shares = points(polygon.normalized_vertices)
        return tuple(self._to_original((x * self._width, y * self._height)) for x, y in shares)

    def point(self, x: Number, y: Number) -> Point:
        """Return a point given in pixels of the image sent, in pixels of the original."""
        return self._to_original((coordinate(x), coordinate(y)))
