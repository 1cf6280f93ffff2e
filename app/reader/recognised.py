"""Crops and their readings become lines; columns of upright characters are read twice where in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from app.reader.decode import SPACE, Reading, is_wide, script_class, spans
from app.reader.lines import Quad, RawLine, RawWord
from app.reader.orientation import SENSE, plausibility
from app.reader.rapid import Crop, Rapid

READER = "rapidocr"

_SURE = 0.9
_SHORT = 3.0


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


def runs_down(crop: Crop, reading: Reading) -> bool:
    """Whether the crop is a column of upright characters: it was tall and says wide characters."""
    letters = [g.text for g in reading.glyphs if g.text.isalpha()]
    return crop.turned and 2 * sum(map(is_wide, letters)) > len(letters)


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


def reread_tall(rapid: Rapid, crops: Sequence[Crop], readings: Sequence[Reading]) -> list[tuple[Crop, Reading]]:
    """Tall crops that make little sense read in their other ways, each with the reading that won.

    They may run upwards (the spine of a book), be a single narrow character, or a column whose upright
    characters are easier read one beside the other.
    """
    best = list(zip(crops, readings, strict=True))
    others: list[tuple[int, Crop]] = []
    for i, (crop, reading) in enumerate(best):
        if not crop.turned:
            continue
        if plausibility(crop, reading) < SENSE:
            others.append((i, crop.upside_down()))
            if crop.aspect < _SHORT:
                others.append((i, _standing(crop)))
        if reading.confidence < _SURE:
            others.extend((i, row) for row in rows_of_column(crop, reading))
    for (i, other), reading in zip(others, rapid.read([c for _, c in others]), strict=True):
        crop, so_far = best[i]
        if plausibility(other, reading) > plausibility(crop, so_far) + 0.05:
            # a row made of a column's characters keeps the column's place
            laid = other if other.turned or other.pixels.size == crops[i].pixels.size else crops[i]
            best[i] = (laid, reading)
    return best


def rows_of_column(crop: Crop, reading: Reading) -> list[Crop]:
    """The characters of a turned column side by side and upright, for a few guesses of their number."""
    if not runs_down(crop, reading):
        return []
    column = np.ascontiguousarray(np.rot90(crop.pixels, -1))
    height, width = column.shape[:2]
    grey = cv2.cvtColor(column, cv2.COLOR_BGR2GRAY).astype(np.float32)
    ink = np.abs(grey - np.median(grey)).mean(axis=1)
    seen = sum(g.text != SPACE for g in reading.glyphs)
    rows = []
    for number in sorted({seen - 1, seen, seen + 1, round(height / width)}):
        if number >= 1 and height / number >= 4:
            cells = [column[a:b] for a, b in _cuts(ink, number)]
            rows.append(Crop(_side_by_side(cells, width), crop.quad, turned=False))
    return rows


def _cuts(ink: npt.NDArray[np.float32], number: int) -> list[tuple[int, int]]:
    """Rows from..to of so many characters of about one size, cut where there is least ink."""
    pitch = len(ink) / number
    edges = [0]
    for i in range(1, number):
        low, high = int((i - 0.3) * pitch), int((i + 0.3) * pitch) + 1
        edges.append(max(edges[-1] + 1, low + int(ink[low:high].argmin())))
    edges.append(len(ink))
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if b > a]


def _side_by_side(cells: Iterable[npt.NDArray[np.uint8]], side: int) -> npt.NDArray[np.uint8]:
    listed = list(cells)
    height = max(side, *(len(c) for c in listed))
    even = []
    for cell in listed:
        above = (height - len(cell)) // 2
        frame = ((above, height - len(cell) - above), (0, 0), (0, 0))
        even.append(np.pad(cell, frame, mode="edge"))
    return np.ascontiguousarray(np.concatenate(even, axis=1))


def _standing(crop: Crop) -> Crop:
    """A turned crop as it stood in the picture."""
    return Crop(np.ascontiguousarray(np.rot90(crop.pixels, -1)), np.roll(crop.quad, 1, axis=0))


def _first_corner(quad: Quad, vertical: bool) -> Quad:  # noqa: FBT001
    """A crop's quad from its text's own top left: of a column that lies on its side, one vertex back."""
    return np.roll(quad, 1, axis=0) if vertical else quad
