"""A PDF of a page for each image: the image, and over each word its text, invisible.

Words are drawn in text mode 3 (neither filled nor stroked) in a font without outlines, each stretched
and turned over its word's box, slight slopes levelled; so they are found, selected and copied in their
place, in any script. Right-to-left words are laid out in visual order, which is what PDF readers expect.
Text without a polygon is spread over the region around it. The page's size follows from the image's
resolution in both directions, 150 dots an inch where the file names none. PDF 1.7 (ISO 32000-1).
"""

from __future__ import annotations

import itertools
import unicodedata
import zlib
from collections.abc import Iterator
from typing import Final

from app import __version__
from app.export.clip import clip_to_image
from app.export.exporter import ExportContent, Exporter
from app.export.glyphless import WIDTH, GlyphCodes, font_file, graphemes, is_combining
from app.export.pdf_file import PdfFile, dictionary, stream, text_string
from app.export.pdf_image import PdfImage, pdf_image
from app.export.select_reading import first_text, is_right_to_left, text_blocks, words_with_gaps
from app.export.text_direction import TextBox, TextBoxes, levelled, text_box
from app.export.xml_text import language_tag, xml_safe
from app.model.analysis import Block, Line
from app.model.geometry import Polygon, rectangle
from app.model.image import Image

_DPI: Final = 150.0
_LEAST, _LARGEST = 3.0, 14_400.0
"""Points of a page's side; PDF 1.7, Annex C."""
_CODES_OF_A_FONT: Final = 30_000
"""Codes after which further pages get a font of their own, long before codes run out."""
_FORWARD: Final = frozenset({"EN", "AN", "L"})
"""Bidirectional classes (UAX #9) of characters that run to the right inside right-to-left text."""


def write(content: ExportContent) -> bytes:
    """Return a PDF of one page. Raises InputError when the image cannot be read.

    The text is that of the first analysis that read any.
    """
    pages = PdfPages()
    pages.add(content)
    return pages.to_bytes()


class PdfPages:
    """A searchable PDF that grows by a page at a time."""

    def __init__(self) -> None:
        self._file = PdfFile()
        self._title = ""
        self._language: str | None = None
        self._profiles: dict[bytes, int] = {}
        self._codes = GlyphCodes()
        self._fonts = self._file.reserve()
        self._font_runs = [(self._fonts, self._codes)]

    def add(self, content: ExportContent) -> None:
        """Add an image as a page, with the text of the first analysis that read any.

        Raises InputError when the image cannot be read; the file then stays as it was.
        """
        image, text = content.image, first_text(content.analyses)
        pixels = pdf_image(image)
        if self._codes.count > _CODES_OF_A_FONT:
            self._codes, self._fonts = GlyphCodes(), self._file.reserve()
            self._font_runs.append((self._fonts, self._codes))
        if not self._file.page_count:
            self._title = image.name
        self._language = self._language or next(filter(None, map(language_tag, text.languages)), None)
        across, down = _scale(image)
        width, height = image.width * across, image.height * down
        # the text is laid out with one scale, and stretched where the other direction has another one
        layer = _TextLayer(image, across, image.height * across, self._codes)
        stretch = "" if across == down else f"1 0 0 {down / across:.8f} 0 0 cm "
        drawing = "\n".join(
            [
                f"q {pixels.matrix(width, height)} cm /Image Do Q",
                f"q {stretch}BT 3 Tr /Text 1 Tf",
                *layer.text(text_blocks(text)),
                "ET Q",
            ]
        )
        picture = self._file.add(stream(pixels.entries(self._profile(pixels)), pixels.data))
        drawn = self._file.add(stream("/Filter /FlateDecode", zlib.compress(drawing.encode("ascii"))))
        resources = f"/XObject << /Image {picture} 0 R >> /Font {self._fonts} 0 R"
        self._file.add_page(max(_LEAST, width), max(_LEAST, height), drawn, resources)

    def to_bytes(self) -> bytes:
        """Return the file as it is so far; it can grow on afterwards."""
        for fonts, codes in self._font_runs:
            first = self._file.add(*_font_objects(codes, self._file.next_number))
            self._file.put(fonts, dictionary(f"/Text {first} 0 R"))
        language = f" /Lang ({self._language})" if self._language else ""
        info = f"/Title {text_string(self._title)} /Producer (Vidimus {__version__})"
        return self._file.to_bytes(catalog=language, info=info)

    def _profile(self, pixels: PdfImage) -> int | None:
        """Return the object of the image's ICC profile, which pages share."""
        profile = pixels.profile
        if profile is None:
            return None
        if profile not in self._profiles:
            body = stream(pixels.profile_entries(), zlib.compress(profile))
            self._profiles[profile] = self._file.add(body)
        return self._profiles[profile]


def _scale(image: Image) -> tuple[float, float]:
    """Return points a pixel in both directions, within what the side of a page may be."""
    across, down = (72 / dots for dots in image.dpi or (_DPI, _DPI))
    longest = max(image.width * across, image.height * down)
    fitting = min(max(longest, _LEAST), _LARGEST) / longest
    return across * fitting, down * fitting


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


def _font_objects(codes: GlyphCodes, first: int) -> list[bytes]:
    """Return the composite font, which is object ``first``, and the five objects it consists of."""
    program = font_file()
    name = "/BaseFont /VidimusUnseen"
    return [
        dictionary(
            f"/Type /Font /Subtype /Type0 {name} /Encoding /Identity-H"
            f" /DescendantFonts [{first + 1} 0 R] /ToUnicode {first + 2} 0 R"
        ),
        dictionary(
            f"/Type /Font /Subtype /CIDFontType2 {name} /DW {WIDTH} /W {codes.widths()}"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /FontDescriptor {first + 3} 0 R /CIDToGIDMap {first + 4} 0 R"
        ),
        stream("/Filter /FlateDecode", zlib.compress(codes.to_unicode())),
        dictionary(
            # glyphs begin at the lower edge of their box; readers take a descent of 0 for one not given
            f"/Type /FontDescriptor /FontName /VidimusUnseen /Flags 4 /FontBBox [0 0 {WIDTH} 1000]"
            f" /ItalicAngle 0 /Ascent 1000 /Descent -1 /CapHeight 1000 /StemV 80 /FontFile2 {first + 5} 0 R"
        ),
        stream("/Filter /FlateDecode", zlib.compress(codes.to_glyphs())),
        stream(f"/Length1 {len(program)} /Filter /FlateDecode", zlib.compress(program)),
    ]


EXPORTER = Exporter(
    name="pdf",
    title="Searchable PDF",
    media_type="application/pdf",
    suffix=".pdf",
    write=write,
    pages=PdfPages,
)
