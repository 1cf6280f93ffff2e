"""Where the words of a line stand when all of them share one base and one height.

Programs that read PDF files put letters together to words and lines by their places. Boxes of single
words differ in height and level, overlap, or are missing; a line set on them falls apart. Here words
keep their places along the line and give up those across it.
"""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.export.glyphless import is_combining
from app.export.text_direction import TextBox
from app.model.geometry import Point

_MIN_BLANK: Final = 0.2
"""Narrowest blank between two words, as a share of the line's height."""
_MIN_LETTER: Final = 0.05
"""Narrowest letter, as a share of the line's height."""
_LETTER: Final = 0.5
"""Width of a letter whose room is not known, as a share of the line's height."""
_FEW: Final = 3
"""Fewer words than this may all be low ones, as a dash alone is."""
_LOW: Final = 0.6
"""Words lower than this share of a line's height (dashes, dots) say nothing about its base."""
_LEVEL: Final = 1.5
"""Most a line may rise over its length, as a share of its height, to be set level.

Readers take words apart, or lines together, whose letters are not on one level.
"""
_STEEP: Final = 0.27
"""Slope (15 degrees) up to which the words of a line that rises too much are level, each on its own base.

Beyond, the line is turned as it is, though some readers take its letters apart.
"""
_ALIGNED: Final = 1e-6
"""Largest sine of the angle between a run and a side of the page that it follows."""
_INSIDE: Final = 0.25
"""Least share of its length that a run is narrowed to at the edge of a page."""
_NEW_ROW: Final = 0.75
"""A word that stands off its line by more than this share of its height stands in a row of its own."""
_MAX_BLANK: Final = 0.6
"""Widest blank, as a share of the line's height, that all readers take for one, not for two columns."""
_COLUMN_GAP: Final = 2.0
"""Gap, as a share of the line's height, from which on words are left apart as if in columns."""
_LEAST_HEIGHT: Final = 0.4
"""Lines nearer than this share of their height stand in one row rather than below each other."""
_CLOSE: Final = 0.95
"""Most a line may be high, as a share of the distance from the base of the line above it.

Lines that touch are one line to some readers.
"""


@dataclass(frozen=True, slots=True)
class LineText:
    """Text without a blank in it, as graphemes from left to right; ``blank``: one stands to the left."""

    glyphs: tuple[str, ...]
    blank: bool
    box: TextBox | None


@dataclass(frozen=True, slots=True)
class LineRun:
    """Text on one base: its bottom left, a unit vector along it, and its height, in pixels.

    ``spans`` are graphemes, and where along the base they start and end, blanks among them.
    """

    origin: Point
    along: Point
    height: float
    spans: tuple[tuple[tuple[str, ...], float, float], ...]


@dataclass(slots=True)
class _Place:
    """Where a text stands in the coordinates of its line: along it, and down from it."""

    text: LineText
    start: float = math.nan
    end: float = math.nan
    top: float = math.nan
    bottom: float = math.nan

    @property
    def known(self) -> bool:
        return not math.isnan(self.start)

    @property
    def letters(self) -> int:
        return max(1, sum(not is_combining(glyph) for glyph in self.text.glyphs))


def lay_out(texts: Sequence[LineText], around: TextBox) -> list[LineRun]:
    """Return the texts of a line, from left to right, on one base; on several where they stand in rows.

    Texts without a box stand between their neighbours; ``around`` is the line's own box. A line that
    nearly follows the sides of the image does so wholly.
    """
    angle = _angle([text.box for text in texts if text.box is not None] or [around])
    level = round(angle / (math.pi / 2)) * (math.pi / 2)
    places = [_placed(text, level) for text in texts]
    runs = []
    for row in _rows(places):
        words = [place for place in row if place.known]
        slope = _slope(words) if len(words) > 1 else math.tan(angle - level)
        rise = abs(slope) * (words[-1].end - words[0].start if words else math.hypot(*around.along))
        direction = level
        if rise <= _LEVEL * _height(words or [_placed(LineText((), False, around), level)]):  # noqa: FBT003
            slope = 0.0
        elif abs(slope) > _STEEP:
            direction += math.atan(slope)
            row, slope = [_placed(place.text, direction) for place in row], 0.0  # noqa: PLW2901
        edge = _placed(LineText((), False, around), direction)  # noqa: FBT003 - a field
        height, base = _height_and_base([place for place in row if place.known], edge, slope)
        _fill_gaps(row, edge, height)
        _part(row, height)
        groups = [*itertools.zip_longest([[place] for place in row], row[1:])] if slope else [(row, None)]
        for group, following in groups:
            level_base = base + slope * (group[0].start + group[-1].end) / 2
            runs.append(_run(group, following, height, level_base, direction))
    return runs


