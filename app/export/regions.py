"""The regions of analyses as one flat list, for formats without a hierarchy."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from app.export.select_reading import text_blocks, valid_confidence
from app.model.analysis import Analysis
from app.model.geometry import Polygon


@dataclass(frozen=True)
class FlatRegion:
    """One region: its ``kind`` (block, line, word, face or object), and its ``name`` within that kind.

    ``polygon`` is in pixels, ``confidence`` within 0..1. A line and its words share a ``group``.
    """

    kind: str
    name: str
    polygon: Polygon
    provider: str
    text: str = ""
    confidence: float | None = None
    group: int | None = None


def flat_regions(analyses: tuple[Analysis, ...]) -> Iterator[FlatRegion]:
    """Return the regions of all analyses: of each its text in reading order, then faces, then objects."""
    groups = itertools.count(1)
    for analysis in analyses:
        provider = analysis.provider
        for block in text_blocks(analysis.text) if analysis.text else ():
            text = "\n".join(line.text for line in block.lines)
            yield FlatRegion(
                "block", block.kind, block.polygon, provider, text, valid_confidence(block.confidence)
            )
            for line in block.lines:
                group = next(groups)
                yield FlatRegion(
                    "line",
                    "line",
                    line.polygon,
                    provider,
                    line.text,
                    valid_confidence(line.confidence),
                    group,
                )
                for word in line.words:
                    confidence = valid_confidence(word.confidence)
                    yield FlatRegion("word", "word", word.polygon, provider, word.text, confidence, group)
        for face in analysis.faces or ():
            yield FlatRegion("face", "face", face.polygon, provider, "", valid_confidence(face.confidence))
        for thing in analysis.objects or ():
            confidence = valid_confidence(thing.confidence)
            yield FlatRegion("object", thing.name or thing.kind, thing.polygon, provider, "", confidence)
