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
from app.ui.canvas.canvas_scene import CanvasScene
from app.ui.canvas.image_layer import ImageLayer
from app.ui.canvas.interaction_painting import paint_focus
from app.ui.canvas.scaled_copies import ScaledCopy
from app.ui.canvas.tile_cache import TileCache, VisiblePlane
from app.ui.canvas.tone import Tone
from app.ui.canvas.view_transform import ViewTransform
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
        """Whether another image is shown at the zoom, place and rotation of the one before."""
        self._image = ImageLayer(self)
        self._image.changed.connect(self._repaint_all)
        self._image.changed.connect(self.sharper)
        self._image.area_changed.connect(self._repaint_area)
        self._scene = CanvasScene(self._image)
        self._scene.colours = palette.canvas_colours(self.palette())
        self._tile_cache = TileCache(self._scene.paint)
        self._previous_view: ViewState | None = None
        self._pointer_position: QPointF | None = None
        self._moved_at = self._zoomed_at = 0.0
        self._keyboard_focus = False
        self._painted_in_part = False
        self._paint_timer = QTimer(self)
        self._paint_timer.setSingleShot(True)
        self._paint_timer.timeout.connect(self._continue_painting)

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
            self._previous_view = self.view_state
        self._image.set_image(image if shown else None, size if shown else (0, 0), keep=keep)
        if not keep:
            self._image_replaced(size if shown else (1, 1))

    def share_image(self, source: PictureView) -> None:
        """Show the picture another canvas shows, for as long as it does, out of the same memory."""
        layer = source.image_layer
        if layer is not self._image:
            self._image.changed.disconnect(self._repaint_all)
            self._image.changed.disconnect(self.sharper)
            self._image.area_changed.disconnect(self._repaint_area)
            self._image = self._scene.image = layer
            layer.changed.connect(self._repaint_all)
            layer.changed.connect(self.sharper)
            layer.area_changed.connect(self._repaint_area)
        self._transform.enlarges = source.enlarges
        self._image_replaced((1, 1) if layer.empty else layer.size)

    @property
    def transform(self) -> ViewTransform:
        """Return how image pixels map to device pixels now; not to be changed from outside."""
        return self._transform

    @property
    def cached_tiles(self) -> int:
        """Return how many painted tiles are kept for the zoom shown."""
        return self._tile_cache.size

    @property
    def image_layer(self) -> ImageLayer:
        """Return what paints the picture."""
        return self._image

    def set_pyramid(self, pyramid: Pyramid) -> None:
        """Take the sharp pixels of the image from a pyramid; the image set before stands in for them."""
        self._image.set_pyramid(pyramid)

    def pyramid_grown(self) -> None:
        """Paint what the pyramid set has gained meanwhile."""
        self._image.pyramid_grown()

    def set_tone(self, tone: Tone) -> None:
        """Show the picture at another brightness and contrast."""
        if tone != self._scene.tone:
            self._scene.tone = tone
            self._repaint_all()

    @property
    def tone(self) -> Tone:
        """Return brightness and contrast of the picture as shown."""
        return self._scene.tone

    @property
    def empty(self) -> bool:
        """Return True if no image is shown."""
        return self._image.empty

    @property
    def settled(self) -> bool:
        """Return True if everything in view is painted at this zoom with the latest contents."""
        return self._tile_cache.complete and not self._paint_timer.isActive() and not self._image.pending

    @property
    def sharp(self) -> bool:
        """Return True if the picture in view is painted from its file's own pixels, not from a preview."""
        return self._image.sharp and self._tile_cache.complete

    def small_picture(self, size: QSize) -> QImage:
        """Return the whole rotated picture, without overlays, drawn at a size in device pixels."""
        drawn = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(drawn)
        try:
            scale = size.width() / self._transform.rotation.size[0]
            self._scene.paint_picture(painter, drawn.rect(), scale, smooth=True)
        finally:
            painter.end()
        return drawn

    def cut_out(self, area: Bounds, size: QSize) -> QImage:
        """Return a part of the picture (image pixels), without overlays, drawn at a size in device pixels."""
        drawn = QImage(size, QImage.Format.Format_RGB32)  # the picture's own alpha may not be set
        drawn.fill(QColor(self._scene.colours.background))
        across, down = size.width() / (area[2] - area[0]), size.height() / (area[3] - area[1])
        left, top = area[0] * across, area[1] * down
        width, height = self._image.size
        painter = QPainter(drawn)
        try:
            painter.translate(-left, -top)
            part = QRectF(left, top, size.width(), size.height()).toAlignedRect()
            self._image.paint(painter, part, round(width * across), round(height * down), smooth=True)
        finally:
            painter.end()
        return drawn

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size wanted where no layout gives another."""
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
        self._follow_widget_size()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow light and dark colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.ThemeChange}:
            self._scene.colours = palette.canvas_colours(self.palette())
            self._repaint_all()

    def event(self, event: QEvent) -> bool:
        """Follow a move to a screen of another pixel ratio."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._follow_widget_size()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the focus frame, only to those who came by key."""
        self._keyboard_focus = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Hide the focus frame."""
        self._keyboard_focus = False
        super().focusOutEvent(event)
        self.update()

    # Inside

    def _paint_foreground(self, painter: QPainter) -> None:
        """Paint what lies above the tiles; the painter counts in device pixels of the viewport."""

    def _paint(self, painter: QPainter, area: QRect) -> None:
        self._follow_widget_size()
        ratio = self._pixel_ratio
        painter.scale(1 / ratio, 1 / ratio)
        device = QRectF(QPointF(area.topLeft()) * ratio, area.size().toSizeF() * ratio).toAlignedRect()
        painter.fillRect(device, QColor(self._scene.colours.background))
        if self._image.empty:
            self._tile_cache.complete = True
        else:
            plane = self._visible_plane()
            begun = self._tile_cache.complete
            done = self._tile_cache.advance(plane, self._budget())
            self._tile_cache.draw(painter, plane, device, self._paint_unsharp)
            # New tiles may lie outside the part being painted: once more, then, as a whole.
            self._painted_in_part = not begun and not self._painted_in_part and area != self.rect()
            if self._painted_in_part or not done:
                self._paint_timer.start(0)
        self._paint_foreground(painter)
        if self._keyboard_focus:
            paint_focus(painter, self._scene, self._transform.viewport)

    def _budget(self) -> float:
        """Return the seconds a frame may paint tiles: few while the view moves, for the next is due soon."""
        now = perf_counter()
        if now - self._zoomed_at < _SETTLED:
            return _ZOOMING
        return _MOVING if now - self._moved_at < _SETTLED else _STILL

    def _paint_unsharp(self, painter: QPainter, area: QRect) -> None:
        """Paint the bare picture unsmoothed where no tile is ready."""
        x, y = self._transform.origin
        painter.save()
        painter.translate(x, y)
        painter.setClipRect(area.translated(-x, -y))
        self._scene.paint_picture(painter, area.translated(-x, -y), self._transform.zoom, smooth=False)
        painter.restore()

    def _continue_painting(self) -> None:
        """Paint more tiles: those in view by a frame, those around it without one."""
        if self._painted_in_part or not self._tile_cache.complete:
            self.update()
        elif not self._tile_cache.advance(self._visible_plane(), _STILL):
            self._paint_timer.start(0)

    def _visible_plane(self) -> VisiblePlane:
        view = self._transform
        return VisiblePlane(view.origin, view.zoom, view.viewport, self._scene.extent)

    def _image_replaced(self, size: tuple[int, int]) -> None:
        """Show another picture fitted, or as the one before where the view is kept."""
        kept = self._previous_view if self.keep_view and not self.empty else None
        self._transform.image = size
        self._transform.rotate_to(0.0 if kept is None else kept.degrees)
        self._rotation_changed()
        self.fit()
        if kept is not None:
            self.restore_view(kept)

    def _pixel_ratio_changed(self, ratio: float) -> None:
        self._scene.ratio = ratio
        self._tile_cache.clear()

    def _rotation_changed(self) -> None:
        if self._scene.rotation != self._transform.rotation:
            self._scene.rotation = self._transform.rotation
            self._tile_cache.clear()

    def _view_changed(self) -> None:
        self._moved_at = perf_counter()
        self._tile_cache.complete = False
        if self._transform.zoom != self._emitted_zoom:
            self._zoomed_at = self._moved_at
        super()._view_changed()

    def _repaint(self, areas: list[Bounds]) -> None:
        if areas:
            rotation = self._transform.rotation
            self._tile_cache.invalidate(
                areas if rotation.unrotated else [rotation.bounds(area) for area in areas]
            )
            self.update()

    def _repaint_area(self, area: Bounds) -> None:
        self._repaint([area])
        self.sharper.emit()

    def _repaint_all(self) -> None:
        self._tile_cache.invalidate()
        self.update()
