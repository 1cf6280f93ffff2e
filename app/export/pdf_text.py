"""The text of a PDF's page: over each word its text, invisible.

Words are drawn in text mode 3 (neither filled nor stroked) in a font without outlines, each stretched
and turned over its word's box, slight slopes levelled; so they are found, selected and copied in their
place, in any script. Right-to-left words are laid out in visual order, which is what PDF readers expect.
Text without a polygon is spread over the region around it.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from typing import Final

from app.export.clip import clip_to_image
from app.export.glyphless import WIDTH, GlyphCodes, graphemes, is_combining
from app.export.select_reading import is_right_to_left, words_with_gaps
from app.export.text_direction import TextBox, TextBoxes, levelled, text_box
from app.export.xml_text import xml_safe
from app.model.analysis import Block, Line
from app.model.geometry import Polygon, rectangle
from app.model.image import Image

_FORWARD: Final = frozenset({"EN", "AN", "L"})
"""Bidirectional classes (UAX #9) of characters that run to the right inside right-to-left text."""
INVISIBLE: Final = 3
"""Text rendering mode: neither filled nor stroked (PDF 1.7, 9.3.6)."""


def text_content(
    image: Image,
    blocks: tuple[Block, ...],
    scale: float,
    height: float,
    codes: GlyphCodes,
    mode: int = INVISIBLE,
) -> str:
    """Return the operators that show the text of a page, in a font named ``/Text``.

    ``scale`` is points a pixel, ``height`` the page's in points; ``codes`` gives out the codes of the font.
    """
    page = _TextLayer(image, scale, height, codes)
    return "\n".join([f"BT {mode} Tr /Text 1 Tf", *page.text(blocks), "ET"])


class _TextLayer:
    def __init__(self, image: Image, scale: float, height: float, codes: GlyphCodes) -> None:
        self._image = image
        self._scale = scale
        self._height = height
        self._codes = codes

    def text(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        text_boxes = TextBoxes(line for block in blocks for line in block.lines)
        page = rectangle(0, 0, self._image.width, self._image.height)
        for block, block_strip in zip(blocks, _strips(page, blocks), strict=True):
            line_strips = _strips(block.polygon or block_strip, block.lines)
            for line, line_strip in zip(block.lines, line_strips, strict=True):
                yield from self._line(line, text_boxes, line.polygon or line_strip)

    def _line(self, line: Line, text_boxes: TextBoxes, around: Polygon) -> Iterator[str]:
        boxes = [box for w, box in text_boxes.word_boxes(line) if box and self._is_inside(w.polygon)]
        if len(boxes) < len(line.words) or not line.words:
            # words without a box would be lost from the line, so it is laid out as a whole
            box = text_boxes.line_box(line) or text_box(around)
            if box is not None and line.text:
                yield self._show_text(line.text, box)
            return
        previous: TextBox | None = None
        for (gap, word), box in zip(words_with_gaps(line), boxes, strict=True):
            if gap and previous is not None:
                yield self._show_text(" ", _gap_box(previous, box, backwards=is_right_to_left(line.text)))
            yield self._show_text(word.text, box)
            previous = box

    def _is_inside(self, polygon: Polygon) -> bool:
        return bool(clip_to_image(polygon, self._image))

    def _show_text(self, text: str, box: TextBox) -> str:
        box = levelled(box)
        text = xml_safe(text)
        glyphs = _visual_order(list(text)) if is_right_to_left(text) else graphemes(text)
        if not glyphs:
            return ""
        advancing = sum(not is_combining(glyph) for glyph in glyphs)
        stretch = self._scale / (max(1, advancing) * WIDTH / 1000)
        a, b = box.along[0] * stretch, -box.along[1] * stretch
        c, d = -box.down[0] * self._scale, box.down[1] * self._scale
        x = (box.origin[0] + box.down[0]) * self._scale
        y = self._height - (box.origin[1] + box.down[1]) * self._scale
        matrix = " ".join(f"{v:.4f}" for v in (a, b, c, d, x, y))
        return f"{matrix} Tm {self._codes.of(glyphs)} Tj"


def _gap_box(first: TextBox, second: TextBox, *, backwards: bool) -> TextBox:
    """Return the box of the gap between two words of a line, hair-thin where they touch."""
    left, right = (second, first) if backwards else (first, second)
    length = max(1e-3, (left.along[0] ** 2 + left.along[1] ** 2) ** 0.5)
    unit = left.along[0] / length, left.along[1] / length
    start = left.origin[0] + left.along[0], left.origin[1] + left.along[1]
    gap = (right.origin[0] - start[0]) * unit[0] + (right.origin[1] - start[1]) * unit[1]
    width = max(gap, 1e-2)
    return TextBox(start, (unit[0] * width, unit[1] * width), left.down)


def _visual_order(characters: list[str]) -> list[str]:
    """Return the characters of a right-to-left word from left to right: reversed, except its numbers."""
    kinds = [unicodedata.bidirectional(character) for character in characters]
    for i in range(1, len(kinds) - 1):  # 12.5 and 3/4 are one number
        if kinds[i] in {"CS", "ES"} and kinds[i - 1] in _FORWARD and kinds[i + 1] in _FORWARD:
            kinds[i] = "EN"
    ordered: list[str] = []
    for forward, run in itertools.groupby(range(len(characters)), key=lambda i: kinds[i] in _FORWARD):
        run_characters = [characters[i] for i in run]
        ordered = [*(run_characters if forward else reversed(run_characters)), *ordered]
    return ordered


def _strips(polygon: Polygon, parts: tuple[object, ...]) -> list[Polygon]:
    """Return the box of a polygon cut into equal strips from top to bottom, one for each part."""
    box = text_box(polygon)
    if box is None:
        return [()] * len(parts)
    (x, y), step = box.origin, (box.down[0] / max(1, len(parts)), box.down[1] / max(1, len(parts)))
    corners = [(x + step[0] * n, y + step[1] * n) for n in range(len(parts) + 1)]
    return [
        (a, (a[0] + box.along[0], a[1] + box.along[1]), (b[0] + box.along[0], b[1] + box.along[1]), b)
        for a, b in itertools.pairwise(corners)
    ]
