"""How many errors remain in a reading, told from what was reviewed of it, with an interval.

Places are taken together by their doubt. In such a stratum the share of errors found so far tells of the rest
of it; while little was seen, the doubt itself counts as some places seen before (a beta prior whose mean is
the stratum's doubt, moved by how far doubt was right so far). The interval is that of the posterior
predictive distribution (Gelman et al., Bayesian Data Analysis, 3rd edition, section 2.5), drawn with a fixed
seed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.quality.review_items import ReviewItem, Standing

_EDGES: Final = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.6)
"""Doubt at which one stratum ends and the next begins."""
_PRIOR_PLACES: Final = 2.0
"""Places seen before that the doubt of a stratum counts as."""
_DRAWS: Final = 4_000
SAMPLE_EVERY: Final = 5
"""Each place of the queue with this number comes from all that is left, by lot, so that the rest is known."""


@dataclass(frozen=True)
class RemainingErrors:
    """Wrong places among those not reviewed: the number expected, and the interval that holds 95 % of it.

    ``open``: places not reviewed. ``reviewed``: the others, ``found`` of them wrong.
    """

    expected: float
    low: int
    high: int
    open: int
    reviewed: int
    found: int


def remaining_errors(items: Iterable[ReviewItem]) -> RemainingErrors:
    """Estimate how many of the places nobody reviewed are wrong."""
    doubts, open_, wrong = _columns(items)
    reviewed, found = int((~open_).sum()), int(wrong.sum())
    left = int(open_.sum())
    if not left:
        return RemainingErrors(0, 0, 0, 0, reviewed, found)
    moved = _moved(doubts, open_, wrong)
    strata = np.digitize(doubts, _EDGES)
    random = np.random.default_rng(0)
    total = np.zeros(_DRAWS)
    for stratum in np.unique(strata[open_]):
        members = strata == stratum
        unseen = int((members & open_).sum())
        seen, errors = int((members & ~open_).sum()), int((members & wrong).sum())
        mean = float(np.clip(moved[members & open_].mean(), 1e-4, 1 - 1e-4))
        rate = random.beta(
            _PRIOR_PLACES * mean + errors, _PRIOR_PLACES * (1 - mean) + seen - errors, size=_DRAWS
        )
        total += random.binomial(unseen, rate)
    low, high = np.quantile(total, (0.025, 0.975), method="closest_observation")
    return RemainingErrors(float(total.mean()), int(low), int(high), left, reviewed, found)


def _columns(items: Iterable[ReviewItem]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    listed = list(items)
    doubts = np.array([item.doubt for item in listed], dtype=float)
    open_ = np.array([item.standing is Standing.OPEN for item in listed], dtype=bool)
    wrong = np.array([item.standing is Standing.WRONG for item in listed], dtype=bool)
    return doubts, open_, wrong


def _moved(doubts: np.ndarray, open_: np.ndarray, wrong: np.ndarray) -> np.ndarray:
    """Return the doubts, their odds moved by as much as the reviewed ones were too high or too low."""
    expected, found = float(doubts[~open_].sum()), float(wrong.sum())
    seen = float((~open_).sum())
    # one error and one right place on either side keep little that was seen from moving much
    factor = ((found + 1) / (seen - found + 1)) / ((expected + 1) / (seen - expected + 1))
    odds = np.clip(doubts, 1e-6, 1 - 1e-6)
    odds = odds / (1 - odds) * factor
    moved: np.ndarray = odds / (1 + odds)
    return moved


def review_order(items: Sequence[ReviewItem]) -> tuple[int, ...]:
    """Return the numbers of the open places in the order to look at them.

    The greatest gain first, places of the same readings one after the other; every ``SAMPLE_EVERY``-th is
    drawn by lot from the rest, so that ``remaining_errors`` knows what it looks like. The lot depends on
    the place alone: the order is the same after a restart.
    """
    open_ = [n for n, item in enumerate(items) if item.standing is Standing.OPEN]
    first_alike: dict[tuple[str, ...], int] = {}
    for n in open_:
        first_alike.setdefault(items[n].readings, n)
    by_gain = sorted(open_, key=lambda n: (-items[n].gain, first_alike[items[n].readings], n))
    by_lot = sorted(open_, key=lambda n: (_lot(items[n]), n))
    order: dict[int, None] = {}
    gains, lots = iter(by_gain), iter(by_lot)
    while len(order) < len(open_):
        source = lots if len(order) % SAMPLE_EVERY == SAMPLE_EVERY - 1 else gains
        order.setdefault(next(n for n in source if n not in order))
    return tuple(order)


def _lot(item: ReviewItem) -> int:
    return zlib.crc32(repr((item.polygon, item.text, item.others)).encode())
