"""A small map of the whole picture in a corner of the canvas, with a frame around what is seen of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.base.i18n import tr
from app.ui.canvas.picture_view import PictureView

_SIDE = 190
_MARGIN = 14
_STEP = 48.0
_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class Overview(QWidget):
    """The map of one canvas, shown only while it is wanted and some of the picture is out of view."""

    def __init__(self, canvas: PictureView) -> None:
        super().__init__(canvas)
        self.setAccessibleName(tr("Overview"))
        self.setAccessibleDescription(
            tr("A map of the whole image; drag, or use the arrow keys, to look elsewhere")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setToolTip(tr("Drag to look elsewhere"))
        self._canvas = canvas
        self._wanted = False
        self._map: QImage | None = None
        self._map_state: object = None
        self.hide()
        canvas.view_moved.connect(self._follow)
        canvas.image_layer.changed.connect(self._redraw_map)
        canvas.installEventFilter(self)

    @property
    def wanted(self) -> bool:
        """Return True if the map shows itself while part of the picture is out of view."""
        return self._wanted

    def set_wanted(self, wanted: bool) -> None:
        """Show the map whenever it is of use, or never."""
        self._wanted = wanted
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the map in the corner of the canvas."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.PaletteChange}:
            self._redraw_map()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Bring the pressed place to the middle of the canvas."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._centre_on(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the view with the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._centre_on(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the view by arrow keys."""
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self._canvas.pan_by(way[0] * _STEP, way[1] * _STEP)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the map and the frame around what is in view."""
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        state = (self._canvas.degrees, self._canvas.tone, self.size(), ratio)
        if self._map is None or state != self._map_state:
            self._map, self._map_state = self._canvas.small_picture(self.size() * ratio), state
            self._map.setDevicePixelRatio(ratio)
        painter.drawImage(QPoint(0, 0), self._map)
        left, top, right, bottom = self._canvas.visible_part
        width, height = self.width(), self.height()
        frame = QRectF(
            QPointF(left * width, top * height), QPointF(right * width, bottom * height)
        ).intersected(QRectF(1, 1, width - 2, height - 2))
        shade = QColor(0, 0, 0, 56)
        for part in _strips_around(QRectF(self.rect()), frame):
            painter.fillRect(part, shade)
        painter.setPen(QPen(QColor("white"), 3))
        painter.drawRect(frame)
        painter.setPen(QPen(self.palette().highlight().color(), 1.5))
        painter.drawRect(frame)
        painter.setPen(
            QPen(self.palette().highlight().color() if self.hasFocus() else QColor(0, 0, 0, 110), 1)
        )
        painter.drawRect(QRect(0, 0, width - 1, height - 1))

    def _centre_on(self, at: QPointF) -> None:
        self._canvas.centre_on_part(at.x() / self.width(), at.y() / self.height())

    def _redraw_map(self) -> None:
        self._map = None
        self._follow()

    def _follow(self) -> None:
        canvas = self._canvas
        left, top, right, bottom = canvas.visible_part
        whole = left <= 0.001 and top <= 0.001 and right >= 0.999 and bottom >= 0.999
        if not self._wanted or canvas.empty or whole:
            self.hide()
            return
        wide, high = canvas.plane_size
        share = _SIDE / max(wide, high)
        size = QSize(max(24, round(wide * share)), max(24, round(high * share)))
        place = QPoint(canvas.width() - size.width() - _MARGIN, canvas.height() - size.height() - _MARGIN)
        self.setGeometry(QRect(place, size))
        self.show()
        self.update()


def _strips_around(outer: QRectF, inner: QRectF) -> list[QRectF]:
    """Return the four strips of a rectangle around another one within it."""
    return [
        QRectF(outer.left(), outer.top(), outer.width(), inner.top() - outer.top()),
        QRectF(outer.left(), inner.bottom(), outer.width(), outer.bottom() - inner.bottom()),
        QRectF(outer.left(), inner.top(), inner.left() - outer.left(), inner.height()),
        QRectF(inner.right(), inner.top(), outer.right() - inner.right(), inner.height()),
    ]
