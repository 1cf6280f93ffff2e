"""How far figures of many pages can be trusted: jackknife intervals, paired bootstrap of two readings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

DRAWS: Final = 10_000
"""Samples of a bootstrap."""
SEED: Final = 20_040_517
"""Where its random numbers start, so that the same pages give the same figures."""
FEW_PAGES: Final = 10
"""Under so many pages a comparison of two readings says little, which is told beside it."""
_Z95: Final = 1.96
_CELLS_AT_ONCE: Final = 4_000_000

Interval = tuple[float, float]
"""Lower and upper end."""


def jackknife(errors: Sequence[int], sizes: Sequence[int]) -> Interval | None:
    """Return the 95 % interval of the rate of errors over all pages; None for a single page.

    ``errors`` and ``sizes`` (characters or words of the ground truth) have an entry a page. It is the mean
    of the pseudo-values, and 1.96 standard errors of it to either side, the lower end not below 0; the
    same as ``accci`` of the ISRI tools gives (Rice 1996; Efron & Tibshirani, An Introduction to the
    Bootstrap, ch. 11).
    """
    wrong, whole = np.asarray(errors, np.float64), np.asarray(sizes, np.float64)
    number = len(wrong)
    others = whole.sum() - whole
    if number < 2 or not others.all():
        return None
    pseudo = number * wrong.sum() / whole.sum() - (number - 1) * (wrong.sum() - wrong) / others
    half = _Z95 * float(pseudo.std(ddof=1)) / math.sqrt(number)
    mean = float(pseudo.mean())
    return max(0.0, mean - half), mean + half


@dataclass(frozen=True, slots=True)
class PairedComparison:
    """Two readings of the same pages: ``difference`` is the CER of the first less that of the second.

    ``interval`` holds it with 95 % certainty, ``first_better`` is the probability that it is below 0. None
    where nothing can be drawn: no ground truth, or a single page.
    """

    pages: int
    difference: float | None
    interval: Interval | None
    first_better: float | None


def paired_bootstrap(
    first: Sequence[int], second: Sequence[int], sizes: Sequence[int], draws: int = DRAWS
) -> PairedComparison:
    """Compare two readings by the errors each has on every page (Bisani & Ney 2004, ICASSP 1, 409-412).

    Pages are drawn with replacement, ``draws`` times as many as there are, always the same ones. The ends of
    the interval are the percentiles 2.5 and 97.5; draws in which both are equal count half.
    """
    number = len(sizes)
    excess = np.asarray(first, np.float64) - np.asarray(second, np.float64)
    whole = np.asarray(sizes, np.float64)
    difference = float(excess.sum() / whole.sum()) if whole.sum() else None
    if difference is None or number < 2:
        return PairedComparison(number, difference, None, None)
    drawn = _drawn_differences(excess, whole, draws)
    low, high = np.percentile(drawn, (2.5, 97.5))
    better = float((drawn < 0).mean() + (drawn == 0).mean() / 2)
    return PairedComparison(number, difference, (float(low), float(high)), better)


def _drawn_differences(
    excess: NDArray[np.float64], whole: NDArray[np.float64], draws: int
) -> NDArray[np.float64]:
    """Return the difference in each draw; those without any character of the ground truth are left out."""
    random = np.random.default_rng(SEED)
    number = len(whole)
    at_once = max(1, _CELLS_AT_ONCE // number)
    parts = []
    for start in range(0, draws, at_once):
        pages = random.integers(0, number, (min(at_once, draws - start), number))
        sums = whole[pages].sum(1)
        parts.append((excess[pages].sum(1)[sums > 0]) / sums[sums > 0])
    return np.concatenate(parts)
