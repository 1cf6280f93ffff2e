"""What a comparison of two readings says: values alone, quick to import."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from app.model.analysis import Analysis
from app.model.geometry import Polygon

Path = tuple[int, ...]
"""Block, line and word; block and line where a provider gives no words."""

_UNSEEN: Final = dict.fromkeys(
    map(
        ord,
        "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
    )
)
"""Marks that steer layout and leave no ink: readers may or may not write them."""


@dataclass(frozen=True)
class Rules:
    """What counts as the same text. Unicode's composed form (NFC) and invisible marks never matter."""

    ignore_case: bool = False
    ignore_punctuation: bool = False

    def plain(self, text: str) -> str:
        """The text as it is compared, with its spaces: one between words, none inside CJK."""
        text = unicodedata.normalize("NFC", text.translate(_UNSEEN))
        if self.ignore_case:
            text = text.casefold()
        if self.ignore_punctuation:
            text = "".join(c for c in text if unicodedata.category(c)[0] != "P")
        words = text.split()
        out = words[0] if words else ""
        for word in words[1:]:
            out += word if _wide(out[-1]) and _wide(word[0]) else " " + word
        return out

    def bare(self, text: str) -> str:
        """The text as it is compared, without any space."""
        return self.plain(text).replace(" ", "")


def _wide(character: str) -> bool:
    """Whether it is of a script that sets no spaces."""
    return unicodedata.east_asian_width(character) in ("W", "F") and not "\uac00" <= character <= "\ud7a3"


class Standing(StrEnum):
    """How two readings of one place stand to each other."""

    AGREED = "agreed"
    DIFFERENT = "different"
    FIRST_ONLY = "first only"
    SECOND_ONLY = "second only"


@dataclass(frozen=True)
class Pair:
    """One place: the words the first reading has there, those of the second, and how they stand.

    ``first``/``second`` are paths (block, line, word) or (block, line), several where the readings part
    words differently. ``spacing``: they differ in nothing but spaces. Confidences are the lowest of the
    words, ``None`` where none has any. ``polygon`` covers the place, pixels of the upright original;
    empty where neither reading has places.
    """

    standing: Standing
    first: tuple[Path, ...]
    second: tuple[Path, ...]
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
    counts: Counter[Standing] = field(compare=False)

    @property
    def differences(self) -> tuple[Pair, ...]:
        """The places on which the readings do not agree."""
        return tuple(pair for pair in self.pairs if pair.standing is not Standing.AGREED)

    @property
    def agreement(self) -> float | None:
        """Places agreed on, of all places; ``None`` where there are none."""
        return self.counts[Standing.AGREED] / len(self.pairs) if self.pairs else None


def changed(one: str, other: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Where two short texts differ: spans (start, end) in the first and in the second."""
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    left = tuple((i, j) for tag, i, j, _, _ in codes if tag != "equal" and j > i)
    right = tuple((i, j) for tag, _, _, i, j in codes if tag != "equal" and j > i)
    return left, right
