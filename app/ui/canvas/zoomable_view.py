"""Where a picture is looked at: zoom, place and turn, and what changes them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from app.model.geometry import Bounds
from app.ui.canvas.gestures import Gestures
from app.ui.canvas.view import View


@dataclass(frozen=True)
class ViewState:
    """How a picture is looked at: ``x`` and ``y`` of the middle as parts of its width and height."""

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
    """Another part of the image is looked at, or at another zoom, or turned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View()
        self._ratio = 0.0
        self._fitted = True

    # What subclasses do

    def _view_changed(self) -> None:
        raise NotImplementedError

    def _turned(self) -> None:
        raise NotImplementedError

    def _denser(self, ratio: float) -> None:
        raise NotImplementedError

    # Where we look

    @property
    def zoom(self) -> float:
        """Device pixels an image pixel."""
        return self._view.zoom

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

    @property
    def looking(self) -> ViewState:
        """How the picture is looked at, to be given to ``look``."""
        zoom, x, y = self.looking_at
        width, height = self._view.image
        return ViewState(zoom, x / width, y / height, self._view.turn.degrees, self._fitted)

    def look(self, how: ViewState) -> None:
        """Look at this picture as at another one, or as before."""
        self._sync()
        self._view.turn_to(how.degrees)
        self._turned()
        if how.fitted:
            self.fit()
        else:
            width, height = self._view.image
            self.look_at(how.zoom, how.x * width, how.y * height)

    @property
    def degrees(self) -> float:
        """How far the picture is turned clockwise, 0 up to 360."""
        return self._view.turn.degrees

    def turn_to(self, degrees: float) -> None:
        """Turn the picture, for looking only; its middle stays, or all of it in view where it was."""
        self._sync()
        self._view.turn_to(degrees)
        self._turned()
        if self._fitted:
            self._view.fit()
        self._view_changed()

    def turn_by(self, degrees: float) -> None:
        """Turn the picture further; positive is clockwise."""
        self.turn_to(self.degrees + degrees)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by logical pixels."""
        self._sync()
        self._fitted = False
        self._view.pan(dx * self._ratio, dy * self._ratio)
        self._view_changed()

    def image_at(self, at: QPointF) -> tuple[float, float]:
        """The image pixel at a position of the widget."""
        return self._view.to_image(at.x() * self._ratio, at.y() * self._ratio)

    @property
    def plane_size(self) -> tuple[float, float]:
        """Width and height, in image pixels, of the box around the picture as it is turned."""
        return self._view.turn.size

    @property
    def visible_part(self) -> Bounds:
        """What of that box is in view, as parts of its width and height."""
        (left, top, right, bottom), (wide, high) = self._view.visible(), self._view.turn.size
        return left / wide, top / high, right / wide, bottom / high

    def look_at_part(self, x: float, y: float) -> None:
        """Bring a place of that box, in parts of its width and height, to the middle."""
        wide, high = self._view.turn.size
        self.look_at(self._view.zoom, *self._view.turn.to_image(x * wide, y * high))

    def _zoom_to(self, zoom: float, at: QPointF | None) -> None:
        self._sync()
        width, height = self._view.viewport
        place = (width / 2, height / 2) if at is None else (at.x() * self._ratio, at.y() * self._ratio)
        self._fitted = False
        self._view.zoom_at(zoom, *place)
        self._view_changed()

    def _sync(self) -> None:
        """Follow the widget's size and density."""
        ratio = self.devicePixelRatioF()
        size = (max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        if ratio == self._ratio and size == self._view.viewport:
            return
        if ratio != self._ratio:
            self._ratio = ratio
            self._denser(ratio)
        self._view.resize(*size)
        if self._fitted:
            self._view.fit()
        self._view_changed()
