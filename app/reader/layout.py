"""Blocks from lines: what belongs together on the page, and in which order it is read.

How it is done, step by step:

1. Words are tightened to their ink (``words``), and lines are grouped by direction; every group is laid out
   in its own frame, in which reading runs along ``u`` and downwards along ``v`` (``frames``).
2. Lines are cut at wide blanks and put together again where the blank is no column's edge: that joins torn
   lines and the cells of table rows, and parts lines read across two columns (``columns``). A drop cap goes
   before the first line beside it.
3. Lines that follow each other (the nearest below shares most of its width, height and reader) form a
   block. A block ends where the space to the next line is clearly wider than its own.
4. Rows that share cell gaps are a ``table``; a block of at most three lines in clearly larger letters than
   the page's usual ones is a ``heading``; everything else is ``text``. Lines that carry their engine's own
   block number (tesseract) keep that grouping.
5. Blocks of all frames are put in order in the frame with most text (``order``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from app.model.analysis import Block, Language, Line, Word
from app.model.geometry import Point, Polygon, oriented_box
from app.reader import columns
from app.reader.columns import Piece
from app.reader.frames import Frame, groups
from app.reader.lines import RawLine, RawWord
from app.reader.order import Gutter, gutters_between, reading_order
from app.reader.words import tightened

Floats = npt.NDArray[np.float64]

_ALIKE = 1.4
"""Line heights within this ratio may belong to one block."""
_LARGER = 1.25
"""A heading's lines are at least this much higher than the page's usual ones."""


@dataclass(frozen=True)
class _Row:
    """A line put together: its pieces, where it stands, and what it says."""

    pieces: tuple[Piece, ...]
    box: tuple[float, float, float, float]
    height: float
    line: Line
    reader: str
    group: int | None
    letters: int

    @property
    def advance(self) -> float:
        """Mean width of a letter, which tells the size of type where the height is blurred by a flourish."""
        return max(self.box[2] - self.box[0], 1e-6) / max(self.letters, 1)


@dataclass(frozen=True)
class _Part:
    """A block before it is ordered. ``points`` are its polygon's corners in the picture."""

    rows: tuple[_Row, ...]
    kind: str
    polygon: Polygon
    height: float


def blocks(lines: Sequence[RawLine], image: npt.NDArray[np.uint8]) -> tuple[Block, ...]:
    """Blocks of the page in reading order; every word given stands in exactly one of them.

    ``lines`` come in any order, with quads in pixels of ``image`` (height, width, 3; RGB, upright original).
    Polygons of words hug their ink; those of lines and blocks are boxes around their words along the text's
    own direction.
    """
    lines = [line for line in lines if line.text.strip() and np.isfinite(line.quad).all()]
    close = tightened([line for line in lines if line.block is None], image)
    lines = [*close, *(line for line in lines if line.block is not None)]
    parts: list[_Part] = []
    gutters: tuple[Gutter, ...] = ()
    main: Frame | None = None
    for frame, members in groups(lines):
        found, between = _laid_out([lines[i] for i in members], frame)
        parts += found
        if main is None:
            main, gutters = frame, between
    if main is None:
        return ()
    boxes = np.array([_box(main.points(np.array(p.polygon))) for p in parts])
    heights = [p.height for p in parts]
    gutters += tuple(gutters_between(boxes, heights, [len(p.rows) for p in parts]))
    order = reading_order(boxes, gutters, [p.kind == "heading" for p in parts], heights)
    return tuple(_block(parts[i]) for i in order)


def _laid_out(lines: Sequence[RawLine], frame: Frame) -> tuple[list[_Part], tuple[Gutter, ...]]:
    caps, pieces = _drop_caps([p for i, line in enumerate(lines) for p in _pieces(i, line, frame)])
    put = columns.rows(pieces)
    rows = []
    for members in put.lines:
        cells = [pieces[i] for i in members]
        cap = next((caps[i] for i in members if i in caps), None)
        rows.append(_row(cells, cap, lines, frame))
    tables = [[rows[i] for i in table] for table in put.tables]
    in_tables = {i for table in put.tables for i in table}
    rest = [row for i, row in enumerate(rows) if i not in in_tables]
    tables, rest = _with_what_stands_inside(tables, rest)
    texts = _blocks_of(rest)
    usual = _usual([r.height for r in rows], rows)
    usual_advance = _usual([r.advance for r in rows], rows)
    parts = [_part(table, "table", frame) for table in tables]
    for text in texts:
        heading = len(rows) > len(text) and _heading(text, usual, usual_advance)
        parts.append(_part(text, "heading" if heading else "text", frame))
    return parts, put.gutters


