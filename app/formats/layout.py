"""Blocks of ALTO and PAGE put in reading order, with the outlines and turns that their files only imply."""

from __future__ import annotations

import itertools
import math
import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec
from msgspec import UNSET, UnsetType

from app.model.analysis import Block, Line, Word
from app.model.geometry import Point, Polygon, area, bounds, rectangle
from app.model.image import Image
from app.model.word_spacing import is_unspaced

_SPACING_SHARE: Final = 0.7
"""Height of letters above the baseline, as a share of the distance between baselines."""
_ADVANCES: Final = 1.7
"""Height of letters above the baseline, in mean widths of a letter; of East Asian signs, one."""
_IMAGE_SHARE: Final = 1 / 40
"""Height of a line of which nothing else tells it, as a share of the image's."""
_LEVEL: Final = math.radians(15)


@dataclass(slots=True)
class ReadLine:
    """A line as its file has it.

    ``names`` are the ids a reading order may know it by: its own, then those of its words. ``baseline`` is
    in pixels, empty where the file has none.
    """

    line: Line
    names: tuple[str, ...] = ()
    baseline: Polygon = ()


@dataclass(slots=True)
class ReadBlock:
    """A block as its file has it, without lines.

    ``names`` are its id and those of the regions around it, the innermost first.
    """

    block: Block
    names: tuple[str, ...] = ()
    lines: list[ReadLine] = field(default_factory=list)


def blocks_in_order(blocks: Sequence[ReadBlock], order: Iterable[str], image: Image) -> tuple[Block, ...]:
    """Return the blocks in the order of ids of blocks, lines or words; those it leaves out after them.

    A block whose lines the order parts is several blocks. Blocks and lines without an outline get one.
    """
    _outline_lines(blocks, image)
    ranks = ranks_of(order)
    entries: list[tuple[float, float, int, int]] = []
    for number, block in enumerate(blocks):
        rank = next((ranks[name] for name in block.names if name in ranks), math.inf)
        own = [min((ranks[n] for n in line.names if n in ranks), default=math.inf) for line in block.lines]
        # what a block's place says of its lines, a later mention of a line does not undo
        last = max((r for r in own if r < math.inf), default=rank) if rank == math.inf else rank
        entries += [(min(r, last), r, number, place) for place, r in enumerate(own or [rank])]
    ordered: list[Block] = []
    for number, run in itertools.groupby(sorted(entries), key=lambda entry: entry[2]):
        block = blocks[number]
        lines = tuple(block.lines[place].line for *_, place in run) if block.lines else ()
        outline = block.block.polygon
        if not outline or len(lines) < len(block.lines):
            outline = _box_around(lines) or outline
        ordered.append(msgspec.structs.replace(block.block, polygon=outline, lines=lines))
    return tuple(ordered)


def ranks_of(order: Iterable[str]) -> dict[str, int]:
    """Return the place of each id in a reading order; the first where it stands twice."""
    ranks: dict[str, int] = {}
    for rank, name in enumerate(order):
        ranks.setdefault(name, rank)
    return ranks


def rotation_of(line: Line, baseline: Sequence[Point], declared: float | None) -> float | UnsetType:
    """Return how far a line is turned clockwise, in degrees; UNSET where it is not, or nobody says so.

    ``declared`` is the turn the file states for it or for all of its region, clockwise. Where the line's own
    baseline contradicts it, that counts. A steep baseline tells a turn by itself, but for
    scripts that are written downwards or from the right; that of a letter or two leads anywhere.
    """
    turn = 0.0 if declared is None else round(180 - (180 - declared) % 360, 3)
    if not _runs_rightwards(line.text):
        return turn or UNSET
    slope = _direction(baseline) if len(line.text.strip()) > 2 else None
    if slope is not None and 45 <= abs(slope) <= 135:
        turn = slope if abs((slope - turn + 180) % 360 - 180) > 45 else turn
    elif slope is not None and abs(slope) < 45 < abs(turn) < 135:
        turn = 0.0
    return turn or UNSET


def _direction(baseline: Sequence[Point]) -> float | None:
    """Return where a baseline leads, in degrees clockwise from the right; None for a point."""
    if len(baseline) < 2 or baseline[0] == baseline[-1]:
        return None
    (x0, y0), (x1, y1) = baseline[0], baseline[-1]
    return round(math.degrees(math.atan2(y1 - y0, x1 - x0)), 2)


