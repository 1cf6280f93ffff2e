"""hOCR 1.2: HTML a browser shows, with coordinates and confidence in ``title``.

Specification: http://kba.github.io/hocr-spec/1.2/. Boxes are whole pixels inside the image; a polygon
that is no upright rectangle is a ``poly`` besides its ``bbox``. ``x_wconf`` is out of 100, exact to
a hundredth; it comes second, since public stylesheets take the second property for the confidence, and
``poly`` last. Text that belongs to no word stands beside the words in its line; words that no blank parts
touch. Faces and objects are ``ocr_image`` floats; ``x_kind`` is the kind of these and of blocks,
``aria-label`` an object's name, since properties are ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from app import __version__
from app.export.clip import format_number, is_upright_rectangle, pixel_bounds, pixel_polygon
from app.export.exporter import ExportContent, Exporter
from app.export.select_reading import (
    all_faces,
    all_objects,
    first_text,
    is_right_to_left,
    text_blocks,
    valid_confidence,
)
from app.export.text_direction import TextBoxes
from app.export.xml_text import escape_markup, language_tag
from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.geometry import Polygon
from app.model.image import Image
from app.model.reading import pieces

_CAPABILITIES: Final = "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocr_image ocrp_poly ocrp_lang ocrp_dir"
_UNFIT: Final = re.compile(r"[^A-Za-z0-9_-]+")


def write(content: ExportContent) -> bytes:
    """Return XHTML in UTF-8; a region with no part inside the image has no ``bbox``.

    The text is that of the first analysis that read any, in its reading order.
    """
    return ("\n".join(_xhtml(content.image, content.analyses)) + "\n").encode()


def _xhtml(image: Image, analyses: tuple[Analysis, ...]) -> Iterator[str]:
    text = first_text(analyses)
    languages = " ".join(filter(None, map(language_tag, text.languages)))
    name = quote(image.name, safe=" !#$&'()*+,-./:;<=>?@[]^_`{|}~")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
    yield '    "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
    yield '<html xmlns="http://www.w3.org/1999/xhtml">'
    yield "<head>"
    yield f"<title>{escape_markup(image.name)}</title>"
    yield '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>'
    yield f'<meta name="ocr-system" content="Vidimus {__version__}"/>'
    yield f'<meta name="ocr-capabilities" content="{_CAPABILITIES}"/>'
    yield '<meta name="ocr-number-of-pages" content="1"/>'
    yield f'<meta name="ocr-langs" content="{languages or "unknown"}"/>'
    yield "</head>"
    yield "<body>"
    page = f'image "{name}"; bbox 0 0 {image.width} {image.height}; ppageno {image.frame}'
    if image.dpi:
        page += f"; scan_res {round(image.dpi[0])} {round(image.dpi[1])}"
    yield f'<div class="ocr_page" id="page_1" title="{escape_markup(page)}">'
    yield from _HocrBlocks(image, text).markup()
    regions = [("face", "face", f.polygon, f.confidence) for f in all_faces(analyses)]
    regions += [(o.kind, o.name, o.polygon, o.confidence) for o in all_objects(analyses)]
    for number, (kind, label, polygon, confidence) in enumerate(regions, 1):
        title = _title(image, polygon, confidence, kind)
        yield f'<div class="ocr_image" id="image_{number}" aria-label="{escape_markup(label)}"{title}></div>'
    yield "</div>"
    yield "</body>"
    yield "</html>"


class _HocrBlocks:
    def __init__(self, image: Image, text: Text) -> None:
        self._image = image
        self._blocks = text_blocks(text)
        self._text_boxes = TextBoxes(line for block in self._blocks for line in block.lines)

    def markup(self) -> Iterator[str]:
        for number, block in enumerate(self._blocks, 1):
            yield from self._block(number, block)

    def _block(self, number: int, block: Block) -> Iterator[str]:
        area_title = _title(self._image, block.polygon)
        paragraph_title = _title(self._image, block.polygon, block.confidence, block.kind)
        text = " ".join(line.text for line in block.lines)
        yield f'<div class="ocr_carea" id="block_{number}"{area_title}>'
        yield f'<p class="ocr_par" id="par_{number}"{paragraph_title}{_direction(text)}>'
        for count, line in enumerate(block.lines, 1):
            yield self._line(f"{number}_{count}", line)
        yield "</p>"
        yield "</div>"

    def _line(self, number: str, line: Line) -> str:
        # hOCR counts angles counter-clockwise
        angle = -self._text_boxes.degrees((line,)) % 360
        title = _title(self._image, line.polygon, line.confidence, turn=angle)
        inner = "".join(_inline(self._image, number, line))
        return f'<span class="ocr_line" id="line_{number}"{title}{_direction(line.text)}>{inner}</span>'


def _inline(image: Image, number: str, line: Line) -> Iterator[str]:
    count = 0
    for piece in pieces(line):
        yield f"{' ' if piece.blank else ''}{escape_markup(piece.before)}"
        if piece.word is not None:
            count += 1
            title = _title(image, piece.word.polygon, piece.word.confidence)
            attributes = f"{title}{_language(piece.word)}{_direction(piece.word.text)}"
            yield f'<span class="ocrx_word" id="word_{number}_{count}"{attributes}>'
            yield f"{escape_markup(piece.word.text)}</span>{escape_markup(piece.after)}"


def _title(
    image: Image, polygon: Polygon, confidence: float | None = None, kind: str = "text", turn: float = 0.0
) -> str:
    """Return the ``title`` attribute with these properties, empty without any; ``turn`` in degrees."""
    properties = []
    box = pixel_bounds(polygon, image)
    points = pixel_polygon(polygon, image) if box is not None else ()
    if box is not None:
        properties.append("bbox " + " ".join(map(str, box)))
    confidence = valid_confidence(confidence)
    if confidence is not None:
        properties.append(f"x_wconf {format_number(confidence * 100, digits=2)}")
    if turn:
        properties.append(f"textangle {format_number(turn)}")
    if kind != "text":
        properties.append(f"x_kind {_UNFIT.sub('-', kind)[:60] or '-'}")
    if points and not is_upright_rectangle(points):
        properties.append("poly " + " ".join(f"{x} {y}" for x, y in points))
    return f' title="{"; ".join(properties)}"' if properties else ""


def _language(word: Word) -> str:
    code = language_tag(word.languages[0].code) if word.languages else None
    return f' lang="{code}" xml:lang="{code}"' if code else ""


def _direction(text: str) -> str:
    return ' dir="rtl"' if is_right_to_left(text) else ""


EXPORTER = Exporter(
    name="hocr",
    title="hOCR",
    media_type="text/html; charset=utf-8",
    suffix=".hocr",
    write=write,
)
