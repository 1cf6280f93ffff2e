"""Frames of animations and pages of documents: how many there are, and going to one."""

from __future__ import annotations

import contextlib
import struct
from typing import IO, Any, Final

import PIL.Image
import PIL.ImageFile

from app.imaging.limits import OpenLimits

PAGED_FORMATS: Final = frozenset({"TIFF", "MPO", "HEIF", "DCX", "PDF"})
"""Formats whose frames may differ in size."""
ANIMATED_FORMATS: Final = frozenset({"GIF", "PNG", "WEBP", "AVIF", "FLI"})
"""Formats whose frames share one canvas."""
_OF_ONE_FRAME: Final = {
    "TIFF": frozenset({"icc_profile"}),
    "MPO": frozenset({"icc_profile", "jfif_unit", "jfif_density", "photoshop"}),
}

_MAX_BLOCKS: Final = 1_000_000
"""Most blocks of a file that are stepped over, so that counting ends within a second or so."""


def count_frames(picture: PIL.ImageFile.ImageFile, stream: IO[bytes], limits: OpenLimits) -> int:
    """Return how many frames the picture has, at most ``limits.max_frames``; decodes nothing.

    ``stream`` is read from anywhere and left anywhere, so it must not be the picture's own.
    """
    kind = picture.format
    if kind == "GIF":
        frames = _gif_frames(stream, limits.max_frames)
    elif kind == "TIFF":
        frames = _tiff_pages(picture, limits.max_frames)
    elif kind in PAGED_FORMATS | ANIMATED_FORMATS:
        frames = getattr(picture, "n_frames", 1)
    else:
        frames = 1
    return max(1, min(frames, limits.max_frames))


def go_to_frame(picture: PIL.ImageFile.ImageFile, frame: int) -> None:
    """Make ``frame`` (from 0) the picture's current one; raises EOFError and others where it cannot.

    Frame 0 of a HEIF file is its primary picture, wherever it stands.
    """
    if picture.format == "HEIF":
        primary = picture.tell()
        secondary = [i for i in range(getattr(picture, "n_frames", 1)) if i != primary]
        picture.seek([primary, *secondary][frame])
    elif frame:
        # Pillow leaves what the first page says of itself where a later one says nothing
        for key in set(picture.info) & _OF_ONE_FRAME.get(picture.format or "", frozenset()):
            del picture.info[key]
        picture.seek(frame)


def _tiff_pages(picture: PIL.ImageFile.ImageFile, most: int) -> int:
    pages = 1
    # a damaged later page does not spoil the earlier ones
    with contextlib.suppress(Exception):
        while pages < most:
            picture.seek(pages)
            pages += 1
    picture.seek(0)
    return pages


def _gif_frames(stream: IO[bytes], most: int) -> int:
    stream.seek(10)
    flags = stream.read(3)[0]
    if flags & 0x80:
        stream.seek(3 << ((flags & 7) + 1), 1)
    frames = 0
    blocks = 0
    while frames < most and blocks < _MAX_BLOCKS:
        mark = stream.read(1)
        if mark == b",":
            descriptor = stream.read(9)
            if len(descriptor) < 9:
                break
            if descriptor[8] & 0x80:
                stream.seek(3 << ((descriptor[8] & 7) + 1), 1)
            stream.seek(1, 1)
            frames += 1
        elif mark == b"!":
            stream.seek(1, 1)
        elif mark in {b";", b""}:
            break
        else:
            continue
        while blocks < _MAX_BLOCKS and (size := stream.read(1)) not in {b"", b"\x00"}:
            stream.seek(size[0], 1)
            blocks += 1
    return frames


def png_info(stream: IO[bytes]) -> dict[str | tuple[int, int], Any]:
    """Return EXIF and texts of a PNG, also those behind the pixels, which Pillow finds only by decoding."""
    from PIL.PngImagePlugin import PngStream

    chunks = PngStream(stream)
    stream.seek(8)
    try:
        for _ in range(_MAX_BLOCKS):
            kind, position, length = chunks.read()
            if kind in {b"eXIf", b"tEXt", b"zTXt", b"iTXt"}:
                chunks.call(kind, position, length)
                stream.seek(4, 1)
            elif kind == b"IEND":
                break
            else:
                stream.seek(length + 4, 1)
    except (SyntaxError, ValueError, OSError, EOFError, IndexError, struct.error):
        pass  # decoding tells, with better words
    return chunks.im_info
