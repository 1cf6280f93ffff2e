"""Zoom, place and rotation of a picture in a widget, and what changes them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from app.model.geometry import Bounds
from app.ui.canvas.gestures import Gestures
from app.ui.canvas.view_transform import ViewTransform


@dataclass(frozen=True)
class ViewState:
    """How a picture is shown: ``x`` and ``y`` of the view's middle as parts of its width and height."""

    zoom: float
    x: float
    y: float
    degrees: float
    fitted: bool


class ZoomableView(Gestures):
    """A widget that knows which part of a picture it shows; subclasses paint it."""

    zoom_changed = Signal(float)
    """Device pixels an image pixel; 1.0 is 100 %."""
    view_moved = Signal()
    """Another part of the image is shown, or at another zoom, or rotated."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._transform = ViewTransform()
        self._pixel_ratio = 0.0
        self._fitted = True
        self._emitted_zoom = 0.0
        self.panned.connect(self.pan_by)
        self.zoomed.connect(self.zoom_by)
        self.rotated.connect(self.rotate_by)

    # What subclasses add to

    def _view_changed(self) -> None:
        """Tell that another part of the picture is shown, and paint it."""
        if self._transform.zoom != self._emitted_zoom:
            self._emitted_zoom = self._transform.zoom
            self.zoom_changed.emit(self._emitted_zoom)
        self.view_moved.emit()
        self.update()

    def _rotation_changed(self) -> None:
        """Drop what was painted for another rotation; here nothing is kept."""

    def _pixel_ratio_changed(self, ratio: float) -> None:
        """Drop what was painted for another ``ratio`` of device to logical pixels; here nothing is kept."""

    # The view

    @property
    def zoom(self) -> float:
        """Return device pixels an image pixel."""
        return self._transform.zoom

    @property
    def zoom_and_centre(self) -> tuple[float, float, float]:
        """Return the zoom, and the image pixel (x, y) in the middle of the widget."""
        width, height = self._transform.viewport
        return (self._transform.zoom, *self._transform.to_image(width / 2, height / 2))

    @property
    def fitted(self) -> bool:
        """Return True if the whole image is shown, at every size of the widget."""
        return self._fitted

    @property
    def enlarges(self) -> bool:
        """Return True if an image smaller than the widget is enlarged where it is fitted."""
        return self._transform.enlarges

    def set_enlarging(self, *, on: bool) -> None:
        """Enlarge small images where they are fitted, or show them at 100 % at most."""
        if on != self._transform.enlarges:
            self._transform.enlarges = on
            if self._fitted:
                self.fit()

    def show_at(self, zoom: float, x: float, y: float) -> None:
        """Bring an image pixel to the middle of the widget at a zoom, as ``zoom_and_centre`` returns them."""
        self._follow_widget_size()
        if (zoom, x, y) == self.zoom_and_centre:
            return
        self._fitted = False
        self._transform.zoom = zoom
        self._transform.centre_on(x, y)
        self._view_changed()

    def fit(self) -> None:
        """Show the whole image, and keep doing so when the size of the canvas changes."""
        self._follow_widget_size()
        self._fitted = True
        self._transform.fit()
        self._view_changed()

    def actual_size(self) -> None:
        """Show one image pixel on one device pixel, around the middle."""
        self._zoom_to(1.0, None)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge by a factor around a position of the widget (default: the middle); stops at 100 %."""
        before, wanted = self._transform.zoom, self._transform.zoom * factor
        crosses = (before < 1.0 < wanted) or (wanted < 1.0 < before)
        self._zoom_to(1.0 if crosses and 0.5 < factor < 2.0 else wanted, at)

    @property
    def view_state(self) -> ViewState:
        """Return how the picture is shown, for ``restore_view``."""
        zoom, x, y = self.zoom_and_centre
        width, height = self._transform.image
        return ViewState(zoom, x / width, y / height, self._transform.rotation.degrees, self._fitted)

    def restore_view(self, state: ViewState) -> None:
        """Show the picture as a state says, taken from this or another picture."""
        self._follow_widget_size()
        self._transform.rotate_to(state.degrees)
        self._rotation_changed()
        if state.fitted:
            self.fit()
        else:
            width, height = self._transform.image
            self.show_at(state.zoom, state.x * width, state.y * height)

    @property
    def degrees(self) -> float:
        """Return how far the picture is rotated clockwise, 0 up to 360."""
        return self._transform.rotation.degrees

    def rotate_to(self, degrees: float) -> None:
        """Rotate the picture on screen about the middle of the view; fit it again where it was fitted."""
        self._follow_widget_size()
        self._transform.rotate_to(degrees)
        self._rotation_changed()
        if self._fitted:
            self._transform.fit()
        self._view_changed()

    def rotate_by(self, degrees: float) -> None:
        """Rotate the picture further; positive degrees are clockwise."""
        self.rotate_to(self.degrees + degrees)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by logical pixels."""
        self._follow_widget_size()
        self._fitted = False
        self._transform.pan(dx * self._pixel_ratio, dy * self._pixel_ratio)
        self._view_changed()

    def image_at(self, at: QPointF) -> tuple[float, float]:
        """Return the image pixel at a position of the widget."""
        return self._transform.to_image(at.x() * self._pixel_ratio, at.y() * self._pixel_ratio)

    @property
    def plane_size(self) -> tuple[float, float]:
        """Return width and height, in image pixels, of the box around the rotated picture."""
        return self._transform.rotation.size

    @property
    def visible_part(self) -> Bounds:
        """Return left, top, right, bottom of what is in view, as parts of the plane's width and height."""
        (left, top, right, bottom), (wide, high) = self._transform.visible(), self._transform.rotation.size
        return left / wide, top / high, right / wide, bottom / high

    def centre_on_part(self, x: float, y: float) -> None:
        """Bring a place, in parts of the width and height of ``plane_size``, to the middle."""
        wide, high = self._transform.rotation.size
        self.show_at(self._transform.zoom, *self._transform.rotation.to_image(x * wide, y * high))

    def _zoom_to(self, zoom: float, at: QPointF | None) -> None:
        self._follow_widget_size()
        width, height = self._transform.viewport
        place = (
            (width / 2, height / 2)
            if at is None
            else (at.x() * self._pixel_ratio, at.y() * self._pixel_ratio)
        )
        self._fitted = False
        self._transform.zoom_at(zoom, *place)
        self._view_changed()

    def _follow_widget_size(self) -> None:
        """Take over the widget's size and pixel ratio where they changed."""
        ratio = self.devicePixelRatioF()
        size = (max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        if ratio == self._pixel_ratio and size == self._transform.viewport:
            return
        if ratio != self._pixel_ratio:
            self._pixel_ratio = ratio
            self._pixel_ratio_changed(ratio)
        self._transform.resize(*size)
        if self._fitted:
            self._transform.fit()
        self._view_changed()
