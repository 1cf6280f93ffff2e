"""A line of text edited where it stands, on the canvas or in the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_SMALLEST, _LARGEST = 10.0, 26.0
"""Points of the text."""


class InlineEditor(QLineEdit):
    """Tells of each keystroke with ``textEdited`` and, once, how it ended with ``ended``.

    ``ended``: the text (``None`` by Escape) and where to go on: 1 and -1 for the neighbours (Tab and
    Shift+Tab), else 0.
    """

    ended = Signal(object, int)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setObjectName("inline")
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._over = False

    def lie_over(self, place: QRect, room: QRect, *, scaled: bool) -> None:
        """Cover a place within ``room``, larger where the text needs it; ``scaled``: as tall as the place."""
        font = self.font()
        if scaled:
            font.setPointSizeF(min(max(place.height() * 0.55, _SMALLEST), _LARGEST))
            self.setFont(font)
        metrics = QFontMetrics(font)
        width = max(place.width() + 16, metrics.horizontalAdvance(self.text() or " ") + 40, 120)
        height = max(place.height(), metrics.height() + 8)
        box = QRect(0, 0, min(width, room.width()), min(height, room.height()))
        box.moveCenter(place.center())
        box.moveLeft(min(max(place.left() - 6, room.left()), room.right() - box.width() + 1))
        box.moveTop(min(max(box.top(), room.top()), room.bottom() - box.height() + 1))
        self.setGeometry(box)

    def finish(self, text: str | None, step: int = 0) -> None:
        """It is over; tells of it once."""
        if not self._over:
            self._over = True
            self.ended.emit(text, step)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter keeps, Escape drops, Tab keeps and goes on."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish(self.text())
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
