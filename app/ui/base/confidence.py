"""What counts as doubtful: one threshold, a setting, for canvas, tree, transcript, filter and review keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.config.settings import DOUBTFUL_BELOW
from app.ui.base.i18n import number_text, tr

if TYPE_CHECKING:
    from app.ui.base.preferences import Preferences

DEFAULT_DOUBTFUL_BELOW: Final = DOUBTFUL_BELOW.default / 100
"""The threshold of views that no preferences reach, 0..1."""


def doubtful_below(preferences: Preferences) -> float:
    """Return the confidence, 0..1, below which a reading counts as doubtful."""
    return preferences.get(DOUBTFUL_BELOW) / 100


def is_doubtful(confidence: float | None, below: float) -> bool:
    """Return True if a confidence is known and lies below the threshold, both 0..1."""
    return confidence is not None and confidence < below


def confidence_figure(confidence: float, below: float) -> str:
    """Return a confidence, 0..1, as a figure, one below the threshold in words too: ``0.62, uncertain``."""
    figure = number_text(confidence, 2)
    if is_doubtful(confidence, below):
        return tr("{confidence}, uncertain").format(confidence=figure)
    return figure
