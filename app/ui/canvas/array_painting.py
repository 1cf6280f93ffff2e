"""Hands numpy arrays to QPainter in batches, without converting them number by number."""

from __future__ import annotations

from typing import cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QLineF, QRect
from PySide6.QtGui import QPainter, QPainterPath

from app.ui.canvas.spatial_grid import Floats, Ints

Rects = NDArray[np.int32]

_ELEMENT = np.dtype([("type", ">i4"), ("point", ">f8", (2,))])
_FAR = 600.0
"""Lines reaching further are cut off by us: Qt is slow with them, above all when they are dashed."""


def draw_lines(painter: QPainter, segments: Floats) -> None:
    """Draw float64 (n, 4) segments x0, y0, x1, y1 with the painter's pen."""
    if not len(segments):
        return
    _check(segments, np.float64)
    # An unchecked pointer: `segments` stays referenced by this frame until the call is over.
    first = cast(QLineF, shiboken6.wrapInstance(segments.ctypes.data, QLineF))
    painter.drawLines(first, len(segments))


def fill_rects(painter: QPainter, rects: Rects) -> None:
    """Fill int32 (n, 4) rectangles left, top, right, bottom (the last two inclusive) with the brush."""
    if not len(rects):
        return
    _check(rects, np.int32)
    first = cast(QRect, shiboken6.wrapInstance(rects.ctypes.data, QRect))
    painter.drawRects(first, len(rects))


def fill_polygons(painter: QPainter, vertices: Floats, counts: Ints) -> None:
    """Fill polygons of ``counts`` (n,) vertices each, float64 (v, 2), with the painter's brush."""
    if len(vertices):
        painter.drawPath(polygons_path(vertices, counts))


def polygons_path(vertices: Floats, counts: Ints) -> QPainterPath:
    """Return a path of closed polygons, made through the stream format of QPainterPath."""
    total = len(vertices) + len(counts)
    buffer = bytearray(4 + total * _ELEMENT.itemsize + 8)
    buffer[:4] = total.to_bytes(4, "big")
    buffer[-1] = 1  # begins at element 0, winding fill
    elements = np.frombuffer(buffer, _ELEMENT, total, 4)
    starts = np.cumsum(counts) - counts
    moves = starts + np.arange(len(counts))
    closing = moves + counts
    own = np.ones(total, np.bool_)
    own[closing] = False
    elements["type"] = 1
    elements["type"][moves] = 0
    elements["point"][own] = vertices
    elements["point"][closing] = vertices[starts]
    path = QPainterPath()
    QDataStream(QByteArray(bytes(buffer))) >> path
    return path


def clip_lines(segments: Floats, size: float, period: float = 0.0) -> Floats:
    """Return the segments, those reaching far cut to the neighbourhood of a square of ``size``.

    Cut ones begin a whole number of ``period`` from where they did, so that dashes stay in place.
    """
    if not len(segments) or (segments.min() > -_FAR and segments.max() < _FAR):
        return segments
    low, high = -size, 2 * size
    start = np.zeros(len(segments))
    end = np.ones(len(segments))
    inside = np.ones(len(segments), np.bool_)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for axis in (0, 1):
            origin = segments[:, axis]
            delta = segments[:, axis + 2] - origin
            near, far = (low - origin) / delta, (high - origin) / delta
            still = delta == 0
            inside &= ~still | ((origin >= low) & (origin <= high))
            start = np.where(still, start, np.maximum(start, np.minimum(near, far)))
            end = np.where(still, end, np.minimum(end, np.maximum(near, far)))
    inside &= start <= end
    kept, start, end = segments[inside], start[inside, None], end[inside, None]
    begin, delta = kept[:, :2], kept[:, 2:] - kept[:, :2]
    if period:
        length = np.maximum(np.hypot(delta[:, 0], delta[:, 1]), 1e-9)[:, None]
        start = np.floor(start * length / period) * period / length
    return np.hstack((begin + delta * start, begin + delta * end))


def _check(array: NDArray[np.generic], kind: type[np.generic]) -> None:
    good = array.dtype == kind and array.flags.c_contiguous and array.ndim == 2 and array.shape[1] == 4
    if not good:
        raise ValueError(f"Qt needs a contiguous {kind.__name__} n×4 array")
