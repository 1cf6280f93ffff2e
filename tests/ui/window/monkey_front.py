"""What the monkey does with what is in front of the window: menus, lists, dialogs, file dialogs."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)  # fmt: skip

from app.ui.window.main_window import MainWindow
from tests.ui.window.monkey_events import LEFT, NO_KEY, click, drag, press, press_text, type_text, wheel
from tests.ui.window.monkey_world import World

Action = tuple[str, Callable[[], object]]
KEYS: Final = (
    *(
        "Left",
        "Right",
        "Up",
        "Down",
        "Home",
        "End",
        "PgUp",
        "PgDown",
        "Tab",
        "Backtab",
        "Return",
        "Esc",
        "Del",
    ),
    *("Backspace", "Space", "F2", "F3", "Menu", "Shift+Down", "Shift+Right", "Ctrl+A", "Ctrl+Z", "Alt+Down"),
)
LETTERS: Final = "abcdehilnoprstuvxz0123456789 .,-/ÄßЖё\u05d0\u0645日😀e\u0301"


class InFront:
    """Chooses what to do with what is in front of a window."""

    def __init__(self, window: MainWindow, chance: random.Random, place: World) -> None:
        self.window = window
        self.chance = chance
        self.place = place

    def _in_popup(self, popup: QWidget) -> Action:
        kind = self.chance.random()
        if kind < 0.25:
            return f"close {name_of(popup)}", partial(press, popup, Qt.Key.Key_Escape)
        if isinstance(popup, QMenu):
            return self._in_menu(popup, kind)
        return self._anything_in(popup)

    def _in_menu(self, menu: QMenu, kind: float) -> Action:
        if kind < 0.6:
            key = self.chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right))
            return f"{key.name} in {name_of(menu)}", partial(press, menu, key)
        active: QAction | None = menu.activeAction()  # the stubs deny that there may be none
        if active is not None and active is self.window.command_actions["file.quit"]:
            return f"close {name_of(menu)}", menu.close
        said = "nothing" if active is None else active.text()
        return f"return in {name_of(menu)} on {said!r}", partial(press, menu, Qt.Key.Key_Return)

    def _in_dialog(self, dialog: QWidget, patience: int) -> Action:
        said = f"{type(dialog).__name__} {dialog.windowTitle()!r}"
        if patience > 16 and isinstance(dialog, QDialog):
            return f"reject {said}", dialog.reject
        if patience > 10 or self.chance.random() < 0.15:
            return f"escape {said}", partial(press, dialog, Qt.Key.Key_Escape)
        what, do = self._anything_in(dialog)
        return f"{what} ({said})", do

    def _anything_in(self, widget: QWidget) -> Action:
        kind = self.chance.random()
        target = self._any_of(widget)
        at = self._point(target)
        focus: QWidget | None = widget.focusWidget()  # here, too
        field = widget if focus is None else focus
        if kind < 0.55:
            return f"click in {name_of(target)} {at.toTuple()}", partial(click, target, LEFT, NO_KEY, at)
        if kind < 0.75:
            key = self.chance.choice(KEYS)
            return f"key {key} in {name_of(field)}", partial(press_text, field, key)
        if kind < 0.85:
            text = "".join(self.chance.choices(LETTERS, k=self.chance.randint(1, 5)))
            return f"type {text!r} in {name_of(field)}", partial(type_text, field, text)
        if kind < 0.95:
            return f"wheel in {name_of(target)}", partial(
                wheel, target, at, self.chance.choice((120, -120)), NO_KEY
            )
        to = self._point(target)
        return f"drag in {name_of(target)} {at.toTuple()} {to.toTuple()}", partial(
            drag, target, LEFT, NO_KEY, at, to
        )

    def _answer_file(self, dialog: QFileDialog) -> Action:
        mode = dialog.fileMode()
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        if field is None or self.chance.random() < 0.3:
            return "leave the file dialog", dialog.reject
        if mode == QFileDialog.FileMode.Directory:
            saving = self.chance.random() < 0.5
            path = self.place.outputs if saving else self.chance.choice(self.place.folders)
        elif mode == QFileDialog.FileMode.AnyFile:
            path = self.place.outputs / self.chance.choice(("a", "b.txt", "c.json", "d.pdf", "é ü"))
        else:
            path = self.chance.choice(self.place.images if self.chance.random() < 0.3 else self.place.files)

        def answer() -> None:
            field.setText(str(path))
            dialog.accept()

        return f"file dialog: {path.name}", answer

    def _any_of(self, parent: QWidget) -> QWidget:
        children = [
            w for w in parent.findChildren(QWidget)
            if w.isVisible() and w.isEnabled() and w.window() is parent.window()
            and min(w.width(), w.height()) > 4
        ]  # fmt: skip
        buttons = [w for w in children if isinstance(w, QAbstractButton | QComboBox)]
        if buttons and self.chance.random() < 0.5:
            return self.chance.choice(buttons)
        return self.chance.choice(children) if children else parent

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(
            self.chance.randrange(max(1, widget.width())), self.chance.randrange(max(1, widget.height()))
        )


def modal_now() -> QWidget | None:
    """Return the dialog that has the keyboard."""
    return QApplication.activeModalWidget()


def popup_now() -> QWidget | None:
    """Return the list or menu that is open."""
    return QApplication.activePopupWidget()


def name_of(widget: QWidget | None) -> str:
    """Return what a widget is called in the log."""
    if widget is None:
        return "nothing"
    parent = widget.parentWidget()
    named = widget.objectName() or widget.accessibleName() or (parent.objectName() if parent else "")
    return f"{type(widget).__name__} {named!r}"
