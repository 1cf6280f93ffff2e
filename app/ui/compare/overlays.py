"""A comparison as overlays: one for each standing, a region for each place. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from app.model.analysis import Analysis
from app.model.geometry import Polygon, bounds, rectangle
from app.quality.comparison import Agreement, Comparison, Pair, WordPath
from app.ui.canvas.overlay import Overlay, RegionRef, make_overlay

PROVIDER: Final = "comparison"
DASHES: Final = {Agreement.FIRST_ONLY: 1, Agreement.SECOND_ONLY: 2}
"""The second cue of what only one reading has; what differs is solid."""


def overlays_of(comparison: Comparison, *, second: bool) -> tuple[Overlay, ...]:
    """Return the places as the first (or second) reading has them, an overlay for each standing.

    What a reading lacks stands where the other has it.
    """
    by_standing: dict[Agreement, list[tuple[int, Polygon]]] = {}
    for number, pair in enumerate(comparison.pairs):
        polygon = _polygon(comparison, pair, second=second)
        if polygon:
            by_standing.setdefault(pair.agreement, []).append((number, polygon))
    return tuple(
        make_overlay(
            PROVIDER,
            str(standing),
            [polygon for _, polygon in places],
            np.array([[number] for number, _ in places], np.int64),
            [None] * len(places),
            DASHES.get(standing, 0),
        )
        for standing, places in by_standing.items()
    )


def ref_of(comparison: Comparison, number: int) -> RegionRef:
    """Return the name of a place on a canvas."""
    return RegionRef(PROVIDER, str(comparison.pairs[number].agreement), (number,))


def _polygon(comparison: Comparison, pair: Pair, *, second: bool) -> Polygon:
    own, other = (pair.second, pair.first) if second else (pair.first, pair.second)
    analyses = (comparison.second, comparison.first) if second else (comparison.first, comparison.second)
    return _around(analyses[0], own) or _around(analyses[1], other)


def _around(analysis: Analysis, paths: Sequence[WordPath]) -> Polygon:
    """Return what encloses some words: their own polygon where it is one."""
    polygons = [polygon for path in paths if (polygon := _region(analysis, path))]
    if len(polygons) == 1:
        return polygons[0]
    if not polygons:
        return ()
    left, top, right, bottom = bounds([point for polygon in polygons for point in polygon])
    return rectangle(left, top, right - left, bottom - top)


def _region(analysis: Analysis, path: WordPath) -> Polygon:
    assert analysis.text is not None  # noqa: S101 - paths come from its words
    line = analysis.text.blocks[path[0]].lines[path[1]]
    return line.polygon if len(path) == 2 else line.words[path[2]].polygon
