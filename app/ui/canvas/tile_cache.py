"""Cached tiles, painted a little in every frame and never longer than a frame's budget.

All tiles of one scale belong together. While the tiles of a new scale are being painted, those of the
last complete one stand in for them, stretched.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from math import ceil, floor, log2
from time import perf_counter
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from app.model.geometry import Bounds

TILE = 256
Key = tuple[int, int]
Paint = Callable[[QPainter, int, int, int, float], Generator[None]]
"""Paints the square at left, top (device pixels of the scaled plane) of a size, at a scale, in steps.

Between steps the painter may be closed and opened anew: no step counts on what another set.
"""

_AHEAD = 1  # tiles around the view that are painted before they are needed
_KEEP = 2  # tiles around the view that are kept
_LAG = 0.5  # powers of two a new scale may run ahead of the tiles being painted


@dataclass(frozen=True)
class VisiblePlane:
    """The part of the scaled, rotated plane that the viewport shows, in device pixels.

    ``origin``: where the scaled plane begins in the viewport. ``extent``: of everything there is at a
    scale, from the plane's origin.
    """

    origin: tuple[int, int]
    scale: float
    viewport: tuple[int, int]
    extent: Callable[[float], Bounds]


@dataclass
class _ScaleTiles:
    scale: float
    tiles: dict[Key, QImage] = field(default_factory=dict)
    stale: set[Key] = field(default_factory=set)


class _TilePainting:
    """One tile being painted, over several frames if need be.

    The painter is open within a frame only: a program that ends, or a widget that is deleted, with an open
    painter crashes.
    """

    def __init__(self, key: Key, scale: float, paint: Paint) -> None:
        self.key = key
        self.image = QImage(TILE, TILE, QImage.Format.Format_RGB32)
        self._painter = QPainter()
        self._steps = paint(self._painter, key[0] * TILE, key[1] * TILE, TILE, scale)

    def step(self) -> bool:
        """Paint one step; return True if the tile is finished."""
        if not self._painter.isActive():
            self._painter.begin(self.image)
        return next(self._steps, True) is True

    def pause(self) -> None:
        """Close the painter until the next step."""
        if self._painter.isActive():
            self._painter.end()


class TileCache:
    """The painted tiles; ``complete`` is True if everything in view is painted at its scale and current."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._current = _ScaleTiles(1.0)
        self._previous: _ScaleTiles | None = None
        self._painting: _TilePainting | None = None
        self._previous_middle: tuple[float, float] | None = None
        self.complete = False

    @property
    def size(self) -> int:
        """Return how many tiles of the current scale are kept."""
        return len(self._current.tiles)

    def clear(self) -> None:
        """Drop all tiles, those of the previous scale too."""
        self._stop()
        self._current = _ScaleTiles(self._current.scale)
        self._previous = None
        self.complete = False

    def invalidate(self, areas: list[Bounds] | None = None) -> None:
        """Mark the tiles that touch these areas (image pixels; ``None``: all tiles) to be painted again."""
        self._stop()
        self.complete = False
        current = self._current
        if areas is None:
            current.stale = set(current.tiles)
            return
        around = 16.0
        for left, top, right, bottom in areas:
            x0 = floor((left * current.scale - around) / TILE)
            y0 = floor((top * current.scale - around) / TILE)
            x1 = floor((right * current.scale + around) / TILE)
            y1 = floor((bottom * current.scale + around) / TILE)
            current.stale.update(key for key in current.tiles if x0 <= key[0] <= x1 and y0 <= key[1] <= y1)

    def advance(self, plane: VisiblePlane, seconds: float, *, ahead: bool = True) -> bool:
        """Paint missing tiles for about ``seconds``; return True if no tile is left to paint.

        ``ahead``: paint around the view too, once the view is complete.
        """
        deadline = perf_counter() + seconds
        try:
            return self._advance(plane, deadline, ahead=ahead)
        except BaseException:
            self._stop()
            raise
        finally:
            if self._painting is not None:
                self._painting.pause()

    def _advance(self, plane: VisiblePlane, deadline: float, *, ahead: bool) -> bool:
        self._begin_scale(plane)
        while True:
            if self._painting is None:
                key = self._next(plane, ahead=ahead)
                if key is None:
                    self._forget_far(plane)
                    return self.complete
                self._painting = _TilePainting(key, self._current.scale, self._paint)
            if self._painting.step():
                self._finish(self._painting)
            if perf_counter() >= deadline:
                self.complete = self._current.scale == plane.scale and not self._missing(plane, stale=True)
                self._forget_far(plane)
                return False

    def draw(
        self,
        painter: QPainter,
        plane: VisiblePlane,
        area: QRect,
        paint_missing: Callable[[QPainter, QRect], None],
    ) -> None:
        """Draw the tiles within ``area`` of the viewport; ``paint_missing`` draws where there are none yet.

        Every pixel is drawn once only: by the newest that there is.
        """
        uncovered = _draw(painter, self._current, plane, QRegion(area))
        if self._missing(plane, stale=False):
            if self._previous is not None:
                uncovered = _draw(painter, self._previous, plane, uncovered)
            for rect in _rects(uncovered):
                paint_missing(painter, rect)

    def _begin_scale(self, plane: VisiblePlane) -> None:
        """Begin the tiles of a new scale once those of the old one are complete or of no more use."""
        current = self._current
        if current.scale == plane.scale:
            return
        if not self._missing(plane, stale=False):
            self._stop()
            self._previous, self._current = current, _ScaleTiles(plane.scale)
        elif self._previous is None or abs(log2(current.scale / plane.scale)) > _LAG:
            self._stop()
            self._current = _ScaleTiles(plane.scale)

    def _finish(self, painting: _TilePainting) -> None:
        painting.pause()
        self._painting = None
        self._current.tiles[painting.key] = painting.image
        self._current.stale.discard(painting.key)

    def _stop(self) -> None:
        if self._painting is not None:
            self._painting.pause()
            self._painting = None

    def _missing(self, plane: VisiblePlane, *, stale: bool) -> list[Key]:
        current = self._current
        return [
            key
            for key in _visible(plane, current.scale)
            if key not in current.tiles or (stale and key in current.stale)
        ]

    def _next(self, plane: VisiblePlane, *, ahead: bool) -> Key | None:
        """Return the tile to paint next: nearest to the middle of the view, then where the view is moving."""
        factor = self._current.scale / plane.scale
        middle = (
            (plane.viewport[0] / 2 - plane.origin[0]) * factor / TILE - 0.5,
            (plane.viewport[1] / 2 - plane.origin[1]) * factor / TILE - 0.5,
        )
        missing = self._missing(plane, stale=True)
        self.complete = not missing and self._current.scale == plane.scale
        if not missing:
            if not ahead or not self.complete:
                return None
            around = _visible(plane, self._current.scale, _AHEAD)
            missing = [k for k in around if k not in self._current.tiles or k in self._current.stale]
            last = self._previous_middle or middle
            going = (middle[0] - last[0], middle[1] - last[1])
            self._previous_middle = middle
            middle = (middle[0] + going[0] * 64, middle[1] + going[1] * 64)
        return min(
            missing, key=lambda key: (key[0] - middle[0]) ** 2 + (key[1] - middle[1]) ** 2, default=None
        )

    def _forget_far(self, plane: VisiblePlane) -> None:
        if self.complete:
            self._previous = None
        near = set(_visible(plane, self._current.scale, _KEEP))
        if len(self._current.tiles) > len(near):
            self._current.tiles = {key: tile for key, tile in self._current.tiles.items() if key in near}
            self._current.stale &= near


