"""Which fragments stand in one line, and where columns part.

A detector gives fragments: a line torn at a wide blank, or two columns read as one. Here every line is cut
at its wide blanks into *pieces*, and every blank between two neighbouring pieces (a *gap*) is judged by
what stands above and below it:

- Gaps over each other, with nothing crossing the strip they share, form a *run*. A run of three rows or
  more is a structure of the page. It parts columns of text (a gutter) when the pieces on both sides are
  long, or when the rows on both sides do not stand level, and the lines behind it start together.
  Otherwise it parts the cells of a table or the names and prices of a receipt, whose rows are read
  straight across.
- Other gaps are blanks in a line when they are narrow, when text right above or below runs across them,
  when what follows is a number, or when what precedes ends in a colon. Else the two pieces stay apart.

Everything is measured in line heights, in frame coordinates (see ``line_directions``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from app.reader.arrays import Floats
from app.reader.chains import chains
from app.reader.reading_order import Gutter

_WIDE = 0.55
"""A blank inside a line that may be more than a space, in line heights."""
_STRIP = 0.3
"""Least width of the strip that the gaps of a run share."""
_ONE_SIZE = 1.6
"""Rows of a run are at most this much higher than their neighbours."""
_NEXT_ROW = 3.5
"""Farthest next row of a run."""
_PROSE = 6.0
"""Pieces at least this long on both sides (about 15 letters) are running text."""
_LEVEL = 0.2
"""Rows whose middles differ by more than this stand on lines of their own."""


@dataclass(frozen=True)
class LinePiece:
    """Part of a line without wide blanks; ``line`` is that line's index, ``words`` the range of its words.

    ``box`` is u0, v0, u1, v1; ``start_v`` and ``end_v`` the middle of its two ends; ``height`` the line's.
    """

    line: int
    words: tuple[int, int]
    box: tuple[float, float, float, float]
    start_v: float
    end_v: float
    height: float
    text: str
    group: tuple[str, int | None] = ("", None)


@dataclass(frozen=True)
class _Gap:
    left: int
    right: int
    start: float
    end: float
    v: float
    height: float
    inside: bool
    joins: bool


@dataclass
class _GapRun:
    start: float
    end: float
    gaps: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class AssembledLines:
    """Lines put together from pieces; ``lines``: indices of pieces in flow order, one tuple a line.

    ``tables``: indices of lines that form a table, one tuple a table. ``gutters`` part columns of text.
    """

    lines: tuple[tuple[int, ...], ...]
    tables: tuple[tuple[int, ...], ...]
    gutters: tuple[Gutter, ...]


def wide_blanks(spans: Floats, height: float) -> list[int]:
    """Return the indices of words before which a line may be torn; ``spans`` are (n, 2) along ``u``."""
    if len(spans) < 2:
        return []
    return [int(i) + 1 for i in np.flatnonzero(spans[1:, 0] - spans[:-1, 1] >= _WIDE * height)]


def assemble_lines(pieces: list[LinePiece]) -> AssembledLines:
    """Put the pieces of one frame together into lines; the module states the rules."""
    if not pieces:
        return AssembledLines((), (), ())
    page = _PieceArrays(pieces)
    gaps = page.gaps()
    runs = _gap_runs(gaps, page)
    return _assemble(pieces, page, gaps, runs)


class _PieceArrays:
    """The pieces of a frame as arrays."""

    def __init__(self, pieces: list[LinePiece]) -> None:
        self.pieces = pieces
        box = np.array([p.box for p in pieces], np.float64)
        self.u0, self.v0, self.u1, self.v1 = box.T
        self.start_v = np.array([p.start_v for p in pieces])
        self.end_v = np.array([p.end_v for p in pieces])
        self.middle = (self.start_v + self.end_v) / 2
        self.height = np.array([p.height for p in pieces])
        self.numeric = np.array([_is_numeric(p.text) for p in pieces])

    def gaps(self) -> list[_Gap]:
        """Return the gap from every piece to its right neighbour, from top to bottom."""
        lower = np.minimum(self.height[:, None], self.height[None, :])
        higher = np.maximum(self.height[:, None], self.height[None, :])
        level = np.abs(self.end_v[:, None] - self.start_v[None, :]) < 0.5 * lower
        after = self.u0[None, :] - self.u1[:, None]
        follows = (after > -0.5 * lower) & ((self.u0 + self.u1)[None, :] > (self.u0 + self.u1)[:, None])
        fits = level & follows & (higher < 1.9 * lower)
        fits &= ~np.eye(len(self.pieces), dtype=np.bool_)
        out = []
        taken: dict[int, tuple[float, int]] = {}
        for left in range(len(self.pieces)):
            candidates = np.flatnonzero(fits[left])
            if candidates.size:
                right = int(candidates[after[left, candidates].argmin()])
                distance = float(after[left, right])
                if right not in taken or distance < taken[right][0]:
                    taken[right] = (distance, left)
        for right, (_, left) in taken.items():
            a, b = self.pieces[left], self.pieces[right]
            inside = a.line == b.line
            joins = a.group == b.group and (inside or a.group[1] is None)
            v = float(self.end_v[left] + self.start_v[right]) / 2
            height = float(min(self.height[left], self.height[right]))
            out.append(
                _Gap(left, right, float(self.u1[left]), float(self.u0[right]), v, height, inside, joins)
            )
        return sorted(out, key=lambda g: (g.v, g.start))

    def narrowed(self, start: float, end: float, top: float, bottom: float) -> tuple[float, float]:
        """Return what is left of the strip beside pieces whose middle lies between; none is end <= start."""
        between = (self.middle > top) & (self.middle < bottom) & (self.u0 < end) & (self.u1 > start)
        for piece in np.flatnonzero(between):
            if self.u0[piece] <= start:
                start = max(start, float(self.u1[piece]))
            else:
                end = min(end, float(self.u0[piece]))
        return start, end

    def bridged(self, gap: _Gap, reach: float) -> bool:
        """Return True if a piece right above or below runs across most of the gap, as in a paragraph."""
        away = np.abs(self.middle - gap.v)
        shared = np.minimum(self.u1, gap.end) - np.maximum(self.u0, gap.start)
        return bool(
            ((away > 0.4 * gap.height) & (away < reach) & (shared > 0.75 * (gap.end - gap.start))).any()
        )

    def clear(self, start: float, end: float, top: float, bottom: float) -> tuple[float, float]:
        """Return how far up and down the strip stays clear of text."""
        inside = (self.u0 < end - (end - start) * 0.25) & (self.u1 > start + (end - start) * 0.25)
        over = self.v1[inside & (self.middle < top)]
        under = self.v0[inside & (self.middle > bottom)]
        return (float(over.max()) if over.size else -np.inf, float(under.min()) if under.size else np.inf)


def _gap_runs(gaps: list[_Gap], page: _PieceArrays) -> list[_GapRun]:
    """Return gaps over each other, each in the run of the row above where their strips meet."""
    if not gaps:
        return []
    start = np.array([g.start for g in gaps])
    end = np.array([g.end for g in gaps])
    v = np.array([g.v for g in gaps])
    height = np.array([g.height for g in gaps])
    free = np.array([g.end - g.start >= _STRIP * g.height for g in gaps])
    runs = []
    for first, gap in enumerate(gaps):
        if not free[first]:
            continue
        run = _GapRun(gap.start, gap.end, [first])
        free[first] = False
        last = first
        while (following := _next_in_run(last, run, gaps, (start, end, v, height), page)) is not None:
            last, run.start, run.end = following
            run.gaps.append(last)
            free[last] = False
        runs.append(run)
    return runs


def _next_in_run(
    last: int,
    run: _GapRun,
    gaps: list[_Gap],
    arrays: tuple[Floats, Floats, Floats, Floats],
    page: _PieceArrays,
) -> tuple[int, float, float] | None:
    """Return the gap in the next row that continues the run, and the strip they share."""
    start, end, v, high = arrays
    height = gaps[last].height
    shared = np.minimum(end, run.end) - np.maximum(start, run.start)
    near = np.maximum(high, height) <= _ONE_SIZE * np.minimum(high, height)
    near &= (v > gaps[last].v + 0.4 * height) & (v < gaps[last].v + _NEXT_ROW * height)
    candidates = np.flatnonzero(near & (shared >= _STRIP * height))
    if not candidates.size:
        return None
    # of the next row, the gap that shares most: a river of wide spaces may lie beside the gutter
    row = candidates[v[candidates] <= v[candidates].min() + 0.4 * height]
    chosen = int(row[shared[row].argmax()])
    low, far = max(run.start, gaps[chosen].start), min(run.end, gaps[chosen].end)
    slack = 0.3 * height
    low, far = page.narrowed(low, far, gaps[last].v + slack, gaps[chosen].v - slack)
    return (chosen, low, far) if far - low >= _STRIP * height else None


def _assemble(
    pieces: list[LinePiece], page: _PieceArrays, gaps: list[_Gap], runs: list[_GapRun]
) -> AssembledLines:
    kinds = _run_kinds(runs, gaps, page)
    weight = {"prose": 2, "table": 1, "list": 1, "": 0}
    of_gap: dict[int, int] = {}
    for r in sorted(range(len(runs)), key=lambda r: (weight[kinds[r]], len(runs[r].gaps))):
        of_gap.update(dict.fromkeys(runs[r].gaps, r))  # a wide gap may stand in several runs
    join = np.zeros(len(gaps), np.bool_)
    for i, gap in enumerate(gaps):
        run = of_gap.get(i)
        kind = kinds[run] if run is not None else ""
        length = len(runs[run].gaps) if run is not None else 1
        join[i] = gap.joins and (
            kind in {"table", "list"} or (kind != "prose" and _is_blank(gap, length, page))
        )
    gutters = []
    for run_, kind in zip(runs, kinds, strict=True):
        if kind == "prose":
            top, bottom = gaps[run_.gaps[0]].v, gaps[run_.gaps[-1]].v
            gutters.append(Gutter(run_.start, run_.end, *page.clear(run_.start, run_.end, top, bottom)))
    following = {gaps[i].left: gaps[i].right for i in np.flatnonzero(join)}
    lines = [tuple(chain) for chain in chains(following, len(pieces))]
    table_runs = [run_ for run_, kind in zip(runs, kinds, strict=True) if kind == "table"]
    table_runs = [run_ for run_ in table_runs if all(gaps[g].joins for g in run_.gaps)]
    return AssembledLines(tuple(lines), _tables(lines, table_runs, gaps), tuple(gutters))


def _run_kinds(runs: list[_GapRun], gaps: list[_Gap], page: _PieceArrays) -> list[str]:
    """Return ``prose``, ``table``, ``list`` (marks or numbers before text) or nothing for each run."""
    kinds = [_run_kind(run, gaps, page) for run in runs]
    rows_of_tables = {
        p for run, kind in zip(runs, kinds, strict=True) if kind == "table" for p in _pieces_beside(run, gaps)
    }
    for i, run in enumerate(runs):
        sides = _pieces_beside(run, gaps)
        if kinds[i] == "prose" and sum(p in rows_of_tables for p in sides) > 0.6 * len(run.gaps):
            kinds[i] = "table"
    return kinds


def _pieces_beside(run: _GapRun, gaps: list[_Gap]) -> list[int]:
    return [p for g in run.gaps for p in (gaps[g].left, gaps[g].right)]


def _run_kind(run: _GapRun, gaps: list[_Gap], page: _PieceArrays) -> str:
    mine = [gaps[g] for g in run.gaps]
    if len(mine) < 3:
        return ""
    height = float(np.median([g.height for g in mine]))
    if (
        all(g.inside for g in mine)
        and len(mine) < 6
        and np.mean([g.end - g.start for g in mine]) < 1.2 * height
    ):
        return ""  # a river of wide spaces
    left, right = [g.left for g in mine], [g.right for g in mine]
    long = min(float(np.median((page.u1 - page.u0)[side])) for side in (left, right)) >= _PROSE * height
    if max(page.numeric[left].mean(), page.numeric[right].mean()) > 0.6:
        marks = float(np.median((page.u1 - page.u0)[left])) <= 2 * height
        near = float(np.median([g.end - g.start for g in mine])) <= 3 * height
        return "list" if marks and near and page.numeric[left].mean() > 0.6 else "table"
    apart = float(np.median(np.abs(page.end_v[left] - page.start_v[right]))) > _LEVEL * height
    if not long and not apart:
        return "table"
    # The lines of a column start together, but for indents.
    edge = page.u0[right]
    return "prose" if (np.abs(edge - np.median(edge)) < 4 * height).mean() >= 0.6 else ""


def _is_blank(gap: _Gap, rows_of_run: int, page: _PieceArrays) -> bool:
    """Return True if a gap that is no structure of the page is a blank within a line."""
    width = (gap.end - gap.start) / gap.height
    if gap.inside or width <= 1.0:
        return True
    numeric = bool(page.numeric[gap.right]) or page.pieces[gap.left].text.rstrip().endswith((":", "："))
    if numeric:
        return width <= 25
    if abs(page.end_v[gap.left] - page.start_v[gap.right]) > 1.25 * _LEVEL * gap.height:
        return False
    reach = 2.2 * gap.height
    if width <= 9 and page.bridged(gap, reach):
        return True
    return rows_of_run == 1 and width <= 4


def _tables(
    lines: list[tuple[int, ...]], runs: list[_GapRun], gaps: list[_Gap]
) -> tuple[tuple[int, ...], ...]:
    """Return the lines that share a run of cell gaps, one tuple a table."""
    line_of = {p: i for i, line in enumerate(lines) for p in line}
    root: dict[int, int] = {}

    def find(i: int) -> int:
        while root.setdefault(i, i) != i:
            i = root[i]
        return i

    for run in runs:
        members = [line_of[gaps[g].left] for g in run.gaps]
        for member in members[1:]:
            root[find(member)] = find(members[0])
    members_of: dict[int, list[int]] = {}
    for i in root:
        members_of.setdefault(find(i), []).append(i)
    return tuple(tuple(sorted(t)) for t in sorted(members_of.values()) if len(t) > 2)


def _is_numeric(text: str) -> bool:
    """Return True if the text is a number or a mark rather than words."""
    letters = [c for c in text if c.isalnum()]
    return 2 * sum(c.isdigit() for c in letters) >= len(letters)
