"""Keys without Ctrl or Alt are commands only while the image or a list has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

PAUSE: Final = 500
"""Milliseconds without a key that part what was typed into a dialog from commands."""
_COMMANDING: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_TYPED: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""Keys that belong to typing although they write no letter."""


class LetterKeys(QObject):
    """Keeps letters from being commands where somebody may be typing.

    A dialog, or a list with a field, may close in the middle of a word: what follows is no command until
    the keys pause, or the user has plainly turned to the window: with the mouse, or to a field of it.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(PAUSE)
        self._typing.timeout.connect(self._paused)
        window.installEventFilter(self)
        self._application = QApplication.instance()
        if isinstance(self._application, QApplication):
            self._application.focusChanged.connect(self._on_focus_changed)

    @property
    def suspended(self) -> bool:
        """Return True if keys still count as typed into what has just closed."""
        return self._typing.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Claim a letter before Qt looks for its command, and drop one typed after a dialog."""
        if event.type() == QEvent.Type.MouseButtonPress and self.suspended:
            self._end()
        if not isinstance(event, QKeyEvent) or not _is_typed(event):
            return False
        focus = self._window.focusWidget()
        if event.type() == QEvent.Type.ShortcutOverride and watched is self._window:
            if self.suspended or not _takes_letters(focus):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and self.suspended:
            self._typing.start()
            if watched is focus and _takes_letters(focus):
                event.accept()
                return True
        return False

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is None:
            return
        if before.window() is self._window:
            inside = now is not None and now.window() is self._window
            if self.suspended and inside and not _takes_letters(now):
                self._end()
            return
        writes = before.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if writes or isinstance(before.window(), QDialog):
            if not self.suspended and self._application is not None:
                self._application.installEventFilter(self)  # only for so long: it sees every event
            self._typing.start()

    def _end(self) -> None:
        self._typing.stop()
        self._paused()

    def _paused(self) -> None:
        if self._application is not None:
            self._application.removeEventFilter(self)


def _is_typed(event: QKeyEvent) -> bool:
    """Return True for a key that would write or erase something in a field."""
    if event.modifiers() & _COMMANDING:
        return False
    return event.key() in _TYPED or (event.text() != "" and event.text().isprintable())


def _takes_letters(focus: QWidget | None) -> bool:
    """Return True if the image, a list, the transcript or nothing has the keyboard."""
    from app.ui.canvas.canvas import Canvas

    if isinstance(focus, QLineEdit):  # one over the image, say
        return False
    while focus is not None and not focus.isWindow():
        if isinstance(focus, Canvas | QAbstractItemView | QPlainTextEdit):
            return True
        focus = focus.parentWidget()
    return focus is None
