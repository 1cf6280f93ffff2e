"""Which lines follow each other in one block, and which blocks are headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from app.model.analysis import Line
from app.reader.arrays import Floats
from app.reader.chains import chains
from app.reader.columns import LinePiece

_ALIKE = 1.4
"""Line heights within this ratio may belong to one block."""
_LARGER = 1.25
"""A heading's lines are at least this much higher than the page's usual ones."""


@dataclass(frozen=True)
class TextRow:
    """A line put together: its pieces, where it stands, and what it says."""

    pieces: tuple[LinePiece, ...]
    box: tuple[float, float, float, float]
    height: float
    line: Line
    reader: str
    group: int | None
    letters: int

    @property
    def advance(self) -> float:
        """Return the mean width of a letter: the size of type where a flourish blurs the height."""
        return max(self.box[2] - self.box[0], 1e-6) / max(self.letters, 1)


def group_into_blocks(rows: list[TextRow]) -> list[list[TextRow]]:
    """Group rows into blocks: by their engine's block number, else by what follows what."""
    numbered: dict[tuple[str, int], list[TextRow]] = {}
    free = []
    for row in rows:
        if row.group is None:
            free.append(row)
        else:
            numbered.setdefault((row.reader, row.group), []).append(row)
    return [*numbered.values(), *_chain_rows(free)]


def _chain_rows(rows: list[TextRow]) -> list[list[TextRow]]:
    if not rows:
        return []
    rows = sorted(rows, key=lambda r: (r.box[1] + r.box[3], r.box[0]))
    row_chains = [[rows[i] for i in chain] for chain in chains(_following_rows(rows), len(rows))]
    steps = [step for chain in row_chains for step in _steps(chain)]
    usual = float(np.median(steps)) if steps else 0.0
    return [block for chain in row_chains for block in _split_at_wide_steps(chain, usual)]


def _following_rows(rows: list[TextRow]) -> dict[int, int]:
    """Return which row follows which: each the other's nearest, alike, and no other row beside either."""
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


def _one_size(
    rows: list[TextRow], ratio: Floats, second_higher: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Return for every two rows whether both are set in one size of type; ``ratio`` of heights, >= 1."""
    advance = np.array([r.advance for r in rows])
    letters = np.array([r.letters for r in rows])
    wider = np.maximum(advance[:, None], advance[None, :]) / np.minimum(advance[:, None], advance[None, :])
    second_wider = advance[None, :] > advance[:, None]
    larger = (ratio >= 1.15) & (wider >= 1.3) & (second_wider == second_higher)
    long = np.minimum(letters[:, None], letters[None, :]) >= 12
    return np.asarray(((ratio <= _ALIKE) & ~larger) | ((ratio <= 1.9) & (wider <= 1.15) & long))


def usual_size(page: Sequence[TextRow]) -> tuple[float, float]:
    """Return the line height and the mean letter width that the middle one of all letters has."""
    return _letter_median([r.height for r in page], page), _letter_median([r.advance for r in page], page)


def is_heading(block: Sequence[TextRow], usual: tuple[float, float]) -> bool:
    """Return True if these rows, three at most, are set clearly larger than the page's usual ones."""
    height = median_height(block) / usual[0]
    advance = float(np.median([r.advance for r in block])) / usual[1]
    return len(block) <= 3 and (
        (height >= _LARGER and advance >= 1.1) or (height >= 1.12 and advance >= 1.35)
    )


def _steps(chain: list[TextRow]) -> list[float]:
    """Return the step from each row to the next, in row heights."""
    out = []
    for a, b in pairwise(chain):
        step = (b.box[1] + b.box[3] - a.box[1] - a.box[3]) / 2
        out.append(step / ((a.height + b.height) / 2))
    return out


def _split_at_wide_steps(chain: list[TextRow], usual: float) -> list[list[TextRow]]:
    """Split the chain where the step to the next row is clearly wider than usual in it."""
    steps = _steps(chain)
    if len(steps) >= 3:
        usual = float(np.median(steps))
    out = [[chain[0]]]
    for step, row in zip(steps, chain[1:], strict=True):
        if step > 1.25 * usual + 0.1:
            out.append([])
        out[-1].append(row)
    return out


def _letter_median(measures: list[float], rows: Sequence[TextRow]) -> float:
    """Return the measure that the middle one of all letters has."""
    values = np.array(measures)
    letters = np.array([max(r.letters, 1) for r in rows])
    order = np.argsort(values, kind="stable")
    total = np.cumsum(letters[order])
    return max(float(values[order][int(np.searchsorted(total, total[-1] / 2))]), 1e-6)


def median_height(rows: Sequence[TextRow]) -> float:
    """Return the median line height of the rows."""
    return float(np.median([r.height for r in rows]))
