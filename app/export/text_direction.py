"""The direction in which the text of a polygon runs.

Services begin a word's polygon at the corner that is the top left for its reader; files of other
programs begin it anywhere. So the first corner counts on pages where it agrees with the order in which
the words of lines follow each other; on others the order of the words counts instead.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
from msgspec import UNSET

from app.export.clip import plausible
from app.export.select_reading import is_right_to_left
from app.model.analysis import Block, Line, Word
from app.model.geometry import Point, Polygon, bounds, centre, rectangle

_FEW_LETTERS: Final = 3
_NARROW: Final = 0.12
"""Width of a letter, as a share of its height, under which text runs along the other side of its box."""
_MAX_AGAINST: Final = 0.1
"""Share of a page's words whose first corner may be against the order of words, for corners to count."""

_SAME_TURN: Final = 5.0
"""Degrees by which the turns that lines of a block declare may differ for the block to be turned as one."""


@dataclass(frozen=True)
class TextBox:
    """A box of text in pixels: its reader's top left, and the vectors along the line and down from it."""

    origin: Point
    along: Point
    down: Point

    @property
    def degrees(self) -> float:
        """Return how far the text is turned clockwise, in degrees within -180..180."""
        return math.degrees(math.atan2(self.along[1], self.along[0]))


def text_box(polygon: Polygon) -> TextBox | None:
    """Return the box of a polygon of four corners, begun at its first corner; None without area.

    For more or fewer corners it is the upright box around the polygon.
    """
    polygon = plausible(polygon)
    if not polygon:
        return None
    if len(polygon) == 4:
        a, b, c, d = polygon
        if _cross(a, b, c) + _cross(a, c, d) < 0:
            b, d = d, b
        along = (b[0] - a[0] + c[0] - d[0]) / 2, (b[1] - a[1] + c[1] - d[1]) / 2
        down = (d[0] - a[0] + c[0] - b[0]) / 2, (d[1] - a[1] + c[1] - b[1]) / 2
        middle = centre(polygon)
        box = TextBox(
            (middle[0] - (along[0] + down[0]) / 2, middle[1] - (along[1] + down[1]) / 2), along, down
        )
    else:
        left, top, right, bottom = bounds(polygon)
        box = TextBox((left, top), (right - left, 0.0), (0.0, bottom - top))
    area = abs(box.along[0] * box.down[1] - box.along[1] * box.down[0])
    return box if area > 1e-6 else None


def is_too_narrow(box: TextBox, letters: int) -> bool:
    """Return True if so many letters hardly stand side by side along the box, but would down it."""
    length, height = math.hypot(*box.along), math.hypot(*box.down)
    return letters >= _FEW_LETTERS and length < min(height, _NARROW * letters * height)


def along_its_length(box: TextBox, letters: int) -> TextBox:
    """Return the box turned so that its text runs downwards, where it is too narrow for so many letters."""
    if not is_too_narrow(box, letters):
        return box
    x, y = box.origin[0] + box.along[0], box.origin[1] + box.along[1]
    return TextBox((x, y), box.down, (-box.along[0], -box.along[1]))


def turned_towards(box: TextBox, direction: Point) -> TextBox:
    """Return the box begun at the corner from which its text runs nearest to a direction (a vector)."""
    (x, y), (ax, ay), (dx, dy) = box.origin, box.along, box.down
    choices = (
        box,
        TextBox((x + ax, y + ay), box.down, (-ax, -ay)),
        TextBox((x + ax + dx, y + ay + dy), (-ax, -ay), (-dx, -dy)),
        TextBox((x + dx, y + dy), (-dx, -dy), box.along),
    )
    return max(choices, key=lambda s: _cosine(s.along, direction))


