"""A sheet that remembers where every word was drawn, and can be photographed."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import numpy as np
from fonts import path_of
from PIL import Image, ImageDraw, ImageFont

Point = tuple[float, float]
Colour = tuple[int, int, int]


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a face of Liberation 2 or DejaVu; the basic layout draws the same everywhere."""
    return ImageFont.truetype(path_of(face), size, layout_engine=ImageFont.Layout.BASIC)


@dataclass(frozen=True)
class Word:
    """One word: its ink's polygon (clockwise from the top left), its line and block by number."""

    text: str
    polygon: tuple[Point, ...]
    line: int
    block: int


@dataclass
class Sheet:
    """A picture under the pen. Everything drawn by ``line`` and ``paragraph`` becomes ground truth."""

    width: int
    height: int
    paper: Colour
    words: list[Word] = field(default_factory=list)
    _lines: int = 0
    _blocks: int = 0

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.width, self.height), self.paper)
        self.pen = ImageDraw.Draw(self.image)

    def block(self) -> None:
        """Begin a new block, to which the next lines belong."""
        self._blocks += 1

    def line(
        self,
        text: str,
        at: Point,
        face: str,
        size: int,
        ink: Colour,
        *,
        anchor: str = "left",
        gap: float | None = None,
        tracking: int = 0,
        joined: bool = False,
    ) -> float:
        """Draw one line with its baseline at ``at``; returns its width.

        ``gap`` is the width of a space, ``joined`` says that it goes on with the line drawn before.
        """
        drawn_with = font(face, size)
        space = drawn_with.getlength(" ") + tracking if gap is None else gap
        words = text.split()
        advances = [drawn_with.getlength(w) + tracking * len(w) for w in words]
        total = sum(advances) + space * (len(words) - 1)
        if not joined:
            self._lines += 1
        x, y = at
        x -= {"left": 0.0, "middle": total / 2, "right": total}[anchor]
        for word, advance in zip(words, advances, strict=True):
            self._word(word, (round(x), round(y)), drawn_with, ink, tracking)
            x += advance + space
        return total

    def _word(
        self, word: str, at: tuple[int, int], drawn_with: ImageFont.FreeTypeFont, ink: Colour, tracking: int
    ) -> None:
        pieces = list(word) if tracking else [word]
        x, y = at
        boxes = []
        for piece in pieces:
            self.pen.text((x, y), piece, ink, drawn_with, anchor="ls")
            boxes.append(self.pen.textbbox((x, y), piece, drawn_with, anchor="ls"))
            x += round(drawn_with.getlength(piece)) + tracking
        left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
        right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
        polygon = ((left, top), (right, top), (right, bottom), (left, bottom))
        self.words.append(Word(word, polygon, self._lines, self._blocks))

    def paragraph(
        self, text: str, at: Point, width: float, face: str, size: int, ink: Colour, leading: float
    ) -> float:
        """Draw justified text below ``at`` as one block; returns the y below it."""
        drawn_with = font(face, size)
        space = drawn_with.getlength(" ")
        x, y = at
        rows: list[list[str]] = [[]]
        for word in text.split():
            if rows[-1] and drawn_with.getlength(" ".join([*rows[-1], word])) > width:
                rows.append([])
            rows[-1].append(word)
        self.block()
        for number, row in enumerate(rows):
            y += leading
            slack = width - sum(drawn_with.getlength(w) for w in row)
            last = number == len(rows) - 1
            self.line(
                " ".join(row),
                (x, y),
                face,
                size,
                ink,
                gap=space if last or len(row) < 2 else slack / (len(row) - 1),
            )
        return y

    def text(self) -> str:
        """Lines joined by line breaks, blocks by a blank line."""
        blocks: dict[int, dict[int, list[str]]] = {}
        for word in self.words:
            blocks.setdefault(word.block, {}).setdefault(word.line, []).append(word.text)
        return "\n\n".join("\n".join(" ".join(line) for line in lines.values()) for lines in blocks.values())


