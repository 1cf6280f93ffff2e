"""The picture of a file without what came along with it: place, camera, names, comments, thumbnails.

What an exporter passes on goes through here, so that a PDF or SVG tells no more than the picture shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_JPEG: Final = b"\xff\xd8"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PROFILE: Final = b"ICC_PROFILE\x00"
_SCAN, _END, _JFIF, _APP2, _ADOBE, _COMMENT = 0xDA, 0xD9, 0xE0, 0xE2, 0xEE, 0xFE
_JFIF_NAME: Final = b"JFIF\x00"
_ADOBE_NAME: Final = b"Adobe"
_JFIF_WITHOUT_THUMBNAIL: Final = 16
_ADOBE_LENGTH: Final = 14
_AFTER_SCAN: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""The first marker behind compressed data: there a lone FF is followed by 00 or a restart."""
_CHUNKS: Final = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"tRNS",
        b"IDAT",
        b"IEND",
        b"sRGB",
        b"gAMA",
        b"cHRM",
        b"iCCP",
        b"pHYs",
        b"sBIT",
        b"bKGD",
    )
)
"""What a PNG's picture is made of; texts, EXIF and times are not among it."""


def strip_metadata(data: bytes, *, profile: bool = True) -> bytes | None:
    """Return a file with nothing but its picture and how its colours are meant.

    Without ``profile`` the ICC profile of a JPEG is left out too. Of several JPEG pictures one behind the
    other, the first stays. ``None`` where that cannot be told: another format than JPEG and PNG, or an odd
    file.
    """
    parts = (
        _stripped_jpeg(data, profile=profile)
        if data.startswith(_JPEG)
        else _stripped_png(data)
        if data.startswith(_PNG)
        else None
    )
    try:
        return None if parts is None else b"".join(parts)
    except ValueError:
        return None


def _stripped_jpeg(data: bytes, *, profile: bool) -> Iterator[bytes]:
    yield _JPEG
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":  # any number of these may stand before a marker
            at += 1
        if data[at : at + 1] != b"\xff" or at + 4 > len(data):
            raise ValueError("no marker where one must be")
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _END:
            break
        segment = data[at : at + 2 + length]
        if length < 2 or len(segment) < 2 + length:
            raise ValueError("a segment is cut off")
        yield _kept(marker, segment, profile=profile)
        at += 2 + length
        if marker == _SCAN:
            after = _AFTER_SCAN.search(data, at)
            if after is None:
                raise ValueError("the end is missing")
            yield data[at : after.start()]
            at = after.start()
            if data[at + 1] == _END:
                break
    yield bytes((0xFF, _END))


def _kept(marker: int, segment: bytes, *, profile: bool) -> bytes:
    """Return what stays of a segment; what says how colours are meant stays without what hangs on it."""
    if marker == _JFIF:
        if not segment.startswith(_JFIF_NAME, 4) or len(segment) < 2 + _JFIF_WITHOUT_THUMBNAIL:
            return b""
        return _shortened(segment[:_JFIF_WITHOUT_THUMBNAIL] + b"\0\0")
    if marker == _ADOBE:
        if not segment.startswith(_ADOBE_NAME, 4) or len(segment) < 2 + _ADOBE_LENGTH:
            return b""
        return _shortened(segment[: 2 + _ADOBE_LENGTH])
    if marker == _APP2:
        return segment if profile and segment.startswith(_PROFILE, 4) else b""
    return b"" if marker == _COMMENT or _JFIF <= marker <= 0xEF else segment


def _shortened(segment: bytes) -> bytes:
    return segment[:2] + (len(segment) - 2).to_bytes(2, "big") + segment[4:]


def _stripped_png(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while True:
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        chunk = data[at : at + 12 + length]
        if len(chunk) < 12 + length:
            raise ValueError("a chunk is cut off")
        if kind in _CHUNKS:
            yield chunk
        elif not kind[0] & 0x20:
            raise ValueError("a chunk that matters is not known")
        if kind == b"IEND":
            return
        at += len(chunk)
