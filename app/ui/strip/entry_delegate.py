"""How one image looks in the strip: thumbnail, name, a dot for the state, one line of facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from app.model.image import Image
from app.ui.content.status_icons import ICON_WIDTH, paint_pencil, paint_tick
from app.ui.session.entries import ENTRY_ROLE, Entry, State
from app.ui.widgets import theme
from app.ui.widgets.list_row import Index, RowDelegate, draw_focus, draw_ground, draw_text, draw_tint

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


class EntryDelegate(RowDelegate):
    """Paints the row of an image.

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
        """Return the one size of all rows."""
        return QSize(150, ROW)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw thumbnail, name, state and details of an entry."""
        entry: Entry = index.data(ENTRY_ROLE)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        row = QRectF(option.rect).adjusted(6, 2, -6, -2)
        draw_ground(painter, option, row)
        if self._leads(index):
            draw_tint(painter, QRectF(row.left(), row.top() + 8, 4, row.height() - 16), "accent")
        draw_focus(painter, option, row)
        box = QRectF(row.left() + 8, row.center().y() - THUMBNAIL / 2, THUMBNAIL, THUMBNAIL)
        self._thumbnail(painter, box, self._picture(entry.image))
        self._texts(
            painter, entry, QRectF(box.right() + 10, row.top(), row.right() - 18 - box.right(), row.height())
        )

    def _texts(self, painter: QPainter, entry: Entry, area: QRectF) -> None:
        left, width, middle = area.left(), area.width(), area.center().y()
        named = width
        if entry.corrected:
            named -= ICON_WIDTH
            x_height = QFontMetrics(painter.font()).xHeight()
            paint_pencil(painter, QPointF(left + width - ICON_WIDTH / 2, middle - 4 - x_height / 2))
        elide = Qt.TextElideMode.ElideMiddle
        draw_text(painter, entry.name, "text", QPointF(left, middle - 4), int(named), elide)
        small = painter.font()
        small.setPointSizeF(small.pointSizeF() * 0.9)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        base = middle + metrics.ascent() + 3
        dot = QPointF(left + 4, base - metrics.xHeight() / 2)
        if entry.reviewed and entry.state is State.DONE:
            paint_tick(painter, dot)
        else:
            self._dot(painter, dot, entry.state)
        draw_text(painter, entry.details, "muted", QPointF(left + 13, base), int(width) - 13)

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
