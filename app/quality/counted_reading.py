"""A reading as it is counted: its characters, its words, and where on the image each word stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec
import numpy as np

from app.model.analysis import Analysis, Text
from app.model.reading import settled_blocks
from app.quality.counted_text import Ignored, counted_text, without_blanks
from app.quality.segmentation import CountedWord, characters, word_spans
from app.quality.text_units import TextUnit, text_units

_WORD_DEPTH: Final = 3
"""Numbers in the path of a word; that of a line without words has two."""


@dataclass(frozen=True)
class CountedReading:
    """The text of a reading after the rules, cut into what is counted.

    ``lines`` are the characters of each line. ``units`` are the words (or lines without words) the reading
    consists of, ``owners`` the numbers of those that hold each of ``words``.
    """

    text: str
    characters: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    units: tuple[TextUnit, ...] = ()
    owners: tuple[tuple[int, ...], ...] = ()

    @staticmethod
    def of_text(raw: str, ignored: Collection[Ignored] = ()) -> CountedReading:
        """Return a plain text as it is counted."""
        return _counted(raw, ignored)[0]

    @staticmethod
    def of(analysis: Analysis, ignored: Collection[Ignored] = ()) -> CountedReading:
        """Return what an analysis has read as it is counted: blocks and lines in order, each settled."""
        settled, raw = _settled(analysis)
        counted, spans = _counted(raw, ignored)
        units = text_units(settled)
        places = list(_places(settled, units))
        owners = tuple(_owners(spans, _origins(raw, counted.text), places))
        return replace(counted, units=units, owners=owners)

    def units_of(self, word: int) -> list[TextUnit]:
        """Return the words of the provider, or lines, that hold a counted word."""
        return [self.units[n] for n in self.owners[word]] if self.owners else []

    def judged(self, wrong: Collection[int]) -> list[tuple[float, bool]]:
        """Return the confidence of each word of the provider that holds a counted one, and if it is right.

        It is if none of its counted words is among the ``wrong`` ones. Lines without words are left out.
        """
        right: dict[int, bool] = {}
        for number, owners in enumerate(self.owners):
            for owner in owners:
                right[owner] = right.get(owner, True) and number not in wrong
        judged = []
        for owner, correct in right.items():
            unit = self.units[owner]
            known = unit.confidence is not None and 0 <= unit.confidence <= 1
            if known and len(unit.path) == _WORD_DEPTH:
                judged.append((float(unit.confidence or 0), correct))
        return judged


def _settled(analysis: Analysis) -> tuple[Analysis, str]:
    """Return an analysis with settled lines, and all its text."""
    text = analysis.text or Text()
    blocks = settled_blocks(text.blocks)
    raw = "\n".join(line.text for block in blocks for line in block.lines)
    if not raw.strip():
        return msgspec.structs.replace(analysis, text=Text()), text.content
    return msgspec.structs.replace(analysis, text=msgspec.structs.replace(text, blocks=blocks)), raw


def _counted(raw: str, ignored: Collection[Ignored]) -> tuple[CountedReading, list[CountedWord]]:
    text = counted_text(raw, ignored)
    spans = word_spans(text)
    in_lines = counted_text(raw, set(ignored) - {Ignored.LINE_BREAKS})
    shown = text
    if Ignored.WHITESPACE in ignored:
        shown, in_lines = without_blanks(text), without_blanks(in_lines)
    lines = tuple(tuple(characters(line)) for line in in_lines.split("\n")) if in_lines else ()
    words = tuple(span.text for span in spans)
    return CountedReading(text, tuple(characters(shown)), lines, words), spans


def _places(analysis: Analysis, units: Sequence[TextUnit]) -> Iterator[tuple[int, int, int]]:
    """Yield where each unit stands in the text of all lines: start, end and its number."""
    starts, at = {}, 0
    for b, block in enumerate(analysis.text.blocks if analysis.text else ()):
        for number, line in enumerate(block.lines):
            starts[b, number] = at
            at += len(line.text) + 1
    for number, unit in enumerate(units):
        if unit.start is not None and unit.end is not None:
            start = starts[unit.path[0], unit.path[1]]
            yield start + unit.start, start + unit.end, number


def _origins(raw: str, counted: str) -> np.ndarray:
    """Return for each code point of a counted text where it stood in the text as it was read."""
    if raw == counted:
        return np.arange(len(raw))
    from rapidfuzz.distance import Levenshtein

    origins = np.zeros(len(counted), np.int64)
    for step in Levenshtein.opcodes(raw, counted, score_hint=64):
        wide = step.dest_end - step.dest_start
        if wide:
            there = step.src_start + np.arange(wide)
            origins[step.dest_start : step.dest_end] = np.minimum(there, max(step.src_end - 1, 0))
    return origins


def _owners(
    spans: Sequence[CountedWord], origins: np.ndarray, places: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, ...]]:
    """Yield for each counted word the numbers of the units that hold a part of it."""
    starts, ends = [place[0] for place in places], [place[1] for place in places]
    for span in spans:
        first, last = int(origins[span.start]), int(origins[span.end - 1])
        held = range(bisect_right(ends, first), bisect_left(starts, last + 1))
        yield tuple(places[n][2] for n in held)
