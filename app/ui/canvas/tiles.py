"""Cached tiles, painted a little in every frame and never longer than a frame's budget.

Tiles belong to a generation: one scale. While the tiles of a new scale are being painted, those of the
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
    """What is to be seen, in device pixels.

    ``origin``: where the scaled plane begins in the viewport. ``extent``: of everything there is at a
    scale, from the plane's origin.
    """

    origin: tuple[int, int]
    scale: float
    viewport: tuple[int, int]
    extent: Callable[[float], Bounds]


@dataclass
class _Generation:
    scale: float
    tiles: dict[Key, QImage] = field(default_factory=dict)
    stale: set[Key] = field(default_factory=set)


class _Job:
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
        """Paint a little; whether that was all."""
        if not self._painter.isActive():
            self._painter.begin(self.image)
        return next(self._steps, True) is True

    def pause(self) -> None:
        """Close the painter until the next step."""
        if self._painter.isActive():
            self._painter.end()


class Tiles:
    """The cache. ``complete`` says whether everything in view is painted as it should be."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._now = _Generation(1.0)
        self._before: _Generation | None = None
        self._job: _Job | None = None
        self._last_middle: tuple[float, float] | None = None
        self.complete = False

    def clear(self) -> None:
        """Forget everything, also what could stand in."""
        self._stop()
        self._now = _Generation(self._now.scale)
        self._before = None
        self.complete = False

    def invalidate(self, areas: list[Bounds] | None = None) -> None:
        """What lies in these areas (image pixels; ``None``: everywhere) must be painted anew."""
        self._stop()
        self.complete = False
        now = self._now
        if areas is None:
            now.stale = set(now.tiles)
            return
        around = 16.0
        for left, top, right, bottom in areas:
            x0, y0 = floor((left * now.scale - around) / TILE), floor((top * now.scale - around) / TILE)
            x1, y1 = floor((right * now.scale + around) / TILE), floor((bottom * now.scale + around) / TILE)
            now.stale.update(key for key in now.tiles if x0 <= key[0] <= x1 and y0 <= key[1] <= y1)

    def advance(self, look: VisiblePlane, seconds: float, *, ahead: bool = True) -> bool:
        """Paint what is missing, at most about this long; whether everything, also around the view, is done.

        ``ahead``: paint around the view too, once the view is complete.
        """
        deadline = perf_counter() + seconds
        try:
            return self._advance(look, deadline, ahead=ahead)
        except BaseException:
            self._stop()
            raise
        finally:
            if self._job is not None:
                self._job.pause()

    def _advance(self, look: VisiblePlane, deadline: float, *, ahead: bool) -> bool:
        self._turn(look)
        while True:
            if self._job is None:
                key = self._next(look, ahead=ahead)
                if key is None:
                    self._forget_far(look)
                    return self.complete
                self._job = _Job(key, self._now.scale, self._paint)
            if self._job.step():
                self._finish(self._job)
            if perf_counter() >= deadline:
                self.complete = self._now.scale == look.scale and not self._missing(look, stale=True)
                self._forget_far(look)
                return False

    def draw(
        self, painter: QPainter, look: VisiblePlane, area: QRect, stand_in: Callable[[QPainter, QRect], None]
    ) -> None:
        """Draw the tiles within ``area`` of the viewport; ``stand_in`` draws where there are none yet.

        Every pixel is drawn once only: by the newest that there is.
        """
        left = _draw(painter, self._now, look, QRegion(area))
        if self._missing(look, stale=False):
            if self._before is not None:
                left = _draw(painter, self._before, look, left)
            for rect in _rects(left):
                stand_in(painter, rect)

    def _turn(self, look: VisiblePlane) -> None:
        """Begin a new generation when the scale has changed and the last one is of no more use."""
        now = self._now
        if now.scale == look.scale:
            return
        if not self._missing(look, stale=False):
            self._stop()
            self._before, self._now = now, _Generation(look.scale)
        elif self._before is None or abs(log2(now.scale / look.scale)) > _LAG:
            self._stop()
            self._now = _Generation(look.scale)

    def _finish(self, job: _Job) -> None:
        job.pause()
        self._job = None
        self._now.tiles[job.key] = job.image
        self._now.stale.discard(job.key)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.pause()
            self._job = None

    def _missing(self, look: VisiblePlane, *, stale: bool) -> list[Key]:
        now = self._now
        return [
            key for key in _visible(look, now.scale) if key not in now.tiles or (stale and key in now.stale)
        ]

    def _next(self, look: VisiblePlane, *, ahead: bool) -> Key | None:
        """The tile most wanted: in view, nearest to the middle; then around it, where the view is going."""
        factor = self._now.scale / look.scale
        middle = (
            (look.viewport[0] / 2 - look.origin[0]) * factor / TILE - 0.5,
            (look.viewport[1] / 2 - look.origin[1]) * factor / TILE - 0.5,
        )
        missing = self._missing(look, stale=True)
        self.complete = not missing and self._now.scale == look.scale
        if not missing:
            if not ahead or not self.complete:
                return None
            around = _visible(look, self._now.scale, _AHEAD)
            missing = [k for k in around if k not in self._now.tiles or k in self._now.stale]
            last = self._last_middle or middle
            going = (middle[0] - last[0], middle[1] - last[1])
            self._last_middle = middle
            middle = (middle[0] + going[0] * 64, middle[1] + going[1] * 64)
        return min(
            missing, key=lambda key: (key[0] - middle[0]) ** 2 + (key[1] - middle[1]) ** 2, default=None
        )

    def _forget_far(self, look: VisiblePlane) -> None:
        if self.complete:
            self._before = None
        near = set(_visible(look, self._now.scale, _KEEP))
        if len(self._now.tiles) > len(near):
            self._now.tiles = {key: tile for key, tile in self._now.tiles.items() if key in near}
            self._now.stale &= near


