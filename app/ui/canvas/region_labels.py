"""Names and texts beside regions, placed so that they never cover what can be read in the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from app.model.safe_text import one_line
from app.ui.canvas import palette
from app.ui.canvas.canvas_scene import CanvasScene
from app.ui.canvas.overlay_painting import DrawnOverlay
from app.ui.canvas.spatial_grid import Floats, Ints
from app.ui.canvas.view_transform import ViewTransform

_CELL = 2.0  # logical pixels of a cell that is free or occupied
_SMALLEST, _LARGEST = 9, 13  # logical pixels of the letters
_MOST_LABELS = 600
_MOST_OCCUPIED = 6_000
_NARROWEST = 24.0


@dataclass(frozen=True)
class TextLabel:
    """One text and its rectangle, in device pixels from the origin of the plane."""

    place: QRect
    text: str
    colour: str


class RegionLabels:
    """The labels of what is in view; ``place`` finds their places, ``paint`` draws them."""

    def __init__(self) -> None:
        self._labels: list[TextLabel] = []
        self._zoom = 0.0
        self._font = QFont()

    def clear(self) -> None:
        """Remove all labels."""
        self._labels = []

    @property
    def placed(self) -> tuple[TextLabel, ...]:
        """Return the labels that ``place`` found room for."""
        return tuple(self._labels)

    def place(self, scene: CanvasScene, view: ViewTransform, font: QFont) -> None:
        """Place the labels of the regions in view where they cover neither text nor each other."""
        self._labels = []
        self._zoom = view.zoom
        layers = [layer for layer in scene.visible_layers() if layer.overlay.texts]
        words = any(layer.overlay.kind == "word" for layer in layers)
        layers = [s for s in layers if s.overlay.kind != "block" and not (words and s.overlay.kind == "line")]
        occupied = _OccupiedCells(view, scene.ratio)
        for layer in _finest_text_layers(scene):
            boxes = _device_boxes(layer, view)
            if len(boxes) > _MOST_OCCUPIED:
                return
            for box in boxes.tolist():
                occupied.occupy(*box)
        sides = [s.overlay.typical_side * view.zoom / scene.ratio for s in layers]
        letters = min(max(_SMALLEST, round(min(sides, default=0) * 0.5)), _LARGEST)
        self._font = QFont(font)
        self._font.setPixelSize(max(1, round(letters * scene.ratio)))
        metrics = QFontMetrics(self._font)
        for layer in layers:
            for box, text in _labelled_boxes(layer, view, scene):
                if len(self._labels) >= _MOST_LABELS:
                    return
                self._place_label(
                    occupied, metrics, box, text, palette.region_style(layer.overlay.kind).colour, scene.ratio
                )

    def paint(self, painter: QPainter, scene: CanvasScene, view: ViewTransform) -> None:
        """Draw the placed labels, unless the zoom has changed since."""
        if view.zoom != self._zoom or not self._labels:
            return
        x, y = view.origin
        painter.save()
        painter.setFont(self._font)
        ground = QColor(scene.colours.background)
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

    def _place_label(
        self,
        occupied: _OccupiedCells,
        metrics: QFontMetrics,
        box: list[float],
        text: str,
        colour: str,
        ratio: float,
    ) -> None:
        left, top, right, bottom = box
        most = max(right - left, _NARROWEST * ratio) + 6 * ratio
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(most))
        wide, high = metrics.horizontalAdvance(elided) + 7 * ratio, float(metrics.height())
        gap = ratio
        for x, y in (
            (left, top - high - gap),
            (left, bottom + gap),
            (right + 3 * gap, (top + bottom - high) / 2),
            (left - wide - 3 * gap, (top + bottom - high) / 2),
        ):
            if occupied.is_free(x, y, x + wide, y + high):
                occupied.occupy(x, y, x + wide, y + high)
                origin_x, origin_y = occupied.origin
                place = QRect(round(x) - origin_x, round(y) - origin_y, ceil(wide), ceil(high))
                self._labels.append(TextLabel(place, elided, colour))
                return


class _OccupiedCells:
    """The cells of the viewport that text or a label covers."""

    def __init__(self, view: ViewTransform, ratio: float) -> None:
        self.origin = view.origin
        self._cell = _CELL * ratio
        width, height = view.viewport
        self._size = (width, height)
        self._cells = np.zeros((ceil(height / self._cell) + 1, ceil(width / self._cell) + 1), np.bool_)

    def occupy(self, left: float, top: float, right: float, bottom: float) -> None:
        """Reserve a rectangle of device pixels of the viewport."""
        self._cells[self._part(left, top, right, bottom)] = True

    def is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Return True if a rectangle lies in the viewport and none of it is reserved."""
        inside = left >= 0 and top >= 0 and right <= self._size[0] and bottom <= self._size[1]
        return inside and not bool(self._cells[self._part(left, top, right, bottom)].any())

    def _part(self, left: float, top: float, right: float, bottom: float) -> tuple[slice, slice]:
        cell = self._cell
        return (
            slice(max(0, floor(top / cell)), max(0, ceil(bottom / cell))),
            slice(max(0, floor(left / cell)), max(0, ceil(right / cell))),
        )


def _finest_text_layers(scene: CanvasScene) -> list[DrawnOverlay]:
    """Return of each provider the layer of words, else lines, else blocks; drawn or not."""
    by_provider: dict[str, dict[str, DrawnOverlay]] = {}
    for layer in scene.layers:
        by_provider.setdefault(layer.overlay.provider, {})[layer.overlay.kind] = layer
    finest = [
        next((kinds[k] for k in ("word", "line", "block") if k in kinds), None)
        for kinds in by_provider.values()
    ]
    return [layer for layer in finest if layer is not None]


def _rows_in_view(layer: DrawnOverlay, view: ViewTransform) -> Ints:
    return layer.overlay.grid.within(*view.rotation.image_bounds(view.visible()))


def _device_boxes(layer: DrawnOverlay, view: ViewTransform) -> Floats:
    boxes = view.rotation.boxes(layer.overlay.bounds[_rows_in_view(layer, view)]) * view.zoom
    return boxes + np.array(view.origin * 2, np.float64)


def _labelled_boxes(
    layer: DrawnOverlay, view: ViewTransform, scene: CanvasScene
) -> Iterator[tuple[list[float], str]]:
    overlay = layer.overlay
    rows = _rows_in_view(layer, view)
    rows = rows[scene.confidence_style.stays(overlay.confidence[rows])]
    boxes = view.rotation.boxes(overlay.bounds[rows]) * view.zoom + np.array(view.origin * 2, np.float64)
    for row, box in zip(rows.tolist(), boxes.tolist(), strict=True):
        text = one_line(overlay.text(row), 80)
        if text:
            yield box, text
