"""A person with a keyboard and no mouse: keys and letters for the driver of the real program."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from app.ui.window.commands import command
from tests.e2e.driver import Condition, Person

Steps = Iterator[tuple[str, Condition]]


class Tourist(Person):
    """``steps`` of a subclass say what is pressed and what must come of it.

    Keys go to the window system's queue of this program, for whichever of its windows has the focus, and
    from the event loop rather than from a step, since a file dialog only returns when it is closed.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, folder)

    @property
    def target(self) -> QWidget:
        """The window that keys go to."""
        # the stubs deny that there may be neither popup nor dialog
        in_front: tuple[QWidget | None, ...] = (
            QApplication.activePopupWidget(),
            QApplication.activeModalWidget(),
        )
        return next(filter(None, in_front), self.window)

    def ready(self) -> bool:
        """Whether that window has the focus; there may be no window manager to give it."""
        target = self.target.window()
        if target.windowType() is Qt.WindowType.Popup:
            return True
        if not target.isActiveWindow():
            target.activateWindow()
            return False
        return QApplication.focusWidget() is not None

    def press(self, *keys: str) -> Steps:
        """Press keys one after the other, each when the one before has been dealt with."""
        for key in keys:
            yield from self._post(f"the focus for {key}", partial(self._send, key))

    def type(self, text: str) -> Steps:
        """Type letters where the caret is."""
        yield from self._post(f"the focus for typing {text!r}", partial(self._letters, text))

    def run(self, command_id: str) -> Steps:
        """Press the key that the menu shows for a command."""
        yield from self.press(command(command_id).used[0])

    def choose(self, words: str) -> Steps:
        """Run a command through the palette."""
        yield from self.run("help.palette")
        yield from self.type(words)
        yield from self.press("Return")

    def answer_dialog(self, path: Path) -> Steps:
        """Type a path into the file dialog and accept it."""
        yield "the file dialog", lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
        yield "its focus", lambda: isinstance(QApplication.focusWidget(), QLineEdit)
        # the dialog runs inside the key that opened it, and QTest cannot be entered twice
        field = QApplication.focusWidget()
        assert field is not None
        for key, text in (*((Qt.Key.Key_unknown, letter) for letter in str(path)), (Qt.Key.Key_Return, "\r")):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
                QCoreApplication.postEvent(field, event)
        yield (
            "the file dialog to close",
            lambda: not isinstance(QApplication.activeModalWidget(), QFileDialog),
        )

    def _post(self, what: str, do: Condition) -> Steps:
        yield what, self.ready
        done: list[bool] = []

        def now() -> None:
            done.append(True)  # before, since what a key opens may hold this up until it is closed
            do()

        QTimer.singleShot(0, self, now)
        yield what, lambda: bool(done)

    # Keys for dialogs and popups go to the widget, since Qt deletes their windows and reuses the places in
    # memory, which the Python side of QWindow does not survive.

    @property
    def field(self) -> QWidget:
        """The widget that has the keyboard."""
        target = self.target
        popup = target.windowType() is Qt.WindowType.Popup
        return (target.focusWidget() if popup else QApplication.focusWidget()) or target

    def _send(self, key: str) -> None:
        if self.target is self.window:
            QTest.keySequence(self.window.windowHandle(), QKeySequence(key))
        else:
            QTest.keySequence(self.field, QKeySequence(key))

    def _letters(self, text: str) -> None:
        for letter in text:
            QTest.keyEvent(QTest.KeyAction.Click, self.field, ord(letter))
