"""Analyses to correct, and what must hold after every correction."""

from __future__ import annotations

from app.model.analysis import Analysis, Block, Face, Landmark, Line, Object, Text, Word, joined
from app.model.feature import Feature
from app.model.geometry import oriented_box, rectangle
from app.model.polygon_parts import encloses


def line(text: str, x: float, y: float, *, glued: bool = False) -> Line:
    """A line of words 8 px a letter; ``glued``: a comma or point at an end is a word of its own."""
    words = []
    at = x
    for chunk in text.split():
        tail = chunk[-1:] if glued and chunk[-1:] in ",." and len(chunk) > 1 else ""
        for part in (chunk[: len(chunk) - len(tail)], tail):
            if part:
                words.append(Word(rectangle(at, y, 8 * len(part), 12), part, 0.9))
                at += 8 * len(part)
        at += 8
    return Line(rectangle(x, y, at - 8 - x, 12), text, 0.9, tuple(words))


def page() -> Analysis:
    """Two columns, a tilted block, a line without words, a face, two objects."""
    left = (line("The steamer Albatross", 10, 10), line("entered, slowly, the harbour.", 10, 30, glued=True))
    right = (line("Cotton bales 312", 300, 10), Line(rectangle(300, 30, 100, 12), "no words here", 0.4))
    tilted_points = [(50.0, 120.0), (150.0, 130.0)]
    tilted = oriented_box(tilted_points, 0.2)
    words = (Word(tilted, "askew", 0.3),)
    return Analysis(
        "on-device",
        (Feature.TEXT, Feature.FACES),
        text=Text.of(
            (
                Block(rectangle(8, 8, 260, 40), lines=left, confidence=0.8, reader="rapidocr"),
                Block(rectangle(298, 8, 200, 40), kind="table", lines=right),
                Block(tilted, lines=(Line(tilted, "askew", 0.3, words),)),
            ),
            ("en",),
        ),
        faces=(Face(rectangle(220, 60, 40, 40), landmarks=(Landmark("left_eye", 230, 70),)),),
        objects=(Object("cat", rectangle(0, 60, 50, 50), 0.7), Object("hat", rectangle(60, 60, 20, 20))),
    )


def check(analysis: Analysis) -> None:
    """Content follows the lines, lines spell their words in order, parents enclose what is inside them."""
    if analysis.text is None:
        return
    assert analysis.text.content == joined(analysis.text.blocks)
    for block in analysis.text.blocks:
        assert encloses(block.polygon, [inner.polygon for inner in block.lines]), block
        for inner in block.lines:
            assert encloses(inner.polygon, [word.polygon for word in inner.words]), inner
            at = 0
            for word in inner.words:
                at = inner.text.find(word.text, at)
                assert at >= 0, (inner.text, [w.text for w in inner.words])
                at += len(word.text)
            if inner.words:
                spelled = "".join(word.text for word in inner.words)
                assert "".join(inner.text.split()) == "".join(spelled.split())
