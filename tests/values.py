"""Values many tests need."""

from __future__ import annotations

from app.model.analysis import Analysis, Block, Face, Landmark, Line, Object, Text, Word
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.model.image import Image


def image(name: str = "page.png", sha256: str = "ab" * 32, frame: int = 0) -> Image:
    return Image(name=name, sha256=sha256, width=200, height=100, source=b"", frame=frame, frames=frame + 1)


def analysis(words: str = "one two", provider: str = "on-device") -> Analysis:
    """One block of one line with these words, and a face."""
    made = tuple(
        Word(rectangle(10 + 40 * i, 10, 30, 12), text, 0.9) for i, text in enumerate(words.split(" "))
    )
    line = Line(rectangle(10, 10, 40 * len(made) - 10, 12), words, 0.9, made)
    return Analysis(
        provider=provider,
        features=(Feature.TEXT, Feature.FACES),
        seconds=0.5,
        text=Text.of((Block(rectangle(8, 8, 40 * len(made), 16), lines=(line,), reader="rapidocr"),)),
        faces=(Face(rectangle(120, 40, 40, 40), landmarks=(Landmark("left_eye", 130.0, 50.0),)),),
        objects=(Object("<Person> & co", rectangle(100, 30, 80, 60), 0.8),),
    )
