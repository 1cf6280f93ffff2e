"""Which region to look at next: in reading order what nobody reviewed, or what is least sure first."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.analysis import Analysis, Line, Word
from app.model.edit import Key

DOUBTFUL = 0.9
"""Confidence under which a reading is worth a look."""


def next_unreviewed(analysis: Analysis, after: Key | None) -> tuple[Key | None, int]:
    """The first region after another one that nobody reviewed or corrected, then those before; how many."""
    left = [key for key, region in _read(analysis) if not (region.reviewed or region.corrected)]
    place = after[1] if after is not None and after[0] in {"block", "line", "word"} else ()
    return next((key for key in left if key[1] > place), left[0] if left else None), len(left)


def next_doubtful(analysis: Analysis, after: Key | None, *, back: bool = False) -> tuple[Key | None, int]:
    """The next surer reading after another one, of those nobody reviewed or corrected; how many there are.

    Begins with the least sure. ``back``: the next less sure.
    """
    ranked: list[tuple[float, Key]] = []
    here: tuple[float, Key] | None = None
    for key, region in _read(analysis):
        sure = region.confidence
        if sure is None:
            continue
        if key == after:
            here = (sure, key)
        if sure < DOUBTFUL and not (region.reviewed or region.corrected):
            ranked.append((sure, key))
    ranked.sort()
    if not ranked:
        return None, 0
    if back:
        found = next((r for r in reversed(ranked) if here is not None and r < here), ranked[-1])
    else:
        found = next((r for r in ranked if here is not None and r > here), ranked[0])
    return found[1], len(ranked)


def _read(analysis: Analysis) -> Iterator[tuple[Key, Word | Line]]:
    """Every word, and every line whose provider gives no words, in reading order."""
    for b, block in enumerate(analysis.text.blocks if analysis.text else ()):
        for n, line in enumerate(block.lines):
            if not line.words:
                yield ("line", (b, n)), line
            for w, word in enumerate(line.words):
                yield ("word", (b, n, w)), word