def _run(
    row: Sequence[_Place], following: _Place | None, height: float, base: float, direction: float
) -> LineRun:
    """Return a run of neighbours, ended by a blank where ``following`` has one before it."""
    start = row[0].start
    spans: list[tuple[tuple[str, ...], float, float]] = []
    for place, after in itertools.zip_longest(row, row[1:], fillvalue=following):
        assert place is not None  # noqa: S101 - only what follows may be missing
        spans.append((place.text.glyphs, place.start - start, place.end - start))
        if after is not None and after.text.blank:
            spans.append(((" ",), place.end - start, after.start - start))
    along = math.cos(direction), math.sin(direction)
    origin = start * along[0] - base * along[1], start * along[1] + base * along[0]
    return LineRun(origin, along, height, tuple(spans))


def set_apart(line: Sequence[LineRun], above: Sequence[LineRun]) -> Iterator[LineRun]:
    """Return the runs of a line, none of them reaching into the line before it where that is above.

    Neither do their blanks look like the room between two columns.
    """
    for run in line:
        near = [d for other in above if (d := _distance(other, run)) > _LEAST_HEIGHT * run.height]
        height = min([run.height, *(distance * _CLOSE for distance in near)])
        yield _with_narrow_blanks(replace(run, height=height))


def _distance(above: LineRun, run: LineRun) -> float:
    """Return how far below another base the base of a run lies; 0 where they are not below each other."""
    if above.along != run.along:
        return 0.0
    (x, y), (cos, sin) = run.origin, run.along
    start = (x - above.origin[0]) * cos + (y - above.origin[1]) * sin
    if start >= above.spans[-1][2] or start + run.spans[-1][2] <= 0:
        return 0.0
    return (y - above.origin[1]) * cos - (x - above.origin[0]) * sin


def kept_inside(run: LineRun, width: float, height: float) -> LineRun:
    """Return the run moved and narrowed so that it stands on a page of this size in pixels.

    Readers leave out letters beyond the edges of a page. Runs that follow no side of the page stay as
    they are.
    """
    (x, y), (cos, sin) = run.origin, run.along
    if min(abs(cos), abs(sin)) > _ALIGNED:
        return run
    corners = [(px * cos + py * sin, py * cos - px * sin) for px in (0, width) for py in (0, height)]
    (left, top), (right, bottom) = (tuple(map(limit, zip(*corners, strict=True))) for limit in (min, max))
    start, base = x * cos + y * sin, y * cos - x * sin
    length = run.spans[-1][2]
    narrowed = min(length, right - left, max(min(start + length, right) - max(start, left), _INSIDE * length))
    start = min(max(start, left), right - narrowed)
    base = min(max(base, top + min(run.height, bottom - top)), bottom)
    share = narrowed / length if length else 1.0
    spans = tuple((glyphs, first * share, last * share) for glyphs, first, last in run.spans)
    return replace(run, origin=(start * cos - base * sin, start * sin + base * cos), spans=spans)


def _with_narrow_blanks(run: LineRun) -> LineRun:
    """Return the run with blanks that readers do not take for the room between two columns."""
    spans = list(run.spans)
    for number, (glyphs, start, end) in enumerate(run.spans):
        excess = end - start - _MAX_BLANK * run.height
        inside = 0 < number < len(spans) - 1
        if glyphs == (" ",) and inside and excess > 0 and end - start <= _COLUMN_GAP * run.height:
            (before, left, _), (after, _, right) = spans[number - 1], spans[number + 1]
            spans[number - 1] = before, left, start + excess / 2
            spans[number] = glyphs, start + excess / 2, end - excess / 2
            spans[number + 1] = after, end - excess / 2, right
    return replace(run, spans=tuple(spans))


def _angle(boxes: Sequence[TextBox]) -> float:
    """Return the angle in radians, clockwise, along which most of the boxes run."""
    first = boxes[0].degrees
    # relative to the first, so that angles around 180 degrees have a median too
    turns = [(box.degrees - first + 180) % 360 - 180 for box in boxes]
    return math.radians(first + statistics.median_low(turns))


