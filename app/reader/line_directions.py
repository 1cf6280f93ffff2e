"""Which way lines run: groups of one direction, and coordinates along and across it.

In a frame ``u`` grows the way one reads along a line and ``v`` the way one goes to the next line. So a
horizontal page, a page scanned askew or upside down, a right-to-left script (``u`` grows to the left) and
vertical Japanese (``u`` grows downward, ``v`` to the left) look the same to everything after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.reader.arrays import Floats
from app.reader.lines import Quad, RawLine

_SAME_DIRECTION = np.radians(25)
"""Lines within this of a group's direction belong to it."""
_SAME_DIRECTION_SHORT = np.radians(50)
"""The same for lines hardly longer than high, whose direction is uncertain."""


@dataclass(frozen=True)
class ReadingFrame:
    """Unit vectors along the reading (``flow``) and to the next line (``stack``), pixels, y down.

    ``angle``: direction of the characters' own upright, radians clockwise; for drawing boxes around them.
    """

    flow: Floats
    stack: Floats
    angle: float

    def points(self, points: Floats) -> Floats:
        """Return points (…, 2) of the picture as (u, v) of the frame."""
        return np.stack((points @ self.flow, points @ self.stack), axis=-1)


def flow_quad(quad: Quad, vertical: bool) -> Quad:
    """Return the quad, (4, 2), turned so that its first side runs along the characters."""
    return np.roll(quad, -1, axis=0) if vertical else quad


def line_measures(lines: Sequence[RawLine]) -> tuple[Floats, Floats, Floats]:
    """Return the direction of each line (radians), its length and its height (pixels), (n,) each."""
    quads = np.array([flow_quad(line.quad, line.vertical) for line in lines], np.float64).reshape(-1, 4, 2)
    along = ((quads[:, 1] - quads[:, 0]) + (quads[:, 2] - quads[:, 3])) / 2
    across = ((quads[:, 3] - quads[:, 0]) + (quads[:, 2] - quads[:, 1])) / 2
    return np.arctan2(along[:, 1], along[:, 0]), np.hypot(*along.T), np.hypot(*across.T)


def group_by_direction(lines: Sequence[RawLine]) -> list[tuple[ReadingFrame, list[int]]]:
    """Group lines by direction, most text first: a frame and the indices of its lines each."""
    if not lines:
        return []
    angles, lengths, heights = line_measures(lines)
    rest = np.ones(len(lines), np.bool_)
    square = lengths < 2 * heights
    out = []
    while rest.any():
        weights = np.where(rest, lengths * np.where(square, 0.05, 1.0), 0) + 1e-9 * rest
        middle = _mode(angles, weights)
        away = np.abs(wrap_angle(angles - middle))
        chosen = rest & (away <= np.where(square, _SAME_DIRECTION_SHORT, _SAME_DIRECTION))
        members = [int(i) for i in np.flatnonzero(chosen)]
        rest &= ~chosen
        out.append((_frame([lines[i] for i in members], middle), members))
    return out


def wrap_angle(angle: Floats) -> Floats:
    """Return angles in radians brought to -pi..pi."""
    return np.asarray((angle + np.pi) % (2 * np.pi) - np.pi)


def _mode(angles: Floats, weights: Floats) -> float:
    """Return the direction most text runs in: weighted median around the heaviest direction."""
    near = np.abs(wrap_angle(angles[:, None] - angles[None, :])) <= _SAME_DIRECTION
    heaviest = int((near @ weights * (weights > 0)).argmax())
    offsets = wrap_angle(angles - angles[heaviest])
    mine = near[heaviest] & (weights > 0)
    order = np.argsort(offsets[mine], kind="stable")
    total = np.cumsum(weights[mine][order])
    return float(angles[heaviest] + offsets[mine][order][int(np.searchsorted(total, total[-1] / 2))])


def _frame(lines: Sequence[RawLine], angle: float) -> ReadingFrame:
    flow = np.array([np.cos(angle), np.sin(angle)])
    stack = np.array([-flow[1], flow[0]])
    leftward = sum(len(x.text) for x in lines if x.right_to_left)
    vertical = sum(len(x.text) for x in lines if x.vertical)
    total = sum(len(x.text) for x in lines)
    upright = angle - np.pi / 2 if 2 * vertical > total else angle
    return ReadingFrame(-flow if 2 * leftward > total else flow, stack, upright)
