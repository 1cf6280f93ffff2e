"""Which way the text in a polygon runs.

Services begin a word's polygon at the corner that is the top left for its reader; files of other
programs begin it anywhere. So the corners are believed where they agree with the order in which the
words of lines follow each other, and the words' order is believed where they do not.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.export.clip import sound
from app.export.select_reading import right_to_left
from app.model.analysis import Line, Word
from app.model.geometry import Point, Polygon, bounds, centre

_LEVEL: Final = 0.35


@dataclass(frozen=True)
class Slant:
    """A box of text: its top left as its reader sees it, the way along the line, the way down from it."""

    origin: Point
    along: Point
    down: Point

    @property
    def degrees(self) -> float:
        """How far the text is turned clockwise, -180..180."""
        return math.degrees(math.atan2(self.along[1], self.along[0]))


def slant(polygon: Polygon) -> Slant | None:
    """The box of a polygon, believing its corners; of more or fewer than four, the upright box around it.

    None where there is no area.
    """
    polygon = sound(polygon)
    if not polygon:
        return None
    if len(polygon) == 4:
        a, b, c, d = polygon
        if _turn(a, b, c) + _turn(a, c, d) < 0:
            b, d = d, b
        along = (b[0] - a[0] + c[0] - d[0]) / 2, (b[1] - a[1] + c[1] - d[1]) / 2
        down = (d[0] - a[0] + c[0] - b[0]) / 2, (d[1] - a[1] + c[1] - b[1]) / 2
        middle = centre(polygon)
        box = Slant((middle[0] - (along[0] + down[0]) / 2, middle[1] - (along[1] + down[1]) / 2), along, down)
    else:
        left, top, right, bottom = bounds(polygon)
        box = Slant((left, top), (right - left, 0.0), (0.0, bottom - top))
    area = abs(box.along[0] * box.down[1] - box.along[1] * box.down[0])
    return box if area > 1e-6 else None


def levelled(box: Slant) -> Slant:
    """The box along the image's sides where its text strays from them by less than a third of its height.

    Readers of PDF tear a word apart whose letters do not stand on one level.
    """
    major = 0 if abs(box.along[0]) >= abs(box.along[1]) else 1
    height = math.hypot(*box.down)
    if abs(box.along[1 - major]) > _LEVEL * height:
        return box
    length = math.copysign(abs(box.along[major]), box.along[major])
    along = (length, 0.0) if major == 0 else (0.0, length)
    turn = box.along[0] * box.down[1] - box.along[1] * box.down[0]
    unit = math.copysign(height, length) * math.copysign(1.0, turn)
    down = (0.0, unit) if major == 0 else (-unit, 0.0)
    x = box.origin[0] + (box.along[0] + box.down[0] - along[0] - down[0]) / 2
    y = box.origin[1] + (box.along[1] + box.down[1] - along[1] - down[1]) / 2
    return Slant((x, y), along, down)


def turned(box: Slant, way: Point) -> Slant:
    """The same box begun at the corner from which its text runs nearest to ``way``."""
    (x, y), (ax, ay), (dx, dy) = box.origin, box.along, box.down
    choices = (
        box,
        Slant((x + ax, y + ay), box.down, (-ax, -ay)),
        Slant((x + ax + dx, y + ay + dy), (-ax, -ay), (-dx, -dy)),
        Slant((x + dx, y + dy), (-dx, -dy), box.along),
    )
    return max(choices, key=lambda s: _cosine(s.along, way))


class Slants:
    """The boxes of a page's words, and the turn of its lines."""

    def __init__(self, lines: Iterable[Line]) -> None:
        votes = [vote for line in lines for vote in _votes(line)]
        self._corners_tell = sum(votes) >= 0

    def of_words(self, line: Line) -> Iterator[tuple[Word, Slant | None]]:
        """The words of a line with their boxes. Text set downwards, sign under sign, runs downwards."""
        way = _way(line.words)
        downwards = way is not None and abs(way[1]) > 2 * abs(way[0]) and _is_square_script(line.text)
        for word in line.words:
            box = slant(word.polygon)
            if box is not None and downwards and way is not None:
                box = turned(box, (0.0, math.copysign(1.0, way[1])))
            elif box is not None and not self._corners_tell:
                box = turned(box, way or (1.0, 0.0))
            yield word, box

    def of_line(self, line: Line) -> Slant | None:
        """The box of a line."""
        box = slant(line.polygon)
        if box is None or self._corners_tell:
            return box
        return turned(box, _way(line.words) or (1.0, 0.0))

    def degrees(self, lines: Sequence[Line]) -> float:
        """How far the text of these lines is turned clockwise, -180..180; 0 where it stands upright."""
        angles = [box.degrees for line in lines if len(line.polygon) == 4 and (box := self.of_line(line))]
        # a median, since one box that is off turns no block
        middle = statistics.median_low(angles) if angles else 0.0
        return 0.0 if abs(middle) < 0.5 else round(middle, 2) or 0.0


def _votes(line: Line) -> Iterator[int]:
    way = _way(line.words)
    if way is None or _is_square_script(line.text):
        return
    for word in line.words:
        box = slant(word.polygon) if len(word.polygon) == 4 else None
        if box is not None:
            yield 1 if _cosine(box.along, way) > 0.5 else -1


def _way(words: Sequence[Word]) -> Point | None:
    """From the first placed word to the last, as seen by a reader who goes from left to right."""
    placed = [w for w in words if sound(w.polygon)]
    if len(placed) < 2:
        return None
    (x0, y0), (x1, y1) = centre(placed[0].polygon), centre(placed[-1].polygon)
    way = x1 - x0, y1 - y0
    if math.hypot(*way) < 1e-6:
        return None
    return (-way[0], -way[1]) if right_to_left(" ".join(w.text for w in words)) else way


def _is_square_script(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c >= "\u2e80" for c in letters) * 2 > len(letters)


def _cosine(one: Point, other: Point) -> float:
    length = math.hypot(*one) * math.hypot(*other)
    return (one[0] * other[0] + one[1] * other[1]) / length if length else 0.0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
