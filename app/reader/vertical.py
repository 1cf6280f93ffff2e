"""Columns of upright characters, as Chinese and Japanese are written: known by them, and read again.

The recogniser was taught columns that lie on their side and reads most of them so. It reads them better
still, and only then makes sense of them at all if they really are columns, when the characters stand
upright one beside the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from app.reader.decode import SPACE, Reading, is_wide
from app.reader.rapid import Crop, Rapid

_SENSE = 0.62
_MOST_TRIED = 4


def runs_down(crop: Crop, reading: Reading) -> bool:
    """Whether the crop is a column of upright characters: it was tall and says wide characters."""
    letters = [g.text for g in reading.glyphs if g.text.isalpha()]
    return crop.turned and 2 * sum(map(is_wide, letters)) > len(letters)


def as_rows(
    rapid: Rapid, crops: Sequence[Crop], readings: Sequence[Reading]
) -> list[tuple[float, Reading] | None]:
    """For each crop the best reading of its characters laid in a row, with a score of 0..1.

    A row counts only when it says about as many characters as it was cut into. ``None``: no column.
    """
    rows = [
        (i, n, row)
        for i, (c, r) in enumerate(zip(crops, readings, strict=True))
        for n, row in rows_of_column(c, r)
    ]
    best: list[tuple[float, Reading] | None] = [
        (0.0, Reading()) if runs_down(c, r) else None for c, r in zip(crops, readings, strict=True)
    ]
    for (i, number, _), reading in zip(rows, rapid.read([row for _, _, row in rows]), strict=True):
        said = _count(reading)
        believed = abs(said - number) <= max(1, number // 4)
        # fewer characters than it says on its side: some were swallowed
        score = reading.confidence * min(1.0, said / _count(readings[i])) if believed else 0.0
        held = best[i]
        if held is not None and score > held[0]:
            best[i] = (score, reading)
    return best


def in_columns(rapid: Rapid, crops: Sequence[Crop], readings: Sequence[Reading]) -> bool:
    """Whether tall lines are columns of upright characters, and not level lines on their side."""
    telling = [(c, r) for c, r in zip(crops, readings, strict=True) if runs_down(c, r)][:_MOST_TRIED]
    if 2 * len(telling) < min(len(crops), _MOST_TRIED):
        return False
    found = as_rows(rapid, [c for c, _ in telling], [r for _, r in telling])
    scores = [f[0] for f in found if f is not None]
    return sum(scores) >= _SENSE * len(scores)


def rows_of_column(crop: Crop, reading: Reading) -> list[tuple[int, Crop]]:
    """The characters of a turned column side by side and upright, for a few guesses of their number."""
    if not runs_down(crop, reading):
        return []
    column = np.ascontiguousarray(np.rot90(crop.pixels, -1))
    height, width = column.shape[:2]
    grey = cv2.cvtColor(column, cv2.COLOR_BGR2GRAY).astype(np.float32)
    ink = np.abs(grey - np.median(grey)).mean(axis=1)
    seen = _count(reading)
    rows = []
    for number in sorted({seen - 1, seen, seen + 1, round(height / width)}):
        if number >= 1 and height / number >= 4:
            cells = [column[a:b] for a, b in _cuts(ink, number)]
            rows.append((number, Crop(_side_by_side(cells, width), crop.quad)))
    return rows


def _cuts(ink: npt.NDArray[np.float32], number: int) -> list[tuple[int, int]]:
    """Rows from..to of so many characters of about one size, cut where there is least ink."""
    pitch = len(ink) / number
    edges = [0]
    for i in range(1, number):
        low, high = int((i - 0.3) * pitch), int((i + 0.3) * pitch) + 1
        edges.append(max(edges[-1] + 1, low + int(ink[low:high].argmin())))
    edges.append(len(ink))
    return [(a, b) for a, b in pairwise(edges) if b > a]


def _side_by_side(cells: Iterable[npt.NDArray[np.uint8]], side: int) -> npt.NDArray[np.uint8]:
    listed = list(cells)
    height = max(side, *(len(c) for c in listed))
    even = []
    for cell in listed:
        above = (height - len(cell)) // 2
        frame = ((above, height - len(cell) - above), (0, 0), (0, 0))
        even.append(np.pad(cell, frame, mode="edge"))
    return np.ascontiguousarray(np.concatenate(even, axis=1))


def _count(reading: Reading) -> int:
    return sum(g.text != SPACE for g in reading.glyphs)
