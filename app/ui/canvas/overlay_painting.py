"""Paints the regions of overlays into one tile, in steps short enough to stop between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from app.ui.canvas import palette
from app.ui.canvas.array_painting import clip_lines, draw_lines, fill_polygons, fill_rects
from app.ui.canvas.confidence_style import ConfidenceStyle, dimmed_style, scale_steps, step_style
from app.ui.canvas.overlay import Overlay
from app.ui.canvas.palette import Style
from app.ui.canvas.rotation import Rotation
from app.ui.canvas.spatial_grid import Floats, Ints, ranges

MARKED, SELECTED = 1, 2

_UPRIGHT_TOLERANCE = 1.5  # device pixels an edge may stray for its inside to be filled as a rectangle
_CORRECTED_SIDE = 4.0  # logical pixels of a side of what says "corrected by hand"
_STEP = 200  # regions a step; about a millisecond
_EDGE_STEP = 800
_RECT_STEP = 4_000

_UNROTATED = Rotation()
_PLAIN = ConfidenceStyle()


@dataclass(frozen=True)
class TileArea:
    """The square of the scaled, turned plane being painted: ``left``/``top``/``size`` in device pixels."""

    left: int
    top: int
    size: int
    scale: float
    ratio: float
    rotation: Rotation = _UNROTATED


class DrawnOverlay:
    """An overlay on the canvas, with its visibility and the highlights of its regions.

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

    def rows_near(self, area: TileArea) -> Ints:
        """Return the rows, int64, of regions whose drawing may reach into the area."""
        margin = 6 * area.ratio
        around = (
            (area.left - margin) / area.scale,
            (area.top - margin) / area.scale,
            (area.left + area.size + margin) / area.scale,
            (area.top + area.size + margin) / area.scale,
        )
        rotation = area.rotation
        return self.overlay.grid.within(*(around if rotation.unrotated else rotation.image_bounds(around)))


def paint_regions(
    painter: QPainter,
    layer: DrawnOverlay,
    area: TileArea,
    *,
    secondary: bool = False,
    confidence_style: ConfidenceStyle = _PLAIN,
) -> Iterator[None]:
    """Paint the regions of one overlay in short steps; yield between them.

    ``secondary``: the overlay is of another provider than the one whose findings are listed.
    """
    rows = layer.rows_near(area)
    if not len(rows):
        return
    overlay = layer.overlay
    normal = palette.region_style(overlay.kind, overlay.rank)
    doubtful = palette.doubtful_style(normal)
    if secondary:
        normal, doubtful = palette.secondary_style(normal), palette.secondary_style(doubtful)
    stays = confidence_style.stays(overlay.confidence[rows])
    if not confidence_style.hide:
        yield from paint_rows(painter, overlay, rows[~stays], dimmed_style(normal), area)
    rows = rows[stays]
    yield from _paint_corrected_mark(painter, overlay, rows[overlay.corrected[rows]], area)
    if confidence_style.colours:
        steps = scale_steps(overlay.confidence[rows])
        for step in np.unique(steps).tolist():
            style = step_style(normal, step)
            yield from paint_rows(painter, overlay, rows[steps == step], style, area)
        return
    doubt = layer.doubtful(confidence_style.threshold)[rows]
    yield from paint_rows(painter, overlay, rows[~doubt], normal, area)
    yield from paint_rows(painter, overlay, rows[doubt], doubtful, area)


def paint_highlights(painter: QPainter, layer: DrawnOverlay, area: TileArea, accent: str) -> Iterator[None]:
    """Paint what is marked and what is selected, above all overlays; yield between steps."""
    if not layer.highlighted:
        return
    rows = layer.rows_near(area)
    flags = layer.highlight[rows]
    for flag, style in (
        (MARKED, Style(palette.SEARCH_HIT, 2.0, 110, 170)),
        (SELECTED, palette.selected_style(accent)),
    ):
        chosen = rows[(flags & flag) > 0]
        if len(chosen):
            yield from paint_rows(painter, layer.overlay, chosen, style, area)