def _visible(look: VisiblePlane, scale: float, around: int = 0) -> list[Key]:
    """Keys of the tiles of a generation of this scale that show in the viewport, or ``around`` tiles more."""
    x0, y0, x1, y1 = _span(look, scale, around)
    return [(x, y) for y in range(y0, y1) for x in range(x0, x1)]


def _span(look: VisiblePlane, scale: float, around: int = 0) -> tuple[int, int, int, int]:
    factor = scale / look.scale
    left, top, right, bottom = look.extent(scale)
    x0 = max(floor(-look.origin[0] * factor / TILE) - around, floor(left / TILE))
    y0 = max(floor(-look.origin[1] * factor / TILE) - around, floor(top / TILE))
    x1 = min(ceil((look.viewport[0] - look.origin[0]) * factor / TILE) + around, ceil(right / TILE))
    y1 = min(ceil((look.viewport[1] - look.origin[1]) * factor / TILE) + around, ceil(bottom / TILE))
    return x0, y0, x1, y1


def _rects(region: QRegion) -> Iterable[QRect]:
    return cast(Iterable[QRect], region)  # it is iterable, Qt's stubs just do not say so


def _draw(painter: QPainter, generation: _Generation, look: VisiblePlane, area: QRegion) -> QRegion:
    """Draw the tiles of a generation within an area; answers what they leave uncovered."""
    x, y = look.origin
    factor = look.scale / generation.scale
    left = QRegion(area)
    placed: list[tuple[QRect, QImage]] = []
    for (column, row), image in generation.tiles.items():
        # Whole pixels that neighbours share: no seams where tiles are stretched.
        x0, x1 = x + round(column * TILE * factor), x + round((column + 1) * TILE * factor)
        y0, y1 = y + round(row * TILE * factor), y + round((row + 1) * TILE * factor)
        place = QRect(x0, y0, x1 - x0, y1 - y0)
        if area.intersects(place):
            placed.append((place, image))
            left -= QRegion(place)
    painter.save()
    for rect in _rects(area):
        painter.setClipRect(rect)
        for place, image in placed:
            if factor == 1.0:
                painter.drawImage(place.topLeft(), image)
            elif rect.intersects(place):
                painter.drawImage(place, image)
    painter.restore()
    return left
