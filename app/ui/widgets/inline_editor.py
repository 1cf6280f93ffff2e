"""A line of text edited where it stands, on the canvas or in the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_NARROWEST = 120
_LARGER = 1.25
"""Times the usual size, beside the image."""
_GAP = 5
"""Logical pixels between a region and its text."""


class InlineEditor(QLineEdit):
    """Tells of each keystroke with ``textEdited`` and, once, how it ended with ``ended``.

    ``ended``: the text (``None`` by Escape) and where to go on: 1 and -1 for the neighbours (Tab and
    Shift+Tab), ``enter_step`` by Enter, else 0.
    """

    ended = Signal(object, int)

    def __init__(self, text: str, parent: QWidget, *, enter_step: int = 0) -> None:
        super().__init__(text, parent)
        self.setObjectName("inline")
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._over = False
        self._enter_step = enter_step
        self._size = self.font().pointSizeF()

    def lie_over(self, place: QRect, room: QRect) -> None:
        """Cover a place within ``room``, larger where the text needs it."""
        box = self._box(place, room)
        box.moveTop(place.center().y() - box.height() // 2)
        self.setGeometry(_within(box, room))

    def lie_beside(self, place: QRect, room: QRect) -> None:
        """Stand under a place, which stays to be seen, or over it where there is no room."""
        font = self.font()
        font.setPointSizeF(self._size * _LARGER)
        self.setFont(font)
        box = self._box(place, room)
        box.moveTop(place.bottom() + _GAP)
        if box.bottom() > room.bottom():
            box.moveBottom(place.top() - _GAP)
        self.setGeometry(_within(box, room))

    def _box(self, place: QRect, room: QRect) -> QRect:
        metrics = QFontMetrics(self.font())
        width = max(place.width(), metrics.horizontalAdvance(self.text() or " ") + 48, _NARROWEST)
        box = QRect(place.topLeft(), QSize(min(width, room.width()), metrics.height() + 10))
        box.moveLeft(place.left() - 6)
        return box

    def finish(self, text: str | None, step: int = 0) -> None:
        """End the editing with a text, or None to drop it, and tell of that once."""
        if not self._over:
            self._over = True
            self.ended.emit(text, step)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter keeps, Escape drops, Tab keeps and goes on."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish(self.text(), self._enter_step)
        elif key == Qt.Key.Key_Escape:
            self.finish(None)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab does not leave to another widget, Escape is not a command, here."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                self.finish(self.text(), 1 if event.key() == Qt.Key.Key_Tab else -1)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving keeps the text; a menu of its own is not leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish(self.text())


def _within(box: QRect, room: QRect) -> QRect:
    box.moveLeft(max(min(box.left(), room.right() - box.width() + 1), room.left()))
    box.moveTop(max(min(box.top(), room.bottom() - box.height() + 1), room.top()))
    return box
