"""A font that is never painted: it makes invisible text of any script searchable in a PDF.

A TrueType font of an empty glyph for combining marks and a plain box for every other character, so that
viewers know how large an area to select, and a ToUnicode map from codes to text. Made here in a few
lines rather than by a PDF library: those with a licence that fits would bring more code than all our
exporters together, for a file of a dozen objects.
PDF 32000-1:2008, 9.7 (composite fonts) and 9.10.3 (ToUnicode).
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

WIDTH: Final = 500
"""Advance width of every glyph, in thousandths of the font's size."""
_MAX_CODES: Final = 65_000
"""Codes of one font, two bytes each."""
_MAX_SECTION: Final = 100
"""Entries of one section of a CMap."""


def graphemes(text: str) -> list[str]:
    """Return the text cut into graphemes, roughly: a letter with its combining marks, or joined emoji."""
    clusters: list[str] = []
    for character in text:
        joins = clusters and (is_combining(character) or character == "\u200d")
        if clusters and (joins or clusters[-1].endswith("\u200d")) and len(clusters[-1]) < 16:
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


@lru_cache(maxsize=4_096)
def is_combining(grapheme: str) -> bool:
    """Return True if the grapheme begins with a combining mark."""
    return unicodedata.category(grapheme[0]).startswith("M")


class GlyphCodes:
    """The codes of a page's graphemes at the widths they have there, given out as they occur.

    A code for each width lets a whole line stand in one string although its words are of different
    widths, so that readers take it for one line.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, int], int] = {}

    def of(self, glyphs: Iterable[tuple[str, int]]) -> str:
        """Return the codes of graphemes as a hexadecimal string of a content stream.

        Each comes with its width in thousandths of the font's size.
        """
        return "<" + "".join(f"{self._code(glyph):04X}" for glyph in glyphs) + ">"

    def _code(self, glyph: tuple[str, int]) -> int:
        if glyph not in self._codes and len(self._codes) >= _MAX_CODES:
            # as good as nothing: text of 65,000 different letters, at the width of another one
            same = (code for (grapheme, _), code in self._codes.items() if grapheme == glyph[0])
            return next(same, 1)
        return self._codes.setdefault(glyph, len(self._codes) + 1)

    @property
    def count(self) -> int:
        """Return how many codes were given out; the first one is 1."""
        return len(self._codes)

    def to_unicode(self) -> bytes:
        """Return the ToUnicode CMap from codes to UTF-16."""
        entries = [f"<{code:04X}> <{_utf16(grapheme)}>" for (grapheme, _), code in self._codes.items()]
        sections = [entries[i : i + _MAX_SECTION] for i in range(0, len(entries), _MAX_SECTION)]
        body = "".join(f"{len(s)} beginbfchar\n" + "\n".join(s) + "\nendbfchar\n" for s in sections)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")

    def widths(self) -> str:
        """Return the array of the codes' widths."""
        return "[1 [" + " ".join(str(width) for _, width in self._codes) + "]]"

    def to_glyphs(self) -> bytes:
        """Return the map from codes to glyphs (two bytes each): 1 is the box, 0 the empty glyph."""
        return b"\0\0" + b"".join(
            b"\0\0" if is_combining(grapheme) else b"\0\1" for grapheme, _ in self._codes
        )


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "replace").hex().upper()


def font_file() -> bytes:
    """Return a TrueType font of an empty glyph and a box, with the tables PDF asks for (9.9)."""
    corners = (1, 1, 1, 1), (0, 0, WIDTH, 0), (0, 1000, 0, -1000)
    box = struct.pack(">hhhhhHH", 1, 0, 0, WIDTH, 1000, 3, 0)
    box += struct.pack(">4B", *corners[0]) + struct.pack(">8h", *corners[1], *corners[2])
    tables = {
        b"cvt ": b"\0\0",
        b"fpgm": b"\0\0",
        b"glyf": box,
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, 0, WIDTH, 1000, 0, 8, 2, 0, 0,
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH", 0x00010000, 1000, 0, 0, WIDTH, 0, 0, WIDTH, 1, 0, 0, 0, 0, 0, 0, 0, 2
        ),
        b"hmtx": struct.pack(">HhHh", WIDTH, 0, WIDTH, 0),
        b"loca": struct.pack(">HHH", 0, 0, len(box) // 2),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x00010000, 2, 4, 1, 0, 0, 1, *(0,) * 8),
        b"prep": b"\0\0",
    }  # fmt: skip
    directory = struct.pack(">IHHHH", 0x00010000, len(tables), 128, 3, len(tables) * 16 - 128)
    offset = len(directory) + 16 * len(tables)
    body = b""
    for tag, table in tables.items():
        padded = table + b"\0" * (-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += tag + struct.pack(">III", total, offset + len(body), len(table))
        body += padded
    return directory + body
