"""Character accuracy that does not mind in which order the lines of two texts stand.

Clausner, Pletschacher, Antonacopoulos: Flexible character accuracy measure for reading-order-independent
evaluation. Pattern Recognition Letters 131 (2020), 390-397, with the variations of its published port for
dinglehopper: of the ground truth's longest lines the one that fits best is matched first, and a match must
not replace every character. Here all weightings of penalties are followed at once and part only where they
choose differently, and what cannot become the best is left; the figures are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, product
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from app.quality.line_matching import LineMatch, LineMatcher, Stretch
from app.quality.measures import FlexibleErrors

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_WEIGHTS: Final = np.array(list(product(range(15, 31, 5), range(0, 24, 3), range(4), range(6))), np.float64)
"""Weightings tried: of edit distance, difference of lengths, offset, and (as a reward) length; (768, 4)."""
_FIRST_SPARE: Final = 0xF0000


def flexible_errors(truth: Sequence[Sequence[str]], read: Sequence[Sequence[str]]) -> FlexibleErrors:
    """Return the errors between the lines of two texts, in whichever order they stand.

    Lines are sequences of characters. The errors are the fewest that any weighting of the search finds,
    and never more than those of the texts in their order, without line breaks.
    """
    first, second = _encoded(truth, read)
    size = sum(map(len, first))
    plain = Levenshtein.distance("".join(first), "".join(second))
    fewest = _fewest(Counter("".join(first)), Counter("".join(second)))
    if plain > fewest and size:
        plain = _Search(first, second, plain).errors()
    return FlexibleErrors(size, plain)


def _encoded(*texts: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield the lines of texts as strings, in which one code point stands for each different character."""
    every = {item for text in texts for line in text for item in line}
    longer = sorted(item for item in every if len(item) != 1)
    spare = (chr(n) for n in chain(range(_FIRST_SPARE, 0x110000), count(0x20000)) if chr(n) not in every)
    codes = dict(zip(longer, spare, strict=False))
    for text in texts:
        yield ["".join([codes.get(item, item) for item in line]) for line in text if line]


def _fewest(first: Counter[str], second: Counter[str]) -> int:
    """Return the fewest errors two texts of these characters can have."""
    return max(first.total(), second.total()) - (first & second).total()


@dataclass(frozen=True, slots=True)
class _State:
    """What is left of both texts, the longest stretches first, and the errors of what is matched.

    ``weights`` are the numbers of the weightings that came here, ``counts`` how often each character is left
    on either side.
    """

    truth: tuple[Stretch, ...]
    read: tuple[Stretch, ...]
    errors: int
    weights: Ints
    counts: Ints

    def fewest_errors(self) -> int:
        """Return how many errors there are at least in the end."""
        return self.errors + int(self.counts.sum(1).max() - self.counts.min(0).sum())