def paint_rows(
    painter: QPainter, overlay: Overlay, rows: Ints, style: Style, area: TileArea
) -> Iterator[None]:
    """Paint the regions in these rows in one style; yield between steps."""
    if not len(rows):
        return
    bounds = area.rotation.boxes(overlay.bounds[rows]) * area.scale
    width, height = bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1]
    typical_side = overlay.typical_side * area.scale / area.ratio
    if typical_side < palette.TINY_SIDE:
        tiny = np.minimum(width, height) < 2 * palette.TINY_SIDE * area.ratio
    else:  # one style for all of a kind, but for those that are hardly there
        tiny = np.maximum(width, height) < palette.TINY_SIDE * area.ratio
    style = palette.style_at_size(style, typical_side)
    if tiny.any():
        yield from _tint(painter, bounds[tiny], style, area)
    large = ~tiny
    rows = rows[large]
    if style.fill and len(rows):
        filled = np.minimum(width, height)[large] <= style.filled * area.ratio
        upright = overlay.box_deviation[rows] * area.scale <= (
            _UPRIGHT_TOLERANCE if area.rotation.by_quarters else -1.0
        )
        yield from _fill_upright(painter, bounds[large][upright & filled], style, area)
        yield from _fill_tilted(painter, overlay, rows[~upright & filled], style, area)
    pen = max(1, round(style.width * area.ratio))
    for start in range(0, len(rows), _STEP):
        segments = _segments(overlay, rows[start : start + _STEP], pen, area)
        segments = clip_lines(segments, area.size, sum(style.dash) * area.ratio)
        if style.casing:
            casing = pen + 2 * max(1, round(area.ratio))
            yield from _stroke(painter, segments, style.casing_style(), casing, area.ratio)
        yield from _stroke(painter, segments, style, pen, area.ratio)


def _paint_corrected_mark(painter: QPainter, overlay: Overlay, rows: Ints, area: TileArea) -> Iterator[None]:
    """Paint a small square at the corner of what was corrected by hand, unless the region is small."""
    bounds = overlay.bounds[rows] * area.scale
    if not len(rows):
        return
    side = _CORRECTED_SIDE * area.ratio
    bounds = bounds[np.min(bounds[:, 2:] - bounds[:, :2], axis=1) >= 2 * side]
    for start in range(0, len(bounds), _RECT_STEP):
        rects = _rects(bounds[start : start + _RECT_STEP], area)
        edge = max(1, round(area.ratio))
        for grow, colour in ((edge, "#FFFFFF"), (0, palette.CORRECTED)):
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


def _tint(painter: QPainter, bounds: Floats, style: Style, area: TileArea) -> Iterator[None]:
    smallest = max(1, round(area.ratio))
    for start in range(0, len(bounds), _RECT_STEP):
        rects = _rects(bounds[start : start + _RECT_STEP], area)
        rects[:, 2:] = np.maximum(rects[:, 2:] - 1, rects[:, :2] + smallest - 1)
        _use_brush(painter, style.colour, style.tint)
        fill_rects(painter, rects)
        yield


def _fill_upright(painter: QPainter, bounds: Floats, style: Style, area: TileArea) -> Iterator[None]:
    for start in range(0, len(bounds), _RECT_STEP):
        _use_brush(painter, style.colour, style.fill)
        fill_rects(painter, _rects(bounds[start : start + _RECT_STEP], area))
        yield


def _fill_tilted(
    painter: QPainter, overlay: Overlay, rows: Ints, style: Style, area: TileArea
) -> Iterator[None]:
    for start in range(0, len(rows), _STEP):
        batch = rows[start : start + _STEP]
        starts, counts = overlay.offsets[batch], overlay.offsets[batch + 1] - overlay.offsets[batch]
        vertices = area.rotation.points(overlay.segments[ranges(starts, counts), :2]) * area.scale
        vertices -= (area.left, area.top)
        _use_brush(painter, style.colour, style.fill)
        fill_polygons(painter, np.clip(vertices, -30_000, 30_000), counts)
        yield


def _rects(bounds: Floats, area: TileArea) -> NDArray[np.int32]:
    """Return int32 whole pixels of the bounds, in the area's own coordinates, cut to just around it."""
    local = np.floor(bounds - (area.left, area.top, area.left, area.top))
    return np.ascontiguousarray(np.clip(local, -16, area.size + 16).astype(np.int32))


def _segments(overlay: Overlay, rows: Ints, width: int, area: TileArea) -> Floats:
    """Return the regions' edges in the area's own coordinates, on the pixel grid so that they are crisp."""
    starts, counts = overlay.offsets[rows], overlay.offsets[rows + 1] - overlay.offsets[rows]
    segments = area.rotation.points(overlay.segments[ranges(starts, counts)]) * area.scale
    segments = np.floor(segments) + 0.5 if width % 2 else np.round(segments)
    segments -= (area.left, area.top, area.left, area.top)
    return segments


def _use_pen(painter: QPainter, style: Style, width: int, ratio: float) -> None:
    pen = QPen(palette.with_alpha(style.colour, style.stroke), width)
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
    painter.setBrush(QBrush(palette.with_alpha(colour, alpha)))
