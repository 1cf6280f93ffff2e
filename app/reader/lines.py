"""What the recognisers hand to layout: lines with the place of every character."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Quad = npt.NDArray[np.float64]
"""Four corners, shape (4, 2), pixels of the upright image, clockwise from the text's own top left."""
TALL = 1.5
"""Height over width from which a line is taken to run from top to bottom."""


@dataclass(frozen=True)
class RawWord:
    """A word as recognised; ``quad`` may still be loose around the ink."""

    text: str
    quad: Quad
    confidence: float | None = None


@dataclass(frozen=True)
class RawLine:
    """A line as recognised.

    ``vertical``: characters run top to bottom. ``reader``: which engine read it. ``block`` and
    ``paragraph`` are that engine's own grouping, absent where it has none. ``right_to_left``: the
    script runs that way (words are in logical order all the same).
    """

    text: str
    quad: Quad
    confidence: float | None = None
    words: tuple[RawWord, ...] = ()
    vertical: bool = False
    right_to_left: bool = False
    reader: str = ""
    block: int | None = None
    language: str | None = None

    def moved(self, quad: Quad, words: tuple[RawWord, ...]) -> RawLine:
        """Return the line at another place."""
        return replace(self, quad=quad, words=words)
