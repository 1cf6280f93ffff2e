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

from app.reader.decode import SPACE, LineReading, is_wide
from app.reader.rapid import LineCrop, RapidReader

_MIN_MEAN_SCORE = 0.62
_MOST_TRIED = 4


def is_column(crop: LineCrop, reading: LineReading) -> bool:
    """Return True if the crop is a column of upright characters: it was tall and says wide characters."""
    letters = [g.text for g in reading.glyphs if g.text.isalpha()]
    return crop.turned and 2 * sum(map(is_wide, letters)) > len(letters)


def read_as_rows(
    rapid: RapidReader, crops: Sequence[LineCrop], readings: Sequence[LineReading]
) -> list[tuple[float, LineReading] | None]:
    """Return for each crop the best reading of its characters laid in a row, with a score of 0..1.

    A row counts only when it says about as many characters as it was cut into. ``None``: no column.
    """
    rows = [
        (i, n, row)
        for i, (c, r) in enumerate(zip(crops, readings, strict=True))
        for n, row in column_as_rows(c, r)
    ]
    best: list[tuple[float, LineReading] | None] = [
        (0.0, LineReading()) if is_column(c, r) else None for c, r in zip(crops, readings, strict=True)
    ]
    for (i, number, _), reading in zip(rows, rapid.read([row for _, _, row in rows]), strict=True):
        count = _character_count(reading)
        believed = abs(count - number) <= max(1, number // 4)
        # fewer characters than it says on its side: some were swallowed
        score = reading.confidence * min(1.0, count / _character_count(readings[i])) if believed else 0.0
        previous = best[i]
        if previous is not None and score > previous[0]:
            best[i] = (score, reading)
    return best


def are_columns(rapid: RapidReader, crops: Sequence[LineCrop], readings: Sequence[LineReading]) -> bool:
    """Return True if tall lines are columns of upright characters, not level lines on their side."""
    telling = [(c, r) for c, r in zip(crops, readings, strict=True) if is_column(c, r)][:_MOST_TRIED]
    if 2 * len(telling) < min(len(crops), _MOST_TRIED):
        return False
    rows = read_as_rows(rapid, [c for c, _ in telling], [r for _, r in telling])
    scores = [row[0] for row in rows if row is not None]
    return sum(scores) >= _MIN_MEAN_SCORE * len(scores)


def column_as_rows(crop: LineCrop, reading: LineReading) -> list[tuple[int, LineCrop]]:
    """Return the characters of a turned column side by side, for a few guesses of their number."""
    if not is_column(crop, reading):
        return []
    column = np.ascontiguousarray(np.rot90(crop.pixels, -1))
    height, width = column.shape[:2]
    grey = cv2.cvtColor(column, cv2.COLOR_BGR2GRAY).astype(np.float32)
    ink = np.abs(grey - np.median(grey)).mean(axis=1)
    seen = _character_count(reading)
    rows = []
    for number in sorted({seen - 1, seen, seen + 1, round(height / width)}):
        if number >= 1 and height / number >= 4:
            cells = [column[a:b] for a, b in _character_edges(ink, number)]
            rows.append((number, LineCrop(_side_by_side(cells, width), crop.quad)))
    return rows


def _character_edges(ink: npt.NDArray[np.float32], number: int) -> list[tuple[int, int]]:
    """Return rows from..to of so many characters of about one size, cut where there is least ink."""
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


def _character_count(reading: LineReading) -> int:
    return sum(g.text != SPACE for g in reading.glyphs)
