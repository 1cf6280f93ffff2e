"""Paints what follows the user in every frame, above the tiles: hover, rubber band, focus frame."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui.canvas import palette
from app.ui.canvas.canvas_scene import CanvasScene
from app.ui.canvas.overlay import RegionRef
from app.ui.canvas.overlay_painting import TileArea, paint_rows
from app.ui.canvas.palette import Style
from app.ui.canvas.view_transform import ViewTransform


def paint_hover(painter: QPainter, scene: CanvasScene, view: ViewTransform, ref: RegionRef) -> None:
    """Lift the region under the pointer; the painter counts in device pixels of the viewport."""
    drawn = scene.find_layer(ref)
    if drawn is None or scene.hidden:
        return
    layer, row = drawn
    x, y = view.origin
    area = TileArea(-x, -y, max(view.viewport), view.zoom, scene.ratio, view.rotation)
    normal = palette.region_style(layer.overlay.kind)
    style = Style(normal.colour, max(2.0, normal.width), 80, 200)
    for _ in paint_rows(painter, layer.overlay, np.array([row]), style, area):
        pass


def paint_outline(painter: QPainter, scene: CanvasScene, points: Sequence[QPointF]) -> None:
    """Draw the rubber band or the lasso; ``points`` in logical pixels, the last joined to the first."""
    ratio = scene.ratio
    _plain(painter, scene.colours.accent, max(1, round(ratio)))
    painter.setBrush(palette.with_alpha(scene.colours.accent, 36))
    painter.drawPolygon(QPolygonF([(point * ratio).toPoint().toPointF() for point in points]))


def paint_focus(painter: QPainter, scene: CanvasScene, viewport: tuple[int, int]) -> None:
    """Draw the frame that shows where the keyboard is."""
    width = 2 * max(1, round(scene.ratio))
    inset = width // 2
    _plain(painter, scene.colours.accent, width)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRect(0, 0, *viewport).adjusted(inset, inset, -inset, -inset))


def _plain(painter: QPainter, colour: str, width: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own signature
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
