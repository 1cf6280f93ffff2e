"""Picture files made for the tests."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import PIL.ExifTags
import PIL.Image

ORIENTATIONS = range(1, 9)
_BACK = {
    1: None,
    2: PIL.Image.Transpose.FLIP_LEFT_RIGHT,
    3: PIL.Image.Transpose.ROTATE_180,
    4: PIL.Image.Transpose.FLIP_TOP_BOTTOM,
    5: PIL.Image.Transpose.TRANSPOSE,
    6: PIL.Image.Transpose.ROTATE_90,
    7: PIL.Image.Transpose.TRANSVERSE,
    8: PIL.Image.Transpose.ROTATE_270,
}


def encoded(picture: PIL.Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def corners(width: int = 60, height: int = 40) -> PIL.Image.Image:
    """Red, green, blue, white in the corners, clockwise from the top left; grey between them."""
    picture = PIL.Image.new("RGB", (width, height), "gray")
    third = width // 3, height // 3
    picture.paste("red", (0, 0, *third))
    picture.paste("lime", (width - third[0], 0, width, third[1]))
    picture.paste("blue", (width - third[0], height - third[1], width, height))
    picture.paste("white", (0, height - third[1], third[0], height))
    return picture


def corner_names(picture: PIL.Image.Image) -> list[str]:
    """What ``corners`` shows, read back, tolerant of compression."""
    width, height = picture.size
    names = []
    for x, y in ((2, 2), (width - 3, 2), (width - 3, height - 3), (2, height - 3)):
        pixel = picture.convert("RGB").getpixel((x, y))
        assert isinstance(pixel, tuple)
        names.append("".join("1" if value > 127 else "0" for value in pixel))
    return [{"100": "red", "010": "lime", "001": "blue", "111": "white"}.get(n, n) for n in names]


def turned(orientation: int, kind: str = "JPEG", **options: Any) -> bytes:
    """``corners`` stored so that it is upright only when the EXIF orientation is heeded."""
    picture = corners()
    back = _BACK[orientation]
    if back is not None:
        picture = picture.transpose(back)
    exif = PIL.Image.Exif()
    exif[PIL.ExifTags.Base.Orientation] = orientation
    return encoded(picture, kind, exif=exif, **options)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_header(width: int, height: int, depth: int = 8, colour: int = 2) -> bytes:
    """The start of a PNG that says it is so large."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)


def png_without_pixels(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds rubbish."""
    return png_header(width, height) + chunk(b"IDAT", b"rubbish")


def png_bomb(width: int, height: int) -> bytes:
    """A valid bilevel PNG, black throughout."""
    row = b"\0" * (1 + (width + 7) // 8)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return png_header(width, height, depth=1, colour=0) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def animation(kind: str, frames: int = 3, **options: Any) -> bytes:
    """A picture whose frames are red, lime, blue, …"""
    colours = ["red", "lime", "blue", "white", "gray"]
    pictures = [PIL.Image.new("RGB", (32, 24), colours[n % 5]) for n in range(frames)]
    return encoded(pictures[0], kind, save_all=True, append_images=pictures[1:], **options)
