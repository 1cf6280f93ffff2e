"""Crops and their readings become lines; columns of upright characters are read twice where in doubt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.reader.decode import SPACE, LineReading, script_class, split_words
from app.reader.lines import Quad, RawLine, RawWord
from app.reader.orientation import PLAUSIBLE, plausibility
from app.reader.rapid import LineCrop, RapidReader
from app.reader.vertical import is_column, read_as_rows

READER = "rapidocr"

_SURE_CONFIDENCE = 0.9
_SHORT_ASPECT = 3.0
_MIN_GAIN = 0.05
_INSET = 0.07
_SMALL = 16
_MIN_DENSITY = 0.6


def raw_line(crop: LineCrop, reading: LineReading) -> RawLine | None:
    """Return the line a crop's reading stands for, ``None`` when the reading is empty."""
    words_found = split_words(reading)
    if not words_found:
        return None
    vertical = is_column(crop, reading)
    words = tuple(
        RawWord(s.text, _first_corner(part_of_quad(crop.quad, s.start, s.end), vertical), s.confidence)
        for s in words_found
    )
    return RawLine(
        text="".join(SPACE * s.spaced + s.text for s in words_found),
        quad=_first_corner(crop.quad, vertical),
        confidence=reading.confidence,
        words=words,
        vertical=vertical,
        reader=READER,
        language=language_of(reading),
    )


def language_of(reading: LineReading) -> str | None:
    """Return ``ja`` for text with kana, ``zh`` for Chinese characters alone; ``None`` for all other text."""
    classes = {script_class(g.text) for g in reading.glyphs}
    if classes & {"hiragana", "katakana"}:
        return "ja"
    return "zh" if "han" in classes else None


def part_of_quad(quad: Quad, start: float, end: float) -> Quad:
    """Return the part of a line's quad, (4, 2), between two places along it, 0..1."""
    (a, b), (d, c) = (quad[0], quad[1]), (quad[3], quad[2])
    return np.stack([a + (b - a) * start, a + (b - a) * end, d + (c - d) * end, d + (c - d) * start])


def reread_tall(
    rapid: RapidReader, crops: Sequence[LineCrop], readings: Sequence[LineReading]
) -> list[tuple[LineCrop, LineReading]]:
    """Read tall crops that make little sense in other directions; return each with its best reading.

    They may run upwards (the spine of a book), be a single narrow character, or a column whose upright
    characters are easier read one beside the other.
    """
    best = list(zip(crops, readings, strict=True))
    candidates: list[tuple[int, LineCrop]] = []
    for i, (crop, reading) in enumerate(best):
        if crop.turned and plausibility(crop, reading) < PLAUSIBLE:
            candidates.append((i, crop.upside_down()))
            if crop.aspect < _SHORT_ASPECT:
                candidates.append((i, _turned_upright(crop)))
    for (i, candidate), reading in zip(candidates, rapid.read([c for _, c in candidates]), strict=True):
        if plausibility(candidate, reading) > plausibility(*best[i]) + _MIN_GAIN:
            best[i] = (candidate, reading)
    unsure = [i for i, (c, r) in enumerate(best) if c.turned and r.confidence < _SURE_CONFIDENCE]
    rows = read_as_rows(rapid, [best[i][0] for i in unsure], [best[i][1] for i in unsure])
    for i, row in zip(unsure, rows, strict=True):
        if row is not None and row[0] > plausibility(*best[i]) + _MIN_GAIN:
            best[i] = (best[i][0], row[1])
    return best


def reread_unsure(
    rapid: RapidReader, pairs: Sequence[tuple[LineCrop, LineReading]]
) -> list[tuple[LineCrop, LineReading]]:
    """Read lines of middling confidence again, cut closer above and below; the surer reading wins.

    The detector leaves more room around some lines than the recogniser likes. Lines left mostly blank
    are passed over: they are in a script it does not know.
    """
    best = list(pairs)
    unsure = [
        i
        for i, (c, r) in enumerate(best)
        if r.confidence < _SURE_CONFIDENCE
        and len(r.glyphs) > 1
        and r.density(c.aspect) >= _MIN_DENSITY
        and not c.turned
    ]
    closer = []
    for i in unsure:
        pixels = best[i][0].pixels
        inset = round(len(pixels) * _INSET)
        closer.append(LineCrop(np.ascontiguousarray(pixels[inset : len(pixels) - inset]), best[i][0].quad))
    for i, reading in zip(unsure, rapid.read(closer), strict=True):
        if reading.confidence > best[i][1].confidence:
            best[i] = (best[i][0], reading)
    return best


def _turned_upright(crop: LineCrop) -> LineCrop:
    """Return a turned crop as it stood in the picture."""
    return LineCrop(np.ascontiguousarray(np.rot90(crop.pixels, -1)), np.roll(crop.quad, 1, axis=0))


def _first_corner(quad: Quad, vertical: bool) -> Quad:
    """Return a crop's quad from its text's own top left; of a column on its side, one vertex back."""
    return np.roll(quad, 1, axis=0) if vertical else quad
