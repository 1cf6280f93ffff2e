"""Rows and columns from where words stand.

Words are turned upright by the direction of their lines, put into rows by how they overlap, and every wide
blank in a row says that a column ends somewhere in it. The fewest places that lie in all these blanks are
the columns' borders: a blank over two empty columns needs none of its own. Rows that stand closer than the
rest belong to the row above (a cell written on two lines). Measures are in word heights.

A service's own table (of ``GridCell``) is believed over all that.
"""

from __future__ import annotations

import html
import math
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from app.model.formula_guard import guard_formula
from app.model.geometry import Polygon, bounds, centre

Table = tuple[tuple[str, ...], ...]
"""Rows of cells, all rows of one length."""

_MIN_GAP_LETTERS: Final = 1.9
"""Least width of a blank that may part columns, in letters; a typewriter's blank has about 1.3."""
_MIN_GAP_HEIGHTS: Final = 0.5
"""The same in word heights."""
_ALIGNMENT_TOLERANCE: Final = 0.3
"""How far apart (word heights) the edges of cells of one column may be where the blank is narrow."""
_MIN_GAPS_PER_CROSSING: Final = 0.2
"""A border needs this many wide blanks for each row whose words cross it."""
_CLOSE_ROWS: Final = 0.7
"""Rows closer than this share of the usual distance may be one row."""
_MAX_GLUED_DISTANCE: Final = 0.6
"""Words written without a blank are one word unless they stand this far apart (word heights)."""


@dataclass(frozen=True)
class PlacedWord:
    """A word with its place.

    ``line`` is the same for words of one line; words come in reading order. ``glued``: no blank is
    written between the word before and this one.
    """

    polygon: Polygon
    text: str
    line: tuple[int, ...] = ()
    glued: bool = False


@dataclass(frozen=True)
class GridCell:
    """A cell of a service's table; ``row`` and ``column`` count from 0."""

    polygon: Polygon
    row: int
    column: int


@dataclass
class _Word:
    order: int
    text: str
    line: tuple[int, ...]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass
class _Row:
    words: list[_Word] = field(default_factory=list)
    wide: float = 0.0
    gaps: list[tuple[float, float]] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return median(w.middle for w in self.words)

    @property
    def letter(self) -> float:
        """Return the mean width of a letter."""
        return sum(w.right - w.left for w in self.words) / sum(len(w.text) for w in self.words)

    def find_gaps(self, wide: float) -> None:
        """Find the blanks between neighbouring words that are at least so wide."""
        self.wide = wide
        right = self.words[0].right
        for word in self.words[1:]:
            if word.left - right >= wide:
                self.gaps.append((right, word.left))
            right = max(right, word.right)


def table_of(spots: Sequence[PlacedWord]) -> Table:
    """Return words as rows and columns; columns are read from the right where the text is.

    Words without a place are left out.
    """
    words = _upright(spots)
    if not words:
        return ()
    height = median(w.height for w in words) or 1.0
    rows = _rows(words, height)
    letter = median(row.letter for row in rows)
    for row in rows:
        row.find_gaps(max(_MIN_GAP_LETTERS * max(letter, row.letter), _MIN_GAP_HEIGHTS * height))
    borders = _borders(rows)
    cells = [_row_cells(row, rows, borders, height) for row in rows]
    cells = _merge_close_rows(cells, [row.middle for row in rows])
    return _drop_empty_columns([[_cell_text(words) for words in row] for row in cells])


def table_in_grid(spots: Sequence[PlacedWord], grid: Sequence[GridCell]) -> Table:
    """Return the words in the cells of a service's table; words outside all cells are left out.

    Rows and columns in which nothing stands are left out as well.
    """
    inside: dict[tuple[int, int], list[str]] = {}
    boxes = [(bounds(c.polygon), c) for c in grid if c.polygon]
    for spot in spots:
        if not spot.polygon:
            continue
        x, y = centre(spot.polygon)
        for (left, top, right, bottom), cell in boxes:
            if left <= x <= right and top <= y <= bottom:
                inside.setdefault((cell.row, cell.column), []).append(spot.text)
                break
    rows = sorted({row for row, _ in inside})
    columns = sorted({column for _, column in inside})
    return tuple(tuple(" ".join(inside.get((r, c), ())) for c in columns) for r in rows)


def as_tsv(table: Table) -> str:
    r"""Cells parted by tabs, rows by ``\n``; what spreadsheets take for a formula gets an apostrophe."""
    return "\n".join("\t".join(_harmless(cell) for cell in row) for row in table)


