"""Every region of analyses as one flat list, for formats that know no hierarchy."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from app.export.select_reading import blocks, confidence
from app.model.analysis import Analysis
from app.model.geometry import Polygon


@dataclass(frozen=True)
class Flat:
    """One region. ``kind`` is block, line, word, face or object; ``name`` what it is within that kind.

    Words share their line's ``group``.
    """

    kind: str
    name: str
    polygon: Polygon
    provider: str
    text: str = ""
    confidence: float | None = None
    group: int | None = None


def regions(analyses: tuple[Analysis, ...]) -> Iterator[Flat]:
    """The regions of all analyses: text in reading order, then faces, then objects."""
    groups = itertools.count(1)
    for analysis in analyses:
        provider = analysis.provider
        for block in blocks(analysis.text) if analysis.text else ():
            text = "\n".join(line.text for line in block.lines)
            yield Flat("block", block.kind, block.polygon, provider, text, confidence(block.confidence))
            for line in block.lines:
                group = next(groups)
                yield Flat(
                    "line", "line", line.polygon, provider, line.text, confidence(line.confidence), group
                )
                for word in line.words:
                    sure = confidence(word.confidence)
                    yield Flat("word", "word", word.polygon, provider, word.text, sure, group)
        for face in analysis.faces or ():
            yield Flat("face", "face", face.polygon, provider, "", confidence(face.confidence))
        for thing in analysis.objects or ():
            sure = confidence(thing.confidence)
            yield Flat("object", thing.name or thing.kind, thing.polygon, provider, "", sure)
