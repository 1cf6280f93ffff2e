"""What is to be measured: which images, against what, with what ignored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.model.analysis import Analysis
from app.ui.quality.measured_images import ImageToMeasure
from app.ui.session.entries import Entry

if TYPE_CHECKING:
    from app.quality.counted_text import Ignored


@dataclass(frozen=True)
class QualityRequest:
    """What is measured now: some images, and what is ignored; ``image`` is the one looked at."""

    image: ImageToMeasure | None
    entries: tuple[Entry, ...]
    ignored: tuple[Ignored, ...]

    def same(self, other: QualityRequest | None) -> bool:
        """Return True if another request would give the same figures and errors."""
        if other is None or self.ignored != other.ignored:
            return False
        mine, others = ([(e.key, e.summaries) for e in r.entries] for r in (self, other))
        return mine == others and _same_image(self.image, other.image)


def _same_image(one: ImageToMeasure | None, other: ImageToMeasure | None) -> bool:
    if one is None or other is None:
        return one is other
    mine, others = ((i.truth, *i.readings) for i in (one, other))
    both = one.key == other.key and len(mine) == len(others)
    return both and all(a is b for a, b in zip(mine, others, strict=True))


def measurable(entry: Entry, analyses: Iterable[tuple[Analysis, bool]]) -> ImageToMeasure | None:
    """Return an image to be measured by its analyses, each with whether it is a reference; the last counts.

    None without a reference or without a reading.
    """
    texts = [(analysis, reference) for analysis, reference in analyses if analysis.text is not None]
    truths = [analysis for analysis, reference in texts if reference]
    readings = tuple(analysis for analysis, reference in texts if not reference)
    return ImageToMeasure(entry.key, entry.name, truths[-1], readings) if truths and readings else None


def told_of(entry: Entry) -> tuple[tuple[Analysis, bool], ...]:
    """Return the analyses an entry holds, each with whether it is a reference."""
    return tuple((analysis, entry.is_reference(name)) for name, analysis in entry.analyses.items())
