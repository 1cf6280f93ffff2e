"""How rows of lists are painted: ground, focus, text cut to its room, badges.

Every list of the window whose rows are more than a text paints them with what stands here.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.widgets import theme

Index = QModelIndex | QPersistentModelIndex
RADIUS: Final = 6.0
"""Of the corners of a row's ground, in logical pixels."""
_STATE = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate):
    """Paints rows by ``draw``, which may leave the painter in any state."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row, and leave the painter as it was."""
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(option.font)
            self.draw(painter, option, index)
        finally:
            painter.restore()

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row with the painter smoothed and the font of the list set."""
        raise NotImplementedError


def draw_tint(painter: QPainter, area: QRectF, color: str, radius: float = RADIUS) -> None:
    """Fill a rectangle with round corners in a colour of the theme."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(color))
    rounded = min(radius, area.width() / 2)
    painter.drawRoundedRect(area, rounded, rounded)


def draw_ground(
    painter: QPainter, option: QStyleOptionViewItem, area: QRectF, radius: float = RADIUS
) -> None:
    """Draw the ground of a row that is selected, or that the pointer is over."""
    if option.state & _STATE.State_Selected:
        draw_tint(painter, area, "accent_soft", radius)
    elif option.state & _STATE.State_MouseOver:
        draw_tint(painter, area, "hover", radius)


def draw_separator(painter: QPainter, area: QRectF) -> None:
    """Draw the line between a row and the one below."""
    painter.fillRect(QRectF(area.left(), area.bottom() - 0.5, area.width(), 1), theme.color("border"))


def draw_focus(painter: QPainter, option: QStyleOptionViewItem, area: QRectF) -> None:
    """Draw the ring around the row that has the focus, where that came by the keyboard."""
    if option.state & _STATE.State_HasFocus and option.state & _STATE.State_KeyboardFocusChange:
        painter.setPen(QPen(theme.color("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def draw_text(
    painter: QPainter,
    text: str,
    color: str,
    at: QPointF,
    room: float,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Draw a text from a point on its base line, cut to its room in logical pixels."""
    painter.setPen(theme.color(color))
    metrics = QFontMetricsF(painter.font())
    painter.drawText(at, metrics.elidedText(text, mode, max(0.0, room)))


def draw_text_before(painter: QPainter, text: str, color: str, at: QPointF) -> int:
    """Draw a text, never cut, that ends at a point on its base line; return its width in whole pixels."""
    width = QFontMetrics(painter.font()).horizontalAdvance(text)
    painter.setPen(theme.color(color))
    painter.drawText(at - QPointF(width, 0), text)
    return width


def draw_badge(painter: QPainter, text: str, color: str, at: QPointF, *, filled: bool) -> float:
    """Draw a text in a rounded frame whose upper right corner is a point; return its left edge."""
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(text) + 16
    box = QRectF(at.x() - width, at.y() - 1.5, width, metrics.height() + 3)
    painter.setPen(QPen(theme.color(color), 1))
    painter.setBrush(theme.color(color, 40) if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(theme.color("text" if filled else "muted"))
    painter.drawText(QPointF(box.left() + 8, at.y() + metrics.ascent()), text)
    return box.left()
