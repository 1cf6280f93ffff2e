"""A grid over rectangles that answers "which of you are here" quickly, whatever their sizes.

Every rectangle lies in the one cell its centre falls into, on the level whose cells are just larger than
itself; so a query looks at the cells it touches and half a cell around, level by level.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LIMIT = 1_000_000.0
"""Coordinates lie within ± this; whoever makes a grid clamps them."""

_BASE = 16.0
_SHIFT = 1 << 20  # makes row and column numbers positive
_ROW = 24
_LEVEL = 48


class SpatialGrid:
    """Answers which rectangles of ``bounds`` touch a point or a rectangle.

    ``bounds``: float64 (n, 4) of left, top, right, bottom, finite, within ±LIMIT, **in grid order**:
    sort with ``SpatialGrid.order`` first. Answers are row numbers of ``bounds``.
    """

    def __init__(self, bounds: Floats) -> None:
        self.bounds = bounds
        self._keys = _keys(bounds)
        if np.any(self._keys[1:] < self._keys[:-1]):
            raise ValueError("the bounds are not in grid order")
        self._key_buffer = self._keys.data  # bisect reads single numbers faster from it
        starts = np.flatnonzero(np.diff(self._keys >> _LEVEL, prepend=-1))
        self._levels: list[tuple[int, float, int, int]] = []
        rows = (self._keys >> _ROW) & ((1 << _ROW) - 1)
        for start, end in pairwise([*starts.tolist(), len(self._keys)]):
            level = int(self._keys[start]) >> _LEVEL
            self._levels.append((level, _BASE * 2.0**level, int(rows[start]), int(rows[end - 1])))

    @staticmethod
    def order(bounds: Floats) -> Ints:
        """Return int64 (n,): the permutation that brings bounds into grid order, neighbours together."""
        return np.argsort(_keys(bounds), kind="stable")

    def within(self, left: float, top: float, right: float, bottom: float) -> Ints:
        """Return the rows, int64 ascending, of the rectangles that touch this one."""
        candidates = [self._level_rows(*level, left, top, right, bottom) for level in self._levels]
        if not candidates:
            return np.empty(0, np.int64)
        rows = np.concatenate(candidates)
        near = self.bounds[rows]
        touching = (near[:, 0] <= right) & (near[:, 2] >= left) & (near[:, 1] <= bottom) & (near[:, 3] >= top)
        return rows[touching]

    def at(self, x: float, y: float, reach: float = 0.0) -> Iterator[int]:
        """Yield the rows of the rectangles that hold the point, or come within ``reach`` of it."""
        keys = self._key_buffer
        for level, cell, first, last in self._levels:
            spread = cell / 2 + reach
            row0 = max(first, int((y - spread) // cell) + _SHIFT)
            row1 = min(last, int((y + spread) // cell) + _SHIFT)
            column0 = _clamped(int((x - spread) // cell))
            column1 = _clamped(int((x + spread) // cell))
            for row in range(row0, row1 + 1):
                base = level << _LEVEL | row << _ROW
                start = bisect_left(keys, base | column0)
                end = bisect_right(keys, base | column1, start)
                if start < end:
                    yield from self._holding(start, end, x, y, reach)

    def _holding(self, start: int, end: int, x: float, y: float, reach: float) -> Iterator[int]:
        near = self.bounds[start:end]
        if end - start > 64:
            inside = (near[:, 0] <= x + reach) & (near[:, 2] >= x - reach)
            inside &= (near[:, 1] <= y + reach) & (near[:, 3] >= y - reach)
            yield from (np.flatnonzero(inside) + start).tolist()
            return
        for row, (left, top, right, bottom) in enumerate(near.tolist(), start):
            if left <= x + reach and right >= x - reach and top <= y + reach and bottom >= y - reach:
                yield row

    def _level_rows(
        self,
        level: int,
        cell: float,
        first: int,
        last: int,
        left: float,
        top: float,
        right: float,
        bottom: float,
    ) -> Ints:
        row0 = max(first, int((top - cell / 2) // cell) + _SHIFT)
        row1 = min(last, int((bottom + cell / 2) // cell) + _SHIFT)
        if row0 > row1:
            return np.empty(0, np.int64)
        bases = np.arange(row0, row1 + 1, dtype=np.int64) << _ROW | level << _LEVEL
        starts = np.searchsorted(self._keys, bases | _clamped(int((left - cell / 2) // cell)), "left")
        ends = np.searchsorted(self._keys, bases | _clamped(int((right + cell / 2) // cell)), "right")
        return ranges(starts, ends - starts)


def ranges(starts: Ints, counts: Ints) -> Ints:
    """Return int64 numbers ``start … start + count - 1`` of every pair, one after the other."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    firsts: Ints = np.repeat(starts - (ends - counts), counts)
    return np.arange(total, dtype=np.int64) + firsts


def _clamped(column: int) -> int:
    return min(max(column + _SHIFT, 0), (1 << _ROW) - 1)


def _keys(bounds: Floats) -> Ints:
    width = bounds[:, 2] - bounds[:, 0]
    height = bounds[:, 3] - bounds[:, 1]
    extent = np.maximum(np.maximum(width, height), _BASE)
    levels = np.ceil(np.log2(extent / _BASE)).astype(np.int64)
    cells = _BASE * np.exp2(levels)
    columns = np.floor((bounds[:, 0] + bounds[:, 2]) / 2 / cells).astype(np.int64) + _SHIFT
    rows = np.floor((bounds[:, 1] + bounds[:, 3]) / 2 / cells).astype(np.int64) + _SHIFT
    keys: Ints = levels << _LEVEL | rows << _ROW | columns
    return keys
