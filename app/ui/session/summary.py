"""What the strip needs to know of an analysis, so that the analysis itself need not be held."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from app.model.analysis import Analysis
from app.model.feature import Feature
from app.ui.base.i18n import mark, tr, trn


@dataclass(frozen=True)
class Summary:
    """One analysis in a few figures.

    ``counts`` go by kind in the order of how telling they are; ``confidence`` is the mean over the words
    (over the lines where words carry none) that have one; ``hits``: places where the image was found.
    ``corrected`` and ``reviewed``: by hand, wholly or in part; as a whole.
    """

    status: str
    features: frozenset[Feature]
    counts: tuple[int, ...]
    others: bool
    errors: int
    hits: int
    confidence: float | None
    corrected: bool = False
    reviewed: bool = False


def summary_of(analysis: Analysis) -> Summary:
    """Return the figures of an analysis."""
    return Summary(
        analysis.status,
        frozenset(analysis.features),
        tuple(count(analysis) for _words, count in _COUNTS),
        bool(analysis.properties),
        len(analysis.errors),
        _count_copies(analysis),
        _mean_confidence(analysis),
        bool(analysis.corrected),
        bool(analysis.reviewed),
    )


def found(summaries: Iterable[Summary]) -> str:
    """Return the most telling thing that was found, by the provider that found most of it."""
    known = tuple(summaries)
    for place, (words, _count) in enumerate(_COUNTS):
        most = max((s.counts[place] for s in known), default=0)
        if most:
            return trn(words, most)
    return tr("properties") if any(s.others for s in known) else tr("nothing found")


def count_words(analysis: Analysis) -> int:
    """Words in the text of an analysis."""
    if analysis.text is None:
        return 0
    return sum(len(line.words) for block in analysis.text.blocks for line in block.lines)


def _count_copies(analysis: Analysis) -> int:
    """Return the number of copies the provider says there are, or lists."""
    copies = analysis.copies
    return 0 if copies is None else max(copies.count or 0, len(copies.hits))


def _mean_confidence(analysis: Analysis) -> float | None:
    if analysis.text is None:
        return None
    lines = [line for block in analysis.text.blocks for line in block.lines]
    of_words = [w.confidence for line in lines for w in line.words if w.confidence is not None]
    known = of_words or [line.confidence for line in lines if line.confidence is not None]
    return sum(known) / len(known) if known else None


_COUNTS: Final[tuple[tuple[str, Callable[[Analysis], int]], ...]] = (
    (mark("%n word(s)"), count_words),
    (mark("%n line(s)"), lambda a: sum(len(b.lines) for b in a.text.blocks) if a.text else 0),
    (mark("%n face(s)"), lambda a: len(a.faces or ())),
    (mark("%n object(s)"), lambda a: len(a.objects or ())),
    (mark("%n copies"), _count_copies),
    (mark("%n label(s)"), lambda a: len(a.labels or ())),
)
