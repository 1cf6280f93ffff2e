"""A font that is never painted: what makes text of any script searchable in a PDF and yet unseen.

A TrueType font of an empty glyph for marks and a plain box for every other sign of the page, so that
viewers know how large a place to light up, and a ToUnicode map that says which sign each code is. Made
here in a few lines rather than by a PDF library: the ones with a licence that fits would bring more than
all our exporters together, for a file of a dozen objects.
PDF 32000-1:2008, 9.7 (composite fonts) and 9.10.3 (ToUnicode).
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable
from typing import Final

WIDTH: Final = 500
"""Of every sign, in thousandths of the font's size."""
_MOST: Final = 65_000
"""Codes; two bytes each."""
_TOGETHER: Final = 100
"""Entries a section of a map may have."""


def signs(text: str) -> list[str]:
    """The text cut into what a reader takes for one sign: a letter with the marks upon it."""
    found: list[str] = []
    for character in text:
        joins = found and (is_mark(character) or character == "\u200d")
        if found and (joins or found[-1].endswith("\u200d")) and len(found[-1]) < 16:
            found[-1] += character
        else:
            found.append(character)
    return found


def is_mark(sign: str) -> bool:
    """Whether the sign stands upon another one."""
    return unicodedata.category(sign[0]).startswith("M")


class Codes:
    """Gives every sign of a page a code."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def of(self, found: Iterable[str]) -> str:
        """The codes of the signs as a hexadecimal string of a content stream."""
        return "<" + "".join(f"{self._code(sign):04X}" for sign in found) + ">"

    def _code(self, sign: str) -> int:
        if sign not in self._codes and len(self._codes) >= _MOST:
            sign = next(iter(self._codes))
        return self._codes.setdefault(sign, len(self._codes) + 1)

    @property
    def count(self) -> int:
        """How many codes there are; they count from 1."""
        return len(self._codes)

    def to_unicode(self) -> bytes:
        """The CMap from codes to UTF-16."""
        entries = [f"<{code:04X}> <{_utf16(sign)}>" for sign, code in self._codes.items()]
        sections = [entries[at : at + _TOGETHER] for at in range(0, len(entries), _TOGETHER)]
        body = "".join(f"{len(s)} beginbfchar\n" + "\n".join(s) + "\nendbfchar\n" for s in sections)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")

    def widths(self) -> str:
        """The array of widths that differ: marks alone take no room."""
        marks = [code for sign, code in self._codes.items() if is_mark(sign)]
        return "[" + " ".join(f"{code} [0]" for code in marks) + "]"

    def to_glyphs(self) -> bytes:
        """The map from codes to glyphs: to the box, or for marks to the empty one."""
        return b"\0\0" + b"".join(b"\0\0" if is_mark(sign) else b"\0\1" for sign in self._codes)


def _utf16(sign: str) -> str:
    return sign.encode("utf-16-be", "replace").hex().upper()


def font() -> bytes:
    """The font file: the tables PDF asks of a TrueType program, an empty glyph and a box."""
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
