"""The regions of analyses as one flat list, for formats without a hierarchy."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.export.select_reading import text_blocks, valid_confidence
from app.model.analysis import Analysis
from app.model.geometry import Polygon
from app.model.reading import pieces

KINDS: Final = ("block", "line", "word", "face")
"""Kinds whose regions are filed under the kind."""


@dataclass(frozen=True)
class FlatRegion:
    """One region: its ``kind`` (block, line, word, face or object), and its ``name`` within that kind.

    ``label`` is what it is filed under: the kind, for an object its name. ``polygon`` is in pixels,
    ``confidence`` within 0..1. A line and its words share a ``group``.
    """

    kind: str
    label: str
    name: str
    polygon: Polygon
    provider: str
    text: str = ""
    confidence: float | None = None
    group: int | None = None


def flat_regions(analyses: tuple[Analysis, ...]) -> Iterator[FlatRegion]:
    """Return the regions of all analyses: of each its text in reading order, then faces, then objects.

    No two labels differ in case or white space alone: objects named so share the label that came first,
    and one that is named like a kind (``word``) has the label ``word (object)``.
    """
    groups = itertools.count(1)
    labels = _ObjectLabels()
    for analysis in analyses:
        provider = analysis.provider
        for block in text_blocks(analysis.text) if analysis.text else ():
            text = "\n".join(line.text for line in block.lines)
            confidence = valid_confidence(block.confidence)
            yield FlatRegion("block", "block", block.kind, block.polygon, provider, text, confidence)
            for line in block.lines:
                group = next(groups)
                confidence = valid_confidence(line.confidence)
                yield FlatRegion("line", "line", "line", line.polygon, provider, line.text, confidence, group)
                for piece in pieces(line):
                    word = piece.word
                    if word is not None:
                        confidence = valid_confidence(word.confidence)
                        yield FlatRegion(
                            "word", "word", "word", word.polygon, provider, piece.text, confidence, group
                        )
        for face in analysis.faces or ():
            confidence = valid_confidence(face.confidence)
            yield FlatRegion("face", "face", "face", face.polygon, provider, "", confidence)
        for thing in analysis.objects or ():
            name = thing.name or thing.kind
            confidence = valid_confidence(thing.confidence)
            yield FlatRegion("object", labels.of(name), name, thing.polygon, provider, "", confidence)


class _ObjectLabels:
    """The labels of objects, one for all names that are alike."""

    def __init__(self) -> None:
        self._labels: dict[str, str] = {}
        self._taken = set(KINDS)

    def of(self, name: str) -> str:
        name = " ".join(name.split())
        key = _folded(name)
        if key not in self._labels:
            label = name
            while _folded(label) in self._taken:
                label += " (object)"
            self._taken.add(_folded(label))
            self._labels[key] = label
        return self._labels[key]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
