"""From the recogniser's probabilities to characters with places, and from those to words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

SPACE = " "
_HAN_MARKS = {0x3005, 0x3007}
_WIDE_GAP = 2.2
"""Times the usual advance of a line's wide characters: more is a gap between words."""


class Glyph(NamedTuple):
    """One character; ``centre`` is its place along the line, 0..1 from the line's start."""

    text: str
    centre: float
    confidence: float


class WordSpan(NamedTuple):
    """One word; ``start`` and ``end`` are places along the line, ``spaced``: a space stands before it."""

    text: str
    start: float
    end: float
    confidence: float
    spaced: bool


@dataclass(frozen=True)
class LineReading:
    """Characters of one line crop in order, spaces included."""

    glyphs: tuple[Glyph, ...] = ()

    @property
    def confidence(self) -> float:
        """Return the mean confidence of the characters that are not spaces; 0 where there are none."""
        known = [g.confidence for g in self.glyphs if g.text != SPACE]
        return sum(known) / len(known) if known else 0.0

    def density(self, aspect: float) -> float:
        """Return the number of characters for each line height of the line's length.

        About 2 for Latin, 1 for Chinese. A recogniser that does not know the script stays far below,
        since it leaves most of the line blank.
        """
        return sum(g.text != SPACE for g in self.glyphs) / max(aspect, 1.0)


def decode_line(
    probabilities: npt.NDArray[np.float32], characters: Sequence[str], filled: float
) -> LineReading:
    """Return the characters of one line by greedy CTC decoding.

    ``probabilities``: shape (steps, characters), class 0 is the blank. ``filled``: the part of the
    steps, 0..1, that the crop covers (the rest is padding of the batch).
    """
    best = probabilities.argmax(axis=1)
    value = probabilities[np.arange(len(best)), best]
    keep = best != 0
    keep[1:] &= best[1:] != best[:-1]
    steps = max(1.0, len(best) * filled)
    return LineReading(
        tuple(
            Glyph(characters[best[i]], min(1.0, (i + 0.5) / steps), float(value[i]))
            for i in np.flatnonzero(keep)
        )
    )


def script_class(character: str) -> str:
    """Return the class that decides where words end: han, hiragana, katakana or other."""
    code = ord(character[0])
    if 0x3041 <= code <= 0x309F:
        return "hiragana"
    if 0x30A0 <= code <= 0x30FF or 0x31F0 <= code <= 0x31FF or 0xFF66 <= code <= 0xFF9F:
        return "katakana"
    if (
        0x3400 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
        or code in {0x3005, 0x3007}
    ):
        return "han"
    return "other"


def is_wide(character: str) -> bool:
    """Return True if the character is of a script written without spaces (Chinese, Japanese)."""
    return script_class(character) != "other"


def split_words(reading: LineReading) -> tuple[WordSpan, ...]:
    """Return the words of a line.

    Spaces end a word. In Chinese and Japanese, which have none, a word ends after punctuation, at a
    gap, where the writing changes to or from Latin or katakana, and where Chinese characters follow
    hiragana; that keeps an inflected Japanese word in one piece.
    """
    groups: list[tuple[list[Glyph], bool]] = []
    spaced = True
    gap = _usual_advance(reading) * _WIDE_GAP
    for glyph in reading.glyphs:
        if glyph.text.isspace():
            spaced = True
            continue
        if spaced or not groups or _ends_word(groups[-1][0][-1], glyph, gap):
            groups.append(([glyph], spaced))
        else:
            groups[-1][0].append(glyph)
        spaced = False
    edges = [0.0]
    for (left, _), (right, _) in pairwise(groups):
        edges.append((left[-1].centre + right[0].centre) / 2)
    edges.append(1.0)
    return tuple(
        WordSpan(
            text="".join(g.text for g in group),
            start=edges[i],
            end=edges[i + 1],
            confidence=sum(g.confidence for g in group) / len(group),
            spaced=before and i > 0,
        )
        for i, (group, before) in enumerate(groups)
    )


def _usual_advance(reading: LineReading) -> float:
    steps = [b.centre - a.centre for a, b in pairwise(reading.glyphs) if is_wide(a.text) and is_wide(b.text)]
    return float(np.median(steps)) if steps else 1.0


def _ends_word(left: Glyph, right: Glyph, gap: float) -> bool:
    """Return True if a word ends between these two neighbours."""
    before, after = script_class(left.text), script_class(right.text)
    if after == "other" and unicodedata.category(right.text[0])[0] in "PS":
        return False
    if before == "other" and unicodedata.category(left.text[0])[0] in "PS":
        # opening brackets belong to what follows; anything else ends its word before a wide character
        return after != "other" and unicodedata.category(left.text[0]) not in {"Ps", "Pi"}
    if before == after == "other":
        return False
    if right.centre - left.centre > gap:
        return True
    return before != after and not (before == "han" and after == "hiragana")
