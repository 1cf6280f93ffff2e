"""Pages made of lines, drawn or not, for tests of layout."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from app.reader.lines import Quad, RawLine, RawWord

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

HEIGHT = 30.0
LETTER = 12.0
BLANK = np.full((8, 8, 3), 255, np.uint8)
"""A picture without ink: words then keep the quads given."""


def line(
    text: str,
    x: float,
    y: float,
    height: float = HEIGHT,
    letter: float = LETTER,
    *,
    right_to_left: bool = False,
    reader: str = "rapidocr",
    block: int | None = None,
) -> RawLine:
    """A horizontal line whose top left is (x, y), every letter ``letter`` wide."""
    words = []
    at = 0
    for token in text.split(" "):
        words.append(RawWord(token, box(x + at * letter, y, len(token) * letter, height), 0.9))
        at += len(token) + 1
    width = len(text) * letter
    if right_to_left:
        words = [RawWord(w.text, mirrored(w.quad, x + width / 2), w.confidence) for w in words]
    quad = box(x, y, width, height)
    return RawLine(
        text, quad, 0.9, tuple(words), right_to_left=right_to_left, reader=reader, block=block, language=None
    )


def column(x: float, y: float, height: float, words: tuple[str, ...]) -> RawLine:
    """A vertical line of square letters ``height`` apart."""
    text = "".join(words)
    raw, at = [], 0
    for word in words:
        raw.append(RawWord(word, box(x, y + at * height, height, len(word) * height), 0.9))
        at += len(word)
    return RawLine(text, box(x, y, height, at * height), 0.9, tuple(raw), vertical=True, reader="rapidocr")


def box(x: float, y: float, width: float, height: float) -> Quad:
    """Corners clockwise from the top left."""
    return np.array([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], np.float64)


def mirrored(quad: Quad, axis: float) -> Quad:
    """The quad mirrored left to right, still starting at its top left."""
    flipped = quad.copy()
    flipped[:, 0] = 2 * axis - flipped[:, 0]
    return flipped[[1, 0, 3, 2]]


def moved(
    lines: list[RawLine], angle: float = 0, scale: float = 1, by: tuple[float, float] = (0, 0)
) -> list[RawLine]:
    """The page turned by ``angle`` degrees clockwise about its origin, then scaled and shifted."""
    turn = np.radians(angle)
    matrix = np.array([(np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))]) * scale
    shift = np.array(by)

    def quad(q: Quad) -> Quad:
        return np.asarray(q @ matrix + shift, np.float64)

    return [
        raw.moved(quad(raw.quad), tuple(RawWord(w.text, quad(w.quad), w.confidence) for w in raw.words))
        for raw in lines
    ]


def two_columns(rows: int = 6) -> list[RawLine]:
    """Two columns of prose, the right one starting a little lower."""
    left = [line(f"left column text number {i}", 50, 100 + 40 * i) for i in range(rows)]
    right = [line(f"right column text number {i}", 400, 110 + 40 * i) for i in range(rows)]
    return left + right


def receipt() -> list[RawLine]:
    """Names left, prices right."""
    out = []
    for i, (name, price) in enumerate(
        (("MILK", "1.20"), ("BREAD RYE", "3.80"), ("APPLES", "2.10"), ("TOTAL", "7.10"))
    ):
        out += [line(name, 50, 100 + 40 * i), line(price, 450, 102 + 40 * i)]
    return out


def drawn(
    text: str, ink: tuple[int, int, int], ground: tuple[int, int, int], angle: float = 0
) -> tuple[Pixels, list[RawLine], list[Quad]]:
    """A line of blocks as wide as its words, its raw line with loose word boxes, and the true quads."""
    picture = np.full((900, 900, 3), ground, np.uint8)
    turn = cv2.getRotationMatrix2D((450, 450), -angle, 1)
    truth, words, x = [], [], 120.0
    for number, token in enumerate(text.split(" ")):
        width = 14.0 * len(token)
        real = turned(box(x, 430, width, 26), turn)
        truth.append(real)
        cv2.fillConvexPoly(picture, np.round(real * 16).astype(np.int32), ink, cv2.LINE_AA, 4)
        loose = box(x + (5 if number % 2 else -6), 422, width - 2, 44)
        words.append(RawWord(token, turned(loose, turn), 0.9))
        x += width + 14
    quad = turned(box(112, 422, x - 14 - 112 + 8, 44), turn)
    return picture, [RawLine(text, quad, 0.9, tuple(words), reader="rapidocr")], truth


def turned(quad: Quad, matrix: Floats) -> Quad:
    """The quad through a 2 by 3 matrix."""
    return np.asarray(quad @ matrix[:, :2].T + matrix[:, 2], np.float64)
