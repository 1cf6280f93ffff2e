"""The image with its polygons drawn, as PNG at the image's full resolution."""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Iterator
from typing import Final

import PIL.Image
import PIL.ImageDraw

from app.export.exporter import ExportContent, Exporter
from app.export.layers import LOOKS, Look, Region, layers, stroke_unit
from app.imaging.pixels import load
from app.model.analysis import Analysis
from app.model.geometry import Point, Polygon, bounds

_TILE: Final = 1024
"""Pixels of a side of the squares that are drawn one after the other, which bounds the memory."""


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
    """Draw the overlays over the picture, in place."""
    unit = stroke_unit(*picture.size)
    for name, regions in layers(analyses, overlays):
        look = LOOKS[name]
        for left in range(0, picture.width, _TILE):
            for top in range(0, picture.height, _TILE):
                right, bottom = min(left + _TILE, picture.width), min(top + _TILE, picture.height)
                reach = look.weight * unit
                near = [
                    r for r in regions if _meets(r, left - reach, top - reach, right + reach, bottom + reach)
                ]
                if near:
                    _draw_tile(picture, (left, top, right, bottom), near, look, unit)


def _meets(region: Region, left: float, top: float, right: float, bottom: float) -> bool:
    x0, y0, x1, y1 = bounds(region.polygon)
    return x0 <= right and x1 >= left and y0 <= bottom and y1 >= top


def _draw_tile(
    picture: PIL.Image.Image, box: tuple[int, int, int, int], regions: list[Region], look: Look, unit: float
) -> None:
    left, top, right, bottom = box
    # drawn larger and scaled down, which smooths the edges; thick strokes of large images need less of it
    finer = 4 if unit < 2 else 2
    size = (right - left) * finer, (bottom - top) * finer
    mask = PIL.Image.new("L", size)
    pen = PIL.ImageDraw.Draw(mask)
    width = max(1, round(look.weight * unit * finer))
    shapes = [[((x - left) * finer, (y - top) * finer) for x, y in r.polygon] for r in regions]
    if look.fill:
        for shape in shapes:
            if len(shape) > 2:
                pen.polygon(shape, fill=round(look.fill * 255))
    for shape in shapes:
        closed = [*shape, shape[0]]
        for stretch in _stretches(tuple(closed), tuple(d * unit * finer for d in look.dash)):
            pen.line(stretch, fill=255, width=width, joint="curve")
    mask = mask.reduce(finer)
    picture.paste(look.stroke, box, mask)


def _stretches(path: Polygon, dash: tuple[float, ...]) -> Iterator[list[Point]]:
    """The path as drawn stretches: whole, or side by side cut into dashes."""
    if not dash:
        yield list(path)
        return
    on, off = dash
    for (x0, y0), (x1, y1) in itertools.pairwise(path):
        length = math.hypot(x1 - x0, y1 - y0)
        if length <= on:
            yield [(x0, y0), (x1, y1)]
            continue
        # whole dashes fit each side, so that corners are always drawn
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
