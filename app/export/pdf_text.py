"""The text of a PDF's page, invisible over the image, a line of it as one string.

Text is drawn in text mode 3 (neither filled nor stroked) in a font without outlines. All words of a line
share one base and one height, stretched over their places along it (``line_layout``), and stand in one
string with their blanks, since readers of PDF files make lines and words from nothing but places. A line
that climbs or falls too much for one base is set word by word. Right-to-left text is laid out in visual
order (UAX #9), which is what readers expect. Text without a polygon is spread over the region around it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.export.bidi_order import holds_rtl, visual_order
from app.export.clip import clip_to_image
from app.export.glyphless import GlyphCodes, graphemes, is_combining
from app.export.line_layout import LineRun, LineText, kept_inside, lay_out, set_apart
from app.export.select_reading import is_right_to_left
from app.export.text_direction import TextBox, TextBoxes, along_its_length, text_box
from app.export.xml_text import xml_safe
from app.model.analysis import Block, Line
from app.model.geometry import Polygon, rectangle
from app.model.image import Image
from app.model.reading import Piece, pieces

INVISIBLE: Final = 3
"""Text rendering mode: neither filled nor stroked (PDF 1.7, 9.3.6)."""
_ROLES: Final = {"heading": "H", "header": "H", "title": "H", "caption": "Caption"}
"""Structure types of kinds of blocks that are more than paragraphs (PDF 1.7, 14.8.4)."""
_WIDTH_STEP: Final = 10
"""Thousandths of the font's size to which widths of letters are rounded, so that codes are few."""
_STRIP_HEIGHT: Final = 0.75
"""Height of a line without a place, as a share of the room it gets; lines that touch are taken for one."""


@dataclass(frozen=True)
class TextContent:
    """The operators that show a page's text, and the structure types of its marked content, by MCID."""

    operators: str
    roles: tuple[str, ...]


def text_content(
    image: Image,
    blocks: tuple[Block, ...],
    scale: float,
    height: float,
    codes: GlyphCodes,
    mode: int = INVISIBLE,
) -> TextContent:
    """Return the text of a page in a font named ``/Text``, each block as marked content.

    The lines of ``blocks`` are settled (``model.reading``).
    ``scale`` is points a pixel, ``height`` the page's in points; ``codes`` gives out the codes of the font.
    Marked content: PDF 1.7, 14.6 and 14.7.
    """
    page = _TextLayer(image, scale, height, codes)
    operators = [f"BT {mode} Tr /Text 1 Tf"]
    roles: list[str] = []
    for kind, strings in page.text(blocks):
        role = _ROLES.get(kind, "P")
        operators += [f"/{role} << /MCID {len(roles)} >> BDC", *strings, "EMC"]
        roles.append(role)
    return TextContent("\n".join([*operators, "ET"]), tuple(roles))


class _TextLayer:
    def __init__(self, image: Image, scale: float, height: float, codes: GlyphCodes) -> None:
        self._image = image
        self._scale = scale
        self._height = height
        self._codes = codes

    def text(self, blocks: tuple[Block, ...]) -> Iterator[tuple[str, list[str]]]:
        """Return the kind of each block that has text, and its strings."""
        text_boxes = TextBoxes(line for block in blocks for line in block.lines)
        page = rectangle(0, 0, self._image.width, self._image.height)
        above: list[LineRun] = []
        for block, block_strip in zip(blocks, _strips(page, blocks), strict=True):
            region = (
                block.polygon if self._is_inside(block.polygon) and text_box(block.polygon) else block_strip
            )
            strings: list[str] = []
            for line, strip in zip(block.lines, _strips(region, block.lines), strict=True):
                runs = self._runs(line, text_boxes, strip)
                strings += [
                    self._show(kept_inside(run, self._image.width, self._image.height))
                    for run in set_apart(runs, above)
                ]
                above = runs or above
            if strings:
                yield block.kind, strings

    def _runs(self, line: Line, text_boxes: TextBoxes, strip: Polygon) -> list[LineRun]:
        cut = pieces(line)
        own = text_boxes.line_box(line) if self._is_inside(line.polygon) else None
        if own is not None:
            own = along_its_length(own, len(line.text))
        around = own or _low(text_box(strip))
        if not cut or around is None:
            return []
        boxes = {  # of words that are seen
            id(word): along_its_length(box, len(word.text)) if len(line.words) == 1 else box
            for word, box in text_boxes.word_boxes(line)
            if box and self._is_inside(word.polygon)
        }
        places = [boxes.get(id(piece.word)) for piece in cut]
        return lay_out(_from_left(cut, places) if holds_rtl(line.text) else _in_order(cut, places), around)

    def _is_inside(self, polygon: Polygon) -> bool:
        return bool(clip_to_image(polygon, self._image))

    def _show(self, run: LineRun) -> str:
        (x, y), size = run.origin, run.height * self._scale
        along_x, along_y = run.along[0] * size, run.along[1] * size
        matrix = (along_x, -along_y, along_y, along_x, x * self._scale, self._height - y * self._scale)
        numbers = " ".join(f"{v:.4f}" for v in matrix)
        return f"{numbers} Tm {self._codes.of(_with_widths(run))} Tj"


def _in_order(cut: Sequence[Piece], places: Sequence[TextBox | None]) -> list[LineText]:
    return [
        LineText(tuple(graphemes(xml_safe(piece.text))), piece.blank, place)
        for piece, place in zip(cut, places, strict=True)
    ]


def _from_left(cut: Sequence[Piece], places: Sequence[TextBox | None]) -> list[LineText]:
    """Return the pieces of a line that holds right-to-left text, and the letters of each, from left to right.

    Marks stand before the letters they belong to, since readers turn the whole of it round.
    """
    texts = [xml_safe(piece.text) for piece in cut]
    owners: list[int] = []
    for number, (piece, text) in enumerate(zip(cut, texts, strict=True)):
        owners += [-1] * piece.blank + [number] * len(text)
    whole = "".join(" " * piece.blank + text for piece, text in zip(cut, texts, strict=True))
    letters: dict[int, list[str]] = {}
    for index in visual_order(whole, rtl=is_right_to_left(whole)):
        letters.setdefault(owners[index], []).append(whole[index])
    letters.pop(-1, None)
    ordered: list[LineText] = []
    before: int | None = None
    for number, glyphs in letters.items():
        joined = before is not None and abs(number - before) == 1 and not cut[max(number, before)].blank
        ordered.append(LineText(tuple(glyphs), before is not None and not joined, places[number]))
        before = number
    return ordered


def _with_widths(run: LineRun) -> Iterator[tuple[str, int]]:
    """Return the graphemes of a run with their widths, rounded so that the errors do not add up."""
    at = 0
    for glyphs, start, end in run.spans:
        letters = max(1, sum(not is_combining(glyph) for glyph in glyphs))
        count = 0
        for glyph in glyphs:
            count += not is_combining(glyph)
            wanted = (start + (end - start) * min(count, letters) / letters) / run.height * 1000
            width = max(0, round((wanted - at) / _WIDTH_STEP) * _WIDTH_STEP)
            at += width
            yield glyph, width


def _low(box: TextBox | None) -> TextBox | None:
    """Return the lower part of a strip: lines that touch are taken for one."""
    if box is None:
        return None
    (x, y), (dx, dy), rest = box.origin, box.down, 1 - _STRIP_HEIGHT
    return TextBox((x + dx * rest, y + dy * rest), box.along, (dx * _STRIP_HEIGHT, dy * _STRIP_HEIGHT))


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
