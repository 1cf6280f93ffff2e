"""An analysis of two blocks and a face, to show and to search."""

from __future__ import annotations

from app.model.analysis import Analysis, Block, Face, Line, Text, Word
from app.model.feature import Feature
from app.model.geometry import rectangle


def line(text: str, y: float, confidence: float | None = 0.95) -> Line:
    words = []
    x = 10.0
    for part in text.split():
        width = 8.0 * len(part)
        words.append(Word(rectangle(x, y, width, 12), part, confidence))
        x += width + 6
    return Line(rectangle(10, y, x - 16, 12), text, confidence, tuple(words))


def analysis(provider: str = "on-device", *, extra: str = "") -> Analysis:
    first = (line("The steamer Albatross", 20), line("entered the harbour", 40, 0.6))
    second = (line("Cotton bales 312", 90),) + ((line(extra, 110),) if extra else ())
    text = Text.of(
        (
            Block(rectangle(8, 18, 200, 40), lines=first, confidence=0.8),
            Block(rectangle(8, 88, 200, 40), kind="table", lines=second),
        )
    )
    return Analysis(
        provider=provider,
        features=(Feature.TEXT, Feature.FACES),
        seconds=0.4,
        text=text,
        faces=(Face(rectangle(220, 20, 60, 60)),),
    )
