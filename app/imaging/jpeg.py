"""What a JPEG file carries besides its picture."""

from __future__ import annotations

from typing import Final

_START: Final = b"\xff\xd8"
_END: Final = b"\xff\xd9"
_SCAN: Final = 0xDA
_JFIF: Final = 0xE0
_ADOBE: Final = 0xEE
_COMMENT: Final = 0xFE
_JFIF_WITHOUT_THUMBNAIL: Final = 16
_ADOBE_LENGTH: Final = 14


def has_only_picture(data: bytes) -> bool:
    """Return True if a JPEG file holds its picture and nothing else.

    That is no EXIF, XMP, ICC profile, comment or thumbnail, and nothing behind its end. What looks odd
    counts as not bare.
    """
    if not data.startswith(_START):
        return False
    position = 2
    while data[position : position + 1] == b"\xff":
        marker = data[position + 1 : position + 2]
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        if not marker or length < 2:
            return False
        if marker[0] == _SCAN:
            # inside the scans this pair of bytes can stand for the end only
            return data.find(_END, position) == len(data) - 2
        if not _is_plain(marker[0], length):
            return False
        position += 2 + length
    return False


def _is_plain(marker: int, length: int) -> bool:
    if marker == _JFIF:
        return length == _JFIF_WITHOUT_THUMBNAIL
    if marker == _ADOBE:
        return length == _ADOBE_LENGTH
    return marker != _COMMENT and not _JFIF <= marker <= 0xEF
