"""Which way up a page lies: 0, 90, 180 or 270 degrees, found from a few of its lines.

The detector finds lines at any angle but not their direction. Wide lines leave two ways, tall ones three:
the page lies on its left or right side, or the text runs in columns as Chinese and Japanese may. A handful
of lines is read each way that is possible; only when the recogniser makes no sense of any does the
``tesseract`` program judge a sheet made of these lines, since its judgement needs no known script.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from app.reader.arrays import Pixels
from app.reader.decode import LineReading
from app.reader.lines import Quad
from app.reader.rapid import LineCrop, RapidReader
from app.reader.vertical import are_columns

PLAUSIBLE = 0.8
"""Plausibility from which a reading is believed without a second opinion."""

_SAMPLE = 6
_SURE = 0.9
_LETTERS = 20
_USUAL_DENSITY = 0.6


@dataclass(frozen=True)
class PageOrientation:
    """How a picture lies: ``turn`` degrees clockwise make it upright; ``vertical``: columns of characters."""

    turn: int = 0
    vertical: bool = False


def plausibility(crop: LineCrop, reading: LineReading) -> float:
    """Return how much sense a reading makes, 0..1: its confidence, less where the line is mostly blank."""
    return reading.confidence * min(1.0, reading.density(crop.aspect) / _USUAL_DENSITY)


def mean_plausibility(crops: Sequence[LineCrop], readings: Sequence[LineReading]) -> float:
    """Return the plausibility of several lines, 0..1, long ones counting more; 0 for none."""
    weights = [min(c.aspect, 30.0) for c in crops]
    total = sum(weights)
    return (
        sum(w * plausibility(c, r) for w, c, r in zip(weights, crops, readings, strict=True)) / total
        if total
        else 0.0
    )


def sample_lines(crops: Sequence[LineCrop]) -> list[int]:
    """Return indices of a few telling lines: the longest of the kind, level or tall, that prevails."""
    weight = [min(c.aspect, 30.0) * min(1.0, c.pixels.shape[0] / 12) for c in crops]
    tall = sum(w for c, w in zip(crops, weight, strict=True) if c.turned)
    prevails = tall > sum(weight) / 2
    chosen = [i for i, c in enumerate(crops) if c.turned == prevails]
    return sorted(chosen, key=lambda i: -weight[i])[:_SAMPLE]


def page_orientation(
    rapid: RapidReader,
    crops: Sequence[LineCrop],
    readings: Sequence[LineReading],
    judge: Callable[[], int | None],
) -> PageOrientation:
    """Return how the picture lies that these sample lines, all level or all tall, come from.

    ``readings`` are of the crops as they are. ``judge`` is asked where these make no sense: 0 or 180 by
    which the crops must be turned in tesseract's opinion, ``None`` when it has none.
    """
    if not crops:
        return PageOrientation()
    tall = crops[0].turned
    ahead = mean_plausibility(crops, readings)
    backwards = False
    if ahead < PLAUSIBLE:
        upside_down = [c.upside_down() for c in crops]
        readings_upside_down = rapid.read(upside_down)
        behind = mean_plausibility(upside_down, readings_upside_down)
        # a short line in a foreign script may by chance make sense upside down
        clearly_upside_down = behind >= _SURE and sum(len(r.glyphs) for r in readings_upside_down) >= _LETTERS
        opinion = 180 if clearly_upside_down else judge()
        backwards = opinion == 180
        if opinion is None and tall:
            return PageOrientation()
    if not tall:
        return PageOrientation(180 if backwards else 0)
    if backwards:
        return PageOrientation(90)
    if are_columns(rapid, crops, readings):
        return PageOrientation(0, vertical=True)
    return PageOrientation(270)


def turn_picture(image: Pixels, turn: int) -> Pixels:
    """Return the picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(image, -turn // 90)) if turn % 360 else image


def turn_quad(quad: Quad, turn: int, width: int, height: int) -> Quad:
    """Return a quad, (4, 2), in the turned picture; ``width`` and ``height`` are of the one not turned."""
    x, y = quad[:, 0], quad[:, 1]
    places = {
        0: (x, y),
        90: (height - y, x),
        180: (width - x, height - y),
        270: (y, width - x),
    }
    return np.stack(places[turn % 360], axis=1)


def turn_quad_back(quad: Quad, turn: int, width: int, height: int) -> Quad:
    """Return a quad, (4, 2), of the turned picture in the one not turned, ``width`` by ``height`` pixels."""
    if turn % 180:
        width, height = height, width
    return turn_quad(quad, (360 - turn) % 360, width, height)


def contact_sheet(crops: Sequence[LineCrop], *, repeat: bool = True) -> Pixels:
    """Return an RGB picture of lines one below the other, repeated until there are six if ``repeat``.

    Enough letters for tesseract's judgement of script and direction even where the picture has few.
    """
    rows = []
    for crop in crops:
        size = (max(8, round(40 * min(crop.aspect, 40.0))), 40)
        method = cv2.INTER_AREA if crop.pixels.shape[0] > 40 else cv2.INTER_CUBIC
        row = cv2.resize(crop.pixels, size, interpolation=method)
        rows.append(cv2.copyMakeBorder(row, 8, 8, 12, 12, cv2.BORDER_REPLICATE))
    while repeat and len(rows) < _SAMPLE:
        rows *= 2
    width = max(r.shape[1] for r in rows)
    wide = [
        cv2.copyMakeBorder(
            row,
            0,
            0,
            0,
            width - row.shape[1],
            cv2.BORDER_CONSTANT,
            value=[float(v) for v in np.median(row.reshape(-1, 3), axis=0)],
        )
        for row in rows
    ]
    return np.ascontiguousarray(np.concatenate(wide)[..., ::-1])