def _visible(plane: VisiblePlane, scale: float, around: int = 0) -> list[Key]:
    """Return the keys of the tiles of a scale within the viewport and ``around`` tiles beyond."""
    x0, y0, x1, y1 = _span(plane, scale, around)
    return [(x, y) for y in range(y0, y1) for x in range(x0, x1)]


def _span(plane: VisiblePlane, scale: float, around: int = 0) -> tuple[int, int, int, int]:
    factor = scale / plane.scale
    left, top, right, bottom = plane.extent(scale)
    x0 = max(floor(-plane.origin[0] * factor / TILE) - around, floor(left / TILE))
    y0 = max(floor(-plane.origin[1] * factor / TILE) - around, floor(top / TILE))
    x1 = min(ceil((plane.viewport[0] - plane.origin[0]) * factor / TILE) + around, ceil(right / TILE))
    y1 = min(ceil((plane.viewport[1] - plane.origin[1]) * factor / TILE) + around, ceil(bottom / TILE))
    return x0, y0, x1, y1


def _rects(region: QRegion) -> Iterable[QRect]:
    return cast(Iterable[QRect], region)  # it is iterable, Qt's stubs just do not say so


def _draw(painter: QPainter, scale_tiles: _ScaleTiles, plane: VisiblePlane, area: QRegion) -> QRegion:
    """Draw the tiles of one scale within an area; return what they leave uncovered."""
    x, y = plane.origin
    factor = plane.scale / scale_tiles.scale
    uncovered = QRegion(area)
    placed: list[tuple[QRect, QImage]] = []
    for (column, row), image in scale_tiles.tiles.items():
        # Whole pixels that neighbours share: no seams where tiles are stretched.
        x0, x1 = x + round(column * TILE * factor), x + round((column + 1) * TILE * factor)
        y0, y1 = y + round(row * TILE * factor), y + round((row + 1) * TILE * factor)
        place = QRect(x0, y0, x1 - x0, y1 - y0)
        if area.intersects(place):
            placed.append((place, image))
            uncovered -= QRegion(place)
    painter.save()
    for rect in _rects(area):
        painter.setClipRect(rect)
        for place, image in placed:
            if factor == 1.0:
                painter.drawImage(place.topLeft(), image)
            elif rect.intersects(place):
                painter.drawImage(place, image)
    painter.restore()
    return uncovered
