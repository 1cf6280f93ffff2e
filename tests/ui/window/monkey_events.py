"""Events of mouse and keyboard, given to widgets and windows.

Those for widgets are posted, not sent: what they open may hold the sender up, and QTest cannot be entered
twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)  # fmt: skip
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

LEFT: Final = Qt.MouseButton.LeftButton
RIGHT: Final = Qt.MouseButton.RightButton
MIDDLE: Final = Qt.MouseButton.MiddleButton
NO_KEY: Final = Qt.KeyboardModifier.NoModifier


def _post_mouse(widget: QWidget, kind: QEvent.Type, at: QPoint, button: Any, buttons: Any, held: Any) -> None:
    place = QPointF(at)
    QCoreApplication.postEvent(
        widget, QMouseEvent(kind, place, widget.mapToGlobal(place), button, buttons, held)
    )


def click(widget: QWidget, button: Any, held: Any, at: QPoint, *, double: bool = False) -> None:
    none = Qt.MouseButton.NoButton
    kinds = (QEvent.Type.MouseButtonPress, *((QEvent.Type.MouseButtonDblClick,) if double else ()))
    _post_mouse(widget, QEvent.Type.MouseMove, at, none, none, held)
    for kind in kinds:
        _post_mouse(widget, kind, at, button, button, held)
        if button == RIGHT:
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at), held)
            QCoreApplication.postEvent(widget, asked)
        _post_mouse(widget, QEvent.Type.MouseButtonRelease, at, button, none, held)


def drag(widget: QWidget, button: Any, held: Any, at: QPoint, to: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    _post_mouse(widget, QEvent.Type.MouseButtonPress, at, button, button, held)
    for place in _between(at, to):
        _post_mouse(widget, QEvent.Type.MouseMove, place, none, button, held)
    _post_mouse(widget, QEvent.Type.MouseButtonRelease, to, button, none, held)


def _between(at: QPoint, to: QPoint, steps: int = 4) -> Sequence[QPoint]:
    return [at + (to - at) * (step / steps) for step in range(1, steps + 1)]


def drag_in_window(window: QWidget, button: Any, held: Any, at: QPoint, to: QPoint) -> None:
    handle = window.windowHandle()
    QTest.mousePress(handle, button, held, at)
    for place in _between(at, to):
        QTest.mouseMove(handle, place)
    QTest.mouseRelease(handle, button, held, to)


def hover(widget: QWidget, at: QPoint, to: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    for place in (at, to):
        _post_mouse(widget, QEvent.Type.MouseMove, place, none, none, NO_KEY)
    QCoreApplication.postEvent(widget, QHelpEvent(QEvent.Type.ToolTip, to, widget.mapToGlobal(to)))


def wheel(widget: QWidget, at: QPoint, by: int, held: Any) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False  # noqa: FBT003 - Qt's signature,
    )  # fmt: skip
    QCoreApplication.postEvent(widget, event)


def press(widget: QWidget, key: Qt.Key, text: str = "", held: Any = NO_KEY) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(widget, QKeyEvent(kind, key, held, text))


def press_text(widget: QWidget, key: str) -> None:
    combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know that it has parts
    press(widget, combination.key(), "", combination.keyboardModifiers())


def type_text(widget: QWidget | None, text: str) -> None:
    for letter in text:
        if widget is not None:
            press(widget, Qt.Key.Key_unknown, letter)


def drop(window: QWidget, at: QPoint, data: QMimeData) -> None:
    handle = window.windowHandle()
    how = (Qt.DropAction.CopyAction, data, LEFT, NO_KEY)
    QCoreApplication.sendEvent(handle, QDragEnterEvent(at, *how))
    QCoreApplication.sendEvent(handle, QDragMoveEvent(at + QPoint(2, 2), *how))
    QCoreApplication.sendEvent(handle, QDropEvent(QPointF(at), *how, QEvent.Type.Drop))
