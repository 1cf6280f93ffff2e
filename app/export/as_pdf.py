"""A PDF of one page: the image, and over each word its text, invisible (``pdf_text``).

The page's size follows from the image's
resolution, 150 dots an inch where the file names none. PDF 1.7 (ISO 32000-1).
"""

from __future__ import annotations

import zlib
from typing import Final

from app import __version__
from app.export.exporter import ExportContent, Exporter
from app.export.glyphless import WIDTH, GlyphCodes, font_file
from app.export.pdf_image import image_object
from app.export.pdf_text import INVISIBLE, text_content
from app.export.select_reading import first_text, text_blocks
from app.export.xml_text import language_tag, xml_safe
from app.model.analysis import Analysis
from app.model.image import Image

_DPI: Final = 150.0
_LARGEST: Final = 14_400.0
"""Points of a page's side; PDF 1.7, Annex C."""


def write(content: ExportContent) -> bytes:
    """Return a PDF of one page. Raises InputError when the image cannot be read.

    The text is that of the first analysis that read any.
    """
    return _pdf(content.image, content.analyses, INVISIBLE)


def _pdf(image: Image, analyses: tuple[Analysis, ...], mode: int) -> bytes:
    text = first_text(analyses)
    scale = min(72 / (image.dpi or _DPI), _LARGEST / max(image.width, image.height))
    width, height = max(3.0, image.width * scale), max(3.0, image.height * scale)
    codes = GlyphCodes()
    content = "\n".join(
        [
            f"q {width:.4f} 0 0 {height:.4f} 0 0 cm /Image Do Q",
            text_content(image, text_blocks(text), scale, height, codes, mode),
        ]
    )
    language = next(filter(None, map(language_tag, text.languages)), None)
    entries, pixels = image_object(image)
    resources = "<< /XObject << /Image 5 0 R >> /Font << /Text 6 0 R >> >>"
    objects = [
        _dictionary("/Type /Catalog /Pages 2 0 R" + (f" /Lang ({language})" if language else "")),
        _dictionary("/Type /Pages /Kids [3 0 R] /Count 1"),
        _dictionary(
            f"/Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.4f} {height:.4f}]"
            f" /Resources {resources} /Contents 4 0 R"
        ),
        _stream("/Filter /FlateDecode", zlib.compress(content.encode("ascii"))),
        _stream(entries, pixels),
        *_font_objects(codes, 6),
        _dictionary(f"/Title {_string(image.name)} /Producer (Vidimus {__version__})"),
    ]
    return _assemble(objects)


def _font_objects(codes: GlyphCodes, first: int) -> list[bytes]:
    """Return the composite font, which is object ``first``, and the five objects it consists of."""
    program = font_file()
    name = "/BaseFont /VidimusUnseen"
    return [
        _dictionary(
            f"/Type /Font /Subtype /Type0 {name} /Encoding /Identity-H"
            f" /DescendantFonts [{first + 1} 0 R] /ToUnicode {first + 2} 0 R"
        ),
        _dictionary(
            f"/Type /Font /Subtype /CIDFontType2 {name} /DW {WIDTH} /W {codes.widths()}"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /FontDescriptor {first + 3} 0 R /CIDToGIDMap {first + 4} 0 R"
        ),
        _stream("/Filter /FlateDecode", zlib.compress(codes.to_unicode())),
        _dictionary(
            # glyphs begin at the lower edge of their box; readers take a descent of 0 for one not given
            f"/Type /FontDescriptor /FontName /VidimusUnseen /Flags 4 /FontBBox [0 0 {WIDTH} 1000]"
            f" /ItalicAngle 0 /Ascent 1000 /Descent -1 /CapHeight 1000 /StemV 80 /FontFile2 {first + 5} 0 R"
        ),
        _stream("/Filter /FlateDecode", zlib.compress(codes.to_glyphs())),
        _stream(f"/Length1 {len(program)} /Filter /FlateDecode", zlib.compress(program)),
    ]


def _dictionary(entries: str) -> bytes:
    return f"<< {entries} >>".encode("ascii")


def _stream(entries: str, data: bytes) -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii") + data + b"\nendstream"


def _string(text: str) -> str:
    """Return a text string in hexadecimal, in which no character has a meaning to PDF."""
    return f"<FEFF{xml_safe(text).encode('utf-16-be', 'replace').hex().upper()}>"


def _assemble(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R"
    out += f"trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


EXPORTER = Exporter(
    name="pdf",
    title="Searchable PDF",
    media_type="application/pdf",
    suffix=".pdf",
    write=write,
)