def _pieces(index: int, line: RawLine, frame: Frame) -> list[Piece]:
    group = (line.reader, line.block)
    quad = frame.points(line.quad)
    u0, v0, u1, v1 = _box(quad)
    first, last = _ends(quad)
    height = _line_height(line)
    spans, tops = _spans(line, frame)
    if not line.words or line.block is not None or not _spelt(line):
        if line.words:
            u0, u1 = float(spans[:, 0].min()), float(spans[:, 1].max())
        return [Piece(index, (0, len(line.words)), (u0, v0, u1, v1), first, last, height, line.text, group)]
    order = np.argsort(spans.mean(axis=1), kind="stable")
    cuts = columns.wide_blanks(spans[order], height) if (np.diff(order) > 0).all() else []
    edges = [0, *cuts, len(line.words)]
    out = []
    for a, b in pairwise(edges):
        start, end = float(spans[a:b, 0].min()), float(spans[a:b, 1].max())
        ends = np.interp((start, end), (u0, u1), (first, last)) if u1 > u0 else np.array((first, last))
        box = (start, float(tops[a:b, 0].min()), end, float(tops[a:b, 1].max()))
        if len(edges) == 2:
            box = (start, v0, end, v1)
        text = " ".join(w.text for w in line.words[a:b])
        out.append(Piece(index, (a, b), box, float(ends[0]), float(ends[1]), height, text, group))
    return out


def _spelt(line: RawLine) -> bool:
    return " ".join(w.text for w in line.words).split() == line.text.split()


def _spans(line: RawLine, frame: Frame) -> tuple[Floats, Floats]:
    """Extent of each word along ``u`` and along ``v``, (n, 2) each."""
    if not line.words:
        return np.empty((0, 2)), np.empty((0, 2))
    quads = frame.points(np.array([w.quad for w in line.words]))
    low, high = quads.min(axis=1), quads.max(axis=1)
    return np.stack((low[:, 0], high[:, 0]), axis=1), np.stack((low[:, 1], high[:, 1]), axis=1)


def _ends(quad: Floats) -> tuple[float, float]:
    """Middle of the quad's first and last end, along ``v``."""
    by_u = quad[np.argsort(quad[:, 0], kind="stable")]
    return float(by_u[:2, 1].mean()), float(by_u[2:, 1].mean())


def _line_height(line: RawLine) -> float:
    q = line.quad
    first = (float(np.hypot(*(q[1] - q[0]))) + float(np.hypot(*(q[2] - q[3])))) / 2
    second = (float(np.hypot(*(q[3] - q[0]))) + float(np.hypot(*(q[2] - q[1])))) / 2
    return max(first if line.vertical else second, 1e-6)


def _drop_caps(pieces: list[Piece]) -> tuple[dict[int, Piece], list[Piece]]:
    """Large initials and, by index, the piece each belongs before; the other pieces."""
    caps = [p for p in pieces if len(p.text.strip()) == 1 and p.text.strip().isalpha()]
    found: list[tuple[Piece, Piece]] = []
    for cap in caps:
        beside = [
            p
            for p in pieces
            if p.height < 0.62 * cap.height
            and -0.9 * p.height < p.box[0] - cap.box[2] < 1.5 * p.height
            and abs(p.box[1] - cap.box[1]) < 0.8 * p.height
        ]
        if beside:
            found.append((cap, min(beside, key=lambda p: abs(p.box[1] - cap.box[1]))))
    rest = [p for p in pieces if not any(p is cap for cap, _ in found)]
    at = {id(p): i for i, p in enumerate(rest)}
    return {at[id(p)]: cap for cap, p in found if id(p) in at}, rest


def _row(cells: list[Piece], cap: Piece | None, lines: Sequence[RawLine], frame: Frame) -> _Row:
    box = np.array([c.box for c in cells])
    ordered = cells
    if (
        not any(lines[c.line].right_to_left for c in cells)
        and np.dot(frame.flow, _flow(lines[cells[0].line])) < 0
    ):
        ordered = cells[::-1]  # a left-to-right line on a right-to-left page
    weights = [max(len(c.text), 1) for c in ordered]
    texts = [lines[c.line].text.strip() if _whole(c, lines[c.line]) else c.text for c in ordered]
    text = texts[0]
    for (before, after), more in zip(pairwise(ordered), texts[1:], strict=True):
        text += _between(before, after, text, more) + more
    pieces = tuple(ordered)
    if cap is not None:
        text, pieces = cap.text.strip() + text, (cap, *pieces)
    raw = [w for c in pieces for w in lines[c.line].words[slice(*c.words)]]
    sources = [lines[c.line] for c in ordered]
    known = [(s.confidence, n) for s, n in zip(sources, weights, strict=True) if s.confidence is not None]
    languages = tuple(dict.fromkeys(s.language for s in sources if s.language))
    line = Line(
        polygon=_polygon(
            [w.quad for w in raw] or [lines[c.line].quad for c in pieces],
            _upright(sources[0]) if len(cells) == 1 else frame.angle,
        ),
        text=text,
        confidence=sum(c * n for c, n in known) / sum(n for _, n in known) if known else None,
        words=tuple(_word(w, languages) for w in raw),
    )
    height = float(np.average([c.height for c in cells], weights=[max(len(c.text), 1) for c in cells]))
    extent = (float(box[:, 0].min()), float(box[:, 1].min()), float(box[:, 2].max()), float(box[:, 3].max()))
    return _Row(pieces, extent, height, line, sources[0].reader, sources[0].block, len(text))


