"""The picture in a widget, and how a frame of it is painted."""

from __future__ import annotations

import sys
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.imaging.pyramid import Pyramid
from app.model.geometry import Bounds
from app.ui.canvas import palette
from app.ui.canvas.foreground import paint_focus
from app.ui.canvas.image_layer import ImageLayer
from app.ui.canvas.scaled_copies import ScaledCopy
from app.ui.canvas.scene import Scene
from app.ui.canvas.tiles import Tiles, VisiblePlane
from app.ui.canvas.tone import Tone
from app.ui.canvas.zoomable_view import ViewState, ZoomableView

_ZOOMING = 0.002
_MOVING = 0.003
_STILL = 0.006
_SETTLED = 0.1  # seconds without movement after which a frame may take longer


class PictureView(ZoomableView):
    """Shows one picture; all coordinates it takes and gives are pixels of the upright original.

    A frame paints tiles for a few milliseconds only and shows older, stretched ones until the rest is
    ready; ``settled`` says that everything in view is as sharp as it gets.
    """

    sharper = Signal()
    """Sharper pixels of the picture are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.keep_view = False
        """Whether another image is looked at as the one before was."""
        self._image = ImageLayer(self)
        self._image.changed.connect(self._repaint_all)
        self._image.changed.connect(self.sharper)
        self._image.area_changed.connect(self._repaint_area)
        self._scene = Scene(self._image)
        self._scene.theme = palette.theme(self.palette())
        self._tiles = Tiles(self._scene.paint)
        self._before: ViewState | None = None
        self._pointer: QPointF | None = None
        self._moved_at = self._zoomed_at = 0.0
        self._told_zoom = 0.0
        self._keyboard_focus = False
        self._partly = False
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._go_on)

    # What is shown

    def set_image(
        self, image: QImage | ScaledCopy | None, size: tuple[int, int], *, keep_view: bool = False
    ) -> None:
        """Show an image that stands for an upright original of ``size`` (width, height).

        The image may be smaller than ``size`` (a preview) and be replaced by the sharp one with
        ``keep_view``, which leaves zoom, place and selection alone. ``None`` empties the canvas.
        """
        plain = image.image if isinstance(image, ScaledCopy) else image
        shown = plain is not None and not plain.isNull() and min(size) > 0
        keep = keep_view and shown and self._image.size == size
        if not keep and not self.empty:
            self._before = self.looking
        self._image.set_image(image if shown else None, size if shown else (0, 0), keep=keep)
        if not keep:
            self._begin(size if shown else (1, 1))

    def share_image(self, other: PictureView) -> None:
        """Show the picture another canvas shows, for as long as it does, out of the same memory."""
        layer = other.image_layer
        if layer is not self._image:
            self._image.changed.disconnect(self._repaint_all)
            self._image.changed.disconnect(self.sharper)
            self._image.area_changed.disconnect(self._repaint_area)
            self._image = self._scene.image = layer
            layer.changed.connect(self._repaint_all)
            layer.changed.connect(self.sharper)
            layer.area_changed.connect(self._repaint_area)
        self._begin((1, 1) if layer.empty else layer.size)

    @property
    def image_layer(self) -> ImageLayer:
        """What paints the picture."""
        return self._image

    def set_tiles(self, pyramid: Pyramid) -> None:
        """Take the sharp pixels of the image from a pyramid; the image set before stands in for them."""
        self._image.set_tiles(pyramid)

    def tiles_grown(self) -> None:
        """More of the pyramid is there."""
        self._image.tiles_grown()

    def set_tone(self, tone: Tone) -> None:
        """Brightness and contrast, for looking only."""
        if tone != self._scene.tone:
            self._scene.tone = tone
            self._repaint_all()

    @property
    def tone(self) -> Tone:
        """Brightness and contrast now."""
        return self._scene.tone

    @property
    def empty(self) -> bool:
        """Whether no image is shown."""
        return self._image.empty

    @property
    def settled(self) -> bool:
        """Whether everything in view is painted at this zoom with the latest contents."""
        return self._tiles.complete and not self._more.isActive() and not self._image.pending

    @property
    def sharp(self) -> bool:
        """Whether the pixels of the picture in view are its file's own, and painted so."""
        return self._image.sharp and self._tiles.complete

    def small_picture(self, size: QSize) -> QImage:
        """The whole picture as it is turned, without overlays, drawn at a size."""
        made = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(made)
        try:
            scale = size.width() / self._view.turn.size[0]
            self._scene.paint_picture(painter, made.rect(), scale, smooth=True)
        finally:
            painter.end()
        return made

    def cut_out(self, area: Bounds, size: QSize) -> QImage:
        """A part of the picture, without overlays, drawn at a size."""
        made = QImage(size, QImage.Format.Format_RGB32)  # the picture's own alpha may not be set
        made.fill(QColor(self._scene.theme.background))
        across, down = size.width() / (area[2] - area[0]), size.height() / (area[3] - area[1])
        left, top = area[0] * across, area[1] * down
        width, height = self._image.size
        painter = QPainter(made)
        try:
            painter.translate(-left, -top)
            part = QRectF(left, top, size.width(), size.height()).toAlignedRect()
            self._image.paint(painter, part, round(width * across), round(height * down), smooth=True)
        finally:
            painter.end()
        return made

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as possible; this much when nobody says."""
        return QSize(800, 600)

    # What Qt says

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint a frame; whatever goes wrong, the painter is ended and the widget lives."""
        painter = QPainter(self)
        try:
            self._paint(painter, event.rect())
        except Exception:  # noqa: BLE001 - reported, and an open painter would crash the program
            sys.excepthook(*sys.exc_info())
        finally:
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the image fitted, or its middle in the middle."""
        super().resizeEvent(event)
        self._sync()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Light and dark."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.ThemeChange}:
            self._scene.theme = palette.theme(self.palette())
            self._repaint_all()

    def event(self, event: QEvent) -> bool:
        """The window moved to a screen of another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._sync()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """A focus frame shows only to those who came by key."""
        self._keyboard_focus = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The focus frame goes."""
        self._keyboard_focus = False
        super().focusOutEvent(event)
        self.update()

    # Inside

    def _paint_over(self, painter: QPainter) -> None:
        """Paint what lies above the tiles; the painter counts in device pixels of the viewport."""

    def _paint(self, painter: QPainter, area: QRect) -> None:
        self._sync()
        ratio = self._ratio
        painter.scale(1 / ratio, 1 / ratio)
        device = QRectF(QPointF(area.topLeft()) * ratio, area.size().toSizeF() * ratio).toAlignedRect()
        painter.fillRect(device, QColor(self._scene.theme.background))
        if self._image.empty:
            self._tiles.complete = True
        else:
            look = self._look()
            begun = self._tiles.complete
            done = self._tiles.advance(look, self._budget())
            self._tiles.draw(painter, look, device, self._stand_in)
            # New tiles may lie outside the part being painted: once more, then, as a whole.
            self._partly = not begun and not self._partly and area != self.rect()
            if self._partly or not done:
                self._more.start(0)
        self._paint_over(painter)
        if self._keyboard_focus:
            paint_focus(painter, self._scene, self._view.viewport)

    def _budget(self) -> float:
        """Seconds a frame may paint tiles: little while the view moves, for the next frame is due soon."""
        now = perf_counter()
        if now - self._zoomed_at < _SETTLED:
            return _ZOOMING
        return _MOVING if now - self._moved_at < _SETTLED else _STILL

    def _stand_in(self, painter: QPainter, area: QRect) -> None:
        """The bare picture, quickly, for a place no tile is ready for."""
        x, y = self._view.origin
        painter.save()
        painter.translate(x, y)
        painter.setClipRect(area.translated(-x, -y))
        self._scene.paint_picture(painter, area.translated(-x, -y), self._view.zoom, smooth=False)
        painter.restore()

    def _go_on(self) -> None:
        """Paint on: what is in view by a frame, what is around it quietly."""
        if self._partly or not self._tiles.complete:
            self.update()
        elif not self._tiles.advance(self._look(), _STILL):
            self._more.start(0)

    def _look(self) -> VisiblePlane:
        view = self._view
        return VisiblePlane(view.origin, view.zoom, view.viewport, self._scene.extent)

    def _begin(self, size: tuple[int, int]) -> None:
        """Another picture is there."""
        kept = self._before if self.keep_view and not self.empty else None
        self._view.image = size
        self._view.turn_to(0.0 if kept is None else kept.degrees)
        self._turned()
        self.fit()
        if kept is not None:
            self.look(kept)

    def _denser(self, ratio: float) -> None:
        self._scene.ratio = ratio
        self._tiles.clear()

    def _turned(self) -> None:
        if self._scene.turn != self._view.turn:
            self._scene.turn = self._view.turn
            self._tiles.clear()

    def _view_changed(self) -> None:
        self._moved_at = perf_counter()
        self._tiles.complete = False
        if self._view.zoom != self._told_zoom:
            self._told_zoom, self._zoomed_at = self._view.zoom, self._moved_at
            self.zoom_changed.emit(self._view.zoom)
        self.view_moved.emit()
        self.update()

    def _repaint(self, areas: list[Bounds]) -> None:
        if areas:
            turn = self._view.turn
            self._tiles.invalidate(areas if turn.straight else [turn.bounds(area) for area in areas])
            self.update()

    def _repaint_area(self, area: Bounds) -> None:
        self._repaint([area])
        self.sharper.emit()

    def _repaint_all(self) -> None:
        self._tiles.invalidate()
        self.update()
