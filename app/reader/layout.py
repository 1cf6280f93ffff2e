"""Blocks from lines: what belongs together on the page, and in which order it is read.

How it is done, step by step:

1. Words are tightened to their ink (``word_boxes``), and lines are grouped by direction
   (``line_directions``); every group is laid out in its own frame: reading runs along ``u``, then down ``v``.
2. Lines are cut at wide blanks and put together again where the blank is no column's edge: that joins torn
   lines and the cells of table rows, and parts lines read across two columns (``columns``). A drop cap goes
   before the first line beside it.
3. Lines that follow each other (the nearest below shares most of its width, height and reader) form a
   block (``paragraphs``). A block ends where the space to the next line is clearly wider than its own.
4. Rows that share cell gaps are a ``table``; a block of at most three lines in clearly larger letters than
   the page's usual ones is a ``heading``; everything else is ``text``. Lines that carry their engine's own
   block number (tesseract) keep that grouping.
5. Blocks of all frames are put in order in the frame with most text (``reading_order``).
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
from app.reader.arrays import Floats
from app.reader.columns import LinePiece
from app.reader.line_directions import ReadingFrame, group_by_direction
from app.reader.lines import TALL, Quad, RawLine, RawWord
from app.reader.paragraphs import TextRow, group_into_blocks, is_heading, median_height, usual_size
from app.reader.reading_order import Gutter, gutters_between, reading_order
from app.reader.word_boxes import tighten_words


@dataclass(frozen=True)
class _BlockDraft:
    """A block before it is ordered. ``points`` are its polygon's corners in the picture."""

    rows: tuple[TextRow, ...]
    kind: str
    polygon: Polygon
    height: float


def lay_out(lines: Sequence[RawLine], image: npt.NDArray[np.uint8]) -> tuple[Block, ...]:
    """Return the blocks of a page in reading order; every word given stands in exactly one block.

    ``lines`` come in any order, with quads in pixels of ``image`` (height, width, 3; RGB, upright original).
    Polygons of words hug their ink; those of lines and blocks are boxes around their words along the text's
    own direction.
    """
    lines = [line for line in lines if line.text.strip() and np.isfinite(line.quad).all()]
    tightened = tighten_words([line for line in lines if line.block is None], image)
    lines = [*tightened, *(line for line in lines if line.block is not None)]
    return tuple(_block(draft) for draft, _ in _ordered_drafts(lines))


def order_lines(quads: Sequence[Quad]) -> list[list[int]]:
    """Return the indices of detected lines block by block, in about the order in which they will be read.

    ``quads`` are pixels of the upright picture. Nothing is known of their words yet, so the blocks that
    ``lay_out`` makes of the lines once they are read may differ in places.
    """
    lines = []
    for quad in quads:
        width, height = np.hypot(*(quad[1] - quad[0])), np.hypot(*(quad[3] - quad[0]))
        long, short = max(width, height), max(1.0, min(width, height))
        letters = "x" * max(2, round(2 * long / short))
        lines.append(RawLine(letters, quad, vertical=bool(height >= TALL * width)))
    return [
        list(dict.fromkeys(members[piece.line] for row in draft.rows for piece in row.pieces))
        for draft, members in _ordered_drafts(lines)
    ]


def _ordered_drafts(lines: Sequence[RawLine]) -> list[tuple[_BlockDraft, Sequence[int]]]:
    """Return the blocks in reading order, each with the indices of the lines its pieces count."""
    parts: list[_BlockDraft] = []
    sources: list[Sequence[int]] = []
    gutters: tuple[Gutter, ...] = ()
    main: ReadingFrame | None = None
    for frame, members in group_by_direction(lines):
        drafts, between = _lay_out_frame([lines[i] for i in members], frame)
        parts += drafts
        sources += [members] * len(drafts)
        if main is None:
            main, gutters = frame, between
    if main is None:
        return []
    boxes = np.array([_box(main.points(np.array(p.polygon))) for p in parts])
    heights = [p.height for p in parts]
    gutters += tuple(gutters_between(boxes, heights, [len(p.rows) for p in parts]))
    order = reading_order(boxes, gutters, [p.kind == "heading" for p in parts], heights)
    return [(parts[i], sources[i]) for i in order]


