"""The values of a comparison of two readings, quick to import."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from app.model.analysis import Analysis
from app.model.geometry import Polygon
from app.model.word_spacing import is_unspaced

WordPath = tuple[int, ...]
"""Block, line and word; block and line where a provider gives no words."""

_INVISIBLE_MARKS: Final = dict.fromkeys(
    map(
        ord,
        "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
    )
)
"""Characters that steer layout and leave no ink: readers may or may not write them."""

_LONG: Final = 40
"""Letters from which texts are compared letter by letter in another way."""


@dataclass(frozen=True)
class ComparisonRules:
    """What counts as equal text; Unicode's composed form (NFC) and invisible marks never matter."""

    ignore_case: bool = False
    ignore_punctuation: bool = False

    def normalized(self, text: str) -> str:
        """Return the text as it is compared, with its spaces: one between words, none inside CJK."""
        text = unicodedata.normalize("NFC", text.translate(_INVISIBLE_MARKS))
        if self.ignore_case:
            text = text.casefold()
        if self.ignore_punctuation:
            text = "".join(c for c in text if unicodedata.category(c)[0] != "P")
        words = text.split()
        out = words[0] if words else ""
        for word in words[1:]:
            out += word if is_unspaced(out[-1]) and is_unspaced(word[0]) else " " + word
        return out

    def without_spaces(self, text: str) -> str:
        """Return the text as it is compared, without any space."""
        return self.normalized(text).replace(" ", "")


class Agreement(StrEnum):
    """Whether two readings of one place agree, differ, or only one has words there."""

    AGREED = "agreed"
    DIFFERENT = "different"
    FIRST_ONLY = "first only"
    SECOND_ONLY = "second only"


@dataclass(frozen=True)
class Pair:
    """One place: the words of the first reading there, those of the second, and whether they agree.

    ``first``/``second`` are paths (block, line, word) or (block, line), several where the readings part
    words differently. ``spacing``: they differ in nothing but spaces. Confidences are the lowest of the
    words, ``None`` where none has any. ``polygon`` covers the place, pixels of the upright original;
    empty where neither reading has places.
    """

    agreement: Agreement
    first: tuple[WordPath, ...]
    second: tuple[WordPath, ...]
    first_text: str
    second_text: str
    first_confidence: float | None
    second_confidence: float | None
    polygon: Polygon
    spacing: bool = False


@dataclass(frozen=True)
class Comparison:
    """All places in the reading order of the first analysis."""

    first: Analysis
    second: Analysis
    pairs: tuple[Pair, ...]
    counts: Counter[Agreement] = field(compare=False)

    @property
    def differences(self) -> tuple[Pair, ...]:
        """Return the places on which the readings do not agree."""
        return tuple(pair for pair in self.pairs if pair.agreement is not Agreement.AGREED)

    @property
    def agreed_share(self) -> float | None:
        """Return the places agreed on, 0..1 of all places; ``None`` where there are none."""
        return self.counts[Agreement.AGREED] / len(self.pairs) if self.pairs else None


def differing_spans(one: str, other: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return where two texts differ: spans (start, end) in the first and in the second."""
    codes: Iterable[tuple[str, int, int, int, int]]
    if max(len(one), len(other)) > _LONG:  # difflib takes the product of both lengths
        from rapidfuzz.distance import Indel

        codes = [(c.tag, c.src_start, c.src_end, c.dest_start, c.dest_end) for c in Indel.opcodes(one, other)]
    else:
        codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    left = tuple((i, j) for tag, i, j, _, _ in codes if tag != "equal" and j > i)
    right = tuple((i, j) for tag, _, _, i, j in codes if tag != "equal" and j > i)
    return left, right
