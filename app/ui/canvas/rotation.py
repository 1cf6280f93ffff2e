"""Rotating the picture for display only: image pixels to the rotated plane and back.

The plane counts in image pixels too, from the top left of the box around the turned picture. Without Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin

import numpy as np

from app.model.geometry import Bounds, Point
from app.ui.canvas.spatial_grid import Floats

_QUARTERS = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}


@dataclass(frozen=True)
class Rotation:
    """A picture of ``image`` (width, height) turned clockwise by ``degrees``, 0 up to 360."""

    image: tuple[int, int] = (1, 1)
    degrees: float = 0.0

    @property
    def unrotated(self) -> bool:
        """Return True if the picture is not rotated."""
        return self.degrees == 0

    @property
    def by_quarters(self) -> bool:
        """Return True if the picture is rotated by a multiple of 90°, so that upright boxes stay upright."""
        return self.degrees in _QUARTERS

    @cached_property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """Return a, b, c, d, e, f: plane x = a·x + c·y + e, plane y = b·x + d·y + f."""
        across, down = _QUARTERS.get(round(self.degrees), (0.0, 0.0)) if self.by_quarters else self._sides()
        width, height = self.image
        corners = [(x * across - y * down, x * down + y * across) for x in (0, width) for y in (0, height)]
        left, top = min(x for x, _ in corners), min(y for _, y in corners)
        return across, down, -down, across, -left, -top

    @cached_property
    def size(self) -> tuple[float, float]:
        """Return width and height of the plane."""
        left, top, right, bottom = self.bounds((0.0, 0.0, float(self.image[0]), float(self.image[1])))
        return right - left, bottom - top

    def to_plane(self, x: float, y: float) -> Point:
        """Return where an image pixel lies in the plane."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def to_image(self, x: float, y: float) -> Point:
        """Return the image pixel at a place of the plane."""
        a, b, c, d, e, f = self.matrix
        x, y = x - e, y - f
        return a * x + b * y, c * x + d * y

    def bounds(self, bounds: Bounds) -> Bounds:
        """Return the upright box, in the plane, around a box of the image."""
        return _around([self.to_plane(x, y) for x in bounds[::2] for y in bounds[1::2]])

    def image_bounds(self, bounds: Bounds) -> Bounds:
        """Return the upright box, in the image, around a box of the plane."""
        return _around([self.to_image(x, y) for x in bounds[::2] for y in bounds[1::2]])

    def points(self, points: Floats) -> Floats:
        """Return float64 (n, 2) points, or (n, 4) segments or boxes corner by corner, in the plane."""
        if self.unrotated:
            return points
        a, b, c, d, e, f = self.matrix
        turned = np.empty_like(points)
        for column in range(0, points.shape[1], 2):
            x, y = points[:, column], points[:, column + 1]
            turned[:, column] = a * x + c * y + e
            turned[:, column + 1] = b * x + d * y + f
        return turned

    def boxes(self, boxes: Floats) -> Floats:
        """Return the upright boxes, in the plane, around float64 (n, 4) boxes of the image."""
        if self.unrotated:
            return boxes
        first, second = self.points(boxes), self.points(boxes[:, [2, 1, 0, 3]])
        xs = np.stack((first[:, 0], first[:, 2], second[:, 0], second[:, 2]))
        ys = np.stack((first[:, 1], first[:, 3], second[:, 1], second[:, 3]))
        return np.stack((xs.min(0), ys.min(0), xs.max(0), ys.max(0)), axis=1)

    def _sides(self) -> tuple[float, float]:
        angle = radians(self.degrees)
        return cos(angle), sin(angle)


def _around(points: list[Point]) -> Bounds:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)