def _lay_out_frame(
    lines: Sequence[RawLine], frame: ReadingFrame
) -> tuple[list[_BlockDraft], tuple[Gutter, ...]]:
    caps, pieces = _drop_caps([p for i, line in enumerate(lines) for p in _pieces(i, line, frame)])
    assembled = columns.assemble_lines(pieces)
    rows = []
    for members in assembled.lines:
        cells = [pieces[i] for i in members]
        cap = next((caps[i] for i in members if i in caps), None)
        rows.append(_row(cells, cap, lines, frame))
    tables = [[rows[i] for i in table] for table in assembled.tables]
    in_tables = {i for table in assembled.tables for i in table}
    rest = [row for i, row in enumerate(rows) if i not in in_tables]
    tables, rest = _absorb_rows_inside(tables, rest)
    texts = group_into_blocks(rest)
    usual = usual_size(rows)
    parts = [_block_draft(table, "table", frame) for table in tables]
    for text in texts:
        heading = len(rows) > len(text) and is_heading(text, usual)
        parts.append(_block_draft(text, "heading" if heading else "text", frame))
    return parts, assembled.gutters


def _pieces(index: int, line: RawLine, frame: ReadingFrame) -> list[LinePiece]:
    group = (line.reader, line.block)
    quad = frame.points(line.quad)
    u0, v0, u1, v1 = _box(quad)
    first, last = _ends(quad)
    height = _line_height(line)
    spans, tops = _spans(line, frame)
    if not line.words or line.block is not None or not _words_spell_line(line):
        if line.words:
            u0, u1 = float(spans[:, 0].min()), float(spans[:, 1].max())
        return [
            LinePiece(index, (0, len(line.words)), (u0, v0, u1, v1), first, last, height, line.text, group)
        ]
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
        out.append(LinePiece(index, (a, b), box, float(ends[0]), float(ends[1]), height, text, group))
    return out


def _words_spell_line(line: RawLine) -> bool:
    return " ".join(w.text for w in line.words).split() == line.text.split()


def _spans(line: RawLine, frame: ReadingFrame) -> tuple[Floats, Floats]:
    """Return the extent of each word along ``u`` and along ``v``, (n, 2) each."""
    if not line.words:
        return np.empty((0, 2)), np.empty((0, 2))
    quads = frame.points(np.array([w.quad for w in line.words]))
    low, high = quads.min(axis=1), quads.max(axis=1)
    return np.stack((low[:, 0], high[:, 0]), axis=1), np.stack((low[:, 1], high[:, 1]), axis=1)


def _ends(quad: Floats) -> tuple[float, float]:
    """Return the middle of the quad's first and last end, along ``v``."""
    by_u = quad[np.argsort(quad[:, 0], kind="stable")]
    return float(by_u[:2, 1].mean()), float(by_u[2:, 1].mean())


def _line_height(line: RawLine) -> float:
    q = line.quad
    first = (float(np.hypot(*(q[1] - q[0]))) + float(np.hypot(*(q[2] - q[3])))) / 2
    second = (float(np.hypot(*(q[3] - q[0]))) + float(np.hypot(*(q[2] - q[1])))) / 2
    return max(first if line.vertical else second, 1e-6)


def _drop_caps(pieces: list[LinePiece]) -> tuple[dict[int, LinePiece], list[LinePiece]]:
    """Return large initials by the index of the piece each belongs before, and the pieces without them."""
    letters = [i for i, p in enumerate(pieces) if len(p.text.strip()) == 1 and p.text.strip().isupper()]
    cap_of: dict[int, int] = {}
    for i in letters:
        cap = pieces[i]
        beside = [
            (abs(p.box[1] - cap.box[1]), p.box[0], j)
            for j, p in enumerate(pieces)
            if p.height < 0.62 * cap.height
            and -1.2 * p.height < p.box[0] - cap.box[2] < 1.5 * p.height
            and abs(p.box[1] - cap.box[1]) < 0.8 * p.height
        ]
        if beside and (j := min(beside)[2]) not in letters and j not in cap_of:
            cap_of[j] = i
    rest = [j for j in range(len(pieces)) if j not in cap_of.values()]
    return {k: pieces[cap_of[j]] for k, j in enumerate(rest) if j in cap_of}, [pieces[j] for j in rest]


def _row(
    cells: list[LinePiece], cap: LinePiece | None, lines: Sequence[RawLine], frame: ReadingFrame
) -> TextRow:
    box = np.array([c.box for c in cells])
    ordered = cells
    if (
        not any(lines[c.line].right_to_left for c in cells)
        and np.dot(frame.flow, _flow(lines[cells[0].line])) < 0
    ):
        ordered = cells[::-1]  # a left-to-right line on a right-to-left page
    weights = [max(len(c.text), 1) for c in ordered]
    texts = [lines[c.line].text.strip() if _is_whole_line(c, lines[c.line]) else c.text for c in ordered]
    text = texts[0]
    for (before, after), more in zip(pairwise(ordered), texts[1:], strict=True):
        text += _separator(before, after, text, more) + more
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
            _mean_angle(sources),
        ),
        text=text,
        confidence=sum(c * n for c, n in known) / sum(n for _, n in known) if known else None,
        words=tuple(_word(w, languages) for w in raw),
    )
    height = float(np.average([c.height for c in cells], weights=[max(len(c.text), 1) for c in cells]))
    extent = (float(box[:, 0].min()), float(box[:, 1].min()), float(box[:, 2].max()), float(box[:, 3].max()))
    return TextRow(pieces, extent, height, line, sources[0].reader, sources[0].block, len(text))


