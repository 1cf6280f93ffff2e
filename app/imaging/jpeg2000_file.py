"""A JPEG 2000 picture with nothing in its file but what is needed to show it (ISO 15444-1, annex I)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_CODESTREAM: Final = b"\xff\x4f\xff\x51"
_SIGNATURE: Final = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
_TYPE: Final = b"\x00\x00\x00\x14ftypjp2 \x00\x00\x00\x00jp2 "
_SIZES, _CODING, _COMMENT, _TILE, _DATA = 0xFF51, 0xFF52, 0xFF64, 0xFF90, 0xFF93
_END: Final = b"\xff\xd9"
_SRGB, _GRAY, _PROFILE = 16, 17, 0
_PLAIN_COLOURS: Final = frozenset({_SRGB, _GRAY, _PROFILE})
"""A profile is left out of account, as it is where the picture is shown."""
_REVERSIBLE: Final = 1


@dataclass(frozen=True)
class Jpeg2000Picture:
    """A JPEG 2000 file made anew around a picture's coded data.

    ``is_plain`` is True if it is what every reader shows alike: one or three components of eight bits in
    full size, grey or sRGB, without palette and transparency. ``lossless`` is True if its wavelets lose
    nothing.
    """

    data: bytes
    width: int
    height: int
    channels: int
    is_plain: bool
    lossless: bool


def jpeg2000_picture(data: bytes) -> Jpeg2000Picture | None:
    """Return the picture in a JPEG 2000 file or codestream without its metadata, None where it is odd."""
    try:
        if data.startswith(_CODESTREAM):
            return _of_codestream(data, plain=True)
        top = dict(reversed(list(_boxes(data))))  # the first of each name counts
        header = list(_boxes(top[b"jp2h"]))
        names = [name for name, _ in header]
        colours = [_enumerated_colours(body) for name, body in header if name == b"colr"]
        plain = not {b"pclr", b"cdef", b"cmap"} & set(names) and all(c in _PLAIN_COLOURS for c in colours)
        return _of_codestream(top[b"jp2c"], plain=plain)
    except (KeyError, IndexError, ValueError, struct.error):
        return None


def _of_codestream(stream: bytes, *, plain: bool) -> Jpeg2000Picture:
    sizes, coding = b"", b""
    bare = [stream[:2]]
    at = 2
    while True:
        marker, length = struct.unpack_from(">HH", stream, at)
        if marker == _TILE:
            break
        if marker >> 8 != 0xFF or length < 2:
            raise ValueError("no marker where one must be")
        segment = stream[at : at + 2 + length]
        if marker == _SIZES:
            sizes = segment[4:]
        elif marker == _CODING:
            coding = segment[4:]
        if marker != _COMMENT:
            bare.append(segment)
        at += 2 + length
    right, bottom, left, top = struct.unpack_from(">4I", sizes, 2)
    (count,) = struct.unpack_from(">H", sizes, 34)
    components = sizes[36 : 36 + 3 * count]
    plain = plain and count in {1, 3} and components == b"\x07\x01\x01" * count
    width, height = right - left, bottom - top
    header = _box(b"ihdr", struct.pack(">IIHBBBB", height, width, count, 7, 7, 0, 0))
    header += _box(b"colr", struct.pack(">BBBI", 1, 0, 0, _GRAY if count == 1 else _SRGB))
    coded = b"".join(bare) + _tiles(stream, at) + _END
    return Jpeg2000Picture(
        data=_SIGNATURE + _TYPE + _box(b"jp2h", header) + _box(b"jp2c", coded),
        width=width,
        height=height,
        channels=count,
        is_plain=plain,
        lossless=coding[9] == _REVERSIBLE,
    )


def _tiles(stream: bytes, start: int) -> bytes:
    """Return the parts of tiles that begin at ``start``, without what stands behind the end of the last."""
    at = start
    while stream[at : at + 2] != _END:
        _, _, _, length = struct.unpack_from(">HHHI", stream, at)
        if length == 0:  # as far as the end
            length = stream.index(_END, at + 12) - at
        inner = at + 12
        while (marker := struct.unpack_from(">H", stream, inner)[0]) != _DATA:
            if marker == _COMMENT:
                raise ValueError("a comment that cannot be left out")
            inner += 2 + int(struct.unpack_from(">H", stream, inner + 2)[0])
        if length < 14 or inner > at + length:
            raise ValueError("a part of a tile is cut off")
        at += length
    return stream[start:at]


def _enumerated_colours(body: bytes) -> int:
    """Return the number of a colour space of the standard, ``_PROFILE`` for an ICC profile."""
    method, _, _, number = struct.unpack_from(">BBBI", body)
    return int(number) if method == 1 else _PROFILE


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), name) + body


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        head = 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", data, at + 8)
            head = 16
        elif length == 0:
            length = len(data) - at
        if length < head or at + length > len(data):
            raise ValueError("a box is cut off")
        yield name, data[at + head : at + length]
        at += length
