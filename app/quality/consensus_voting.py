"""How much each reading's word counts in a consensus, and which text wins a place."""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

from app.quality.comparison import ComparisonRules, WordPath
from app.quality.consensus_places import ReadWord, WordPlace

Curve = tuple[tuple[float, float], ...]
"""Points (confidence, share of words that are right) of a calibration, ascending, straight between them."""

MEASURED: Final[Mapping[str, Curve]] = {
    "rapidocr": ((0.0, 0.02), (0.5, 0.15), (0.75, 0.4), (0.9, 0.5), (0.95, 0.75), (0.98, 0.95), (1.0, 0.99)),
    "tesseract": ((0.0, 0.05), (0.5, 0.12), (0.7, 0.3), (0.8, 0.55), (0.9, 0.85), (0.95, 0.96), (1.0, 0.98)),
}
"""Calibrations by local reader, from the words of tests/bench/consensus.py that are right."""
_AS_STATED: Final[Curve] = ((0.0, 0.0), (1.0, 1.0))
_UNKNOWN: Final = 0.8
"""What a word counts if no provider gives confidences."""
_UNKNOWN_COUNT: Final = 5
"""For how many places a first guess stands, against the places in which others are sure."""
_SURE: Final = 0.9
KEPT_FROM: Final = 0.05
"""A word that one reading lacks stays from this probability on, where the first reading has it."""
ADDED_FROM: Final = 0.9
"""A word that the first reading lacks is added from this probability on, of itself and of its line."""
_TIE: Final = 0.02
"""Two texts whose weights differ by less are a tie."""
_SHARE_OF_LINE: Final = 0.5
"""How much of a word's weight is that of its line: some words of a line in a wrong script look sure."""
_SETTLED: Final = 100.0
"""What a word counts that somebody corrected or reviewed: more than all that was read."""
_LEAST: Final = 0.01
_MOST: Final = 0.99


@dataclass(frozen=True)
class Verdict:
    """What a consensus says in a place. ``reading``: whose words stand there, None for no word.

    ``text`` is what they say; where it was put together from several readings it is none of theirs.
    ``confidence`` is None where no reading that has it gives one. ``tie``: only the order decided.
    """

    reading: int | None
    text: str
    confidence: float | None
    tie: bool = False


def calibrated(curve: Curve, confidence: float) -> float:
    """Return the probability that a word of this confidence is right."""
    for (low, below), (high, above) in itertools.pairwise(curve):
        if confidence <= high:
            return below + (above - below) * max(confidence - low, 0.0) / ((high - low) or 1.0)
    return curve[-1][1]


