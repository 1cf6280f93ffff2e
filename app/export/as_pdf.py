"""A PDF of one page: the image, and under each word the text that was read there, unseen.

The words are drawn in text mode 3 (neither filled nor stroked) in a font without a face, each stretched
over its word's box and turned as that is, slight slopes levelled; so they are found, marked and copied
where they stand, in any script. Words that run right to left are laid out as a reader sees them, last
sign first, which is what PDF readers expect. Text without a place of its own is spread over what is
around it. The page is as large as the image's resolution makes it, 150 dots an inch where the file names
none. PDF 1.7.
"""

from __future__ import annotations

import itertools
import unicodedata
import zlib
from collections.abc import Iterator
from typing import Final

from app import __version__
from app.export.clip import clipped
from app.export.exporter import ExportContent, Exporter
from app.export.glyphless import WIDTH, Codes, font, is_mark, signs
from app.export.pdf_image import image_object
from app.export.select_reading import blocks, reading, right_to_left, spaced
from app.export.text_direction import Slant, Slants, levelled, slant
from app.export.xml_text import language, legal
from app.model.analysis import Analysis, Block, Line
from app.model.geometry import Polygon, rectangle
from app.model.image import Image

_DPI: Final = 150.0
_LARGEST: Final = 14_400.0
"""Points of a side a page may have."""
_FORWARD: Final = frozenset({"EN", "AN", "L"})
"""Kinds of characters that run to the right inside text that runs to the left."""


def write(content: ExportContent) -> bytes:
    """Return a PDF of one page. Raises InputError when the image cannot be read.

    The text is that of the first analysis that read any.
    """
    return _file(content.image, content.analyses, mode=3)


