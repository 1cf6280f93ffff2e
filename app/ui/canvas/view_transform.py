"""Where the image lies in the viewport: zoom, offset and rotation, without Qt.

All lengths are device pixels unless they are named image pixels; ``zoom`` 1.0 puts one image pixel on
one device pixel.
"""

from __future__ import annotations

from app.model.geometry import Bounds, Point
from app.ui.canvas.rotation import Rotation

MAX_ZOOM = 64.0
_MIN_SIDE = 32.0
_MARGIN = 24.0
_KEEP = 64.0


class ViewTransform:
    """Maps image pixels to device pixels: ``device = offset + rotated(image) · zoom``."""

    def __init__(self) -> None:
        self.viewport = (1, 1)
        self.rotation = Rotation()
        self.zoom = 1.0
        self.enlarges = False
        """Whether an image smaller than the viewport is enlarged where it is fitted."""
        self.x = 0.0
        self.y = 0.0

    @property
    def image(self) -> tuple[int, int]:
        """Return width and height of the image."""
        return self.rotation.image

    @image.setter
    def image(self, size: tuple[int, int]) -> None:
        self.rotation = Rotation(size, self.rotation.degrees)

    @property
    def origin(self) -> tuple[int, int]:
        """Return the plane's top left as drawn: whole device pixels, so that cached tiles stay sharp."""
        return round(self.x), round(self.y)

    @property
    def fit_zoom(self) -> float:
        """Return the zoom that shows the whole image with a margin; over 1 only where it ``enlarges``."""
        width, height = self.viewport
        wide, high = self.rotation.size
        across = max(width - 2 * _MARGIN, 1.0) / wide
        down = max(height - 2 * _MARGIN, 1.0) / high
        return min(across, down, MAX_ZOOM if self.enlarges else 1.0)

    @property
    def min_zoom(self) -> float:
        """Return the smallest zoom: half of the fitted one, or what leaves a few pixels of the image."""
        return min(self.fit_zoom / 2, _MIN_SIDE / max(self.image), 1.0)

    def to_image(self, x: float, y: float) -> Point:
        """Return the image pixel under a device pixel."""
        return self.rotation.to_image((x - self.x) / self.zoom, (y - self.y) / self.zoom)

    def to_device(self, x: float, y: float) -> Point:
        """Return the device pixel an image pixel falls on."""
        x, y = self.rotation.to_plane(x, y)
        return self.x + x * self.zoom, self.y + y * self.zoom

    def box(self, bounds: Bounds) -> Bounds:
        """Return the upright box, in device pixels, around bounds in image pixels."""
        left, top, right, bottom = self.rotation.bounds(bounds)
        x, y, zoom = self.x, self.y, self.zoom
        return x + left * zoom, y + top * zoom, x + right * zoom, y + bottom * zoom

    def visible(self) -> Bounds:
        """Return the part of the rotated plane the viewport shows."""
        (width, height), zoom = self.viewport, self.zoom
        return -self.x / zoom, -self.y / zoom, (width - self.x) / zoom, (height - self.y) / zoom

    def fit(self) -> None:
        """Show the whole image, centred."""
        self.zoom = self.fit_zoom
        self.centre_on(self.image[0] / 2, self.image[1] / 2)

    def centre_on(self, x: float, y: float) -> None:
        """Bring an image pixel to the middle of the viewport."""
        x, y = self.rotation.to_plane(x, y)
        self.x = self.viewport[0] / 2 - x * self.zoom
        self.y = self.viewport[1] / 2 - y * self.zoom

    def rotate_to(self, degrees: float) -> None:
        """Rotate the image to clockwise degrees, keeping what lies in the middle of the viewport there."""
        middle = self.to_image(self.viewport[0] / 2, self.viewport[1] / 2)
        self.rotation = Rotation(self.image, degrees % 360)
        self.centre_on(*middle)

    def zoom_at(self, zoom: float, x: float, y: float) -> None:
        """Set the zoom, within its limits, keeping what lies under the device pixel where it is."""
        before = self.zoom
        self.zoom = min(max(zoom, self.min_zoom), MAX_ZOOM)
        self.x = x - (x - self.x) / before * self.zoom
        self.y = y - (y - self.y) / before * self.zoom
        self._hold(0.0)

    def pan(self, dx: float, dy: float) -> None:
        """Move the image; a part of it always stays in the viewport."""
        self.x += dx
        self.y += dy
        self._hold(_KEEP)

    def resize(self, width: int, height: int) -> None:
        """Give the viewport another size; what lies in its middle stays there."""
        self.x += (width - self.viewport[0]) / 2
        self.y += (height - self.viewport[1]) / 2
        self.viewport = (width, height)

    def shows(self, bounds: Bounds) -> bool:
        """Return True if bounds in image pixels are in view: wholly, or partly where they are too large."""
        left, top, right, bottom = self.visible()
        bounds = self.rotation.bounds(bounds)
        fits = bounds[2] - bounds[0] <= right - left and bounds[3] - bounds[1] <= bottom - top
        if fits:
            return bounds[0] >= left and bounds[1] >= top and bounds[2] <= right and bounds[3] <= bottom
        return bounds[0] < right and bounds[2] > left and bounds[1] < bottom and bounds[3] > top

    def zoom_to(self, bounds: Bounds, largest: float) -> None:
        """Show bounds in image pixels as large as fits with some room around, at most ``largest``."""
        turned = self.rotation.bounds(bounds)
        width = max(turned[2] - turned[0], 1.0) * 1.5
        height = max(turned[3] - turned[1], 1.0) * 1.5
        zoom = min(self.viewport[0] / width, self.viewport[1] / height, largest)
        self.zoom = min(max(zoom, self.min_zoom), MAX_ZOOM)
        self.centre_on((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)

    def _hold(self, keep: float) -> None:
        """Keep at least ``keep`` pixels of the image in the viewport."""
        wide, high = self.rotation.size[0] * self.zoom, self.rotation.size[1] * self.zoom
        for_x = min(keep, wide / 2, self.viewport[0] / 2)
        for_y = min(keep, high / 2, self.viewport[1] / 2)
        self.x = min(max(self.x, for_x - wide), self.viewport[0] - for_x)
        self.y = min(max(self.y, for_y - high), self.viewport[1] - for_y)
