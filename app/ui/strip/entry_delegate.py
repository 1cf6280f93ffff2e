"""How one image looks in the strip: thumbnail, name, a dot for the state, one line of facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.model.image import Image
from app.ui.content.status_icons import ICON_WIDTH, paint_pencil, paint_tick
from app.ui.session.entries import ENTRY_ROLE, Entry, State
from app.ui.widgets import theme

THUMBNAIL: Final = 44
"""Longest side in device-independent pixels."""
ROW: Final = THUMBNAIL + 20
"""Height of a row."""
DOTS: Final = {
    State.IDLE: "idle",
    State.WAITING: "accent",
    State.RUNNING: "accent",
    State.DONE: "good",
    State.PARTIAL: "doubt",
    State.FAILED: "bad",
}
Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """Paints one row.

    ``thumbnail`` gives the small picture of an image, where it is there; ``leads`` says of which row of
    several that are selected the image is looked at.
    """

    def __init__(
        self, thumbnail: Callable[[Image], QImage | None], leads: Callable[[Index], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._picture = thumbnail
        self._leads = leads

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Rows are all of one height."""
        return QSize(150, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws thumbnail, name, dot and details."""
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        try:
            self._paint(painter, option, entry, leads=self._leads(index))
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, *, leads: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(option.rect)
        state = option.state
        row = rect.adjusted(6, 2, -6, -2)
        if state & QStyle.StateFlag.State_Selected:
            self._tint(painter, row, "accent_soft")
        elif state & QStyle.StateFlag.State_MouseOver:
            self._tint(painter, row, "hover")
        if leads:
            self._tint(painter, QRectF(row.left(), row.top() + 8, 4, row.height() - 16), "accent")
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        box = QRectF(row.left() + 8, row.center().y() - THUMBNAIL / 2, THUMBNAIL, THUMBNAIL)
        self._thumbnail(painter, box, self._picture(entry.image))
        left = box.right() + 10
        width = row.right() - 8 - left
        metrics = QFontMetrics(option.font)
        middle = row.center().y()
        named = width
        if entry.corrected:
            named -= ICON_WIDTH
            paint_pencil(painter, QPointF(left + width - ICON_WIDTH / 2, middle - 4 - metrics.xHeight() / 2))
        painter.setPen(theme.color("text"))
        painter.drawText(
            QPointF(left, middle - 4),
            metrics.elidedText(entry.name, Qt.TextElideMode.ElideMiddle, int(named)),
        )
        small = option.font
        small.setPointSizeF(small.pointSizeF() * 0.9)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        base = middle + metrics.ascent() + 3
        dot = QPointF(left + 4, base - metrics.xHeight() / 2)
        if entry.reviewed and entry.state is State.DONE:
            paint_tick(painter, dot)
        else:
            self._dot(painter, dot, entry.state)
        painter.setPen(theme.color("muted"))
        details = metrics.elidedText(entry.details, Qt.TextElideMode.ElideRight, int(width) - 13)
        painter.drawText(QPointF(left + 13, base), details)

    @staticmethod
    def _dot(painter: QPainter, centre: QPointF, state: State) -> None:
        tone = theme.color(DOTS[state])
        if state is State.WAITING:  # a ring: not begun yet
            painter.setPen(QPen(tone, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 3, 3)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        painter.drawEllipse(centre, 3.5, 3.5)

    @staticmethod
    def _tint(painter: QPainter, rect: QRectF, name: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(name))
        radius = min(6.0, rect.width() / 2)
        painter.drawRoundedRect(rect, radius, radius)

    @staticmethod
    def _thumbnail(painter: QPainter, box: QRectF, image: QImage | None) -> None:
        if image is None or image.isNull():
            painter.setPen(QPen(theme.color("border"), 1))
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(box.adjusted(4.5, 0.5, -4.5, -0.5), 3, 3)
            return
        size = QSize(image.size()).scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(box.center())
        painter.drawImage(place, image)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
