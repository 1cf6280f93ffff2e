"""Where the image lies in the viewport: zoom and offset, without Qt.

All lengths are device pixels unless they are named image pixels; ``zoom`` 1.0 puts one image pixel on
one device pixel.
"""

from __future__ import annotations

from app.model.geometry import Bounds, Point

MAX_ZOOM = 64.0
_MIN_SIDE = 32.0
_MARGIN = 24.0
_KEEP = 64.0


class View:
    """Maps image pixels to device pixels: ``device = offset + image · zoom``."""

    def __init__(self) -> None:
        self.viewport = (1, 1)
        self.image = (1, 1)
        self.zoom = 1.0
        self.x = 0.0
        self.y = 0.0

    @property
    def origin(self) -> tuple[int, int]:
        """The image's top left as it is drawn: whole device pixels, so that cached tiles stay sharp."""
        return round(self.x), round(self.y)

    @property
    def fit_zoom(self) -> float:
        """The zoom that shows the whole image with a small margin; never larger than 1."""
        width, height = self.viewport
        across = max(width - 2 * _MARGIN, 1.0) / self.image[0]
        down = max(height - 2 * _MARGIN, 1.0) / self.image[1]
        return min(across, down, 1.0)

    @property
    def min_zoom(self) -> float:
        """The smallest zoom: half of the fitted one, or what leaves a few pixels of the image."""
        return min(self.fit_zoom / 2, _MIN_SIDE / max(self.image), 1.0)

    def to_image(self, x: float, y: float) -> Point:
        """Image pixels under a device pixel."""
        return (x - self.x) / self.zoom, (y - self.y) / self.zoom

    def to_device(self, x: float, y: float) -> Point:
        """The device pixel an image pixel falls on."""
        return self.x + x * self.zoom, self.y + y * self.zoom

    def visible(self) -> Bounds:
        """The part of the image plane the viewport shows, in image pixels."""
        return (*self.to_image(0, 0), *self.to_image(*self.viewport))

    def fit(self) -> None:
        """Show the whole image, centred."""
        self.zoom = self.fit_zoom
        self.centre_on(self.image[0] / 2, self.image[1] / 2)

    def centre_on(self, x: float, y: float) -> None:
        """Bring an image pixel to the middle of the viewport."""
        self.x = self.viewport[0] / 2 - x * self.zoom
        self.y = self.viewport[1] / 2 - y * self.zoom

    def zoom_at(self, zoom: float, x: float, y: float) -> None:
        """Set the zoom, within its limits, keeping what lies under the device pixel where it is."""
        under = self.to_image(x, y)
        self.zoom = min(max(zoom, self.min_zoom), MAX_ZOOM)
        self.x = x - under[0] * self.zoom
        self.y = y - under[1] * self.zoom
        self._hold(0.0)

    def pan(self, dx: float, dy: float) -> None:
        """Move the image; a part of it always stays in the viewport."""
        self.x += dx
        self.y += dy
        self._hold(_KEEP)

    def resize(self, width: int, height: int) -> None:
        """The viewport has another size; its middle stays the middle."""
        self.x += (width - self.viewport[0]) / 2
        self.y += (height - self.viewport[1]) / 2
        self.viewport = (width, height)

    def shows(self, bounds: Bounds) -> bool:
        """Whether bounds in image pixels are in view: wholly, or partly where they are too large for it."""
        left, top, right, bottom = self.visible()
        fits = bounds[2] - bounds[0] <= right - left and bounds[3] - bounds[1] <= bottom - top
        if fits:
            return bounds[0] >= left and bounds[1] >= top and bounds[2] <= right and bounds[3] <= bottom
        return bounds[0] < right and bounds[2] > left and bounds[1] < bottom and bounds[3] > top

    def zoom_to(self, bounds: Bounds, largest: float) -> None:
        """Show bounds in image pixels as large as fits with some room around, at most ``largest``."""
        width = max(bounds[2] - bounds[0], 1.0) * 1.5
        height = max(bounds[3] - bounds[1], 1.0) * 1.5
        zoom = min(self.viewport[0] / width, self.viewport[1] / height, largest)
        self.zoom = min(max(zoom, self.min_zoom), MAX_ZOOM)
        self.centre_on((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)

    def _hold(self, keep: float) -> None:
        """Keep at least ``keep`` pixels of the image in the viewport."""
        for_x = min(keep, self.image[0] * self.zoom / 2, self.viewport[0] / 2)
        for_y = min(keep, self.image[1] * self.zoom / 2, self.viewport[1] / 2)
        self.x = min(max(self.x, for_x - self.image[0] * self.zoom), self.viewport[0] - for_x)
        self.y = min(max(self.y, for_y - self.image[1] * self.zoom), self.viewport[1] - for_y)