class _Search:
    """Follows all weightings through the matching of lines."""

    def __init__(self, truth: list[str], read: list[str], known: int) -> None:
        self._texts = truth, read
        self._matcher = LineMatcher(truth, read)
        self._best = known
        self._seen: dict[tuple[tuple[Stretch, ...], tuple[Stretch, ...]], Floats] = {}
        numbers = {item: n for n, item in enumerate(sorted(set("".join((*truth, *read)))))}
        self._kinds = len(numbers)
        self._codes = [[np.array([numbers[c] for c in line]) for line in text] for text in self._texts]

    def errors(self) -> int:
        """Return the fewest errors found."""
        truth, read = (
            tuple(_sorted([Stretch(n, 0, len(line)) for n, line in enumerate(text)])) for text in self._texts
        )
        counts = np.array([sum(self._count(side, part) for part in (truth, read)[side]) for side in (0, 1)])
        pending = [_State(truth, read, 0, np.arange(len(_WEIGHTS)), counts)]
        while pending:
            state = pending.pop()
            if not state.truth or not state.read:
                self._best = min(self._best, state.errors + int(state.counts.sum()))
            elif state.fewest_errors() < self._best and not self._is_known(state):
                pending += self._steps(state)
        return self._best

    def _count(self, side: int, part: Stretch) -> Ints:
        """Return how often each character stands in a stretch."""
        return np.bincount(self._codes[side][part.line][part.start : part.end], minlength=self._kinds)

    def _is_known(self, state: _State) -> bool:
        """Return True if all these weightings came by this place before, with no more errors."""
        fewest = self._seen.setdefault((state.truth, state.read), np.full(len(_WEIGHTS), np.inf))
        if (fewest[state.weights] <= state.errors).all():
            return True
        fewest[state.weights] = np.minimum(fewest[state.weights], state.errors)
        return False

    def _steps(self, state: _State) -> list[_State]:
        """Return what is left after the next match, for each group of weightings that choose alike."""
        least = min(_length(state.truth[0]), _length(state.read[0]))
        longest = [part for part in state.truth if _length(part) >= least]
        table = _WEIGHTS[state.weights]
        ends = table.min(0)[:, None], table.max(0)[:, None]
        best = np.full(len(table), -np.inf)
        chosen = np.zeros(len(table), np.int64)
        every: list[tuple[Stretch, Stretch, LineMatch]] = []
        for part in longest:
            matches, which = self._choices(part, state.read, table, ends)
            fits = np.array([_accuracy(match) for _, match in matches])[which]
            better = fits > best
            best = np.where(better, fits, best)
            chosen = np.where(better, which + len(every), chosen)
            every += [(part, other, match) for other, match in matches]
            if (best >= 1).all():  # nothing can fit better
                break
        following = []
        sizes = np.bincount(chosen)
        for choice in sorted(np.flatnonzero(sizes).tolist(), key=sizes.tolist().__getitem__):
            # the last, which most chose, is followed first
            part, other, match = every[choice]
            taken = np.array([self._count(0, match.truth), self._count(1, match.read)])
            following.append(
                _State(
                    _without(state.truth, part, match.truth),
                    _without(state.read, other, match.read),
                    state.errors + match.errors,
                    state.weights[chosen == choice],
                    state.counts - taken,
                )
            )
        return following

    def _choices(
        self, part: Stretch, read: tuple[Stretch, ...], table: Floats, ends: tuple[Floats, Floats]
    ) -> tuple[list[tuple[Stretch, LineMatch]], Ints]:
        """Return matches of a line with lines that were read, and which of them each weighting chooses.

        Lines are tried from the most promising on; those whose lowest possible penalty is beyond what
        is found already, whatever the weighting, are never laid along the line. ``ends`` are the least and
        the largest weights of the table.
        """
        features = self._lowest_features(part, read)
        order = np.argsort(table[len(table) // 2] @ features, kind="stable").tolist()
        left = np.ones(len(read), bool)
        matches: dict[int, LineMatch] = {}
        for n in order:
            if not left[n]:
                continue
            match = matches[n] = self._matcher.match(part, read[n])
            features[0, n] = match.score
            features[2, n] = _offset(part, read[n], match)
            worse = features - features[:, n : n + 1]
            left &= np.minimum(ends[0] * worse, ends[1] * worse).sum(0) <= 0
        numbers = sorted(n for n in matches if left[n])
        found = [(read[n], matches[n]) for n in numbers]
        if len(found) == 1:
            return found, np.zeros(len(table), np.int64)
        return found, np.argmin(table @ features[:, numbers], axis=1)

    def _lowest_features(self, part: Stretch, read: tuple[Stretch, ...]) -> Floats:
        """Return what penalties are made of, (4, n), for the best that each line that was read could be."""
        length = _length(part)
        features = np.zeros((4, len(read)))
        features[0] = [self._matcher.lowest_score(part, other) for other in read]
        lengths = np.array([end - start for _, start, end in read])
        features[1] = np.abs(lengths - length)
        features[3] = -np.minimum(lengths, length)
        return features


def _accuracy(match: LineMatch) -> float:
    return 1 - match.errors / _length(match.truth)


def _offset(part: Stretch, other: Stretch, match: LineMatch) -> float:
    """Return how far the match is from either end of the longer line; 0 where lines are as long."""
    apart = abs(_length(part) - _length(other))
    if apart <= 1:
        return 0.0
    place = max(match.truth.start - part.start, match.read.start - other.start)
    return apart / 2 - abs(place - apart / 2)


def _length(part: Stretch) -> int:
    return part.end - part.start


def _sorted(parts: list[Stretch]) -> list[Stretch]:
    return sorted(parts, key=_length, reverse=True)


def _without(parts: tuple[Stretch, ...], whole: Stretch, matched: Stretch) -> tuple[Stretch, ...]:
    """Return the stretches less the matched one, the longest first; what is left of the line stays."""
    left = [part for part in parts if part is not whole]
    if _length(matched) == _length(whole):
        return tuple(left)
    if whole.start < matched.start:
        left.append(Stretch(whole.line, whole.start, matched.start))
    if matched.end < whole.end:
        left.append(Stretch(whole.line, matched.end, whole.end))
    return tuple(_sorted(left))
