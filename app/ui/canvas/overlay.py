"""Overlays: the regions of one kind found by one provider, as arrays ready for drawing.

Nothing here touches Qt, so that ``build_overlays`` may run in any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from app.model.analysis import Analysis, Text
from app.model.edit import Region
from app.model.geometry import Bounds, Polygon
from app.ui.canvas.spatial_grid import LIMIT, Floats, Ints, SpatialGrid, ranges

Marks = NDArray[np.uint8]
_CORRECTED, _REVIEWED = 1, 2
KINDS = frozenset({"block", "line", "word", "face", "object"})


@dataclass(frozen=True, slots=True)
class RegionRef:
    """Names one region: ``path`` holds the indexes (block, line, word), or that of the face or object.

    ``kind`` is one of block, line, word, face, object.
    """

    provider: str
    kind: str
    path: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Overlay:
    """The regions of one kind found by one provider; regions are in grid order, not in reading order.

    ``segments``: float64 (v, 4), the edges x0, y0, x1, y1 of all polygons one after the other, in image
    pixels; its first two columns are the vertices. ``offsets``: int64 (n + 1,), where each region's edges
    begin. ``bounds``: float64 (n, 4) left, top, right, bottom. ``paths``: int64 (n, depth).
    ``confidence``: float64 (n,), NaN where absent. ``reviewed``, ``corrected`` (by
    hand): bool (n,). ``box_deviation``: float64 (n,), how far
    (image pixels) an edge strays from its bounds; infinite for what is no box. ``areas``: float64 (n,).
    ``extent``: bounds of all. ``typical_side``: the median of the regions' shorter sides. ``path_codes``:
    int64 (n,), ascending numbers of the paths, ``path_code_rows`` their rows. ``texts``: texts or names of
    the regions, in the order they were given, or nothing; ``text_indexes``: int64 (n,), whose is which.
    """

    key: str
    kind: str
    provider: str
    rank: int
    segments: Floats
    offsets: Ints
    bounds: Floats
    paths: Ints
    confidence: Floats
    reviewed: NDArray[np.bool_]
    corrected: NDArray[np.bool_]
    box_deviation: Floats
    areas: Floats
    extent: Bounds
    typical_side: float
    grid: SpatialGrid
    path_codes: Ints
    path_code_rows: Ints
    texts: Sequence[str] = ()
    text_indexes: Ints = field(default_factory=lambda: np.empty(0, np.int64))

    def __len__(self) -> int:
        return len(self.bounds)

    @property
    def vertices(self) -> Floats:
        """Return all vertices, float64 (v, 2)."""
        return self.segments[:, :2]

    def text(self, row: int) -> str:
        """Return the text or name of the region in a row; empty where it has none."""
        return self.texts[int(self.text_indexes[row])] if self.texts else ""

    def ref(self, row: int) -> RegionRef:
        """Return the reference that names the region in a row."""
        return RegionRef(self.provider, self.kind, tuple(self.paths[row].tolist()))

    def refs(self, rows: Ints) -> list[RegionRef]:
        """Return the references of the regions in these rows, in reading order."""
        paths = self.paths[rows]
        ordered = paths[np.lexsort(paths.T[::-1])].tolist()
        return [RegionRef(self.provider, self.kind, tuple(path)) for path in ordered]

    def row(self, ref: RegionRef) -> int | None:
        """Return the row of a region; ``None`` if it is not in this overlay."""
        if (ref.provider, ref.kind) != (self.provider, self.kind):
            return None
        row = int(self.rows([ref.path])[0])
        return None if row < 0 else row

    def rows(self, paths: Sequence[tuple[int, ...]]) -> Ints:
        """Return int64 rows of the regions with these paths; -1 for paths that are not in this overlay."""
        if not len(self):
            return np.full(len(paths), -1, np.int64)
        depth = self.paths.shape[1]
        wanted = np.array([_path_code(path) if len(path) == depth else -1 for path in paths], np.int64)
        at = np.minimum(np.searchsorted(self.path_codes, wanted), len(self.path_codes) - 1)
        return np.where(self.path_codes[at] == wanted, self.path_code_rows[at], -1)

    def patched(self, rows: Ints, regions: Sequence[Region]) -> Overlay:
        """Return this overlay with other texts, confidences and marks for the regions in these rows."""
        confidence, reviewed, corrected = self.confidence.copy(), self.reviewed.copy(), self.corrected.copy()
        texts = list(self.texts)
        for row, region in zip(rows.tolist(), regions, strict=True):
            sure = region.confidence
            confidence[row] = np.nan if sure is None else sure
            reviewed[row] = bool(region.reviewed)
            corrected[row] = bool(region.corrected)
            if texts:
                texts[int(self.text_indexes[row])] = getattr(region, "text", "")
        return replace(self, confidence=confidence, reviewed=reviewed, corrected=corrected, texts=texts)

    def polygon(self, row: int) -> list[tuple[float, float]]:
        """Return the vertices of the region in a row, in image pixels as drawn."""
        return [(x, y) for x, y in self.vertices[self.offsets[row] : self.offsets[row + 1]].tolist()]

    def contains(self, row: int, x: float, y: float, reach: float = 0.0) -> bool:
        """Return True if a point lies in the region (even-odd), or within ``reach`` of one without area."""
        edges = self.segments[self.offsets[row] : self.offsets[row + 1]].tolist()
        inside = False
        for x0, y0, x1, y1 in edges:
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
        if inside or self.areas[row] > 0 or reach <= 0:
            return inside
        return any(_distance(x, y, *edge) <= reach for edge in edges)

    def row_at(
        self, x: float, y: float, reach: float = 0.0, hidden: Callable[[float], bool] | None = None
    ) -> int | None:
        """Return the row of the smallest region at a point in image pixels.

        ``reach``, image pixels, is for regions without area. Those of a ``hidden`` confidence are left out.
        """
        rows = list(self.grid.at(x, y, reach))
        if hidden is not None:
            rows = [row for row in rows if not hidden(float(self.confidence[row]))]
        if len(rows) > 1:
            areas = self.areas
            rows.sort(key=lambda row: float(areas[row]))
        return next((row for row in rows if self.contains(row, x, y, reach)), None)


def build_overlays(
    analysis: Analysis,
    size: tuple[int, int],
    *,
    rank: int = 0,
    kinds: frozenset[str] = KINDS,
) -> tuple[Overlay, ...]:
    """Return the overlays of one analysis, lowest layer first; kinds that were not found are left out.

    ``size``: width and height of the upright original. ``rank``: the provider's place in the order of
    providers, which chooses its dash pattern. ``kinds``: of these regions only.
    Vertices that are not numbers are dropped, regions without any vertex too.
    """
    reach = min(LIMIT, 8.0 * max(*size, 1))
    built: list[Overlay] = []
    if analysis.text:
        built += _text_overlays(analysis, analysis.text, rank, reach, kinds)
    for kind, regions in (("object", analysis.objects), ("face", analysis.faces)):
        if regions and kind in kinds:
            polygons = [region.polygon for region in regions]
            sure = [region.confidence for region in regions]
            paths = np.arange(len(regions), dtype=np.int64)[:, None]
            texts = [region.name for region in analysis.objects or ()] if kind == "object" else []
            built.append(
                make_overlay(
                    analysis.provider,
                    kind,
                    polygons,
                    paths,
                    sure,
                    rank,
                    reach,
                    texts,
                    _marks(regions),
                )
            )
    return tuple(overlay for overlay in built if len(overlay))


def make_overlay(
    provider: str,
    kind: str,
    polygons: Sequence[Polygon],
    paths: Ints,
    confidence: Iterable[float | None],
    rank: int = 0,
    reach: float = LIMIT,
    texts: Sequence[str] = (),
    marks: Marks | None = None,
) -> Overlay:
    """Return an overlay of polygons; ``paths`` int64 (n, depth); coordinates are clamped to ±``reach``.

    ``texts``: text or name of each, or nothing.
    """
    counts = np.fromiter(map(len, polygons), np.int64, len(polygons))
    flat = np.fromiter(
        chain.from_iterable(chain.from_iterable(polygons)), np.float64, 2 * int(counts.sum())
    ).reshape(-1, 2)
    sure = np.fromiter((np.nan if c is None else c for c in confidence), np.float64, len(polygons))
    return overlay_of_arrays(provider, kind, flat, counts, paths, sure, rank, reach, texts, marks)


def overlay_of_arrays(
    provider: str,
    kind: str,
    vertices: Floats,
    counts: Ints,
    paths: Ints,
    confidence: Floats,
    rank: int = 0,
    reach: float = LIMIT,
    texts: Sequence[str] = (),
    marks: Marks | None = None,
) -> Overlay:
    """Return an overlay of ``counts`` (n,) vertices a region, all in ``vertices`` (sum of counts, 2)."""
    vertices, counts = _drawable(vertices, counts, reach)
    keep = counts > 0
    marks = np.zeros(len(keep), np.uint8) if marks is None else marks
    counts, paths, confidence, marks = counts[keep], paths[keep], confidence[keep], marks[keep]
    starts = np.cumsum(counts) - counts
    if len(counts):
        low = np.minimum.reduceat(vertices, starts)
        high = np.maximum.reduceat(vertices, starts)
        bounds = np.hstack((low, high))
    else:
        bounds = np.empty((0, 4))
    following = np.arange(1, len(vertices) + 1, dtype=np.int64)
    following[starts + counts - 1] = starts
    segments = np.hstack((vertices, vertices[following])) if len(vertices) else np.empty((0, 4))
    box_deviation, areas = _shape(segments, bounds, starts, counts)

    order = SpatialGrid.order(bounds)
    taken = ranges(starts[order], counts[order])
    bounds = np.ascontiguousarray(bounds[order])
    paths = paths[order]
    path_codes = np.zeros(len(paths), np.int64)
    for column in range(paths.shape[1]):
        path_codes = path_codes << 21 | paths[:, column]
    path_code_rows = np.argsort(path_codes, kind="stable")
    confidence, marks = confidence[order], marks[order]
    return Overlay(
        key=f"{provider}/{kind}",
        kind=kind,
        provider=provider,
        rank=rank,
        segments=np.ascontiguousarray(segments[taken]),
        offsets=np.concatenate((np.zeros(1, np.int64), np.cumsum(counts[order]))),
        bounds=bounds,
        paths=paths,
        confidence=confidence,
        reviewed=(marks & _REVIEWED) > 0,
        corrected=(marks & _CORRECTED) > 0,
        box_deviation=box_deviation[order],
        areas=areas[order],
        extent=_bounds_of_all(bounds),
        typical_side=_median_side(bounds),
        grid=SpatialGrid(bounds),
        path_codes=path_codes[path_code_rows],
        path_code_rows=path_code_rows,
        texts=texts,
        text_indexes=np.flatnonzero(keep)[order],
    )


def _text_overlays(
    analysis: Analysis, text: Text, rank: int, reach: float, kinds: frozenset[str]
) -> Iterable[Overlay]:
    blocks = text.blocks
    lines = [line for block in blocks for line in block.lines]
    words = [word for line in lines for word in line.words]
    block_paths = np.arange(len(blocks), dtype=np.int64)[:, None]
    line_paths = _deeper(block_paths, [len(block.lines) for block in blocks])
    word_paths = _deeper(line_paths, [len(line.words) for line in lines])
    for kind, regions, paths, texts in (
        ("block", blocks, block_paths, []),
        ("line", lines, line_paths, [line.text for line in lines]),
        ("word", words, word_paths, [word.text for word in words]),
    ):
        if kind not in kinds:
            continue
        polygons = [region.polygon for region in regions]
        sure = [region.confidence for region in regions]
        yield make_overlay(
            analysis.provider, kind, polygons, paths, sure, rank, reach, texts, _marks(regions)
        )


def _marks(regions: Sequence[Region]) -> Marks:
    """Return uint8 (n,) bits of what somebody did about each region: corrected, reviewed."""
    made = (_CORRECTED * bool(r.corrected) | _REVIEWED * bool(r.reviewed) for r in regions)
    return np.fromiter(made, np.uint8, len(regions))


def _deeper(paths: Ints, counts: list[int]) -> Ints:
    each = np.array(counts, np.int64)
    parents = np.repeat(paths, each, axis=0)
    index = ranges(np.zeros(len(each), np.int64), each)
    return np.hstack((parents, index[:, None]))


def _drawable(vertices: Floats, counts: Ints, reach: float) -> tuple[Floats, Ints]:
    """Return the vertices without those that are not numbers, the rest within ±reach."""
    bad = np.isnan(vertices).any(axis=1)
    if bad.any():
        owner = np.repeat(np.arange(len(counts)), counts)
        counts = np.bincount(owner[~bad], minlength=len(counts)).astype(np.int64)
        vertices = vertices[~bad]
    return np.clip(vertices, -reach, reach), counts


def _shape(segments: Floats, bounds: Floats, starts: Ints, counts: Ints) -> tuple[Floats, Floats]:
    """Return how far every region is from an upright box, and its area by the shoelace formula."""
    if not len(counts):
        return np.empty(0), np.empty(0)
    each = np.repeat(bounds, counts, axis=0)
    origin = each[:, :2]
    x0, y0 = (segments[:, :2] - origin).T
    x1, y1 = (segments[:, 2:] - origin).T
    areas = np.abs(np.add.reduceat(x0 * y1 - x1 * y0, starts)) / 2
    far = each[:, 2:] - origin
    strays = np.maximum(np.minimum(x0, far[:, 0] - x0), np.minimum(y0, far[:, 1] - y0))
    box_deviation = np.maximum.reduceat(strays, starts)
    box_deviation[counts != 4] = np.inf
    return box_deviation, areas


def _path_code(path: tuple[int, ...]) -> int:
    """Return one number that sorts as the path does; -1 for what cannot be a path."""
    code = 0
    for index in path:
        if not 0 <= index < 1 << 21:
            return -1
        code = code << 21 | index
    return code


def _bounds_of_all(bounds: Floats) -> Bounds:
    if not len(bounds):
        return 0.0, 0.0, 0.0, 0.0
    left, top = bounds[:, :2].min(axis=0).tolist()
    right, bottom = bounds[:, 2:].max(axis=0).tolist()
    return left, top, right, bottom


def _median_side(bounds: Floats) -> float:
    if not len(bounds):
        return 0.0
    return float(np.median(np.minimum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])))


def _distance(x: float, y: float, x0: float, y0: float, x1: float, y1: float) -> float:
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(1.0, max(0.0, ((x - x0) * dx + (y - y0) * dy) / length))
    return float(((x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2) ** 0.5)
