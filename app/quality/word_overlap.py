"""Words of two readings that overlap or lie near each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.model.errors import UnsupportedError
from app.quality.text_units import Floats, TextUnit, bounding_boxes

Ints = NDArray[np.int64]

MAX_PAIRS: Final = 4_000_000
"""Most pairs of overlapping words; a real page of 10,000 words has some 30,000."""
_MIN_SKEW: Final = 0.02  # radians a text may lean before its boxes are turned upright first


@dataclass(frozen=True)
class OverlappingPairs:
    """Pairs of words of two readings that overlap or lie near each other, an entry each.

    ``first``, ``second``: their numbers. ``iou``: intersection over union of their boxes, ``cover``:
    intersection over the smaller box, ``distance``: distance of the centres in heights of the taller word.
    """

    first: Ints
    second: Ints
    iou: Floats
    cover: Floats
    distance: Floats


def overlapping_pairs(first: Sequence[TextUnit], second: Sequence[TextUnit]) -> OverlappingPairs:
    """Return every pair of words whose boxes touch or are less than half a line apart.

    Boxes are taken along the text: when it leans, all is turned upright first.
    Raises UnsupportedError where too many lie on one another for that to mean anything.
    """
    angle = _skew_of(first, second)
    one, other = _upright_boxes(first, angle), _upright_boxes(second, angle)
    heights = [_heights(one), _heights(other)]
    reach = [_enlarged(one, heights[0] / 4), _enlarged(other, heights[1] / 4)]
    a, b = _intersecting_boxes(*reach)
    left, right = one[a], other[b]
    width = np.minimum(left[:, 2], right[:, 2]) - np.maximum(left[:, 0], right[:, 0])
    height = np.minimum(left[:, 3], right[:, 3]) - np.maximum(left[:, 1], right[:, 1])
    shared = np.clip(width, 0, None) * np.clip(height, 0, None)
    sizes_a, sizes_b = _areas(left), _areas(right)
    tall = np.maximum(np.maximum(heights[0][a], heights[1][b]), 1)
    middles = (left[:, :2] + left[:, 2:] - right[:, :2] - right[:, 2:]) / 2
    return OverlappingPairs(
        a,
        b,
        shared / np.maximum(sizes_a + sizes_b - shared, 1e-9),
        shared / np.maximum(np.minimum(sizes_a, sizes_b), 1e-9),
        np.hypot(middles[:, 0], middles[:, 1]) / tall,
    )


def _areas(bounds: Floats) -> Floats:
    areas: Floats = (bounds[:, 2] - bounds[:, 0]) * (bounds[:, 3] - bounds[:, 1])
    return areas


def _heights(bounds: Floats) -> Floats:
    """Return the thickness of each word: its shorter side, so that vertical words have one too."""
    sides: Floats = np.minimum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
    return sides


def _enlarged(bounds: Floats, by: Floats) -> Floats:
    grown: Floats = bounds + np.stack([-by, -by, by, by], 1)
    return grown


def _skew_of(first: Sequence[TextUnit], second: Sequence[TextUnit]) -> float:
    """Return the angle by which text leans from upright or level: radians, at most an eighth of a turn."""
    edges = [
        (q[0] - p[0], q[1] - p[1])
        for unit in (*first, *second)
        if len(unit.polygon) == 4
        for p, q in zip(unit.polygon[:2], unit.polygon[1:3], strict=True)
    ]
    if not edges:
        return 0.0
    vectors = np.array(edges)
    angles = np.arctan2(vectors[:, 1], vectors[:, 0]) * 4  # a quarter turn apart is the same lean
    lengths = np.hypot(vectors[:, 0], vectors[:, 1])
    lean = np.arctan2((np.sin(angles) * lengths).sum(), (np.cos(angles) * lengths).sum()) / 4
    return float(lean) if abs(lean) > _MIN_SKEW else 0.0


def _upright_boxes(units: Sequence[TextUnit], angle: float) -> Floats:
    if not angle:
        return bounding_boxes(units)
    cos, sin = np.cos(angle), np.sin(angle)

    def turned(unit: TextUnit) -> TextUnit:
        points = tuple((x * cos + y * sin, y * cos - x * sin) for x, y in unit.polygon)
        return TextUnit(unit.path, unit.text, points, None, unit.line, None, None)

    return bounding_boxes([turned(unit) for unit in units])


def _intersecting_boxes(one: Floats, other: Floats) -> tuple[Ints, Ints]:
    """Return the numbers of boxes that meet, found through a grid."""
    known = [np.flatnonzero(~np.isnan(boxes[:, 0])) for boxes in (one, other)]
    nothing = np.empty(0, np.int64)
    if not len(known[0]) or not len(known[1]):
        return nothing, nothing
    every = np.concatenate([one[known[0]], other[known[1]]])
    origin = every[:, :2].min(0)
    extent = float((every[:, 2:].max(0) - origin).max())
    side = max(2 * float(np.median(_heights(every))), extent / 512, 1.0)
    cells = [_cells(boxes[rows], rows, origin, side) for boxes, rows in zip((one, other), known, strict=True)]
    a, b = _pairs_in_one_cell(*cells[0], *cells[1])
    meet = (
        (one[a, 0] <= other[b, 2])
        & (other[b, 0] <= one[a, 2])
        & (one[a, 1] <= other[b, 3])
        & (other[b, 1] <= one[a, 3])
    )
    pairs = np.unique(a[meet] * len(other) + b[meet])
    return pairs // len(other), pairs % len(other)


def _cells(boxes: Floats, rows: Ints, origin: Floats, side: float) -> tuple[Ints, Ints]:
    """Return each cell a box covers, with the box's number."""
    low = ((boxes[:, :2] - origin) // side).astype(np.int64)
    high = ((boxes[:, 2:] - origin) // side).astype(np.int64)
    wide, tall = (high - low + 1).T
    many = wide * tall
    _refuse_too_many(int(many.sum()))
    which = np.repeat(np.arange(len(boxes)), many)
    nth = np.arange(len(which)) - np.repeat(np.cumsum(many) - many, many)
    x = low[which, 0] + nth % wide[which]
    y = low[which, 1] + nth // wide[which]
    return y * 1_000_003 + x, rows[which]


def _pairs_in_one_cell(cells_a: Ints, rows_a: Ints, cells_b: Ints, rows_b: Ints) -> tuple[Ints, Ints]:
    order = np.argsort(cells_b, kind="stable")
    cells_b, rows_b = cells_b[order], rows_b[order]
    start = np.searchsorted(cells_b, cells_a, "left")
    many = np.searchsorted(cells_b, cells_a, "right") - start
    _refuse_too_many(int(many.sum()))
    which = np.repeat(np.arange(len(cells_a)), many)
    nth = np.arange(len(which)) - np.repeat(np.cumsum(many) - many, many)
    return rows_a[which], rows_b[start[which] + nth]


def _refuse_too_many(pairs: int) -> None:
    if pairs > MAX_PAIRS:
        raise UnsupportedError("too many words lie on one another here for two readings to be compared")
