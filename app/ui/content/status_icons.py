"""Small signs for what somebody did: a pencil for corrected by hand, a tick for reviewed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.ui.content.content import ContentRow
from app.ui.widgets import theme

WIDTH: Final = 16
"""Room of one sign, in logical pixels."""


def paint_marks(painter: QPainter, row: ContentRow, right: float, middle: float) -> float:
    """Paint the signs of a row, the last one ending at ``right``; where the room before them ends."""
    if row.reviewed:
        right -= WIDTH
        paint_tick(painter, QPointF(right + WIDTH / 2 - 2, middle))
    if row.corrected:
        right -= WIDTH
        paint_pencil(painter, QPointF(right + WIDTH / 2 - 2, middle))
    return right


def paint_tick(painter: QPainter, at: QPointF) -> None:
    """A tick around a point."""
    path = QPainterPath(at + QPointF(-4.5, 0.5))
    path.lineTo(at + QPointF(-1.5, 3.5))
    path.lineTo(at + QPointF(4.5, -3.5))
    _stroke(painter, path, "good")


def paint_pencil(painter: QPainter, at: QPointF) -> None:
    """A pencil around a point, its tip at the lower left."""
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
