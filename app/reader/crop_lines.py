"""Crops and their readings become lines; columns of upright characters are read twice where in doubt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.reader.decode import SPACE, Reading, script_class, spans
from app.reader.lines import Quad, RawLine, RawWord
from app.reader.orientation import SENSE, plausibility
from app.reader.rapid import Crop, Rapid
from app.reader.vertical import as_rows, runs_down

READER = "rapidocr"

_SURE = 0.9
_SHORT = 3.0
_BETTER = 0.05
_INSET = 0.07
_SMALL = 16
_WRITTEN = 0.6


def raw_line(crop: Crop, reading: Reading) -> RawLine | None:
    """The line a crop's reading stands for; ``None`` when it says nothing."""
    found = spans(reading)
    if not found:
        return None
    vertical = runs_down(crop, reading)
    words = tuple(
        RawWord(s.text, _first_corner(part_of(crop.quad, s.start, s.end), vertical), s.confidence)
        for s in found
    )
    return RawLine(
        text="".join(SPACE * s.spaced + s.text for s in found),
        quad=_first_corner(crop.quad, vertical),
        confidence=reading.confidence,
        words=words,
        vertical=vertical,
        reader=READER,
        language=language_of(reading),
    )


def language_of(reading: Reading) -> str | None:
    """Japanese for text with kana, Chinese for Chinese characters alone; else it cannot be told."""
    classes = {script_class(g.text) for g in reading.glyphs}
    if classes & {"hiragana", "katakana"}:
        return "ja"
    return "zh" if "han" in classes else None


def part_of(quad: Quad, start: float, end: float) -> Quad:
    """The part of a line's quad between two places along it, 0..1."""
    (a, b), (d, c) = (quad[0], quad[1]), (quad[3], quad[2])
    return np.stack([a + (b - a) * start, a + (b - a) * end, d + (c - d) * end, d + (c - d) * start])


def reread_tall(
    rapid: Rapid, crops: Sequence[Crop], readings: Sequence[Reading]
) -> list[tuple[Crop, Reading]]:
    """Tall crops that make little sense read in their other ways, each with the reading that won.

    They may run upwards (the spine of a book), be a single narrow character, or a column whose upright
    characters are easier read one beside the other.
    """
    best = list(zip(crops, readings, strict=True))
    others: list[tuple[int, Crop]] = []
    for i, (crop, reading) in enumerate(best):
        if crop.turned and plausibility(crop, reading) < SENSE:
            others.append((i, crop.upside_down()))
            if crop.aspect < _SHORT:
                others.append((i, _standing(crop)))
    for (i, other), reading in zip(others, rapid.read([c for _, c in others]), strict=True):
        if plausibility(other, reading) > plausibility(*best[i]) + _BETTER:
            best[i] = (other, reading)
    unsure = [i for i, (c, r) in enumerate(best) if c.turned and r.confidence < _SURE]
    rows = as_rows(rapid, [best[i][0] for i in unsure], [best[i][1] for i in unsure])
    for i, row in zip(unsure, rows, strict=True):
        if row is not None and row[0] > plausibility(*best[i]) + _BETTER:
            best[i] = (best[i][0], row[1])
    return best


def reread_unsure(rapid: Rapid, pairs: Sequence[tuple[Crop, Reading]]) -> list[tuple[Crop, Reading]]:
    """Lines of middling confidence read again, cut closer above and below; the surer reading wins.

    The detector leaves more room around some lines than the recogniser likes. Lines left mostly blank
    are passed over: they are in a script it does not know.
    """
    best = list(pairs)
    unsure = [
        i
        for i, (c, r) in enumerate(best)
        if r.confidence < _SURE and len(r.glyphs) > 1 and r.density(c.aspect) >= _WRITTEN and not c.turned
    ]
    closer = []
    for i in unsure:
        pixels = best[i][0].pixels
        inset = round(len(pixels) * _INSET)
        closer.append(Crop(np.ascontiguousarray(pixels[inset : len(pixels) - inset]), best[i][0].quad))
    for i, reading in zip(unsure, rapid.read(closer), strict=True):
        if reading.confidence > best[i][1].confidence:
            best[i] = (best[i][0], reading)
    return best


def _standing(crop: Crop) -> Crop:
    """A turned crop as it stood in the picture."""
    return Crop(np.ascontiguousarray(np.rot90(crop.pixels, -1)), np.roll(crop.quad, 1, axis=0))


def _first_corner(quad: Quad, vertical: bool) -> Quad:
    """A crop's quad from its text's own top left: of a column that lies on its side, one vertex back."""
    return np.roll(quad, 1, axis=0) if vertical else quad
