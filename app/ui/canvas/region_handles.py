"""Handles over the canvas by which regions are moved, reshaped and drawn, with mouse and keys.

A transparent widget over the canvas paints them; the canvas's events are looked at before it gets them.
All coordinates told and taken are pixels of the upright original.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from app.model.geometry import Point, Polygon, bounds, contains, rectangle
from app.ui.canvas import palette
from app.ui.canvas.canvas import Canvas
from app.ui.canvas.overlay import RegionRef
from app.ui.canvas.polygon_handles import handle_points, with_handle_moved

_HANDLE: Final = 4.0
"""Half a handle's side, in logical pixels."""
_GRIP: Final = 9.0
"""How near the pointer must come to it."""
_SMALLEST: Final = 3.0
"""Logical pixels a side of a drawn region has at least."""
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR: Final = 10
"""Pixels an arrow key goes with Shift."""


class RegionHandles(QWidget):
    """Handles of the selected regions while ``editing``; a region to draw while ``drawing`` names its kind.

    ``moved``: how far the selected regions were dragged or pushed by keys; ``stretched``: how much larger
    keys made them; ``reshaped``: the one region's new polygon; ``drawn``: kind and polygon of a new region;
    ``text_wanted``: the text of a region is to be edited; ``left``: editing or drawing ended by Escape.
    """

    moved = Signal(float, float, bool)
    stretched = Signal(float, float)
    reshaped = Signal(object)
    drawn = Signal(str, object)
    text_wanted = Signal(object)
    left = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._canvas = canvas
        self._polygons: tuple[Polygon, ...] = ()
        self._editing = False
        self._drawing = ""
        self._hovered: RegionRef | None = None
        self._pressed: QPointF | None = None
        self._handle: int | None = None
        self._dragged_polygons: tuple[Polygon, ...] | None = None
        self._active = self._free = False
        canvas.installEventFilter(self)
        canvas.hovered.connect(self._hover)
        canvas.view_moved.connect(self.update)
        self._place()

    @property
    def editing(self) -> bool:
        """Return True if regions can be moved and reshaped."""
        return self._editing

    @property
    def drawing(self) -> str:
        """Return the kind of region that is drawn next; empty for none."""
        return self._drawing

    def set_editing(self, on: bool) -> None:
        """Let regions be moved and reshaped, or only looked at."""
        self._editing = on
        self._drawing = ""
        self._end()

    def set_drawing(self, kind: str) -> None:
        """Let a region of this kind be drawn; empty: no longer."""
        self._drawing = kind
        self._end()

    def set_polygons(self, polygons: tuple[Polygon, ...]) -> None:
        """Show handles on the polygons of the selected regions."""
        self._polygons = tuple(polygon for polygon in polygons if polygon)
        self._end()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint outlines, handles and what is being drawn."""
        painter = QPainter(self)
        try:
            self._paint(painter)
        except Exception:  # noqa: BLE001 - reported, and an open painter would crash the program
            sys.excepthook(*sys.exc_info())
        finally:
            painter.end()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the events of handles; the canvas gets the rest."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self._place()
        elif isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride:
                return self._overrides(event)
            return kind == QEvent.Type.KeyPress and self._key(event)
        elif isinstance(event, QMouseEvent):
            take = {
                QEvent.Type.MouseButtonPress: self._press,
                QEvent.Type.MouseMove: self._move,
                QEvent.Type.MouseButtonRelease: self._release,
                QEvent.Type.MouseButtonDblClick: self._double,
            }.get(kind)
            return take is not None and take(event)
        return False

    # keys

    def _overrides(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and (self._editing or self._drawing):
            event.accept()
            return True
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and (self._editing or self._drawing):
            if self._pressed is not None:
                self._end()
            else:
                self.left.emit()
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not modifiers:
            if self._drawing:
                self._draw_in_the_middle()
            elif self._canvas.selected:
                self.text_wanted.emit(self._canvas.selected[0])
            else:
                return False
            return True
        if key in _ARROWS and self._editing and self._polygons:
            far = _FAR if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
            dx, dy = _ARROWS[key][0] * far, _ARROWS[key][1] * far
            plain = modifiers & ~Qt.KeyboardModifier.ShiftModifier
            if plain == Qt.KeyboardModifier.ControlModifier:
                self.stretched.emit(dx, dy)
                return True
            if not plain:
                self.moved.emit(dx, dy, True)  # noqa: FBT003 - by keys
                return True
        return False

    def _draw_in_the_middle(self) -> None:
        """Draw a region without a mouse: in the middle of the view, to be pushed and stretched."""
        middle = QPointF(self.rect().center())
        x, y = self._canvas.image_at(middle)
        side = 24 / max(self._scale(), 1e-6)
        self._draw(rectangle(x - 1.5 * side, y - side / 2, 3 * side, side))

    # mouse

    def _press(self, event: QMouseEvent) -> bool:
        left = event.button() == Qt.MouseButton.LeftButton
        if not left or not (self._drawing or self._editing):
            return False
        at, modifiers = event.position(), event.modifiers()
        handle = None if self._drawing else self._handle_at(at)
        self._free = handle is not None and modifiers == Qt.KeyboardModifier.ControlModifier
        if modifiers and not self._free:
            return False
        if not self._drawing and handle is None and not self._inside(at):
            return False
        self._handle, self._pressed, self._active = handle, at, False
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        at = event.position()
        if self._pressed is None:
            if self._editing or self._drawing:
                self._show_cursor(at)
            return bool(self._drawing)
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        self._active = self._active or far or self._handle is not None
        if self._active:
            self._dragged_polygons = self._polygons_dragged_to(self._pressed, at)
            self.update()
        return True

    def _release(self, event: QMouseEvent) -> bool:
        pressed = self._pressed
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        dragged, active, handle = self._dragged_polygons, self._active, self._handle
        self._pressed = None
        if not active or dragged is None:
            self._end()
            if not self._drawing:
                self._canvas.click_at(event.position(), add=False)
            return True
        self._keep_dragged()
        if self._drawing:
            left, top, right, bottom = bounds(dragged[0])
            least = _SMALLEST / max(self._scale(), 1e-6)
            if right - left >= least and bottom - top >= least:
                self._draw(dragged[0])
        elif handle is not None:
            self.reshaped.emit(dragged[0])
        else:
            (x0, y0), (x1, y1) = self._canvas.image_at(pressed), self._canvas.image_at(event.position())
            self.moved.emit(x1 - x0, y1 - y0, False)  # noqa: FBT003 - not by keys
        return True

    def _double(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or self._drawing:
            return bool(self._drawing)
        self._canvas.point_at(event.position())  # where it is now; the pointer may not have moved there
        ref = self._hovered
        if ref is None or ref.kind not in {"word", "line", "object"}:
            return False
        self.text_wanted.emit(ref)
        return True

    # inside

    def _draw(self, polygon: Polygon) -> None:
        kind, self._drawing = self._drawing, ""
        self.drawn.emit(kind, polygon)
        self._show()

    def _hover(self, ref: RegionRef | None) -> None:
        self._hovered = ref

    def _polygons_dragged_to(self, pressed: QPointF, at: QPointF) -> tuple[Polygon, ...]:
        (x0, y0), (x1, y1) = self._canvas.image_at(pressed), self._canvas.image_at(at)
        if self._drawing:
            left, top, right, bottom = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
            return (rectangle(left, top, right - left, bottom - top),)
        if self._handle is not None:
            return (with_handle_moved(self._polygons[0], self._handle, (x1, y1), free=self._free),)
        return tuple(tuple((x + x1 - x0, y + y1 - y0) for x, y in polygon) for polygon in self._polygons)

    def _keep_dragged(self) -> None:
        """Show what was dragged where it is now, until the canvas follows."""
        if self._dragged_polygons is not None and not self._drawing:
            self._polygons = self._dragged_polygons
        self._end()

    def _end(self) -> None:
        self._pressed = self._handle = self._dragged_polygons = None
        self._active = False
        self._show()

    def _show(self) -> None:
        self.setVisible(self._editing or bool(self._drawing))
        self._show_cursor(None)
        self.update()

    def _place(self) -> None:
        self.setGeometry(self._canvas.rect())

    def _scale(self) -> float:
        """Return logical pixels an image pixel."""
        return self._canvas.zoom / self._canvas.devicePixelRatioF()

    def _handle_at(self, at: QPointF) -> int | None:
        if len(self._polygons) != 1:
            return None
        best: tuple[float, int] | None = None
        for number, point in enumerate(handle_points(self._polygons[0])):
            away = (self._canvas.widget_at(point) - at).manhattanLength()
            if away <= _GRIP and (best is None or away < best[0]):
                best = away, number
        return best and best[1]

    def _inside(self, at: QPointF) -> bool:
        point = self._canvas.image_at(at)
        return any(contains(polygon, point) for polygon in self._polygons)

    def _show_cursor(self, at: QPointF | None) -> None:
        if self._drawing:
            self._canvas.setCursor(Qt.CursorShape.CrossCursor)
        elif self._editing and at is not None and self._handle_at(at) is not None:
            self._canvas.setCursor(Qt.CursorShape.PointingHandCursor)
        elif self._editing and at is not None and self._inside(at):
            self._canvas.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self._canvas.unsetCursor()

    def _paint(self, painter: QPainter) -> None:
        accent = QColor(palette.canvas_colours(self._canvas.palette()).accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for polygon in self._dragged_polygons if self._dragged_polygons is not None else self._polygons:
            fill = QColor(accent)
            fill.setAlpha(40 if self._dragged_polygons is not None else 0)
            painter.setBrush(fill)
            # white under the accent keeps the outline visible on any picture
            outline = QPolygonF([self._canvas.widget_at(point) for point in polygon])
            for pen in (QPen(QColor("white"), 4), QPen(accent, 2)):
                painter.setPen(pen)
                painter.drawPolygon(outline)
                painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._editing and not self._drawing and len(self._polygons) == 1:
            self._paint_handles(painter, (self._dragged_polygons or self._polygons)[0], accent)

    def _paint_handles(self, painter: QPainter, polygon: Polygon, accent: QColor) -> None:
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(QColor("white"))
        sides = bounds(polygon)
        room = min(sides[2] - sides[0], sides[3] - sides[1]) * self._scale()
        for number, point in enumerate(handle_points(polygon)):
            middle = number >= len(polygon)
            if middle and room < 4 * _HANDLE:
                continue  # corners alone, where there is no room between them
            self._paint_handle(painter, point, round_=middle)

    def _paint_handle(self, painter: QPainter, point: Point, *, round_: bool) -> None:
        at = self._canvas.widget_at(point)
        box = QRectF(at.x() - _HANDLE, at.y() - _HANDLE, 2 * _HANDLE, 2 * _HANDLE)
        if round_:
            painter.drawEllipse(box)
        else:
            painter.drawRect(box)