def _flow(line: RawLine) -> Floats:
    q = line.quad
    return np.asarray((q[3] - q[0]) + (q[2] - q[1]) if line.vertical else (q[1] - q[0]) + (q[2] - q[3]))


def _is_whole_line(piece: LinePiece, line: RawLine) -> bool:
    return piece.words == (0, len(line.words))


def _separator(before: LinePiece, after: LinePiece, text: str, more: str) -> str:
    """Return what parts two pieces in the text: a space, but for CJK that runs on."""
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
    """Return the direction of the line's characters, radians clockwise."""
    along = _flow(line)
    return float(np.arctan2(along[1], along[0])) - (np.pi / 2 if line.vertical else 0.0)


def _mean_angle(lines: Sequence[RawLine]) -> float:
    """Return the mean direction of the lines, the long ones counting most."""
    angles = np.array([_upright(line) for line in lines])
    weights = np.array([float(_flow(line) @ _flow(line)) for line in lines])
    return float(np.arctan2((np.sin(angles) * weights).sum(), (np.cos(angles) * weights).sum()))


def _polygon(quads: Sequence[Floats], angle: float) -> Polygon:
    """Return the box around the quads in this direction, first corner at the text's own top left."""
    points: list[Point] = [(float(x), float(y)) for quad in quads for x, y in quad]
    return _rounded(np.array(oriented_box(points, angle)))


def _rounded(points: Floats) -> Polygon:
    return tuple((x, y) for x, y in np.round(points, 2).tolist())


def _absorb_rows_inside(
    tables: list[list[TextRow]], rest: list[TextRow]
) -> tuple[list[list[TextRow]], list[TextRow]]:
    """Move rows that stand within a table (second lines of cells, sub-headings) into it."""
    outside = []
    for row in rest:
        for table in tables:
            u0, v0, u1, v1 = _extent(table)
            middle = (row.box[1] + row.box[3]) / 2
            if v0 < middle < v1 and row.box[0] >= u0 - row.height and row.box[2] <= u1 + row.height:
                table.append(row)
                break
        else:
            outside.append(row)
    return tables, outside


def _block_draft(rows: list[TextRow], kind: str, frame: ReadingFrame) -> _BlockDraft:
    ordered = _from_top_to_bottom(rows)
    points = [p for r in ordered for p in r.line.polygon]
    polygon = (
        ordered[0].line.polygon
        if len(ordered) == 1
        else _rounded(np.array(oriented_box(points, frame.angle)))
    )
    return _BlockDraft(ordered, kind, polygon, median_height(ordered))


def _from_top_to_bottom(rows: list[TextRow]) -> tuple[TextRow, ...]:
    """Return the rows from top to bottom, those on one level along ``u``."""
    levels: list[list[TextRow]] = []
    for row in sorted(rows, key=lambda r: (r.box[1] + r.box[3], r.box[0])):
        middle = (row.box[1] + row.box[3]) / 2
        first = levels[-1][0] if levels else row
        if levels and middle - (first.box[1] + first.box[3]) / 2 < 0.4 * min(row.height, first.height):
            levels[-1].append(row)
        else:
            levels.append([row])
    return tuple(row for level in levels for row in sorted(level, key=lambda r: r.box[0]))


def _block(part: _BlockDraft) -> Block:
    known = [(r.line.confidence, r.letters) for r in part.rows if r.line.confidence is not None]
    total = sum(n for _, n in known)
    return Block(
        polygon=part.polygon,
        kind=part.kind,
        confidence=sum(c * n for c, n in known) / total if total else None,
        lines=tuple(r.line for r in part.rows),
        reader=part.rows[0].reader or None,
    )


def _extent(rows: Sequence[TextRow]) -> tuple[float, float, float, float]:
    box = np.array([r.box for r in rows])
    return float(box[:, 0].min()), float(box[:, 1].min()), float(box[:, 2].max()), float(box[:, 3].max())


def _box(points: Floats) -> tuple[float, float, float, float]:
    low, high = points.min(axis=0), points.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