def _file(image: Image, analyses: tuple[Analysis, ...], mode: int) -> bytes:
    text = reading(analyses)
    scale = min(72 / (image.dpi or _DPI), _LARGEST / max(image.width, image.height))
    width, height = max(3.0, image.width * scale), max(3.0, image.height * scale)
    codes = Codes()
    page = _Page(image, scale, height, codes)
    content = "\n".join(
        [
            f"q {width:.4f} 0 0 {height:.4f} 0 0 cm /Image Do Q",
            f"BT {mode} Tr /Text 1 Tf",
            *page.text(blocks(text)),
            "ET",
        ]
    )
    spoken = next(filter(None, map(language, text.languages)), None)
    entries, pixels = image_object(image)
    resources = "<< /XObject << /Image 5 0 R >> /Font << /Text 6 0 R >> >>"
    objects = [
        _dictionary("/Type /Catalog /Pages 2 0 R" + (f" /Lang ({spoken})" if spoken else "")),
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
    return _assembled(objects)


class _Page:
    def __init__(self, image: Image, scale: float, height: float, codes: Codes) -> None:
        self._image = image
        self._scale = scale
        self._height = height
        self._codes = codes

    def text(self, found: tuple[Block, ...]) -> Iterator[str]:
        slants = Slants(line for block in found for line in block.lines)
        for block, around in zip(found, _strips(self._whole, found), strict=True):
            places = _strips(block.polygon or around, block.lines)
            for line, place in zip(block.lines, places, strict=True):
                yield from self._line(line, slants, line.polygon or place)

    @property
    def _whole(self) -> Polygon:
        return rectangle(0, 0, self._image.width, self._image.height)

    def _line(self, line: Line, slants: Slants, around: Polygon) -> Iterator[str]:
        placed = [(w, box) for w, box in slants.of_words(line) if box and self._shown(w.polygon)]
        if len(placed) < len(line.words) or not line.words:
            # words in between would be torn out of the line, so it is laid out as a whole
            box = slants.of_line(line) or slant(around)
            if box is not None and line.text:
                yield self._show(line.text, box)
            return
        before: Slant | None = None
        for (gap, word), (_, box) in zip(spaced(line), placed, strict=True):
            if gap and before is not None:
                yield self._show(" ", _between(before, box, backwards=right_to_left(line.text)))
            yield self._show(word.text, box)
            before = box

    def _shown(self, polygon: Polygon) -> bool:
        return bool(clipped(polygon, self._image))

    def _show(self, text: str, box: Slant) -> str:
        box = levelled(box)
        text = legal(text)
        found = _as_seen(list(text)) if right_to_left(text) else signs(text)
        if not found:
            return ""
        room = sum(not is_mark(sign) for sign in found)
        share = self._scale / (max(1, room) * WIDTH / 1000)
        a, b = box.along[0] * share, -box.along[1] * share
        c, d = -box.down[0] * self._scale, box.down[1] * self._scale
        x = (box.origin[0] + box.down[0]) * self._scale
        y = self._height - (box.origin[1] + box.down[1]) * self._scale
        matrix = " ".join(f"{v:.4f}" for v in (a, b, c, d, x, y))
        return f"{matrix} Tm {self._codes.of(found)} Tj"


def _between(one: Slant, other: Slant, *, backwards: bool) -> Slant:
    """The gap between two words of a line, hair-thin where there is none."""
    left, right = (other, one) if backwards else (one, other)
    length = max(1e-3, (left.along[0] ** 2 + left.along[1] ** 2) ** 0.5)
    unit = left.along[0] / length, left.along[1] / length
    start = left.origin[0] + left.along[0], left.origin[1] + left.along[1]
    gap = (right.origin[0] - start[0]) * unit[0] + (right.origin[1] - start[1]) * unit[1]
    width = max(gap, 1e-2)
    return Slant(start, (unit[0] * width, unit[1] * width), left.down)


def _as_seen(found: list[str]) -> list[str]:
    """The characters of a word that runs to the left, from left to right: reversed, but not its numbers."""
    kinds = [unicodedata.bidirectional(sign) for sign in found]
    for place in range(1, len(kinds) - 1):  # 12.5 and 3/4 are one number
        if kinds[place] in {"CS", "ES"} and kinds[place - 1] in _FORWARD and kinds[place + 1] in _FORWARD:
            kinds[place] = "EN"
    seen: list[str] = []
    for forward, run in itertools.groupby(range(len(found)), key=lambda place: kinds[place] in _FORWARD):
        signs_of_run = [found[place] for place in run]
        seen = [*(signs_of_run if forward else reversed(signs_of_run)), *seen]
    return seen


def _strips(polygon: Polygon, parts: tuple[object, ...]) -> list[Polygon]:
    """The upright box around a polygon, cut into one strip for each part."""
    box = slant(polygon)
    if box is None:
        return [()] * len(parts)
    (x, y), step = box.origin, (box.down[0] / max(1, len(parts)), box.down[1] / max(1, len(parts)))
    corners = [(x + step[0] * n, y + step[1] * n) for n in range(len(parts) + 1)]
    return [
        (a, (a[0] + box.along[0], a[1] + box.along[1]), (b[0] + box.along[0], b[1] + box.along[1]), b)
        for a, b in itertools.pairwise(corners)
    ]


def _font_objects(codes: Codes, first: int) -> list[bytes]:
    """The composite font as object ``first``, and the five it consists of behind it."""
    font_file = font()
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
            # signs stand on the lower edge of their box; readers take a descent of 0 for one not given
            f"/Type /FontDescriptor /FontName /VidimusUnseen /Flags 4 /FontBBox [0 0 {WIDTH} 1000]"
            f" /ItalicAngle 0 /Ascent 1000 /Descent -1 /CapHeight 1000 /StemV 80 /FontFile2 {first + 5} 0 R"
        ),
        _stream("/Filter /FlateDecode", zlib.compress(codes.to_glyphs())),
        _stream(f"/Length1 {len(font_file)} /Filter /FlateDecode", zlib.compress(font_file)),
    ]


def _dictionary(entries: str) -> bytes:
    return f"<< {entries} >>".encode("ascii")


def _stream(entries: str, data: bytes) -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii") + data + b"\nendstream"


def _string(text: str) -> str:
    """A text string; in hexadecimal nothing in it can mean anything to PDF."""
    return f"<FEFF{legal(text).encode('utf-16-be', 'replace').hex().upper()}>"


def _assembled(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
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
