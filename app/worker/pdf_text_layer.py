"""The text a page of a PDF holds, invisible text included: its words, lines and blocks in the page's pixels.

PDFium tells character by character, in the order of the page's content, where lines end and, for text that
runs from right to left, in the order of reading. Places are in the user space of the page (PDF 1.7, 8.3.2.3);
crop box, ``/Rotate`` and resolution are counted in here.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

from app.model.analysis import Block, Line, Word
from app.model.geometry import Point, Polygon
from app.model.pdf_job import PdfTextLayer
from app.model.reading import compose_text

_UNKNOWN: Final = "\ufffd"
_SAME_DIRECTION: Final = math.cos(math.radians(10))
_FARTHEST_LINE: Final = 2.2
"""Heights of a line to the next base within a block, at most."""
_NEAREST_LINE: Final = 0.3

ToPixels = Callable[[float, float], Point]


@dataclass(frozen=True)
class _Glyph:
    """A character and its area in pixels: its middle, its direction of one pixel, its width and height."""

    text: str
    middle: Point
    along: Point
    width: float
    height: float
    ends_line: bool = False

    def corners(self) -> Iterator[Point]:
        (x, y), (along_x, along_y) = self.middle, self.along
        for side, over in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
            across, down = side * self.width, over * self.height
            yield x + across * along_x - down * along_y, y + across * along_y + down * along_x


def text_layer(page: Any, width: int, height: int) -> PdfTextLayer:
    """Return the text of a page (an FPDF_PAGE) in pixels of its picture of this size."""
    to_pixels = _to_pixels(page, width, height)
    glyphs = _glyphs(page, to_pixels)
    quarters = _quarter_turns(glyphs)
    if quarters:
        # PDFium orders what stands on its side by its place, so it is shown the page with the text upright
        pdfium.FPDFPage_SetRotation(page, (pdfium.FPDFPage_GetRotation(page) - quarters) % 4)
        glyphs = _glyphs(page, to_pixels)
    lines = [line for group in _in_lines(glyphs) if (line := _line(group)) is not None]
    text = compose_text(tuple(_block(group) for group in _in_blocks(lines)))
    words = [word for _glyph, line in lines for word in line.words]
    counts = {
        "words outside the page": sum(_is_outside(word.polygon, width, height) for word in words),
        "characters without Unicode": sum(word.text.count(_UNKNOWN) for word in words),
    }
    return PdfTextLayer(text, {name: count for name, count in counts.items() if count})


def _to_pixels(page: Any, width: int, height: int) -> ToPixels:
    """Return the way from the page's user space to pixels of its picture, upright."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    turn = pdfium.FPDFPage_GetRotation(page) % 4
    wide, high = box.right - box.left or 1.0, box.top - box.bottom or 1.0
    across, down = (width / high, height / wide) if turn % 2 else (width / wide, height / high)

    def convert(x: float, y: float) -> Point:
        left, right, above, below = x - box.left, box.right - x, box.top - y, y - box.bottom
        turned = ((left, above), (below, left), (right, below), (above, right))[turn]
        return turned[0] * across, turned[1] * down

    return convert


def _quarter_turns(glyphs: Sequence[_Glyph]) -> int:
    """Return how most of the text is turned clockwise as the page is shown, in quarters."""
    turns = [round(math.atan2(g.along[1], g.along[0]) / (math.pi / 2)) % 4 for g in glyphs if g.height]
    return max(range(4), key=turns.count)


def _glyphs(page: Any, to_pixels: ToPixels) -> list[_Glyph]:
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        return list(_characters(text_page, to_pixels))
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _characters(text_page: Any, to_pixels: ToPixels) -> Iterator[_Glyph]:
    area, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    ascent, descent = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        ends_line = bool(pdfium.FPDFText_IsHyphen(text_page, index))
        text = "-" if ends_line else _character(code)
        if text.isspace():
            yield _Glyph(text, (0, 0), (1, 0), 0, 0)
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, area)
        pdfium.FPDFText_GetMatrix(text_page, index, matrix)
        share = 1.0
        if text_object := pdfium.FPDFText_GetTextObject(text_page, index):
            font = pdfium.FPDFTextObj_GetFont(text_object)
            pdfium.FPDFFont_GetAscent(font, 1.0, ascent)
            pdfium.FPDFFont_GetDescent(font, 1.0, descent)
            share = ascent.value - descent.value or 1.0
        size = abs(share) * pdfium.FPDFText_GetFontSize(text_page, index)
        up = to_pixels(matrix.c * size, matrix.d * size), to_pixels(0, 0)
        corners = to_pixels(area.left, area.top), to_pixels(area.right, area.bottom)
        direction = to_pixels(matrix.a, matrix.b), to_pixels(0, 0)
        yield _glyph(text, corners, direction, math.dist(*up), ends_line=ends_line)


