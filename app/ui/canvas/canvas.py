"""The canvas widget: one image, the overlays over it, hover and selection."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from app.model.geometry import Bounds, Point
from app.ui.base.i18n import tr
from app.ui.canvas.confidence_style import ConfidenceStyle
from app.ui.canvas.interaction_painting import paint_hover, paint_outline
from app.ui.canvas.overlay import Overlay, RegionRef
from app.ui.canvas.overlay_painting import MARKED, SELECTED
from app.ui.canvas.picture_view import PictureView
from app.ui.canvas.region_labels import RegionLabels

_REACH = 4.0  # logical pixels within which a region without an area is hit
_LARGEST_REVEAL = 4.0
_LABEL_DELAY = 90  # milliseconds without movement after which labels find their places


class Canvas(PictureView):
    """Shows one image with overlays; all coordinates are pixels of the upright original."""

    hovered = Signal(object)
    """RegionRef under the pointer, or None."""
    picked = Signal(object)
    """RegionRef clicked at (word over line over block), or None for an empty place."""
    selection_changed = Signal(object)
    """tuple[RegionRef, ...] after the user selected; not after ``select``."""
    cursor_moved = Signal(object)
    """(x, y) in image pixels, or None outside the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Canvas"))
        self.setAccessibleDescription(tr("The image with the regions that were found drawn over it"))
        self._invisible: set[str] = set()
        self._selected: tuple[RegionRef, ...] = ()
        self._marked: tuple[RegionRef, ...] = ()
        self._hovered: RegionRef | None = None
        self._hovered_bounds: Bounds | None = None
        self._labels = RegionLabels()
        self._labelled = False
        self.pointed.connect(self.point_at)
        self.clicked.connect(self.click_at)
        self.double_clicked.connect(self.double_click_at)
        self.rectangle_drawn.connect(self.select_in_rectangle)
        self.lasso_drawn.connect(self.select_in_loop)
        self._label_timer = QTimer(self)
        self._label_timer.setSingleShot(True)
        self._label_timer.setInterval(_LABEL_DELAY)
        self._label_timer.timeout.connect(self._place_labels)

    # What is layer

    def set_overlays(self, overlays: Sequence[Overlay]) -> None:
        """Replace all overlays. What is selected stays so as far as it is still there."""
        self._scene.set_overlays(overlays, self._invisible)
        self._selected = self._scene.highlight(SELECTED, self._selected)[0]
        self._scene.highlight(MARKED, self._marked)
        self._set_hovered(None)
        self._repaint_all()

    def set_preferred_provider(self, provider: str) -> None:
        """Draw this provider's regions in full and hit them first; those of others are outlines."""
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
        for layer in self._scene.layers:
            if layer.overlay.key == key:
                layer.visible = visible
        self._repaint_all()

    def set_hidden(self, hidden: bool) -> None:
        """Hide all overlays, or show those again that are visible."""
        if hidden != self._scene.hidden:
            self._scene.hidden = hidden
            self._repaint_all()

    def set_confidence_style(self, style: ConfidenceStyle) -> None:
        """Show confidence in another way: as colour, dimmed or hidden regions, other doubtful ones."""
        if style != self._scene.confidence_style:
            self._scene.confidence_style = style
            self._set_hovered(None)
            self._repaint_all()

    @property
    def confidence_style(self) -> ConfidenceStyle:
        """Return how confidence is shown."""
        return self._scene.confidence_style

    def set_labelled(self, on: bool) -> None:
        """Write texts and names of regions beside them wherever there is room, or no longer."""
        self._labelled = on
        self._place_labels()

    @property
    def labels(self) -> RegionLabels:
        """Return what is written beside regions."""
        return self._labels

    def select(self, refs: Sequence[RegionRef], *, reveal: bool = True) -> None:
        """Select exactly these regions; ``reveal`` moves the view, only when they are out of view."""
        self._selected, changed = self._scene.highlight(SELECTED, refs)
        self._repaint(changed)
        bounds = self._scene.bounds(self._selected[:1]) if reveal else None
        whole = self._scene.bounds(self._selected) if reveal else None
        if bounds and whole and not self._transform.shows(bounds):
            target = whole if self._fits(whole) else bounds
            self._fitted = False
            self._transform.centre_on((target[0] + target[2]) / 2, (target[1] + target[3]) / 2)
            self._view_changed()

    def mark(self, refs: Sequence[RegionRef]) -> None:
        """Mark exactly these regions, as hits of a search."""
        self._marked = tuple(refs)
        self._repaint(self._scene.highlight(MARKED, refs)[1])

    @property
    def selected(self) -> tuple[RegionRef, ...]:
        """Return the regions selected now."""
        return self._selected

    @property
    def marked(self) -> frozenset[RegionRef]:
        """Return the regions that are marked now."""
        return frozenset(
            ref
            for layer in self._scene.layers
            for ref in layer.overlay.refs(np.flatnonzero(layer.highlight & MARKED))
        )

    @property
    def hovered_region(self) -> RegionRef | None:
        """Return the region under the pointer."""
        return self._hovered

    @property
    def drawn_overlays(self) -> tuple[Overlay, ...]:
        """Return the overlays that are drawn now, lowest first."""
        return tuple(layer.overlay for layer in self._scene.visible_layers())

    # The view

    def zoom_to(self, refs: Sequence[RegionRef]) -> None:
        """Show these regions as large as is useful."""
        bounds = self._scene.bounds(refs)
        if bounds:
            self._fitted = False
            self._transform.zoom_to(bounds, _LARGEST_REVEAL * self._pixel_ratio)
            self._view_changed()

    def widget_at(self, point: Point) -> QPointF:
        """Return the position in the widget of a place in image pixels."""
        return QPointF(*self._transform.to_device(*point)) / self._pixel_ratio

    def widget_rect(self, ref: RegionRef) -> QRectF | None:
        """Return a region's bounds in the widget; ``None`` when no overlay has it."""
        bounds = self._scene.bounds([ref])
        if bounds is None:
            return None
        return self._widget_box(bounds)

    def _widget_box(self, bounds: Bounds) -> QRectF:
        left, top, right, bottom = self._transform.box(bounds)
        ratio = self._pixel_ratio
        return QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)

    # What the user does

    def point_at(self, at: QPointF | None) -> None:
        """Emit what lies under the pointer at a position; ``None``: the pointer is gone."""
        self._pointer_position = at
        place: tuple[float, float] | None = None
        hit: tuple[RegionRef, Bounds] | None = None
        if at is not None and not self._image.empty:
            x, y = self.image_at(at)
            width, height = self._image.size
            place = (x, y) if 0 <= x < width and 0 <= y < height else None
            hit = self._scene.region_and_bounds_at(x, y, _REACH * self._pixel_ratio / self._transform.zoom)
        self.cursor_moved.emit(place)
        self._set_hovered(*(hit or (None, None)))

    def click_at(self, at: QPointF, add: bool = False) -> None:
        """Select the region at a position; ``add`` puts it to, or takes it from, what is selected."""
        ref = self._scene.region_at(*self.image_at(at), _REACH * self._pixel_ratio / self._transform.zoom)
        if not add:
            self._user_selects(() if ref is None else (ref,))
        elif ref is not None:
            kept = tuple(selected for selected in self._selected if selected != ref)
            self._user_selects(kept if ref in self._selected else (*kept, ref))
        self.picked.emit(ref)

    def select_for_menu(self, at: QPointF) -> None:
        """Select the region at a position, unless it is selected already; nothing at an empty place."""
        ref = self._scene.region_at(*self.image_at(at), _REACH * self._pixel_ratio / self._transform.zoom)
        if ref is None or ref not in self._selected:
            self._user_selects(() if ref is None else (ref,))

    def double_click_at(self, at: QPointF) -> None:
        """Zoom from fitted to 100 % around a position, and back."""
        if self._fitted:
            self._zoom_to(1.0, at)
        else:
            self.fit()

    def select_in_rectangle(self, band: QRectF, add: bool = False) -> None:
        """Select the regions in a rectangle of the widget; ``add``: besides those selected."""
        if self._transform.rotation.unrotated:
            refs = self._scene.regions_in_rectangle(
                (*self.image_at(band.topLeft()), *self.image_at(band.bottomRight()))
            )
        else:
            refs = self._scene.regions_in_loop([self.image_at(at) for at in QPolygonF(band).toList()])
        self._add(refs, add=add)

    def select_in_loop(self, points: Sequence[QPointF], add: bool = False) -> None:
        """Select the regions in a loop of positions; ``add``: besides those selected."""
        self._add(self._scene.regions_in_loop([self.image_at(at) for at in points]), add=add)

    # Inside

    def _image_replaced(self, size: tuple[int, int]) -> None:
        self._selected = self._marked = ()
        self._scene.highlight(SELECTED | MARKED, ())
        self._tile_cache.clear()
        self._set_hovered(None)
        super()._image_replaced(size)

    def _paint_foreground(self, painter: QPainter) -> None:
        if self._hovered is not None and not self.empty:
            paint_hover(painter, self._scene, self._transform, self._hovered)
        if self._labelled:
            self._labels.paint(painter, self._scene, self._transform)
        if self.band is not None:
            paint_outline(painter, self._scene, [*QPolygonF(self.band).toList()])
        if self.lasso:
            paint_outline(painter, self._scene, self.lasso)

    def _view_changed(self) -> None:
        super()._view_changed()
        self._schedule_labels()
        if self._pointer_position is not None:
            self.point_at(self._pointer_position)

    def _repaint_all(self) -> None:
        super()._repaint_all()
        self._schedule_labels()

    def _schedule_labels(self) -> None:
        if self._labelled:
            self._label_timer.start()

    def _place_labels(self) -> None:
        self._labels.clear()
        if self._labelled and not self.empty:
            self._labels.place(self._scene, self._transform, self.font())
        self.update()

    def _add(self, refs: Sequence[RegionRef], *, add: bool) -> None:
        known = set(self._selected) if add else set()
        kept = self._selected if add else ()
        self._user_selects((*kept, *(ref for ref in refs if ref not in known)))

    def _user_selects(self, refs: tuple[RegionRef, ...]) -> None:
        if refs != self._selected:
            self.select(refs, reveal=False)
            self.selection_changed.emit(refs)

    def _set_hovered(self, ref: RegionRef | None, bounds: Bounds | None = None) -> None:
        if ref == self._hovered:
            return
        for changed in (self._hovered_bounds, bounds):
            if changed is not None:
                place = self._widget_box(changed).toAlignedRect().adjusted(-5, -5, 5, 5)
                self.update(place.intersected(self.rect()))
        self._hovered_bounds = bounds
        self._hovered = ref
        self.hovered.emit(ref)

    def _fits(self, bounds: Bounds) -> bool:
        left, top, right, bottom = self._transform.visible()
        bounds = self._transform.rotation.bounds(bounds)
        return bounds[2] - bounds[0] <= right - left and bounds[3] - bounds[1] <= bottom - top
