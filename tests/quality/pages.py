"""Readings to lay side by side, made of rows of words."""

from __future__ import annotations

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.feature import Feature
from app.model.geometry import Polygon, rectangle

HEIGHT = 20
STEP = 30
LETTER = 10


def word(text: str, x: float, y: float, *, confidence: float | None = None, polygon: Polygon = ()) -> Word:
    """A word as wide as its letters, its top left at (x, y)."""
    return Word(polygon or rectangle(x, y, LETTER * max(1, len(text)), HEIGHT), text, confidence)


def line(text: str, y: float = 0.0, x: float = 0.0) -> Line:
    """A line of words where they would stand in a text of even letters."""
    words, at = [], 0
    for part in text.split():
        at = text.index(part, at)
        words.append(word(part, x + at * LETTER, y))
        at += len(part)
    return Line(rectangle(x, y, LETTER * len(text), HEIGHT), text, None, tuple(words))


def reading(*lines: str | Line, provider: str = "on-device") -> Analysis:
    """One block of lines, one under the other."""
    made = tuple(
        line(each, number * STEP) if isinstance(each, str) else each for number, each in enumerate(lines)
    )
    block = Block(rectangle(0, 0, 1000, STEP * len(made)), lines=made)
    return Analysis(provider, (Feature.TEXT,), text=Text.of((block,)))


def placeless(*lines: str) -> Analysis:
    """The same without any polygon, as a text file gives it."""
    made = tuple(Line((), text, None, tuple(Word((), part) for part in text.split())) for text in lines)
    return Analysis("text", (Feature.TEXT,), text=Text.of((Block((), lines=made),)))