def as_html(table: Table) -> str:
    """Return a table as an HTML document: cells escaped, one that reads from the right marked so."""
    turned = ' dir="rtl"' if is_right_to_left(cell for row in table for cell in row) else ""
    rows = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in table)
    return f'<html><head><meta charset="utf-8"></head><body><table{turned}>{rows}</table></body></html>'


def _html_cell(cell: str) -> str:
    turned = ' dir="rtl"' if is_right_to_left((cell,)) else ""
    return f"<td{turned}>{html.escape(_harmless(cell))}</td>"


def _harmless(cell: str) -> str:
    text = " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in cell).split())
    return guard_formula(text)


def is_right_to_left(texts: Iterable[str]) -> bool:
    """Return True if most letters of these texts are written from right to left."""
    count: Counter[bool] = Counter()
    for text in texts:
        for character in text:
            kind = unicodedata.bidirectional(character)
            if kind in {"L", "R", "AL"}:
                count[kind != "L"] += 1
    return count[True] > count[False]


# --- upright ------------------------------------------------------------------------------------------


def _upright(spots: Sequence[PlacedWord]) -> list[_Word]:
    """Return the words in a frame in which their lines run from left to right."""
    placed = [(n, s) for n, s in enumerate(spots) if s.polygon and s.text.strip()]
    turned = is_right_to_left(s.text for _, s in placed)
    angle = _direction([s for _, s in placed])
    cos, sin = math.cos(angle), math.sin(angle)
    words: list[_Word] = []
    for number, spot in placed:
        points = [(x * cos + y * sin, y * cos - x * sin) for x, y in spot.polygon]
        left, top, right, bottom = bounds(points)
        if turned:
            left, right = -right, -left
        word = _Word(number, spot.text.strip(), spot.line, left, right, top, bottom)
        before = words[-1] if words else None
        if spot.glued and before is not None and before.line == word.line and _touch(before, word):
            words[-1] = _Word(
                before.order, before.text + word.text, word.line, min(before.left, left),
                max(before.right, right), min(before.top, top), max(before.bottom, bottom),
            )  # fmt: skip
        else:
            words.append(word)
    return words


def _touch(before: _Word, word: _Word) -> bool:
    apart = max(word.left - before.right, before.left - word.right)
    return apart <= _MAX_GLUED_DISTANCE * max(before.height, word.height)


def _direction(spots: Sequence[PlacedWord]) -> float:
    """Return the angle in radians at which lines run, seen as from left to right; 0 where nothing tells."""
    lines: dict[tuple[int, ...], list[PlacedWord]] = {}
    for spot in spots:
        lines.setdefault(spot.line, []).append(spot)
    x = y = 0.0
    for line, members in lines.items():
        if not line or len(members) < 2:
            continue
        sign = -1 if is_right_to_left(s.text for s in members) else 1
        (x0, y0), (x1, y1) = centre(members[0].polygon), centre(members[-1].polygon)
        x, y = x + sign * (x1 - x0), y + sign * (y1 - y0)
    return math.atan2(y, x) if math.hypot(x, y) > 0 else 0.0


# --- rows ---------------------------------------------------------------------------------------------


def _rows(words: list[_Word], height: float) -> list[_Row]:
    """Put words into rows: each follows the nearest row end it overlaps by half, so that a row may bend."""
    rows: list[_Row] = []
    ends: list[tuple[float, float]] = []
    near: dict[int, set[int]] = {}
    for word in sorted(words, key=lambda w: (w.left, w.order)):
        best, at = 0.5, -1
        reach = range(math.floor(word.top / height) - 1, math.floor(word.bottom / height) + 2)
        for number in sorted({n for band in reach for n in near.get(band, ())}):
            top, bottom = ends[number]
            shared = min(bottom, word.bottom) - max(top, word.top)
            share = shared / max(min(bottom - top, word.height), 1e-9)
            if share > best:
                best, at = share, number
        if at < 0:
            at = len(rows)
            rows.append(_Row([word]))
            ends.append((word.top, word.bottom))
        else:
            rows[at].words.append(word)
            # a comma or a bracket does not move the row
            top, bottom = ends[at]
            weight = min(1.0, word.height / max(bottom - top, 1e-9)) / 2
            ends[at] = (top + (word.top - top) * weight, bottom + (word.bottom - bottom) * weight)
        near.setdefault(math.floor(sum(ends[at]) / 2 / height), set()).add(at)
    return sorted(rows, key=lambda row: row.middle)


# --- columns ------------------------------------------------------------------------------------------