def has_leftward_letters(text: str) -> bool:
    """Return True if a letter is of a script written from the right."""
    return any(unicodedata.bidirectional(c) in {"R", "AL"} for c in text)


def _runs_rightwards(text: str) -> bool:
    """Return True unless most letters are of scripts written downwards, or any from the right."""
    letters = [c for c in text if c.isalpha()]
    return not has_leftward_letters(text) and sum(map(is_unspaced, letters)) * 2 <= len(letters)


def _outline_lines(blocks: Iterable[ReadBlock], image: Image) -> None:
    """Give every line without an outline that of its baseline, or else that around its words."""
    pending: list[tuple[ReadBlock, list[ReadLine]]] = []
    for block in blocks:
        bare = []
        for read in block.lines:
            if len(read.baseline) > 1 and (not read.line.polygon or area(read.line.polygon) == 0):
                bare.append(read)
            elif not read.line.polygon:
                _set_polygon(read, _box_around(read.line.words))
        if bare:
            pending.append((block, bare))
    if not pending:
        return
    spacings = {id(block): _spacing(block.lines) for block, _ in pending}
    usual = [spacing for spacing in spacings.values() if spacing]
    spacing_of_page = statistics.median(usual) if usual else None
    for block, bare in pending:
        spacing = spacings[id(block)] or spacing_of_page
        for read in bare:
            _set_polygon(read, _above_baseline(read.baseline, _height(read, spacing, image)))


def _set_polygon(read: ReadLine, polygon: Polygon) -> None:
    read.line = msgspec.structs.replace(read.line, polygon=polygon)


def _spacing(lines: Sequence[ReadLine]) -> float | None:
    """Return the median distance of a block's baselines, across the direction of the first; None for one."""
    baselines = [read.baseline for read in lines if len(read.baseline) > 1]
    if len(baselines) < 2:
        return None
    nx, ny = _upwards(baselines[0])
    middles = (((b[0][0] + b[-1][0]) / 2, (b[0][1] + b[-1][1]) / 2) for b in baselines)
    across = sorted(x * nx + y * ny for x, y in middles)
    steps = [b - a for a, b in itertools.pairwise(across) if b - a > 2]  # others share a row
    return statistics.median(steps) if steps else None


def _height(read: ReadLine, spacing: float | None, image: Image) -> float:
    """Return an estimate of how tall the letters of a line are, in pixels."""
    length = math.dist(read.baseline[0], read.baseline[-1])
    text = read.line.text.strip()
    choices = [] if spacing is None else [spacing * _SPACING_SHARE]
    if len(text) > 2:
        wide = sum(map(is_unspaced, text))
        choices.append(length / (wide + (len(text) - wide) / _ADVANCES))
    height = max(2.0, min(choices, default=image.height * _IMAGE_SHARE))
    room = min(y for _, y in read.baseline) if _upwards(read.baseline)[1] == -1 else 0.0
    return round(min(height, room) if room > 0 else height, 2)


def _above_baseline(baseline: Polygon, height: float) -> Polygon:
    """Return the outline from a baseline up to its parallel ``height`` above, clockwise from the top left."""
    nx, ny = _upwards(baseline)
    if nx * (baseline[-1][1] - baseline[0][1]) < ny * (baseline[-1][0] - baseline[0][0]):
        baseline = baseline[::-1]  # drawn from the right
    above = tuple((x + nx * height, y + ny * height) for x, y in baseline)
    return (*above, *reversed(baseline))


def _upwards(baseline: Sequence[Point]) -> Point:
    """Return the unit vector from a baseline to the tops of its letters, straight where it is nearly so."""
    (x0, y0), (x1, y1) = baseline[0], baseline[-1]
    angle = math.atan2(y1 - y0, x1 - x0)
    quarter = round(angle / (math.pi / 2)) * (math.pi / 2)
    if abs(angle - quarter) < _LEVEL:
        angle = quarter
    if abs(angle) > math.radians(135):  # drawn from the right, as lines of Arabic are
        angle += math.pi
    return round(math.sin(angle), 12), round(-math.cos(angle), 12)


def _box_around(parts: Iterable[Line] | Iterable[Word]) -> Polygon:
    points = [point for part in parts for point in part.polygon]
    if not points:
        return ()
    left, top, right, bottom = bounds(points)
    return rectangle(left, top, right - left, bottom - top)
