"""A PDF of a page for each image: the image, and over each word its text, invisible (``pdf_text``).

A page's size follows from the image's resolution in both directions, 150 dots an inch where the file names
none. PDF 1.7 (ISO 32000-1).
"""

from __future__ import annotations

import zlib
from typing import Final

from app import __version__
from app.export.exporter import ExportContent, Exporter
from app.export.glyphless import WIDTH, GlyphCodes, font_file
from app.export.pdf_file import PdfFile, dictionary, stream, text_string
from app.export.pdf_image import PdfImage, pdf_image
from app.export.pdf_text import INVISIBLE, text_content
from app.export.select_reading import first_text, text_blocks
from app.export.xml_text import language_tag
from app.model.image import Image

_DPI: Final = 150.0
_LEAST, _LARGEST = 3.0, 14_400.0
"""Units of a page's side; PDF 1.7, Annex C."""
_CODES_OF_A_FONT: Final = 30_000
"""Codes after which further pages get a font of their own, long before codes run out."""


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
        across, down, unit = _scale(image)
        width, height = image.width * across, image.height * down
        # the text is laid out with one scale, and stretched where the other direction has another one
        stretch = "" if across == down else f"1 0 0 {down / across:.8f} 0 0 cm "
        height_of_text = image.height * across
        words = text_content(image, text_blocks(text), across, height_of_text, self._codes, INVISIBLE)
        background = f"/Artifact BMC q {pixels.matrix(width, height)} cm /Image Do Q EMC"
        drawing = f"{background}\nq {stretch}{words.operators}\nQ"
        picture = self._file.add(stream(pixels.entries(self._profile(pixels)), pixels.data))
        drawn = self._file.add(stream("/Filter /FlateDecode", zlib.compress(drawing.encode("ascii"))))
        resources = f"/XObject << /Image {picture} 0 R >> /Font {self._fonts} 0 R"
        self._file.add_page(max(_LEAST, width), max(_LEAST, height), drawn, resources, unit, words.roles)

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


def _scale(image: Image) -> tuple[float, float, float]:
    """Return units a pixel in both directions, and points a unit: more than one on pages too large for them.

    What is too small for a page is enlarged.
    """
    across, down = (72 / dots for dots in image.dpi or (_DPI, _DPI))
    longest = max(image.width * across, image.height * down)
    fitting = min(max(longest, _LEAST), _LARGEST) / longest
    return across * fitting, down * fitting, max(1.0, 1 / fitting)


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