def _flow(line: RawLine) -> Floats:
    q = line.quad
    return np.asarray((q[3] - q[0]) + (q[2] - q[1]) if line.vertical else (q[1] - q[0]) + (q[2] - q[3]))


def _whole(piece: Piece, line: RawLine) -> bool:
    return piece.words == (0, len(line.words))


def _between(before: Piece, after: Piece, text: str, more: str) -> str:
    """What parts two pieces in the text: a space, but for CJK that runs on."""
    near = after.box[0] - before.box[2] < 0.6 * min(before.height, after.height)
    return "" if near and _unspaced(text[-1:]) and _unspaced(more[:1]) else " "


def _unspaced(letter: str) -> bool:
    return "\u2e80" <= letter <= "\ua4cf" or "\uf900" <= letter <= "\ufaff" or "\uff00" <= letter <= "\uffef"


def _word(word: RawWord, languages: tuple[str, ...]) -> Word:
    return Word(
        polygon=_rounded(word.quad),
        text=word.text,
        confidence=word.confidence,
        languages=tuple(Language(code) for code in languages),
    )


def _upright(line: RawLine) -> float:
    """Direction of the line's characters, radians clockwise."""
    along = _flow(line)
    return float(np.arctan2(along[1], along[0])) - (np.pi / 2 if line.vertical else 0.0)


def _mean_angle(lines: Sequence[RawLine]) -> float:
    """Mean direction of the lines, the long ones counting most."""
    angles = np.array([_upright(line) for line in lines])
    weights = np.array([float(_flow(line) @ _flow(line)) for line in lines])
    return float(np.arctan2((np.sin(angles) * weights).sum(), (np.cos(angles) * weights).sum()))


def _polygon(quads: Sequence[Floats], angle: float) -> Polygon:
    """Box around the quads in this direction, first corner at the text's own top left."""
    points: list[Point] = [(float(x), float(y)) for quad in quads for x, y in quad]
    return _rounded(np.array(oriented_box(points, angle)))


def _rounded(points: Floats) -> Polygon:
    return tuple((round(float(x), 2), round(float(y), 2)) for x, y in points)


def _with_what_stands_inside(
    tables: list[list[_Row]], rest: list[_Row]
) -> tuple[list[list[_Row]], list[_Row]]:
    """Rows that stand within a table (second lines of cells, sub-headings) taken into it."""
    left = []
    for row in rest:
        for table in tables:
            u0, v0, u1, v1 = _extent(table)
            middle = (row.box[1] + row.box[3]) / 2
            if v0 < middle < v1 and row.box[0] >= u0 - row.height and row.box[2] <= u1 + row.height:
                table.append(row)
                break
        else:
            left.append(row)
    return tables, left


def _blocks_of(rows: list[_Row]) -> list[list[_Row]]:
    """Rows in blocks: by their engine's number where they have one, else by what follows what."""
    numbered: dict[tuple[str, int], list[_Row]] = {}
    free = []
    for row in rows:
        if row.group is None:
            free.append(row)
        else:
            numbered.setdefault((row.reader, row.group), []).append(row)
    return [*numbered.values(), *_followed(free)]


def _followed(rows: list[_Row]) -> list[list[_Row]]:
    if not rows:
        return []
    rows = sorted(rows, key=lambda r: (r.box[1] + r.box[3], r.box[0]))
    after = _links(rows)
    starts = sorted(set(range(len(rows))) - set(after.values()))
    chains = []
    for start in starts:
        chain = [start]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        chains.append([rows[i] for i in chain])
    spaces = [s for chain in chains for s in _spaces(chain)]
    usual = float(np.median(spaces)) if spaces else 0.0
    return [block for chain in chains for block in _split(chain, usual)]


