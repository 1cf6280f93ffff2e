"""The canvas widget: one image, the overlays over it, hover and selection."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.imaging.pyramid import Pyramid
from app.model.geometry import Bounds, Point
from app.ui.canvas import palette
from app.ui.canvas.foreground import paint_band, paint_focus, paint_hover
from app.ui.canvas.gestures import Gestures
from app.ui.canvas.image_layer import ImageLayer
from app.ui.canvas.ladder import Level
from app.ui.canvas.layers import MARKED, SELECTED
from app.ui.canvas.overlay import Overlay, RegionRef
from app.ui.canvas.scene import Scene
from app.ui.canvas.tiles import Look, Tiles
from app.ui.canvas.view import View

_ZOOMING = 0.002
_MOVING = 0.003
_STILL = 0.006
_SETTLED = 0.1  # seconds without movement after which a frame may take longer
_REACH = 4.0  # logical pixels within which a region without an area is hit
_LARGEST_REVEAL = 4.0


class Canvas(Gestures):
    """Shows one image with overlays; all coordinates it takes and gives are pixels of the upright original.

    A frame paints tiles for a few milliseconds only and shows older, stretched ones until the rest is
    ready; ``settled`` says that everything in view is as sharp as it gets.
    """

    hovered = Signal(object)
    """RegionRef under the pointer, or None."""
    picked = Signal(object)
    """RegionRef clicked at (word over line over block), or None for an empty place."""
    selection_changed = Signal(object)
    """tuple[RegionRef, ...] after the user selected; not after ``select``."""
    zoom_changed = Signal(float)
    """Device pixels an image pixel; 1.0 is 100 %."""
    sharper = Signal()
    """Sharper pixels of the picture are there."""
    view_moved = Signal()
    """Another part of the image is looked at, or at another zoom."""
    cursor_moved = Signal(object)
    """(x, y) in image pixels, or None outside the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Canvas")
        self.setAccessibleDescription("The image with the regions that were found drawn over it")
        self._image = ImageLayer(self)
        self._image.changed.connect(self._repaint_all)
        self._image.changed.connect(self.sharper)
        self._image.area_changed.connect(self._repaint_area)
        self._scene = Scene(self._image)
        self._scene.theme = palette.theme(self.palette())
        self._tiles = Tiles(self._scene.paint)
        self._view = View()
        self._ratio = 0.0
        self._fitted = True
        self._invisible: set[str] = set()
        self._selected: tuple[RegionRef, ...] = ()
        self._marked: tuple[RegionRef, ...] = ()
        self._hovered: RegionRef | None = None
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
        self, image: QImage | Level | None, size: tuple[int, int], *, keep_view: bool = False
    ) -> None:
        """Show an image that stands for an upright original of ``size`` (width, height).

        The image may be smaller than ``size`` (a preview) and be replaced by the sharp one with
        ``keep_view``, which leaves zoom, place and selection alone. ``None`` empties the canvas.
        """
        plain = image.image if isinstance(image, Level) else image
        shown = plain is not None and not plain.isNull() and min(size) > 0
        keep = keep_view and shown and self._image.size == size
        self._image.set_image(image if shown else None, size if shown else (0, 0), keep=keep)
        if keep:
            return
        self._view.image = size if shown else (1, 1)
        self._selected = self._marked = ()
        self._scene.highlight(SELECTED | MARKED, ())
        self._tiles.clear()
        self._set_hovered(None)
        self.fit()

    def share_image(self, other: Canvas) -> None:
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
        self._view.image = (1, 1) if layer.empty else layer.size
        self._tiles.clear()
        self._set_hovered(None)
        self.fit()

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

    def set_overlays(self, overlays: Sequence[Overlay]) -> None:
        """Replace all overlays. What is selected stays so as far as it is still there."""
        self._scene.set_overlays(overlays, self._invisible)
        self._selected = self._scene.highlight(SELECTED, self._selected)[0]
        self._scene.highlight(MARKED, self._marked)
        self._set_hovered(None)
        self._repaint_all()

    def prefer(self, provider: str) -> None:
        """The provider whose regions are drawn in full and meant first; the others' are outlines beside."""
        if provider != self._scene.preferred:
            self._scene.preferred = provider
            self._repaint_all()

    def set_visible(self, key: str, visible: bool) -> None:
        """Show or hide the overlay of this key, now and when overlays are replaced."""
        if visible == (key not in self._invisible):
            return
        if visible:
            self._invisible.discard(key)
        else:
            self._invisible.add(key)
        for shown in self._scene.layers:
            if shown.overlay.key == key:
                shown.visible = visible
        self._repaint_all()

    def set_hidden(self, hidden: bool) -> None:
        """Hide all overlays, or show those again that are visible."""
        if hidden != self._scene.hidden:
            self._scene.hidden = hidden
            self._repaint_all()

    def select(self, refs: Sequence[RegionRef], *, reveal: bool = True) -> None:
        """Select exactly these regions; ``reveal`` moves the view, only when they are out of view."""
        self._selected, changed = self._scene.highlight(SELECTED, refs)
        self._repaint(changed)
        bounds = self._scene.bounds(self._selected[:1]) if reveal else None
        whole = self._scene.bounds(self._selected) if reveal else None
        if bounds and whole and not self._view.shows(bounds):
            target = whole if self._fits(whole) else bounds
            self._fitted = False
            self._view.centre_on((target[0] + target[2]) / 2, (target[1] + target[3]) / 2)
            self._view_changed()

    def marks(self, refs: Sequence[RegionRef]) -> None:
        """Mark exactly these regions, as hits of a search."""
        self._marked = tuple(refs)
        self._repaint(self._scene.highlight(MARKED, refs)[1])

    @property
    def empty(self) -> bool:
        """Whether no image is shown."""
        return self._image.empty

    @property
    def selected(self) -> tuple[RegionRef, ...]:
        """The regions selected now."""
        return self._selected

    @property
    def zoom(self) -> float:
        """Device pixels an image pixel."""
        return self._view.zoom

    @property
    def settled(self) -> bool:
        """Whether everything in view is painted at this zoom with the latest contents."""
        return self._tiles.complete and not self._more.isActive() and not self._image.pending

    # Where we look

    @property
    def looking_at(self) -> tuple[float, float, float]:
        """Zoom, and the image pixel (x, y) in the middle of the widget."""
        width, height = self._view.viewport
        return (self._view.zoom, *self._view.to_image(width / 2, height / 2))

    @property
    def fitted(self) -> bool:
        """Whether the whole image is shown, and goes on being so."""
        return self._fitted

    def look_at(self, zoom: float, x: float, y: float) -> None:
        """Bring an image pixel to the middle of the widget at a zoom, as ``looking_at`` told it."""
        self._sync()
        if (zoom, x, y) == self.looking_at:
            return
        self._fitted = False
        self._view.zoom = zoom
        self._view.centre_on(x, y)
        self._view_changed()

    def fit(self) -> None:
        """Show the whole image, and keep doing so when the size of the canvas changes."""
        self._sync()
        self._fitted = True
        self._view.fit()
        self._view_changed()

    def actual_size(self) -> None:
        """One image pixel on one device pixel, around the middle."""
        self._zoom_to(1.0, None)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge by a factor around a position of the widget (default: the middle); stops at 100 %."""
        before, wanted = self._view.zoom, self._view.zoom * factor
        crosses = (before < 1.0 < wanted) or (wanted < 1.0 < before)
        self._zoom_to(1.0 if crosses and 0.5 < factor < 2.0 else wanted, at)

    def zoom_to(self, refs: Sequence[RegionRef]) -> None:
        """Show these regions as large as is useful."""
        bounds = self._scene.bounds(refs)
        if bounds:
            self._fitted = False
            self._view.zoom_to(bounds, _LARGEST_REVEAL * self._ratio)
            self._view_changed()

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by logical pixels."""
        self._sync()
        self._fitted = False
        self._view.pan(dx * self._ratio, dy * self._ratio)
        self._view_changed()

    def image_at(self, at: QPointF) -> tuple[float, float]:
        """The image pixel at a position of the widget."""
        return self._view.to_image(at.x() * self._ratio, at.y() * self._ratio)

    def widget_at(self, point: Point) -> QPointF:
        """The position in the widget of a place in image pixels."""
        return QPointF(*self._view.to_device(*point)) / self._ratio

    def widget_rect(self, ref: RegionRef) -> QRectF | None:
        """Where a region's bounds lie in the widget; ``None`` when it is not here."""
        bounds = self._scene.bounds([ref])
        if bounds is None:
            return None
        left, top = self._view.to_device(bounds[0], bounds[1])
        right, bottom = self._view.to_device(bounds[2], bounds[3])
        ratio = self._ratio
        return QRectF(QPointF(left, top) / ratio, QPointF(right, bottom) / ratio)

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

    # What the user does

    def point_at(self, at: QPointF | None) -> None:
        """Tell who listens what lies under the pointer."""
        self._pointer = at
        place: tuple[float, float] | None = None
        ref: RegionRef | None = None
        if at is not None and not self._image.empty:
            x, y = self.image_at(at)
            width, height = self._image.size
            place = (x, y) if 0 <= x < width and 0 <= y < height else None
            ref = self._scene.hit(x, y, _REACH * self._ratio / self._view.zoom)
        self.cursor_moved.emit(place)
        self._set_hovered(ref)

    def click_at(self, at: QPointF, *, add: bool) -> None:
        """Select what lies there; ``add`` puts it to, or takes it from, what is selected."""
        ref = self._scene.hit(*self.image_at(at), _REACH * self._ratio / self._view.zoom)
        if not add:
            self._user_selects(() if ref is None else (ref,))
        elif ref is not None:
            kept = tuple(other for other in self._selected if other != ref)
            self._user_selects(kept if ref in self._selected else (*kept, ref))
        self.picked.emit(ref)

    def double_click_at(self, at: QPointF) -> None:
        """From fitted to 100 % at this place, and back."""
        if self._fitted:
            self._zoom_to(1.0, at)
        else:
            self.fit()

    def band_done(self, band: QRectF, *, add: bool) -> None:
        """Select what lies in the rubber band."""
        found = self._scene.within((*self.image_at(band.topLeft()), *self.image_at(band.bottomRight())))
        known = set(self._selected) if add else set()
        kept = self._selected if add else ()
        self._user_selects((*kept, *(ref for ref in found if ref not in known)))

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
            if self._hovered is not None:
                paint_hover(painter, self._scene, self._view, self._hovered)
        if self.band is not None:
            paint_band(painter, self._scene, self.band)
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

    def _look(self) -> Look:
        view = self._view
        return Look(view.origin, view.zoom, view.viewport, self._scene.extent)

    def _sync(self) -> None:
        """Follow the widget's size and density."""
        ratio = self.devicePixelRatioF()
        size = (max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        if ratio == self._ratio and size == self._view.viewport:
            return
        if ratio != self._ratio:
            self._ratio = self._scene.ratio = ratio
            self._tiles.clear()
        self._view.resize(*size)
        if self._fitted:
            self._view.fit()
        self._view_changed()

    def _zoom_to(self, zoom: float, at: QPointF | None) -> None:
        self._sync()
        width, height = self._view.viewport
        place = (width / 2, height / 2) if at is None else (at.x() * self._ratio, at.y() * self._ratio)
        self._fitted = False
        self._view.zoom_at(zoom, *place)
        self._view_changed()

    def _view_changed(self) -> None:
        self._moved_at = perf_counter()
        self._tiles.complete = False
        if self._pointer is not None:
            self.point_at(self._pointer)
        if self._view.zoom != self._told_zoom:
            self._told_zoom, self._zoomed_at = self._view.zoom, self._moved_at
            self.zoom_changed.emit(self._view.zoom)
        self.view_moved.emit()
        self.update()

    def _user_selects(self, refs: tuple[RegionRef, ...]) -> None:
        if refs != self._selected:
            self.select(refs, reveal=False)
            self.selection_changed.emit(refs)

    def _set_hovered(self, ref: RegionRef | None) -> None:
        if ref == self._hovered:
            return
        for one in (self._hovered, ref):
            place = self.widget_rect(one) if one else None
            if place is not None:
                self.update(place.toAlignedRect().adjusted(-5, -5, 5, 5).intersected(self.rect()))
        self._hovered = ref
        self.hovered.emit(ref)

    def _fits(self, bounds: Bounds) -> bool:
        left, top, right, bottom = self._view.visible()
        return bounds[2] - bounds[0] <= right - left and bounds[3] - bounds[1] <= bottom - top

    def _repaint(self, areas: list[Bounds]) -> None:
        if areas:
            self._tiles.invalidate(areas)
            self.update()

    def _repaint_area(self, area: Bounds) -> None:
        self._repaint([area])
        self.sharper.emit()

    def _repaint_all(self) -> None:
        self._tiles.invalidate()
        self.update()
