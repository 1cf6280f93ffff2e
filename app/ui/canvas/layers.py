"""Paints the regions of overlays into one tile, in steps short enough to stop between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.ui.canvas import palette
from app.ui.canvas.confidence_style import ConfidenceStyle, coloured, dimmed, scale_steps
from app.ui.canvas.grid import Floats, Ints, ranges
from app.ui.canvas.overlay import Overlay
from app.ui.canvas.palette import Style
from app.ui.canvas.strokes import clip_lines, draw_lines, fill_polygons, fill_rects
from app.ui.canvas.turn import Turn

MARKED, SELECTED = 1, 2

_UPRIGHT = 1.5  # device pixels an edge may stray for its inside to be filled as a rectangle
_SIGN = 4.0  # logical pixels of a side of what says "corrected by hand"
_STEP = 200  # regions a step; about a millisecond
_EDGE_STEP = 800
_RECT_STEP = 4_000


_STRAIGHT = Turn()
_PLAIN = ConfidenceStyle()


@dataclass(frozen=True)
class TileArea:
    """The square of the scaled, turned plane being painted: ``left``/``top``/``size`` in device pixels."""

    left: int
    top: int
    size: int
    scale: float
    ratio: float
    turn: Turn = _STRAIGHT


class DrawnOverlay:
    """An overlay on the canvas: whether it is visible, and which of its regions stand out.

    ``highlight``: uint8 (n,), bit MARKED and bit SELECTED.
    """

    def __init__(self, overlay: Overlay, *, visible: bool = True) -> None:
        self.overlay = overlay
        self.visible = visible
        self.highlight: NDArray[np.uint8] = np.zeros(len(overlay), np.uint8)
        self.highlighted = False
        self._doubtful: tuple[float, NDArray[np.bool_]] | None = None

    def doubtful(self, below: float) -> NDArray[np.bool_]:
        """Return bool (n,): which regions have a confidence below the threshold and were not reviewed."""
        if self._doubtful is None or self._doubtful[0] != below:
            overlay = self.overlay
            self._doubtful = below, (overlay.confidence < below) & ~overlay.reviewed  # NaN is never below
        return self._doubtful[1]

    def rows(self, window: TileArea) -> Ints:
        """Regions that may leave traces in the window."""
        margin = 6 * window.ratio
        around = (
            (window.left - margin) / window.scale,
            (window.top - margin) / window.scale,
            (window.left + window.size + margin) / window.scale,
            (window.top + window.size + margin) / window.scale,
        )
        turn = window.turn
        return self.overlay.grid.within(*(around if turn.straight else turn.image_bounds(around)))


def paint_regions(
    painter: QPainter,
    shown: DrawnOverlay,
    window: TileArea,
    *,
    beside: bool = False,
    confidence_style: ConfidenceStyle = _PLAIN,
) -> Iterator[None]:
    """Paint the regions of one overlay, ``beside`` those of the listed provider; yields between steps."""
    rows = shown.rows(window)
    if not len(rows):
        return
    overlay = shown.overlay
    normal = palette.style(overlay.kind, overlay.rank)
    doubtful = palette.doubtful(normal)
    if beside:
        normal, doubtful = palette.beside(normal), palette.beside(doubtful)
    stays = confidence_style.stays(overlay.confidence[rows])
    if not confidence_style.hide:
        yield from paint_rows(painter, overlay, rows[~stays], dimmed(normal), window)
    rows = rows[stays]
    yield from _sign(painter, overlay, rows[overlay.corrected[rows]], window)
    if confidence_style.colours:
        steps = scale_steps(overlay.confidence[rows])
        for step in np.unique(steps).tolist():
            style = coloured(normal, step)
            yield from paint_rows(painter, overlay, rows[steps == step], style, window)
        return
    doubt = shown.doubtful(confidence_style.threshold)[rows]
    yield from paint_rows(painter, overlay, rows[~doubt], normal, window)
    yield from paint_rows(painter, overlay, rows[doubt], doubtful, window)


def paint_highlights(painter: QPainter, shown: DrawnOverlay, window: TileArea, accent: str) -> Iterator[None]:
    """Paint what is marked and what is selected, above all overlays."""
    if not shown.highlighted:
        return
    rows = shown.rows(window)
    flags = shown.highlight[rows]
    for flag, style in (
        (MARKED, Style(palette.MARK, 2.0, 110, 170)),
        (SELECTED, Style(accent, 2.0, 70, 200)),
    ):
        chosen = rows[(flags & flag) > 0]
        if len(chosen):
            yield from paint_rows(painter, shown.overlay, chosen, style, window)


def paint_rows(
    painter: QPainter, overlay: Overlay, rows: Ints, style: Style, window: TileArea
) -> Iterator[None]:
    """Paint some regions of an overlay in a style; yields between steps."""
    if not len(rows):
        return
    bounds = window.turn.boxes(overlay.bounds[rows]) * window.scale
    width, height = bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1]
    typical = overlay.typical * window.scale / window.ratio
    if typical < palette.TINY:
        tiny = np.minimum(width, height) < 2 * palette.TINY * window.ratio
    else:  # one look for all of a kind, but for those that are hardly there
        tiny = np.maximum(width, height) < palette.TINY * window.ratio
    style = palette.at_size(style, typical)
    if tiny.any():
        yield from _tint(painter, bounds[tiny], style, window)
    large = ~tiny
    rows = rows[large]
    if style.fill and len(rows):
        filled = np.minimum(width, height)[large] <= style.filled * window.ratio
        upright = overlay.skew[rows] * window.scale <= (_UPRIGHT if window.turn.quarter else -1.0)
        yield from _fill_upright(painter, bounds[large][upright & filled], style, window)
        yield from _fill_tilted(painter, overlay, rows[~upright & filled], style, window)
    pen = max(1, round(style.width * window.ratio))
    for start in range(0, len(rows), _STEP):
        segments = _segments(overlay, rows[start : start + _STEP], pen, window)
        segments = clip_lines(segments, window.size, sum(style.dash) * window.ratio)
        if style.casing:
            casing = pen + 2 * max(1, round(window.ratio))
            yield from _stroke(painter, segments, style.cased(), casing, window.ratio)
        yield from _stroke(painter, segments, style, pen, window.ratio)


def _sign(painter: QPainter, overlay: Overlay, rows: Ints, window: TileArea) -> Iterator[None]:
    """A small square at the corner of what was corrected by hand; none where it is large for the region."""
    bounds = overlay.bounds[rows] * window.scale
    if not len(rows):
        return
    side = _SIGN * window.ratio
    bounds = bounds[np.min(bounds[:, 2:] - bounds[:, :2], axis=1) >= 2 * side]
    for start in range(0, len(bounds), _RECT_STEP):
        rects = _rects(bounds[start : start + _RECT_STEP], window)
        edge = max(1, round(window.ratio))
        for grow, colour in ((edge, "#FFFFFF"), (0, palette.BY_HAND)):
            square = rects.copy()
            square[:, :2] -= round(side) + 2 * edge + grow  # outside, so that no letter is covered
            square[:, 2:] = square[:, :2] + round(side) - 1 + 2 * grow
            _use_brush(painter, colour, 255)
            fill_rects(painter, square)
            yield


def _stroke(painter: QPainter, segments: Floats, style: Style, width: int, ratio: float) -> Iterator[None]:
    step = _EDGE_STEP if width == 1 else _EDGE_STEP // 2  # a region may have very many edges
    for start in range(0, len(segments), step):
        _use_pen(painter, style, width, ratio)
        draw_lines(painter, segments[start : start + step])
        yield


def _tint(painter: QPainter, bounds: Floats, style: Style, window: TileArea) -> Iterator[None]:
    smallest = max(1, round(window.ratio))
    for start in range(0, len(bounds), _RECT_STEP):
        rects = _rects(bounds[start : start + _RECT_STEP], window)
        rects[:, 2:] = np.maximum(rects[:, 2:] - 1, rects[:, :2] + smallest - 1)
        _use_brush(painter, style.colour, style.tint)
        fill_rects(painter, rects)
        yield


def _fill_upright(painter: QPainter, bounds: Floats, style: Style, window: TileArea) -> Iterator[None]:
    for start in range(0, len(bounds), _RECT_STEP):
        _use_brush(painter, style.colour, style.fill)
        fill_rects(painter, _rects(bounds[start : start + _RECT_STEP], window))
        yield


def _fill_tilted(
    painter: QPainter, overlay: Overlay, rows: Ints, style: Style, window: TileArea
) -> Iterator[None]:
    for start in range(0, len(rows), _STEP):
        some = rows[start : start + _STEP]
        starts, counts = overlay.offsets[some], overlay.offsets[some + 1] - overlay.offsets[some]
        vertices = window.turn.points(overlay.segments[ranges(starts, counts), :2]) * window.scale
        vertices -= (window.left, window.top)
        _use_brush(painter, style.colour, style.fill)
        fill_polygons(painter, np.clip(vertices, -30_000, 30_000), counts)
        yield


def _rects(bounds: Floats, window: TileArea) -> NDArray[np.int32]:
    """Whole pixels of the bounds, in the window's own coordinates, cut to just around it."""
    local = np.floor(bounds - (window.left, window.top, window.left, window.top))
    return np.ascontiguousarray(np.clip(local, -16, window.size + 16).astype(np.int32))


def _segments(overlay: Overlay, rows: Ints, width: int, window: TileArea) -> Floats:
    """The regions' edges in the window's own coordinates, on the pixel grid so that they are crisp."""
    starts, counts = overlay.offsets[rows], overlay.offsets[rows + 1] - overlay.offsets[rows]
    segments = window.turn.points(overlay.segments[ranges(starts, counts)]) * window.scale
    segments = np.floor(segments) + 0.5 if width % 2 else np.round(segments)
    segments -= (window.left, window.top, window.left, window.top)
    return segments


def _use_pen(painter: QPainter, style: Style, width: int, ratio: float) -> None:
    pen = QPen(palette.colour(style.colour, style.stroke), width)
    pen.setCosmetic(True)
    if style.dash:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([part * ratio / width for part in style.dash])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)


def _use_brush(painter: QPainter, colour: str, alpha: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own signature
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(palette.colour(colour, alpha)))
