"""How regions are drawn by their confidence: coloured by it, or only those above or below a threshold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from app.ui.base.confidence import DEFAULT_DOUBTFUL_BELOW
from app.ui.canvas.palette import Style
from app.ui.canvas.spatial_grid import Floats

Side = Literal["all", "below", "above"]

SCALE: Final = (
    (0.5, "#9E2A03"), (0.7, "#E0730A"), (0.85, "#C2A200"), (0.95, "#4C97CF"), (2.0, "#08519C"),
)  # fmt: skip
"""Confidence under which a colour holds, from vermilion to blue: told apart by colour-blind eyes too."""
ABSENT: Final = "#767B84"
"""The colour of regions without a confidence."""
_THICK: Final = 2
"""So many of the lowest steps are drawn with a thicker line, the second cue."""


@dataclass(frozen=True)
class ConfidenceStyle:
    """How the canvas shows confidence.

    ``colours``: regions have the colour of their confidence. ``side``: which regions stay, compared with
    ``threshold``; the others are dimmed, or with ``hide`` not drawn at all. Regions without a
    confidence always stay. Below ``threshold``, 0..1, regions that nobody reviewed are drawn as doubtful.
    """

    colours: bool = False
    side: Side = "all"
    threshold: float = DEFAULT_DOUBTFUL_BELOW
    hide: bool = False

    def stays(self, confidence: Floats) -> NDArray[np.bool_]:
        """Return bool (n,): which confidences (n,) lie on the chosen side; NaN, absent, always does."""
        if self.side == "all":
            return np.ones(len(confidence), np.bool_)
        wanted = confidence < self.threshold if self.side == "below" else confidence >= self.threshold
        return wanted | np.isnan(confidence)

    def hides(self, confidence: float) -> bool:
        """Return True if a region of this confidence is not drawn at all."""
        return self.hide and not bool(self.stays(np.array([confidence]))[0])


def scale_steps(confidence: Floats) -> NDArray[np.int64]:
    """Return int64 (n,): the place of each confidence (n,) on ``SCALE``; -1 where it is absent."""
    limits = np.array([limit for limit, _ in SCALE])
    places = np.searchsorted(limits, confidence, side="right")
    return np.where(np.isnan(confidence), -1, np.minimum(places, len(SCALE) - 1)).astype(np.int64)


def step_style(normal: Style, step: int) -> Style:
    """Return the style of regions at a place of ``SCALE``; -1 is that of absent confidence."""
    if step < 0:
        return replace(normal, colour=ABSENT, fill=0)
    width = max(normal.width, 2.0) if step < _THICK else normal.width
    return replace(
        normal, colour=SCALE[step][1], width=width, fill=max(normal.fill, 40) if normal.fill else 0
    )


def dimmed_style(normal: Style) -> Style:
    """Return the style of regions on the side that is not chosen."""
    return replace(normal, colour="#8A8F98", stroke=90, fill=0, tint=normal.tint // 5, casing=0)
