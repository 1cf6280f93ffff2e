"""What a tile of the canvas shows: background, shadow, picture, overlays, highlights."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from app.model.geometry import Bounds, Point
from app.ui.canvas import palette
from app.ui.canvas.confidence_style import ConfidenceStyle
from app.ui.canvas.image_layer import ImageLayer
from app.ui.canvas.overlay import Overlay, RegionRef
from app.ui.canvas.overlay_painting import DrawnOverlay, TileArea, paint_highlights, paint_regions
from app.ui.canvas.palette import DRAWING_ORDER, CanvasColours
from app.ui.canvas.rotation import Rotation
from app.ui.canvas.spatial_grid import Floats, Ints
from app.ui.canvas.tone import Tone

_SHADOW = 10
_CHECK = 8
_PIXELS_FROM = 2.0  # zoom from which image pixels show as squares
_HIT_ORDER = {"word": 0, "line": 1}
_SINGLE_AREAS = 64  # so many regions are painted anew one by one, more of them with all around

OverlayRows = tuple[DrawnOverlay, Ints]


class CanvasScene:
    """Picture, overlays and colours of a canvas; paints them into tiles and finds regions by place."""

    def __init__(self, image: ImageLayer) -> None:
        self.image = image
        self.colours: CanvasColours = palette.LIGHT
        self.ratio = 1.0
        self.rotation = Rotation()
        self.tone = Tone()
        self.confidence_style = ConfidenceStyle()
        self.hidden = False
        self.preferred = ""
        self.layers: list[DrawnOverlay] = []

    def set_overlays(self, overlays: Sequence[Overlay], invisible: set[str]) -> None:
        """Replace all overlays; those whose key is in ``invisible`` are not drawn."""
        order = {kind: place for place, kind in enumerate(DRAWING_ORDER)}
        ordered = sorted(overlays, key=lambda o: (order.get(o.kind, len(order)), o.rank))
        self.layers = [DrawnOverlay(overlay, visible=overlay.key not in invisible) for overlay in ordered]

    def picture_size(self, scale: float) -> tuple[int, int]:
        """Return width and height of the picture at a scale, in device pixels."""
        return max(1, round(self.image.size[0] * scale)), max(1, round(self.image.size[1] * scale))

    def extent(self, scale: float) -> Bounds:
        """Return the bounds of picture and overlays, in device pixels from the picture's top left."""
        width, height = Rotation(self.picture_size(scale), self.rotation.degrees).size
        around = (_SHADOW + 2) * self.ratio
        left, top, right, bottom = -around, -around, width + around, height + around
        for layer in self.visible_layers():
            bounds = self.rotation.bounds(layer.overlay.extent)
            left = min(left, bounds[0] * scale - around)
            top = min(top, bounds[1] * scale - around)
            right = max(right, bounds[2] * scale + around)
            bottom = max(bottom, bounds[3] * scale + around)
        return left, top, right, bottom

    def visible_layers(self) -> list[DrawnOverlay]:
        """Return the overlays that are drawn now, lowest first."""
        return [] if self.hidden else [layer for layer in self.layers if layer.visible and len(layer.overlay)]

    def paint(self, painter: QPainter, left: int, top: int, size: int, scale: float) -> Generator[None]:
        """Paint the square at ``left``, ``top`` of the scaled plane; yield between short steps."""
        area = TileArea(left, top, size, scale, self.ratio, self.rotation)
        square = QRect(0, 0, size, size)
        painter.translate(-left, -top)
        self.paint_picture(painter, square.translated(left, top), scale, smooth=scale <= _PIXELS_FROM)
        painter.translate(left, top)
        yield
        for layer in self.visible_layers():
            secondary = bool(self.preferred) and layer.overlay.provider != self.preferred
            yield from paint_regions(
                painter, layer, area, secondary=secondary, confidence_style=self.confidence_style
            )
        for layer in self.layers:  # what is selected or found shows, even where its kind does not
            yield from paint_highlights(painter, layer, area, self.colours.accent)

    def paint_picture(self, painter: QPainter, clip: QRect, scale: float, *, smooth: bool) -> None:
        """Paint background, shadow and picture within ``clip``; the painter's origin is the plane's."""
        rotation = Rotation(self.picture_size(scale), self.rotation.degrees)
        if rotation.unrotated:
            self._paint_upright(painter, clip, rotation.image, smooth=smooth)
            return
        painter.fillRect(clip, QColor(self.colours.background))
        edges = rotation.image_bounds(
            (float(clip.left()), float(clip.top()), clip.right() + 1.0, clip.bottom() + 1.0)
        )
        part = QRectF(QPointF(*edges[:2]), QPointF(*edges[2:])).toAlignedRect()
        painter.save()
        painter.setTransform(QTransform(*rotation.matrix), True)  # noqa: FBT003 - Qt's own signature
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not rotation.by_quarters)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth and not rotation.by_quarters)
        self._paint_upright(painter, part, rotation.image, smooth=smooth)
        painter.restore()

    def _paint_upright(self, painter: QPainter, clip: QRect, size: tuple[int, int], *, smooth: bool) -> None:
        picture = QRect(0, 0, *size)
        if not picture.contains(clip):
            if self.rotation.unrotated:
                painter.fillRect(clip, QColor(self.colours.background))
            if self.image.size == (0, 0):
                return
            self._paint_edge(painter, picture)
        if self.image.has_alpha:
            self._paint_checks(painter, clip.intersected(picture))
        if self.tone.neutral:
            self.image.paint(painter, clip, *size, smooth=smooth)
        else:
            self._paint_toned(painter, clip.intersected(picture), size, smooth=smooth)

    def _paint_toned(self, painter: QPainter, clip: QRect, size: tuple[int, int], *, smooth: bool) -> None:
        if clip.isEmpty():
            return
        clear = self.image.has_alpha
        kind = QImage.Format.Format_ARGB32_Premultiplied if clear else QImage.Format.Format_RGB32
        part = QImage(clip.size(), kind)
        part.fill(0)
        with_part = QPainter(part)
        try:
            with_part.translate(-clip.topLeft())
            self.image.paint(with_part, clip, *size, smooth=smooth)
        finally:
            with_part.end()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(clip.topLeft(), self.tone.applied(part))

    def region_at(self, x: float, y: float, reach: float) -> RegionRef | None:
        """Return the region at a point in image pixels, as ``region_and_bounds_at`` chooses among several."""
        hit = self.region_and_bounds_at(x, y, reach)
        return None if hit is None else hit[0]

    def region_and_bounds_at(self, x: float, y: float, reach: float) -> tuple[RegionRef, Bounds] | None:
        """Return the region at a point in image pixels, and its bounds.

        A word comes before a line, a line before the smallest other region; of several providers' regions of
        that kind the preferred provider's comes first. ``reach``: how far regions without area are hit.
        """
        best: tuple[int, float] | None = None
        nearest: tuple[Overlay, int] | None = None
        preferred: dict[str, tuple[Overlay, int]] = {}
        hidden = self.confidence_style.hides if self.confidence_style.hide else None
        for layer in reversed(self.visible_layers()):
            overlay = layer.overlay
            row = overlay.row_at(x, y, reach, hidden)
            if row is None:
                continue
            if overlay.provider == self.preferred:
                preferred[overlay.kind] = overlay, row
            rank = (_HIT_ORDER.get(overlay.kind, 2), float(overlay.areas[row]))
            if best is None or rank < best:
                best, nearest = rank, (overlay, row)
        if nearest is None:
            return None
        overlay, row = preferred.get(nearest[0].kind, nearest)
        left, top, right, bottom = overlay.bounds[row].tolist()
        return overlay.ref(row), (left, top, right, bottom)

    def regions_in_rectangle(self, bounds: Bounds) -> tuple[RegionRef, ...]:
        """Return regions whose middle lies in a rectangle: finest visible text, faces, objects."""
        low, high = np.array(bounds[:2]), np.array(bounds[2:])
        return self._regions_with_middle_in(
            bounds, lambda middle: np.all((middle >= low) & (middle <= high), axis=1)
        )

    def regions_in_loop(self, loop: Sequence[Point]) -> tuple[RegionRef, ...]:
        """Return regions whose middle lies in a closed loop of image pixels, by the even-odd rule."""
        if len(loop) < 3:
            return ()
        xs, ys = [x for x, _ in loop], [y for _, y in loop]
        bounds = (min(xs), min(ys), max(xs), max(ys))
        return self._regions_with_middle_in(bounds, lambda middle: _inside(middle, np.array(loop)))

    def _regions_with_middle_in(
        self, bounds: Bounds, holds: Callable[[Floats], NDArray[np.bool_]]
    ) -> tuple[RegionRef, ...]:
        drawn = self.visible_layers()
        kinds = {layer.overlay.kind for layer in drawn}
        text = next((kind for kind in ("word", "line", "block") if kind in kinds), "")
        refs: list[RegionRef] = []
        for layer in drawn:
            overlay = layer.overlay
            if overlay.kind in {"word", "line", "block"} and overlay.kind != text:
                continue
            rows = overlay.grid.within(*bounds)
            if self.confidence_style.hide:
                rows = rows[self.confidence_style.stays(overlay.confidence[rows])]
            middle = (overlay.bounds[rows, :2] + overlay.bounds[rows, 2:]) / 2
            refs.extend(overlay.refs(rows[holds(middle)]))
        return tuple(refs)

    def find_layer(self, ref: RegionRef) -> tuple[DrawnOverlay, int] | None:
        """Return the layer and row of a region, visible or not; ``None`` when no overlay has it."""
        for layer in self.layers:
            row = layer.overlay.row(ref)
            if row is not None:
                return layer, row
        return None

    def find_all(self, refs: Sequence[RegionRef]) -> tuple[tuple[RegionRef, ...], list[OverlayRows]]:
        """Return those of the regions that overlays have, and their layers with int64 rows."""
        places: list[OverlayRows] = []
        here = np.zeros(len(refs), np.bool_)
        wanted: dict[tuple[str, str], list[int]] = {}
        for index, ref in enumerate(refs):
            wanted.setdefault((ref.provider, ref.kind), []).append(index)
        for layer in self.layers:
            indexes = wanted.get((layer.overlay.provider, layer.overlay.kind))
            if indexes:
                rows = layer.overlay.rows([refs[index].path for index in indexes])
                here[np.array(indexes)[rows >= 0]] = True
                places.append((layer, rows[rows >= 0]))
        return tuple(compress(refs, here.tolist())), places

    def bounds(self, refs: Sequence[RegionRef]) -> Bounds | None:
        """Return the bounds of these regions, in image pixels; ``None`` when no overlay has any."""
        boxes = [layer.overlay.bounds[rows] for layer, rows in self.find_all(refs)[1]]
        all_boxes = np.concatenate(boxes) if boxes else np.empty((0, 4))
        return _around(all_boxes) if len(all_boxes) else None

    def highlight(self, flag: int, refs: Sequence[RegionRef]) -> tuple[tuple[RegionRef, ...], list[Bounds]]:
        """Set the flag of exactly these regions; return those overlays have, and the areas that changed."""
        known, places = self.find_all(refs)
        wanted = {id(layer): rows for layer, rows in places}
        changed: list[Bounds] = []
        for layer in self.layers:
            before = layer.highlight.copy()
            layer.highlight &= ~flag & 0xFF
            if id(layer) in wanted:
                layer.highlight[wanted[id(layer)]] |= flag
            layer.highlighted = bool(layer.highlight.any())
            near = layer.overlay.bounds[before != layer.highlight]
            if len(near) > _SINGLE_AREAS:
                changed.append(_around(near))
            else:
                changed.extend((b[0], b[1], b[2], b[3]) for b in near.tolist())
        return known, changed

    def _paint_edge(self, painter: QPainter, picture: QRect) -> None:
        for ring in range(_SHADOW, 0, -1):
            grown, lower = round(ring * self.ratio), round(2 * self.ratio)
            soft = picture.adjusted(-grown, -grown + lower, grown, grown + lower)
            painter.fillRect(soft, QColor(0, 0, 0, self.colours.shadow * (_SHADOW + 1 - ring) // _SHADOW))
        line = max(1, round(self.ratio))
        painter.fillRect(picture.adjusted(-line, -line, line, line), QColor(self.colours.edge))

    def _paint_checks(self, painter: QPainter, area: QRect) -> None:
        side = round(_CHECK * self.ratio)
        pattern = QImage(2 * side, 2 * side, QImage.Format.Format_RGB32)
        pattern.fill(QColor(self.colours.check_light))
        with_dark = QPainter(pattern)
        with_dark.fillRect(side, 0, side, side, QColor(self.colours.check_dark))
        with_dark.fillRect(0, side, side, side, QColor(self.colours.check_dark))
        with_dark.end()
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrushOrigin(QPoint(0, 0))
        painter.fillRect(area, pattern)
        painter.restore()


def _around(boxes: Floats) -> Bounds:
    left, top = boxes[:, :2].min(axis=0).tolist()
    right, bottom = boxes[:, 2:].max(axis=0).tolist()
    return left, top, right, bottom


def _inside(points: Floats, loop: Floats) -> NDArray[np.bool_]:
    """Which of the points (n, 2) lie in the closed loop (m, 2)."""
    inside = np.zeros(len(points), np.bool_)
    x, y = points[:, 0], points[:, 1]
    for (x0, y0), (x1, y1) in zip(loop.tolist(), np.roll(loop, -1, axis=0).tolist(), strict=True):
        if y0 != y1:
            crosses = (y0 > y) != (y1 > y)
            inside ^= crosses & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return inside