@dataclass(frozen=True)
class Shot:
    """A finished picture with its words where they ended up."""

    image: Image.Image
    words: tuple[Word, ...]
    text: str

    def save(self, folder: Path, name: str, **options: object) -> None:
        """Write NAME, NAME's text and NAME's words."""
        path = folder / name
        self.image.save(path, **options)
        path.with_suffix(".txt").write_text(self.text + "\n", "utf-8")
        entries = [
            {
                "text": w.text,
                "line": w.line,
                "block": w.block,
                "polygon": [[round(c, 1) for c in p] for p in w.polygon],
            }
            for w in self.words
        ]
        head = {"image": name, "width": self.image.width, "height": self.image.height}
        body = ",\n".join(json.dumps(e, ensure_ascii=False) for e in entries)
        path.with_suffix(".words.json").write_text(
            f'{json.dumps(head)[:-1]}, "words": [\n{body}\n]}}\n', "utf-8"
        )


def flat(sheet: Sheet) -> Shot:
    """Return the shot of a sheet as it is."""
    return Shot(sheet.image, tuple(sheet.words), sheet.text())


def photographed(sheet: Sheet, corners: Sequence[Point], ground: Image.Image) -> Shot:
    """Return the shot of a sheet laid on ``ground`` with its corners, clockwise, at ``corners``."""
    to_ground, to_sheet = _projections(sheet.width, sheet.height, corners)
    coefficients = (to_sheet / to_sheet[2, 2]).ravel()[:8]
    laid = sheet.image.transform(
        ground.size, Image.Transform.PERSPECTIVE, tuple(coefficients), Image.Resampling.BICUBIC
    )
    mask = Image.new("L", sheet.image.size, 255).transform(
        ground.size, Image.Transform.PERSPECTIVE, tuple(coefficients), Image.Resampling.BICUBIC
    )
    picture = ground.copy()
    picture.paste(laid, (0, 0), mask)
    words = tuple(replace(w, polygon=tuple(_project(to_ground, p) for p in w.polygon)) for w in sheet.words)
    return Shot(picture, words, sheet.text())


def _project(matrix: np.ndarray, point: Point) -> Point:
    x, y, w = matrix @ (point[0], point[1], 1.0)
    return float(x / w), float(y / w)


def _projections(width: int, height: int, corners: Sequence[Point]) -> tuple[np.ndarray, np.ndarray]:
    rows, values = [], []
    for (x, y), (u, v) in zip([(0, 0), (width, 0), (width, height), (0, height)], corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    matrix = np.append(np.linalg.solve(np.array(rows, float), np.array(values, float)), 1.0).reshape(3, 3)
    return matrix, np.linalg.inv(matrix)


def turned(width: float, height: float, centre: Point, degrees: float) -> list[Point]:
    """Corners of a rectangle around ``centre``, turned clockwise on screen."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    half = [
        (-width / 2, -height / 2),
        (width / 2, -height / 2),
        (width / 2, height / 2),
        (-width / 2, height / 2),
    ]
    return [(centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos) for x, y in half]


def lit(
    image: Image.Image, light: Callable[[np.ndarray, np.ndarray], np.ndarray], noise: float, seed: int
) -> Image.Image:
    """Return the picture under uneven ``light`` (factors by x and y in 0..1) and with grain of a sensor."""
    pixels = np.asarray(image.convert("RGB"), dtype=np.float32)
    y, x = np.mgrid[0 : image.height, 0 : image.width].astype(np.float32)
    pixels = pixels * light(x / image.width, y / image.height)[..., None]
    # The raw generator's output is promised to stay the same; that of the distributions is not.
    raw = np.random.PCG64(seed).random_raw(image.height * image.width).view(np.uint8).astype(np.float32)
    grain = (
        raw.reshape(image.height, image.width, 8).sum(axis=2) - 8 * 127.5
    )  # eight dice are near enough to a bell
    pixels += (grain / 208.5 * noise)[..., None]
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
