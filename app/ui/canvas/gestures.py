"""Turns wheel, mouse, touchpad and keys into signals: pan, zoom, rotate, point, click, select."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

_NOTCH = 2 ** (1 / 3)  # three notches of the wheel double the size
_KEY_PAN = 64.0
_TWIST_DEGREES = 12.0  # degrees two fingers turn before the picture rotates
_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class _Drag(Enum):
    NONE = auto()
    UNDECIDED = auto()
    PAN = auto()
    BAND = auto()
    LASSO = auto()


class Tool(Enum):
    """What the left button does: move the picture, or select with a rectangle or a lasso."""

    MOVE = auto()
    BAND = auto()
    LASSO = auto()


class Gestures(QWidget):
    """A widget that understands pan, zoom, click, rubber band and lasso, and emits a signal for each.

    Positions are in the widget's own (logical) coordinates.
    """

    panned = Signal(float, float)
    """The picture is to move by x and y."""
    zoomed = Signal(float, object)
    """The picture is to grow by a factor around a position, or around the middle: None."""
    rotated = Signal(float)
    """The picture is to rotate further by clockwise degrees."""
    pointed = Signal(object)
    """The pointer is at a position, or gone: None."""
    clicked = Signal(QPointF, bool)
    """A click at a position; True: add to what is selected."""
    double_clicked = Signal(QPointF)
    """A double click, or a double tap with two fingers, at a position."""
    rectangle_drawn = Signal(QRectF, bool)
    """A rubber band was drawn; True: add to what is selected."""
    lasso_drawn = Signal(list, bool)
    """A loop of positions was drawn; True: add to what is selected."""
    menu_wanted = Signal(QPointF, bool)
    """A menu is asked for at a position; True: by the keyboard, so that the position means nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag = _Drag.NONE
        self._pressed = QPointF()
        self._moved = QPointF()
        self._space = False
        self._twist = 0.0
        self._tool = Tool.MOVE
        self.band: QRectF | None = None
        self.lasso: list[QPointF] = []
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.grabGesture(Qt.GestureType.PinchGesture)

    @property
    def tool(self) -> Tool:
        """Return what the left button does."""
        return self._tool

    def set_tool(self, tool: Tool) -> None:
        """Let the left button do this; Space or the middle button move the picture anyway."""
        self._tool = tool
        self._show_cursor()

    # What Qt says

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom by the wheel; pan by two fingers on a touchpad, which zoom with Ctrl."""
        event.accept()
        pixels, angle = event.pixelDelta(), event.angleDelta()
        modifiers = event.modifiers()
        zooming = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if _is_touchpad(event) and not zooming:
            moved = pixels if not pixels.isNull() else angle / 2
            self.panned.emit(moved.x(), moved.y())
            return
        if modifiers & Qt.KeyboardModifier.ShiftModifier and not zooming:
            along = angle.y() or angle.x()
            self.panned.emit(along, 0)
            return
        notches = (angle.y() or pixels.y()) / 120
        if notches:
            self.zoomed.emit(_NOTCH**notches, event.position())
        elif angle.x():
            self.panned.emit(angle.x(), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a click, a drag or a rubber band."""
        self._pressed = self._moved = event.position()
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._space):
            self._begin_pan()
        elif left and (event.modifiers() & Qt.KeyboardModifier.ShiftModifier or self._tool is Tool.BAND):
            self._drag = _Drag.LASSO if self._tool is Tool.LASSO else _Drag.BAND
        elif left and self._tool is Tool.LASSO:
            self._drag = _Drag.LASSO
        elif left:
            self._drag = _Drag.UNDECIDED
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Continue a drag, or point."""
        at = event.position()
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._drag is _Drag.UNDECIDED and far:
            self._begin_pan()
        if self._drag is _Drag.PAN:
            moved = at - self._moved
            self._moved = at
            self.panned.emit(moved.x(), moved.y())
        elif self._drag is _Drag.BAND:
            if far or self.band is not None:
                self.band = QRectF(self._pressed, at).normalized()
                self.update()
        elif self._drag is _Drag.LASSO:
            if far or self.lasso:
                self.lasso = [*(self.lasso or [self._pressed]), at]
                self.update()
        elif self._drag is _Drag.NONE:
            self.pointed.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End a click, a drag or a rubber band."""
        drag, self._drag = self._drag, _Drag.NONE
        band, self.band = self.band, None
        lasso, self.lasso = self.lasso, []
        add = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if drag is _Drag.PAN:
            self._show_cursor()
        elif drag is _Drag.BAND and band is not None:
            self.update()
            self.rectangle_drawn.emit(band, add)
        elif drag is _Drag.LASSO and lasso:
            self.update()
            self.lasso_drawn.emit(lasso, add)
        elif drag is not _Drag.NONE:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.clicked.emit(event.position(), add or shift)
        if drag is not _Drag.NONE:
            self.pointed.emit(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Emit the double click of the left button; take other buttons as pressed again."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit(event.position())
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for a menu, not in the middle of a drag."""
        event.accept()
        if self._drag is _Drag.NONE:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            self.menu_wanted.emit(QPointF(event.pos()), by_key)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the pointer is gone."""
        self.pointed.emit(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pan by arrows, zoom by plus and minus, let the left button drag while Space is down."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if not plain:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            far = _KEY_PAN * (4 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            self.panned.emit(_ARROWS[key][0] * far, _ARROWS[key][1] * far)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoomed.emit(_NOTCH, None)
        elif key in {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}:
            self.zoomed.emit(1 / _NOTCH, None)
        elif key == Qt.Key.Key_Space:
            self._space = True
            self._show_cursor()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """End dragging by Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        else:
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take pinches and rotations of touchpads and touch screens."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoomed.emit(max(0.1, 1.0 + event.value()), event.position())
                return True
            if event.gestureType() == Qt.NativeGestureType.BeginNativeGesture:
                self._twist = 0.0
            if event.gestureType() == Qt.NativeGestureType.RotateNativeGesture:
                self._twisted_by(event.value())
                return True
            if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
                self.double_clicked.emit(event.position())
                return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch)
                return True
        return super().event(event)

    def _twisted_by(self, degrees: float) -> None:
        """Rotate once fingers turned far enough to mean it: those that pinch always turn a little."""
        before, self._twist = self._twist, self._twist + degrees
        if abs(before) >= _TWIST_DEGREES:
            self.rotated.emit(degrees)

    def _pinch(self, pinch: QPinchGesture) -> None:
        middle = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
        moved = pinch.centerPoint() - pinch.lastCenterPoint()
        if pinch.state() == Qt.GestureState.GestureUpdated:
            self.panned.emit(moved.x(), moved.y())
            if pinch.scaleFactor() > 0:
                self.zoomed.emit(pinch.scaleFactor(), middle)

    def _begin_pan(self) -> None:
        self._drag = _Drag.PAN
        self._moved = self._pressed
        self._show_cursor()

    def _show_cursor(self) -> None:
        if self._drag is _Drag.PAN:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._tool is not Tool.MOVE:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()


def _is_touchpad(event: QWheelEvent) -> bool:
    if event.device().type() == QInputDevice.DeviceType.TouchPad:
        return True
    return event.phase() != Qt.ScrollPhase.NoScrollPhase and event.pixelDelta() != QPoint()
