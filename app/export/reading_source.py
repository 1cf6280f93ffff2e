"""Who made a reading that was evaluated, in which version, how fast and for what price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.model.analysis import Analysis

_MODELS: Final = ("modelVersion", "model_version", "model", "version")
"""Under which names properties of an analysis say by which model."""


@dataclass(frozen=True)
class ReadingSource:
    """Who made a reading: provider and its version, and what a page of it took and costs, where known.

    ``price`` is that of 1,000 calls as a text with its currency.
    """

    provider: str
    version: str = ""
    seconds: float | None = None
    price: str = ""

    @staticmethod
    def of(provider: str, analyses: Sequence[Analysis], price: str = "") -> ReadingSource:
        """Return what the analyses of a provider say of themselves: versions, and the mean of seconds."""
        versions = dict.fromkeys(filter(None, map(_version, analyses)))
        seconds = [a.seconds for a in analyses if a.seconds > 0]
        mean = sum(seconds) / len(seconds) if seconds else None
        return ReadingSource(provider, ", ".join(versions), mean, price)


def _version(analysis: Analysis) -> str:
    for name in _MODELS:
        said = analysis.properties.get(name)
        if isinstance(said, str) and said:
            return said
    blocks = analysis.text.blocks if analysis.text else ()
    return ", ".join(sorted({block.reader for block in blocks if block.reader}))
