"""Whether the confidences of a provider can be believed, and what a review of doubtful words would catch."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.quality.measures import ratio

Judged = tuple[float, bool]
"""The confidence of a word, 0..1, and whether it was read right."""

BIN_EDGES: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Edges of the reliability bins; the lower one belongs to a bin."""
THRESHOLDS: Final = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99)
"""Confidences below which words would be reviewed."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Words whose confidence is in a range: their mean confidence and the share of them that is right."""

    low: float
    high: float
    words: int
    confidence: float | None
    correct: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well confidences foretell what is right.

    ``ece`` is the expected calibration error (Naeini and others 2015), ``brier`` the mean squared
    difference of confidence and truth (Brier 1950), ``auroc`` the probability that a right word has a higher
    confidence than a wrong one; None where all words are right, or all wrong.
    """

    words: int
    ece: float
    brier: float
    auroc: float | None
    bins: tuple[ReliabilityBin, ...]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What a review of all words with a confidence strictly below ``below`` would do.

    ``flagged``: share of all words; ``errors_caught``: share of the wrong words among them, None where no
    word is wrong; ``accuracy_after``: share of words that are right once these are corrected.
    """

    below: float
    flagged: float
    errors_caught: float | None
    accuracy_after: float


def calibration(words: Sequence[Judged]) -> Calibration | None:
    """Return how well the confidences of words foretell which are right; None without words."""
    if not words:
        return None
    confidence, right = _arrays(words)
    which = np.searchsorted(BIN_EDGES[1:-1], confidence, side="right")
    bins, error = [], 0.0
    for number, (low, high) in enumerate(itertools.pairwise(BIN_EDGES)):
        inside = which == number
        count = int(inside.sum())
        mean = float(confidence[inside].mean()) if count else None
        correct = float(right[inside].mean()) if count else None
        if mean is not None and correct is not None:
            error += count / len(words) * abs(correct - mean)
        bins.append(ReliabilityBin(low, high, count, mean, correct))
    brier = float(((confidence - right) ** 2).mean())
    return Calibration(len(words), error, brier, _auroc(confidence, right), tuple(bins))


def review_table(
    words: Sequence[Judged], thresholds: Sequence[float] = THRESHOLDS
) -> tuple[ReviewRow, ...] | None:
    """Return what a review below each confidence would catch; None without words."""
    if not words:
        return None
    confidence, right = _arrays(words)
    wrong = right == 0
    rows = []
    for below in thresholds:
        flagged = confidence < below
        caught = int((flagged & wrong).sum())
        rows.append(
            ReviewRow(
                below,
                float(flagged.mean()),
                ratio(caught, int(wrong.sum())),
                1 - (int(wrong.sum()) - caught) / len(words),
            )
        )
    return tuple(rows)


def _arrays(words: Sequence[Judged]) -> tuple[np.ndarray, np.ndarray]:
    table = np.array(words, np.float64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _auroc(confidence: np.ndarray, right: np.ndarray) -> float | None:
    """Return the area under the ROC curve from ranks (Mann & Whitney); equal confidences share a rank."""
    positive = int(right.sum())
    negative = len(right) - positive
    if not positive or not negative:
        return None
    _, inverse, counts = np.unique(confidence, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[right == 1].sum() - positive * (positive + 1) / 2) / (positive * negative))
