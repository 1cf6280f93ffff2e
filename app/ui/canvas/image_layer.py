"""The picture itself, with copies of half the size each, so that drawing small is as quick as drawing large.

Of a picture too large to be held there is a small copy, and a pyramid of tiles for the rest.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from math import ceil, floor

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from app.imaging.pyramid import Pyramid
from app.ui.canvas.pyramid_painter import PyramidPainter
from app.ui.canvas.scaled_copies import ScaledCopy, make_scaled_copies


class ImageLayer(QObject):
    """Paints any part of one image at any scale."""

    changed = Signal()
    """Sharper pixels are there; what was painted may be painted anew."""
    area_changed = Signal(object)
    """Sharper pixels are there for an area only: left, top, right, bottom in image pixels."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = (0, 0)
        self._copies: tuple[ScaledCopy, ...] = ()
        self._pyramid_painter: PyramidPainter | None = None
        self._image_number = 0
        self._pending = False

    @property
    def empty(self) -> bool:
        """Return True if there is nothing to paint."""
        return not self._copies

    @property
    def has_alpha(self) -> bool:
        """Return True if the image has transparent pixels or may have."""
        return bool(self._copies) and self._copies[0].image.hasAlphaChannel()

    @property
    def pending(self) -> bool:
        """Return True if smaller copies or wanted tiles are still being made."""
        return self._pending or (self._pyramid_painter is not None and self._pyramid_painter.pending)

    @property
    def sharp(self) -> bool:
        """Return True if the pixels painted are those of the file, not a preview standing in for them."""
        if self._pyramid_painter is not None:
            return self._pyramid_painter.sharp
        return bool(self._copies) and self._copies[0].image.width() == self.size[0]

    def set_image(
        self, image: QImage | ScaledCopy | None, size: tuple[int, int], *, keep: bool = False
    ) -> None:
        """Show this image, standing for one of ``size`` pixels; smaller copies are made in a thread.

        ``keep``: go on showing what is there until those are ready, for it is the same picture.
        """
        self._image_number += 1
        self.size = size
        if not keep:
            self._drop_pyramid()
        first = ScaledCopy(image, 1) if isinstance(image, QImage) else image
        self._pending = first is not None and not first.image.isNull()
        if first is None or first.image.isNull():
            self._copies = ()
            return
        if not (keep and self._copies):
            self._copies = (first,)
        # A Python thread: a QThreadPool waits in its destructor, holding the lock its job needs to end.
        carrier = _CopiesMade()
        carrier.ready.connect(self._take_copies, Qt.ConnectionType.QueuedConnection)
        threading.Thread(
            target=_make_copies, args=(first, self._image_number, carrier), name="image-copies", daemon=True
        ).start()

    def set_pyramid(self, pyramid: Pyramid) -> None:
        """Take sharp pixels from a pyramid as far as it is built; the image stands in for the rest.

        The pyramid is of the picture shown, and whoever made it closes it.
        """
        self._drop_pyramid()
        self._pyramid_painter = PyramidPainter(pyramid, self)
        self._pyramid_painter.area_sharpened.connect(self.area_changed)
        self.changed.emit()

    def pyramid_grown(self) -> None:
        """Paint what the pyramid has gained since it was set or last asked."""
        if self._pyramid_painter is not None:
            self._pyramid_painter.pyramid_grown()

    def _drop_pyramid(self) -> None:
        if self._pyramid_painter is not None:
            self._pyramid_painter.close()
            self._pyramid_painter.deleteLater()
            self._pyramid_painter = None

    def paint(self, painter: QPainter, clip: QRect, width: int, height: int, *, smooth: bool) -> None:
        """Paint the part ``clip`` of the image scaled to ``width`` × ``height``.

        The painter's origin is the image's top left, its units are device pixels.
        """
        clip = clip.intersected(QRect(0, 0, width, height))
        if clip.isEmpty() or not self._copies:
            return
        enough = width if smooth else width / 2  # unsmoothed is for speed, or for pixels as they are
        base = self._copies[0].image
        if self._pyramid_painter is not None and base.width() < enough:
            self._pyramid_painter.paint(painter, clip, width, height, base, smooth=smooth)
            return
        chosen = next((c for c in reversed(self._copies) if base.width() >= enough * c.side), self._copies[0])
        image = chosen.image
        if image.width() == width and image.height() == height:
            painter.drawImage(clip.topLeft(), image, clip)
            return
        across, down = base.width() / chosen.side / width, base.height() / chosen.side / height
        # One pixel more on every side, else neighbouring tiles show a seam where they are smoothed.
        left = max(floor(clip.left() * across) - 1, 0)
        top = max(floor(clip.top() * down) - 1, 0)
        right = min(ceil((clip.right() + 1) * across) + 1, image.width())
        bottom = min(ceil((clip.bottom() + 1) * down) + 1, image.height())
        source = QRectF(left, top, right - left, bottom - top)
        target = QRectF(left / across, top / down, (right - left) / across, (bottom - top) / down)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, image, source)

    def _take_copies(self, image_number: int, copies: object) -> None:
        if image_number == self._image_number and isinstance(copies, tuple):
            self._copies = copies
            self._pending = False
            self.changed.emit()


class _CopiesMade(QObject):
    """Carries the copies from the thread that makes them; lives as long as that thread needs it."""

    ready = Signal(int, object)


def _make_copies(first: ScaledCopy, image_number: int, carrier: _CopiesMade) -> None:
    """Make the smaller copies; runs in a thread."""
    try:
        copies = make_scaled_copies(first)
    except MemoryError:  # what there is must do
        copies = (first,)
    with suppress(RuntimeError):  # the program ended meanwhile
        carrier.ready.emit(image_number, copies)
