"""Images and analyses made for the tests of the canvas."""

from __future__ import annotations

from PySide6.QtGui import QImage

from app.model.analysis import Analysis, Block, Face, Line, Object, Text, Word
from app.model.feature import Feature
from app.model.geometry import Polygon, rectangle

PROVIDER = "on-device"
WORDS = (rectangle(100, 100, 60, 20), rectangle(200, 100, 60, 20), rectangle(100, 200, 60, 20))


def white(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    return image


def page_of_words(
    words: tuple[Polygon, ...],
    *,
    provider: str = PROVIDER,
    confidence: float | None = None,
    faces: tuple[Polygon, ...] = (),
    objects: tuple[Polygon, ...] = (),
) -> Analysis:
    """One block around everything, a line for each word."""
    block = rectangle(90, 90, 300, 200)
    lines = tuple(
        Line(word, f"word {i}", words=(Word(word, str(i), confidence),)) for i, word in enumerate(words)
    )
    return Analysis(
        provider=provider,
        features=(Feature("text"), Feature("faces")),
        text=Text.of((Block(block, lines=lines),)),
        faces=tuple(Face(face) for face in faces),
        objects=tuple(Object("thing", thing) for thing in objects),
    )
