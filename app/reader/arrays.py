"""Names of the reader's array types."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""A picture, shape (height, width, 3): RGB, unless BGR is said."""
Floats = npt.NDArray[np.float64]
"""Coordinates or measures, in pixels unless line heights are said."""
Ints = npt.NDArray[np.int64]
"""Indices or positions in whole pixels."""
