"""Which region to look at next: in reading order what nobody reviewed, or what is least sure first."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.analysis import Analysis, Line, Word
from app.model.edit import Key
from app.ui.base.confidence import is_doubtful


def next_unreviewed(analysis: Analysis, after: Key | None) -> tuple[Key | None, int]:
    """Return the first region after another one that nobody reviewed or corrected, and how many there are.

    Of an image that was reviewed as a whole nothing is left.
    """
    if analysis.reviewed:
        return None, 0
    left = [key for key, region in _read(analysis) if not (region.reviewed or region.corrected)]
    place = after[1] if after is not None and after[0] in {"block", "line", "word"} else ()
    return next((key for key in left if key[1] > place), left[0] if left else None), len(left)


def next_doubtful(
    analysis: Analysis, after: Key | None, below: float, *, back: bool = False
) -> tuple[Key | None, int]:
    """Return the doubtful reading of next higher confidence after another one, and how many there are.

    Doubtful is what has a confidence ``below`` this, 0..1, and nobody reviewed or corrected, as part of the
    image or by itself. The reading of lowest confidence comes first. ``back``: the reading of next lower
    confidence.
    """
    if analysis.reviewed:
        return None, 0
    ranked: list[tuple[float, Key]] = []
    here: tuple[float, Key] | None = None
    for key, region in _read(analysis):
        sure = region.confidence
        if sure is None:
            continue
        if key == after:
            here = (sure, key)
        if is_doubtful(sure, below) and not (region.reviewed or region.corrected):
            ranked.append((sure, key))
    ranked.sort()
    if not ranked:
        return None, 0
    if back:
        found = next((r for r in reversed(ranked) if here is not None and r < here), ranked[-1])
    else:
        found = next((r for r in ranked if here is not None and r > here), ranked[0])
    return found[1], len(ranked)


def neighbour(analysis: Analysis, key: Key, step: int) -> Key | None:
    """Return the next (1) or previous (-1) region of a key's kind in reading order: word, line or object."""
    kind, path = key
    blocks = analysis.text.blocks if analysis.text else ()
    if kind == "object":
        at = path[0] + step
        return (kind, (at,)) if 0 <= at < len(analysis.objects or ()) else None
    paths: list[tuple[int, ...]] = []
    for b in range(max(path[0] - 1, 0), min(path[0] + 2, len(blocks))):
        for n, line in enumerate(blocks[b].lines):
            paths += [(b, n)] if kind == "line" else [(b, n, w) for w in range(len(line.words))]
    if step > 0:
        return next(((kind, p) for p in paths if p > path), None)
    return next(((kind, p) for p in reversed(paths) if p < path), None)


def _read(analysis: Analysis) -> Iterator[tuple[Key, Word | Line]]:
    """Every word, and every line whose provider gives no words, in reading order."""
    for b, block in enumerate(analysis.text.blocks if analysis.text else ()):
        for n, line in enumerate(block.lines):
            if not line.words:
                yield ("line", (b, n)), line
            for w, word in enumerate(line.words):
                yield ("word", (b, n, w)), word