def _links(rows: list[_Row]) -> dict[int, int]:
    """Which row follows which: each the other's nearest, alike, and nobody else beside either."""
    u0, v0, u1, v1 = np.array([r.box for r in rows]).T
    height = np.array([r.height for r in rows])
    reader = np.array([r.reader for r in rows])
    lower = np.minimum(height[:, None], height[None, :])
    higher = np.maximum(height[:, None], height[None, :])
    middle = (v0 + v1) / 2
    step = middle[None, :] - middle[:, None]
    shared = np.minimum(u1[:, None], u1[None, :]) - np.maximum(u0[:, None], u0[None, :])
    narrow = np.minimum((u1 - u0)[:, None], (u1 - u0)[None, :])
    near = (step > 0.45 * lower) & (step < 2.3 * higher) & (shared > 0.15 * narrow)
    big = np.where(near, step, np.inf)
    down, up = big.min(axis=1), big.min(axis=0)
    # Rows level with the nearest one count as beside it.
    rivals_down = (near & (big <= down[:, None] + 0.45 * height[:, None])).sum(axis=1)
    rivals_up = (near & (big <= up[None, :] + 0.45 * height[None, :])).sum(axis=0)
    alike = _one_size(rows, higher / lower, height[None, :] > height[:, None])
    alike &= (reader[:, None] == reader[None, :]) & (shared > 0.4 * narrow)
    out = {}
    for i in range(len(rows)):
        if np.isfinite(down[i]) and rivals_down[i] == 1:
            j = int(big[i].argmin())
            if rivals_up[j] == 1 and int(big[:, j].argmin()) == i and alike[i, j]:
                out[i] = j
    return out


def _one_size(rows: list[_Row], ratio: Floats, second_higher: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Whether every two rows look set in one size of type; ``ratio`` of their heights, at least 1."""
    advance = np.array([r.advance for r in rows])
    letters = np.array([r.letters for r in rows])
    wider = np.maximum(advance[:, None], advance[None, :]) / np.minimum(advance[:, None], advance[None, :])
    second_wider = advance[None, :] > advance[:, None]
    larger = (ratio >= 1.15) & (wider >= 1.3) & (second_wider == second_higher)
    long = np.minimum(letters[:, None], letters[None, :]) >= 12
    return np.asarray(((ratio <= _ALIKE) & ~larger) | ((ratio <= 1.9) & (wider <= 1.15) & long))


def _heading(block: Sequence[_Row], usual: float, usual_advance: float) -> bool:
    """Whether these rows are set clearly larger than the page's usual ones."""
    height = _height(block) / usual
    advance = float(np.median([r.advance for r in block])) / usual_advance
    return len(block) <= 3 and (
        (height >= _LARGER and advance >= 1.1) or (height >= 1.12 and advance >= 1.35)
    )


def _spaces(chain: list[_Row]) -> list[float]:
    """Step from each row to the next, in row heights."""
    out = []
    for a, b in pairwise(chain):
        step = (b.box[1] + b.box[3] - a.box[1] - a.box[3]) / 2
        out.append(step / ((a.height + b.height) / 2))
    return out


def _split(chain: list[_Row], usual: float) -> list[list[_Row]]:
    """The chain cut where the step to the next row is clearly wider than usual in it."""
    steps = _spaces(chain)
    if len(steps) >= 3:
        usual = float(np.median(steps))
    out = [[chain[0]]]
    for step, row in zip(steps, chain[1:], strict=True):
        if step > 1.25 * usual + 0.1:
            out.append([])
        out[-1].append(row)
    return out


def _usual(measures: list[float], rows: list[_Row]) -> float:
    """The measure that the middle one of all letters has."""
    values = np.array(measures)
    letters = np.array([max(r.letters, 1) for r in rows])
    order = np.argsort(values, kind="stable")
    total = np.cumsum(letters[order])
    return max(float(values[order][int(np.searchsorted(total, total[-1] / 2))]), 1e-6)


def _height(rows: Sequence[_Row]) -> float:
    return float(np.median([r.height for r in rows]))


def _part(rows: list[_Row], kind: str, frame: Frame) -> _Part:
    ordered = tuple(sorted(rows, key=lambda r: (r.box[1] + r.box[3], r.box[0])))
    points = [p for r in ordered for p in r.line.polygon]
    polygon = (
        ordered[0].line.polygon
        if len(ordered) == 1
        else _rounded(np.array(oriented_box(points, frame.angle)))
    )
    return _Part(ordered, kind, polygon, _height(ordered))


def _block(part: _Part) -> Block:
    known = [(r.line.confidence, r.letters) for r in part.rows if r.line.confidence is not None]
    total = sum(n for _, n in known)
    return Block(
        polygon=part.polygon,
        kind=part.kind,
        confidence=sum(c * n for c, n in known) / total if total else None,
        lines=tuple(r.line for r in part.rows),
        reader=part.rows[0].reader or None,
    )


def _extent(rows: Sequence[_Row]) -> tuple[float, float, float, float]:
    box = np.array([r.box for r in rows])
    return float(box[:, 0].min()), float(box[:, 1].min()), float(box[:, 2].max()), float(box[:, 3].max())


def _box(points: Floats) -> tuple[float, float, float, float]:
    low, high = points.min(axis=0), points.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
