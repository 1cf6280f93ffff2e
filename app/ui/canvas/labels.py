"""Names and texts beside regions, placed so that they never cover what can be read in the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from app.ui.base.safe_text import one_line
from app.ui.canvas import palette
from app.ui.canvas.grid import Floats, Ints
from app.ui.canvas.layers import DrawnOverlay
from app.ui.canvas.scene import Scene
from app.ui.canvas.view import View

_CELL = 2.0  # logical pixels of the grid in which places are taken
_SMALLEST, _LARGEST = 9, 13  # logical pixels of the letters
_MOST = 600
_MOST_TAKEN = 6_000
_NARROWEST = 24.0


@dataclass(frozen=True)
class TextLabel:
    """One text and where it stands: in device pixels from the origin of the plane."""

    place: QRect
    text: str
    colour: str


class Labels:
    """The labels of what is in view; ``place`` finds their places, ``paint`` draws them."""

    def __init__(self) -> None:
        self._labels: list[TextLabel] = []
        self._zoom = 0.0
        self._font = QFont()

    def clear(self) -> None:
        """Forget all."""
        self._labels = []

    @property
    def shown(self) -> tuple[TextLabel, ...]:
        """What was placed last."""
        return tuple(self._labels)

    def place(self, scene: Scene, view: View, font: QFont) -> None:
        """Find places for the labels of the regions in view."""
        self._labels = []
        self._zoom = view.zoom
        layers = [shown for shown in scene.drawn() if shown.overlay.texts]
        words = any(shown.overlay.kind == "word" for shown in layers)
        layers = [s for s in layers if s.overlay.kind != "block" and not (words and s.overlay.kind == "line")]
        taken = _Taken(view, scene.ratio)
        for shown in _written(scene):
            boxes = _boxes(shown, view)
            if len(boxes) > _MOST_TAKEN:
                return
            for box in boxes.tolist():
                taken.take(*box)
        sides = [s.overlay.typical * view.zoom / scene.ratio for s in layers]
        letters = min(max(_SMALLEST, round(min(sides, default=0) * 0.5)), _LARGEST)
        self._font = QFont(font)
        self._font.setPixelSize(max(1, round(letters * scene.ratio)))
        metrics = QFontMetrics(self._font)
        for shown in layers:
            for box, text in _texts(shown, view, scene):
                if len(self._labels) >= _MOST:
                    return
                self._try(taken, metrics, box, text, palette.style(shown.overlay.kind).colour, scene.ratio)

    def paint(self, painter: QPainter, scene: Scene, view: View) -> None:
        """Draw what was placed, if the zoom is still the same."""
        if view.zoom != self._zoom or not self._labels:
            return
        x, y = view.origin
        painter.save()
        painter.setFont(self._font)
        ground = QColor(scene.theme.background)
        ground.setAlpha(238)
        ink = QColor("#F2F3F5" if ground.lightness() < 128 else "#16181B")
        for label in self._labels:
            place = label.place.translated(x, y)
            painter.fillRect(place, ground)
            painter.fillRect(
                place.x(), place.y(), max(1, round(2 * scene.ratio)), place.height(), label.colour
            )
            painter.setPen(ink)
            inner = place.adjusted(round(4 * scene.ratio), 0, 0, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, label.text)
        painter.restore()

    def _try(
        self, taken: _Taken, metrics: QFontMetrics, box: list[float], text: str, colour: str, ratio: float
    ) -> None:
        left, top, right, bottom = box
        most = max(right - left, _NARROWEST * ratio) + 6 * ratio
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(most))
        wide, high = metrics.horizontalAdvance(shown) + 7 * ratio, float(metrics.height())
        gap = ratio
        for x, y in (
            (left, top - high - gap),
            (left, bottom + gap),
            (right + 3 * gap, (top + bottom - high) / 2),
            (left - wide - 3 * gap, (top + bottom - high) / 2),
        ):
            if taken.is_free(x, y, x + wide, y + high):
                taken.take(x, y, x + wide, y + high)
                origin_x, origin_y = taken.origin
                place = QRect(round(x) - origin_x, round(y) - origin_y, ceil(wide), ceil(high))
                self._labels.append(TextLabel(place, shown, colour))
                return


class _Taken:
    """Which places of the viewport are taken."""

    def __init__(self, view: View, ratio: float) -> None:
        self.origin = view.origin
        self._cell = _CELL * ratio
        width, height = view.viewport
        self._size = (width, height)
        self._cells = np.zeros((ceil(height / self._cell) + 1, ceil(width / self._cell) + 1), np.bool_)

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """Nothing may stand here."""
        self._cells[self._part(left, top, right, bottom)] = True

    def is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether this lies in the viewport, and nothing stands here."""
        inside = left >= 0 and top >= 0 and right <= self._size[0] and bottom <= self._size[1]
        return inside and not bool(self._cells[self._part(left, top, right, bottom)].any())

    def _part(self, left: float, top: float, right: float, bottom: float) -> tuple[slice, slice]:
        cell = self._cell
        return (
            slice(max(0, floor(top / cell)), max(0, ceil(bottom / cell))),
            slice(max(0, floor(left / cell)), max(0, ceil(right / cell))),
        )


def _written(scene: Scene) -> list[DrawnOverlay]:
    """The layers whose regions hold letters, as closely as they are known; drawn or not."""
    of: dict[str, dict[str, DrawnOverlay]] = {}
    for shown in scene.layers:
        of.setdefault(shown.overlay.provider, {})[shown.overlay.kind] = shown
    finest = [
        next((kinds[k] for k in ("word", "line", "block") if k in kinds), None) for kinds in of.values()
    ]
    return [shown for shown in finest if shown is not None]


def _rows(shown: DrawnOverlay, view: View) -> Ints:
    return shown.overlay.grid.within(*view.turn.image_bounds(view.visible()))


def _boxes(shown: DrawnOverlay, view: View) -> Floats:
    boxes = view.turn.boxes(shown.overlay.bounds[_rows(shown, view)]) * view.zoom
    return boxes + np.array(view.origin * 2, np.float64)


def _texts(shown: DrawnOverlay, view: View, scene: Scene) -> Iterator[tuple[list[float], str]]:
    overlay = shown.overlay
    rows = _rows(shown, view)
    rows = rows[scene.confidence_style.stays(overlay.confidence[rows])]
    boxes = view.turn.boxes(overlay.bounds[rows]) * view.zoom + np.array(view.origin * 2, np.float64)
    for row, box in zip(rows.tolist(), boxes.tolist(), strict=True):
        text = one_line(overlay.text(row), 80)
        if text:
            yield box, text
