"""Whether a picture lost something when its file was compressed, so that it may be so compressed again."""

from __future__ import annotations

import re
from typing import IO, Final

from app.imaging.jpeg2000_file import jpeg2000_picture
from app.imaging.limits import limits_for
from app.imaging.source import open_picture
from app.model.image import Image

_LOSSY_TIFF: Final = frozenset({6, 7, 34_892})
"""TIFF compressions: both kinds of JPEG, and the lossy JPEG of DNG."""
_COMPRESSION: Final = 259
_MATRIX: Final = re.compile(rb"colrnclx....(..)", re.DOTALL)
_RGB_AS_IT_IS: Final = b"\0\0"
"""The matrix of pictures that are stored as RGB (ITU-T H.273), which is done only to lose nothing."""
_HEADER_BYTES: Final = 2**16


def is_lossy(image: Image) -> bool:
    """Return True if the image's pixels come from lossy compression, as far as its file tells.

    Raises InputError where the file cannot be opened.
    """
    if image.format in {"JPEG", "MPO"}:
        return True
    if image.format not in {"WEBP", "HEIF", "AVIF", "JPEG2000", "TIFF"}:
        return False
    with open_picture(image.source, image.name, limits_for(image)) as (picture, stream):
        stream.seek(0)
        if image.format == "TIFF":
            picture.seek(image.frame)
            return getattr(picture, "tag_v2", {}).get(_COMPRESSION) in _LOSSY_TIFF
        if image.format == "WEBP":
            return _has_lossy_chunk(stream)
        if image.format == "JPEG2000":
            found = jpeg2000_picture(stream.read())
            return found is None or not found.lossless
        matrix = _MATRIX.search(stream.read(_HEADER_BYTES))
        return matrix is None or matrix[1] != _RGB_AS_IT_IS


def _has_lossy_chunk(stream: IO[bytes]) -> bool:
    """Return True if a WebP file or one of its frames is of the lossy kind (RFC 9649)."""
    stream.seek(12)
    while len(header := stream.read(8)) == 8:
        name, length = header[:4], int.from_bytes(header[4:], "little")
        if name == b"VP8 ":
            return True
        # a frame is sixteen bytes, then chunks of its own
        stream.seek(16 if name == b"ANMF" else length + length % 2, 1)
    return False
