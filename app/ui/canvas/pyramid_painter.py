"""Sharp pixels of a picture too large to be held: tiles are read when they are wanted, in a thread."""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import suppress
from math import ceil, floor

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from app.imaging.pyramid import Pyramid, Tile, TileKey

_KEPT = 48_000_000
"""Bytes of tiles that are kept; what was painted of them is kept by who painted it."""
_MOST_WANTED = 96
"""Tiles that wait at once; older wishes are forgotten, for the view has moved on."""


class PyramidPainter(QObject):
    """Paints from a pyramid what of it is there, and asks for the rest.

    ``area_sharpened`` tells of areas (image pixels) that can be painted sharper now.
    """

    area_sharpened = Signal(object)

    def __init__(self, pyramid: Pyramid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pyramid = pyramid
        self._tiles: OrderedDict[TileKey, QImage] = OrderedDict()
        self._bytes = 0
        self._awaited: set[TileKey] = set()
        self._reader = _TileReader(pyramid)
        self._reader.read.connect(self._tile_read, Qt.ConnectionType.QueuedConnection)

    @property
    def has_alpha(self) -> bool:
        """Return True if the picture has transparent pixels or may have."""
        return self.pyramid.alpha

    @property
    def pending(self) -> bool:
        """Return True if tiles are being read."""
        return self._reader.busy

    @property
    def sharp(self) -> bool:
        """Return True if every tile that was wanted has come."""
        return not self.pending and not any(not self.pyramid.has(key) for key in self._awaited)

    def close(self) -> None:
        """Stop reading and drop all tiles."""
        self._reader.close()
        self._tiles.clear()

    def pyramid_grown(self) -> None:
        """Emit ``area_sharpened`` for every awaited tile that the pyramid has now."""
        for key in [key for key in self._awaited if self.pyramid.has(key)]:
            self._awaited.discard(key)
            self.area_sharpened.emit(self.pyramid.area(key))

    def paint(
        self, painter: QPainter, clip: QRect, width: int, height: int, preview: QImage, *, smooth: bool
    ) -> None:
        """Paint the part ``clip`` of the picture scaled to ``width`` × ``height``.

        ``preview`` is a small copy of the picture, for tiles that are not there yet.
        """
        pyramid = self.pyramid
        shrink = pyramid.width / width
        if not smooth:
            shrink *= 2  # unsmoothed is for speed, or for pixels as they are
        level = min(max(0, floor(shrink).bit_length() - 1), len(pyramid.shape.levels) - 1)
        side = 1 << level
        x, y = pyramid.offset(level)
        across, down = pyramid.width / width / side, pyramid.height / height / side
        off_x, off_y = -x / side, -y / side
        size = pyramid.level_size(level)
        # One pixel more on every side, else neighbouring tiles show a seam where they are smoothed.
        left = max(floor(clip.left() * across + off_x) - 1, 0)
        top = max(floor(clip.top() * down + off_y) - 1, 0)
        right = min(ceil((clip.right() + 1) * across + off_x) + 1, size[0])
        bottom = min(ceil((clip.bottom() + 1) * down + off_y) + 1, size[1])
        if right <= left or bottom <= top:
            return
        part = self._assembled(level, QRect(left, top, right - left, bottom - top), preview)
        if across == 1.0 and down == 1.0 and off_x == 0.0 and off_y == 0.0:
            painter.drawImage(clip.topLeft(), part, clip.translated(-left, -top))
            return
        target = QRectF(
            (left - off_x) / across, (top - off_y) / down, (right - left) / across, (bottom - top) / down
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, part, QRectF(part.rect()))

    def _assembled(self, level: int, area: QRect, preview: QImage) -> QImage:
        """Return a rectangle of a level, put together from its tiles."""
        kind = QImage.Format.Format_ARGB32_Premultiplied if self.has_alpha else QImage.Format.Format_RGB32
        part = QImage(area.size(), kind)
        if self.has_alpha:
            part.fill(0)
        painter = QPainter(part)
        try:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.translate(-area.topLeft())
            missing: list[TileKey] = []
            edges = area.left(), area.top(), area.right() + 1, area.bottom() + 1
            for key, (left, top, right, bottom) in self.pyramid.tiles(level, *edges):
                place = QRect(left, top, right - left, bottom - top).intersected(area)
                tile = self._tiles.get(key)
                if tile is not None:
                    self._tiles.move_to_end(key)
                    painter.drawImage(place.topLeft(), tile, place.translated(-left, -top))
                    continue
                missing.append(key)
                self._paint_preview(painter, level, place, preview)
        finally:
            painter.end()
        for key in missing:
            if self.pyramid.has(key):
                self._reader.want(key)
            else:
                self._awaited.add(key)
        return part

    def _paint_preview(self, painter: QPainter, level: int, place: QRect, preview: QImage) -> None:
        side = 1 << level
        x, y = self.pyramid.offset(level)
        across, down = preview.width() / self.pyramid.width, preview.height() / self.pyramid.height
        source = QRectF(
            (place.left() * side + x) * across, (place.top() * side + y) * down,
            place.width() * side * across, place.height() * side * down,
        )  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(place), preview, source)

    def _tile_read(self, key: TileKey, image: QImage) -> None:
        self._reader.delivered(key)
        if self.pyramid.closed:
            return
        self._tiles[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > _KEPT and len(self._tiles) > 1:
            _key, dropped = self._tiles.popitem(last=False)
            self._bytes -= dropped.sizeInBytes()
        self.area_sharpened.emit(self.pyramid.area(key))


class _TileReader(QObject):
    """A thread that reads tiles, the one wanted last first."""

    read = Signal(object, object)

    def __init__(self, pyramid: Pyramid) -> None:
        super().__init__()
        self._pyramid = pyramid
        self._wanted: list[TileKey] = []
        self._reading: set[TileKey] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Return True if a wanted tile has not been delivered yet."""
        return bool(self._wanted or self._reading)

    def want(self, key: TileKey) -> None:
        """Read a tile next, before those wanted earlier."""
        with self._lock:
            if self._closed or key in self._reading:
                return
            if key in self._wanted:
                self._wanted.remove(key)
            self._wanted.append(key)
            del self._wanted[:-_MOST_WANTED]
            if self._thread is None:
                # A Python thread: a QThreadPool waits in its destructor, holding the lock its job needs.
                self._thread = threading.Thread(target=self._work, name="image-tiles", daemon=True)
                self._thread.start()

    def delivered(self, key: TileKey) -> None:
        """Note that a tile has arrived on the GUI thread."""
        with self._lock:
            self._reading.discard(key)

    def close(self) -> None:
        """Forget all wishes and let the thread end."""
        with self._lock:
            self._closed = True
            self._wanted.clear()
            self._reading.clear()

    def _work(self) -> None:
        """Read until nothing is wanted any more."""
        while True:
            with self._lock:
                if not self._wanted:
                    self._thread = None
                    return
                key = self._wanted.pop()
                self._reading.add(key)
            tile = self._pyramid.read(key)
            if tile is None:
                self.close()
                continue
            with suppress(RuntimeError):  # the program ended meanwhile
                self.read.emit(key, _tile_image(tile))


def _tile_image(tile: Tile) -> QImage:
    """Return a Qt image of a tile with memory of its own, in the format that is quickest to draw."""
    height, width, channels = tile.shape
    if channels == 4:
        kind = QImage.Format.Format_ARGB32_Premultiplied
        return QImage(tile.data, width, height, 4 * width, kind).copy()
    rgb = QImage(tile.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return rgb.convertToFormat(QImage.Format.Format_RGB32)
