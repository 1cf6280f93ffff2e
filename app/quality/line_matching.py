"""Two lines laid along each other: the stretch of one that is most like the other, and at what price.

A step of the flexible character accuracy (``flexible_accuracy``), figure 2 of its paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq, Levenshtein


class Stretch(NamedTuple):
    """A stretch of a line: number of the line, where it starts and where it ends there."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LineMatch:
    """Stretches of both texts that stand for each other.

    ``score`` counts deletions, insertions and, twice, replacements; ``errors`` counts each once.
    """

    truth: Stretch
    read: Stretch
    score: int
    errors: int


class LineMatcher:
    """Finds the best match of two stretches of two texts; what was found is kept."""

    def __init__(self, truth: list[str], read: list[str]) -> None:
        self._truth = truth
        self._read = read
        self._matches: dict[tuple[Stretch, Stretch], LineMatch] = {}
        self._bounds: dict[tuple[Stretch, Stretch], int] = {}

    def lowest_score(self, truth: Stretch, read: Stretch) -> int:
        """Return a score that no match of two stretches can be below, quickly."""
        key = truth, read
        known = self._bounds.get(key)
        if known is None:
            match = self._matches.get(key)
            known = match.score if match is not None else self._bound(truth, read)
            self._bounds[key] = known
        return known

    def _bound(self, truth: Stretch, read: Stretch) -> int:
        first, second = self._text_of(truth), self._other_text_of(read)
        shared = LCSseq.similarity(first, second)
        return min(2 * (min(len(first), len(second)) - shared), len(first))

    def match(self, truth: Stretch, read: Stretch) -> LineMatch:
        """Return the best match of two stretches, neither of them empty.

        The shorter one is moved along the longer one; what has the lowest score wins, the first of
        equals. Where a deletion of all costs less, that is the match.
        """
        key = truth, read
        found = self._matches.get(key)
        if found is None:
            found = self._matches[key] = self._find(truth, read)
            self._bounds[key] = found.score
        return found

    def _text_of(self, part: Stretch) -> str:
        return self._truth[part.line][part.start : part.end]

    def _other_text_of(self, part: Stretch) -> str:
        return self._read[part.line][part.start : part.end]

    def _find(self, truth: Stretch, read: Stretch) -> LineMatch:
        first, second = self._text_of(truth), self._other_text_of(read)
        short = min(len(first), len(second))
        best: tuple[int, int, int, int] | None = None
        lowest = 2 * (len(first) + len(second))
        replaced = deleted = 0
        for i, a, j, b in _windows(first, second, short):
            costs = _costs(first[i:a], second[j:b], lowest)
            if costs is not None and costs[1] < short:
                lowest, replaced, deleted = costs
                best = i, a, j, b
        if best is not None and (replaced or deleted):
            best, lowest = _lengthened(first, second, best, replaced + deleted, lowest, short)
        if best is None or len(first) < lowest:
            return LineMatch(truth, Stretch(read.line, read.start, read.start), len(first), len(first))
        i, a, j, b = best
        return LineMatch(
            Stretch(truth.line, truth.start + i, truth.start + min(a, len(first))),
            Stretch(read.line, read.start + j, read.start + min(b, len(second))),
            lowest,
            Levenshtein.distance(first[i:a], second[j:b]),
        )


def _windows(first: str, second: str, short: int) -> list[tuple[int, int, int, int]]:
    """Return the stretches that are compared: each window of the longer text, and both texts whole."""
    if len(first) >= len(second):
        windows = [(i, i + short, 0, short) for i in range(len(first) - short + 1)]
    else:
        windows = [(0, short, j, j + short) for j in range(len(second) - short + 1)]
    if len(first) != len(second):
        windows.append((0, len(first), 0, len(second)))
    return windows


def _costs(first: str, second: str, below: int) -> tuple[int, int, int] | None:
    """Return score, replacements and deletions between two texts; None if the score is not ``below``."""
    if below < 1 or Indel.distance(first, second, score_cutoff=below - 1) >= below:
        return None  # no alignment scores less than the longest common subsequence lets it
    operations = Levenshtein.editops(first, second).as_list()
    replaced = [operation[0] for operation in operations].count("replace")
    score = len(operations) + replaced
    if score >= below:
        return None
    deleted = (len(operations) - replaced + len(first) - len(second)) // 2
    return score, replaced, deleted


def _lengthened(
    first: str, second: str, best: tuple[int, int, int, int], by: int, lowest: int, short: int
) -> tuple[tuple[int, int, int, int], int]:
    """Return the match with its end moved further along both texts, where that costs less."""
    i, a, j, b = best
    most = max(len(first) - i, len(second) - j)  # from there on there is no more to add
    for length in range(a - i + 1, min(a - i + by, most) + 1):
        costs = _costs(first[i : i + length], second[j : j + length], lowest)
        if costs is not None and costs[1] < short:
            lowest = costs[0]
            a, b = i + length, j + length
    return (i, a, j, b), lowest
