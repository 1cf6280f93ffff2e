"""Figures of one page: errors of characters and words, words in any order. A ratio by nothing is None.

Definitions: OCR-D, Quality Assurance in OCR-D (evaluation of text recognition); dinglehopper for words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.quality.edit_alignment import Alignment


def ratio(part: float, whole: float) -> float | None:
    """Return a share, or None where the whole is nothing."""
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class CharacterErrors:
    """Characters of the ground truth and of a reading, and the operations between them."""

    truth: int = 0
    read: int = 0
    correct: int = 0
    substitutions: int = 0
    insertions: int = 0
    deletions: int = 0

    @staticmethod
    def of(alignment: Alignment) -> CharacterErrors:
        """Count the operations of an alignment of characters."""
        return CharacterErrors(
            len(alignment.truth),
            len(alignment.read),
            alignment.correct,
            alignment.counts["replace"],
            alignment.counts["insert"],
            alignment.counts["delete"],
        )

    @property
    def distance(self) -> int:
        """Return the number of errors: substitutions, insertions and deletions."""
        return self.substitutions + self.insertions + self.deletions

    @property
    def cer(self) -> float | None:
        """Return the character error rate: errors by characters of the ground truth; may exceed 1."""
        return ratio(self.distance, self.truth)

    @property
    def cer_normalized(self) -> float | None:
        """Return errors by errors and correct characters together, 0..1 (OCR-D's normalised CER)."""
        return ratio(self.distance, self.distance + self.correct)


@dataclass(frozen=True, slots=True)
class WordErrors:
    """Words of the ground truth and of a reading, and the fewest operations between them."""

    truth: int = 0
    read: int = 0
    distance: int = 0

    @property
    def wer(self) -> float | None:
        """Return the word error rate: errors by words of the ground truth; may exceed 1."""
        return ratio(self.distance, self.truth)


@dataclass(frozen=True, slots=True)
class BagOfWords:
    """Words of two texts compared without their order, each as often as it stands there.

    ``differing`` is the sum over all words of how much more often one text has them than the other
    (OCR-D's bag of words error, by the words of both).
    """

    truth: int = 0
    read: int = 0
    matched: int = 0
    differing: int = 0

    @staticmethod
    def of(truth: Sequence[str], read: Sequence[str]) -> BagOfWords:
        """Count the words two texts share."""
        matched = (Counter(truth) & Counter(read)).total()
        return BagOfWords(len(truth), len(read), matched, len(truth) + len(read) - 2 * matched)

    def __add__(self, other: BagOfWords) -> BagOfWords:
        """Pool two pages: words of one never match those of the other."""
        return BagOfWords(
            self.truth + other.truth,
            self.read + other.read,
            self.matched + other.matched,
            self.differing + other.differing,
        )

    @property
    def precision(self) -> float | None:
        """Return the matched words by the words read."""
        return ratio(self.matched, self.read)

    @property
    def recall(self) -> float | None:
        """Return the matched words by the words of the ground truth."""
        return ratio(self.matched, self.truth)

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall."""
        return ratio(2 * self.matched, self.truth + self.read)

    @property
    def error(self) -> float | None:
        """Return the differing words by the words of both texts, 0..1."""
        return ratio(self.differing, self.truth + self.read)


@dataclass(frozen=True, slots=True)
class FlexibleErrors:
    """Characters of the ground truth and the errors between texts whose lines may stand in any order."""

    truth: int = 0
    errors: int = 0

    def __add__(self, other: FlexibleErrors) -> FlexibleErrors:
        """Pool two pages."""
        return FlexibleErrors(self.truth + other.truth, self.errors + other.errors)

    @property
    def accuracy(self) -> float | None:
        """Return 1 less errors by characters; negative where there are more errors than characters."""
        errors = ratio(self.errors, self.truth)
        return None if errors is None else 1 - errors
