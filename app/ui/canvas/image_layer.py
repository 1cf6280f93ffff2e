"""The picture itself: a ladder of half-size copies, so that drawing small is as quick as drawing large."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QObject, QRect, QRectF, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QPainter

_SMALLEST = 512
_FORMATS = (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied)


class ImageLayer(QObject):
    """Paints any part of one image at any scale.

    This is the seam for other sources of pixels (tile pyramids): whoever offers ``size``, ``has_alpha``,
    ``changed`` and ``paint`` can take its place.
    """

    changed = Signal()
    """Sharper pixels are there; what was painted may be painted anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = (0, 0)
        self._levels: list[QImage] = []
        self._serial = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to paint."""
        return not self._levels

    @property
    def has_alpha(self) -> bool:
        """Whether something may shine through the image."""
        return bool(self._levels) and self._levels[0].hasAlphaChannel()

    def set_image(self, image: QImage | None, size: tuple[int, int]) -> None:
        """Show this image, standing for one of ``size`` pixels; smaller copies are made off-thread."""
        self._serial += 1
        self.size = size
        self._levels = [] if image is None or image.isNull() else [image]
        if self._levels:
            job = _Halving(self._levels[0], self._serial)
            job.signals.done.connect(self._take, Qt.ConnectionType.QueuedConnection)
            self._pool.start(job)

    def wait(self) -> None:
        """Wait until the copies are made (their arrival still needs the event loop)."""
        self._pool.waitForDone()

    def paint(self, painter: QPainter, clip: QRect, width: int, height: int, *, smooth: bool) -> None:
        """Paint the part ``clip`` of the image scaled to ``width`` × ``height``.

        The painter's origin is the image's top left, its units are device pixels.
        """
        clip = clip.intersected(QRect(0, 0, width, height))
        if clip.isEmpty() or not self._levels:
            return
        enough = width if smooth else width / 2  # unsmoothed is for speed, or for pixels as they are
        level = next((image for image in reversed(self._levels) if image.width() >= enough), self._levels[0])
        if level.width() == width and level.height() == height:
            painter.drawImage(clip.topLeft(), level, clip)
            return
        across, down = level.width() / width, level.height() / height
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
        if serial == self._serial and isinstance(levels, list):
            self._levels = levels
            self.changed.emit()


class _Signals(QObject):
    done = Signal(int, object)


class _Halving(QRunnable):
    """Makes the ladder of copies, each half as large as the one before."""

    def __init__(self, image: QImage, serial: int) -> None:
        super().__init__()
        self.signals = _Signals()
        self._image = image
        self._serial = serial

    def run(self) -> None:
        image = self._image
        if image.format() not in _FORMATS:
            image = image.convertToFormat(_FORMATS[1] if image.hasAlphaChannel() else _FORMATS[0])
        levels = [image]
        while max(image.width(), image.height()) > _SMALLEST:
            image = image.scaled(
                max(image.width() // 2, 1),
                max(image.height() // 2, 1),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            levels.append(image)
        self.signals.done.emit(self._serial, levels)
