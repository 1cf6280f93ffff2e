"""The picture itself: a ladder of half-size copies, so that drawing small is as quick as drawing large.

Of a picture too large to be held there is a small copy, and a pyramid of tiles for the rest.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from math import ceil, floor

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from app.imaging.pyramid import Pyramid
from app.ui.canvas.scaled_copies import ScaledCopy, ladder
from app.ui.canvas.tiled import Tiled


class ImageLayer(QObject):
    """Paints any part of one image at any scale."""

    changed = Signal()
    """Sharper pixels are there; what was painted may be painted anew."""
    area_changed = Signal(object)
    """The same, for an area only: left, top, right, bottom in image pixels."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = (0, 0)
        self._levels: tuple[ScaledCopy, ...] = ()
        self._tiled: Tiled | None = None
        self._serial = 0
        self._pending = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to paint."""
        return not self._levels

    @property
    def has_alpha(self) -> bool:
        """Whether something may shine through the image."""
        return bool(self._levels) and self._levels[0].image.hasAlphaChannel()

    @property
    def pending(self) -> bool:
        """Whether sharper pixels are under way."""
        return self._pending or (self._tiled is not None and self._tiled.pending)

    @property
    def sharp(self) -> bool:
        """Whether nothing sharper is waited for, and none stands in for it."""
        if self._tiled is not None:
            return self._tiled.sharp
        return bool(self._levels) and self._levels[0].image.width() == self.size[0]

    def set_image(
        self, image: QImage | ScaledCopy | None, size: tuple[int, int], *, keep: bool = False
    ) -> None:
        """Show this image, standing for one of ``size`` pixels; smaller copies are made in a thread.

        ``keep``: go on showing what is there until those are ready, for it is the same picture.
        """
        self._serial += 1
        self.size = size
        if not keep:
            self._drop_tiles()
        first = ScaledCopy(image, 1) if isinstance(image, QImage) else image
        self._pending = first is not None and not first.image.isNull()
        if first is None or first.image.isNull():
            self._levels = ()
            return
        if not (keep and self._levels):
            self._levels = (first,)
        # A Python thread: a QThreadPool waits in its destructor, holding the lock its job needs to end.
        done = _Done()
        done.made.connect(self._take, Qt.ConnectionType.QueuedConnection)
        threading.Thread(
            target=_make, args=(first, self._serial, done), name="image-copies", daemon=True
        ).start()

    def set_tiles(self, pyramid: Pyramid) -> None:
        """Take sharp pixels from here, as far as they are there; the image set before stands in.

        The pyramid is of the same picture, and is closed by who made it.
        """
        self._drop_tiles()
        self._tiled = Tiled(pyramid, self)
        self._tiled.arrived.connect(self.area_changed)
        self.changed.emit()

    def tiles_grown(self) -> None:
        """More of the pyramid is there."""
        if self._tiled is not None:
            self._tiled.grown()

    def _drop_tiles(self) -> None:
        if self._tiled is not None:
            self._tiled.close()
            self._tiled.deleteLater()
            self._tiled = None

    def paint(self, painter: QPainter, clip: QRect, width: int, height: int, *, smooth: bool) -> None:
        """Paint the part ``clip`` of the image scaled to ``width`` × ``height``.

        The painter's origin is the image's top left, its units are device pixels.
        """
        clip = clip.intersected(QRect(0, 0, width, height))
        if clip.isEmpty() or not self._levels:
            return
        enough = width if smooth else width / 2  # unsmoothed is for speed, or for pixels as they are
        base = self._levels[0].image
        if self._tiled is not None and base.width() < enough:
            self._tiled.paint(painter, clip, width, height, base, smooth=smooth)
            return
        chosen = next((x for x in reversed(self._levels) if base.width() >= enough * x.side), self._levels[0])
        level = chosen.image
        if level.width() == width and level.height() == height:
            painter.drawImage(clip.topLeft(), level, clip)
            return
        across, down = base.width() / chosen.side / width, base.height() / chosen.side / height
        # One pixel more on every side, else neighbouring tiles show a seam where they are smoothed.
        left = max(floor(clip.left() * across) - 1, 0)
        top = max(floor(clip.top() * down) - 1, 0)
        right = min(ceil((clip.right() + 1) * across) + 1, level.width())
        bottom = min(ceil((clip.bottom() + 1) * down) + 1, level.height())
        source = QRectF(left, top, right - left, bottom - top)
        target = QRectF(left / across, top / down, (right - left) / across, (bottom - top) / down)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, level, source)

    def _take(self, serial: int, levels: object) -> None:
        if serial == self._serial and isinstance(levels, tuple):
            self._levels = levels
            self._pending = False
            self.changed.emit()


class _Done(QObject):
    """Carries the ladder from the thread that made it; lives as long as that thread needs it."""

    made = Signal(int, object)


def _make(first: ScaledCopy, serial: int, done: _Done) -> None:
    """Make the ladder of copies; runs in a thread."""
    try:
        levels = ladder(first)
    except MemoryError:  # what there is must do
        levels = (first,)
    with suppress(RuntimeError):  # the program ended meanwhile
        done.made.emit(serial, levels)