def _placed(text: LineText, direction: float) -> _Place:
    place, box = _Place(text), text.box
    if box is None:
        return place
    cos, sin = math.cos(direction), math.sin(direction)
    x = box.origin[0] + (box.along[0] + box.down[0]) / 2
    y = box.origin[1] + (box.along[1] + box.down[1]) / 2
    s, t = x * cos + y * sin, y * cos - x * sin
    length, height = math.hypot(*box.along), math.hypot(*box.down)
    # the box may be one of a line that runs across it
    if abs(box.along[0] * cos + box.along[1] * sin) < length * 0.5:
        length, height = height, length
    place.start, place.end = s - length / 2, s + length / 2
    place.top, place.bottom = t - height / 2, t + height / 2
    return place


def _rows(places: list[_Place]) -> list[list[_Place]]:
    """Return the texts in rows: a new one where text goes back, above or below what it follows."""
    rows: list[list[_Place]] = [[]]
    last: _Place | None = None
    for place in places:
        if place.known:
            if last is not None and place.start < last.start and _apart(last, place):
                rows.append([])
            last = place
        rows[-1].append(place)
    return rows


def _apart(first: _Place, second: _Place) -> bool:
    height = max(first.bottom - first.top, second.bottom - second.top)
    return abs(first.bottom + first.top - second.bottom - second.top) / 2 > _NEW_ROW * height


def _height(words: Sequence[_Place]) -> float:
    """Return the height of most words, which those with only low letters do not lessen."""
    heights = sorted(word.bottom - word.top for word in words)
    return heights[int(0.8 * (len(heights) - 1) + 0.5)]


def _height_and_base(words: Sequence[_Place], edge: _Place, slope: float) -> tuple[float, float]:
    """Return the height of a line and its base: where it would be at the origin, of one that slopes."""
    own = edge.bottom - edge.top
    if not words:
        return own, edge.bottom - slope * (edge.start + edge.end) / 2
    height = _height(words)
    inside = all(edge.top <= word.top and word.bottom <= edge.bottom for word in words)
    if inside and len(words) < _FEW and height < _LOW * own:  # a dash alone
        return own, edge.bottom - slope * (edge.start + edge.end) / 2
    tall = [word for word in words if word.bottom - word.top >= _LOW * height]
    return height, statistics.median(word.bottom - slope * (word.start + word.end) / 2 for word in tall)


def _slope(words: Sequence[_Place]) -> float:
    """Return how far the middles of words fall a pixel along the line (Theil-Sen, so that few may be off)."""
    points = [((p.start + p.end) / 2, (p.top + p.bottom) / 2) for p in words[:: max(1, len(words) // 40)]]
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.combinations(points, 2) if b[0] > a[0]]
    return statistics.median(slopes) if slopes else 0.0


def _fill_gaps(row: list[_Place], edge: _Place, height: float) -> None:
    """Give a place to the texts without one: between their neighbours, or after or before the last."""
    at = 0
    while at < len(row):
        if row[at].known:
            at += 1
            continue
        end = at
        while end < len(row) and not row[end].known:
            end += 1
        missing = row[at:end]
        letters = sum(p.letters + 1 for p in missing)
        if at == 0 and end == len(row):
            left, right = edge.start, edge.end
        elif at == 0:
            right = row[end].start
            left = right - letters * _LETTER * height
        elif end == len(row):
            left = row[at - 1].end
            right = left + letters * _LETTER * height
            right = min(right, max(edge.end, left + (right - left) / 4))  # not out of the page
        else:
            left, right = row[at - 1].end, max(row[end].start, row[at - 1].end)
        _share_room(missing, left, right)
        at = end


def _share_room(row: Sequence[_Place], left: float, right: float) -> None:
    units = [(1 if number and place.text.blank else 0, place.letters) for number, place in enumerate(row)]
    unit = (right - left) / sum(blank + letters for blank, letters in units)
    s = left
    for place, (blank, letters) in zip(row, units, strict=True):
        place.start = s + blank * unit
        s = place.end = place.start + letters * unit


def _part(row: list[_Place], height: float) -> None:
    """Move ends so that texts follow each other without overlap, with room for blanks."""
    for first, second in itertools.pairwise(row):
        room = _MIN_BLANK * height if second.text.blank else 0.0
        if second.start - first.end < room or not second.text.blank:
            middle = (first.end + second.start) / 2
            first.end, second.start = middle - room / 2, middle + room / 2
    if any(p.end - p.start < _MIN_LETTER * height * p.letters for p in row):
        left, right = min(p.start for p in row), max(p.end for p in row)
        letters = sum(p.letters + p.text.blank for p in row)
        _share_room(row, left, max(right, left + letters * _MIN_LETTER * 2 * height))
