"""The order in which blocks are read.

Blocks come as boxes in a frame (see ``line_directions``): ``u`` along the reading, ``v`` to the next line. Of
any two blocks one is read first:

- side by side (they share lines of sight along ``u``): the one nearer the start of the line;
- one under the other (they share a stretch of ``u``): the upper one;
- neither: the upper one, unless a *gutter* runs between them, for then the whole column before the gutter
  is read first. A gutter is a white strip between columns of running text (``columns`` finds them); it
  ends where text crosses it, so headings over several columns part what is above from what is below.

The pairs make a full order but for rare rings, which are cut at the block with the fewest others waiting
before it. Afterwards a heading at the foot of a column that stands right on another heading goes with that
one instead of with the column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.reader.arrays import Floats


@dataclass(frozen=True)
class Gutter:
    """White strip ``start``..``end`` of ``u`` between columns, free of text for ``top``..``bottom``."""

    start: float
    end: float
    top: float
    bottom: float


def reading_order(
    boxes: Floats,
    gutters: Sequence[Gutter] = (),
    headings: Sequence[bool] = (),
    heights: Sequence[float] = (),
) -> list[int]:
    """Return the indices of the boxes (n, 4: u0, v0, u1, v1) in reading order.

    ``headings`` marks boxes that are headings; ``heights`` are their line heights. The answer does not
    depend on the order of the boxes given (equal boxes aside), nor on place or scale.
    """
    if len(boxes) < 2:
        return list(range(len(boxes)))
    given = np.asarray(boxes, np.float64)
    canonical = np.lexsort(given.T[::-1])  # ties fall the same way however the boxes came
    listed = given[canonical]
    order = [int(canonical[i]) for i in _topological_order(_pairwise_order(listed, gutters), listed)]
    return _move_headings_to_their_text(order, given, headings, heights) if any(headings) else order


def gutters_between(boxes: Floats, heights: Sequence[float], lines: Sequence[int]) -> list[Gutter]:
    """Return white strips beside a block of four lines or more, with a block of two or more beyond.

    They part a column from pictures with captions, sidebars and diagrams, whose lines never stand level
    with its own. A strip hugs the longer block. ``heights`` are the blocks' line heights, ``lines`` the
    numbers of their lines.
    """
    boxes = np.asarray(boxes, np.float64).reshape(-1, 4)
    u0, v0, u1, v1 = boxes.T
    tall, many = np.asarray(heights, np.float64), np.asarray(lines)
    level = np.minimum(v1[:, None], v1[None, :]) - np.maximum(v0[:, None], v0[None, :])
    least = np.minimum(tall[:, None], tall[None, :])
    facing = (u0[None, :] - u1[:, None] >= least) & (level >= 1.7 * least)
    facing &= np.maximum(many[:, None], many[None, :]) >= 4
    out = []
    for left, right in np.argwhere(facing):
        start, end = float(u1[left]), float(u0[right])
        near, far = 0.4 * least[left, right], 0.9 * least[left, right]  # the edges of a column are ragged
        if many[left] >= many[right]:
            start, end = start + near, start + far
        else:
            start, end = end - far, end - near
        top, bottom = max(v0[left], v0[right]), min(v1[left], v1[right])
        inside = (u0 < end) & (u1 > start)
        if (inside & (v0 < bottom) & (v1 > top)).any():
            continue
        over, under = v1[inside & (v1 <= top)], v0[inside & (v0 >= bottom)]
        clear = (float(over.max()) if over.size else -np.inf, float(under.min()) if under.size else np.inf)
        out.append(Gutter(start, end, *clear))
    return out


def _pairwise_order(boxes: Floats, gutters: Sequence[Gutter]) -> npt.NDArray[np.bool_]:
    """Return before[i, j]: block i is read before block j; exactly one of [i, j] and [j, i] is set."""
    u0, v0, u1, v1 = boxes.T
    across = _shared(u0, u1)
    down = _shared(v0, v1)
    middle_u, middle_v = (u0 + u1) / 2, (v0 + v1) / 2
    left = _pairwise_less(middle_u, middle_v)
    above = _pairwise_less(middle_v, middle_u)
    beside = (down > 0.35) & (across < down)
    parted = np.zeros_like(beside)
    for g in gutters:
        reach = (v1 > g.top) & (v0 < g.bottom)
        first = reach & (middle_u < g.start) & (u1 <= g.end)
        second = reach & (middle_u > g.end) & (u0 >= g.start)
        parted |= first[:, None] & second[None, :]
    parted |= parted.T
    before = np.where(beside | (parted & (across < 0.1)), left, above)
    return np.asarray(before & ~np.eye(len(boxes), dtype=np.bool_))


def _shared(low: Floats, high: Floats) -> Floats:
    """Return the overlap of every two intervals as a share of the shorter one."""
    overlap = np.minimum(high[:, None], high[None, :]) - np.maximum(low[:, None], low[None, :])
    shorter = np.minimum((high - low)[:, None], (high - low)[None, :])
    return np.asarray(np.maximum(overlap, 0) / np.maximum(shorter, 1e-9))


def _pairwise_less(first: Floats, second: Floats) -> npt.NDArray[np.bool_]:
    """Return pairwise first < first, ties by second, ties by index."""
    rank = np.empty(len(first), np.int64)
    rank[np.lexsort((second, first))] = np.arange(len(first))
    return np.asarray(rank[:, None] < rank[None, :])


def _topological_order(before: npt.NDArray[np.bool_], boxes: Floats) -> list[int]:
    waiting = before.sum(axis=0).astype(np.int64)
    place = np.empty(len(boxes), np.int64)
    place[np.lexsort((boxes[:, 0], boxes[:, 1]))] = np.arange(len(boxes))
    done = np.iinfo(np.int64).max
    out = []
    for _ in range(len(boxes)):
        least = np.flatnonzero(waiting == waiting.min())
        chosen = int(least[place[least].argmin()])
        out.append(chosen)
        waiting -= before[chosen]
        waiting[chosen] = done
        # Removed blocks must stay far away however often they are counted down.
        waiting[out] = done
    return out


def _move_headings_to_their_text(
    order: list[int], boxes: Floats, headings: Sequence[bool], heights: Sequence[float]
) -> list[int]:
    position = {block: i for i, block in enumerate(order)}
    moves = {}
    for block in order:
        if not headings[block]:
            continue
        under = _next_below(block, boxes)
        if under is None or not headings[under] or position[under] <= position[block] + 1:
            continue
        if boxes[under, 1] - boxes[block, 3] <= 1.5 * heights[block]:
            moves[block] = under
    for block, under in moves.items():
        order.remove(block)
        order.insert(order.index(under), block)
    return order


def _next_below(block: int, boxes: Floats) -> int | None:
    u0, v0, u1, v1 = boxes[block]
    middle = (v0 + v1) / 2
    shares = (np.minimum(u1, boxes[:, 2]) - np.maximum(u0, boxes[:, 0])) > 0
    below = np.flatnonzero(shares & (boxes[:, 1] >= middle) & (np.arange(len(boxes)) != block))
    return int(below[boxes[below, 1].argmin()]) if below.size else None
