"""The still picture of a screen, laid over that screen, on which a region is chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QScreen,
)
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.base.i18n import number_text, tr
from app.ui.opening.capture_region import between, middle_of, moved, resized
from app.ui.widgets import theme

_STEPS: Final = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
_FAR: Final = 10
"""Pixels an arrow key moves with Ctrl."""
_DIM: Final = QColor(0, 0, 0, 110)


class CaptureOverlay(QWidget):
    """Covers one screen with its picture; ``picture`` holds real pixels, of which a point may have several.

    ``taken`` carries the chosen part of the picture, ``left`` says that nothing is wanted, ``chosen`` that a
    region was begun here, so that those on other screens go.
    """

    taken = Signal(QImage)
    left = Signal()
    chosen = Signal(object)

    def __init__(self, screen: QScreen, picture: QImage) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        # the window itself is hidden meanwhile: closing the last one seen must not end the program
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(tr("Capture from the screen"))
        self.setAccessibleName(tr("Capture from the screen"))
        self.picture = picture
        self.region = QRect()
        self._from: QPoint | None = None
        self.hint = QLabel(self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.setObjectName("capturehint")
        self.hint.setStyleSheet(
            "background: rgba(20, 22, 24, 225); color: #ffffff; border-radius: 8px; padding: 8px 14px;"
        )
        self.hint.setText(
            tr("Drag over what you want. Arrows move it, Shift+arrows resize it. Enter takes it, Esc leaves.")
        )
        self.setAccessibleDescription(self.hint.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 40)
        column.addStretch(1)
        column.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setGeometry(screen.geometry())

    @property
    def _scale(self) -> tuple[float, float]:
        """Pixels of the picture for a point of the screen, across and down."""
        return self.picture.width() / max(self.width(), 1), self.picture.height() / max(self.height(), 1)

    def clear(self) -> None:
        """Forget the region: one was begun on another screen."""
        self._choose(QRect())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a region."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = self._pixel(event.position())
            self._choose(QRect())
            self.chosen.emit(self)
        elif event.button() == Qt.MouseButton.RightButton:
            self.left.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Stretch the region."""
        if self._from is not None:
            self._choose(between(self._from, self._pixel(event.position()), self.picture.size()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the region to be adjusted."""
        if self._from is not None and event.button() == Qt.MouseButton.LeftButton:
            end = self._pixel(event.position())
            if end != self._from:
                self._choose(between(self._from, end, self.picture.size()))
            self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the region that is there, or the whole screen."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Adjust by arrows, take by Enter, leave by Escape."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        elif key in _STEPS:
            self._adjust(_STEPS[key], event.modifiers())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that the keys act here."""
        super().focusInEvent(event)
        self.update()

    def _adjust(self, step: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        size = self.picture.size()
        if self.region.isEmpty():
            self.chosen.emit(self)
            self._choose(middle_of(size))
            return
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            step *= _FAR
        change = resized if modifiers & Qt.KeyboardModifier.ShiftModifier else moved
        self._choose(change(self.region, step, size))

    def _choose(self, region: QRect) -> None:
        self.region = region
        if not region.isEmpty():
            size = f"{number_text(region.width())} × {number_text(region.height())}"
            self.setAccessibleDescription(tr("{size} pixels chosen").format(size=size))
        self.update()

    def _take(self) -> None:
        region = self.picture.rect() if self.region.isEmpty() else self.region
        self.taken.emit(self.picture.copy(region))

    def _pixel(self, point: QPointF) -> QPoint:
        across, down = self._scale
        x = min(max(int(point.x() * across), 0), self.picture.width() - 1)
        y = min(max(int(point.y() * down), 0), self.picture.height() - 1)
        return QPoint(x, y)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the picture, dim what is not chosen, and write the size of what is."""
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.drawImage(QRectF(self.rect()), self.picture, QRectF(self.picture.rect()))
        across, down = self._scale
        chosen = QRectF(
            self.region.left() / across,
            self.region.top() / down,
            self.region.width() / across,
            self.region.height() / down,
        )
        painter.save()
        painter.setClipRegion(QRegion(self.rect()) - QRegion(chosen.toAlignedRect()))
        painter.fillRect(self.rect(), _DIM)
        painter.restore()
        if self.region.isEmpty():
            return
        painter.setPen(QPen(QColor("#ffffff"), 3))
        painter.drawRect(chosen)
        painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.drawRect(chosen)
        text = f"{number_text(self.region.width())} × {number_text(self.region.height())}"
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(text) + 16
        label = QRectF(chosen.left(), chosen.top() - metrics.height() - 12, width, 0)
        label.setHeight(metrics.height() + 6)
        if label.top() < 0:
            label.moveTop(chosen.top() + 6)
        label.moveLeft(min(label.left(), self.width() - label.width()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 22, 24, 225))
        painter.drawRoundedRect(label, 4, 4)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)
