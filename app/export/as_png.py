"""The image with the polygons of analyses drawn over it, as PNG at the image's full resolution."""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Iterator
from typing import Final

import PIL.Image
import PIL.ImageDraw

from app.export.exporter import ExportContent, Exporter
from app.export.overlays import OVERLAY_STYLES, LabelledPolygon, OverlayStyle, drawable_overlays, stroke_unit
from app.imaging.pixels import load
from app.model.analysis import Analysis
from app.model.geometry import Point, Polygon, bounds

_TILE: Final = 1024
"""Side in pixels of the squares drawn one after the other, which bounds the memory."""


def write(content: ExportContent) -> bytes:
    """Return a PNG of the upright image in its own size, transparency kept.

    The polygons are drawn on the source's pixels, never on a screen's. Raises InputError when the image
    cannot be read.
    """
    picture = load(content.image)
    draw(picture, content.analyses, content.overlays)
    out = io.BytesIO()
    # the polygons are what the file is for; a smaller file would take several times as long
    picture.save(out, "PNG", compress_level=4)
    return out.getvalue()


def draw(picture: PIL.Image.Image, analyses: tuple[Analysis, ...], overlays: frozenset[str]) -> None:
    """Draw the polygons of these overlays over the picture, in place."""
    unit = stroke_unit(*picture.size)
    for name, regions in drawable_overlays(analyses, overlays):
        style = OVERLAY_STYLES[name]
        for left in range(0, picture.width, _TILE):
            for top in range(0, picture.height, _TILE):
                right, bottom = min(left + _TILE, picture.width), min(top + _TILE, picture.height)
                reach = style.weight * unit
                near = [
                    r for r in regions if _meets(r, left - reach, top - reach, right + reach, bottom + reach)
                ]
                if near:
                    _draw_tile(picture, (left, top, right, bottom), near, style, unit)


def _meets(region: LabelledPolygon, left: float, top: float, right: float, bottom: float) -> bool:
    x0, y0, x1, y1 = bounds(region.polygon)
    return x0 <= right and x1 >= left and y0 <= bottom and y1 >= top


def _draw_tile(
    picture: PIL.Image.Image,
    box: tuple[int, int, int, int],
    regions: list[LabelledPolygon],
    style: OverlayStyle,
    unit: float,
) -> None:
    left, top, right, bottom = box
    # drawn larger and scaled down, which smooths the edges; thick strokes of large images need less of it
    oversampling = 4 if unit < 2 else 2
    size = (right - left) * oversampling, (bottom - top) * oversampling
    mask = PIL.Image.new("L", size)
    pen = PIL.ImageDraw.Draw(mask)
    width = max(1, round(style.weight * unit * oversampling))
    shapes = [[((x - left) * oversampling, (y - top) * oversampling) for x, y in r.polygon] for r in regions]
    if style.fill:
        for shape in shapes:
            if len(shape) > 2:
                pen.polygon(shape, fill=round(style.fill * 255))
    for shape in shapes:
        closed = [*shape, shape[0]]
        for dash in _dashes(tuple(closed), tuple(d * unit * oversampling for d in style.dash)):
            pen.line(dash, fill=255, width=width, joint="curve")
    mask = mask.reduce(oversampling)
    picture.paste(style.stroke, box, mask)


def _dashes(path: Polygon, dash: tuple[float, ...]) -> Iterator[list[Point]]:
    """Return a path as the lines to draw: one, or dashes along each side (``dash``: on, off in pixels)."""
    if not dash:
        yield list(path)
        return
    on, off = dash
    for (x0, y0), (x1, y1) in itertools.pairwise(path):
        length = math.hypot(x1 - x0, y1 - y0)
        if length <= on:
            yield [(x0, y0), (x1, y1)]
            continue
        # each side has a whole number of dashes, so that corners are always drawn
        count = max(1, min(10_000, round((length - on) / (on + off))))
        step = (length - on) / count
        for number in range(count + 1):
            a, b = step * number / length, min(1.0, (step * number + on) / length)
            yield [
                (x0 + (x1 - x0) * a, y0 + (y1 - y0) * a),
                (x0 + (x1 - x0) * b, y0 + (y1 - y0) * b),
            ]


EXPORTER = Exporter(
    name="png",
    title="Image with polygons",
    media_type="image/png",
    suffix=".png",
    write=write,
    draws=True,
)