class WeightedVoting:
    """The readings of a consensus with their calibrations, which judge one place after another.

    ``words`` and ``curves`` (calibrations by block) go by reading. ``first`` is the reading with the most
    text that is likely right: it gives the structure and wins a tie.
    """

    def __init__(
        self,
        words: Sequence[Sequence[ReadWord]],
        curves: Sequence[Mapping[int, Curve]],
        places: Sequence[WordPlace],
    ) -> None:
        self._curves = curves
        self._unknown = [self._mean_known(words)] * len(words)
        self._unknown = [self._agreement(reading, places) for reading in range(len(words))]
        self._lines = [self._mean_by_line(each) for each in words]
        masses = [round(self._mass(each), 6) for each in words]
        self.first = masses.index(max(masses))

    def _mean_by_line(self, words: Sequence[ReadWord]) -> dict[WordPath, float]:
        sums: dict[WordPath, tuple[float, int]] = {}
        for word in words:
            total, size = sums.get(word.path[:2], (0.0, 0))
            sums[word.path[:2]] = total + self._of_word(word) * len(word.text), size + len(word.text)
        return {path: total / size for path, (total, size) in sums.items()}

    def _of_word(self, word: ReadWord) -> float:
        if word.settled:
            return 1.0
        if word.confidence is None:
            return self._unknown[word.reading]
        curve = self._curves[word.reading].get(word.path[0], _AS_STATED)
        return calibrated(curve, word.confidence)

    def _mean_known(self, words: Sequence[Sequence[ReadWord]]) -> float:
        """Return how probable a word with a confidence is on this page: the first guess for others."""
        known = [word for each in words for word in each if word.confidence is not None]
        size = sum(len(word.text) for word in known)
        return sum(self._of_word(word) * len(word.text) for word in known) / size if size else _UNKNOWN

    def _agreement(self, reading: int, places: Sequence[WordPlace]) -> float:
        """Return how probable a word without confidence is: how often its reading agrees with sure ones."""
        agreed = heard = 0
        for place in places:
            for other, words in enumerate(place.words):
                known = other != reading and words and None not in {w.confidence for w in words}
                if known and min(map(self._of_word, words)) >= _SURE:
                    heard += 1
                    agreed += _letters(place.texts[other]) == _letters(place.texts[reading])
        guessed = min(self._unknown[reading], _UNKNOWN)
        return (agreed + guessed * _UNKNOWN_COUNT) / (heard + _UNKNOWN_COUNT)

    def weight(self, words: Sequence[ReadWord]) -> float:
        """Return the probability that some words of one reading are right, by themselves and their line."""
        if any(word.settled for word in words):
            return _SETTLED
        own = min(map(self._of_word, words))
        line = min(self._lines[word.reading][word.path[:2]] for word in words)
        return min(max(own * (1 - _SHARE_OF_LINE) + line * _SHARE_OF_LINE, _LEAST), _MOST)

    def _mass(self, words: Sequence[ReadWord]) -> float:
        """Return how many characters of a reading are likely right."""
        return sum(min(self.weight((word,)), 1.0) * len(word.text) for word in words)

    def judge(self, place: WordPlace) -> Verdict:
        """Return what a place says by the votes of all readings.

        Readings that differ in blanks and typographic variants alone vote together: which of two letters is
        right says nothing of the blank beside it.
        """
        having = [r for r, words in enumerate(place.words) if words]
        weights = {r: self.weight(place.words[r]) for r in having}
        lacking = self._needed(having, len(place.words) - len(having))
        if lacking and self._present(place, having) < lacking:
            return Verdict(None, "", None)
        groups: dict[str, list[int]] = {}
        for reading in having:
            groups.setdefault(_letters(place.texts[reading]), []).append(reading)
        sums = {letters: sum(weights[r] for r in group) for letters, group in groups.items()}
        best = max(sums.values())
        near = [groups[letters] for letters, weight in sums.items() if best - weight < _TIE]
        winners = min(near, key=lambda group: (self.first not in group, group))
        reading = self._best_spaced(place, winners)
        known = [c for r in winners if (c := lowest_confidence(place.words[r])) is not None]
        share = sum(weights[r] for r in winners) / (sum(weights.values()) + lacking)
        confidence = round(max(known) * share, 4) if known and share < 1 else max(known, default=None)
        if len(near) > 1 and confidence is None:
            confidence = round(share, 4)
        text = place.texts[reading]
        if len(winners) == 1 and len(having) > 2:
            text = _by_cluster(place, reading, weights)
        return Verdict(reading, text, confidence, len(near) > 1)

    def _needed(self, having: Sequence[int], lacking: int) -> float:
        """Return how probable words must be together to stand where some readings have none."""
        if self.first in having and len(having) >= lacking:
            return lacking * KEPT_FROM
        return lacking * ADDED_FROM / (2 if self.first in having else 1)

    def _present(self, place: WordPlace, having: Sequence[int]) -> float:
        """Return how probable it is that there are words: each as doubtful as itself or its line, if more so.

        A line of a single sign, or a word without letters and digits, that only others than the first reading
        have is rather dirt.
        """
        total = 0.0
        for reading in having:
            words = place.words[reading]
            if any(word.settled for word in words):
                return float(len(place.words))
            alone = sum(map(str.isalnum, words[0].line.text)) < 2
            if self.first in having or (not alone and any(map(str.isalnum, place.texts[reading]))):
                total += min(min(self._of_word(w), self._lines[w.reading][w.path[:2]]) for w in words)
        return total

    def _best_spaced(self, place: WordPlace, winners: Sequence[int]) -> int:
        """Return which of the readings that agree in letters parts and spells them as most of them do.

        Of two the one with more blanks: readers lose blanks far more often than they see what is not there.
        """
        texts = {r: place.texts[r] for r in winners}
        count = Counter(map(_spaced, texts.values()))

        def rank(reading: int) -> tuple[bool, bool, int, bool, int]:
            settled = any(word.settled for word in place.words[reading])
            spaced = _spaced(texts[reading])
            most = count[spaced] * 2 > len(winners)
            return not settled, not most, -spaced.count(" "), reading != self.first, reading

        return min(winners, key=rank)


def lowest_confidence(words: Sequence[ReadWord]) -> float | None:
    """Return the lowest confidence of words, None where none has any."""
    return min((word.confidence for word in words if word.confidence is not None), default=None)


def clusters(text: str) -> list[str]:
    """Return a text cut into letters with their combining marks, composed (NFC)."""
    cut: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        joins = unicodedata.category(character)[0] == "M" or character in "\u200c\u200d"
        if cut and joins:
            cut[-1] += character
        else:
            cut.append(character)
    return cut


_VARIANTS: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
"""Signs that readers spell in their own ways, each in its plainest form."""
_AS_READ: Final = ComparisonRules()


def _spaced(text: str) -> str:
    """Return what readings must share to agree in letters and blanks."""
    return _AS_READ.normalized(text).translate(_VARIANTS)


def _letters(text: str) -> str:
    return _spaced(text).replace(" ", "") or text


def _key(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _by_cluster(place: WordPlace, reading: int, weights: Mapping[int, float]) -> str:
    """Return the text of a reading, each of its characters as most of the readings have it.

    Only what stands one for one is voted on: a run that other readings have longer or shorter stays. (After
    ROVER, Fiscus 1997, with the heaviest reading for the network's spine.)
    """
    spine = clusters(place.texts[reading])
    columns = [{cluster: weights[reading]} for cluster in spine]
    for other in weights:
        if other == reading:
            continue
        read = clusters(place.texts[other])
        for code in Levenshtein.opcodes(spine, read):
            if code.tag not in {"equal", "replace"}:
                continue
            for at, to in zip(
                range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True
            ):
                if spine[at].isspace() == read[to].isspace():
                    columns[at][read[to]] = columns[at].get(read[to], 0.0) + weights[other]
    voted = (
        max(column, key=lambda c: (column[c], c == own, c))
        for column, own in zip(columns, spine, strict=True)
    )
    text = "".join(voted)
    return place.texts[reading] if _key(text) == _key(place.texts[reading]) else text