class TextBoxes:
    """The text boxes of one page, whose ``lines`` decide whether the first corners of polygons count.

    A rotation declared for a line counts more than either.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        votes = [vote for line in lines for vote in _votes(line)]
        self._corners_agree = votes.count(False) <= _MAX_AGAINST * len(votes)

    def word_boxes(self, line: Line) -> Iterator[tuple[Word, TextBox | None]]:
        """Return the words of a line with their boxes.

        Words below each other run downwards (or upwards) where they are East Asian, or too narrow to run
        along the line.
        """
        declared = _declared_direction(line)
        direction = _line_direction(line.words)
        downwards = (
            direction is not None
            and abs(direction[1]) > 2 * abs(direction[0])
            and (_is_east_asian(line.text) or _are_narrow(line.words))
        )
        for word in line.words:
            box = text_box(word.polygon)
            if box is not None and declared is not None:
                box = turned_towards(box, declared)
            elif box is not None and downwards and direction is not None:
                box = turned_towards(box, (0.0, math.copysign(1.0, direction[1])))
            elif box is not None and not self._corners_agree:
                box = turned_towards(box, direction or (1.0, 0.0))
            yield word, box

    def line_box(self, line: Line) -> TextBox | None:
        """Return the box of a line; None without area."""
        box = text_box(line.polygon)
        declared = _declared_direction(line)
        if box is not None and declared is not None:
            return turned_towards(box, declared)
        if box is None or self._corners_agree:
            return box
        return turned_towards(box, _line_direction(line.words) or (1.0, 0.0))

    def degrees(self, lines: Sequence[Line]) -> float:
        """Return how far the text of lines is turned clockwise, in degrees within -180..180; 0 if upright.

        What a line declares counts as it is; the outline of others shows it.
        """
        angles = [angle for line in lines if (angle := self._line_degrees(line)) is not None]
        # a median, so that one box that is off does not turn a block
        median = statistics.median_low(angles) if angles else 0.0
        return 0.0 if abs(median) < 0.5 else round(median, 2) or 0.0

    def _line_degrees(self, line: Line) -> float | None:
        declared = _declared_rotation(line)
        if declared is not None:
            return declared
        box = self.line_box(line) if len(line.polygon) == 4 else None
        return box.degrees if box is not None else None


def parts_by_rotation(block: Block) -> tuple[Block, ...]:
    """Return the block in parts whose lines declare the same rotation, for formats that turn whole blocks.

    A block whose lines agree within a few degrees comes back as it is. The place of a part is the box around
    its lines.
    """
    runs: list[list[Line]] = []
    start = 0.0
    for line in block.lines:
        rotation = _declared_rotation(line) or 0.0
        if not runs or abs((rotation - start + 180) % 360 - 180) > _SAME_TURN:
            runs.append([])
            start = rotation
        runs[-1].append(line)
    if len(runs) < 2:
        return (block,)
    return tuple(_part(block, tuple(run)) for run in runs)


def _part(block: Block, lines: tuple[Line, ...]) -> Block:
    points = [point for line in lines for point in plausible(line.polygon)]
    polygon = block.polygon
    if points:
        left, top, right, bottom = bounds(points)
        polygon = rectangle(left, top, right - left, bottom - top)
    return msgspec.structs.replace(block, polygon=polygon, lines=lines)


def _declared_rotation(line: Line) -> float | None:
    """Return the degrees within -180..180 by which a line declares its text turned; None if it does not."""
    if line.rotation is UNSET or not math.isfinite(line.rotation):
        return None
    return 180.0 - (180.0 - line.rotation) % 360.0


def _declared_direction(line: Line) -> Point | None:
    """Return the vector along which a line's text is declared to run; None where it is not declared."""
    rotation = _declared_rotation(line)
    return None if rotation is None else (math.cos(math.radians(rotation)), math.sin(math.radians(rotation)))


def _votes(line: Line) -> Iterator[bool]:
    """Return for each word whether its first corner agrees with the order of the words of its line."""
    direction = _line_direction(line.words)
    if direction is None or _is_east_asian(line.text):
        return
    for word in line.words:
        box = text_box(word.polygon) if len(word.polygon) == 4 else None
        if box is not None:
            yield _cosine(box.along, direction) > 0.5


def _line_direction(words: Sequence[Word]) -> Point | None:
    """Return the vector from the first word with a polygon to the last; reversed for right-to-left text."""
    with_polygon = [w for w in words if plausible(w.polygon)]
    if len(with_polygon) < 2:
        return None
    (x0, y0), (x1, y1) = centre(with_polygon[0].polygon), centre(with_polygon[-1].polygon)
    direction = x1 - x0, y1 - y0
    if math.hypot(*direction) < 1e-6:
        return None
    return (-direction[0], -direction[1]) if is_right_to_left(" ".join(w.text for w in words)) else direction


def _are_narrow(words: Sequence[Word]) -> bool:
    """Return True if most words that are long enough to tell are too narrow for their letters."""
    told = [
        is_too_narrow(box, len(word.text))
        for word in words
        if len(word.text) >= _FEW_LETTERS and (box := text_box(word.polygon)) is not None
    ]
    return sum(told) * 2 > len(told)


def _is_east_asian(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c >= "\u2e80" for c in letters) * 2 > len(letters)


def _cosine(a: Point, b: Point) -> float:
    length = math.hypot(*a) * math.hypot(*b)
    return (a[0] * b[0] + a[1] * b[1]) / length if length else 0.0


def _cross(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
