"""Small icons for what somebody did: a pencil for corrected by hand, a tick for reviewed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.ui.content.content import ContentRow
from app.ui.widgets import theme

ICON_WIDTH: Final = 16
"""Room of one icon, in logical pixels."""


def paint_status_icons(painter: QPainter, row: ContentRow, right: float, middle: float) -> float:
    """Paint the icons of a row, the last one ending at ``right``; return where the first begins."""
    if row.reviewed:
        right -= ICON_WIDTH
        paint_tick(painter, QPointF(right + ICON_WIDTH / 2 - 2, middle))
    if row.corrected:
        right -= ICON_WIDTH
        paint_pencil(painter, QPointF(right + ICON_WIDTH / 2 - 2, middle))
    return right


def paint_tick(painter: QPainter, at: QPointF) -> None:
    """Paint a tick around a point."""
    path = QPainterPath(at + QPointF(-4.5, 0.5))
    path.lineTo(at + QPointF(-1.5, 3.5))
    path.lineTo(at + QPointF(4.5, -3.5))
    _stroke(painter, path, "good")


def paint_pencil(painter: QPainter, at: QPointF) -> None:
    """Paint a pencil around a point, its tip at the lower left."""
    path = QPainterPath(at + QPointF(-4.5, 4.5))
    path.lineTo(at + QPointF(-3.5, 1.0))
    path.lineTo(at + QPointF(2.0, -4.5))
    path.lineTo(at + QPointF(4.5, -2.0))
    path.lineTo(at + QPointF(-1.0, 3.5))
    path.closeSubpath()
    _stroke(painter, path, "accent", 1.3)


def _stroke(painter: QPainter, path: QPainterPath, colour: str, width: float = 1.8) -> None:
    pen = QPen(theme.color(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