def _borders(rows: list[_Row]) -> list[tuple[float, float]]:
    """Return the strips in which columns part, from left to right."""
    waiting = sorted((gap for row in rows for gap in row.gaps), key=lambda g: g[1])
    strips = []
    while waiting:
        at = waiting[0][1]
        strips.append((max(g[0] for g in waiting if g[0] < at), at))
        waiting = [g for g in waiting if g[0] >= at]
    return [s for s in strips if _is_border(s, rows)]


def _is_border(strip: tuple[float, float], rows: list[_Row]) -> bool:
    """Return True if enough rows have a wide blank there, compared with rows whose words cross it."""
    middle = (strip[0] + strip[1]) / 2
    blank = sum(any(left <= middle <= right for left, right in row.gaps) for row in rows)
    crossed = sum(any(w.left < middle < w.right for w in row.words) for row in rows)
    return crossed == 0 or (blank > 1 and blank >= _MIN_GAPS_PER_CROSSING * crossed)


def _row_cells(
    row: _Row, rows: list[_Row], borders: list[tuple[float, float]], height: float
) -> list[list[_Word]]:
    """Return the words of a row by column; text over a border stays in the column it begins in."""
    middles = [(left + right) / 2 for left, right in borders]
    regular = 3 * (len(row.gaps) + 1) >= 2 * len(middles)
    cells: list[list[_Word]] = [[] for _ in range(len(borders) + 1)]
    column, end = 0, -math.inf
    for word in row.words:
        home = bisect_right(middles, (word.left + min(word.right, word.left + height)) / 2)
        if end == -math.inf or (home > column and word.left - end >= row.wide):
            column = home
        elif home > column and regular:
            left, right = borders[home - 1]
            narrow = end <= right + _ALIGNMENT_TOLERANCE * height and word.left >= left and word.left > end
            if narrow and _starts_cell(word, rows, home, middles, height):
                column = home
        cells[column].append(word)
        end = max(end, word.right)
    return cells


def _starts_cell(word: _Word, rows: list[_Row], column: int, middles: list[float], height: float) -> bool:
    """Return True if the words of that column in most other rows begin (or end) where this word does."""
    left = middles[column - 1]
    right = middles[column] if column < len(middles) else math.inf
    begin = end = several = 0
    for row in rows:
        inside = [w for w in row.words if w.left >= left and w.right <= right]
        if not inside or any(w is word for w in inside):
            continue
        several += 1
        begin += abs(inside[0].left - word.left) <= _ALIGNMENT_TOLERANCE * height
        end += abs(inside[-1].right - word.right) <= _ALIGNMENT_TOLERANCE * height
    return max(begin, end) >= 2 and 2 * max(begin, end) >= several


# --- cells --------------------------------------------------------------------------------------------


def _merge_close_rows(cells: list[list[list[_Word]]], middles: list[float]) -> list[list[list[_Word]]]:
    """Merge rows much closer to the row above than usual, which are no rows of their own, into it.

    That is so of rows without a first cell, and of all the lines of a heading.
    """
    firsts = [m for m, row in zip(middles, cells, strict=True) if row[0]]
    steps = [b - a for a, b in pairwise(firsts)]
    if len(cells[0]) < 2 or len(steps) < 2 or 2 * len(firsts) < len(cells):
        return cells
    close = _CLOSE_ROWS * median(steps)
    out = [cells[0]]
    heading = True
    for above, here, row in zip(middles, middles[1:], cells[1:], strict=False):
        near = here - above < close
        if near and (heading or not row[0]):
            out[-1] = [high + low for high, low in zip(out[-1], row, strict=True)]
        else:
            out.append(row)
        heading &= near
    return out


def _cell_text(words: list[_Word]) -> str:
    """Return words of one cell in reading order; a hyphen at the end of a line is taken back."""
    lines: list[list[_Word]] = []
    for word in words:
        last = lines[-1][0] if lines else None
        if last and (word.line == last.line or abs(word.middle - last.middle) < word.height / 2):
            lines[-1].append(word)
        else:
            lines.append([word])
    text = ""
    for line in lines:
        same = all(w.line == line[0].line for w in line)
        ordered = sorted(line, key=lambda w: w.order) if same else line
        line_text = " ".join(w.text for w in ordered)
        if len(text) > 1 and text[-1] in "-‐" and text[-2].isalpha() and line_text[:1].islower():
            text = text[:-1] + line_text
        else:
            text = f"{text} {line_text}".strip()
    return text


def _drop_empty_columns(rows: list[list[str]]) -> Table:
    used = [any(row[c] for row in rows) for c in range(len(rows[0]))]
    return tuple(tuple(cell for cell, keep in zip(row, used, strict=True) if keep) for row in rows)
