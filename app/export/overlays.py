"""The polygons of analyses sorted into overlays, and the style of each overlay."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.export.exporter import OVERLAYS
from app.export.select_reading import text_blocks
from app.model.analysis import Analysis
from app.model.geometry import Polygon
from app.model.reading import pieces
from app.model.region_colours import REGION_COLOURS

MAX_COORDINATE: Final = 1e6
"""Pixels; a polygon with a vertex further out is not drawn."""
MAX_VERTICES: Final = 10_000


@dataclass(frozen=True)
class OverlayStyle:
    """How one overlay is drawn.

    ``stroke`` is a colour ``#rrggbb``. ``weight`` is the width of the stroke, and ``dash`` the lengths on
    and off (empty: solid), in units of ``stroke_unit``. ``fill`` is the opacity inside, 0..1.
    """

    stroke: str
    weight: float
    dash: tuple[float, ...] = ()
    fill: float = 0.0


OVERLAY_STYLES: Final = {
    "block": OverlayStyle(REGION_COLOURS["block"], 2.0, fill=0.04),
    "line": OverlayStyle(REGION_COLOURS["line"], 1.25, (6.0, 3.0)),
    "word": OverlayStyle(REGION_COLOURS["word"], 1.5, fill=0.08),
    "face": OverlayStyle(REGION_COLOURS["face"], 2.5, fill=0.06),
    "object": OverlayStyle(REGION_COLOURS["object"], 2.0, (8.0, 3.0), fill=0.04),
}
"""Colours as in the window, with weight and dash as a second cue."""


@dataclass(frozen=True)
class LabelledPolygon:
    """A polygon to draw, in pixels, and the text or name shown with it."""

    polygon: Polygon
    label: str


def drawable_overlays(
    analyses: tuple[Analysis, ...], overlays: frozenset[str]
) -> Iterator[tuple[str, list[LabelledPolygon]]]:
    """Return the chosen overlays by name, lowest first, each with its drawable polygons in order."""
    for name in OVERLAYS:
        if name in overlays:
            regions = [r for analysis in analyses for r in _labelled_polygons(analysis, name)]
            yield name, [r for r in regions if _is_drawable(r.polygon)]


def stroke_unit(width: int, height: int) -> float:
    """Return the width in pixels of a stroke of weight 1, which grows with the image's longer side."""
    return max(1.0, max(width, height) / 1400)


def _labelled_polygons(analysis: Analysis, name: str) -> Iterator[LabelledPolygon]:
    if name == "face":
        for face in analysis.faces or ():
            yield LabelledPolygon(face.polygon, "face")
    elif name == "object":
        for thing in analysis.objects or ():
            yield LabelledPolygon(thing.polygon, thing.name)
    elif analysis.text is not None:
        for block in text_blocks(analysis.text):
            if name == "block":
                yield LabelledPolygon(block.polygon, block.kind)
                continue
            for line in block.lines:
                if name == "line":
                    yield LabelledPolygon(line.polygon, line.text)
                else:
                    yield from (LabelledPolygon(p.word.polygon, p.text) for p in pieces(line) if p.word)


def _is_drawable(polygon: Polygon) -> bool:
    return 2 <= len(polygon) <= MAX_VERTICES and all(
        math.isfinite(v) and abs(v) <= MAX_COORDINATE for point in polygon for v in point
    )
