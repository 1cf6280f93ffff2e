"""What a tile of the canvas shows: background, shadow, picture, overlays, highlights."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from itertools import compress

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.model.geometry import Bounds
from app.ui.canvas import palette
from app.ui.canvas.grid import Floats, Ints
from app.ui.canvas.image_layer import ImageLayer
from app.ui.canvas.layers import Shown, Window, paint_highlights, paint_regions
from app.ui.canvas.overlay import Overlay, RegionRef
from app.ui.canvas.palette import DRAWING_ORDER, Theme

_SHADOW = 10
_CHECK = 8
_PIXELS_FROM = 2.0  # zoom from which image pixels show as squares
_TEXT_RANK = {"word": 0, "line": 1}
_APART = 64  # so many regions are painted anew one by one, more of them with all around

Place = tuple[Shown, Ints]


class Scene:
    """The contents of the canvas, and which region is where."""

    def __init__(self, image: ImageLayer) -> None:
        self.image = image
        self.theme: Theme = palette.LIGHT
        self.ratio = 1.0
        self.hidden = False
        self.preferred = ""
        self.layers: list[Shown] = []

    def set_overlays(self, overlays: Sequence[Overlay], invisible: set[str]) -> None:
        """Replace all overlays; those whose key is in ``invisible`` are not drawn."""
        order = {kind: place for place, kind in enumerate(DRAWING_ORDER)}
        ordered = sorted(overlays, key=lambda o: (order.get(o.kind, len(order)), o.rank))
        self.layers = [Shown(overlay, visible=overlay.key not in invisible) for overlay in ordered]

    def picture(self, scale: float) -> tuple[int, int]:
        """Width and height of the picture at a scale, in device pixels."""
        return max(1, round(self.image.size[0] * scale)), max(1, round(self.image.size[1] * scale))

    def extent(self, scale: float) -> Bounds:
        """Everything there is to see, in device pixels from the picture's top left."""
        width, height = self.picture(scale)
        around = (_SHADOW + 2) * self.ratio
        left, top, right, bottom = -around, -around, width + around, height + around
        for shown in self.drawn():
            bounds = shown.overlay.extent
            left = min(left, bounds[0] * scale - around)
            top = min(top, bounds[1] * scale - around)
            right = max(right, bounds[2] * scale + around)
            bottom = max(bottom, bounds[3] * scale + around)
        return left, top, right, bottom

    def drawn(self) -> list[Shown]:
        """The layers that are visible now, lowest first."""
        return [] if self.hidden else [s for s in self.layers if s.visible and len(s.overlay)]

    def paint(self, painter: QPainter, left: int, top: int, size: int, scale: float) -> Generator[None]:
        """Paint the square at ``left``, ``top`` of the scaled plane; yields between short steps."""
        window = Window(left, top, size, scale, self.ratio)
        square = QRect(0, 0, size, size)
        painter.translate(-left, -top)
        self.paint_picture(painter, square.translated(left, top), scale, smooth=scale <= _PIXELS_FROM)
        painter.translate(left, top)
        yield
        for shown in self.drawn():
            beside = bool(self.preferred) and shown.overlay.provider != self.preferred
            yield from paint_regions(painter, shown, window, beside=beside)
        for shown in [] if self.hidden else self.layers:  # what is selected shows, even of a kind that is not
            yield from paint_highlights(painter, shown, window, self.theme.accent)

    def paint_picture(self, painter: QPainter, clip: QRect, scale: float, *, smooth: bool) -> None:
        """Paint background, shadow and picture within ``clip``; the painter's origin is the picture's."""
        width, height = self.picture(scale)
        picture = QRect(0, 0, width, height)
        if not picture.contains(clip):
            painter.fillRect(clip, QColor(self.theme.background))
            if self.image.size == (0, 0):
                return
            self._paint_edge(painter, picture)
        if self.image.has_alpha:
            self._paint_checks(painter, clip.intersected(picture))
        self.image.paint(painter, clip, width, height, smooth=smooth)

    def hit(self, x: float, y: float, reach: float) -> RegionRef | None:
        """The region at a point: word over line over the smallest of the rest.

        Of several providers' regions of that kind it is the preferred provider's.
        """
        best: tuple[int, float] | None = None
        found: RegionRef | None = None
        preferred: dict[str, RegionRef] = {}
        for shown in reversed(self.drawn()):
            overlay = shown.overlay
            row = overlay.hit(x, y, reach)
            if row is None:
                continue
            if overlay.provider == self.preferred:
                preferred[overlay.kind] = overlay.ref(row)
            rank = (_TEXT_RANK.get(overlay.kind, 2), float(overlay.areas[row]))
            if best is None or rank < best:
                best, found = rank, overlay.ref(row)
        return None if found is None else preferred.get(found.kind, found)

    def within(self, bounds: Bounds) -> tuple[RegionRef, ...]:
        """Regions whose middle lies in a rectangle: the finest visible kind of text, faces and objects."""
        drawn = self.drawn()
        kinds = {shown.overlay.kind for shown in drawn}
        text = next((kind for kind in ("word", "line", "block") if kind in kinds), "")
        refs: list[RegionRef] = []
        for shown in drawn:
            overlay = shown.overlay
            if overlay.kind in {"word", "line", "block"} and overlay.kind != text:
                continue
            rows = overlay.grid.within(*bounds)
            middle = (overlay.bounds[rows, :2] + overlay.bounds[rows, 2:]) / 2
            chosen = (middle >= bounds[:2]).all(axis=1) & (middle <= bounds[2:]).all(axis=1)
            refs.extend(overlay.refs(rows[chosen]))
        return tuple(refs)

    def find(self, ref: RegionRef) -> tuple[Shown, int] | None:
        """The layer and row of a region, visible or not."""
        for shown in self.layers:
            row = shown.overlay.row(ref)
            if row is not None:
                return shown, row
        return None

    def find_all(self, refs: Sequence[RegionRef]) -> tuple[tuple[RegionRef, ...], list[Place]]:
        """Those of the regions that are here, and where: layers with rows of theirs."""
        places: list[Place] = []
        here = np.zeros(len(refs), np.bool_)
        wanted: dict[tuple[str, str], list[int]] = {}
        for index, ref in enumerate(refs):
            wanted.setdefault((ref.provider, ref.kind), []).append(index)
        for shown in self.layers:
            indexes = wanted.get((shown.overlay.provider, shown.overlay.kind))
            if indexes:
                rows = shown.overlay.rows([refs[index].path for index in indexes])
                here[np.array(indexes)[rows >= 0]] = True
                places.append((shown, rows[rows >= 0]))
        return tuple(compress(refs, here.tolist())), places

    def bounds(self, refs: Sequence[RegionRef]) -> Bounds | None:
        """What encloses all these regions, in image pixels; ``None`` when none of them is here."""
        boxes = [shown.overlay.bounds[rows] for shown, rows in self.find_all(refs)[1]]
        every = np.concatenate(boxes) if boxes else np.empty((0, 4))
        return _around(every) if len(every) else None

    def highlight(self, flag: int, refs: Sequence[RegionRef]) -> tuple[tuple[RegionRef, ...], list[Bounds]]:
        """Give exactly these regions the flag; answers those that are here, and where it changed."""
        known, places = self.find_all(refs)
        wanted = {id(shown): rows for shown, rows in places}
        changed: list[Bounds] = []
        for shown in self.layers:
            before = shown.highlight.copy()
            shown.highlight &= ~flag & 0xFF
            if id(shown) in wanted:
                shown.highlight[wanted[id(shown)]] |= flag
            shown.highlighted = bool(shown.highlight.any())
            near = shown.overlay.bounds[before != shown.highlight]
            if len(near) > _APART:
                changed.append(_around(near))
            else:
                changed.extend((b[0], b[1], b[2], b[3]) for b in near.tolist())
        return known, changed

    def _paint_edge(self, painter: QPainter, picture: QRect) -> None:
        for ring in range(_SHADOW, 0, -1):
            grown, lower = round(ring * self.ratio), round(2 * self.ratio)
            soft = picture.adjusted(-grown, -grown + lower, grown, grown + lower)
            painter.fillRect(soft, QColor(0, 0, 0, self.theme.shadow * (_SHADOW + 1 - ring) // _SHADOW))
        line = max(1, round(self.ratio))
        painter.fillRect(picture.adjusted(-line, -line, line, line), QColor(self.theme.edge))

    def _paint_checks(self, painter: QPainter, area: QRect) -> None:
        side = round(_CHECK * self.ratio)
        pattern = QImage(2 * side, 2 * side, QImage.Format.Format_RGB32)
        pattern.fill(QColor(self.theme.check_light))
        with_dark = QPainter(pattern)
        with_dark.fillRect(side, 0, side, side, QColor(self.theme.check_dark))
        with_dark.fillRect(0, side, side, side, QColor(self.theme.check_dark))
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
