"""The regions of analyses sorted into overlays, with what each overlay looks like."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.export.exporter import OVERLAYS
from app.model.analysis import Analysis
from app.model.geometry import Polygon

FARTHEST: Final = 1e6
"""Pixels; a vertex further out than that is nonsense and its region is not drawn."""
MOST_VERTICES: Final = 10_000


@dataclass(frozen=True)
class Look:
    """What an overlay looks like.

    ``stroke`` is a colour ``#rrggbb``, ``weight`` the width of the stroke in the units of ``stroke_unit``,
    ``dash`` the lengths on and off in the same units, empty for a solid line; the second cue besides
    colour.
    """

    stroke: str
    weight: float
    dash: tuple[float, ...] = ()
    fill: float = 0.0


LOOKS: Final = {
    "block": Look("#0072B2", 2.0, fill=0.04),
    "line": Look("#56B4E9", 1.25, (6.0, 3.0)),
    "word": Look("#009E73", 1.5, fill=0.08),
    "face": Look("#CC79A7", 2.5, fill=0.06),
    "object": Look("#E69F00", 2.0, (8.0, 3.0), fill=0.04),
}
"""Okabe-Ito colours, told apart by weight and dash too."""


@dataclass(frozen=True)
class Region:
    """A polygon to draw and what it says."""

    polygon: Polygon
    label: str


def layers(analyses: tuple[Analysis, ...], overlays: frozenset[str]) -> Iterator[tuple[str, list[Region]]]:
    """The chosen overlays, lowest first, with their drawable regions in order."""
    for name in OVERLAYS:
        if name in overlays:
            found = [r for analysis in analyses for r in _regions(analysis, name)]
            yield name, [r for r in found if _drawable(r.polygon)]


def stroke_unit(width: int, height: int) -> float:
    """Pixels of a stroke of weight 1, so that it shows on a large image and hides nothing on a small one."""
    return max(1.0, max(width, height) / 1400)


def _regions(analysis: Analysis, name: str) -> Iterator[Region]:
    if name == "face":
        for face in analysis.faces or ():
            yield Region(face.polygon, "face")
    elif name == "object":
        for thing in analysis.objects or ():
            yield Region(thing.polygon, thing.name)
    elif analysis.text is not None:
        for block in analysis.text.blocks:
            if name == "block":
                yield Region(block.polygon, block.kind)
                continue
            for line in block.lines:
                if name == "line":
                    yield Region(line.polygon, line.text)
                else:
                    yield from (Region(word.polygon, word.text) for word in line.words)


def _drawable(polygon: Polygon) -> bool:
    return 2 <= len(polygon) <= MOST_VERTICES and all(
        math.isfinite(v) and abs(v) <= FARTHEST for point in polygon for v in point
    )
