"""The words of an analysis as flat arrays, ready to be laid beside those of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.model.analysis import Analysis, Line
from app.model.geometry import Polygon
from app.quality.comparison import Path

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Unit:
    """A word; a line, where its provider gives no words.

    ``path``: (block, line, word) or (block, line). ``start`` and ``end``: where it stands in the
    line's text (both ``None`` when it is not found there).
    """

    path: Path
    text: str
    polygon: Polygon
    confidence: float | None
    line: Line
    start: int | None
    end: int | None


def units_of(analysis: Analysis) -> tuple[Unit, ...]:
    """Every word in reading order; a line without words counts as one."""
    found: list[Unit] = []
    for b, block in enumerate(analysis.text.blocks if analysis.text else ()):
        for number, line in enumerate(block.lines):
            if not line.words:
                if line.text.strip():
                    whole = Unit(
                        (b, number), line.text, line.polygon, line.confidence, line, 0, len(line.text)
                    )
                    found.append(whole)
                continue
            found += _words(line, (b, number))
    return tuple(found)


def _words(line: Line, path: Path) -> Iterator[Unit]:
    """The words of a line; ink of the line that no word has (a hyphen at its end) goes to the one before."""
    places: list[tuple[int, int] | None] = []
    at = 0
    for word in line.words:
        start = line.text.find(word.text, at)
        at = at if start < 0 else start + len(word.text)
        places.append(None if start < 0 else (start, at))
    following = [place[0] for place in places if place] + [len(line.text)]
    for number, (word, place) in enumerate(zip(line.words, places, strict=True)):
        text, end = word.text, None
        if place is not None:
            following.pop(0)
            gap = line.text[place[1] : following[0]]
            end = place[1] + _ink(gap)
            text += gap[: _ink(gap)]
        if text.strip():
            yield Unit((*path, number), text, word.polygon, word.confidence, line, place and place[0], end)


def _ink(gap: str) -> int:
    """Letters before the first space."""
    return next((n for n, letter in enumerate(gap) if letter.isspace()), len(gap))


def reading_of(units: Sequence[Unit]) -> str:
    """What some words of one analysis say together, spaced as their lines are."""
    parts: list[str] = []
    before: Unit | None = None
    for unit in units:
        if before is not None:
            parts.append(_between(before, unit))
        parts.append(unit.text)
        before = unit
    return "".join(parts)


def _between(before: Unit, after: Unit) -> str:
    if before.path[:2] != after.path[:2] or before.end is None or after.start is None:
        return " "
    if after.start < before.end or after.path[-1] != before.path[-1] + 1:
        return " "
    return before.line.text[before.end : after.start]


def bounds_of(units: Sequence[Unit]) -> Floats:
    """Left, top, right, bottom of each unit, (n, 4); not-a-number where one has no polygon."""
    found = np.full((len(units), 4), np.nan)
    placed = [n for n, unit in enumerate(units) if unit.polygon]
    if not placed:
        return found
    counts = np.array([len(units[n].polygon) for n in placed])
    points = np.array([p for n in placed for p in units[n].polygon], np.float64).reshape(-1, 2)
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    found[placed, :2] = np.minimum.reduceat(points, starts)
    found[placed, 2:] = np.maximum.reduceat(points, starts)
    return found
