"""The words of an analysis as flat arrays, ready to be laid beside those of another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.model.analysis import Analysis, Line
from app.model.geometry import Polygon, bounds, rectangle
from app.quality.comparison import WordPath

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class TextUnit:
    """A word of an analysis, or a line where its provider gives no words.

    ``path``: (block, line, word) or (block, line). ``start`` and ``end``: where it stands in the
    line's text (both ``None`` when it is not found there).
    """

    path: WordPath
    text: str
    polygon: Polygon
    confidence: float | None
    line: Line
    start: int | None
    end: int | None


def text_units(analysis: Analysis) -> tuple[TextUnit, ...]:
    """Return every word of an analysis in reading order; a line without words counts as one."""
    units: list[TextUnit] = []
    for b, block in enumerate(analysis.text.blocks if analysis.text else ()):
        for number, line in enumerate(block.lines):
            if not line.words:
                if line.text.strip():
                    whole = TextUnit(
                        (b, number), line.text, line.polygon, line.confidence, line, 0, len(line.text)
                    )
                    units.append(whole)
                continue
            units += _word_units(line, (b, number))
    return tuple(units)


def _word_units(line: Line, path: WordPath) -> Iterator[TextUnit]:
    """Yield the words of a line; ink of no word (a hyphen at the end) goes to the word before."""
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
            end = place[1] + _ink_length(gap)
            text += gap[: _ink_length(gap)]
        if text.strip():
            yield TextUnit(
                (*path, number), text, word.polygon, word.confidence, line, place and place[0], end
            )


def _ink_length(gap: str) -> int:
    """Return the number of characters before the first space."""
    return next((n for n, letter in enumerate(gap) if letter.isspace()), len(gap))


def text_of_units(units: Sequence[TextUnit]) -> str:
    """Return the text of some words of one analysis, spaced as their lines are."""
    parts: list[str] = []
    before: TextUnit | None = None
    for unit in units:
        if before is not None:
            parts.append(_text_between(before, unit))
        parts.append(unit.text)
        before = unit
    return "".join(parts)


def _text_between(before: TextUnit, after: TextUnit) -> str:
    if before.path[:2] != after.path[:2] or before.end is None or after.start is None:
        return " "
    if after.start < before.end or after.path[-1] != before.path[-1] + 1:
        return " "
    return before.line.text[before.end : after.start]


def lowest_confidence(units: Sequence[TextUnit]) -> float | None:
    """Return the lowest confidence of some words; None where none of them has any."""
    known = [u.confidence for u in units if u.confidence is not None]
    return min(known) if known else None


def covering_polygon(units: Sequence[TextUnit]) -> Polygon:
    """Return the polygon of a word, or the rectangle around several; empty where none has a place."""
    placed = [u.polygon for u in units if u.polygon]
    if len(placed) == 1:
        return placed[0]
    points = [p for polygon in placed for p in polygon]
    if not points:
        return ()
    left, top, right, bottom = bounds(points)
    return rectangle(left, top, right - left, bottom - top)


def gap_polygon(before: Sequence[TextUnit], after: Sequence[TextUnit]) -> Polygon:
    """Return a slender rectangle where a word is missing: between two words, or at the end of their line.

    Either side may be empty; empty where neither has a place.
    """
    first, second = covering_polygon(before), covering_polygon(after)
    if first and second and before[-1].path[:2] == after[0].path[:2]:
        left, top, right, bottom = bounds(first)
        other = bounds(second)
        start, end = (right, other[0]) if other[0] > left else (other[2], left)
        width = max(end - start, (bottom - top) / 4)
        middle = (start + end) / 2
        return rectangle(middle - width / 2, top, width, bottom - top)
    if not first and not second:
        return ()
    left, top, right, bottom = bounds(first or second)
    width = (bottom - top) / 2
    text = (before[-1] if first else after[0]).text
    at_right = bool(first) != (unicodedata.bidirectional(text[0]) in {"R", "AL"})
    return rectangle(right if at_right else left - width, top, width, bottom - top)


def bounding_boxes(units: Sequence[TextUnit]) -> Floats:
    """Return left, top, right, bottom of each unit, (n, 4), in pixels; NaN for a unit without polygon."""
    boxes = np.full((len(units), 4), np.nan)
    placed = [n for n, unit in enumerate(units) if unit.polygon]
    if not placed:
        return boxes
    counts = np.array([len(units[n].polygon) for n in placed])
    points = np.array([p for n in placed for p in units[n].polygon], np.float64).reshape(-1, 2)
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    boxes[placed, :2] = np.minimum.reduceat(points, starts)
    boxes[placed, 2:] = np.maximum.reduceat(points, starts)
    return boxes