def _glyph(
    text: str,
    corners: tuple[Point, Point],
    direction: tuple[Point, Point],
    height: float,
    *,
    ends_line: bool,
) -> _Glyph:
    """Return a character from the upright rectangle around it, its direction and its height."""
    (x0, y0), (x1, y1) = corners
    wide, high = abs(x1 - x0), abs(y1 - y0)
    length = math.dist(*direction) or 1.0
    along = (direction[0][0] - direction[1][0]) / length, (direction[0][1] - direction[1][1]) / length
    cosine, sine = abs(along[0]), abs(along[1])
    if sine < 1e-3:
        width, height = wide, high
    elif cosine < 1e-3:
        width, height = high, wide
    elif cosine >= sine:
        width = max(0.0, (wide - height * sine) / cosine)
    else:
        width = max(0.0, (high - height * cosine) / sine)
    return _Glyph(text, ((x0 + x1) / 2, (y0 + y1) / 2), along, width, height, ends_line)


def _character(code: int) -> str:
    if code in {0x09, 0x0A, 0x0D}:
        return chr(code)
    unusable = code < 0x20 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE
    return _UNKNOWN if unusable else chr(code)


def _in_lines(glyphs: Sequence[_Glyph]) -> Iterator[list[_Glyph]]:
    line: list[_Glyph] = []
    last: _Glyph | None = None
    for glyph in glyphs:
        if glyph.text in "\r\n":
            yield line
            line, last = [], None
        elif glyph.text.isspace():
            line.append(glyph)
        else:
            if last is not None and (last.ends_line or not _run_alike(last, glyph)):
                yield line
                line = []
            line.append(glyph)
            last = glyph
    yield line


def _run_alike(a: _Glyph, b: _Glyph) -> bool:
    return a.along[0] * b.along[0] + a.along[1] * b.along[1] > _SAME_DIRECTION


def _line(glyphs: list[_Glyph]) -> tuple[_Glyph, Line] | None:
    """Return a line with its first character, None where there is nothing but blanks."""
    words: list[Word] = []
    word: list[_Glyph] = []
    for glyph in [*glyphs, _Glyph(" ", (0, 0), (1, 0), 0, 0)]:
        if not glyph.text.isspace():
            word.append(glyph)
        elif word:
            words.append(Word(_around(word), "".join(g.text for g in word)))
            word = []
    if not words:
        return None
    seen = [glyph for glyph in glyphs if not glyph.text.isspace()]
    text = "".join(glyph.text for glyph in glyphs).strip()
    return seen[0], Line(_around(seen), text, words=tuple(words))


def _in_blocks(lines: Sequence[tuple[_Glyph, Line]]) -> Iterator[list[tuple[_Glyph, Line]]]:
    """Yield lines that follow each other as those of one paragraph do."""
    block: list[tuple[_Glyph, Line]] = []
    for line in lines:
        if block and not _follows(block[-1], line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _follows(above: tuple[_Glyph, Line], below: tuple[_Glyph, Line]) -> bool:
    if not _run_alike(above[0], below[0]):
        return False
    along = above[0].along
    left, top, right, bottom = _extent(above[1].polygon, along)
    next_left, next_top, next_right, next_bottom = _extent(below[1].polygon, along)
    height = max(bottom - top, next_bottom - next_top)
    distance = next_bottom - bottom
    beside = min(right, next_right) < max(left, next_left)
    return not beside and _NEAREST_LINE * height < distance < _FARTHEST_LINE * height


def _block(lines: list[tuple[_Glyph, Line]]) -> Block:
    along = lines[0][0].along
    points = [point for _glyph, line in lines for point in line.polygon]
    return Block(_rectangle(points, along), lines=tuple(line for _glyph, line in lines))


def _around(glyphs: Sequence[_Glyph]) -> Polygon:
    return _rectangle([corner for glyph in glyphs for corner in glyph.corners()], glyphs[0].along)


def _extent(points: Sequence[Point], along: Point) -> tuple[float, float, float, float]:
    """Return the extent of points along a direction and across it, downwards: least, least, most, most."""
    across = [x * along[0] + y * along[1] for x, y in points]
    down = [y * along[0] - x * along[1] for x, y in points]
    return min(across), min(down), max(across), max(down)


def _rectangle(points: Sequence[Point], along: Point) -> Polygon:
    """Return the rectangle around points that lies along a direction, from where its text begins."""
    left, top, right, bottom = _extent(points, along)
    return tuple(
        (round(u * along[0] - v * along[1], 2), round(u * along[1] + v * along[0], 2))
        for u, v in ((left, top), (right, top), (right, bottom), (left, bottom))
    )


def _is_outside(polygon: Polygon, width: int, height: int) -> bool:
    xs, ys = [x for x, _y in polygon], [y for _x, y in polygon]
    return max(xs) <= 0 or max(ys) <= 0 or min(xs) >= width or min(ys) >= height
